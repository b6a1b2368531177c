"""The states of the registry's records; everything is dated ``[since, until)``."""

from datetime import date

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import HouseholdId, PersonId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.personal import (
    Address,
    BirthDate,
    DocumentNumber,
    IdentityNumber,
    PersonName,
    Telephone,
)
from ruralgov.domain.kernel.personal_history import History
from ruralgov.domain.kernel.value import frozen


class HouseholdRelation(LabelledEnum):
    """Relation to the head of the household: the groups of GB/T 4761, and who married in."""

    HEAD = "head", "户主", "head"
    SPOUSE = "spouse", "配偶", "spouse"
    CHILD = "child", "子女", "child"
    SON = "son", "子", "son"
    DAUGHTER = "daughter", "女", "daughter"
    SON_IN_LAW = "son_in_law", "女婿", "son-in-law"
    DAUGHTER_IN_LAW = "daughter_in_law", "儿媳", "daughter-in-law"
    GRANDCHILD = "grandchild", "孙子女", "grandchild"
    PARENT = "parent", "父母", "parent"
    GRANDPARENT = "grandparent", "祖父母", "grandparent"
    SIBLING = "sibling", "兄弟姐妹", "sibling"
    RELATIVE = "relative", "其他亲属", "other relative"
    UNRELATED = "unrelated", "非亲属", "not related"
    OTHER = "other", "其他", "other"


class HouseholdKind(LabelledEnum):
    """What a household is."""

    FAMILY = "family", "家庭户", "family"
    COLLECTIVE = "collective", "集体户", "collective household"
    TEMPORARY = "temporary", "临时户", "temporary household"


class Residence(LabelledEnum):
    """Whether a household is registered where it is entered, lives there, or both."""

    BOTH = "both", "户籍在且常住", "registered and living here"
    REGISTERED = "registered", "户籍在、人不在", "registered here, living elsewhere"
    LIVING = "living", "外来常住", "living here, registered elsewhere"


class Sex(LabelledEnum):
    """Sex (GB/T 2261.1)."""

    MALE = "male", "男", "male"
    FEMALE = "female", "女", "female"


class DocumentKind(LabelledEnum):
    """What says who somebody is where it is not a resident identity number, or beside it."""

    HOME_PERMIT = "home_permit", "港澳居民来往内地通行证", "mainland travel permit (HK, Macau)"
    TAIWAN_PERMIT = "taiwan_permit", "台湾居民来往大陆通行证", "mainland travel permit (Taiwan)"
    PASSPORT = "passport", "护照", "passport"
    RESIDENCE_CARD = "residence_card", "外国人永久居留身份证", "permanent residence card"
    FORMER_NUMBER = "former_number", "曾用公民身份号码", "former identity number"
    OTHER = "other", "其他证件", "other document"


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
class Described:
    """What kind of household it was from a day on, and whether it lived there."""

    kind: HouseholdKind
    residence: Residence
    since: date


@frozen(kw_only=True)
class Household:
    """A household through time; withdrawn, it has no span: it was entered by mistake."""

    spans: tuple[HouseholdSpan, ...]
    address: Address | None = None
    described: tuple[Described, ...] = ()
    history: History | None = None
    """Addresses, where one was changed from a day on."""
    erased: bool = False
    """Whether nothing was entered of it since its addresses were erased."""

    @property
    def last(self) -> HouseholdSpan:
        """Return the newest span."""
        return self.spans[-1]

    def on(self, day: date) -> HouseholdSpan | None:
        """Return the span that holds on a day."""
        return next((span for span in self.spans if span.since <= day < span.until), None)

    def described_on(self, day: date) -> Described:
        """Return what kind of household it is on a day."""
        plain = Described(kind=HouseholdKind.FAMILY, residence=Residence.BOTH, since=date.min)
        return next((one for one in reversed(self.described) if one.since <= day), plain)

    def address_on(self, day: date) -> Address | None:
        """Return the address on a day."""
        return self.address if self.history is None else self.history.on("address", day, Address)


@frozen(kw_only=True)
class Membership:
    """To which household a person belonged; ``departure`` says why it ended, where it did so."""

    household: HouseholdId
    relation: HouseholdRelation
    since: date
    until: date = FOREVER
    departure: Departure | None = None


@frozen(kw_only=True)
class PartySpan:
    """When a person was a member of the party."""

    since: date
    until: date = FOREVER


@frozen(kw_only=True)
class Taken:
    """What a person took over of one who was entered twice: *fields* are those it lacked."""

    other: PersonId
    fields: tuple[str, ...]
    memberships: tuple[Membership, ...]


@frozen(kw_only=True)
class Person:
    """A person; everything that names them is sealed under their own key.

    ``unit`` is set for one who belongs to no household of the city; ``merged`` names the person
    who this one turned out to be, and ``absorbed`` those who turned out to be this one.
    """

    name: PersonName
    identity: IdentityNumber | None
    telephone: Telephone | None
    party_member: bool
    memberships: tuple[Membership, ...]
    erased: bool = False
    entered_since: bool = False
    """Whether something was entered of them after they were erased; it can be erased too."""
    party: tuple[PartySpan, ...] | None = None
    """Where membership of the party has changed; None: it is as ``party_member`` says."""
    history: History | None = None
    """Names and telephones that changed, and identity documents, from the days on."""
    birth: BirthDate | None = None
    sex: Sex | None = None
    unit: str | None = None
    died: date | None = None
    merged: PersonId | None = None
    absorbed: tuple[PersonId, ...] = ()
    taken: tuple[Taken, ...] = ()
    withdrawn: tuple[date, ...] = ()
    """Days of departures that were entered by mistake, or on a wrong day."""

    @property
    def last(self) -> Membership:
        """Return the newest membership."""
        return self.memberships[-1]

    @property
    def gone(self) -> bool:
        """Whether the person has died, or left and not returned."""
        left = bool(self.memberships) and self.last.departure is not None
        return left or self.died is not None

    def on(self, day: date) -> Membership | None:
        """Return the membership on a day."""
        return next((one for one in self.memberships if one.since <= day < one.until), None)

    def name_on(self, day: date) -> PersonName:
        """Return the name on a day."""
        found = None if self.history is None else self.history.on("name", day, PersonName)
        return found or self.name

    def telephone_on(self, day: date) -> Telephone | None:
        """Return the telephone on a day."""
        known = self.history is not None and self.history.values("telephone", Telephone)
        if self.history is None or not known:
            return self.telephone
        return self.history.on("telephone", day, Telephone)

    def party_spans(self) -> tuple[PartySpan, ...]:
        """Return when the person was a member of the party."""
        if self.party is not None:
            return self.party
        return (PartySpan(since=date.min),) if self.party_member else ()

    def born(self) -> date | None:
        """Return the date of birth: as the number says, or as it was entered."""
        if self.erased or (self.identity is None and self.birth is None):
            return None
        return _born(self.birth if self.identity is None else self.identity)

    def documents(self) -> list[tuple[DocumentKind, date, DocumentNumber | None]]:
        """Return the identity documents by kind, each with the day from which it holds."""
        if self.history is None:
            return []
        return [
            (kind, since, number)
            for kind in DocumentKind
            for since, number in self.history.values(kind, DocumentNumber)
        ]


def _born(said: IdentityNumber | BirthDate | None) -> date | None:
    return None if said is None or said.closed else said.born()
