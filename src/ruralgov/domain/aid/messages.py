"""Commands and events of a file: where it is, who is in it, who may read of minors."""

from datetime import date, datetime

from attrs import field

from ruralgov.domain.aid.model import Circle, InclusionCause
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import AccountId, AidFileId, PersonId, PlaceId
from ruralgov.domain.kernel.personal import OfficerText, officer_text
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class Included:
    """Somebody, and in which set."""

    person: PersonId
    circle: Circle


@frozen(kw_only=True)
class OpenAidFile:
    """Open the file of a family at a place.

    With *split_from*, its people are of that file and leave it on the same day.
    """

    id: AidFileId | None = None
    place: PlaceId
    since: date
    people: tuple[Included, ...]
    situation: OfficerText = field(converter=officer_text)
    split_from: AidFileId | None = None


@frozen(kw_only=True)
class IncludePerson:
    """Enter that somebody is in a set of a family from a day on."""

    file: AidFileId
    person: PersonId
    circle: Circle
    cause: InclusionCause
    since: date


@frozen(kw_only=True)
class EndInclusion:
    """Enter that somebody is no longer in a set from a day on."""

    file: AidFileId
    number: int
    cause: InclusionCause
    since: date


@frozen(kw_only=True)
class WithdrawInclusion:
    """Take back that somebody was in a set: it was entered by mistake."""

    file: AidFileId
    number: int
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class RestoreInclusion:
    """Take back that somebody left a set: it was entered by mistake."""

    file: AidFileId
    number: int
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class DescribeSituation:
    """Write anew how a family is; what stood before stays in the history."""

    file: AidFileId
    situation: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class MoveAidFile:
    """Move a file with its family to another place from a day on; its history stays."""

    file: AidFileId
    place: PlaceId
    since: date


@frozen(kw_only=True)
class MergeAidFiles:
    """Enter that a family became part of another; its people are in that file from the day on."""

    file: AidFileId
    into: AidFileId
    since: date


@frozen(kw_only=True)
class CloseAidFile:
    """Close a file in which nothing goes on."""

    file: AidFileId
    since: date
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class ReopenAidFile:
    """Open a file again that was closed."""

    file: AidFileId
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class ApproveMinorAccess:
    """Allow one account to read what a file says of minors, for half an hour from now."""

    file: AidFileId
    reader: AccountId
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class EraseAidFile:
    """Erase for good what was written in a closed file; that there was one stays."""

    file: AidFileId
    ground: ErasureGround
    reason: str


@frozen(kw_only=True)
class ReleasePeople:
    """End the inclusions of people whose part of the family has a file of its own."""

    file: AidFileId
    into: AidFileId
    people: tuple[Included, ...]
    since: date


@frozen(kw_only=True)
class TakeInPeople:
    """Include the people of a file that was merged into this one."""

    file: AidFileId
    other: AidFileId
    people: tuple[Included, ...]
    since: date


@frozen(kw_only=True)
class FollowDeparted:
    """End what somebody was in who died or left, on that day."""

    file: AidFileId
    person: PersonId
    died: bool
    since: date


@frozen(kw_only=True)
class FollowAidPerson:
    """Name in a file whom somebody turned out to be; with *back*, whom they are again."""

    file: AidFileId
    person: PersonId
    into: PersonId
    back: bool = False


@frozen(kw_only=True)
class AidFileOpened:
    """A family has a file."""

    place: PlaceId
    since: date
    people: tuple[Included, ...]
    situation: OfficerText
    split_from: AidFileId | None


@frozen(kw_only=True)
class PersonIncluded:
    """Somebody is in a set of a family."""

    number: int
    person: PersonId
    circle: Circle
    cause: InclusionCause
    since: date


@frozen(kw_only=True)
class InclusionEnded:
    """Somebody is no longer in a set."""

    number: int
    cause: InclusionCause
    since: date


@frozen(kw_only=True)
class InclusionWithdrawn:
    """Somebody never was in a set."""

    number: int
    reason: OfficerText


@frozen(kw_only=True)
class InclusionRestored:
    """Somebody did not leave a set."""

    number: int
    reason: OfficerText


@frozen(kw_only=True)
class SituationDescribed:
    """How a family is, was written anew."""

    situation: OfficerText


@frozen(kw_only=True)
class AidFileMoved:
    """A file is kept elsewhere."""

    place: PlaceId
    since: date


@frozen(kw_only=True)
class AidFilesMerged:
    """A family became part of another."""

    into: AidFileId
    people: tuple[Included, ...]
    since: date


@frozen(kw_only=True)
class AidFileClosed:
    """A file was closed."""

    since: date
    reason: OfficerText


@frozen(kw_only=True)
class AidFileReopened:
    """A file that was closed is open."""

    reason: OfficerText


@frozen(kw_only=True)
class MinorAccessApproved:
    """One account may read what a file says of minors, until an instant."""

    reader: AccountId
    by: AccountId
    since: datetime
    until: datetime
    reason: OfficerText


@frozen(kw_only=True)
class AidFileErased:
    """What was written in a file is gone."""

    ground: ErasureGround
    reason: str


@frozen(kw_only=True)
class AidPersonFollowed:
    """Who was in a file turned out to be another one, or is one of their own again."""

    person: PersonId
    into: PersonId
    back: bool
