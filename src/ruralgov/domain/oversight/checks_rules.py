"""Cross-checks of the rules that a collective gave itself: its fund policy and its budget."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.funds import BudgetRow, PolicyVersion, Tier
from ruralgov.domain.kernel.ids import CITY
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.oversight import texts
from ruralgov.domain.oversight.ledgers import Ledgers
from ruralgov.domain.oversight.model import Evidence, Found, Link, Severity
from ruralgov.domain.oversight.wording import Wording

BEYOND: Final = 10**18
"""More than any amount: where a tier has no end."""


def policy(of: Ledgers) -> Iterator[Found]:
    """R32: the fund policy of a collective asks less than that of the city on the same day.

    Adopting one takes a town officer, and nobody compares. Compared are how many must approve each
    amount, from when a resolution is needed, the limits on cash, and whether income may be spent.
    """
    mine = of.city.policy_of(of.collective, of.day)
    city = of.city.policy_of(CITY, of.day)
    if mine is None or city is None:
        return
    looser = list(_looser(mine, city))
    if looser:
        yield Found(
            about=("policy", str(mine.since)),
            day=max(mine.since, of.begin),
            **texts.POLICY_LOOSER.say(
                since=mine.since,
                zh="；".join(one[0] for one in looser),
                en="; ".join(one[1] for one in looser),
            ),
            evidence=tuple(
                Evidence(zh=zh, en=en, value=f"{theirs} → {own}") for zh, en, own, theirs in looser
            ),
            links=(Link(kind="fund_policy", key=of.collective, label=mine.source),),
            severity=None if any("审批人数" in one[0] for one in looser) else Severity.WARNING,
        )


def _looser(mine: PolicyVersion, city: PolicyVersion) -> Iterator[tuple[str, str, str, str]]:
    """Give what is looser: how it is called, its value here, and that of the city."""
    for amount in sorted({_end(tier) for one in (mine, city) for tier in one.tiers}):
        here, there = _approvals(mine, amount), _approvals(city, amount)
        if here is not None and there is not None and here < there:
            till = "" if amount == BEYOND else f" ≤ {show_yuan(amount)}"
            yield f"审批人数{till}", f"approvals{till}", str(here), str(there)
    for zh, en, here, there in (
        (
            "须经四议两公开的限额",
            "limit above which a resolution is needed",
            mine.resolution_above,
            city.resolution_above,
        ),
        ("库存现金限额", "cash limit", mine.cash_limit, city.cash_limit),
        (
            "现金支付限额",
            "largest payment in cash",
            mine.largest_cash_payment,
            city.largest_cash_payment,
        ),
    ):
        if here > there:
            yield zh, en, show_yuan(here), show_yuan(there)
    if mine.split_days < city.split_days:
        yield "合并计算天数", "days taken together", str(mine.split_days), str(city.split_days)
    if mine.spend_cash_income and not city.spend_cash_income:
        yield "允许坐支", "income may be spent in cash", "是/yes", "否/no"


def _end(tier: Tier) -> int:
    return BEYOND if tier.up_to is None else tier.up_to


def _approvals(one: PolicyVersion, amount: int) -> int | None:
    """Return how many must approve an amount, None where nobody may spend as much."""
    for tier in one.tiers:
        if amount <= _end(tier):
            return sum(step.quorum for step in tier.steps)
    return None


def budget(of: Ledgers) -> Iterator[Found]:
    """R33: more was spent on an item than was planned, or its plan is far above last year's.

    The commands refuse a payment beyond the budget; the budget itself they let be changed.
    """
    rows = of.city.read.rows(BudgetRow, owner=of.collective)
    by_item = {(row.year, row.item): row for row in rows}
    for year in range(of.begin.year, of.day.year + 1):
        for (when, item), row in by_item.items():
            if when != year:
                continue
            link = Link(kind="purse", key=of.collective, label=f"{year} {item}")
            if row.spent > row.budget:
                yield _found(of, row, "over", texts.BUDGET_OVERSPENT, row.spent, row.budget, link)
            old = by_item.get((year - 1, item))
            times = of.limits.budget_times
            if old is not None and old.budget and row.budget > times * old.budget:
                yield _found(of, row, "raised", texts.BUDGET_RAISED, row.budget, old.budget, link)


def _found(
    of: Ledgers,
    row: BudgetRow,
    what: str,
    wording: Wording,
    much: int,
    than: int,
    link: Link,
) -> Found:
    return Found(
        about=("budget", str(row.year), row.item, what),
        day=min(of.day, date(row.year, 12, 31)),
        **wording.say(year=row.year, item=row.item, much=show_yuan(much), than=show_yuan(than)),
        evidence=(
            Evidence(zh="金额", en="amount", value=show_yuan(much)),
            Evidence(zh="对照", en="against", value=show_yuan(than)),
        ),
        links=(link,),
        severity=None if what == "over" else Severity.WARNING,
    )
