"""What a figure is counted over: the months of a scheme, and the towns as they lie at its end.

What came in at a place, or is of a place, counts for the town in which that place lies on the last
day of the months; of one that merged by then, for that of its heir. What merges later changes
nothing any more.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from attrs import field

from ruralgov.domain.appraisal.model_town import Part, PartKind
from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.kernel.month import Month, last_day
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.registry import Map, PlaceRow, town_of


@frozen(kw_only=True)
class Count:
    """The counts of one town."""

    numerator: int = 0
    denominator: int = 0
    parts: tuple[Part, ...] = ()


Counted = Mapping[PlaceId, Count]
"""The counts of each town; one of which nothing is there has none."""


@frozen
class Window:
    """What is counted: the months of a year up to *last*, over the places of its last day."""

    read: Read
    last: Month
    places: Map = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "places", Map.of(self.read))

    @property
    def first(self) -> Month:
        """The first month."""
        return Month(f"{self.last[:4]}-01")

    @property
    def cut_off(self) -> date:
        """The last day."""
        return last_day(self.last)

    def town(self, place: PlaceId) -> PlaceId:
        """Return the town of a place, as it lies on the last day."""
        return town_of(self.places.path(place, self.cut_off))

    def towns(self) -> list[PlaceId]:
        """Return the towns of the last day, by their codes."""
        rows = self.read.rows(PlaceRow, on=self.cut_off, parent=CITY)
        found = [row for row in rows if row.level is DivisionLevel.TOWN]
        return [PlaceId(row.owner) for row in sorted(found, key=lambda row: row.code)]


@frozen
class Tally:
    """Adds up, for each town, what is counted and what stands beside it."""

    numerators: Counter[PlaceId] = field(factory=Counter)
    denominators: Counter[PlaceId] = field(factory=Counter)
    parts: dict[PlaceId, Counter[PartKind]] = field(factory=dict)

    def add(self, town: PlaceId, numerator: int, denominator: int) -> None:
        """Add to both sides of a town."""
        self.numerators[town] += numerator
        self.denominators[town] += denominator

    def note(self, town: PlaceId, kind: PartKind, count: int = 1) -> None:
        """Note what stands beside them."""
        self.parts.setdefault(town, Counter())[kind] += count

    def counted(self) -> Counted:
        """Return the counts of all towns."""
        towns: Iterable[PlaceId] = {*self.denominators, *self.parts}
        return {
            town: Count(
                numerator=self.numerators[town],
                denominator=self.denominators[town],
                parts=tuple(
                    Part(kind=kind, count=count)
                    for kind, count in sorted(self.parts.get(town, Counter()).items())
                    if count
                ),
            )
            for town in towns
        }
