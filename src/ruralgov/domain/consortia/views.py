"""The answers to questions about consortia."""

from collections.abc import Iterable, Iterator
from datetime import date

from ruralgov.domain.consortia import queries as q
from ruralgov.domain.consortia import texts
from ruralgov.domain.consortia.census import Count
from ruralgov.domain.consortia.findings import findings_of
from ruralgov.domain.consortia.model import ALIVE, Consortium, Membership
from ruralgov.domain.consortia.model_pledge import JointProject, Pledge, ResourceKind
from ruralgov.domain.consortia.records import CONSORTIUM
from ruralgov.domain.consortia.rows import (
    ConsortiumRow,
    ConsortiumVillageRow,
    JointShareRow,
    PledgeRow,
)
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import CITY, ConsortiumId, PlaceId
from ruralgov.domain.kernel.spans import on
from ruralgov.domain.meetings import DECISION
from ruralgov.domain.registry import Map, organisation_on, span_on, town_of


def consortia(query: q.Consortia, asked: Asked) -> list[ConsortiumRow]:
    """Return the consortia of a place on a day."""
    stages = frozenset(query.stages) or ALIVE
    inside = here(query.place, asked)
    found = (
        row
        for row in asked.read.rows(ConsortiumRow, on=asked.day)
        if row.stage in stages
        and query.kind in (None, row.kind)
        and (inside is None or row.owner in inside)
    )
    return sorted(found, key=lambda row: (row.name, row.owner))


def consortium_census(_: q.ConsortiumCensus, asked: Asked) -> q.Census:
    """Return how many there are on a day."""
    return Count.of(asked.read, asked.day).census()


def consortium_charter(query: q.ConsortiumCharter, asked: Asked) -> q.Charter:
    """Return one consortium; raises ``consortium_missing``."""
    key, day = query.consortium, asked.day
    state = existing(asked.read.state(CONSORTIUM, key), texts.CONSORTIUM_MISSING, consortium=key)
    terms = on(state.terms, day) or state.terms[0]
    standing = on(state.standings, day) or state.standings[0]
    lead = span_on(asked.read, terms.lead, day)
    return q.Charter(
        consortium=key,
        stage=standing.stage,
        terms=terms,
        lead=organisation_on(asked.read, terms.lead, day),
        lead_name="" if lead is None else lead.name,
        on_paper=state.approval is not None and state.approval.decision is None,
        members=_lines(state, asked),
        pooled=tuple(_pooled(state, day)),
        projects=sum(_goes_on(one, day) for one in state.projects),
        findings=tuple(findings_of({key: state}, asked.read, day)),
        record=state,
    )


def _pooled(state: Consortium, day: date) -> Iterator[q.PooledSum]:
    """Give what is pooled of each kind on a day."""
    there = [one for one in state.pledges if _goes_on(one, day)]
    for kind in ResourceKind:
        mine = [one.quantity for one in there if one.kind is kind]
        if mine:
            yield q.PooledSum(kind=kind, pledges=len(mine), quantity=sum(mine))


def _goes_on(one: Pledge | JointProject, day: date) -> bool:
    """Tell whether it had begun by a day and had not ended: due back is not back."""
    return not one.withdrawn and one.since <= day and (one.ended is None or one.ended > day)


def census_sheet(_: q.ConsortiumCensusSheet, asked: Asked) -> q.CensusSheet:
    """Return the census with all that is wrong, the longest first."""
    census = consortium_census(q.ConsortiumCensus(), asked)
    found = consortium_findings(q.ConsortiumFindings(), asked)
    by_fault = {fault: [one for one in found if one.fault is fault] for fault in q.ConsortiumFault}
    every = census.consortia + census.suspended + census.dissolving
    return q.CensusSheet(
        census=census,
        findings=tuple(found),
        faults=tuple(
            q.FaultCount(
                fault=fault,
                consortia=len({one.consortium for one in those}),
                findings=len(those),
            )
            for fault, those in by_fault.items()
        ),
        sound=every - len({one.consortium for one in found}),
    )


def consortium_findings(query: q.ConsortiumFindings, asked: Asked) -> list[q.ConsortiumFinding]:
    """Return what is wrong, the longest first."""
    inside = here(query.place, asked)
    keys = [
        row.owner
        for row in asked.read.rows(ConsortiumRow, on=asked.day)
        if row.stage in ALIVE and (inside is None or row.owner in inside)
    ]
    states = asked.read.states(CONSORTIUM, keys)
    found = findings_of(
        {ConsortiumId(key): state for key, state in states.items()}, asked.read, asked.day
    )
    return sorted(found, key=lambda one: (one.since, one.name, one.fault, one.about))


def pooled_by(query: q.PooledBy, asked: Asked) -> q.Pooled:
    """Return what a village has in consortia."""
    places = Map.of(asked.read)
    whose = [
        PlaceId(key)
        for key in places.spans
        if query.village in places.path(PlaceId(key), asked.day)
    ]
    return q.Pooled(
        pledges=tuple(row for one in whose for row in asked.read.rows(PledgeRow, village=one)),
        shares=tuple(row for one in whose for row in asked.read.rows(JointShareRow, village=one)),
    )


def here(place: PlaceId, asked: Asked) -> set[str] | None:
    """Return the consortia with a village at a place or below it; None for the whole city.

    Its villages are all that ever were in it, or were to be.
    """
    if place == CITY:
        return None
    rows: Iterable[ConsortiumVillageRow] = asked.read.rows(ConsortiumVillageRow)
    return {row.owner for row in rows if place in asked.above(row.village, asked.day)}


def _lines(state: Consortium, asked: Asked) -> tuple[q.MemberLine, ...]:
    members = [one for one in state.members if one.since <= asked.day < one.until]
    decisions = asked.read.states(DECISION, {one.decision for one in members})
    places = Map.of(asked.read)

    def line(one: Membership, day: date) -> q.MemberLine:
        row, decision = places.name(one.village, day), decisions.get(one.decision)
        return q.MemberLine(
            village=one.village,
            name="" if row is None else row.name,
            town=town_of(places.path(one.village, day)),
            since=one.since,
            decision=one.decision,
            reference="" if decision is None else decision.reference,
        )

    return tuple(line(one, asked.day) for one in members)
