"""The states of the registry's records; everything is dated ``[since, until)``."""

from datetime import date

from attrs import frozen

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import HouseholdId, OrganisationId, PersonId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.personal import Address, IdentityNumber, PersonName, Telephone


class LineageKind(LabelledEnum):
    """How one place came out of another."""

    MERGE = "merge", "合并", "merged into"
    SPLIT = "split", "拆分", "split from"


class HouseholdRelation(LabelledEnum):
    """Relation to the head of the household (GB/T 4761, its main groups)."""

    HEAD = "head", "户主", "head"
    SPOUSE = "spouse", "配偶", "spouse"
    CHILD = "child", "子女", "child"
    PARENT = "parent", "父母", "parent"
    OTHER = "other", "其他", "other"


class Departure(LabelledEnum):
    """Why a person is no longer of the city's households."""

    DIED = "died", "死亡", "died"
    LEFT = "left", "迁出", "moved away"


class OrganisationKind(LabelledEnum):
    """What kind of organisation it is."""

    PARTY_BRANCH = "party_branch", "党支部", "party branch"
    VILLAGERS_COMMITTEE = "villagers_committee", "村民委员会", "villagers' committee"
    DEPARTMENT = "department", "部门", "department"
    COLLECTIVE = "collective", "集体经济组织", "collective economic organisation"
    ENTERPRISE = "enterprise", "企业", "enterprise"
    OTHER = "other", "其他", "other"


@frozen(kw_only=True)
class PlaceSpan:
    """What a place was called and where it lay."""

    code: str
    name: str
    parent: PlaceId
    since: date
    until: date = FOREVER


@frozen
class Ancestor:
    """A place that this one came out of, or that became part of it."""

    place: PlaceId
    kind: LineageKind
    since: date


@frozen(kw_only=True)
class Place:
    """A town or village through time; the last span is the newest one."""

    level: DivisionLevel
    spans: tuple[PlaceSpan, ...]
    ancestors: tuple[Ancestor, ...] = ()
    successor: PlaceId | None = None

    @property
    def last(self) -> PlaceSpan:
        """Return the newest span."""
        return self.spans[-1]

    def on(self, day: date) -> PlaceSpan | None:
        """Return the span that holds on a day."""
        return next((span for span in self.spans if span.since <= day < span.until), None)


@frozen(kw_only=True)
class HouseholdSpan:
    """In which village a household lived, under what number."""

    village: PlaceId
    number: str
    since: date
    until: date = FOREVER


@frozen(kw_only=True)
class Household:
    """A household through time."""

    spans: tuple[HouseholdSpan, ...]
    address: Address | None = None

    @property
    def last(self) -> HouseholdSpan:
        """Return the newest span."""
        return self.spans[-1]

    def on(self, day: date) -> HouseholdSpan | None:
        """Return the span that holds on a day."""
        return next((span for span in self.spans if span.since <= day < span.until), None)


@frozen(kw_only=True)
class Membership:
    """To which household a person belonged."""

    household: HouseholdId
    relation: HouseholdRelation
    since: date
    until: date = FOREVER


@frozen(kw_only=True)
class Person:
    """A person; everything that names them is sealed under their own key."""

    name: PersonName
    identity: IdentityNumber | None
    telephone: Telephone | None
    party_member: bool
    memberships: tuple[Membership, ...]
    erased: bool = False

    @property
    def last(self) -> Membership:
        """Return the newest membership."""
        return self.memberships[-1]


@frozen(kw_only=True)
class Organisation:
    """An organisation, its place and its days."""

    name: str
    kind: OrganisationKind
    place: PlaceId
    credit_code: str | None
    since: date
    until: date = FOREVER


@frozen(kw_only=True)
class Holding:
    """Who held a post, on what basis."""

    person: PersonId
    basis: str
    since: date
    until: date = FOREVER

    def may_end(self, person: str, day: date) -> bool:
        """Tell whether it is this person's and can end on a day: after it began, before its end."""
        return self.person == person and self.since < day < self.until


@frozen(kw_only=True)
class Post:
    """A post of an organisation with its seats and their holders."""

    organisation: OrganisationId
    title: str
    seats: int
    basis: str
    since: date
    holdings: tuple[Holding, ...] = ()
