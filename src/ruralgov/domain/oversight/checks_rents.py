"""The cross-check of rents that were paid and never became income."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.oversight import texts_contracts
from ruralgov.domain.oversight.checks_settling import (
    CONTRACT,
    PAYABLES,
    RESULT,
    given_back,
)
from ruralgov.domain.oversight.ledgers import PLAIN, RECEIVABLES, Ledgers, named
from ruralgov.domain.oversight.model import Evidence, Found
from ruralgov.domain.property import Contract, Direction, Due, DueKind


def hanging(of: Ledgers) -> Iterator[Found]:
    """R55: rent that pays a due whose days are over still stands among what the collective owes.

    Nothing refuses it: the receipt settles the due, whatever account its voucher credits. Rent paid
    ahead is owed rightly until its days are over; a voucher that takes it off the payables and
    names the contract makes it income.
    """
    receipts: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in of.receipts:
        if not row.reversed and of.in_period(row.day):
            receipts[row.contract, row.voucher].add(row.owner)
    owed: dict[str, int] = defaultdict(int)
    since: dict[str, date] = {}
    vouchers: dict[str, list[str]] = defaultdict(list)
    for (key, voucher), mine in receipts.items():
        contract = of.bound.get(key)
        if contract is None or contract.direction is not Direction.LET_OUT:
            continue
        earned = _earned(of, contract, mine)
        short = _short(of, voucher, key, sum(earned.values()))
        if short > 0:
            owed[key] += short
            since[key] = max(since.get(key, date.min), *earned)
            vouchers[key].append(voucher)
    for key, amount in owed.items():
        rest = amount - _moved(of, key)
        if rest > 0 and of.waits(since[key]) > of.limits.unallocated:
            shown = show_yuan(rest)
            yield Found(
                about=(CONTRACT + key, "rent owed"),
                day=since[key],
                **texts_contracts.RENT_IN_PAYABLES.say(amount=shown, day=since[key]),
                evidence=(Evidence(zh="金额", en="amount", value=shown),),
                links=(of.contract(key), *(of.voucher(one) for one in vouchers[key][-12:])),
            )


def _earned(of: Ledgers, contract: Contract, receipts: set[str]) -> dict[date, int]:
    """Return what receipts pay of dues whose days are over, by when they were."""
    found: dict[date, int] = defaultdict(int)
    dues = {due.no: due for due in contract.dues if due.kind is DueKind.PRICE}
    for one in contract.credits:
        due = dues.get(one.due)
        if one.receipt in receipts and due is not None:
            over = _over(contract, due)
            if over <= of.day:
                found[over] += one.amount
    return found


def _over(contract: Contract, due: Due) -> date:
    """Return the day on which the days of a due are over: its last, or that of the next due."""
    if due.period is not None:
        return due.period.last
    later = (
        one.day
        for one in contract.dues
        if one.kind is DueKind.PRICE and not one.withdrawn and one.day > due.day
    )
    return min(later, default=max(contract.over, due.day))


def _short(of: Ledgers, voucher: str, key: str, earned: int) -> int:
    """Return what of earned rent a voucher put among the payables and not among income."""
    lines = of.by_voucher.get(voucher, [])
    row = of.vouchers.get(voucher)
    if row is None or row.kind not in PLAIN or set(named("contract", lines)) != {key}:
        return 0
    payables = sum(line.credit - line.debit for line in lines if line.account in PAYABLES)
    income = sum(
        line.credit for line in lines if line.account[0] == RESULT or line.account == RECEIVABLES
    )
    return min(payables, earned - income)


def _moved(of: Ledgers, key: str) -> int:
    """Return what later vouchers took off the payables, beside what went back."""
    contract = of.bound[key]
    settled = contract.settlement
    back = sum(row.repaid for row in of.receipts if row.contract == key)
    back += 0 if settled is None else settled.returned + settled.kept
    return max(0, given_back(of, key) - back)
