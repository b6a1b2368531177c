"""The answers about conferences and their minutes, resolutions and salient problems."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from ruralgov.domain.conferences import queries_conference as q
from ruralgov.domain.conferences import texts_conference, texts_problem, texts_resolution
from ruralgov.domain.conferences.findings import IDLE, Meetings
from ruralgov.domain.conferences.model_conference import (
    AgendaItem,
    Conference,
    Gathering,
    ItemOutcome,
    RosterSeat,
)
from ruralgov.domain.conferences.model_problem import ProblemStage, SalientProblem
from ruralgov.domain.conferences.model_resolution import (
    GOING,
    Resolution,
    ResolutionStage,
    days_late,
)
from ruralgov.domain.conferences.records import (
    CONFERENCE,
    RESOLUTION,
    SALIENT_PROBLEM,
    STEERING_GROUP,
)
from ruralgov.domain.conferences.rows_conference import (
    ConferenceRow,
    CoUnitRow,
    ProblemTabledRow,
    ResolutionRow,
    SalientProblemRow,
)
from ruralgov.domain.conferences.units import Names, family, place_name
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import CITY, ConferenceId, PostId, ResolutionId, SalientProblemId
from ruralgov.domain.registry import POST

COUNTED = {*GOING, ResolutionStage.CLOSED}


def conferences(query: q.Conferences, asked: Asked) -> list[ConferenceRow]:
    """Return the conferences of a year, newest first."""
    rows = asked.read.rows(ConferenceRow, year=query.year)
    mine = (row for row in rows if query.group in (None, row.steering))
    return sorted(mine, key=lambda row: (row.day, row.number), reverse=True)


def conference_minutes(query: q.ConferenceMinutesOf, asked: Asked) -> q.MinutesSheet:
    """Return the minutes of a conference, with names of units as of its day."""
    key = query.conference
    known = existing(
        asked.read.state(CONFERENCE, key), texts_conference.CONFERENCE_MISSING, key=key
    )
    names = Names(asked.read, known.day)
    there, minutes = known.gathering, known.minutes
    group = asked.read.state(STEERING_GROUP, known.group)
    terms = None if group is None else group.on(known.day)
    items = _items(key, known, names, asked)
    return q.MinutesSheet(
        conference=key,
        number=known.number,
        group_name="" if terms is None else terms.name,
        kind=known.kind,
        stage=known.stage,
        day=known.day,
        venue=known.venue,
        convener_title=_title(known.convener, known, names, asked),
        chair_title="" if there is None else _title(there.chair, known, names, asked),
        chair_mandate="" if there is None else there.chair_mandate,
        roster=() if there is None else tuple(_seats(there, names)),
        entitled=0 if there is None else there.entitled,
        needed=0 if there is None else there.needed,
        present=0 if there is None else there.present,
        guests=tuple((names(one.unit), one.title) for one in (there.guests if there else ())),
        items=items,
        decided=tuple(one for one in items if one.outcome is ItemOutcome.DECIDED),
        reference="" if minutes is None else minutes.reference,
        secrecy=None if minutes is None else minutes.secrecy,
        reservations=() if minutes is None else minutes.reservations,
        recipients=tuple(names(one) for one in (minutes.recipients if minutes else ())),
        recorder=None if there is None else there.recorder,
        drafted_by=None if minutes is None else minutes.drafters[-1],
        countersigned_by=None if minutes is None else minutes.signed_by,
        issued=None if minutes is None else minutes.signed_on,
        addenda=() if minutes is None else minutes.addenda,
    )


def _title(post: PostId, known: Conference, names: Names, asked: Asked) -> str:
    """Return unit and title of a post, as of the day of the conference."""
    state = asked.read.state(POST, post)
    if state is None:
        return post
    span = state.on(known.day)
    return f"{names(state.organisation)}{state.title if span is None else span.title}"


def _seats(there: Gathering, names: Names) -> Iterable[q.ConferenceSeatLine]:
    came = {one.post: one for one in there.came}

    def line(seat: RosterSeat) -> q.ConferenceSeatLine:
        one = came.get(seat.post)
        return q.ConferenceSeatLine(
            post=seat.post,
            role=seat.role,
            title=seat.title,
            unit=seat.unit,
            unit_name=names(seat.unit),
            holders=len(seat.holders),
            came=one is not None,
            substitute=one is not None and one.substitute,
            mandate="" if one is None else one.mandate,
        )

    return map(line, there.roster)


def _items(
    key: ConferenceId, known: Conference, names: Names, asked: Asked
) -> tuple[q.ItemLine, ...]:
    numbers = defaultdict[int, list[str]](list)
    for row in asked.read.rows(ResolutionRow, conference=key):
        if row.stage is not ResolutionStage.WITHDRAWN:
            numbers[row.item].append(row.number)

    def line(number: int, item: AgendaItem) -> q.ItemLine:
        plan = item.plan
        return q.ItemLine(
            number=number,
            title=plan.title,
            proposer_name=names(plan.proposer),
            problem=plan.problem,
            departments=tuple(names(one) for one in plan.departments),
            consulted=plan.consulted,
            papers=plan.papers,
            outcome=item.outcome,
            words=item.words,
            resolutions=tuple(sorted(numbers[number])),
        )

    return tuple(line(number, item) for number, item in enumerate(known.items, 1))


def resolution_ledger(query: q.ResolutionLedger, asked: Asked) -> q.Ledger:
    """Return resolutions, overdue ones first, and how many are closed of how many."""
    rows = [row for row in _ledger_rows(query, asked) if query.group in (None, row.steering)]
    rows = [row for row in rows if row.stage is not ResolutionStage.WITHDRAWN]
    counts = _stages(query, rows, asked)
    shown = [row for row in rows if query.year is not None or row.open]
    names = Names(asked.read, asked.day)
    helpers = _helpers(shown, asked)
    lines = [_line(row, helpers[row.owner], names, asked) for row in shown]
    waits = {one.owner for one in shown if one.open and one.finished is None}
    return q.Ledger(
        lines=tuple(sorted(lines, key=lambda one: _order(one, one.resolution in waits))),
        closed=counts[ResolutionStage.CLOSED],
        total=sum(counts[one] for one in COUNTED),
        revoked=counts[ResolutionStage.REVOKED],
        overdue=sum(one.late > 0 and one.resolution in waits for one in lines),
        late_closed=sum(one.late > 0 and one.closed is not None for one in lines),
    )


def _ledger_rows(query: q.ResolutionLedger, asked: Asked) -> list[ResolutionRow]:
    """Return what a ledger is about: all of a unit, those of a year, or those open."""
    read = asked.read
    if query.unit is None:
        equal = {"open": True} if query.year is None else {"year": query.year}
        return read.rows(ResolutionRow, **equal)
    found: dict[str, ResolutionRow] = {}
    for unit in family(read, query.unit):
        found |= {row.owner: row for row in read.rows(ResolutionRow, lead=unit)}
        for helper in read.rows(CoUnitRow, unit=unit):
            found |= {row.owner: row for row in read.rows(ResolutionRow, owner=helper.owner)}
    return [row for row in found.values() if query.year in (None, row.year)]


def _stages(query: q.ResolutionLedger, rows: list[ResolutionRow], asked: Asked) -> Counter[str]:
    """Return how many stand how: of the rows, or of all where only open ones were read."""
    if query.unit is not None or query.year is not None:
        return Counter(str(row.stage) for row in rows)
    found = Counter[str]()
    for group, stage, count in asked.read.tally(ResolutionRow, ("steering", "stage")):
        if query.group in (None, group):
            found[stage] += count
    return found


def _helpers(rows: list[ResolutionRow], asked: Asked) -> dict[str, list[str]]:
    """Return the co-units of some resolutions, by these."""
    found: dict[str, list[str]] = defaultdict(list)
    if all(row.open for row in rows):
        named = asked.read.rows(CoUnitRow, open=True)
    else:
        named = asked.read.rows(CoUnitRow)
    for row in named:
        found[row.owner].append(row.unit)
    return found


def _line(row: ResolutionRow, helpers: Iterable[str], names: Names, asked: Asked) -> q.LedgerLine:
    return q.LedgerLine(
        resolution=ResolutionId(row.owner),
        number=row.number,
        words=row.words,
        lead=row.lead,
        lead_name=names(row.lead),
        co_unit_names=tuple(sorted(names(one) for one in helpers)),
        supervisor_name=names(row.supervisor),
        stage=row.stage,
        due=row.due,
        extended=row.extended,
        late=days_late(row.due, row.finished, asked.day),
        urged=row.urged,
        asked=row.asked,
        rests_until=row.rests_until,
        closed=row.closed,
    )


def _order(line: q.LedgerLine, waits: bool) -> tuple[bool, int, bool, object, str]:
    """Return where a line stands: overdue ones first, then what is open by its due date."""
    late = line.late if waits else 0
    return not late, -late, line.closed is not None, line.due, line.number


def resolution_file(query: q.ResolutionFile, asked: Asked) -> Resolution:
    """Return one resolution; raises ``joint_resolution_missing``."""
    key = query.resolution
    return existing(
        asked.read.state(RESOLUTION, key), texts_resolution.JOINT_RESOLUTION_MISSING, key=key
    )


def salient_problems(query: q.SalientProblems, asked: Asked) -> q.ProblemSheet:
    """Return the problems of a place, those that stand still first."""
    read = asked.read
    rows = [
        row
        for row in read.rows(SalientProblemRow)
        if query.group in (None, row.steering)
        and (query.place == CITY or query.place in asked.above(row.place, asked.day))
    ]
    counts = Counter(row.stage for row in rows)
    held, names = Meetings(read, asked.day, query.group), Names(read, asked.day)
    tabled = Counter(row.owner for row in read.rows(ProblemTabledRow))
    lines = [
        _problem(row, tabled[row.owner], held, names, asked)
        for row in rows
        if row.open or (query.over and row.stage is not ProblemStage.WITHDRAWN)
    ]
    lines.sort(key=lambda one: (one.idle < IDLE, one.closed is not None, one.stepped, one.title))
    gone = counts[ProblemStage.MERGED] + counts[ProblemStage.WITHDRAWN]
    return q.ProblemSheet(
        lines=tuple(lines),
        closed=counts[ProblemStage.CLOSED],
        total=len(rows) - gone,
        not_curable=counts[ProblemStage.NOT_CURABLE],
        merged=counts[ProblemStage.MERGED],
        idle=sum(one.idle >= IDLE for one in lines),
    )


def _problem(
    row: SalientProblemRow, tabled: int, held: Meetings, names: Names, asked: Asked
) -> q.ProblemLine:
    return q.ProblemLine(
        problem=SalientProblemId(row.owner),
        title=row.title,
        place=row.place,
        place_name=place_name(row.place, asked.read, asked.day),
        severity=row.severity,
        people=row.people,
        owner=row.holder,
        owner_name=names(row.holder),
        stage=row.stage,
        raised=row.raised,
        stepped=row.stepped,
        closed=row.closed,
        idle=len(held.regular_after(row.steering, row.stepped)) if row.open else 0,
        tabled=tabled,
    )


def salient_problem_file(query: q.SalientProblemFile, asked: Asked) -> SalientProblem:
    """Return one problem; raises ``salient_missing``."""
    key = query.salient
    return existing(asked.read.state(SALIENT_PROBLEM, key), texts_problem.SALIENT_MISSING, key=key)
