"""The record of a system of which history is taken over."""

from typing import Final

from ruralgov.domain.cases.imported import evolve, rows
from ruralgov.domain.cases.imported.messages import OldSystemRegistered
from ruralgov.domain.cases.imported.model import OldSystem
from ruralgov.domain.kernel.declare import Record

OLD_SYSTEM: Final[Record[OldSystem, OldSystemRegistered]] = Record(
    kind="old_system",
    slow=True,
    state=OldSystem,
    events=(OldSystemRegistered,),
    begins={OldSystemRegistered: evolve.begin_system},
    evolve=evolve.evolve_system,
    rows=rows.system_rows,
    tables=rows.SYSTEM_TABLES,
)
