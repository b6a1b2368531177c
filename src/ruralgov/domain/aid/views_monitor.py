"""The answers to questions about the watch."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Final

from ruralgov.domain.aid import queries_monitor as q
from ruralgov.domain.aid import texts
from ruralgov.domain.aid.model_monitor import OPEN_ALERTS, AidChange, AlertAnswer, AlertStage
from ruralgov.domain.aid.queries_monitor import SourceState
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.aid.records_monitor import AID_WATCH
from ruralgov.domain.aid.rows import AidFileRow
from ruralgov.domain.aid.rows_monitor import AidAlertRow, AidChangeRow, AidPushRow
from ruralgov.domain.aid.views import minor
from ruralgov.domain.aid.watching.changes import AidSource
from ruralgov.domain.aid.watching.outcomes import Outcome
from ruralgov.domain.kernel.clean import check_dates
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import AidFileId, PlaceId
from ruralgov.domain.kernel.month import month_before, month_of
from ruralgov.domain.registry import PERSON, present_person

WEEK: Final = 7
_FIRST: Final = {outcome: number for number, outcome in enumerate(Outcome)}
_WORST: Final = {state: number for number, state in enumerate(SourceState)}


def aid_changes(query: q.AidChanges, asked: Asked) -> list[AidChangeRow]:
    """Return what was reported of the families of a place, by family in the order of entry."""
    places = places_of(query.place, asked)
    found = [row for row in asked.read.rows(AidChangeRow) if row.owner in places]
    return sorted(found, key=lambda row: (row.owner, row.number))


def aid_sources(query: q.AidSources, asked: Asked) -> list[q.AidSourceLine]:
    """Return each source that ever sent something, with its last month; silence is only shown."""
    return [line for line in _sources(query.place, asked).values() if line.month is not None]


def _sources(place: PlaceId, asked: Asked) -> dict[AidSource, q.AidSourceLine]:
    """Return the sources for a place: what they sent for it, or for one above it."""
    above = asked.above(place, asked.day)
    last = dict[AidSource, AidPushRow]()
    for row in asked.read.rows(AidPushRow):
        if row.withdrawn or row.received > asked.day or row.place not in above:
            continue
        known = last.get(row.source)
        if known is None or known.month < row.month:
            last[row.source] = row
    return {source: source_line(source, last.get(source), asked.day) for source in AidSource}


def source_line(source: AidSource, row: AidPushRow | None, day: date) -> q.AidSourceLine:
    """Return the state of a source: a month is sent by the end of the next one."""
    if row is None:
        return q.AidSourceLine(
            source=source,
            month=None,
            received=None,
            lines=0,
            unused=0,
            state=SourceState.SILENT,
        )
    due = month_before(month_before(month_of(day)))
    late = SourceState.LATE if row.month >= month_before(due) else SourceState.SILENT
    return q.AidSourceLine(
        source=source,
        month=row.month,
        received=row.received,
        lines=row.lines,
        unused=row.unused,
        state=SourceState.CURRENT if row.month >= due else late,
    )


def places_of(above: PlaceId, asked: Asked) -> dict[str, PlaceId]:
    """Return where each open file at a place or below it is kept."""
    rows = asked.read.rows(AidFileRow, on=asked.day)
    return {row.owner: row.place for row in rows if above in asked.above(row.place, asked.day)}


def aid_alerts(query: q.AidAlerts, asked: Asked) -> list[q.AidAlertLine]:
    """Return open alerts: entitled and not receiving first, each by its due day."""
    places = places_of(query.place, asked)
    states = {place: _sources(place, asked) for place in set(places.values())}
    from_ = dict[str, set[AidSource]]()
    for change in asked.read.rows(AidChangeRow):
        if change.wrong is None and change.owner in places:
            from_.setdefault(change.owner, set()).add(change.source)
    lines = [
        _line(row, places[row.owner], _worst(from_.get(row.owner, ()), states, places, row), asked)
        for stage in sorted(OPEN_ALERTS)
        for row in asked.read.rows(AidAlertRow, stage=stage)
        if row.owner in places
    ]
    return sorted(lines, key=lambda one: (_FIRST[one.outcome], one.due, one.file, one.number))


def _worst(
    sources: Iterable[AidSource],
    states: dict[PlaceId, dict[AidSource, q.AidSourceLine]],
    places: dict[str, PlaceId],
    row: AidAlertRow,
) -> SourceState:
    known = states[places[row.owner]]
    found = (known[source].state for source in sources)
    return max(found, key=lambda state: _WORST[state], default=SourceState.CURRENT)


def _line(row: AidAlertRow, place: PlaceId, source: SourceState, asked: Asked) -> q.AidAlertLine:
    return q.AidAlertLine(
        file=AidFileId(row.owner),
        place=place,
        number=row.number,
        outcome=row.outcome,
        programme=row.programme,
        sure=row.sure,
        raised=row.raised,
        due=row.due,
        late=row.stage in OPEN_ALERTS and row.due < asked.day,
        clerk=row.clerk,
        stage=row.stage,
        source=source,
    )


def aid_watch_card(query: q.AidWatchCard, asked: Asked) -> q.AidWatchPage:
    """Return what is watched of a family; raises ``aid_file_missing``.

    What is said of a family with minors is shown with an approval for this reader alone.
    """
    key = query.file
    file = existing(asked.read.state(AID_FILE, key), texts.AID_FILE_MISSING, key=key)
    people = asked.read.states(PERSON, {one.person for one in file.people})
    young = any(minor(state, asked.day) for state in people.values())
    hidden = young and not file.approved(asked.actor.account, asked.now)
    watch = asked.read.state(AID_WATCH, key)
    states = _sources(file.place, asked)
    rows = asked.read.rows(AidAlertRow, owner=key)
    worst = max(
        (states[one.source].state for one in (watch.changes if watch else ()) if not one.wrong),
        key=lambda state: _WORST[state],
        default=SourceState.CURRENT,
    )
    return q.AidWatchPage(
        file=key,
        changes=tuple(
            _change(key, one, asked, hidden=hidden) for one in (watch.changes if watch else ())
        ),
        alerts=tuple(_line(row, file.place, worst, asked) for row in rows),
        held_back=hidden,
    )


def _change(key: AidFileId, one: AidChange, asked: Asked, *, hidden: bool) -> q.AidChangeLine:
    return q.AidChangeLine(
        number=one.number,
        person=present_person(asked.read, one.person),
        kind=one.kind,
        source=one.source,
        happened=one.happened,
        received=one.received,
        programme=one.programme,
        said=None if hidden else asked.reveal(AID_WATCH.kind, key, "said", one.said),
        wrong=one.wrong,
    )


def aid_monitoring(query: q.AidMonitoring, asked: Asked) -> q.AidMonitoringReport:
    """Return what the watch brought: of what fell due, what was answered, in time or late."""
    check_dates(query.since, query.until)
    places = places_of(query.place, asked)
    rows = [
        row
        for row in asked.read.rows(AidAlertRow)
        if row.owner in places and row.stage is not AlertStage.WITHDRAWN
    ]
    raised = [row for row in rows if query.since <= row.raised <= query.until]
    due = [row for row in rows if query.since <= row.due <= query.until]
    workers = {row.clerk for row in raised if row.clerk is not None}
    days = (query.until - query.since).days + 1
    answers = Counter(row.answer for row in due if row.answer is not None)
    return q.AidMonitoringReport(
        since=query.since,
        until=query.until,
        outcomes=tuple(_outcome(one, raised, due) for one in Outcome),
        workers=len(workers),
        worker_week=100 * WEEK * len(raised) // (days * len(workers)) if workers else None,
        answers=tuple((one, answers[one]) for one in AlertAnswer if answers[one]),
    )


def _outcome(outcome: Outcome, raised: list[AidAlertRow], due: list[AidAlertRow]) -> q.OutcomeLine:
    mine = [row for row in due if row.outcome is outcome]
    in_time = sum(row.ended is not None and row.ended <= row.due for row in mine)
    late = sum(row.ended is not None and row.ended > row.due for row in mine)
    return q.OutcomeLine(
        outcome=outcome,
        raised=sum(row.outcome is outcome for row in raised),
        due=len(mine),
        in_time=in_time,
        late=late,
        waiting=len(mine) - in_time - late,
        nothing=sum(row.answer is AlertAnswer.NOTHING for row in mine),
    )
