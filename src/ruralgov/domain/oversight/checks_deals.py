"""Cross-checks of deals: what was varied after a tender, and what was sold too cheap."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.oversight import texts_contracts
from ruralgov.domain.oversight.checks_assets import left
from ruralgov.domain.oversight.checks_contracts import CONTESTED
from ruralgov.domain.oversight.ledgers import Ledgers
from ruralgov.domain.oversight.model import Evidence, Found, Severity
from ruralgov.domain.property import AssetStage, Contract, DecisionKind, DueKind

WHOLE: Final = 100


def varied(of: Ledgers) -> Iterator[Found]:
    """R24: what was won by a tender was made better for the winner afterwards.

    Compared is the price for each day of the term (of a purchase or works: the whole price) as it
    was signed and as it is now, and how much longer the term has become. A second person
    passes each variation, and nobody compares it. One that only the council decided weighs more.
    """
    for key, contract in of.bound.items():
        lately = [one for one in contract.variations if of.in_period(one.since)]
        if not lately or contract.tender is None or contract.tender.method not in CONTESTED:
            continue
        day = max(one.since for one in lately)
        council = any(one.decision.kind is DecisionKind.COUNCIL for one in lately)
        signed, now = _signed_price(contract), _price_now(contract)
        first, last = _signed_term(contract), contract.until
        if _worse(of, contract, signed, now):
            yield Found(
                about=(f"contract/{key}", "varied price"),
                day=day,
                **texts_contracts.PRICE_VARIED.say(signed=show_yuan(signed), now=show_yuan(now)),
                evidence=(
                    Evidence(zh="签订价款", en="signed", value=show_yuan(signed)),
                    Evidence(zh="变更后价款", en="now", value=show_yuan(now)),
                ),
                links=(of.contract(key),),
                severity=None if council else Severity.WARNING,
            )
        longer = (last - first).days
        if longer * WHOLE > (first - contract.since).days * of.limits.longer_percent:
            yield Found(
                about=(f"contract/{key}", "varied term"),
                day=day,
                **texts_contracts.TERM_VARIED.say(
                    signed=first - timedelta(days=1), now=last - timedelta(days=1)
                ),
                evidence=(
                    Evidence(zh="签订终止日", en="signed", value=str(first - timedelta(days=1))),
                    Evidence(zh="变更后终止日", en="now", value=str(last - timedelta(days=1))),
                ),
                links=(of.contract(key),),
                severity=None if council else Severity.WARNING,
            )


def _worse(of: Ledgers, contract: Contract, signed: int, now: int) -> bool:
    """Tell whether the price has moved to the other side's gain beyond the customary band."""
    if not contract.incoming:
        return now * WHOLE > signed * (2 * WHOLE - of.limits.cheap_percent)
    then = max(1, (_signed_term(contract) - contract.since).days)
    by_now = max(1, (contract.until - contract.since).days)
    return now * then * WHOLE < signed * by_now * of.limits.cheap_percent


def _signed_price(contract: Contract) -> int:
    later = {due.no for one in contract.variations for due in one.dues}
    cuts = (cut for one in reversed(contract.variations) for cut in one.reduced)
    whole = {cut.due: cut.was for cut in cuts}
    prices = [due for due in contract.dues if due.kind is DueKind.PRICE]
    return sum(whole.get(due.no, due.amount) for due in prices if due.no not in later)


def _price_now(contract: Contract) -> int:
    """Return the dues of the price that are in force, and those that the end of it spared."""
    return sum(
        due.amount
        for due in contract.dues
        if due.kind is DueKind.PRICE and (not due.withdrawn or due.no in contract.spared)
    )


def _signed_term(contract: Contract) -> date:
    return contract.terms[0].until if contract.terms else contract.until


def sold_cheap(of: Ledgers) -> Iterator[Found]:
    """R26: sold below what it stands for in the books, and nobody assessed that it is worth less.

    The commands ask for a decision and a tender, and for no valuation. An assessment within a year
    before the sale that comes to no more than the proceeds explains it.
    """
    for key, asset in of.assets.items():
        sale = asset.disposal
        if sale is None or sale.stage is not AssetStage.SOLD or not of.in_period(sale.day):
            continue
        worth = left(asset, sale)
        valued = any(
            one.amount * of.limits.cheap_percent <= sale.proceeds * WHOLE
            and 0 <= (sale.day - one.day).days <= of.limits.valuation
            for one in asset.valuations
        )
        if not valued and sale.proceeds * WHOLE < worth * of.limits.cheap_percent:
            yield Found(
                about=(f"asset/{key}", "below the books"),
                day=sale.day,
                **texts_contracts.SOLD_BELOW_BOOKS.say(
                    name=asset.name, proceeds=show_yuan(sale.proceeds), worth=show_yuan(worth)
                ),
                evidence=(
                    Evidence(zh="收入", en="proceeds", value=show_yuan(sale.proceeds)),
                    Evidence(zh="账面净值", en="books", value=show_yuan(worth)),
                ),
                links=(of.asset(key),),
            )
