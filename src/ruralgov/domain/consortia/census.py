"""How many consortia there are: every one once, and every village that there is on the day once."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from ruralgov.domain.consortia.model import ALIVE, ConsortiumKind, ConsortiumStage
from ruralgov.domain.consortia.queries import Census, KindCount, TownCount
from ruralgov.domain.consortia.rows import ConsortiumMemberRow, ConsortiumRow
from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.registry import Map, span_on, town_of


@frozen
class Counted:
    """One active consortium: its row, where it is counted, and its villages as they are now."""

    row: ConsortiumRow
    home: PlaceId
    villages: frozenset[PlaceId]


@frozen
class Count:
    """What a census is counted from: consortia with their villages on a day."""

    read: Read
    day: date
    places: Map
    rows: tuple[ConsortiumRow, ...]
    members: dict[str, list[PlaceId]]

    @classmethod
    def of(cls, read: Read, day: date) -> "Count":
        """Read what there is on a day."""
        places = Map.of(read)
        members: dict[str, list[PlaceId]] = {}
        for row in read.rows(ConsortiumMemberRow, on=day):
            members.setdefault(row.owner, []).append(now(row.village, places, day))
        rows = [row for row in read.rows(ConsortiumRow, on=day) if row.stage in ALIVE]
        return cls(read, day, places, tuple(rows), members)

    def census(self) -> Census:
        """Return the census."""
        active = [self._counted(row) for row in self._of(ConsortiumStage.ACTIVE)]
        villages = _villages(active)
        lying = Counter(self._town_of(one) for one in villages)
        homes = {*lying, *(one.home for one in active)}
        every = {one for row in self.rows for one in self.members.get(row.owner, ())}
        return Census(
            day=self.day,
            consortia=len(active),
            villages=len(villages),
            towns=len(lying),
            by_kind=_kinds(active),
            by_town=tuple(
                sorted((self._town(one, active, lying[one]) for one in homes), key=_order)
            ),
            suspended=len(self._of(ConsortiumStage.SUSPENDED)),
            dissolving=len(self._of(ConsortiumStage.DISSOLVING)),
            left_out=len(every - villages),
        )

    def _of(self, stage: ConsortiumStage) -> list[ConsortiumRow]:
        return [row for row in self.rows if row.stage is stage]

    def _counted(self, row: ConsortiumRow) -> Counted:
        villages = frozenset(self.members.get(row.owner, ()))
        return Counted(row, self._home(row, villages), villages)

    def _home(self, row: ConsortiumRow, villages: frozenset[PlaceId]) -> PlaceId:
        """Return the town of its villages; of several, that of its lead, or else the city."""
        towns = {self._town_of(one) for one in villages}
        if len(towns) == 1:
            return towns.pop()
        lead = span_on(self.read, row.lead, self.day)
        town = CITY if lead is None else self._town_of(lead.place)
        return town if town in towns else CITY

    def _town(self, town: PlaceId, active: list[Counted], villages: int) -> TownCount:
        own = [one for one in active if one.home == town]
        row = self.places.name(town, self.day)
        return TownCount(
            place=town,
            name="" if row is None else row.name,
            consortia=len(own),
            villages=villages,
            kinds=_kinds(own),
        )

    def _town_of(self, place: PlaceId) -> PlaceId:
        return town_of(self.places.path(place, self.day))


def now(village: PlaceId, places: Map, day: date) -> PlaceId:
    """Return what a village is on a day: itself, or what it became part of by then."""
    seen = set[PlaceId]()
    while village not in seen and village in places.successors:
        spans = places.spans.get(village)
        if not spans or spans[-1].until > day:
            break
        seen.add(village)
        village = places.successors[village]
    return village


def _villages(active: Iterable[Counted]) -> set[PlaceId]:
    return {village for one in active for village in one.villages}


def _kinds(active: list[Counted]) -> tuple[KindCount, ...]:
    by_kind = {kind: [one for one in active if one.row.kind is kind] for kind in ConsortiumKind}
    return tuple(
        KindCount(kind=kind, consortia=len(own), villages=len(_villages(own)))
        for kind, own in by_kind.items()
    )


def _order(one: TownCount) -> tuple[bool, str, str]:
    return one.place == CITY, one.name, one.place
