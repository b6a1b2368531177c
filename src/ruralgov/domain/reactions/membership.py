"""What a distribution says was booked and paid is what the vouchers say, to the fen."""

from collections.abc import Iterator
from typing import Any, Final

from ruralgov.domain.books import (
    VOUCHER,
    DistributionUse,
    Voucher,
    VoucherKind,
    VoucherLineRow,
    VoucherPosted,
    VoucherStage,
    cash_moves,
    official,
)
from ruralgov.domain.collectives import heir
from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CollectiveId, DistributionId, VoucherId
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.membership import (
    DISTRIBUTION,
    DistributionVoucherRow,
    LinePaymentReturned,
    LinesPaid,
    PayableBooked,
    UnbookPayable,
    VoucherPart,
    WithdrawLinePayments,
)
from ruralgov.domain.reactions import texts

OWED: Final = ("113", "2")
"""Accounts on which members are owed: those of the collective with them, and liabilities."""
UNDONE: Final = "凭证已冲销"


def check_payable(event: PayableBooked, key: str, given: Given) -> Iterator[Any]:
    """The voucher gives exactly the amount of the list to members, and owes it to them."""
    state = given.read.state(DISTRIBUTION, key)
    if state is not None:
        voucher = _voucher(event.voucher, state.collective, given)
        given_out = sum(
            row.debit - row.credit
            for row in given.read.rows(VoucherLineRow, owner=event.voucher)
            if row.use is DistributionUse.MEMBERS
        )
        _must_be(given_out, state.amount, event.voucher)
        _must_be(-_owed(voucher), state.amount, event.voucher)
    yield from ()


def check_paid(event: LinesPaid, key: str, given: Given) -> Iterator[Any]:
    """The voucher pays exactly the lines out of what is owed, on the same day."""
    state = given.read.state(DISTRIBUTION, key)
    if state is not None:
        voucher = _voucher(event.voucher, state.collective, given)
        if voucher.day != event.day:
            facts = {"voucher": event.voucher, "day": voucher.day}
            raise Refused(texts.DISTRIBUTION_VOUCHER_DAY, **facts)
        total = sum(one.amount for one in event.payments)
        _must_be(-_cash(voucher), total, event.voucher)
        _must_be(_owed(voucher), total, event.voucher)
    yield from ()


def check_returned(event: LinePaymentReturned, key: str, given: Given) -> Iterator[Any]:
    """The voucher brings back at least what is returned by it, all lines together."""
    state = given.read.state(DISTRIBUTION, key)
    if state is not None:
        voucher = _voucher(event.voucher, state.collective, given)
        total = sum(one.amount for one in state.payments if one.return_voucher == event.voucher)
        if _cash(voucher) < total:
            _must_be(_cash(voucher), total, event.voucher)
    yield from ()


def follow_reversal(event: VoucherPosted, key: str, given: Given) -> Iterator[Any]:
    """A reversed voucher takes with it what a distribution rested on it."""
    if event.kind is not VoucherKind.REVERSAL:
        return
    voucher = given.read.state(VOUCHER, key)
    undone = None if voucher is None else voucher.corrects
    for row in given.read.rows(DistributionVoucherRow, voucher=undone) if undone else ():
        distribution, used = DistributionId(row.owner), VoucherId(row.voucher)
        match row.part:
            case VoucherPart.PAYABLE:
                yield UnbookPayable(distribution=distribution, voucher=used)
            case VoucherPart.PAYMENT:
                yield WithdrawLinePayments(distribution=distribution, voucher=used, reason=UNDONE)
            case VoucherPart.RETURN:
                raise Refused(texts.DISTRIBUTION_RETURN_REVERSED, voucher=used)


def _voucher(key: VoucherId, collective: CollectiveId, given: Given) -> Voucher:
    """Return a posted voucher of the collective, or of what it went into, that nothing undid.

    Raises ``distribution_voucher_wrong``.
    """
    found = given.read.state(VOUCHER, key)
    if (
        found is None
        or found.stage is not VoucherStage.POSTED
        or found.collective not in (collective, heir(collective, given.read))
        or found.reversals
    ):
        raise Refused(texts.DISTRIBUTION_VOUCHER_WRONG, voucher=key)
    return found


def _owed(voucher: Voucher) -> int:
    """Return by how many fen a voucher lowers what is owed."""
    return sum(
        line.debit - line.credit
        for line in voucher.lines
        if official(line.account).startswith(OWED)
    )


def _cash(voucher: Voucher) -> int:
    return sum(one.amount for one in cash_moves(voucher))


def _must_be(shown: int, amount: int, voucher: VoucherId) -> None:
    if shown != amount:
        raise Refused(
            texts.DISTRIBUTION_VOUCHER_DIFFERS,
            voucher=voucher,
            shown=show_yuan(shown),
            amount=show_yuan(amount),
        )


REACTIONS: Final[Reactions] = {
    PayableBooked: (check_payable,),
    LinesPaid: (check_paid,),
    LinePaymentReturned: (check_returned,),
    VoucherPosted: (follow_reversal,),
}
