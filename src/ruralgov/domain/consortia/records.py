"""The record of a consortium."""

from typing import Final, get_args

from ruralgov.domain.consortia import evolve, rows, texts
from ruralgov.domain.consortia.evolve import ConsortiumEvent
from ruralgov.domain.consortia.messages import ConsortiumApproved, ConsortiumProposed
from ruralgov.domain.consortia.messages_life import DissolutionBegun, VillageAdmitted
from ruralgov.domain.consortia.model import Consortium
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.ids import ConsortiumId
from ruralgov.domain.kernel.upcasts import added

CONSORTIUM: Final[Record[Consortium, ConsortiumEvent]] = Record(
    kind="consortium",
    state=Consortium,
    events=get_args(ConsortiumEvent),
    begins={ConsortiumProposed: evolve.begin},
    evolve=evolve.evolve,
    rows=rows.rows,
    tables=rows.TABLES,
    version=2,
    upcasts=added("decision", ConsortiumApproved, DissolutionBegun)
    | added("approved_by", VillageAdmitted),
    id=ConsortiumId,
    missing=texts.CONSORTIUM_MISSING,
)
