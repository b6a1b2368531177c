"""The rules of money that a payee gives back (rule 19)."""

from collections.abc import Iterator

from ruralgov.domain.funds import texts
from ruralgov.domain.funds.messages_purse import PurseEvent
from ruralgov.domain.funds.messages_refund import (
    AlignRefund,
    BookRefund,
    FundsRefunded,
    FundsRefundUndone,
    RefundBooked,
    RefundUndone,
    UndoRefund,
)
from ruralgov.domain.funds.model import FundApplication, FundStage, Purse
from ruralgov.domain.funds.records import application_of
from ruralgov.domain.funds.rules_application import refuse_twin, still
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import FundApplicationId
from ruralgov.domain.kernel.money import show_yuan


def book_refund(
    state: FundApplication | None, command: BookRefund, _: Given
) -> Iterator[RefundBooked]:
    """Take in what came back of a payment that is booked, never more than was paid (rule 19)."""
    application = still(state, command.application, FundStage.SETTLED)
    if any(one.voucher == command.voucher for one in application.refunds):
        return
    if command.amount > application.committed:
        raise Refused(
            texts.REFUND_TOO_LARGE,
            application=application.number,
            amount=show_yuan(command.amount),
            left=show_yuan(application.committed),
        )
    yield RefundBooked(voucher=command.voucher, amount=command.amount, day=command.day)


def undo_refund(
    state: FundApplication | None, command: UndoRefund, given: Given
) -> Iterator[RefundUndone]:
    """Take back that money came back: its voucher was reversed (rule 19).

    Where all had come back and the claim was filed again since, that one goes before.
    """
    application = existing(state, texts.FUND_APPLICATION_MISSING, application=command.application)
    if all(one.voucher != command.voucher for one in application.refunds):
        return
    if not application.counts:
        refuse_twin(application, given)
    yield RefundUndone(voucher=command.voucher, by=command.by)


def align_refund(state: Purse | None, command: AlignRefund, given: Given) -> Iterator[PurseEvent]:
    """Give the budget back what the application says came back by a voucher (rule 19)."""
    purse = state or Purse()
    application = application_of(command.application, given.read)
    had = any(
        (one.application, one.voucher) == (command.application, command.voucher)
        for one in purse.refunds
    )
    back = next((one for one in application.refunds if one.voucher == command.voucher), None)
    if back is not None and not had:
        yield FundsRefunded(
            application=command.application,
            voucher=command.voucher,
            year=application.year,
            item=application.item,
            amount=back.amount,
        )
    elif back is None and had:
        yield FundsRefundUndone(application=command.application, voucher=command.voucher)


def refunded(event: RefundBooked | RefundUndone, key: str, _given: Given) -> Iterator[AlignRefund]:
    """The budget has back what a payee gave back, in the same transaction."""
    yield AlignRefund(application=FundApplicationId(key), voucher=event.voucher)
