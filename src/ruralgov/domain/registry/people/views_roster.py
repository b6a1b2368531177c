"""How a roster compares with the registry; no value of anybody leaves here."""

from collections.abc import Iterator
from datetime import date

from attrs import define, field

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.ids import CITY, HouseholdId, PersonId, PlaceId
from ruralgov.domain.kernel.personal import IdentityNumber, PersonName
from ruralgov.domain.registry.people.model import HouseholdRelation, Membership, Person
from ruralgov.domain.registry.people.queries_roster import (
    CompareRoster,
    RosterAnswer,
    RosterHomes,
    RosterMatch,
    RosterOther,
    RosterPerson,
)
from ruralgov.domain.registry.people.records import HOUSEHOLD, PERSON
from ruralgov.domain.registry.people.rows import (
    DocumentRow,
    HouseholdRow,
    IdentityRow,
    MemberRow,
)

CHILDREN = frozenset({HouseholdRelation.SON, HouseholdRelation.DAUGHTER})
OTHERS = frozenset({HouseholdRelation.RELATIVE, HouseholdRelation.UNRELATED})
Named = dict[tuple[HouseholdId, PersonName], list[str]]
"""The keys of people by their household and name."""


def roster_homes(query: RosterHomes, asked: Asked) -> list[HouseholdRow]:
    """Return the households of a village that have not ended."""
    return asked.read.rows(HouseholdRow, village=query.place, open=1)


def compare_roster(query: CompareRoster, asked: Asked) -> RosterAnswer:
    """Return who is who, and who is missing."""
    below = asked.villages() if query.place != CITY else []
    mine = {path[0] for path in below if query.place in path}
    villages = [one for one in query.villages if query.place == CITY or one in mine]
    found = _Comparing(asked, query.people, city=query.place == CITY)
    found.read(villages)
    found.match()
    return RosterAnswer(
        matches=tuple(found.answers()),
        others=tuple(found.others()),
        households=tuple(_described(query, asked)),
    )


def _described(query: CompareRoster, asked: Asked) -> Iterator[HouseholdId]:
    """Give the households of which a roster says another kind or residence."""
    said = {
        one.household: one
        for one in reversed(query.people)
        if one.household is not None and (one.kind is not None or one.residence is not None)
    }
    for key, household in asked.read.states(HOUSEHOLD, said).items():
        home, now = HouseholdId(key), household.described_on(asked.day)
        if said[home].kind not in (None, now.kind) or said[home].residence not in (
            None,
            now.residence,
        ):
            yield home


