"""The answers to questions about the registry."""

from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from typing import Any

from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import HouseholdId, PersonId
from ruralgov.domain.kernel.personal import BirthDate, IdentityNumber, Personal, PersonName
from ruralgov.domain.registry.people import texts
from ruralgov.domain.registry.people.model import HouseholdRelation, Person, Sex
from ruralgov.domain.registry.people.queries import (
    Document,
    HouseholdCard,
    HouseholdCensus,
    HouseholdDetails,
    HouseholdFinding,
    HouseholdFindings,
    HouseholdProblem,
    Households,
    KnownIdentities,
    KnownIdentity,
    LikePair,
    LikePersons,
    Member,
    Members,
    PersonByDocument,
    PersonByIdentity,
    PersonCard,
    PersonDetails,
    VillageCount,
)
from ruralgov.domain.registry.people.records import HOUSEHOLD, PERSON
from ruralgov.domain.registry.people.rows import (
    DocumentRow,
    HouseholdRow,
    IdentityRow,
    MemberRow,
)


def household_census(_: HouseholdCensus, asked: Asked) -> list[VillageCount]:
    """Return the number of households of each village that has one."""
    counts = asked.read.tally(HouseholdRow, ("village",), on=asked.day)
    return [VillageCount(village=village, households=count) for village, count in counts]


def households(query: Households, asked: Asked) -> list[HouseholdRow]:
    """Return the households of a village."""
    return asked.read.rows(HouseholdRow, on=asked.day, village=query.village)


def members(query: Members, asked: Asked) -> list[Member]:
    """Return the members of a household by name; each name shown is recorded."""
    found = []
    for row in asked.read.rows(MemberRow, on=asked.day, household=query.household):
        state = asked.read.state(PERSON, row.owner)
        person = existing(state, texts.PERSON_MISSING, person=row.owner)
        found.append(
            Member(
                person=PersonId(row.owner),
                name=asked.reveal(PERSON.kind, row.owner, "name", person.name_on(asked.day)),
                relation=row.relation,
                party_member=row.party_member,
            )
        )
    return found


def person_card(query: PersonCard, asked: Asked) -> PersonDetails:
    """Return what is kept of a person; what is shown is recorded."""
    key, day = query.person, asked.day
    person = existing(asked.read.state(PERSON, key), texts.PERSON_MISSING, person=key)
    born = person.born()

    def shown(field: str, value: Personal | None) -> str | None:
        return None if value is None else asked.reveal(PERSON.kind, key, field, value)

    return PersonDetails(
        person=key,
        name=shown("name", person.name_on(day)),
        telephone=shown("telephone", person.telephone_on(day)),
        born=shown("birth", None if born is None else BirthDate(born.isoformat())),
        sex=person.sex or _sex(person.identity),
        party_member=any(one.since <= day < one.until for one in person.party_spans()),
        unit=person.unit,
        documents=tuple(
            Document(kind=kind, number=shown("documents", number), since=since)
            for kind, since, number in person.documents()
        ),
        memberships=person.memberships,
        died=person.died,
        merged=person.merged,
        absorbed=person.absorbed,
    )


def _sex(identity: IdentityNumber | None) -> Sex | None:
    if identity is None:
        return None
    return Sex.MALE if identity.male() else Sex.FEMALE


def household_card(query: HouseholdCard, asked: Asked) -> HouseholdDetails:
    """Return a household; where its address is shown, that is recorded."""
    key = query.household
    state = asked.read.state(HOUSEHOLD, key)
    household = existing(state, texts.HOUSEHOLD_MISSING, household=key)
    address = household.address_on(asked.day)
    described = household.described_on(asked.day)
    return HouseholdDetails(
        household=key,
        kind=described.kind,
        residence=described.residence,
        address=(
            None if address is None else asked.reveal(HOUSEHOLD.kind, key, "address", address)
        ),
        spans=household.spans,
    )


