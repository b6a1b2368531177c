"""What follows where a payee gives money back, and what has happened then. Amounts are fen."""

from datetime import date

from ruralgov.domain.kernel.ids import FundApplicationId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class BookRefund:
    """Say that a voucher books money that came back of a payment. It follows from its posting."""

    application: FundApplicationId
    voucher: VoucherId
    amount: Fen
    day: date


@frozen(kw_only=True)
class UndoRefund:
    """Say that the voucher which booked a refund was reversed by another."""

    application: FundApplicationId
    voucher: VoucherId
    by: VoucherId


@frozen(kw_only=True)
class AlignRefund:
    """Let the budget have back what a voucher refunds, no more and no less.

    It follows by itself from each refund; a second time nothing happens.
    """

    application: FundApplicationId
    voucher: VoucherId


@frozen(kw_only=True)
class RefundBooked:
    """Money came back of what was paid."""

    voucher: VoucherId
    amount: Fen
    day: date


@frozen(kw_only=True)
class RefundUndone:
    """The voucher that booked a refund was reversed by another."""

    voucher: VoucherId
    by: VoucherId


@frozen(kw_only=True)
class FundsRefunded:
    """An item of the budget has money back that was spent."""

    application: FundApplicationId
    voucher: VoucherId
    year: int
    item: str
    amount: Fen


@frozen(kw_only=True)
class FundsRefundUndone:
    """An item of the budget has not got that money back after all."""

    application: FundApplicationId
    voucher: VoucherId
