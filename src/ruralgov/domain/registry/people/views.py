"""The answers to questions about the registry."""

from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import PersonId
from ruralgov.domain.registry.people import texts
from ruralgov.domain.registry.people.queries import (
    HouseholdCensus,
    Households,
    KnownIdentities,
    KnownIdentity,
    Member,
    Members,
    PersonByIdentity,
    VillageCount,
)
from ruralgov.domain.registry.people.records import PERSON
from ruralgov.domain.registry.people.rows import HouseholdRow, IdentityRow, MemberRow


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
                name=asked.reveal(PERSON.kind, row.owner, "name", person.name),
                relation=row.relation,
                party_member=row.party_member,
            )
        )
    return found


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
