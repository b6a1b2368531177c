"""What is wrong with consortia on a day: nothing is refused for it, and nothing is hidden."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from ruralgov.domain.consortia.census import now
from ruralgov.domain.consortia.model import ALIVE, FEWEST, Consortium, Membership
from ruralgov.domain.consortia.queries import ConsortiumFault, ConsortiumFinding
from ruralgov.domain.consortia.rows import ConsortiumMemberRow
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.ids import ConsortiumId, OrganisationId, PlaceId
from ruralgov.domain.kernel.spans import on
from ruralgov.domain.meetings import DECISION, Decision
from ruralgov.domain.registry import ORGANISATION, Map

GRACE_DAYS: Final = 90
"""For how long a consortium may go on so, until it is mended or dissolved."""
Found = tuple[ConsortiumFault, str, date]


def findings_of(
    states: Mapping[ConsortiumId, Consortium], read: Read, day: date
) -> Iterator[ConsortiumFinding]:
    """Give what is wrong with consortia on a day."""
    places = Map.of(read)
    twice = _twice(read, places, day)
    for key, state in states.items():
        standing, terms = on(state.standings, day), on(state.terms, day)
        if standing is None or terms is None or standing.stage not in ALIVE:
            continue
        found = [
            *_of_members(state, read, places, day),
            *_of_lead(terms.lead, read, day),
            *_of_time(state, day),
            *((ConsortiumFault.VILLAGE_TWICE, one, since) for one, since in twice.get(key, ())),
        ]
        for fault, about, since in found:
            yield ConsortiumFinding(
                consortium=key,
                name=terms.name,
                fault=fault,
                about=about,
                about_name=_called(about, read, places, day),
                since=since,
                until=since + timedelta(days=GRACE_DAYS),
            )


def _called(about: str, read: Read, places: Map, day: date) -> str:
    """Return what a village or a lead is called, or what is said of a pledge itself."""
    village = places.name(about, day)
    if village is not None:
        return village.name
    lead = read.state(ORGANISATION, about)
    span = None if lead is None else lead.on(day) or lead.last
    return about if span is None else span.name


def _of_members(state: Consortium, read: Read, places: Map, day: date) -> Iterator[Found]:
    """Give what is wrong with its villages and their decisions."""
    here = [one for one in state.members if one.since <= day < one.until]
    ended = [_end(one.village, places) for one in here]
    for one, until in zip(here, ended, strict=True):
        if until <= day:
            yield ConsortiumFault.VILLAGE_ENDED, one.village, until
    if len({now(one.village, places, day) for one in here}) < FEWEST:
        left = [one.until for one in state.members if one.until <= day]
        days = [*left, *(one for one in ended if one <= day)]
        yield ConsortiumFault.TOO_FEW, "", max(days, default=state.begun or day)
    decisions = read.states(DECISION, {one.decision for one in here})
    for one in here:
        yield from _fallen(one, decisions.get(one.decision), day)


def _fallen(member: Membership, decision: Decision | None, day: date) -> Iterator[Found]:
    if decision is not None and not decision.holds(day) and decision.ended is not None:
        since = max(decision.ended, member.since)
        yield ConsortiumFault.DECISION_FALLEN, member.village, since


def _of_lead(lead: OrganisationId, read: Read, day: date) -> Iterator[Found]:
    state = read.state(ORGANISATION, lead)
    if state is None or state.on(day) is not None:
        return
    since = state.last.until if state.last is not None and state.last.until <= day else day
    yield ConsortiumFault.LEAD_GONE, lead, since


def _of_time(state: Consortium, day: date) -> Iterator[Found]:
    """Give what is late: its review, and what was to be back."""
    if state.approval is not None and state.approval.review_on <= day:
        yield ConsortiumFault.REVIEW_OVERDUE, "", state.approval.review_on
    for one in state.pledges:
        late = one.until <= day and (one.ended is None or one.ended > day)
        if late and not one.withdrawn:
            yield ConsortiumFault.PLEDGE_OVERDUE, f"{one.number} {one.item}", one.until


def _twice(read: Read, places: Map, day: date) -> dict[str, list[tuple[PlaceId, date]]]:
    """Return the villages that are in several consortia, by each of these, and since when."""
    owners: dict[PlaceId, dict[str, date]] = {}
    for row in read.rows(ConsortiumMemberRow, on=day):
        village = now(row.village, places, day)
        end = _end(row.village, places)
        since = end if end <= day else row.since
        known = owners.setdefault(village, {})
        known[row.owner] = min(since, known.get(row.owner, since))
    found: dict[str, list[tuple[PlaceId, date]]] = {}
    for village, days in owners.items():
        if len(days) > 1:
            for owner in days:
                found.setdefault(owner, []).append((village, max(days.values())))
    return found


def _end(village: PlaceId, places: Map) -> date:
    spans = places.spans.get(village)
    return spans[-1].until if spans else FOREVER