def household_findings(query: HouseholdFindings, asked: Asked) -> list[HouseholdFinding]:
    """Return what is to be looked at, by household."""
    of: dict[str, Any] = {} if query.village is None else {"village": query.village}
    last: dict[str, HouseholdRow] = {}
    for row in asked.read.rows(HouseholdRow, **of):
        if row.since <= asked.day:
            last[row.owner] = row
    members = _relations(asked, last, everywhere=query.village is None)
    return [
        HouseholdFinding(
            village=row.village, household=HouseholdId(key), number=row.number, problem=problem
        )
        for key, row in last.items()
        if (problem := _problem(row, members.get(key, Counter()), asked)) is not None
    ]


def _relations(
    asked: Asked, homes: Iterable[str], *, everywhere: bool
) -> dict[str, Counter[HouseholdRelation]]:
    """Return how many of each relation are in households; those of all are counted together."""
    found: dict[str, Counter[HouseholdRelation]] = {}
    if everywhere:
        by = ("household", "relation")
        for home, relation, count in asked.read.tally(MemberRow, by, on=asked.day):
            found.setdefault(home, Counter())[relation] = count
        return found
    for home in homes:
        rows = asked.read.rows(MemberRow, household=home, on=asked.day)
        found[home] = Counter(one.relation for one in rows)
    return found


def _problem(
    row: HouseholdRow, members: Counter[HouseholdRelation], asked: Asked
) -> HouseholdProblem | None:
    if row.until <= asked.day:
        state = asked.read.state(HOUSEHOLD, row.owner) if members else None
        there = state is not None and state.on(asked.day) is not None
        return HouseholdProblem.CLOSED_WITH_MEMBERS if members and not there else None
    if not members:
        return HouseholdProblem.EMPTY
    heads = members[HouseholdRelation.HEAD]
    if heads == 1:
        return None
    return HouseholdProblem.SEVERAL_HEADS if heads else HouseholdProblem.NO_HEAD


def like_persons(query: LikePersons, asked: Asked) -> list[LikePair]:
    """Return the pairs of people of one name with something else in common."""
    keys = [
        row.owner
        for path in asked.villages()
        if query.place in path
        for home in asked.read.rows(HouseholdRow, on=asked.day, village=path[0])
        for row in asked.read.rows(MemberRow, on=asked.day, household=home.owner)
    ]
    named: dict[PersonName, list[tuple[str, Person]]] = {}
    for key, person in asked.read.states(PERSON, keys).items():
        if not person.erased:
            named.setdefault(person.name, []).append((key, person))
    return [
        LikePair(first=PersonId(first), second=PersonId(second), because=because)
        for same in named.values()
        for (first, one), (second, other) in combinations(same, 2)
        if (because := _alike(one, other))
    ]


def _alike(one: Person, other: Person) -> tuple[str, ...]:
    """Return what else is the same of two persons of one name."""
    same = {
        "birth": one.born() is not None and one.born() == other.born(),
        "telephone": one.telephone is not None and one.telephone == other.telephone,
        "household": one.last.household == other.last.household,
    }
    return tuple(name for name, holds in same.items() if holds)


def person_by_document(query: PersonByDocument, asked: Asked) -> list[MemberRow]:
    """Return the memberships of the person with a document; empty where there is none."""
    row = asked.read.one(DocumentRow, kind=query.kind, number=query.number)
    if row is None:
        return []
    asked.reveal(PERSON.kind, row.owner, "documents", None)
    return asked.read.rows(MemberRow, owner=row.owner)


def person_by_identity(query: PersonByIdentity, asked: Asked) -> list[MemberRow]:
    """Return the memberships of the person with an identity number; empty where there is none."""
    row = asked.read.one(IdentityRow, identity=query.identity)
    if row is None:
        return []
    asked.reveal("person", row.owner, "identity", None)
    return asked.read.rows(MemberRow, owner=row.owner)


def known_identities(query: KnownIdentities, asked: Asked) -> list[KnownIdentity]:
    """Return those of the numbers that are registered."""
    found = []
    for index, identity in enumerate(query.identities):
        row = asked.read.one(IdentityRow, identity=identity)
        if row is not None:
            now = asked.read.rows(MemberRow, on=asked.day, owner=row.owner)
            household = now[0].household if now else None
            found.append(
                KnownIdentity(index=index, person=PersonId(row.owner), household=household)
            )
    return found
