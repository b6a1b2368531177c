"""The record of a matter."""

from typing import Final, get_args

from ruralgov.domain.cases.matters import evolve, rows
from ruralgov.domain.cases.matters.messages import MatterDefined, MatterEvent
from ruralgov.domain.cases.matters.model import Matter
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.upcasts import added

MATTER: Final[Record[Matter, MatterEvent]] = Record(
    kind="matter",
    slow=True,
    state=Matter,
    events=get_args(MatterEvent),
    begins={MatterDefined: evolve.begin},
    evolve=evolve.evolve,
    rows=rows.rows,
    tables=rows.TABLES,
    version=4,
    upcasts=added("terms.around_the_clock", MatterDefined, value=False)
    | added("terms.repeat_metres", MatterDefined, schema=2, value=0),
)
