"""The minutes of a meeting as they are printed, and what is wrong with bodies."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import meetings as m
from ruralgov.domain import registry as r
from ruralgov.domain.access import Readings
from ruralgov.domain.kernel.ids import BodyId, MeetingId, PersonId, PostId
from ruralgov.domain.kernel.personal import PersonName
from ruralgov.domain.meetings.model import BodyKind, Matter
from tests.meetings.hall import HELD, Hall, came, numbered, plan, roll, who
from tests.town import DAY, NAME, UNIT

CONVENER, RECORDER = "meeting_convener", "meeting_recorder"


@pytest.fixture
def hall() -> Hall:
    return Hall()


def minutes(hall: Hall, meeting: MeetingId) -> m.MinutesSheet:
    found: m.MinutesSheet = hall.town.ask(CONVENER, m.MinutesOf(meeting=meeting))
    return found


def test_minutes_say_who_came_who_did_not_and_by_what_it_was_judged(hall: Hall) -> None:
    body = hall.body(BodyKind.BRANCH_MEETING)
    people = hall.people(4)
    hall.seat(body, people)
    meeting = hall.call(body, plan(Matter.PARTY), plan(Matter.PARTY, title="学习"))
    hall.open(meeting, m.Attendance(attendees=tuple(map(who, people[:3])), guests=2))
    hall.vote(meeting, 3)
    aside = m.Recusal(person=people[2], ground=m.RecusalGround.PARTY)
    hall.vote(meeting, 1, 2, recused=(aside,))
    sheet = minutes(hall, meeting)
    assert (sheet.entitled, sheet.present, sheet.guests, sheet.notice_days) == (4, 3, 2, 14)
    assert [one.who.person for one in sheet.attended] == people[:3]
    assert sheet.capacities == {m.Capacity.PERSON: 3}
    assert [one.person for one in sheet.absent] == people[3:]
    assert sheet.chair is not None
    assert sheet.chair.name == NAME
    first, second = sheet.motions
    (rule,) = first.rules
    assert (rule.rule, rule.source) == (
        "cn-branch-2018-branch-meeting",
        "中国共产党支部工作条例（试行）第十一条",
    )
    assert (rule.quorum_needed, rule.base, rule.of, rule.needed) == (2, m.Base.ENTITLED, 4, 3)
    assert (first.outcome, first.silent, first.aside) == (m.Outcome.PASSED, 0, ())
    assert (second.outcome, second.silent, second.result) == (m.Outcome.REJECTED, 1, None)
    assert [(one.who.person, one.ground) for one in second.aside] == [
        (people[2], m.RecusalGround.PARTY)
    ]
    assert sheet.notes == (m.MinutesNote.VOTES_UNNAMED, m.MinutesNote.NOT_APPROVED)
    readings = hall.town.ask("auditor", Readings(subject=f"person/{people[3]}"))
    assert len(readings) == 1


def test_minutes_say_who_approved_them_and_where_a_decision_hung_out(hall: Hall) -> None:
    body = hall.body(BodyKind.VILLAGE_MEETING)
    meeting = hall.call(body)
    empty = minutes(hall, meeting)
    assert (empty.notes, empty.entitled, empty.attended) == ((m.MinutesNote.NOT_OPENED,), None, ())
    hall.open(meeting, came(60), roll(100))
    key = hall.vote(meeting, 40).decision
    assert key is not None
    result = minutes(hall, meeting).motions[0].result
    assert result is not None
    assert (result.sure, result.holds) == (False, True)
    hall.minute(meeting)
    publish = m.PublishDecision(decision=key, since=HELD, where="公开栏")
    hall.town.do(RECORDER, publish)
    sheet = minutes(hall, meeting)
    result = sheet.motions[0].result
    assert result is not None
    assert result.sure
    assert [one.since for one in result.publications] == [HELD]
    assert sheet.minutes is not None
    assert (sheet.recorders, sheet.minutes.by) == ((RECORDER,), CONVENER)
    assert sheet.absent == ()
    assert sheet.notes == (
        m.MinutesNote.BY_ROLL,
        m.MinutesNote.COUNTED,
        m.MinutesNote.VOTES_UNNAMED,
    )


def faults(hall: Hall, day: date | None = None) -> list[tuple[m.BodyFault, int, int, int]]:
    query = m.BodyFindings(place=hall.village)
    found = hall.town.ask(CONVENER, query, day)
    return [(one.fault, one.count, one.needed, one.of) for one in found]


def seated(hall: Hall, body: BodyId, women: int, men: int, **more: Any) -> None:
    numbers = [2 * at + odd for odd, many in ((1, women), (0, men)) for at in range(many)]
    base = 1998 * (1 + len(hall.town.ask(RECORDER, m.RosterOf(body=body))))
    people = [numbered(hall, base + one) for one in numbers]
    hall.seat(body, people, **more)


def unknown(hall: Hall) -> PersonId:
    """Return a person of whom the registry says neither a number nor the sex."""
    command = r.RegisterPerson(
        household=hall.town.household("unknown"),
        name=PersonName.of("李无证"),
        relation=r.HouseholdRelation.HEAD,
        since=DAY,
        source="t",
    )
    return PersonId(hall.town.do("registrar", command).key)


def test_a_body_of_representatives_is_composed_as_the_law_says(hall: Hall) -> None:
    """村民委员会组织法 art. 29: four fifths representatives, and a third women among them."""
    body = hall.body(BodyKind.REPRESENTATIVES)
    assert faults(hall) == [(m.BodyFault.NOBODY, 0, 1, 0)]
    elected = {"kind": m.SeatKind.REPRESENTATIVE}
    seated(hall, body, 3, 6, **elected)
    assert faults(hall) == []
    seated(hall, body, 0, 1, **elected)
    assert faults(hall) == [(m.BodyFault.FEW_WOMEN, 3, 4, 10)]
    hall.seat(body, [unknown(hall)], **elected)
    assert faults(hall) == [(m.BodyFault.SEX_UNKNOWN, 1, 4, 11)]
    seated(hall, body, 4, 0)
    assert faults(hall) == [
        (m.BodyFault.FEW_REPRESENTATIVES, 11, 12, 15),
        (m.BodyFault.FEW_WOMEN, 3, 5, 15),
    ]


def test_a_term_that_is_over_and_a_post_that_nobody_holds_are_found(hall: Hall) -> None:
    body = hall.body(BodyKind.CONFERENCE)
    post = r.EstablishPost(organisation=UNIT, title="主任", seats=1, since=DAY, basis="t")
    seat = m.SeatPlan(post=PostId(hall.town.do("registrar", post).key))
    seats = m.SeatMembers(body=body, seats=(seat,), since=DAY, basis="规则")
    hall.town.do("registrar", seats)
    assert faults(hall) == [(m.BodyFault.NOBODY, 0, 1, 0), (m.BodyFault.POST_EMPTY, 0, 1, 1)]
    over = date(2029, 1, 1)
    assert faults(hall, over) == [(m.BodyFault.TERM_OVER, 0, 0, 0)]
    (found,) = hall.town.ask(CONVENER, m.BodyFindings(), over)
    assert (found.body, found.since) == (body, over)
    elsewhere = evolve(m.BodyFindings(), place=hall.town.other)
    assert hall.town.ask(CONVENER, elsewhere, over) == []
