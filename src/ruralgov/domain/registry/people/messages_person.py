"""What can be asked of one person's life, and what has happened in it."""

from datetime import date
from typing import ClassVar

from attrs import field

from ruralgov.domain.kernel.ids import HouseholdId, PersonId
from ruralgov.domain.kernel.personal import (
    BirthDate,
    DocumentNumber,
    IdentityNumber,
    OfficerText,
    PersonName,
    Telephone,
    officer_text,
)
from ruralgov.domain.kernel.personal_history import History
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.registry.people.model import (
    DocumentKind,
    HouseholdRelation,
    Membership,
    Sex,
)


@frozen(kw_only=True)
class ReturnPerson:
    """Make a person who had left, or belonged to no household, a member of one from a day on."""

    person: PersonId
    household: HouseholdId
    relation: HouseholdRelation
    since: date
    cause: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class ChangeRelation:
    """Give a member another relation to the head from a day on; ``head`` makes a new head.

    On the day of the last entry it takes the place of the relation entered then.
    """

    person: PersonId
    relation: HouseholdRelation
    since: date
    cause: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class ChangePerson:
    """Enter what is another from a day on; what is not named stays.

    *clear* names what there is no more: ``telephone``.
    """

    person: PersonId
    since: date
    name: PersonName | None = None
    telephone: Telephone | None = None
    party_member: bool | None = None
    clear: tuple[str, ...] = ()
    cause: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class CorrectMembershipEntry:
    """Put right the day *entry* on which a membership began or ended, or a death was entered.

    *since* is the right day; without it the entry is withdrawn, as if it had never been made.
    """

    person: PersonId
    entry: date
    since: date | None = None
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class CorrectPersonEntry:
    """Put right the day *entry* from which a name, a telephone, a document or the party holds.

    *since* is the right day; without it the entry is withdrawn, as if it had never been made.
    """

    person: PersonId
    entry: date
    since: date | None = None
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class RecordDocument:
    """Enter an identity document of a person from a day on; it replaces one of its kind."""

    person: PersonId
    kind: DocumentKind
    number: DocumentNumber
    since: date
    source: str


@frozen(kw_only=True)
class EndDocument:
    """End the identity document of a kind: from a day on there is none."""

    person: PersonId
    kind: DocumentKind
    since: date
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class MergePersons:
    """Say that a person was entered twice: *person* leads to *into* from now on."""

    person: PersonId
    into: PersonId
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class AbsorbPerson:
    """Take over what is kept of a person who was entered twice."""

    person: PersonId
    other: PersonId


@frozen(kw_only=True)
class UndoMerger:
    """Say that *person* was not the one whom they were merged into: they are two again.

    *person* is as they were when they were merged. What was entered since is of *into* and stays:
    ``DecidedSinceMerger`` lists it.
    """

    person: PersonId
    into: PersonId
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class SeparatePerson:
    """Make a person who was merged by mistake one of their own again."""

    person: PersonId
    into: PersonId
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class OutsiderRegistered:
    """A person was entered who belongs to no household of the city."""

    name: PersonName
    identity: IdentityNumber | None
    telephone: Telephone | None
    party_member: bool
    unit: str
    since: date
    source: str


@frozen(kw_only=True)
class PersonDescribed:
    """Date of birth and sex of a person were entered."""

    SCHEMA: ClassVar[int] = 2
    birth: BirthDate | None
    sex: Sex | None
    reason: OfficerText


@frozen(kw_only=True)
class PersonChanged:
    """Something of a person is another from a day on; what is None stayed."""

    SCHEMA: ClassVar[int] = 2
    since: date
    name: PersonName | None
    telephone: Telephone | None
    party_member: bool | None
    cleared: tuple[str, ...]
    cause: OfficerText


@frozen(kw_only=True)
class PersonReturned:
    """A person belongs to a household again."""

    SCHEMA: ClassVar[int] = 2
    household: HouseholdId
    relation: HouseholdRelation
    since: date
    cause: OfficerText


@frozen(kw_only=True)
class RelationCorrected:
    """The relation of a person to the head was another one since the day of the last entry."""

    SCHEMA: ClassVar[int] = 2
    relation: HouseholdRelation
    reason: OfficerText


@frozen(kw_only=True)
class MembershipEntryCorrected:
    """A day of a person's memberships was put right, or the entry withdrawn."""

    SCHEMA: ClassVar[int] = 2
    entry: date
    since: date | None
    reason: OfficerText


@frozen(kw_only=True)
class PersonEntryCorrected:
    """A day from which something of a person holds was put right, or the entry withdrawn."""

    SCHEMA: ClassVar[int] = 2
    entry: date
    since: date | None
    reason: OfficerText


@frozen(kw_only=True)
class DocumentRecorded:
    """An identity document of a person was entered."""

    kind: DocumentKind
    number: DocumentNumber
    since: date
    source: str


@frozen(kw_only=True)
class DocumentEnded:
    """An identity document of a person ended."""

    SCHEMA: ClassVar[int] = 2
    kind: DocumentKind
    since: date
    reason: OfficerText


@frozen(kw_only=True)
class PersonMerged:
    """A person turned out to be another one."""

    SCHEMA: ClassVar[int] = 2
    into: PersonId
    reason: OfficerText


@frozen(kw_only=True)
class PersonAbsorbed:
    """What was kept of a person entered twice is kept of this one.

    ``lacked`` are the fields of which this one had nothing, ``memberships`` those on days on which
    it had none; another identity number that the two had is among the ``documents``.
    """

    SCHEMA: ClassVar[int] = 2
    other: PersonId
    identity: IdentityNumber | None
    telephone: Telephone | None
    birth: BirthDate | None
    sex: Sex | None
    documents: History | None
    memberships: tuple[Membership, ...]
    died: date | None
    lacked: tuple[str, ...]


@frozen(kw_only=True)
class PersonReleased:
    """A person has no more what was taken over of another, who was merged into them by mistake.

    *cleared* are the fields, *memberships* and *documents* what goes back.
    """

    SCHEMA: ClassVar[int] = 2
    other: PersonId
    cleared: tuple[str, ...]
    documents: History | None
    memberships: tuple[Membership, ...]
    reason: OfficerText


@frozen(kw_only=True)
class PersonSeparated:
    """A person who was merged by mistake is one of their own again."""

    SCHEMA: ClassVar[int] = 2
    into: PersonId
    reason: OfficerText


LifeEvent = (
    OutsiderRegistered
    | PersonDescribed
    | PersonChanged
    | PersonReturned
    | RelationCorrected
    | MembershipEntryCorrected
    | PersonEntryCorrected
    | DocumentRecorded
    | DocumentEnded
    | PersonMerged
    | PersonAbsorbed
    | PersonReleased
    | PersonSeparated
)
"""What happens to a person besides being entered, moving and ending."""
