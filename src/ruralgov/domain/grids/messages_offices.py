"""What hangs on grids and lanes: their chiefs, whom those contact, and recorded exemptions."""

from datetime import date
from typing import ClassVar

from ruralgov.domain.grids.model import ChiefBasis, Standard
from ruralgov.domain.kernel.ids import DecisionId, HouseholdId, LaneId, PersonId, PlaceId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class ChiefPlan:
    """Who is to be chief of what is laid out, as what, and who attests the choice (lanes)."""

    person: PersonId
    basis: ChiefBasis
    attested: str = ""


@frozen(kw_only=True)
class Appointment:
    """One chief: of a grid or a lane, as what, and who attests the choice (lanes)."""

    target: str
    person: PersonId
    basis: ChiefBasis
    attested: str = ""


@frozen(kw_only=True)
class AppointChiefs:
    """Appoint chiefs of grids and lanes of a village from a day on."""

    ADDED: ClassVar[tuple[str, ...]] = ("cites",)
    village: PlaceId
    appointments: tuple[Appointment, ...]
    since: date
    cites: DecisionId | None = None


@frozen(kw_only=True)
class RelieveChief:
    """End the office of a grid's or lane's chief on a day."""

    village: PlaceId
    target: str
    since: date
    reason: str


@frozen(kw_only=True)
class AssignContacts:
    """Name the households that a lane's chief contacts, instead of those of the lane.

    Where none is named, it is those of the lane again.
    """

    village: PlaceId
    lane: LaneId
    households: tuple[HouseholdId, ...]
    since: date


@frozen(kw_only=True)
class EnterFormerChief:
    """Enter who was chief of a grid or lane from a day until another, before those known."""

    village: PlaceId
    target: str
    person: PersonId
    basis: ChiefBasis
    attested: str = ""
    since: date
    until: date


@frozen(kw_only=True)
class CorrectChiefEntry:
    """Withdraw the beginning or end of somebody's office, or put it on its right day.

    A beginning that is withdrawn takes the office with it.
    """

    village: PlaceId
    target: str
    person: PersonId
    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class VacateOffices:
    """End what a person who is gone, or is no longer what they were made for, is chief of."""

    village: PlaceId
    person: PersonId
    since: date
    cause: str
    lost: frozenset[ChiefBasis] | None = None
    """Only offices on these bases; all where left out."""


@frozen(kw_only=True)
class FollowChiefs:
    """Enter the chiefs of a village under the ids under which these people are kept."""

    village: PlaceId


@frozen(kw_only=True)
class CorrectContactsEntry:
    """Withdraw whom a lane's chief contacts from a day on, or put that on its right day."""

    village: PlaceId
    lane: LaneId
    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class GrantExemption:
    """Record why a grid, lane or village may stand outside a soft standard, until a day.

    It holds from *since*, today by default, for the target and for all that is within it.
    """

    ADDED: ClassVar[tuple[str, ...]] = ("since",)
    village: PlaceId
    target: str
    standard: Standard
    reason: str
    until: date
    since: date | None = None


@frozen(kw_only=True)
class CorrectExemptionEntry:
    """Withdraw an exemption that began on a day, or put its beginning on the right day."""

    village: PlaceId
    target: str
    standard: Standard
    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class ChiefsAppointed:
    """Grids and lanes have these chiefs from a day on."""

    appointments: tuple[Appointment, ...]
    since: date


@frozen(kw_only=True)
class ChiefRelieved:
    """A chief's office ended."""

    target: str
    since: date
    reason: str


@frozen(kw_only=True)
class ContactsAssigned:
    """A lane's chief contacts these households."""

    lane: LaneId
    households: tuple[HouseholdId, ...]
    since: date


@frozen(kw_only=True)
class FormerChiefEntered:
    """Somebody had been chief, from a day until another."""

    target: str
    person: PersonId
    basis: ChiefBasis
    attested: str
    since: date
    until: date


@frozen(kw_only=True)
class ChiefVacated:
    """An office ended because its chief died, left, was erased, or lost what it rested on."""

    target: str
    person: PersonId
    since: date
    cause: str


@frozen(kw_only=True)
class ChiefEntryCorrected:
    """The beginning or end of somebody's office was withdrawn, or is on its right day."""

    target: str
    person: PersonId
    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class ChiefFollowed:
    """A chief who was entered as *entered* is *person*: entered twice, or taken for another."""

    entered: PersonId
    person: PersonId


@frozen(kw_only=True)
class ContactsEntryCorrected:
    """Whom a lane's chief contacts from a day on was withdrawn, or is on its right day."""

    lane: LaneId
    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class ExemptionGranted:
    """A standing outside a standard has a recorded reason."""

    target: str
    standard: Standard
    reason: str
    since: date
    until: date


@frozen(kw_only=True)
class ExemptionEntryCorrected:
    """An exemption was withdrawn, or its beginning is on the right day."""

    target: str
    standard: Standard
    entry: date
    since: date | None
    reason: str


OfficeEvent = (
    ChiefsAppointed
    | FormerChiefEntered
    | ChiefRelieved
    | ChiefVacated
    | ChiefEntryCorrected
    | ChiefFollowed
    | ContactsAssigned
    | ContactsEntryCorrected
    | ExemptionGranted
    | ExemptionEntryCorrected
)
"""What happens to what hangs on grids and lanes."""
