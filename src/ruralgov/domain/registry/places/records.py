"""The records of places, and of the city itself.

Any command of any context that names the id of one is refused unless there is such a record.
"""

from typing import Final, get_args

from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.registry import texts as registry_texts
from ruralgov.domain.registry.places import evolve, rows
from ruralgov.domain.registry.places import messages as m
from ruralgov.domain.registry.places import messages_city as mc
from ruralgov.domain.registry.places.model import City, Place

PLACE: Final[Record[Place, m.PlaceEvent]] = Record(
    kind="place",
    slow=True,
    state=Place,
    events=get_args(m.PlaceEvent),
    begins={m.PlaceRegistered: evolve.begin_place},
    evolve=evolve.evolve_place,
    rows=rows.place_rows,
    tables=rows.PLACE_TABLES,
    id=PlaceId,
    missing=registry_texts.PLACE_MISSING,
    version=2,
)

CITY_RECORD: Final[Record[City, mc.CityEvent]] = Record(
    kind="city",
    slow=True,
    state=City,
    events=get_args(mc.CityEvent),
    begins={mc.CityChanged: evolve.begin_city},
    evolve=evolve.evolve_city,
    rows=rows.city_rows,
    tables=rows.CITY_TABLES,
)
"""Its only key is ``city``."""
