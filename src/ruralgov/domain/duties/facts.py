"""What a cited fact says: its day, its place, and who took part."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from ruralgov.domain.cases import CASE, Case, IntakeChannel, Stage
from ruralgov.domain.duties import texts_done as texts
from ruralgov.domain.duties.model import HELD, DutyRole, Evidence
from ruralgov.domain.duties.model_done import Doer, Fact
from ruralgov.domain.grids import LaneRow, PlacementRow
from ruralgov.domain.kernel.calendar import SHANGHAI
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import HouseholdId, PersonId
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.meetings import (
    BODY,
    DECISION,
    MEETING,
    BodyKind,
    Meeting,
    MeetingStage,
)
from ruralgov.domain.registry import ORGANISATION, present_person

CHANNELS: Final = {
    DutyRole.LANE_CHIEF: IntakeChannel.LANE_CHIEF,
    DutyRole.GRID_WORKER: IntakeChannel.GRID,
}
"""By which channel cases come in that people of a role report."""
FITS: Final = {
    DutyRole.TOWNSHIP: (Evidence.CASE_HANDLED, Evidence.MEETING, Evidence.DECISION),
    DutyRole.GRID_WORKER: (
        Evidence.CASE_REPORTED,
        Evidence.CASE_HANDLED,
        Evidence.MEETING,
        Evidence.VISIT,
    ),
    DutyRole.LANE_CHIEF: (
        Evidence.CASE_REPORTED,
        Evidence.CASE_HANDLED,
        Evidence.MEETING,
        Evidence.VISIT,
    ),
    DutyRole.BRANCH: (Evidence.MEETING, Evidence.DECISION),
    DutyRole.CADRE: (Evidence.CASE_HANDLED, Evidence.MEETING, Evidence.VISIT),
}
"""By which facts an item of a list can be shown."""
_PERSON: Final = "person/"
"""How the name of a holder begins who is a person."""
_UNFILED: Final = frozenset(
    {
        *(Stage.REPORTED, Stage.ACCEPTED, Stage.REFUSED, Stage.NOT_FILED),
        *(Stage.CANCELLED, Stage.WITHDRAWN),
    }
)
"""Stages of a case that came to nothing, or may yet: one that went further stays a fact."""
_HELD: Final = frozenset({MeetingStage.CLOSED, MeetingStage.MINUTED})
_OF_BRANCH: Final = frozenset({BodyKind.BRANCH_MEETING, BodyKind.BRANCH_COMMITTEE})


@frozen(kw_only=True)
class Found:
    """A fact that is there. *people* took part; *named*: it names all who did."""

    here: bool
    ours: bool = True
    people: tuple[PersonId, ...] = ()
    named: bool = False
    known: bool = False
    """Whether the fact says that it was the actor, where no person is one."""


def fact_day(fact: Fact, role: DutyRole, read: Read) -> date:
    """Return on which day a fact was; raises ``duty_fact_missing`` and ``duty_fact_unheld``."""
    if fact.kind not in HELD:
        raise Refused(texts.DUTY_FACT_UNHELD, **_labels(fact.kind))
    if fact.kind not in FITS[role]:
        raise _unfit(fact.kind, FITS[role])
    day = existing(_day(fact, read), texts.DUTY_FACT_MISSING, key=fact.key, **_labels(fact.kind))
    return day


def check_fact(fact: Fact, doer: Doer, person: PersonId | None, day: date, given: Given) -> bool:
    """Return whether a fact says itself who it was; refuse one of elsewhere or of others.

    Raises ``duty_fact_elsewhere`` and ``duty_fact_of_others``.
    """
    found = _found(fact, doer, day, given)
    facts = {"role": doer.role.zh, "role_en": doer.role.en, **_labels(fact.kind)}
    present = None if person is None else present_person(given.read, person)
    took_part = present in found.people
    if not found.here and not took_part:
        raise Refused(texts.DUTY_FACT_ELSEWHERE, **facts)
    if not found.ours or (person is not None and found.named and not took_part):
        raise Refused(texts.DUTY_FACT_OF_OTHERS, **facts)
    return took_part or found.known


def check_kind(fact: Fact, needed: Evidence) -> None:
    """Refuse a fact of another kind than an item is shown by; raises ``duty_fact_unfit``."""
    if fact.kind is not needed:
        raise _unfit(fact.kind, (needed,))


def _unfit(kind: Evidence, needed: Iterable[Evidence]) -> Refused:
    known = tuple(needed)
    return Refused(
        texts.DUTY_FACT_UNFIT,
        needed="、".join(one.zh for one in known),
        needed_en=", ".join(one.en for one in known),
        **_labels(kind),
    )


def _labels(kind: Evidence) -> dict[str, str]:
    return {"kind": kind.zh, "kind_en": kind.en}


def _local(at: datetime) -> date:
    return at.astimezone(SHANGHAI).date()


def _day(fact: Fact, read: Read) -> date | None:
    """Return the day of a fact, None where it is not there or came to nothing."""
    match fact.kind:
        case Evidence.CASE_REPORTED | Evidence.CASE_HANDLED:
            case = read.state(CASE, fact.key)
            if case is None or case.stage in _UNFILED:
                return None
            if fact.kind is Evidence.CASE_REPORTED:
                return _local(case.reported_at)
            return _local(case.rounds[-1].done_at) if case.rounds and case.acted else None
        case Evidence.MEETING:
            meeting = read.state(MEETING, fact.key)
            return meeting.day if meeting is not None and meeting.stage in _HELD else None
        case Evidence.DECISION:
            decision = read.state(DECISION, fact.key)
            there = decision is not None and decision.sure and decision.holds(decision.day)
            return decision.day if decision is not None and there else None
        case _:
            return None


def _found(fact: Fact, doer: Doer, day: date, given: Given) -> Found:
    match fact.kind:
        case Evidence.CASE_REPORTED:
            return _reported(given.read.state(CASE, fact.key), doer, day, given)
        case Evidence.CASE_HANDLED:
            return _handled(given.read.state(CASE, fact.key), doer, day, given)
        case Evidence.MEETING:
            return _met(given.read.state(MEETING, fact.key), doer, day, given)
        case _:
            return _decided(fact.key, doer, day, given)


def _reported(case: Case | None, doer: Doer, day: date, given: Given) -> Found:
    """A case came in at the village, by the channel of the role, and from a home of the lane."""
    if case is None:
        return Found(here=False)
    here = case.came_in == doer.place and _within(case.household, doer, day, given.read)
    return Found(here=here, ours=case.channel is CHANNELS.get(doer.role))


def _within(household: HouseholdId | None, doer: Doer, day: date, read: Read) -> bool:
    """Tell whether a household lies in the lane or grid of the actor, where the case names one."""
    if household is None or doer.role not in CHANNELS:
        return True
    for row in read.rows(PlacementRow, on=day, household=household):
        lanes = read.rows(LaneRow, on=day, owner=row.owner, lane=row.lane)
        if doer.key == row.lane or doer.key in {lane.grid for lane in lanes}:
            return True
    return False


def _handled(case: Case | None, doer: Doer, day: date, given: Given) -> Found:
    if case is None:
        return Found(here=False)
    if doer.role is DutyRole.TOWNSHIP:
        unit = given.read.state(ORGANISATION, case.rounds[-1].unit)
        span = None if unit is None else unit.on(day)
        ours = span is not None and span.place == doer.place
        return Found(here=case.came_in_town == doer.place, ours=ours, known=True)
    names = [given.holder(account).name for account in case.acted]
    people = [PersonId(name.removeprefix(_PERSON)) for name in names if name.startswith(_PERSON)]
    return Found(
        here=doer.place in (case.came_in, case.came_in_town),
        people=_present(people, given.read),
        named=len(people) == len(names),
    )


def _present(people: Iterable[PersonId], read: Read) -> tuple[PersonId, ...]:
    return tuple(present_person(read, one) for one in people)


def _met(meeting: Meeting | None, doer: Doer, day: date, given: Given) -> Found:
    if meeting is None:
        return Found(here=False)
    here = meeting.place == doer.place
    if doer.role is DutyRole.BRANCH:
        ours = meeting.kind in _OF_BRANCH and _of_body(meeting.body, doer, given.read)
        return Found(here=here, ours=ours, known=True)
    if doer.role is DutyRole.TOWNSHIP:
        return Found(here=here, known=True)
    attendees = () if meeting.came is None else meeting.came.attendees
    people = _present((one.through or one.person for one in attendees), given.read)
    return Found(here=here, people=people, named=bool(attendees))


def _of_body(body: str, doer: Doer, read: Read) -> bool:
    """Tell whether a body is of a branch; one of which no organisation is entered may be."""
    known = read.state(BODY, body)
    return known is not None and known.organisation in (None, doer.key)


def _decided(key: str, doer: Doer, day: date, given: Given) -> Found:
    decision = given.read.state(DECISION, key)
    if decision is None:
        return Found(here=False)
    ours = True
    if doer.role is DutyRole.BRANCH:
        ours = decision.kind in _OF_BRANCH and _of_body(decision.body, doer, given.read)
    return Found(here=decision.place == doer.place, ours=ours, known=True)
