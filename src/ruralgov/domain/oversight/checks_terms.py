"""What checks of contracts share, and who may hold what."""

from collections.abc import Iterator
from datetime import date, timedelta

from ruralgov.domain.oversight import texts_contracts
from ruralgov.domain.oversight.ledgers import Ledgers
from ruralgov.domain.oversight.model import Evidence, Found
from ruralgov.domain.property import Contract, DueKind, fits

YEAR = 365


def last_day_of(until: date) -> date:
    """Return the last day of a term that is over on a day: what people are shown."""
    return until - timedelta(days=1)


def yearly(contract: Contract) -> int:
    """Return the price of a contract by the year, in fen: all of it over the days of its term."""
    total = sum(
        due.amount for due in contract.dues if due.kind is DueKind.PRICE and not due.withdrawn
    )
    return total * YEAR // max(1, (contract.over - contract.since).days)


def unfit(of: Ledgers, key: str, contract: Contract) -> Iterator[Found]:
    """Give a tenure by which that holder cannot hold that: land contracted to a company (R4)."""
    kinds = frozenset(of.assets[one].kind for one in contract.assets if one in of.assets)
    if contract.tenure is None or fits(contract.tenure, kinds, contract.company):
        return
    yield Found(
        about=(f"contract/{key}", "tenure"),
        day=contract.signed or contract.since,
        **texts_contracts.TENURE_UNFIT.say(zh=contract.tenure.zh, en=contract.tenure.en),
        evidence=(Evidence(zh="方式", en="tenure", value=contract.tenure.zh),),
        links=(of.contract(key), *(of.asset(one) for one in contract.assets)),
    )
