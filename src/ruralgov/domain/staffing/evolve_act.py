"""What each event makes of an enforcement act."""

from typing import assert_never

from ruralgov.domain.kernel.change import change
from ruralgov.domain.staffing import messages_act as m
from ruralgov.domain.staffing.model_act import EnforcementAct


def begin(event: m.ActRecorded) -> EnforcementAct:
    """Return an act as it was entered."""
    return EnforcementAct(
        centre=event.centre,
        kind=event.kind,
        capacity=event.capacity,
        matter=event.matter,
        document=event.document,
        officers=event.officers,
        place=event.place,
        day=event.day,
    )


def evolve(act: EnforcementAct, event: m.ActEvent) -> EnforcementAct:
    """Return an act after one more event."""
    match event:
        case m.ActRecorded():
            return begin(event)
        case m.ActWithdrawn():
            return change(act, withdrawn=event.reason)
        case _:
            assert_never(event)
