"""The states of the registry's records; everything is dated ``[since, until)``."""

from datetime import date

from attrs import frozen

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import HouseholdId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.personal import Address, IdentityNumber, PersonName, Telephone


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
