"""The record of a matter."""

from typing import Final

from ruralgov.domain.cases.matters import evolve, rows
from ruralgov.domain.cases.matters.messages import MatterDefined
from ruralgov.domain.cases.matters.model import Matter
from ruralgov.domain.kernel.declare import Record

MATTER: Final[Record[Matter, MatterDefined]] = Record(
    kind="matter",
    state=Matter,
    events=(MatterDefined,),
    begins={MatterDefined: evolve.begin},
    evolve=evolve.evolve,
    rows=rows.rows,
    tables=rows.TABLES,
)
