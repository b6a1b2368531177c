"""What follows from a posted voucher for what is met otherwise than with money, or written off."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.books import VoucherKind, VoucherLine, VoucherPosted, voucher_of
from ruralgov.domain.books.accounts import CASH, official
from ruralgov.domain.books.effects import effects
from ruralgov.domain.collectives import COLLECTIVE, Regime
from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.ids import ContractId, VoucherId
from ruralgov.domain.property import (
    CONTRACT,
    BookDischarge,
    BookReceipt,
    Discharge,
    DischargeForm,
)

RECEIVABLE: Final = frozenset({"112"})
MEANS: Final = {
    Regime.Y2023: {
        DischargeForm.IN_KIND: frozenset({"121", "131", "132", "151", "153", "161"}),
        DischargeForm.LABOUR: frozenset({"153", "212", "213", "401", "511", "513", "514"}),
        DischargeForm.SET_OFF: frozenset({"113", "211", "212", "213", "221"}),
        DischargeForm.WRITE_OFF: frozenset({"515"}),
    },
    Regime.Y2004: {
        DischargeForm.IN_KIND: frozenset({"121", "131", "132", "151", "154", "161"}),
        DischargeForm.LABOUR: frozenset({"154", "211", "401", "502", "541"}),
        DischargeForm.SET_OFF: frozenset({"113", "202", "211", "221"}),
        DischargeForm.WRITE_OFF: frozenset({"551"}),
    },
}
"""On which accounts what is received instead of money, or the loss, is debited."""
PLAIN: Final = frozenset({VoucherKind.ORDINARY, VoucherKind.CORRECTION})


def tell_discharges(
    event: VoucherPosted, key: str, given: Given
) -> Iterator[BookReceipt | BookDischarge]:
    """An approved discharge is done by the voucher that books exactly it, against account 112.

    It is a receipt of its contract then, which pays dues as one of money does.
    """
    voucher = voucher_of(VoucherId(key), given.read)
    if voucher.kind not in PLAIN or any(official(line.account) in CASH for line in voucher.lines):
        return
    owner = given.read.state(COLLECTIVE, event.collective)
    if owner is None:
        return
    for contract in _contracts(voucher.lines):
        known = given.read.state(CONTRACT, contract)
        for one in () if known is None else known.discharges:
            line = _booked(one, contract, voucher.lines, owner.regime) if one.approved else None
            if line is not None:
                yield BookReceipt(
                    contract=contract,
                    voucher=VoucherId(key),
                    line=line,
                    amount=one.amount,
                    day=event.day,
                )
                yield BookDischarge(contract=contract, no=one.no, voucher=VoucherId(key), line=line)
                break


def _contracts(lines: tuple[VoucherLine, ...]) -> dict[ContractId, None]:
    named = (line.about.partition("/") for line in lines if line.about is not None)
    return {ContractId(key): None for kind, _, key in named if kind == CONTRACT.kind}


def _booked(
    one: Discharge, contract: ContractId, lines: tuple[VoucherLine, ...], regime: Regime
) -> int | None:
    """Return the line by which a voucher books a discharge, net and whole; None if it does not."""
    about = f"{CONTRACT.kind}/{contract}"
    taken = [e for e in effects(lines, RECEIVABLE) if e.about == about]
    given = [e for e in effects(lines, MEANS[regime][one.form]) if e.about == about]
    if len(taken) != 1 or len(given) != 1 or len(given[0].parts) != 1:
        return None
    whole = (given[0].amount, taken[0].amount) == (one.amount, -one.amount)
    return given[0].parts[0].line if whole else None


REACTIONS: Final[Reactions] = {VoucherPosted: (tell_discharges,)}
