"""What can be asked of conferences, resolutions and salient problems."""

from datetime import date

from ruralgov.domain.conferences.model import SeatRole
from ruralgov.domain.conferences.model_conference import (
    Addendum,
    ConferenceKind,
    ConferenceStage,
    ItemOutcome,
    Secrecy,
)
from ruralgov.domain.conferences.model_problem import ProblemSeverity, ProblemStage, SalientProblem
from ruralgov.domain.conferences.model_resolution import Resolution, ResolutionStage
from ruralgov.domain.conferences.rows_conference import ConferenceRow
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import (
    CITY,
    AccountId,
    ConferenceId,
    OrganisationId,
    PlaceId,
    PostId,
    ResolutionId,
    SalientProblemId,
    SteeringGroupId,
)
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class Conferences(Query[list[ConferenceRow]]):
    """Ask for the joint conferences of a year, and of a group where it is named, newest first."""

    year: int
    group: SteeringGroupId | None = None


@frozen(kw_only=True)
class ConferenceSeatLine:
    """A seat as of the day of the conference, and how it was represented."""

    post: PostId
    role: SeatRole
    title: str
    unit: OrganisationId
    unit_name: str
    holders: int
    came: bool
    substitute: bool
    mandate: str


@frozen(kw_only=True)
class ItemLine:
    """An item of the agenda with what became of it."""

    number: int
    title: str
    proposer_name: str
    problem: SalientProblemId | None
    departments: tuple[str, ...]
    consulted: bool
    papers: tuple[str, ...]
    outcome: ItemOutcome | None
    words: str
    resolutions: tuple[str, ...]
    """The numbers of the resolutions that it gave."""


@frozen(kw_only=True)
class MinutesSheet:
    """The minutes of a conference whole, or what there is of them so far.

    *issued* is None until another person countersigned. Only signed addenda correct anything;
    names of people are withheld: seats are told by post.
    """

    conference: ConferenceId
    number: str
    group_name: str
    kind: ConferenceKind
    stage: ConferenceStage
    day: date
    venue: str
    convener_title: str
    chair_title: str
    chair_mandate: str
    roster: tuple[ConferenceSeatLine, ...]
    entitled: int
    needed: int
    present: int
    guests: tuple[tuple[str, str], ...]
    items: tuple[ItemLine, ...]
    decided: tuple[ItemLine, ...]
    reference: str
    secrecy: Secrecy | None
    reservations: tuple[str, ...]
    recipients: tuple[str, ...]
    recorder: AccountId | None
    drafted_by: AccountId | None
    countersigned_by: AccountId | None
    issued: date | None
    addenda: tuple[Addendum, ...]


@frozen(kw_only=True)
class ConferenceMinutesOf(Query[MinutesSheet]):
    """Ask for the minutes of a conference, with roster, items, resolutions and addenda."""

    conference: ConferenceId


@frozen(kw_only=True)
class LedgerLine:
    """A resolution on the day asked.

    *late* counts days from the original due date to the lead's report, or to the day asked;
    *rested* is how many of all its days it was suspended, and is not taken off.
    """

    resolution: ResolutionId
    number: str
    words: str
    lead: OrganisationId
    lead_name: str
    co_unit_names: tuple[str, ...]
    supervisor_name: str
    stage: ResolutionStage
    due: date
    extended: date
    late: int
    urged: int
    asked: bool
    rests_until: date | None
    closed: date | None


@frozen(kw_only=True)
class Ledger:
    """Resolutions, overdue ones first; progress is *closed* of *total*, both shown.

    *total* counts those that are going on or closed; what was *revoked* is beside it, and what was
    entered by mistake nowhere. *overdue* counts what is late and not reported.
    """

    lines: tuple[LedgerLine, ...]
    closed: int
    total: int
    revoked: int
    overdue: int
    late_closed: int
    """How many on the list were done after their original due date."""


@frozen(kw_only=True)
class ResolutionLedger(Query[Ledger]):
    """Ask for resolutions: those going on, or with *year* all that were registered in it.

    With *unit*, those of which it, or what became part of it, has the lead or helps.
    """

    group: SteeringGroupId | None = None
    unit: OrganisationId | None = None
    year: int | None = None


@frozen(kw_only=True)
class ResolutionFile(Query[Resolution]):
    """Ask for a resolution with all that happened to it."""

    resolution: ResolutionId


@frozen(kw_only=True)
class ProblemLine:
    """A salient problem on the day asked; *idle* counts regular conferences since its last step.

    *place_name* is empty for the city itself.
    """

    problem: SalientProblemId
    title: str
    place: PlaceId
    place_name: str
    severity: ProblemSeverity
    people: int
    owner: OrganisationId
    owner_name: str
    stage: ProblemStage
    raised: date
    stepped: date
    closed: date | None
    idle: int
    tabled: int


@frozen(kw_only=True)
class ProblemSheet:
    """Salient problems, those without a step first; progress is *closed* of *total*.

    *total* counts all but those merged into others and those entered by mistake.
    """

    lines: tuple[ProblemLine, ...]
    closed: int
    total: int
    not_curable: int
    merged: int
    idle: int


@frozen(kw_only=True)
class SalientProblems(Query[ProblemSheet]):
    """Ask for the salient problems at a place and below it: those open, or all of them."""

    group: SteeringGroupId | None = None
    place: PlaceId = CITY
    over: bool = False


@frozen(kw_only=True)
class SalientProblemFile(Query[SalientProblem]):
    """Ask for a salient problem with all that happened to it."""

    salient: SalientProblemId
