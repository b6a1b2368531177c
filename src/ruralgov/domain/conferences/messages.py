"""Commands and events of the leading group."""

from datetime import date

from attrs import field

from ruralgov.domain.conferences.model import (
    OFFICE,
    ConferenceRule,
    GroupSeat,
    SeatRole,
)
from ruralgov.domain.kernel.ids import (
    OrganisationId,
    PostId,
    SteeringGroupId,
)
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.meetings import Share


@frozen(kw_only=True)
class EstablishSteeringGroup:
    """Enter a leading group with what it is for, its host, and its last day or what ends it."""

    name: str
    mandate: str = field(metadata=OFFICE)
    host: OrganisationId
    last_day: date | None = None
    end_condition: str = field(default="", metadata=OFFICE)
    since: date
    basis: str


@frozen(kw_only=True)
class ChangeSteeringGroup:
    """Change a leading group from a day on; what is not named stays.

    A new *last_day* prolongs it or ends it sooner, by the paper named.
    """

    group: SteeringGroupId
    since: date
    name: str | None = None
    mandate: str | None = field(default=None, metadata=OFFICE)
    host: OrganisationId | None = None
    last_day: date | None = None
    end_condition: str | None = field(default=None, metadata=OFFICE)
    basis: str


@frozen(kw_only=True)
class EndSteeringGroup:
    """End a leading group from a day on: its task is done, or it was dissolved."""

    group: SteeringGroupId
    since: date
    cause: str


@frozen(kw_only=True)
class CorrectGroupTerms:
    """Put an entry of a leading group on its right day, or withdraw it (*since* None)."""

    group: SteeringGroupId
    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class SeatPost:
    """Give a post a seat in a leading group; who holds the post sits there."""

    group: SteeringGroupId
    post: PostId
    role: SeatRole
    since: date
    basis: str


@frozen(kw_only=True)
class UnseatPost:
    """End the seat of a post in a leading group."""

    group: SteeringGroupId
    post: PostId
    since: date
    reason: str


@frozen(kw_only=True)
class CorrectGroupSeat:
    """Put an entry of a seat on its right day, or withdraw it (*since* None)."""

    group: SteeringGroupId
    post: PostId
    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class AdoptConferenceRule:
    """Adopt how many seats must be there at a conference, and how often one is held."""

    group: SteeringGroupId
    quorum: Share
    every_months: int
    since: date
    basis: str


@frozen(kw_only=True)
class CorrectConferenceRule:
    """Put the day of an adopted rule right, or withdraw it (*since* None)."""

    group: SteeringGroupId
    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class SteeringGroupEstablished:
    """A leading group was entered."""

    name: str
    mandate: str = field(metadata=OFFICE)
    host: OrganisationId
    last_day: date | None
    end_condition: str = field(metadata=OFFICE)
    since: date
    basis: str


@frozen(kw_only=True)
class SteeringGroupChanged:
    """A leading group has other terms from a day on."""

    name: str
    mandate: str = field(metadata=OFFICE)
    host: OrganisationId
    last_day: date | None
    end_condition: str = field(metadata=OFFICE)
    since: date
    basis: str


@frozen(kw_only=True)
class SteeringGroupEnded:
    """A leading group ended."""

    since: date
    cause: str


@frozen(kw_only=True)
class GroupTermsCorrected:
    """An entry of a leading group is on its right day, or withdrawn."""

    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class PostSeated:
    """A post sits in a leading group."""

    seat: GroupSeat


@frozen(kw_only=True)
class PostUnseated:
    """The seat of a post ended."""

    post: PostId
    since: date
    reason: str


@frozen(kw_only=True)
class GroupSeatCorrected:
    """An entry of a seat is on its right day, or withdrawn."""

    post: PostId
    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class ConferenceRuleAdopted:
    """A leading group adopted a rule for its conferences."""

    adopted: ConferenceRule


@frozen(kw_only=True)
class ConferenceRuleCorrected:
    """An adopted rule is on its right day, or withdrawn."""

    entry: date
    since: date | None
    reason: str


SteeringGroupEvent = (
    SteeringGroupEstablished
    | SteeringGroupChanged
    | SteeringGroupEnded
    | GroupTermsCorrected
    | PostSeated
    | PostUnseated
    | GroupSeatCorrected
    | ConferenceRuleAdopted
    | ConferenceRuleCorrected
)
"""What happens to a leading group."""
