"""The record of a collective."""

from typing import Final, get_args

from ruralgov.domain.collectives import evolve, rows
from ruralgov.domain.collectives.messages import CollectiveEvent, CollectiveFounded
from ruralgov.domain.collectives.model import Collective
from ruralgov.domain.kernel.declare import Record

COLLECTIVE: Final[Record[Collective, CollectiveEvent]] = Record(
    kind="collective",
    state=Collective,
    events=get_args(CollectiveEvent),
    begins={CollectiveFounded: evolve.begin},
    evolve=evolve.evolve,
    rows=rows.rows,
    tables=rows.TABLES,
    version=4,
)
