"""Cross-checks of whether accounts are published in time, and what became of it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from ruralgov.domain.disclosure import (
    PUBLICATION,
    PublicationRow,
    PublicationStage,
    WithdrawalGround,
)
from ruralgov.domain.kernel.month import (
    Month,
    first_day,
    last_day,
    month_of,
    months_from,
    next_month,
)
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.oversight import texts
from ruralgov.domain.oversight.ledgers import Ledgers
from ruralgov.domain.oversight.model import Evidence, Found, Link, Severity
from ruralgov.domain.oversight.shown import MONEY

QUARTER: Final = 3
OUT: Final = frozenset({PublicationStage.PUBLISHED, PublicationStage.WITHDRAWN})


@frozen(kw_only=True)
class Quarter:
    """Three months whose accounts are published together or one by one, and by when."""

    months: tuple[Month, ...]
    due: date

    @property
    def name(self) -> str:
        """How it is called: ``2024-01 至 2024-03``."""
        return f"{self.months[0]} 至 {self.months[-1]}"


def unpublished(of: Ledgers) -> Iterator[Found]:
    """R30: the accounts of a quarter were published late, or never.

    Nothing refuses it: that nobody does something is no command. A quarter counts where the books
    were open, and the collective there, from its first day until its accounts were due. A month is
    published when its first publication went out.
    """
    rows = of.city.read.rows(PublicationRow, collective=of.collective)
    for quarter in _quarters(of):
        days = [_first_shown(rows, month) for month in quarter.months]
        shown = [day for day in days if day is not None and day <= of.today]
        link = Link(kind="collective", key=of.collective, label=of.owner.name)
        if len(shown) < len(days):
            missing = [m for m, day in zip(quarter.months, days, strict=True) if day not in shown]
            late = (of.today - quarter.due).days
            yield Found(
                about=("unpublished", quarter.months[0]),
                day=quarter.due,
                **texts.NEVER_PUBLISHED.say(
                    quarter=quarter.name, due=quarter.due, months="、".join(missing), days=late
                ),
                evidence=(
                    Evidence(zh="未公开月份", en="months", value="、".join(missing)),
                    Evidence(zh="应公开日", en="due", value=str(quarter.due)),
                ),
                links=(link,),
            )
        elif max(shown) > quarter.due:
            yield Found(
                about=("published late", quarter.months[0]),
                day=max(shown),
                **texts.PUBLISHED_LATE.say(
                    quarter=quarter.name,
                    due=quarter.due,
                    day=max(shown),
                    days=(max(shown) - quarter.due).days,
                ),
                evidence=(
                    Evidence(zh="应公开日", en="due", value=str(quarter.due)),
                    Evidence(zh="公开日", en="published", value=str(max(shown))),
                ),
                links=(link,),
                severity=Severity.NOTICE,
            )


def _quarters(of: Ledgers) -> Iterator[Quarter]:
    """Give the quarters that end in the period, were due by today and had open books throughout."""
    start = of.chart.first
    if start is None:
        return
    for last in months_from(of.first, of.last):
        if int(last[5:]) % QUARTER:
            continue
        first = month_of(first_day(last).replace(month=int(last[5:]) - QUARTER + 1))
        after = first_day(next_month(last))
        due = after.replace(day=of.limits.published_by)
        begun = max(first_day(start), of.owner.since) <= first_day(first)
        if begun and due < of.owner.until and due < of.today:
            yield Quarter(months=tuple(months_from(first, last)), due=due)


def _first_shown(rows: list[PublicationRow], month: Month) -> date | None:
    """Return the day on which the money of a month was first published."""
    return min(
        (
            row.published
            for row in rows
            if row.kind in MONEY
            and row.stage in OUT
            and row.published is not None
            and row.first <= month <= row.last
        ),
        default=None,
    )


def withdrawn(of: Ledgers) -> Iterator[Found]:
    """R31: a publication was withdrawn, and nothing came in its place.

    The commands ask for a ground. Whether what was hidden was ever shown again nobody asks. What
    was shown for as long as the law asks may go, and is a notice.
    """
    rows = of.city.read.rows(PublicationRow, collective=of.collective)
    gone = [row for row in rows if row.stage is PublicationStage.WITHDRAWN]
    lately = [row for row in gone if of.begin <= last_day(row.last) <= of.day]
    for key, known in of.city.read.states(PUBLICATION, [row.owner for row in lately]).items():
        since = known.withdrawn
        if since is None or of.today - since <= timedelta(days=of.limits.withdrawn):
            continue
        replaced = any(
            row.kind is known.kind
            and row.stage is PublicationStage.PUBLISHED
            and row.first <= known.first
            and known.last <= row.last
            for row in rows
        )
        if not replaced:
            ground = known.ground.zh if known.ground is not None else ""
            name = f"{known.first} 至 {known.last} {known.kind.zh}"
            yield Found(
                about=(f"publication/{key}", "withdrawn"),
                day=since,
                **texts.WITHDRAWN_FOR_GOOD.say(
                    name=name,
                    first=known.first,
                    last=known.last,
                    kind=known.kind.en,
                    since=since,
                    zh=ground,
                    en=known.ground.en if known.ground is not None else "",
                ),
                evidence=(
                    Evidence(zh="撤下日", en="withdrawn", value=str(since)),
                    Evidence(zh="理由", en="ground", value=ground),
                ),
                links=(Link(kind="publication", key=key, label=name),),
                severity=Severity.NOTICE if known.ground is WithdrawalGround.SHOWN_ENOUGH else None,
            )
