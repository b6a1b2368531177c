"""The tables of conferences, resolutions and salient problems."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.conferences.model_conference import (
    Conference,
    ConferenceKind,
    ConferenceStage,
)
from ruralgov.domain.conferences.model_problem import (
    OPEN,
    ProblemSeverity,
    ProblemStage,
    SalientProblem,
)
from ruralgov.domain.conferences.model_resolution import GOING, Resolution, ResolutionStage
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import (
    ConferenceId,
    OrganisationId,
    PlaceId,
    ResolutionId,
    SalientProblemId,
    SteeringGroupId,
)
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class ConferenceRow:
    """One conference: of which group, when, how it stands and how many came."""

    owner: str = ""
    number: str
    steering: SteeringGroupId
    kind: ConferenceKind
    day: date
    year: int
    stage: ConferenceStage
    items: int
    entitled: int | None
    present: int | None
    minutes: str


@frozen(kw_only=True)
class ResolutionRow:
    """One resolution: whose it is, when it was due at first and is now, and how it stands.

    *finished* is the day of the lead's report, unless it was returned.
    """

    owner: str = ""
    number: str
    steering: SteeringGroupId
    conference: ConferenceId
    item: int
    problem: SalientProblemId | None
    words: str
    lead: OrganisationId
    supervisor: OrganisationId
    due: date
    extended: date
    stage: ResolutionStage
    open: bool
    year: int
    registered: date
    finished: date | None
    closed: date | None
    asked: bool
    """Whether an extension waits to be decided."""
    rests_until: date | None
    urged: int


@frozen(kw_only=True)
class CoUnitRow:
    """That a unit carries out a resolution with its lead."""

    owner: str = ""
    unit: OrganisationId
    open: bool


@frozen(kw_only=True)
class SalientProblemRow:
    """One problem: where, how grave, whose, how it stands, and when it last came further."""

    owner: str = ""
    steering: SteeringGroupId
    title: str
    place: PlaceId
    severity: ProblemSeverity
    people: int
    holder: OrganisationId
    """The unit that owns it."""
    stage: ProblemStage
    open: bool
    raised: date
    stepped: date
    closed: date | None
    merged_into: SalientProblemId | None


@frozen(kw_only=True)
class ProblemTabledRow:
    """That a problem was an item of a conference."""

    owner: str = ""
    conference: ConferenceId
    item: int
    day: date


@frozen(kw_only=True)
class ProblemResolutionRow:
    """That a resolution is to solve a problem."""

    owner: str = ""
    resolution: ResolutionId


CONFERENCE_TABLES: Final = (
    Table(
        name="conferences",
        row=ConferenceRow,
        key=("owner",),
        indexes=(("steering",), ("year",), ("minutes",)),
    ),
)
RESOLUTION_TABLES: Final = (
    Table(
        name="resolutions",
        row=ResolutionRow,
        key=("owner",),
        indexes=(("open",), ("conference",), ("problem",), ("lead",), ("year",)),
        tallies=(("steering", "stage"),),
    ),
    Table(
        name="resolution_co_units",
        row=CoUnitRow,
        key=("owner", "unit"),
        indexes=(("unit",), ("open",)),
    ),
)
PROBLEM_TABLES: Final = (
    Table(
        name="salient_problems",
        row=SalientProblemRow,
        key=("owner",),
        indexes=(("open",), ("place",), ("merged_into",), ("steering",), ("stage",)),
        tallies=(("steering", "stage"),),
    ),
    Table(
        name="problem_tablings",
        row=ProblemTabledRow,
        key=("owner", "conference", "item"),
        indexes=(("conference",),),
    ),
    Table(
        name="problem_resolutions",
        row=ProblemResolutionRow,
        key=("owner", "resolution"),
        indexes=(("resolution",),),
    ),
)


def conference_rows(conference: Conference) -> Iterator[ConferenceRow]:
    """Give the row of a conference."""
    there = conference.gathering
    minutes = conference.minutes
    issued = minutes is not None and minutes.signed_on is not None
    yield ConferenceRow(
        number=conference.number,
        steering=conference.group,
        kind=conference.kind,
        day=conference.day,
        year=conference.day.year,
        stage=conference.stage,
        items=len(conference.items),
        entitled=None if there is None else there.entitled,
        present=None if there is None else there.present,
        minutes=minutes.reference if minutes is not None and issued else "",
    )


def resolution_rows(known: Resolution) -> Iterator[ResolutionRow | CoUnitRow]:
    """Give the row of a resolution, and of each unit that helps."""
    asked, rests = known.extensions[-1:], known.suspensions[-1:]
    yield ResolutionRow(
        number=known.number,
        steering=known.group,
        conference=known.conference,
        item=known.item,
        problem=known.problem,
        words=known.words,
        lead=known.lead,
        supervisor=known.supervisor,
        due=known.due,
        extended=known.extended,
        stage=known.stage,
        open=known.stage in GOING,
        year=known.registered_on.year,
        registered=known.registered_on,
        finished=known.finished,
        closed=known.closed_on,
        asked=any(one.granted is None for one in asked),
        rests_until=next((one.until for one in rests if one.ended is None), None),
        urged=len(known.urged),
    )
    for unit in known.co_units:
        yield CoUnitRow(unit=unit, open=known.stage in GOING)


def problem_rows(
    known: SalientProblem,
) -> Iterator[SalientProblemRow | ProblemTabledRow | ProblemResolutionRow]:
    """Give the row of a problem, of each time on an agenda, and of each resolution."""
    yield SalientProblemRow(
        steering=known.group,
        title=known.title,
        place=known.place,
        severity=known.severity,
        people=known.people,
        holder=known.owner,
        stage=known.stage,
        open=known.stage in OPEN,
        raised=known.raised_on,
        stepped=known.stepped_on,
        closed=known.closed_on,
        merged_into=known.into,
    )
    for one in known.tabled:
        yield ProblemTabledRow(conference=one.conference, item=one.item, day=one.day)
    for resolution in known.resolutions:
        yield ProblemResolutionRow(resolution=resolution)
