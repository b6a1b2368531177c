"""The tables of cases: as they came in, while they are open, round by round, and once closed."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from ruralgov.domain.cases.messages_ending import (
    CaseCalledBack,
    CaseCancelled,
    CaseChecked,
    CaseClosed,
    CaseForced,
)
from ruralgov.domain.cases.messages_hand import CaseReclassified
from ruralgov.domain.cases.messages_handling import CaseDone
from ruralgov.domain.cases.messages_intake import (
    CaseAnswered,
    CaseRefused,
    CaseReported,
    FilingDeclined,
)
from ruralgov.domain.cases.messages_withdrawal import CaseRestored, CaseWithdrawn
from ruralgov.domain.cases.model import (
    DESK,
    HAPPY,
    Case,
    IntakeChannel,
    Result,
    Round,
    Satisfaction,
)
from ruralgov.domain.cases.running import running, running_of_unit
from ruralgov.domain.cases.table import OPEN, Level, Stage
from ruralgov.domain.kernel.calendar import DAY, month_of
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import AccountId, HouseholdId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen


class Ending(LabelledEnum):
    """How a case ended, or that it has not."""

    OPEN = "open", "在办", "open"
    REFUSED = "refused", "不予受理", "refused"
    NOT_FILED = "not_filed", "不予立案", "not filed"
    CLOSED = "closed", "已结案", "closed"
    FORCED = "forced", "强制结案", "closed by force"
    CANCELLED = "cancelled", "已作废", "cancelled"
    WITHDRAWN = "withdrawn", "诉求人已撤回", "withdrawn by the reporter"


@frozen(kw_only=True)
class CaseRow:
    """One case, as it came in and as it ended, where it came in. Instants are UTC."""

    owner: str = ""
    number: str
    matter: str
    place: PlaceId
    town: PlaceId
    channel: IntakeChannel
    reported: datetime
    month: str
    """In which it came in, such as 2026-01, in Asia/Shanghai."""
    off_hours: bool
    ending: Ending


@frozen(kw_only=True)
class OpenCaseRow:
    """Where an open case stands and when it must move on; it goes when the case ends."""

    owner: str = ""
    number: str
    matter: str
    place: PlaceId
    town: PlaceId
    stage: Stage
    level: Level
    round: int
    holder: str
    hold_due: datetime
    unit: str | None
    """The unit that has it or did its work; None while it is at the desk, also once given back."""
    due: datetime | None
    provisional: bool
    due_month: str = ""
    """The month in which its round falls due; empty where no clock of it runs, or it is judged."""
    late_from: datetime | None = None
    """When it becomes late: its deadline; None where nothing runs, or work was reported in time."""
    unit_month: str = ""
    """The same for the unit that has it."""
    unit_late_from: datetime | None = None
    handler: AccountId | None = None
    """Who signed for it."""
    moved: datetime | None = None
    """When the last step of its work was taken."""
    changed: datetime | None = None
    """When something of it changed last: a step, or a clock that was counted again."""
    unit_due: datetime | None = None
    waits_since: datetime | None = None
    """When it came in, while it waits to be accepted where it came in."""


@frozen(kw_only=True)
class RoundRow:
    """One round of a case that was judged, with its frozen verdicts."""

    owner: str = ""
    round: int
    number: str
    matter: str
    place: PlaceId
    town: PlaceId
    unit: str
    level: Level
    month: str
    """In which the work was reported, such as 2026-01, in Asia/Shanghai."""
    result: Result
    satisfaction: Satisfaction | None
    on_time: bool
    unit_on_time: bool
    first: bool
    """Whether it is the first round of its case."""
    returned: bool
    """Whether a unit gave it back in this round."""
    in_village: bool
    """Whether it is of a matter of the village level and was settled there."""
    in_town: bool
    """Whether it is of a matter of the town level or below and was settled there or below."""
    ranked: bool
    answered: bool
    """Whether satisfaction with it is counted: it is ranked, and the reporter was reached."""
    satisfied: bool
    unreachable: bool
    """Whether it is ranked, there was somebody to call, and nobody was reached."""
    due_month: str = ""
    """In which it fell due."""
    days: int = 0
    """From the report, or the begin of a later round, to the work that passed; begun ones whole."""
    desk: bool = False
    """Whether the platform's desk answered it itself."""
    of_village: bool = False
    """Whether its matter is of the village level, and a unit settled it."""
    of_town: bool = False
    """Whether its matter is of the town level or below, and a unit settled it."""
    solved: bool = False
    failed: bool = False
    """Whether a check found its work not done."""
    basically: bool = False
    """Whether satisfaction with it is counted as basically satisfied."""
    asked: bool = False
    """Whether its reporter was called back, or came to say it, reached or not."""
    reached: bool = False
    nameless: bool = False
    """Whether nobody can be called back, and nobody came."""
    unnamed: bool = False
    """The same of what is ranked."""
    reopened: bool = False
    """Whether another round followed."""
    done: datetime | None = None
    due: datetime | None = None


