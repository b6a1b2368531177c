"""The record of disclosure: one publication."""

from typing import Final, get_args

from ruralgov.domain.disclosure import evolve, rows
from ruralgov.domain.disclosure.messages import DisclosurePrepared, PublicationEvent
from ruralgov.domain.disclosure.model import Publication
from ruralgov.domain.kernel.declare import Record

PUBLICATION: Final[Record[Publication, PublicationEvent]] = Record(
    kind="publication",
    state=Publication,
    events=get_args(PublicationEvent),
    begins={DisclosurePrepared: evolve.begin},
    evolve=evolve.evolve,
    rows=rows.rows,
    tables=rows.TABLES,
    version=2,
)
