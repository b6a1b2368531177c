"""What each event makes of the discharges of a contract."""

from typing import assert_never

from ruralgov.domain.kernel.change import change
from ruralgov.domain.property import messages_discharge as m
from ruralgov.domain.property.messages_discharge import DischargeEvent
from ruralgov.domain.property.model_discharge import Discharge


def evolve(kept: tuple[Discharge, ...], event: DischargeEvent) -> tuple[Discharge, ...]:
    """Return the discharges after one more event."""
    match event:
        case m.DischargeProposed(discharge=discharge):
            return (*kept, discharge)
        case m.DischargeApproved(no=no, decision=decision):
            return _with(kept, no, decision=decision)
        case m.DischargeWithdrawn(no=no):
            return _with(kept, no, withdrawn=True)
        case m.DischargeBooked(no=no, voucher=voucher, line=line):
            return _with(kept, no, voucher=voucher, line=line)
        case m.DischargeUndone(no=no):
            return _with(kept, no, voucher=None, line=0)
        case _:
            assert_never(event)


def _with(kept: tuple[Discharge, ...], no: int, **more: object) -> tuple[Discharge, ...]:
    return tuple(change(one, **more) if one.no == no else one for one in kept)