@frozen(kw_only=True)
class ClosedRow:
    """A case that was closed, by force or not, with the last answer of its reporter."""

    owner: str = ""
    place: PlaceId
    matter: str
    recency: int
    """Less the later it was closed: the order of a month gives the last one first."""
    closed: datetime
    town: PlaceId
    month: str
    """In which it was closed, such as 2026-01, in Asia/Shanghai."""
    answered: bool
    """Whether what the reporter said last is counted: the matter is ranked, they were reached."""
    satisfied: bool
    unreachable: bool
    unranked: bool
    """Whether they spoke of a matter that is not ranked."""
    number: str = ""
    unit: str = ""
    """The unit of its last round; empty where none was judged."""
    level: Level = Level.VILLAGE
    first: bool = False
    """Whether it was closed after one round, that was judged."""
    household: HouseholdId | None = None
    longitude: int | None = None
    latitude: int | None = None


ANSWERS: Final = ("answered", "satisfied", "unreachable", "unranked")
"""The columns of a closed case that say what was said of it."""
AT_DESK: Final = (Stage.REPORTED, Stage.ACCEPTED)
"""The stages at which a case waits for the desk, whoever had it before."""
ENDINGS: Final = {
    stage: next(e for e in Ending if e.value == stage.value) for stage in Stage if stage not in OPEN
}


def _case_row(case: Case) -> Iterator[CaseRow]:
    if case.imported is not None:
        return
    yield CaseRow(
        number=case.number,
        matter=case.matter,
        place=case.came_in,
        town=case.came_in_town,
        channel=case.channel,
        reported=case.reported_at,
        month=month_of(case.reported_at),
        off_hours=case.off_hours,
        ending=Ending.OPEN if case.stage in OPEN else ENDINGS[case.stage],
    )


def open_row(case: Case) -> Iterator[OpenCaseRow]:
    """Give the row of a case while it is open."""
    if case.stage not in OPEN:
        return
    deadline = case.deadline
    waits = case.stage is Stage.REPORTED and case.came_in_at is None
    due_month, late_from = running(case)
    unit_month, unit_late_from = running_of_unit(case)
    yield OpenCaseRow(
        number=case.number,
        matter=case.matter,
        place=case.place,
        town=case.town,
        stage=case.stage,
        level=case.level,
        round=case.round,
        holder=case.owner,
        hold_due=case.hold_due,
        unit=None if case.stage in AT_DESK else case.unit,
        due=None if deadline is None else deadline.due,
        provisional=case.provisional,
        due_month=due_month,
        late_from=late_from,
        unit_month=unit_month,
        unit_late_from=unit_late_from,
        handler=case.handler,
        moved=case.moved_at or case.reported_at,
        changed=case.changed_at or case.reported_at,
        unit_due=case.unit_due,
        waits_since=case.reported_at if waits else None,
    )


def _round_rows(case: Case) -> Iterator[RoundRow]:
    return (_round_row(case, one) for one in case.rounds)


