"""The record of wells."""

from typing import Final, get_args

from ruralgov.domain.kernel.declare import Record
from ruralgov_wells import evolve, rows, texts
from ruralgov_wells.messages import WellEvent, WellRegistered
from ruralgov_wells.model import Well, WellId

WELL: Final[Record[Well, WellEvent]] = Record(
    kind="well",
    state=Well,
    events=get_args(WellEvent),
    begins={WellRegistered: evolve.begin},
    evolve=evolve.evolve,
    rows=rows.rows,
    tables=rows.TABLES,
    id=WellId,
    missing=texts.WELL_MISSING,
)
