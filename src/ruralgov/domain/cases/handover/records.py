"""The record of handovers: one for each unit whose cases were handed over."""

from typing import Final

from ruralgov.domain.cases.handover import evolve
from ruralgov.domain.cases.handover.messages import CasesHandedOver
from ruralgov.domain.cases.handover.model import Handover
from ruralgov.domain.kernel.declare import Record

HANDOVER: Final[Record[Handover, CasesHandedOver]] = Record(
    kind="case_handover",
    state=Handover,
    events=(CasesHandedOver,),
    begins={CasesHandedOver: evolve.begin},
    evolve=evolve.evolve,
    tables=(),
)