def _round_row(case: Case, one: Round) -> RoundRow:
    heard = one.satisfaction is not None
    spoke = heard and one.satisfaction is not Satisfaction.UNREACHABLE
    nameless = not spoke and case.anonymous
    reached = one.ranked and spoke
    desk, level = one.unit == DESK, one.matter_level or one.level
    small, middle = level is Level.VILLAGE and not desk, level is not Level.CITY and not desk
    return RoundRow(
        round=one.number,
        number=case.number,
        matter=case.matter if case.beside is None else case.matter_of(one),
        place=case.came_in,
        town=case.came_in_town,
        unit=one.unit,
        level=one.level,
        month=month_of(one.done_at),
        result=one.result,
        satisfaction=one.satisfaction,
        on_time=one.on_time,
        unit_on_time=one.unit_on_time,
        first=one.number == 1,
        returned=one.returns > 0,
        in_village=small and one.level is Level.VILLAGE,
        in_town=middle and one.level is not Level.CITY,
        ranked=one.ranked,
        answered=reached,
        satisfied=reached and one.satisfaction in HAPPY,
        unreachable=one.ranked and heard and not spoke and not nameless,
        due_month=month_of(one.due),
        days=-(-(one.done_at - (one.begun_at or case.reported_at)) // DAY),
        desk=desk,
        of_village=small,
        of_town=middle,
        solved=one.result is Result.SOLVED,
        failed=one.failed > 0,
        basically=reached and one.satisfaction is Satisfaction.BASICALLY,
        asked=heard and not nameless,
        reached=spoke,
        nameless=nameless,
        unnamed=one.ranked and nameless,
        reopened=one.number < case.round,
        done=one.done_at,
        due=one.due,
    )


def _closed_row(case: Case) -> Iterator[ClosedRow]:
    if case.closed_at is not None and case.imported is None:
        last = case.rounds[-1] if case.rounds else None
        said = None if last is None else last.satisfaction
        ranked = last is not None and last.ranked
        reached = ranked and said not in (None, Satisfaction.UNREACHABLE)
        yield ClosedRow(
            place=case.came_in,
            matter=case.matter,
            recency=-int(case.closed_at.timestamp()),
            closed=case.closed_at,
            town=case.came_in_town,
            month=month_of(case.closed_at),
            answered=reached,
            satisfied=reached and said in HAPPY,
            unreachable=ranked and said is Satisfaction.UNREACHABLE,
            unranked=said is not None and not ranked,
            number=case.number,
            unit="" if last is None else last.unit,
            level=case.level if last is None else last.level,
            first=last is not None and case.round == last.number == 1,
            household=case.household,
            longitude=None if case.point is None else case.point.longitude,
            latitude=None if case.point is None else case.point.latitude,
        )


def by_all(month: str) -> tuple[tuple[str, ...], ...]:
    """Return the tallies by which figures of a month are broken down."""
    return (
        (month, "town", "level"),
        (month, "town", "place"),
        (month, "town", "unit"),
        (month, "matter"),
        ("town", month, "matter"),
    )


ENDED_BY: Final = (
    *(CaseRefused, FilingDeclined, CaseClosed, CaseForced, CaseCancelled),
    *(CaseWithdrawn, CaseRestored),
)
"""The events that end a case, and that which takes its end back."""
TABLES = (
    Table(
        name="cases",
        row=CaseRow,
        key=("owner",),
        unique=(("number",),),
        indexes=(("month", "town", "matter"), ("place", "month")),
        tallies=(
            *(("month", "town", "ending"), ("place", "month", "town", "ending")),
            *(("month", "matter"), ("town", "month", "matter")),
        ),
        changed_by=(CaseReported, CaseReclassified, *ENDED_BY),
        rows=_case_row,
    ),
    Table(
        name="open_cases",
        row=OpenCaseRow,
        key=("owner",),
        indexes=(("town",), ("place",)),
        rows=open_row,
    ),
    Table(
        name="rounds",
        row=RoundRow,
        key=("owner", "round"),
        indexes=(("month", "town"), ("due_month", "town"), ("place", "month")),
        tallies=(*by_all("month"), *by_all("due_month"), ("month", "town", "days")),
        sums=(
            *("on_time", "first", "in_village", "in_town", "of_village", "of_town", "unreachable"),
            *("ranked", "answered", "satisfied", "desk", "solved", "failed", "basically"),
            *("asked", "reached", "nameless", "unnamed", "reopened"),
        ),
        changed_by=(CaseAnswered, CaseDone, CaseChecked, CaseCalledBack),
        rows=_round_rows,
    ),
    Table(
        name="closed_cases",
        row=ClosedRow,
        key=("month", "place", "matter", "recency", "owner"),
        tallies=by_all("month"),
        sums=(*ANSWERS, "first"),
        changed_by=(CaseClosed, CaseForced),
        rows=_closed_row,
    ),
)
