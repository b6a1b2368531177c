"""What each event makes of the repayments of a receipt."""

from typing import assert_never

from ruralgov.domain.kernel.change import change
from ruralgov.domain.property import messages_repayment as m
from ruralgov.domain.property.messages_repayment import RepaymentEvent
from ruralgov.domain.property.model_repayment import Repayment


def evolve(kept: tuple[Repayment, ...], event: RepaymentEvent) -> tuple[Repayment, ...]:
    """Return the repayments after one more event."""
    match event:
        case m.RepaymentProposed(repayment=repayment):
            return (*kept, repayment)
        case m.RepaymentReviewed(no=no, passed=passed):
            return _with(kept, no, passed=passed, withdrawn=not passed)
        case m.RepaymentWithdrawn(no=no):
            return _with(kept, no, withdrawn=True)
        case m.RepaymentBooked(no=no, voucher=voucher, line=line):
            return _with(kept, no, voucher=voucher, line=line)
        case m.RepaymentUndone(no=no):
            return _with(kept, no, voucher=None, line=0)
        case _:
            assert_never(event)


def _with(kept: tuple[Repayment, ...], no: int, **more: object) -> tuple[Repayment, ...]:
    return tuple(change(one, **more) if one.no == no else one for one in kept)
