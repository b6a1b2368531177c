"""What follows from a posted voucher for money that goes back to the other side of a contract."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.books import Voucher, VoucherKind, VoucherPosted, voucher_of
from ruralgov.domain.books.cash import is_cash, settlements
from ruralgov.domain.funds import FUND_APPLICATION
from ruralgov.domain.kernel.declare import Given, Reactions, Read
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import ContractId, FundApplicationId, VoucherId
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.property import (
    CONTRACT,
    BookRepayment,
    Repayment,
    UndoRepayment,
)
from ruralgov.domain.reactions import texts
from ruralgov.domain.reactions.payees import is_other_side, repayments

PLAIN: Final = frozenset({VoucherKind.ORDINARY, VoucherKind.CORRECTION})


def tell_repayments(
    event: VoucherPosted, key: str, given: Given
) -> Iterator[BookRepayment | UndoRepayment]:
    """A repayment is done by the voucher that pays exactly it, and undone when that is reversed.

    Money leaves by it, to the other side or to whom the mandate names, and a line without cash
    names the contract and takes the amount off what was booked when it came: income, or what is
    owed to others.
    """
    voucher = voucher_of(VoucherId(key), given.read)
    if voucher.kind is VoucherKind.REVERSAL and voucher.corrects is not None:
        yield from _undone(voucher_of(voucher.corrects, given.read), voucher.corrects, given.read)
    elif voucher.kind in PLAIN:
        yield from _booked(voucher, VoucherId(key), given.read)


def _booked(voucher: Voucher, key: VoucherId, read: Read) -> Iterator[BookRepayment]:
    paid = _paid(voucher, read)
    used: set[int] = set()
    for contract in _named(voucher) if paid else ():
        for receipt, one in repayments(contract, read):
            number = _line(voucher, contract, one.amount, used)
            if not one.waits or not one.passed or number is None:
                continue
            payee = _payee(paid, contract, one, read)
            if payee is not None:
                used.add(number)
                paid[payee] -= one.amount
                yield BookRepayment(receipt=receipt, no=one.no, voucher=key, line=number)


def _paid(voucher: Voucher, read: Read) -> dict[FundApplicationId, int]:
    """Return what a voucher pays for each application, in fen."""
    return {one.application: one.amount for one in settlements(voucher)}


def _payee(
    paid: dict[FundApplicationId, int], contract: ContractId, one: Repayment, read: Read
) -> FundApplicationId | None:
    """Return the application by which a repayment is paid: to whom it goes back, and enough."""
    known = read.state(CONTRACT, contract)
    for key, amount in paid.items():
        asked = read.state(FUND_APPLICATION, key)
        if known is None or asked is None or amount < one.amount:
            continue
        if one.mandate or is_other_side(known, asked.payee, asked.payee_person):
            return key
    return None


def _line(voucher: Voucher, contract: ContractId, amount: int, used: set[int]) -> int | None:
    """Return the line without cash that takes an amount off for a contract, from 1."""
    about = f"{CONTRACT.kind}/{contract}"
    for number, line in enumerate(voucher.lines, 1):
        if line.about == about and line.debit == amount and number not in used:
            return None if is_cash(line) else number
    return None


def _undone(undone: Voucher, key: VoucherId, read: Read) -> Iterator[UndoRepayment]:
    """Give the repayments that a voucher paid, and that what is left of it does not."""
    for contract in _named(undone):
        for receipt, one in repayments(contract, read):
            if one.voucher != key:
                continue
            rest = undone.remaining(one.line)
            if not rest:
                yield UndoRepayment(receipt=receipt, no=one.no)
            elif rest != one.amount:
                raise Refused(texts.RECEIPT_UNDONE_IN_PART, line=one.line, rest=show_yuan(rest))


def _named(voucher: Voucher) -> dict[ContractId, None]:
    """Return the contracts that lines without cash take something off for."""
    abouts = (
        line.about.partition("/")
        for line in voucher.lines
        if line.about is not None and line.debit and not is_cash(line)
    )
    return {ContractId(key): None for kind, _, key in abouts if kind == CONTRACT.kind}


REACTIONS: Final[Reactions] = {VoucherPosted: (tell_repayments,)}
