"""Volunteer teams, who is in them, and the hours that others certified."""

from datetime import date

from attrs import field

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import (
    AccountId,
    OrganisationId,
    PersonId,
    PlaceId,
    VolunteerTeamId,
)
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.partypoints.model_entry import Proof


class TeamKind(LabelledEnum):
    """Which team it is: of party members, or of everybody, led by one of party members."""

    PARTY_FLAG = "party_flag", "乡村振兴党旗红", "Party-Flag-Red"
    VOLUNTEER = "volunteer", "志愿红", "Volunteer-Red"


@frozen(kw_only=True)
class TeamMember:
    """That somebody is in a team, ``[since, until)``."""

    person: PersonId
    since: date
    until: date = FOREVER


@frozen(kw_only=True)
class VolunteerTeam:
    """A team below a party organisation; *leader* is the team that goes before it."""

    team: TeamKind
    name: str = field(metadata=text_of(TextKind.NAME))
    organisation: OrganisationId
    place: PlaceId
    since: date
    until: date = FOREVER
    members: tuple[TeamMember, ...] = ()
    leader: VolunteerTeamId | None = None
    cause: str = ""

    def has(self, persons: frozenset[PersonId], day: date) -> bool:
        """Tell whether somebody, by any id, is in the team on a day."""
        there = self.since <= day < self.until
        return there and any(
            one.person in persons and one.since <= day < one.until for one in self.members
        )


@frozen(kw_only=True)
class VolunteerHours:
    """What somebody did on a day for a team, how long, and who certified it."""

    team: VolunteerTeamId
    place: PlaceId
    person: PersonId
    day: date
    minutes: int
    activity: str = field(metadata=text_of(TextKind.NAME))
    proof: Proof
    by: AccountId
    certifier: AccountId | None = None
    certified: date | None = None
    withdrawn: str | None = None


MOST_MINUTES = 16 * 60
"""The longest that anybody serves on one day."""
