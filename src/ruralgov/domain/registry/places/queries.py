"""What can be asked of the registry, and what the answers are."""

from datetime import date

from ruralgov.domain.kernel.declare import Hanging, Query
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.registry.places.model import LineageKind
from ruralgov.domain.registry.places.rows import CityRow, LineageRow, PlaceRow


@frozen(kw_only=True)
class Places(Query[list[PlaceRow]]):
    """Ask for the places right below another (the city itself by default), as of the day asked.

    With *ended*, those that ended there, or will begin there, are among them: under the name of the
    day next to the one asked.
    """

    parent: PlaceId = CITY
    ended: bool = False


@frozen(kw_only=True)
class PlaceByCode(Query[list[PlaceRow]]):
    """Ask which place has a code on the day asked."""

    code: str


@frozen(kw_only=True)
class Lineage(Query[list[LineageRow]]):
    """Ask what a place came out of, and what came out of it."""

    place: PlaceId


@frozen(kw_only=True)
class LineageStep:
    """One step of a lineage: a place, how it is tied to the other one, and since when."""

    place: PlaceId
    kind: LineageKind
    other: PlaceId
    since: date
    steps: int
    """How many steps it is from the place asked about: below zero for where it came from."""


@frozen(kw_only=True)
class WholeLineage(Query[list[LineageStep]]):
    """Ask where a place came from and what became of it, over any number of steps."""

    place: PlaceId


@frozen(kw_only=True)
class PlaceToday(Query[list[PlaceRow]]):
    """Ask what a place is on the day asked: itself, what it became part of, or its parts."""

    place: PlaceId


@frozen(kw_only=True)
class PlaceName:
    """What a place is called, and of a village its town; what has ended has its last name."""

    place: PlaceId
    name: str
    town: str


@frozen(kw_only=True)
class PlaceNames(Query[list[PlaceName]]):
    """Ask what places are called on the day asked; of an id that is no place, nothing is said."""

    places: tuple[PlaceId, ...]


@frozen(kw_only=True)
class CityCodes(Query[list[CityRow]]):
    """Ask for the codes and names of the city through time; nothing where they never changed."""


@frozen(kw_only=True)
class Hangings:
    """What hangs on a place: each thing, with how many there are of each kind."""

    place: PlaceId
    counts: dict[str, int]
    things: tuple[Hanging, ...]


@frozen(kw_only=True)
class HangingOn(Query[Hangings]):
    """Ask what hangs on a place on the day asked: to be settled when it ends."""

    place: PlaceId


@frozen(kw_only=True)
class LeftBehind(Query[list[Hanging]]):
    """Ask what still hangs on places that ended by the day asked, at a place and below it."""

    place: PlaceId = CITY
