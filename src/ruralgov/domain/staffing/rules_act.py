"""The rules of enforcement acts: two officers, each with a badge, in a capacity that they have."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import CITY, CentreId, OfficerId, PlaceId
from ruralgov.domain.registry import ORGANISATION, PLACE
from ruralgov.domain.staffing import messages_act as m
from ruralgov.domain.staffing import texts_act as texts
from ruralgov.domain.staffing import texts_officer
from ruralgov.domain.staffing.evolve_act import corrected
from ruralgov.domain.staffing.model_act import EnforcementAct
from ruralgov.domain.staffing.model_officer import ActCapacity, Officer
from ruralgov.domain.staffing.records import CENTRE, OFFICER
from ruralgov.domain.staffing.rows_act import ActRow
from ruralgov.domain.staffing.rules_power import unempowered

FEWEST: Final = 2
"""How many officers do an act at least (行政处罚法 art. 42)."""


def record_act(
    _: EnforcementAct | None, command: m.RecordAct, given: Given
) -> Iterator[m.ActRecorded]:
    """Enter an act (rules 13, 14 and 16)."""
    event = m.ActRecorded(
        centre=command.centre,
        kind=command.kind,
        capacity=command.capacity,
        matter=clean_text("matter", command.matter),
        document=clean_text("document", command.document),
        officers=command.officers,
        place=command.place,
        day=command.day,
        grave=command.grave,
        by=given.actor.account,
    )
    _check(event, "", given)
    yield event


def correct_act(
    act: EnforcementAct | None, command: m.CorrectAct, given: Given
) -> Iterator[m.ActCorrected]:
    """Put right what was entered wrongly; all that holds of an act holds of it (rule 13)."""
    known = recorded(act, command.act, command.centre)
    event = m.ActCorrected(
        centre=known.centre,
        kind=command.kind or known.kind,
        capacity=command.capacity or known.capacity,
        matter=_text("matter", command.matter, known.matter),
        document=_text("document", command.document, known.document),
        officers=command.officers or known.officers,
        place=command.place or known.place,
        day=command.day or known.day,
        grave=known.grave if command.grave is None else command.grave,
        by=given.actor.account,
        reason=clean_text("reason", command.reason),
    )
    if corrected(known, event) == change(known, entered_by=event.by, review=None):
        raise BadInput(texts.ACT_UNCHANGED)
    _check(event, command.act, given)
    yield event


def _text(name: str, given: str | None, known: str) -> str:
    return known if given is None else clean_text(name, given)


def _check(event: m.ActRecorded | m.ActCorrected, own: str, given: Given) -> None:
    if event.day > given.today:
        raise Refused(texts.ACT_AHEAD, day=event.day, today=given.today)
    for row in given.read.rows(ActRow, document=event.document):
        if row.centre == event.centre and row.owner != own:
            raise Refused(texts.ACT_TWICE, document=row.document, act=row.owner)
    town = _town(event, given.read)
    found = given.read.states(OFFICER, event.officers)
    people = {one.person for one in found.values()}
    if len(people) < FEWEST:
        raise Refused(texts.ACT_ALONE, count=len(people))
    for key, officer in found.items():
        refusal = uncovered(OfficerId(key), officer, event, town, given.read)
        if refusal is not None:
            raise refusal
    powerless = unempowered(event.capacity, event.matter, town, event.day, given.read)
    if powerless is not None:
        raise powerless


def _town(act: m.ActRecorded | m.ActCorrected, read: Read) -> PlaceId:
    """Return the town of the centre on the day, in which the place lies."""
    centre = read.state(CENTRE, act.centre)
    span = None if centre is None else centre.on(act.day)
    if span is None:
        facts = {"since": act.day, "last": act.day}
        raise Refused(texts_officer.CENTRE_NOT_THEN, centre=act.centre, **facts)
    if span.place not in _above(act.place, act.day, read):
        raise Refused(texts.ACT_ELSEWHERE, place=act.place, day=act.day)
    return span.place


def _above(place: PlaceId, day: date, read: Read) -> Iterator[PlaceId]:
    """Give a place and those above it on a day; none where it is not there."""
    while place != CITY:
        known = read.state(PLACE, place)
        span = None if known is None else known.on(day)
        if span is None:
            return
        yield place
        place = span.parent


def uncovered(
    key: OfficerId,
    officer: Officer,
    act: m.ActRecorded | m.ActCorrected | EnforcementAct,
    town: PlaceId,
    read: Read,
) -> Refused | None:
    """Return why an officer could not act so on the day, or None (rules 13 and 14)."""
    if not officer.badges_on(act.day):
        return Refused(texts.ACT_WITHOUT_BADGE, officer=key, day=act.day)
    there = officer.seconded_on(act.day)
    if there is not None:
        fits = (there.centre, there.capacity) == (act.centre, act.capacity)
    else:
        unit = read.state(ORGANISATION, officer.department)
        span = None if unit is None else unit.on(act.day)
        of_town = span is not None and span.place == town
        fits = of_town and act.capacity is not ActCapacity.DISPATCHED
    if not fits:
        facts = {"capacity": act.capacity.zh, "capacity_en": act.capacity.en}
        return Refused(texts.ACT_CAPACITY_WRONG, officer=key, day=act.day, **facts)
    return None


def withdraw_act(
    act: EnforcementAct | None, command: m.WithdrawAct, _: Given
) -> Iterator[m.ActWithdrawn]:
    """Withdraw what was entered by mistake (rule 13)."""
    recorded(act, command.act, command.centre)
    yield m.ActWithdrawn(reason=clean_text("reason", command.reason))


def recorded(act: EnforcementAct | None, key: str, centre: CentreId) -> EnforcementAct:
    """Return an act of a centre that was not withdrawn; raises ``act_missing``."""
    known = existing(act, texts.ACT_MISSING, key=key)
    if known.centre != centre or known.withdrawn is not None:
        raise Refused(texts.ACT_MISSING, key=key)
    return known
