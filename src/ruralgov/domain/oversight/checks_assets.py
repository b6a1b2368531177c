"""Cross-checks of assets: let twice, gone and let, gone or contracted for without a tender."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from ruralgov.domain.funds import plain_mark
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.kernel.month import month_of
from ruralgov.domain.oversight import texts_contracts
from ruralgov.domain.oversight.checks_terms import last_day_of
from ruralgov.domain.oversight.ledgers import Ledgers
from ruralgov.domain.oversight.model import Evidence, Found, Severity
from ruralgov.domain.property import (
    RESOURCES,
    Asset,
    AssetStage,
    Contract,
    Direction,
    Disposal,
    DueKind,
    Tender,
    TenderMethod,
)


def twice_let(of: Ledgers) -> Iterator[Found]:
    """R5: one thing let twice on a day, or let after it was sold or gone.

    The commands refuse to let the same *record* twice. They do not know that two records are one
    pond: the same certificate or map under two codes, or land of the same name, kind and quantity
    that has no map. Nor do they refuse to let what a signed contract sells, until it is entered as
    sold.
    """
    lets: dict[str, list[tuple[str, Contract]]] = defaultdict(list)
    sales: dict[str, list[tuple[str, Contract]]] = defaultdict(list)
    others: dict[str, list[tuple[str, Contract]]] = defaultdict(list)
    for key, contract in of.bound.items():
        into = {Direction.LET_OUT: lets, Direction.SELL: sales}.get(contract.direction, others)
        for asset in contract.assets:
            into[asset].append((key, contract))
    for same in _same(of):
        mine = [(name, key, one) for name in same for key, one in lets[name]]
        for (_, first, one), (_, second, other) in combinations(mine, 2):
            since, until = max(one.since, other.since), min(one.over, other.over)
            if first != second and since < until and since <= of.day and until > of.begin:
                yield _overlap(of, (first, second), same, since, until)
        for _, key, contract in mine:
            gone = _gone(of, same, sales, contract)
            if gone is not None and contract.over > of.begin and contract.since <= of.day:
                yield _let_gone(of, key, same, gone)


def _same(of: Ledgers) -> list[tuple[str, ...]]:
    """Return the assets in groups of what is one thing, most of them alone."""
    groups: dict[str, set[str]] = {key: {key} for key in of.assets}
    for one, other in combinations(of.assets, 2):
        if groups[one] is not groups[other] and _one_thing(of.assets[one], of.assets[other]):
            merged = groups[one] | groups[other]
            for key in merged:
                groups[key] = merged
    return sorted({tuple(sorted(group)) for group in groups.values()})


def _one_thing(one: Asset, other: Asset) -> bool:
    """Tell whether two records may be one: the same map, or land of one name without two maps.

    Two pumps of one kind are two things, and so are two ponds of one name on two maps, or of two
    collectives that merged.
    """
    if one.collective != other.collective:
        return False
    maps = {plain_mark(asset.boundary.reference) for asset in (one, other) if asset.boundary}
    if one.boundary is not None and other.boundary is not None:
        return len(maps) == 1
    return (
        one.kind is other.kind
        and one.kind in RESOURCES
        and one.quantity == other.quantity
        and plain_mark(one.name) == plain_mark(other.name)
    )


def _overlap(
    of: Ledgers, keys: tuple[str, str], same: tuple[str, ...], since: date, until: date
) -> Found:
    both = "、".join(of.contracts[key].number for key in keys)
    return Found(
        about=tuple(f"contract/{key}" for key in keys),
        day=since,
        **texts_contracts.LET_TWICE.say(since=since, until=last_day_of(until), contracts=both),
        evidence=(
            Evidence(zh="重叠期", en="both", value=f"{since}—{last_day_of(until)}"),
            Evidence(zh="合同", en="contracts", value=both),
        ),
        links=(*(of.contract(key) for key in keys), *(of.asset(key) for key in same)),
    )


def _gone(
    of: Ledgers,
    same: tuple[str, ...],
    sales: dict[str, list[tuple[str, Contract]]],
    contract: Contract,
) -> date | None:
    """Return from which day on what a contract lets was not there to let, or None."""
    days = [one.until for key in same if (one := of.assets[key]).until < contract.over]
    days += [
        max(sale.since, sale.signed)
        for key in same
        for _, sale in sales[key]
        if sale.signed is not None
        and contract.signed is not None
        and sale.signed <= contract.signed
        and sale.since < contract.over
    ]
    return min(days, default=None)


def _let_gone(of: Ledgers, key: str, same: tuple[str, ...], gone: date) -> Found:
    contract = of.contracts[key]
    return Found(
        about=(f"contract/{key}", "gone"),
        day=max(gone, contract.since),
        **texts_contracts.LET_WHEN_GONE.say(
            gone=gone, number=contract.number, over=last_day_of(contract.over)
        ),
        evidence=(
            Evidence(zh="处置日", en="gone", value=str(gone)),
            Evidence(
                zh="合同期", en="term", value=f"{contract.since}—{last_day_of(contract.over)}"
            ),
        ),
        links=(of.contract(key), *(of.asset(one) for one in same)),
    )


def tenders(of: Ledgers) -> Iterator[Found]:
    """R7: something of weight was sold, let, bought or built without a tender, or with a sham one.

    The commands ask for a record of a tender *or* a stated exemption, whatever the amount, and for
    no number of bidders; and an asset can be entered as sold without a contract of sale. What is
    sold weighs what it is worth in the books, however cheap it went. Land
    contracted to the households of the collective needs no tender, and what is scrapped with
    nothing left of its value neither.
    """
    for key, asset in of.assets.items():
        disposal = asset.disposal
        if disposal is not None and of.in_period(disposal.day):
            amount = max(disposal.proceeds, left(asset, disposal))
            yield from _tendered(of, f"asset/{key}", disposal.day, disposal.tender, amount)
            sold = disposal.stage is AssetStage.SOLD and disposal.contract is None
            if sold and amount > of.limits.tender_above:
                yield _without_sale(of, key, asset, disposal, amount)
    for key, contract in of.bound.items():
        if contract.signed is None or not of.in_period(contract.signed):
            continue
        if of.contracted(contract) or contract.tender is None:
            continue
        amount = sum(
            due.amount for due in contract.dues if due.kind is DueKind.PRICE and not due.withdrawn
        )
        if contract.direction is Direction.SELL:
            amount = max(amount, _worth(of, contract))
        yield from _tendered(of, f"contract/{key}", contract.signed, contract.tender, amount)


def _worth(of: Ledgers, contract: Contract) -> int:
    """Return what the books say is left of what a contract sells, on the day it was signed."""
    assets = [one for key in contract.assets if (one := of.assets.get(key)) is not None]
    month = month_of(contract.signed or contract.since)
    return sum(
        one.original + sum(change.amount for change in one.changes) - one.depreciated(month)
        for one in assets
    )


def left(asset: Asset, disposal: Disposal) -> int:
    """Return what an asset was still worth in the books when it went."""
    value = asset.original + sum(one.amount for one in asset.changes)
    return value - asset.depreciated(month_of(disposal.day))


def _tendered(of: Ledgers, about: str, day: date, tender: Tender, amount: int) -> Iterator[Found]:
    if amount <= of.limits.tender_above:
        return
    kind, _, key = about.partition("/")
    link = of.asset(key) if kind == "asset" else of.contract(key)
    few = of.limits.fewest_bidders
    if tender.method is TenderMethod.EXEMPT:
        said = texts_contracts.NO_TENDER.say(amount=show_yuan(amount), exemption=tender.exemption)
        shown = Evidence(zh="免于理由", en="exemption", value=tender.exemption)
    elif tender.method is TenderMethod.TENDER and tender.bidders < few:
        said = texts_contracts.FEW_BIDDERS.say(amount=show_yuan(amount), bidders=tender.bidders)
        shown = Evidence(zh="投标人数", en="bidders", value=str(tender.bidders))
    else:
        return
    yield Found(
        about=(about, "tender"),
        day=day,
        **said,
        evidence=(Evidence(zh="金额", en="amount", value=show_yuan(amount)), shown),
        links=(link,),
        severity=None if tender.method is TenderMethod.EXEMPT else Severity.WARNING,
    )


def _without_sale(of: Ledgers, key: str, asset: Asset, disposal: Disposal, amount: int) -> Found:
    return Found(
        about=(f"asset/{key}", "sale"),
        day=disposal.day,
        **texts_contracts.SOLD_WITHOUT_CONTRACT.say(name=asset.name, amount=show_yuan(amount)),
        evidence=(
            Evidence(zh="金额", en="amount", value=show_yuan(amount)),
            Evidence(zh="收入", en="proceeds", value=show_yuan(disposal.proceeds)),
        ),
        links=(of.asset(key),),
        severity=Severity.WARNING,
    )
