"""Cross-checks of what became of a contract: who holds it, and what it was varied to."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.oversight import texts
from ruralgov.domain.oversight.ledgers import Ledgers
from ruralgov.domain.oversight.model import Evidence, Found
from ruralgov.domain.property import Contract, Due, DueKind, Reduction, Tenure, fits

YEAR = 365


def last_day_of(until: date) -> date:
    """Return the last day of a term that is over on a day: what people are shown."""
    return until - timedelta(days=1)


def yearly(contract: Contract) -> int:
    """Return the price of a contract by the year, in fen: all of it over the days of its term."""
    return _by_year(_live(contract.dues), contract.since, contract.over)


def unfit(of: Ledgers, key: str, contract: Contract) -> Iterator[Found]:
    """Give a tenure by which that holder cannot hold that: land contracted to a company (R4)."""
    kinds = frozenset(of.assets[one].kind for one in contract.assets if one in of.assets)
    if contract.tenure is None or fits(contract.tenure, kinds, contract.company):
        return
    yield Found(
        about=(f"contract/{key}", "tenure"),
        day=contract.signed or contract.since,
        **texts.TENURE_UNFIT.say(zh=contract.tenure.zh, en=contract.tenure.en),
        evidence=(Evidence(zh="方式", en="tenure", value=contract.tenure.zh),),
        links=(of.contract(key), *(of.asset(one) for one in contract.assets)),
    )


def varied(of: Ledgers, key: str, contract: Contract) -> Iterator[Found]:
    """Give a contract that was made much cheaper, or longer, after it was signed (R4).

    The dues as they were signed are held against those in force, each by the year over its term.
    """
    if not contract.variations or contract.tenure is Tenure.HOUSEHOLD:
        return
    signed = [due for due in contract.dues if not _came_later(contract, due)]
    whole = {one.due: one.was for one in reversed(_cuts(contract))}
    then = _by_year(
        ((due, whole.get(due.no, due.amount)) for due in signed),
        contract.since,
        contract.terms[0].until,
    )
    now = _by_year(_live(contract.dues), contract.since, contract.until)
    if now * 100 >= then * of.limits.cheap_percent:
        return
    last = contract.variations[-1]
    yield Found(
        about=(f"contract/{key}", "varied"),
        day=last.since,
        **texts.VARIED_BELOW_SIGNED.say(
            now=show_yuan(now),
            then=show_yuan(then),
            until=last_day_of(contract.until),
            before=last_day_of(contract.terms[0].until),
        ),
        evidence=(
            Evidence(zh="变更后年价款", en="yearly now", value=show_yuan(now)),
            Evidence(zh="签订时年价款", en="yearly as signed", value=show_yuan(then)),
            Evidence(zh="依据", en="decision", value=last.decision.reference, decisive=False),
        ),
        links=(of.contract(key),),
    )


def _cuts(contract: Contract) -> list[Reduction]:
    return [cut for one in contract.variations for cut in one.reduced]


def _came_later(contract: Contract, due: Due) -> bool:
    return any(due.no == one.no for later in contract.variations for one in later.dues)


def _live(dues: Iterable[Due]) -> Iterator[tuple[Due, int]]:
    return ((due, due.amount) for due in dues if not due.withdrawn)


def _by_year(dues: Iterable[tuple[Due, int]], since: date, until: date) -> int:
    total = sum(amount for due, amount in dues if due.kind is DueKind.PRICE)
    return total * YEAR // max(1, (until - since).days)
