"""The record of oversight: what was said about one finding."""

from typing import Final

from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.oversight import evolve, rows
from ruralgov.domain.oversight.messages import FindingNoted
from ruralgov.domain.oversight.model import FindingNotes

FINDING_NOTE: Final[Record[FindingNotes, FindingNoted]] = Record(
    kind="finding_note",
    state=FindingNotes,
    events=(FindingNoted,),
    begins={FindingNoted: evolve.begin},
    evolve=evolve.evolve,
    rows=rows.rows,
    tables=rows.TABLES,
)
