"""The records of the registry: places, households, people, organisations and posts.

Any command of any context that names the id of one is refused unless there is such a record.
"""

from typing import Final, get_args

from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.registry import texts as registry_texts
from ruralgov.domain.registry.places import evolve, rows
from ruralgov.domain.registry.places import messages as m
from ruralgov.domain.registry.places.model import Place

PLACE: Final[Record[Place, m.PlaceEvent]] = Record(
    kind="place",
    state=Place,
    events=get_args(m.PlaceEvent),
    begins={m.PlaceRegistered: evolve.begin_place},
    evolve=evolve.evolve_place,
    rows=rows.place_rows,
    tables=rows.PLACE_TABLES,
    id=PlaceId,
    missing=registry_texts.PLACE_MISSING,
)
