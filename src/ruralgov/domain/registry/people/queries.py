"""What can be asked of the registry, and what the answers are."""

from attrs import frozen

from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import HouseholdId, PersonId, PlaceId
from ruralgov.domain.kernel.personal import IdentityNumber
from ruralgov.domain.registry.people.model import HouseholdRelation
from ruralgov.domain.registry.people.rows import HouseholdRow, MemberRow


@frozen(kw_only=True)
class VillageCount:
    """How many households a village has."""

    village: PlaceId
    households: int


@frozen(kw_only=True)
class Member:
    """One member of a household as an official sees them."""

    person: PersonId
    name: str | None
    relation: HouseholdRelation
    party_member: bool


@frozen(kw_only=True)
class KnownIdentity:
    """At which place of the question a known number stands, and whose membership it is now."""

    index: int
    person: PersonId
    household: HouseholdId | None


@frozen(kw_only=True)
class HouseholdCensus(Query[list[VillageCount]]):
    """Ask how many households each village has on the day asked."""


@frozen(kw_only=True)
class Households(Query[list[HouseholdRow]]):
    """Ask for the households of a village on the day asked."""

    village: PlaceId


@frozen(kw_only=True)
class Members(Query[list[Member]]):
    """Ask for the members of a household on the day asked, with their names."""

    household: HouseholdId


@frozen(kw_only=True)
class PersonByIdentity(Query[list[MemberRow]]):
    """Ask who has an identity number, and to which households they belonged."""

    identity: IdentityNumber


@frozen(kw_only=True)
class KnownIdentities(Query[list[KnownIdentity]]):
    """Ask which of some identity numbers are registered; the answer names nobody."""

    identities: tuple[IdentityNumber, ...]
