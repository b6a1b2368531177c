"""What hangs out of the points of villages on the day of the pages, and who is commended.

Only a notice whose days run is shown, and only the newest commendations: months that were shown
before would add up to how much each has. No name stands at what takes points, and nothing is added.
"""

from collections.abc import Iterator
from datetime import date
from operator import attrgetter
from typing import Final

from attrs import frozen

from ruralgov.domain.collectives import DISCLOSURE
from ruralgov.domain.compacts import (
    Commended,
    CreditMonthRow,
    CreditMonths,
    CreditNotice,
    CreditNoticePage,
    NoticeLine,
)
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.registry import known_places
from ruralgov.ports.publishing import Ask

_ORDER: Final = attrgetter("category", "item", "name", "entry")
_MONTHS: Final = 3


@frozen(kw_only=True)
class Notice:
    """A month that hangs out, without any order of persons; *last* is its last day."""

    month: Month
    since: date
    last: date
    lines: tuple[NoticeLine, ...]


@frozen(kw_only=True)
class Credit:
    """What the page of a village shows of its points."""

    notices: tuple[Notice, ...]
    quarter: str
    names: tuple[str, ...]
    """Those commended for the quarter who agreed to be named, in the order of their names."""

    def __bool__(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.notices or self.names)


def credit_by_code(ask: Ask, made: date) -> dict[str, Credit]:
    """Return what each village shows, by its code; of one that shows nothing, nothing."""
    found = {}
    for row in known_places(lambda query, *, day=None: ask(query, DISCLOSURE)):
        credit = credit_of(ask, PlaceId(row.owner), made)
        if credit:
            found[row.code] = credit
    return found


def credit_of(ask: Ask, village: PlaceId, made: date) -> Credit:
    """Return what a village shows on a day."""
    months = ask(CreditMonths(village=village), DISCLOSURE)
    out = [row for row in months if row.notice and row.last and row.notice <= made <= row.last]
    notices = tuple(_notice(ask, row) for row in sorted(out, key=attrgetter("month")))
    for quarter in _quarters(months):
        try:
            page = ask(Commended(village=village, quarter=quarter), DISCLOSURE)
        except Refused as refusal:
            if refusal.code != "credit_commendation_missing":
                raise
            continue
        return Credit(notices=notices, quarter=quarter, names=page.names)
    return Credit(notices=notices, quarter="", names=())


def _notice(ask: Ask, row: CreditMonthRow) -> Notice:
    asked = CreditNotice(village=row.village, month=row.month)
    page: CreditNoticePage = ask(asked, DISCLOSURE)
    lines = tuple(sorted(page.lines, key=_ORDER))
    return Notice(month=page.month, since=page.since, last=page.last, lines=lines)


def _quarters(months: list[CreditMonthRow]) -> Iterator[str]:
    """Give the quarters with a final month, the newest first."""
    final = [row.month for row in months if row.final]
    found = {f"{month[:4]}-Q{(int(month[5:]) - 1) // _MONTHS + 1}" for month in final}
    yield from sorted(found, reverse=True)
