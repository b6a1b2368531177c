"""How a case comes in and where it goes: what can be asked, and what has happened."""

from datetime import datetime
from typing import ClassVar

from attrs import field

from ruralgov.domain.cases.beside import RepeatKind
from ruralgov.domain.cases.dispatch.model import OWN
from ruralgov.domain.cases.milestones import Milestones
from ruralgov.domain.cases.model import Attachment, IntakeChannel, RefusalGround
from ruralgov.domain.cases.table import Level
from ruralgov.domain.kernel.clock import Deadline
from ruralgov.domain.kernel.ids import AccountId, CaseId, HouseholdId, OrganisationId, PlaceId
from ruralgov.domain.kernel.personal import (
    CitizenText,
    OfficerText,
    PersonName,
    Telephone,
    officer_text,
)
from ruralgov.domain.kernel.point import Point
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class ReportCase:
    """Report a request or trouble at a place; it gets a number that people can quote."""

    matter: str
    place: PlaceId
    channel: IntakeChannel
    text: CitizenText
    reporter: PersonName | None = None
    contact: Telephone | None = None
    household: HouseholdId | None = None
    attachments: tuple[Attachment, ...] = ()
    point: Point | None = None
    """Where the trouble is, if somebody pointed at it."""


@frozen(kw_only=True)
class TakeUpAppeal:
    """Report what was brought up on a deliberation day, under the id by which that knows it."""

    id: CaseId
    matter: str
    place: PlaceId
    text: CitizenText


@frozen(kw_only=True)
class AcceptCase:
    """Accept a reported case."""

    case: CaseId


@frozen(kw_only=True)
class RefuseCase:
    """Refuse a reported case on a published ground, with the reason in words."""

    case: CaseId
    ground: RefusalGround
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class AnswerCase:
    """Answer an accepted case at once, in words that hold no personal data."""

    case: CaseId
    answer: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class DeclineFiling:
    """Say why an accepted case does not meet the filing standard of its matter."""

    case: CaseId
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class DispatchCase:
    """File an accepted case and send it to a unit, by default the one that the plan names."""

    case: CaseId
    unit: OrganisationId | None = None
    co_units: tuple[OrganisationId, ...] = ()
    reason: OfficerText = field(default=OfficerText(""), converter=officer_text)


@frozen(kw_only=True)
class CaseReported:
    """A case came in."""

    SCHEMA: ClassVar[int] = 2
    number: str
    matter: str
    place: PlaceId
    town: PlaceId
    channel: IntakeChannel
    household: HouseholdId | None
    at: datetime
    text: CitizenText
    reporter: PersonName | None
    contact: Telephone | None
    attachments: tuple[Attachment, ...]
    hold_due: datetime
    off_hours: bool = False
    """Whether it came in outside working hours."""
    point: Point | None = None
    repeat_of: CaseId | None = None
    """The case of the same matter and place that was closed shortly before."""
    repeat: RepeatKind | None = None
    """How it is like that; None where there is none, or from before that was told."""


@frozen(kw_only=True)
class CaseAccepted:
    """A case was accepted."""

    SCHEMA: ClassVar[int] = 2
    by: AccountId
    hold_due: datetime
    at: datetime | None = None
    """None in what happened before this was kept."""


@frozen(kw_only=True)
class CaseRefused:
    """A case was not accepted."""

    SCHEMA: ClassVar[int] = 3
    by: AccountId
    ground: RefusalGround
    reason: OfficerText
    at: datetime | None = None
    """None in what happened before this was kept."""


@frozen(kw_only=True)
class CaseAnswered:
    """A case was answered at once; the verdict of the round is frozen."""

    SCHEMA: ClassVar[int] = 3
    by: AccountId
    answer: OfficerText
    at: datetime
    due: datetime
    ranked: bool
    hold_due: datetime
    matter_level: Level | None = None
    """Of which level the matter is; None in what happened before this was kept."""


@frozen(kw_only=True)
class FilingDeclined:
    """A case does not meet the filing standard."""

    SCHEMA: ClassVar[int] = 3
    by: AccountId
    reason: OfficerText
    at: datetime | None = None
    """None in what happened before this was kept."""


@frozen(kw_only=True)
class CaseDispatched:
    """A unit has the case, and the clock runs."""

    SCHEMA: ClassVar[int] = 4
    by: AccountId
    unit: str
    """An organisation, by its id; a name in what was dispatched before units were organisations."""
    co_units: tuple[str, ...]
    department: str | None
    level: Level
    reason: OfficerText | None
    at: datetime
    started_at: datetime
    deadline: Deadline
    unit_due: datetime
    hold_due: datetime
    rule: str | None = OWN
    """The rule of the plan that led to the unit; None where a person named another."""
    milestones: Milestones = ()
    unit_guessed: bool = False
    """Whether the clock of the unit had to guess a calendar."""
    matter_level: Level | None = None
    """Of which level the matter is; None in what happened before this was kept."""
    around_the_clock: bool = False
    """Whether its clocks run on 7×24 duty."""