@define
class _Comparing:
    """The people of some villages, and which of them the roster has found so far."""

    asked: Asked
    wanted: tuple[RosterPerson, ...]
    city: bool = field(kw_only=True)
    people: dict[str, Person] = field(factory=dict)
    numbers: dict[IdentityNumber, str] = field(factory=dict)
    named: Named = field(factory=dict)
    gone: Named = field(factory=dict)
    """Who left a household, by it and their name."""
    found: dict[int, str] = field(factory=dict)
    taken: set[str] = field(factory=set)

    def read(self, villages: list[PlaceId]) -> None:
        """Read all who belong to the villages, or did."""
        read = self.asked.read
        homes = {
            one.owner for village in villages for one in read.rows(HouseholdRow, village=village)
        }
        keys = [row.owner for home in homes for row in read.rows(MemberRow, household=home)]
        self.people = dict(read.states(PERSON, keys))
        for key, person in self.people.items():
            if person.erased:
                continue
            if person.identity is not None:
                self.numbers[person.identity] = key
            home = _home(person, self.asked.day)
            if home is None and person.died is None and person.memberships:
                self.gone.setdefault((person.last.household, person.name), []).append(key)
            if home is not None:
                self.named.setdefault((home.household, person.name), []).append(key)

    def match(self) -> None:
        """Find people by their numbers; then by name in their household, each of them once."""
        for index, one in enumerate(self.wanted):
            key = self._by_number(one)
            if key is not None and key not in self.taken:
                self._take(index, key)
        without = [i for i, one in enumerate(self.wanted) if one.identity is None]
        for index in without:
            self._take_named(index, self.named, numberless=True)
            self._take_named(index, self.named, numberless=False)
            self._take_named(index, self.gone, numberless=True)
        for index, one in enumerate(self.wanted):
            if one.identity is not None:
                self._take_named(index, self.named, numberless=True)

    def _by_number(self, one: RosterPerson) -> str | None:
        if one.identity is not None:
            key = self.numbers.get(one.identity)
            row = None if key or not self.city else self._row(one.identity)
            return key or (None if row is None else self._add(row.owner))
        if one.document is None:
            return None
        known = self.asked.read.one(DocumentRow, kind=one.document, number=one.document_number)
        if known is None or not (self.city or known.owner in self.people):
            return None
        return self._add(known.owner)

    def _row(self, identity: IdentityNumber) -> IdentityRow | None:
        return self.asked.read.one(IdentityRow, identity=identity)

    def _add(self, key: str) -> str | None:
        if key not in self.people:
            self.people |= self.asked.read.states(PERSON, [key])
        return key if key in self.people else None

    def _take_named(
        self,
        index: int,
        named: dict[tuple[HouseholdId, PersonName], list[str]],
        *,
        numberless: bool,
    ) -> None:
        one = self.wanted[index]
        if index in self.found or one.household is None:
            return
        for key in named.get((one.household, one.name), ()):
            person = self.people[key]
            if numberless and person.identity is not None:
                continue
            if key not in self.taken and _born_alike(person, one):
                self._take(index, key)
                return

    def _take(self, index: int, key: str) -> None:
        self.found[index] = key
        self.taken.add(key)

    def answers(self) -> Iterator[RosterMatch | None]:
        """Give the answer for each person of the roster."""
        day = self.asked.day
        for index, one in enumerate(self.wanted):
            key = self.found.get(index)
            yield None if key is None else _answer(PersonId(key), self.people[key], one, day)

    def others(self) -> Iterator[RosterOther]:
        """Give the members of the villages who are not in the roster."""
        for key, person in self.people.items():
            home = _home(person, self.asked.day)
            if home is not None and key not in self.taken:
                yield RosterOther(
                    person=PersonId(key), household=home.household, relation=home.relation
                )


def _home(person: Person, day: date) -> Membership | None:
    """Return where a person belongs now; what begins after the day of the roster counts."""
    if person.merged is not None or not person.memberships:
        return None
    last = person.last
    return last if last.until == FOREVER and person.died is None else person.on(day)


def _answer(key: PersonId, person: Person, one: RosterPerson, day: date) -> RosterMatch:
    last = person.last if person.memberships else None
    then = person.on(day)
    here = last is not None and last.until == FOREVER
    return RosterMatch(
        person=key,
        home=last.household if last is not None and here else None,
        lived=then.household if then is not None else None,
        since=last.since if last is not None else None,
        until=last.until if last is not None and not here else None,
        died=person.died,
        differs=tuple(_differs(person, one, last, day)),
    )


def _differs(
    person: Person, one: RosterPerson, last: Membership | None, day: date
) -> Iterator[str]:
    if one.name != person.name_on(day):
        yield "name"
    if one.identity is not None and person.identity is None:
        yield "identity"
    if one.telephone is not None and one.telephone != person.telephone_on(day):
        yield "telephone"
    member = any(span.since <= day < span.until for span in person.party_spans())
    if one.party_member is not None and one.party_member != member:
        yield "party"
    then = person.on(day) or last
    if one.relation is not None and then is not None and not _alike(one.relation, then.relation):
        yield "relation"
    if one.birth is not None and person.born() is None:
        yield "birth"
    if one.sex is not None and person.identity is None and person.sex is None:
        yield "sex"


def _alike(said: HouseholdRelation, kept: HouseholdRelation) -> bool:
    """Tell whether a relation is the one that is kept, or only says it more closely."""
    if kept is HouseholdRelation.CHILD:
        return said is kept or said in CHILDREN
    return said is kept or (kept is HouseholdRelation.OTHER and said in OTHERS)


def _born_alike(person: Person, one: RosterPerson) -> bool:
    said = one.identity.born() if one.identity is not None else None
    if one.birth is not None:
        said = said or one.birth.born()
    born = person.born()
    return said is None or born is None or said == born
