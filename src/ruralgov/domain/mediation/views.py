"""The answers about committees, places, the register, figures and findings."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Final

from ruralgov.domain.kernel.clean import check_dates
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import BadInput, existing
from ruralgov.domain.kernel.ids import CITY, MediationPlaceId, PlaceId
from ruralgov.domain.mediation import queries as q
from ruralgov.domain.mediation import texts
from ruralgov.domain.mediation.model import ResolutionLevel
from ruralgov.domain.mediation.model_agreement import AgreementForm, ObligationStage
from ruralgov.domain.mediation.model_dispute import DisputeStage, TerminationCause
from ruralgov.domain.mediation.names import person_name
from ruralgov.domain.mediation.records import MEDIATION_COMMITTEE, MEDIATION_PLACE
from ruralgov.domain.mediation.rows import (
    DisputeRow,
    MediationCommitteeRow,
    MediationPlaceRow,
    MediatorRow,
    ObligationRow,
)

A_DAY: Final = timedelta(days=1)
FEW: Final = 5
"""A count below it is told to nobody outside."""
_NEVER: Final = (DisputeStage.DECLINED, DisputeStage.TERMINATED, DisputeStage.REFUSED)
WAITS: Final = timedelta(days=30)
TAKES: Final = timedelta(days=7)


class Within:
    """Tells whether places lie in one, as of the day asked."""

    def __init__(self, place: PlaceId, asked: Asked) -> None:
        self._lies = cache(lambda one: place in asked.above(one, asked.day) or one == place)

    def __call__(self, place: PlaceId) -> bool:
        """Tell whether a place is that one, or lies in it."""
        return self._lies(place)


def mediation_places(query: q.MediationPlaces, asked: Asked) -> list[q.MediationPlaceLine]:
    """Return the places of the day with their opening times (rule 2)."""
    within = Within(query.place, asked)
    rows = [row for row in asked.read.rows(MediationPlaceRow, on=asked.day) if within(row.place)]
    places = asked.read.states(MEDIATION_PLACE, [row.owner for row in rows])
    committees = asked.read.states(MEDIATION_COMMITTEE, [row.committee for row in rows])
    found = []
    for row in rows:
        span = places[row.owner].on(asked.day)
        committee = committees.get(row.committee)
        term = None if committee is None else committee.on(asked.day)
        if span is not None:
            found.append(
                q.MediationPlaceLine(
                    at=MediationPlaceId(row.owner),
                    place=row.place,
                    kind=row.kind,
                    name=span.name,
                    venue=span.venue,
                    opening=span.opening,
                    committee="" if term is None else term.name,
                )
            )
    return sorted(found, key=lambda one: (one.place, one.kind, one.name, one.at))


def mediation_committees(query: q.MediationCommittees, asked: Asked) -> list[MediationCommitteeRow]:
    """Return the committees of the day (rule 1)."""
    within = Within(query.place, asked)
    rows = asked.read.rows(MediationCommitteeRow, on=asked.day)
    return sorted((row for row in rows if within(row.place)), key=lambda row: row.name)


def mediators_of(query: q.MediatorsOf, asked: Asked) -> list[q.NamedMediator]:
    """Return who mediates for a committee, by name (rule 6)."""
    existing(
        asked.read.state(MEDIATION_COMMITTEE, query.committee),
        texts.MEDIATION_COMMITTEE_MISSING,
        key=query.committee,
    )
    rows = asked.read.rows(MediatorRow, on=asked.day, owner=query.committee)
    found = [
        q.NamedMediator(
            person=row.person,
            name=person_name(row.person, asked),
            member=row.member,
            chair=row.chair,
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: (not one.chair, not one.member, one.person))


def disputes(query: q.Disputes, asked: Asked) -> list[DisputeRow]:
    """Return the register of a year, by number (rule 18)."""
    within = Within(query.place, asked)
    rows = (row for row in asked.read.rows(DisputeRow) if query.year in (None, row.received.year))
    return sorted((row for row in rows if within(row.place)), key=lambda row: row.number)


def mediation_figures(query: q.MediationFigures, asked: Asked) -> q.MediationSummary:
    """Return the figures of a place: of what was accepted, whatever came of it (rule 19)."""
    check_dates(query.since, query.until + A_DAY)
    within = Within(query.place, asked)
    every = {row.owner: row for row in asked.read.rows(DisputeRow) if within(row.place)}
    cohort = [
        row
        for row in every.values()
        if row.accepted is not None and query.since <= row.accepted <= query.until
    ]
    levels = Counter(row.level for row in cohort if row.effective is not None)
    causes = Counter(row.cause for row in cohort if row.cause is not None)
    beside = Counter(
        row.stage
        for row in every.values()
        if row.accepted is None and query.since <= row.received <= query.until
    )
    owed = asked.read.rows(ObligationRow, span=("due", query.since - A_DAY, query.until))
    stages = Counter(_kept(row) for row in owed if row.owner in every and not _moved(row))
    written = [
        row for row in cohort if row.effective is not None and row.form is AgreementForm.WRITTEN
    ]
    return q.MediationSummary(
        place=query.place,
        since=query.since,
        until=query.until,
        accepted=len(cohort),
        settled=tuple(q.LevelCount(level=one, disputes=levels[one]) for one in ResolutionLevel),
        ended=tuple(
            q.CauseCount(cause=one, disputes=causes[one]) for one in TerminationCause if causes[one]
        ),
        open=sum(row.stage is DisputeStage.ACCEPTED for row in cohort),
        declined=beside[DisputeStage.DECLINED] + beside[DisputeStage.TERMINATED],
        refused=beside[DisputeStage.REFUSED],
        obligations=stages.total(),
        fulfilled=stages["on_time"],
        late=stages["late"],
        breached=stages[ObligationStage.BREACHED],
        varied=stages[ObligationStage.VARIED],
        eased=stages[ObligationStage.RELEASED] + stages[ObligationStage.EXCUSED],
        written=len(written),
        applied=sum(row.applied is not None for row in written),
        confirmed=sum(row.confirmed is not None for row in written),
    )


def mediation_overview(query: q.MediationOverview, asked: Asked) -> list[q.MediationTownLine]:
    """Return what everybody may know of a year that is over (rule 19)."""
    if query.year >= asked.day.year:
        raise BadInput(texts.MEDIATION_YEAR_OPEN, year=query.year)
    found: dict[PlaceId, Counter[str]] = {}
    for row in asked.read.rows(DisputeRow):
        outcome = _outcome(row)
        if outcome and (row.accepted or row.received).year == query.year:
            found.setdefault(_town(row.place, asked), Counter())[outcome] += 1
    return [
        q.MediationTownLine(
            place=town,
            settled=tuple((one, _told(counts[one])) for one in ResolutionLevel),
            ended=_told(counts["ended"]),
            open=_told(counts["open"]),
            declined=_told(counts["declined"]),
        )
        for town, counts in sorted(found.items())
    ]


def _town(place: PlaceId, asked: Asked) -> PlaceId:
    """Return the town of a place, or what lies right below the city."""
    path = [one for one in (place, *asked.above(place, asked.day)) if one != CITY]
    return path[-1] if path else place


def _outcome(row: DisputeRow) -> str:
    """Return what came of a dispute; nothing of one that waits, or was entered by mistake."""
    if row.effective is not None:
        return row.level
    if row.accepted is None:
        return "declined" if row.stage in _NEVER else ""
    return "open" if row.stage is DisputeStage.ACCEPTED else "ended"


def _told(count: int) -> int | None:
    return count if count >= FEW else None


def _moved(row: ObligationRow) -> bool:
    """Tell whether an obligation was varied by its day: it never fell due."""
    varied = row.stage is ObligationStage.VARIED
    return varied and row.settled is not None and row.settled <= row.due


def _kept(row: ObligationRow) -> str:
    """Return how an obligation was kept that fell due."""
    if row.stage is not ObligationStage.FULFILLED:
        return row.stage
    return "on_time" if row.settled is not None and row.settled <= row.due else "late"


def mediation_findings(query: q.MediationFindings, asked: Asked) -> list[q.MediationFinding]:
    """Return what stands still in a place, the longest first (rule 20)."""
    within = Within(query.place, asked)
    found = [*_of_committees(within, asked)]
    rows = {row.owner: row for row in asked.read.rows(DisputeRow) if within(row.place)}
    for row in rows.values():
        found += _of_dispute(row, asked)
    for owed in asked.read.rows(ObligationRow, stage=ObligationStage.OPEN):
        if owed.owner in rows and owed.due < asked.day:
            found.append(
                _finding(
                    *(q.MediationFault.OVERDUE, rows[owed.owner], owed.due + A_DAY),
                    about=str(owed.number),
                )
            )
    return sorted(found, key=lambda one: (one.since, one.fault, one.key, one.about))


def _of_committees(within: Within, asked: Asked) -> Iterator[q.MediationFinding]:
    last: dict[str, MediationCommitteeRow] = {}
    for row in asked.read.rows(MediationCommitteeRow):
        if row.since <= asked.day and within(row.place):
            last[row.owner] = max(last.get(row.owner, row), row, key=lambda one: one.since)
    for key, row in last.items():
        going = asked.read.rows(DisputeRow, committee=key, stage=DisputeStage.ACCEPTED, limit=1)
        if row.until <= asked.day and (going or _open_places(key, asked)):
            yield q.MediationFinding(
                fault=q.MediationFault.TERM_OVER,
                key=key,
                name=row.name,
                about="",
                since=row.until,
            )


def _open_places(committee: str, asked: Asked) -> bool:
    return bool(asked.read.rows(MediationPlaceRow, on=asked.day, committee=committee, limit=1))


def _of_dispute(row: DisputeRow, asked: Asked) -> Iterator[q.MediationFinding]:
    day = asked.day
    if row.stage is DisputeStage.RECEIVED and row.received + WAITS < day:
        yield _finding(q.MediationFault.WAITING, row, row.received + WAITS)
    if row.stage is DisputeStage.ACCEPTED and row.due is not None and row.due < day:
        yield _finding(q.MediationFault.TIME_OVER, row, row.due + A_DAY)
    if row.varying is not None and row.varying + WAITS < day:
        yield _finding(q.MediationFault.UNSIGNED, row, row.varying + WAITS)
    if row.pending is not None and row.passed is not None and row.passed + TAKES < day:
        yield _finding(q.MediationFault.UNTAKEN, row, row.passed + TAKES)


def _finding(
    fault: q.MediationFault, row: DisputeRow, since: date, about: str = ""
) -> q.MediationFinding:
    return q.MediationFinding(fault=fault, key=row.owner, name=row.number, about=about, since=since)
