"""The answers to questions about the registry."""

from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import PersonId
from ruralgov.domain.registry import texts
from ruralgov.domain.registry.queries import (
    HouseholdCensus,
    Households,
    KnownIdentities,
    KnownIdentity,
    Lineage,
    Member,
    Members,
    Organisations,
    PersonByIdentity,
    PlaceByCode,
    Places,
    PostHolders,
    VillageCount,
)
from ruralgov.domain.registry.records import PERSON
from ruralgov.domain.registry.rows import (
    HolderRow,
    HouseholdRow,
    IdentityRow,
    LineageRow,
    MemberRow,
    OrganisationRow,
    PlaceRow,
)


def places(query: Places, asked: Asked) -> list[PlaceRow]:
    """Return the places right below another on the day asked, by code."""
    found = asked.read.rows(PlaceRow, on=asked.day, parent=query.parent)
    return sorted(found, key=lambda row: row.code)


def place_by_code(query: PlaceByCode, asked: Asked) -> list[PlaceRow]:
    """Return the place with a code, or nothing."""
    return asked.read.rows(PlaceRow, on=asked.day, code=query.code)


def lineage(query: Lineage, asked: Asked) -> list[LineageRow]:
    """Return the lineage of a place, in both directions."""
    return [
        *asked.read.rows(LineageRow, owner=query.place),
        *asked.read.rows(LineageRow, other=query.place),
    ]


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


def organisations(query: Organisations, asked: Asked) -> list[OrganisationRow]:
    """Return the organisations of a place."""
    return asked.read.rows(OrganisationRow, on=asked.day, place=query.place)


def post_holders(query: PostHolders, asked: Asked) -> list[HolderRow]:
    """Return the holders of a post."""
    return asked.read.rows(HolderRow, on=asked.day, owner=query.post)
