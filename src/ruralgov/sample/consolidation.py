"""A consolidation of villages in the middle of a synthetic city's year, as a city carries it out.

A few villages become part of a neighbour in their town. What hangs on each is asked before; after
the day every thing that is left behind is finished by the command that it names, until nothing is.
In the same year somebody moves away and returns, somebody dies, and a wrong entry is withdrawn.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from typing import Any, Final

from attrs import define, evolve, field

from ruralgov.domain.collectives import Collectives
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.ids import HouseholdId, PersonId, PlaceId
from ruralgov.domain.registry import (
    ChangeRelation,
    CorrectMembershipEntry,
    Departure,
    EndPerson,
    HangingOn,
    HouseholdRelation,
    LeftBehind,
    Members,
    MergePlace,
    PlaceRow,
    Places,
    ReturnPerson,
)
from ruralgov.sample.city import City, Village
from ruralgov.sample.finishing import CAUSE, Finishing, Pair, Pairs
from ruralgov.sample.life import Life, SimulatedClock

ONE_IN: Final = 42
"""Of so many villages one is merged: about 20 of 839."""
MORNING = time(8)
A_WEEK = timedelta(days=7)
FAR: Final = 10_000
"""Farther than any two villages of a town are."""


@define
class Consolidation:
    """Merges villages half-way through a life; in it people die, leave and return.

    Args:
        city: A city that is founded, with its places.
        clock: The clock of its app.
        settled: The villages with people, as the city made them.
    """

    city: City
    clock: SimulatedClock
    settled: list[Village]
    pairs: Pairs = field(factory=dict, init=False)
    told: Counter[str] = field(factory=Counter, init=False)
    """How many of each kind were handed over, and what befell people."""
    hung: int = field(default=0, init=False)
    """How many things hung on the villages before the day."""
    people: list[tuple[HouseholdId, PersonId, PersonId]] = field(factory=list, init=False)
    _entered: date = field(default=date.min, init=False)

    def over(self, first: date, days: int) -> dict[date, Callable[[Life], None]]:
        """Choose the villages, and return what happens on which mornings of a life."""
        self.pairs = {PlaceId(one.source.owner): one for one in self._chosen()}
        Finishing(self.city).clerks(one.source for one in self.pairs.values())
        early, late = first + timedelta(days // 4), first + timedelta(days * 3 // 4)
        return {
            early: self._entries,
            early + A_WEEK: self._withdrawal,
            first + timedelta(days // 2): self._merge,
            late: self._return,
        }

    @property
    def touched(self) -> set[PlaceId]:
        """The villages that merge, and those into which they do."""
        return {*self.pairs, *(PlaceId(one.into.owner) for one in self.pairs.values())}

    def _chosen(self) -> Iterator[Pair]:
        """Give pairs of neighbours in one town, both with people if there are such.

        Where there are not, a village with people goes into a neighbour without, or the other way
        round where only its own collective keeps books.
        """
        draw = random.Random(f"{self.city.seed}/consolidation")  # noqa: S311  no secret
        settled = {one.place for one in self.settled}
        keeping = {row.place for row in self._ask(Collectives(), "keeper")}
        towns = self._towns().values()
        found = []
        for town in towns:
            for at, one in enumerate(town):
                near = _neighbours(town, at, settled, keeping) if one.owner in settled else ()
                for apart, other in near:
                    both = [Pair(one, other), Pair(other, one)]
                    if other.owner in settled:
                        draw.shuffle(both)
                    pair = next((x for x in both if _may_merge(x, keeping)), both[0])
                    found.append((apart, draw.random(), pair))
        left, used = max(1, round(len(settled) / ONE_IN)), set[str]()
        for _, _, pair in sorted(found, key=lambda one: one[:2]):
            mine = {pair.source.owner, pair.into.owner}
            if left and used.isdisjoint(mine):
                left, used = left - 1, used | mine
                yield pair

    def _merge(self, life: Life) -> None:
        """Merge the villages today and finish all that is left; life goes on where people live."""
        day = self._morning()
        for place in self.pairs:
            self.hung += len(self._ask(HangingOn(place=place)).things)
        self._do(
            *(
                MergePlace(place=place, into=PlaceId(pair.into.owner), since=day, cause=CAUSE)
                for place, pair in self.pairs.items()
            )
        )
        self.told["village"] += len(self.pairs)
        Finishing(self.city, self.told).run(self.pairs, day)
        self.told["left"] = len(self._ask(LeftBehind()))
        self._dispatch(day)
        life.villages = [self._now(one) for one in life.villages]

    def _dispatch(self, day: date) -> None:
        """Publish the dispatch plan of the places and organisations that there are now."""
        towns, villages = self._ask(Places()), self._towns().values()
        self.city.dispatch([*towns, *(row for town in villages for row in town)], day)

    def _towns(self) -> dict[str, list[PlaceRow]]:
        """Return the villages of today by their town."""
        rows = self._ask(Places())
        return {row.owner: self._ask(Places(parent=PlaceId(row.owner))) for row in rows}

    def _now(self, village: Village) -> Village:
        """Return a village, as a part of its successor if it was merged."""
        pair = self.pairs.get(village.place)
        if pair is None:
            return village
        return evolve(village, place=PlaceId(pair.into.owner), name=pair.into.name)

    def _entries(self, life: Life) -> None:
        """One moves away, the head of a household dies, a third is entered as dead by mistake."""
        self._entered = day = self._morning()
        self.people = self._couples(life.villages)
        for (_, head, spouse), what in zip(
            self.people, ("moved", "died", "mistaken"), strict=False
        ):
            match what:
                case "moved":
                    self._do(EndPerson(person=spouse, departure=Departure.LEFT, since=day))
                case "mistaken":
                    self._do(EndPerson(person=spouse, departure=Departure.DIED, since=day))
                case _:
                    heads = HouseholdRelation.HEAD
                    self._do(
                        EndPerson(person=head, departure=Departure.DIED, since=day),
                        ChangeRelation(person=spouse, relation=heads, since=day, cause="户主去世"),
                    )
                    self.told["died"] += 1

    def _withdrawal(self, _: Life) -> None:
        """The death that was entered by mistake is withdrawn."""
        self._morning()
        for _home, _head, spouse in self.people[2:3]:
            self._do(CorrectMembershipEntry(person=spouse, entry=self._entered, reason="同名误录"))
            self.told["withdrawn"] += 1

    def _return(self, _: Life) -> None:
        """Who moved away comes back to the household, wherever it belongs by now."""
        day = self._morning()
        for home, _head, spouse in self.people[:1]:
            relation = HouseholdRelation.SPOUSE
            self._do(
                ReturnPerson(
                    person=spouse, household=home, relation=relation, since=day, cause="返乡"
                )
            )
            self.told["returned"] += 1

    def _couples(self, villages: list[Village]) -> list[tuple[HouseholdId, PersonId, PersonId]]:
        """Return three households with a head and a spouse, of a village to be merged if one is."""
        merged = [one for one in villages if one.place in self.pairs and one.households]
        found = []
        for home in (merged or villages)[0].households:
            members = {one.relation: one.person for one in self._ask(Members(household=home))}
            if HouseholdRelation.SPOUSE in members:
                head, spouse = HouseholdRelation.HEAD, HouseholdRelation.SPOUSE
                found.append((home, members[head], members[spouse]))
            if len(found) == 3:
                break
        return found

    def _morning(self) -> date:
        """Go to the morning of the day on which the clock stands, and return it."""
        day = legal_date(self.clock.now)
        self.clock.set(day, MORNING)
        return day

    def _ask(self, query: Any, account: str = "registrar") -> Any:
        return self.city.app.query(query, **self.city.staff(account))

    def _do(self, *commands: Any) -> None:
        self.city.app.execute_all(commands, **self.city.staff("registrar"))


def _may_merge(pair: Pair, keeping: set[PlaceId]) -> bool:
    """Tell whether the books of the village that ends, if it has any, find others to go into."""
    return pair.source.owner not in keeping or pair.into.owner in keeping


def _neighbours(
    town: list[PlaceRow], at: int, settled: set[PlaceId], keeping: set[PlaceId]
) -> Iterator[tuple[int, PlaceRow]]:
    """Give who may be merged with a village of a town, and how far it is: who has people first.

    Of those without people it is the nearest whose collective keeps books, then the nearest at all.
    """
    near = sorted((abs(n - at), n) for n in range(len(town)) if n != at)
    bare = {row.owner for row in town} - settled
    for farther, wanted in ((0, settled), (FAR, bare & keeping), (2 * FAR, bare)):
        for apart, n in near:
            if town[n].owner in wanted:
                yield farther + apart, town[n]
                break
