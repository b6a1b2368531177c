"""What each event makes of a handover."""

from ruralgov.domain.cases.handover.messages import CasesHandedOver
from ruralgov.domain.cases.handover.model import Handover


def begin(event: CasesHandedOver) -> Handover:
    """Return what was handed over."""
    return Handover(unit=event.unit, to=event.to, at=event.at, cases=event.cases)


def evolve(_: Handover, event: CasesHandedOver) -> Handover:
    """Return what was handed over last."""
    return begin(event)
