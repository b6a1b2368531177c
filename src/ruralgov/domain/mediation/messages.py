"""Commands and events of mediation committees and the places at which they work."""

from datetime import date

from ruralgov.domain.kernel.ids import (
    MediationCommitteeId,
    MediationPlaceId,
    PersonId,
    PlaceId,
)
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.mediation.model import (
    AppointedMediator,
    CommitteeMember,
    CommitteeTerm,
    MediationPlaceKind,
    OpeningTime,
    PlaceSpan,
)


@frozen(kw_only=True)
class EstablishMediationCommittee:
    """Enter the committee of a village, a town or the city with its first term.

    *until* is the day after its last; it is three years after *since* at most.
    """

    place: PlaceId
    name: str
    members: tuple[CommitteeMember, ...]
    basis: str
    since: date
    until: date


@frozen(kw_only=True)
class RenewMediationCommittee:
    """Enter the next term of a committee."""

    committee: MediationCommitteeId
    name: str
    members: tuple[CommitteeMember, ...]
    basis: str
    since: date
    until: date


@frozen(kw_only=True)
class EndMediationCommittee:
    """End a committee from a day on."""

    committee: MediationCommitteeId
    since: date
    reason: str


@frozen(kw_only=True)
class CorrectMediationCommittee:
    """Put a day of a committee's terms right, or withdraw it (*since* None)."""

    committee: MediationCommitteeId
    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class AppointMediator:
    """Appoint a mediator beside the members of a committee."""

    committee: MediationCommitteeId
    person: PersonId
    basis: str
    since: date


@frozen(kw_only=True)
class DismissMediator:
    """End the appointment of a mediator, from a day on."""

    committee: MediationCommitteeId
    person: PersonId
    since: date
    reason: str


@frozen(kw_only=True)
class OpenMediationPlace:
    """Enter a station of a town committee, or a room or parlour of a village committee."""

    committee: MediationCommitteeId
    kind: MediationPlaceKind
    name: str
    venue: str
    opening: tuple[OpeningTime, ...]
    since: date


@frozen(kw_only=True)
class ChangeMediationPlace:
    """Change a place of mediation from a day on; what is not named stays."""

    at: MediationPlaceId
    since: date
    name: str | None = None
    venue: str | None = None
    opening: tuple[OpeningTime, ...] | None = None


@frozen(kw_only=True)
class CloseMediationPlace:
    """Close a place of mediation from a day on."""

    at: MediationPlaceId
    since: date
    reason: str


@frozen(kw_only=True)
class CorrectMediationPlace:
    """Put a day of a place's entries right, or withdraw it (*since* None)."""

    at: MediationPlaceId
    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class MediationCommitteeEstablished:
    """A committee was entered."""

    place: PlaceId
    term: CommitteeTerm


@frozen(kw_only=True)
class MediationCommitteeRenewed:
    """A committee has another term."""

    term: CommitteeTerm


@frozen(kw_only=True)
class MediationCommitteeEnded:
    """A committee ended."""

    since: date
    reason: str


@frozen(kw_only=True)
class MediationCommitteeCorrected:
    """A day of a committee's terms is right, or withdrawn."""

    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class MediatorAppointed:
    """A mediator was appointed."""

    appointed: AppointedMediator


@frozen(kw_only=True)
class MediatorDismissed:
    """The appointment of a mediator ended."""

    person: PersonId
    since: date
    reason: str


@frozen(kw_only=True)
class MediationPlaceOpened:
    """A place of mediation was entered."""

    committee: MediationCommitteeId
    place: PlaceId
    kind: MediationPlaceKind
    span: PlaceSpan


@frozen(kw_only=True)
class MediationPlaceChanged:
    """A place of mediation is otherwise from a day on."""

    span: PlaceSpan


@frozen(kw_only=True)
class MediationPlaceClosed:
    """A place of mediation was closed."""

    since: date
    reason: str


@frozen(kw_only=True)
class MediationPlaceCorrected:
    """A day of a place's entries is right, or withdrawn."""

    entry: date
    since: date | None
    reason: str


MediationCommitteeEvent = (
    MediationCommitteeEstablished
    | MediationCommitteeRenewed
    | MediationCommitteeEnded
    | MediationCommitteeCorrected
    | MediatorAppointed
    | MediatorDismissed
)
"""What happens to a committee."""
MediationPlaceEvent = (
    MediationPlaceOpened | MediationPlaceChanged | MediationPlaceClosed | MediationPlaceCorrected
)
"""What happens to a place of mediation."""
