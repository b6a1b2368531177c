"""What can be asked of the registry, and what the answers are."""

from datetime import date

from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import HouseholdId, PersonId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.personal import DocumentNumber, IdentityNumber
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.registry.people.model import (
    DocumentKind,
    HouseholdKind,
    HouseholdRelation,
    HouseholdSpan,
    Membership,
    Residence,
    Sex,
)
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
class Document:
    """An identity document of a person from a day on; no number: it had ended."""

    kind: DocumentKind
    number: str | None
    since: date


@frozen(kw_only=True)
class PersonDetails:
    """A person as an official sees them on a day, and where they have belonged."""

    person: PersonId
    name: str | None
    telephone: str | None
    born: str | None
    sex: Sex | None
    party_member: bool
    unit: str | None
    documents: tuple[Document, ...]
    memberships: tuple[Membership, ...]
    died: date | None
    merged: PersonId | None
    absorbed: tuple[PersonId, ...]


@frozen(kw_only=True)
class HouseholdDetails:
    """A household as an official sees it on a day, and where it has been."""

    household: HouseholdId
    kind: HouseholdKind
    residence: Residence
    address: str | None
    spans: tuple[HouseholdSpan, ...]


class HouseholdProblem(LabelledEnum):
    """What somebody should look at."""

    EMPTY = "empty", "户内已无人，可以注销", "nobody is left: it can be closed"
    NO_HEAD = "no_head", "没有户主", "no head"
    SEVERAL_HEADS = "several_heads", "户主不止一人", "several heads"
    CLOSED_WITH_MEMBERS = "closed_with_members", "已注销而仍有成员", "closed, yet it has members"


@frozen(kw_only=True)
class HouseholdFinding:
    """Something about a household that somebody should look at."""

    village: PlaceId
    household: HouseholdId
    number: str
    problem: HouseholdProblem


@frozen(kw_only=True)
class LikePair:
    """Two persons of one name who may be one; *because* says what else is the same."""

    first: PersonId
    second: PersonId
    because: tuple[str, ...]


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
class PersonByDocument(Query[list[MemberRow]]):
    """Ask whose an identity document is, and to which households they belonged."""

    kind: DocumentKind
    number: DocumentNumber


@frozen(kw_only=True)
class PersonCard(Query[PersonDetails]):
    """Ask for all that is kept of a person but the identity number; the reading is recorded."""

    person: PersonId


@frozen(kw_only=True)
class HouseholdCard(Query[HouseholdDetails]):
    """Ask for a household with its address; the reading is recorded."""

    household: HouseholdId


@frozen(kw_only=True)
class HouseholdFindings(Query[list[HouseholdFinding]]):
    """Ask which households are empty, or without one head, on the day asked.

    Those of a village, or of the whole city where none is named.
    """

    village: PlaceId | None = None


@frozen(kw_only=True)
class LikePersons(Query[list[LikePair]]):
    """Ask which people of a place may have been entered twice; the answer names nobody."""

    place: PlaceId


@frozen(kw_only=True)
class KnownIdentities(Query[list[KnownIdentity]]):
    """Ask which of some identity numbers are registered; the answer names nobody."""

    identities: tuple[IdentityNumber, ...]
