"""Commands and events of volunteer teams and their hours."""

from datetime import date

from attrs import field

from ruralgov.domain.kernel.ids import (
    AccountId,
    OrganisationId,
    PersonId,
    PlaceId,
    VolunteerHoursId,
    VolunteerTeamId,
)
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.partypoints.model_entry import Proof
from ruralgov.domain.partypoints.model_team import TeamKind


@frozen(kw_only=True)
class FormVolunteerTeam:
    """Form a team below a party organisation, from a day on."""

    team: TeamKind
    name: str = field(metadata=text_of(TextKind.NAME))
    organisation: OrganisationId
    since: date
    id: VolunteerTeamId | None = None


@frozen(kw_only=True)
class PairVolunteerTeam:
    """Say which Party-Flag-Red team goes before a Volunteer-Red team."""

    team: VolunteerTeamId
    leader: VolunteerTeamId


@frozen(kw_only=True)
class JoinVolunteerTeam:
    """Enter that somebody joined a team on a day."""

    team: VolunteerTeamId
    person: PersonId
    since: date


@frozen(kw_only=True)
class LeaveVolunteerTeam:
    """Enter from which day on somebody is in a team no more; nobody needs a reason to leave."""

    team: VolunteerTeamId
    person: PersonId
    since: date


@frozen(kw_only=True)
class DissolveVolunteerTeam:
    """Dissolve a team from a day on."""

    team: VolunteerTeamId
    since: date
    cause: str


@frozen(kw_only=True)
class RecordVolunteerHours:
    """Record how long somebody served on a day."""

    team: VolunteerTeamId
    person: PersonId
    day: date
    minutes: int
    activity: str = field(metadata=text_of(TextKind.NAME))
    proof: Proof


@frozen(kw_only=True)
class CertifyVolunteerHours:
    """Certify hours; by another person than served or recorded them."""

    hours: VolunteerHoursId


@frozen(kw_only=True)
class WithdrawVolunteerHours:
    """Withdraw hours that were a mistake, while no entry rests on them."""

    hours: VolunteerHoursId
    reason: str


@frozen(kw_only=True)
class VolunteerTeamFormed:
    """A team was formed."""

    team: TeamKind
    name: str = field(metadata=text_of(TextKind.NAME))
    organisation: OrganisationId
    place: PlaceId
    since: date


@frozen(kw_only=True)
class VolunteerTeamPaired:
    """A team goes before this one."""

    leader: VolunteerTeamId


@frozen(kw_only=True)
class VolunteerJoined:
    """Somebody joined."""

    person: PersonId
    since: date


@frozen(kw_only=True)
class VolunteerLeft:
    """Somebody left."""

    person: PersonId
    since: date


@frozen(kw_only=True)
class VolunteerTeamDissolved:
    """The team ended."""

    since: date
    cause: str


@frozen(kw_only=True)
class VolunteerHoursRecorded:
    """Somebody served."""

    team: VolunteerTeamId
    place: PlaceId
    person: PersonId
    day: date
    minutes: int
    activity: str = field(metadata=text_of(TextKind.NAME))
    proof: Proof
    by: AccountId


@frozen(kw_only=True)
class VolunteerHoursCertified:
    """Somebody else certified it."""

    by: AccountId
    day: date


@frozen(kw_only=True)
class VolunteerHoursWithdrawn:
    """It was a mistake."""

    reason: str


VolunteerTeamEvent = (
    VolunteerTeamFormed
    | VolunteerTeamPaired
    | VolunteerJoined
    | VolunteerLeft
    | VolunteerTeamDissolved
)
"""What happens to a team."""
VolunteerHoursEvent = VolunteerHoursRecorded | VolunteerHoursCertified | VolunteerHoursWithdrawn
"""What happens to hours."""
