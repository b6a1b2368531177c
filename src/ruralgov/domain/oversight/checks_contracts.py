"""Cross-checks of contracts: their term and price, what they bring in, and who does nothing."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from ruralgov.domain.books import REGROUPS, VoucherLineRow
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.oversight import texts_contracts
from ruralgov.domain.oversight.checks_terms import last_day_of, unfit, yearly
from ruralgov.domain.oversight.ledgers import Ledgers, named
from ruralgov.domain.oversight.model import Evidence, Found, Severity
from ruralgov.domain.property import (
    Contract,
    ContractStage,
    Direction,
    DueKind,
    Tender,
    TenderMethod,
    exceeded,
)

CONTRACT = "contract/"
CONTESTED = frozenset({TenderMethod.TENDER, TenderMethod.AUCTION})
UNSIGNED = frozenset({ContractStage.DRAFT, ContractStage.DECIDED})
LETTING = ("发包", "租赁", "租金", "出租", "承包")
"""What a sub-account of 501 is named for, that is for rents."""
INCOME = "501"
DECISIVE = 2
"""Bidders that make a letting a contest."""


def received(of: Ledgers) -> Iterator[Found]:
    """R3: more money came in about a contract than it owes from its first to its last due.

    The commands refuse to *allocate* more than a due has left. They take any money in: what is
    too much lies there unallocated. Rent paid ahead is none of it: dues to come count. What is to
    go back is R36's.
    """
    came: dict[str, int] = defaultdict(int)
    vouchers: dict[str, list[str]] = defaultdict(list)
    for receipt in of.receipts:
        if not receipt.reversed and receipt.day <= of.day:
            came[receipt.contract] += receipt.amount - receipt.repaid
            vouchers[receipt.contract].append(receipt.voucher)
    for key, amount in came.items():
        contract = of.contracts.get(key)
        if contract is None:
            continue
        owed = sum(
            due.amount for due in contract.dues if not due.withdrawn and contract.comes_in(due)
        )
        if amount > owed:
            yield Found(
                about=(CONTRACT + key, "received"),
                day=max(one.day for one in of.receipts if one.contract == key),
                **texts_contracts.RECEIVED_TOO_MUCH.say(
                    owed=show_yuan(owed), amount=show_yuan(amount), more=show_yuan(amount - owed)
                ),
                evidence=(
                    Evidence(zh="多收", en="too much", value=show_yuan(amount - owed)),
                    Evidence(zh="应收总额", en="owed", value=show_yuan(owed)),
                ),
                links=(of.contract(key), *(of.voucher(one) for one in vouchers[key][-12:])),
            )


def terms(of: Ledgers) -> Iterator[Found]:
    """R4: a term beyond a limit, and a price below the last one or below the value assessed.

    The commands refuse a term beyond a limit that binds, and take one beyond another with a
    reason: that is a notice here. They never look at the price. A rent counts by the year, over
    the whole term; one that several bid for is what the market gives, unless it follows a letting
    to the same side or comes to less than a third of the last. What is sold is held against its
    last valuation, however it was sold.
    """
    for key, contract in of.bound.items():
        if contract.since > of.day or contract.over <= of.begin:
            continue
        if contract.direction is Direction.LET_OUT:
            yield from unfit(of, key, contract)
            yield from _term(of, key, contract)
            yield from _rent(of, key, contract)
        elif contract.direction is Direction.SELL and of.in_period(contract.signed or date.min):
            yield from _sale(of, key, contract)


def _term(of: Ledgers, key: str, contract: Contract) -> Iterator[Found]:
    kinds = frozenset(of.assets[one].kind for one in contract.assets if one in of.assets)
    begun = contract.since
    if contract.renews is not None:  # the term of a renewal runs from when it is agreed
        begun = min(begun, contract.signed or begun)
    beyond = exceeded(contract.tenure, kinds, begun, contract.until)
    for limit in beyond:
        yield Found(
            about=(CONTRACT + key, "term"),
            day=contract.since,
            **texts_contracts.TERM_BEYOND_LIMIT.say(
                since=contract.since,
                until=last_day_of(contract.until),
                years=limit.years,
                source=limit.source,
            ),
            evidence=(
                Evidence(
                    zh="期限", en="term", value=f"{contract.since}—{last_day_of(contract.until)}"
                ),
                Evidence(zh="上限", en="limit", value=f"{limit.years}"),
            ),
            links=(of.contract(key),),
            severity=Severity.SERIOUS if limit.binding else Severity.NOTICE,
        )


def contested(tender: Tender | None) -> bool:
    """Tell whether several bid for it."""
    return tender is not None and tender.method in CONTESTED and tender.bidders >= DECISIVE


def _rent(of: Ledgers, key: str, contract: Contract) -> Iterator[Found]:
    if of.contracted(contract):
        return
    earlier = [
        (one.over, other, one)
        for other, one in of.bound.items()
        if other != key
        and one.direction is Direction.LET_OUT
        and set(one.assets) <= set(contract.assets)
        and one.since < contract.since
    ]
    if not earlier:
        return
    _, other, last = max(earlier, key=lambda one: (one[0], one[1]))
    now, then = yearly(contract), yearly(last)
    share = of.limits.cheap_percent
    if contested(contract.tender) and contract.renews is None:
        share = of.limits.contested_percent
    if now * 100 < then * share:
        yield Found(
            about=(CONTRACT + key, CONTRACT + other, "price"),
            day=contract.signed or contract.since,
            **texts_contracts.RENT_BELOW_LAST.say(now=show_yuan(now), then=show_yuan(then)),
            evidence=(
                Evidence(zh="年租金", en="rent", value=show_yuan(now)),
                Evidence(zh="上一合同", en="last rent", value=show_yuan(then)),
            ),
            links=(of.contract(key), of.contract(other)),
        )


def _sale(of: Ledgers, key: str, contract: Contract) -> Iterator[Found]:
    worth = 0
    for one in contract.assets:
        asset = of.assets.get(one)
        known = [] if asset is None else asset.valuations
        then = [v for v in known if contract.signed is None or v.day <= contract.signed]
        if not then:
            return
        worth += max(then, key=lambda v: v.day).amount
    price = sum(
        due.amount for due in contract.dues if due.kind is DueKind.PRICE and not due.withdrawn
    )
    if price * 100 < worth * of.limits.cheap_percent:
        yield Found(
            about=(CONTRACT + key, "price"),
            day=contract.signed or contract.since,
            **texts_contracts.SOLD_BELOW_VALUE.say(price=show_yuan(price), worth=show_yuan(worth)),
            evidence=(
                Evidence(zh="出售价", en="price", value=show_yuan(price)),
                Evidence(zh="评估价", en="assessed", value=show_yuan(worth)),
            ),
            links=(of.contract(key), *(of.asset(one) for one in contract.assets)),
        )


def uncontracted(of: Ledgers) -> Iterator[Found]:
    """R12: somebody uses a resource, and there is no contract for it.

    Nobody can enter a use, so nothing refuses it; it shows in the money. Found are income of 501
    about an asset for which no contract is in force, income on an account of rents whose voucher
    names no contract, and a contract whose days have begun and that nobody signed. Use for which
    nothing is paid, or whose money goes past the books, leaves no trace here.
    """
    for key, lines in of.by_voucher.items():
        row = of.vouchers[key]
        if key in of.undone or row.corrects is not None or row.kind in REGROUPS:
            continue
        yield from _income(of, key, lines)
    for key, contract in of.contracts.items():
        days = of.waits(contract.since)
        lets = contract.direction is Direction.LET_OUT and contract.stage in UNSIGNED
        if lets and days > of.limits.unsigned:
            yield Found(
                about=(CONTRACT + key, "unsigned"),
                day=contract.since,
                **texts_contracts.CONTRACT_UNSIGNED.say(since=contract.since),
                evidence=(Evidence(zh="状态", en="stage", value=contract.stage.zh),),
                links=(of.contract(key), *(of.asset(one) for one in contract.assets)),
                severity=Severity.NOTICE,
            )


def _income(of: Ledgers, key: str, lines: list[VoucherLineRow]) -> Iterator[Found]:
    income = [line for line in lines if line.account == INCOME and line.credit]
    if not income or any(named("contract", lines)):
        return
    amount = show_yuan(sum(line.credit for line in income))
    assets = list(dict.fromkeys(named("asset", lines)))
    free = [one for one in assets if not _let(of, one, lines[0].day)]
    if free:
        yield Found(
            about=(f"voucher/{key}", *(f"asset/{one}" for one in free)),
            day=lines[0].day,
            **texts_contracts.INCOME_WITHOUT_CONTRACT.say(amount=amount),
            evidence=(Evidence(zh="金额", en="amount", value=amount),),
            links=(of.voucher(key), *(of.asset(one) for one in free)),
        )
    elif not assets and any(word in of.chart.name(x.code) for x in income for word in LETTING):
        yield Found(
            about=(f"voucher/{key}", "rent"),
            day=lines[0].day,
            **texts_contracts.RENT_NAMES_NO_CONTRACT.say(amount=amount),
            evidence=(Evidence(zh="金额", en="amount", value=amount),),
            links=(of.voucher(key),),
            severity=Severity.WARNING,
        )


def _let(of: Ledgers, asset: str, day: date) -> bool:
    late = timedelta(days=of.limits.after_term)
    return any(
        asset in one.assets
        and one.direction is Direction.LET_OUT
        and one.since <= day
        and day - late < one.over
        for one in of.bound.values()
    )


def arrears(of: Ledgers) -> Iterator[Found]:
    """R14: a due is long unpaid, and since then nobody noted, varied or ended anything.

    Nothing refuses it: arrears are counted and need no command.
    """
    for key, contract in of.bound.items():
        late = [
            (due, rest)
            for due in contract.dues
            if (rest := contract.rest(due))
            and contract.comes_in(due)
            and of.waits(due.day) > of.limits.arrears
        ]
        if not late or contract.stage is not ContractStage.SIGNED:
            continue
        first = min(due.day for due, _ in late)
        if any(note.day > first for note in contract.notes) or any(
            one.since > first for one in contract.variations
        ):
            continue
        owed = show_yuan(sum(rest for _, rest in late))
        yield Found(
            about=(CONTRACT + key, "arrears"),
            day=first,
            **texts_contracts.ARREARS_FORGOTTEN.say(since=first, owed=owed),
            evidence=(
                Evidence(zh="欠缴", en="owed", value=owed),
                Evidence(zh="最早到期日", en="since", value=str(first)),
            ),
            links=(of.contract(key),),
        )


def unallocated(of: Ledgers) -> Iterator[Found]:
    """R18: money of a contract lies there for weeks, and pays no due though some are open.

    Nothing refuses it: allocating is a step of its own.
    """
    for receipt in of.receipts:
        contract = of.contracts.get(receipt.contract)
        if not receipt.waiting or contract is None or receipt.day > of.day:
            continue
        owed = any(
            contract.rest(due) and contract.comes_in(due) and due.day <= of.day
            for due in contract.dues
        )
        days = of.waits(receipt.day)
        if owed and days > of.limits.unallocated:
            rest = show_yuan(receipt.rest)
            yield Found(
                about=(f"receipt/{receipt.owner}",),
                day=receipt.day,
                **texts_contracts.MONEY_UNALLOCATED.say(day=receipt.day, rest=rest, days=days),
                evidence=(
                    Evidence(zh="未核销", en="rest", value=rest),
                    Evidence(zh="天数", en="days", value=str(days), decisive=False),
                ),
                links=(of.contract(receipt.contract), of.voucher(receipt.voucher)),
            )


def expired(of: Ledgers) -> Iterator[Found]:
    """R19: a letting is over, and was neither ended nor renewed.

    Nothing refuses it: that nobody does something is no command. Whoever had it may use it on.
    """
    renewed = {one.renews for one in of.bound.values()}
    for key, contract in of.bound.items():
        days = of.waits(contract.until)
        signed = contract.stage is ContractStage.SIGNED
        if (
            signed
            and contract.direction is Direction.LET_OUT
            and key not in renewed
            and days > of.limits.expired
            and not _let_again(of, contract)
        ):
            yield Found(
                about=(CONTRACT + key, "expired"),
                day=contract.until,
                **texts_contracts.CONTRACT_EXPIRED.say(until=last_day_of(contract.until)),
                evidence=(
                    Evidence(zh="期满日", en="until", value=str(last_day_of(contract.until))),
                    Evidence(zh="天数", en="days", value=str(days), decisive=False),
                ),
                links=(of.contract(key), *(of.asset(one) for one in contract.assets)),
            )


def _let_again(of: Ledgers, contract: Contract) -> bool:
    return any(
        one.direction is Direction.LET_OUT
        and one.since >= contract.until
        and set(one.assets) & set(contract.assets)
        for one in of.bound.values()
    )
