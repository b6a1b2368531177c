"""What can be asked of bodies, meetings, decisions and procedures."""

from datetime import date

from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import (
    CITY,
    BodyId,
    DecisionId,
    MeetingId,
    PersonId,
    PlaceId,
    ProcedureId,
)
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.meetings.model import BodyKind, DecisionRule, Matter
from ruralgov.domain.meetings.model_body import SeatKind
from ruralgov.domain.meetings.model_decision import Decision, Procedure, Step
from ruralgov.domain.meetings.model_meeting import Meeting, MeetingStage
from ruralgov.domain.meetings.rows import BodyRow, DecisionRow, MeetingRow, ProcedureRow


@frozen(kw_only=True)
class Bodies(Query[list[BodyRow]]):
    """Ask which bodies a place and those below it have on the day asked, by place and kind.

    With *lapsed*, those are asked for whose last term was over by then, and that were not renewed;
    with *ended*, all terms of all days.
    """

    place: PlaceId = CITY
    lapsed: bool = False
    ended: bool = False


@frozen(kw_only=True)
class Sitting:
    """Who sits in a body, and as what."""

    person: PersonId
    kind: SeatKind


@frozen(kw_only=True)
class RosterOf(Query[list[Sitting]]):
    """Ask who sits in a body on the day asked, by name and by posts, each once."""

    body: BodyId


@frozen(kw_only=True)
class RulesOf(Query[list[DecisionRule]]):
    """Ask by which rules a kind of body decides on the day asked, and who says so."""

    kind: BodyKind


@frozen(kw_only=True)
class Meetings(Query[list[MeetingRow]]):
    """Ask for the meetings at a place and below it from *since* to *until*, the newest first.

    Without *since* they are those of the 31 days before *until*, which is the day asked. At most
    *limit* are given.
    """

    place: PlaceId = CITY
    since: date | None = None
    until: date | None = None
    stage: MeetingStage | None = None
    limit: int = 500


@frozen(kw_only=True)
class MeetingsOfBody(Query[list[MeetingRow]]):
    """Ask for all meetings of a body, the newest first."""

    body: BodyId


@frozen(kw_only=True)
class MeetingCount:
    """How many meetings of a kind stand so in a year."""

    year: int
    kind: BodyKind
    stage: MeetingStage
    count: int


@frozen(kw_only=True)
class MeetingCounts(Query[list[MeetingCount]]):
    """Ask how many meetings there were at one place, by year, kind and stage."""

    place: PlaceId


@frozen(kw_only=True)
class MeetingFile(Query[Meeting]):
    """Ask for a meeting: who was entitled, who came, and by what each vote was judged."""

    meeting: MeetingId


@frozen(kw_only=True)
class Decisions(Query[list[DecisionRow]]):
    """Ask for the decisions of a place and below it from *since* to *until*, the newest first.

    Without *since* they are those of the year before *until*, which is the day asked.
    """

    place: PlaceId = CITY
    since: date | None = None
    until: date | None = None
    matter: Matter | None = None
    limit: int = 500


@frozen(kw_only=True)
class Named:
    """A decision with its id; *holds* on the day asked, *stood*: published for its days by then."""

    key: DecisionId
    decision: Decision
    holds: bool
    stood: bool


@frozen(kw_only=True)
class DecisionFile(Query[Named]):
    """Ask for a decision: what it rests on, where it hung out, and whether it holds."""

    decision: DecisionId


@frozen(kw_only=True)
class Procedures(Query[list[ProcedureRow]]):
    """Ask for the procedures of a place and below it that are under way, by place.

    With *ended*, all of them.
    """

    place: PlaceId = CITY
    ended: bool = False


@frozen(kw_only=True)
class ProcedureSheet:
    """A procedure with what comes next, and the decisions of its steps."""

    procedure: Procedure
    next: Step | None
    decisions: tuple[Decision, ...]


@frozen(kw_only=True)
class ProcedureFile(Query[ProcedureSheet]):
    """Ask for a procedure: its steps, the meeting and the figures of each."""

    procedure: ProcedureId
