"""The rules of meetings: how they are called, who counts, what passes, who signs."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import meetings as m
from ruralgov.domain import registry as r
from ruralgov.domain.access import GrantRole
from ruralgov.domain.collectives import FoundCollective
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import AccountId, CollectiveId, PersonId
from ruralgov.domain.meetings.model import BodyKind, Matter
from ruralgov.sample.draw import identity_number
from tests.meetings.hall import (
    CALLED,
    HELD,
    Hall,
    calling,
    came,
    numbered,
    plan,
    refused,
    register,
    roll,
    who,
    withdraw,
)
from tests.town import DAY

CONVENER, RECORDER, GUIDE = "meeting_convener", "meeting_recorder", "village_affairs_guide"
TODAY = date(2026, 1, 5)


@pytest.fixture
def hall() -> Hall:
    return Hall()


def test_rule_5_a_city_adds_a_rule_and_lowers_none(hall: Hall) -> None:
    """Invariant 1: a decision passes only by the rule of its body, matter and date."""
    body = hall.body(BodyKind.VILLAGE_MEETING)
    strict = m.DecisionRule(
        code="city",
        kind=BodyKind.VILLAGE_MEETING,
        matters=(Matter.PUBLIC_WORKS,),
        quorum=(m.Quorum(by=m.CountedBy.PERSONS, share=m.Share(part=1, whole=10)),),
        majority=m.Share(part=3, whole=4),
        since=date(2025, 1, 1),
        source="本市规定",
    )
    hall.town.do("registrar", m.AdoptDecisionRule(rule=strict))
    assert (
        refused(hall, "registrar", m.AdoptDecisionRule(rule=strict)) == "decision_rule_code_taken"
    )
    meeting = hall.call(body, plan(), plan(Matter.PUBLIC_WORKS))
    hall.open(meeting, came(50), roll(100))
    assert hall.file(meeting).lacking == 1
    vote = m.RecordVote(meeting=meeting, motion=2, tally=m.Tally(in_favour=40))
    assert refused(hall, RECORDER, vote) == "quorum_missing"
    hall.town.do(RECORDER, m.TakeAttendance(meeting=meeting, attendance=came(60)))
    assert hall.vote(meeting, 40).outcome is m.Outcome.PASSED
    second = hall.vote(meeting, 44, 2)
    assert second.outcome is m.Outcome.REJECTED
    assert {one.rule: (one.needed, one.passed) for one in second.judged} == {
        "cn-ovc-2025-village-meeting": (31, True),
        "city": (45, False),
    }
    assert second.decision is None


def test_rule_5_the_rule_is_that_of_the_day(hall: Hall) -> None:
    """Invariant 1: the date counts."""
    body = hall.body(BodyKind.VILLAGE_MEETING)
    for day, code in (
        (date(2025, 10, 27), "cn-ovc-2010-village-meeting"),
        (date(2025, 10, 28), "cn-ovc-2025-village-meeting"),
    ):
        meeting = hall.call(body, day=day, notified=date(2025, 10, 1))
        hall.open(meeting, came(60), roll(100))
        assert [one.rule for one in hall.vote(meeting, 31).judged] == [code]


def test_rule_5_a_conference_decides_by_what_it_adopted_and_by_nothing_before(hall: Hall) -> None:
    body = hall.body(BodyKind.CONFERENCE)
    assert refused(hall, CONVENER, calling(body, plan(Matter.JOINT))) == "decision_rule_none"


def test_rule_5_special_laws_prevail_for_the_land_of_the_collective(hall: Hall) -> None:
    body = hall.body(BodyKind.VILLAGE_MEETING)
    meeting = hall.call(body, plan(Matter.LAND_AND_SHARES))
    hall.open(meeting, came(80), roll(100))
    assert hall.vote(meeting, 66).outcome is m.Outcome.REJECTED
    hall.town.do(RECORDER, m.WithdrawVote(meeting=meeting, motion=1, reason="抄错"))
    assert hall.vote(meeting, 67).outcome is m.Outcome.PASSED


def test_rule_6_notice_is_as_long_as_the_rules_ask(hall: Hall) -> None:
    body = hall.body(BodyKind.VILLAGE_MEETING)
    short = calling(body, notified=HELD - timedelta(days=9))
    assert refused(hall, CONVENER, short) == "meeting_notice_short"
    hall.town.do(CONVENER, evolve(short, urgent="防汛"))
    hall.town.do(CONVENER, evolve(short, notified=HELD - timedelta(days=10)))
    assert refused(hall, CONVENER, evolve(short, notified=HELD + timedelta(days=1))) == (
        "meeting_notice_order"
    )
    representatives = hall.body(BodyKind.REPRESENTATIVES)
    supervision = calling(
        representatives,
        plan(Matter.SUPERVISION),
        notified=HELD - timedelta(days=4),
        urgent="防汛",
    )
    assert refused(hall, CONVENER, supervision) == "meeting_notice_short"
    hall.town.do(CONVENER, evolve(supervision, notified=HELD - timedelta(days=5)))
    assert refused(hall, CONVENER, evolve(short, motions=())) == "meeting_agenda_empty"


def test_rule_6_a_meeting_without_a_quorum_is_repeated_and_one_that_took_place_is_not(
    hall: Hall,
) -> None:
    body = hall.body(BodyKind.VILLAGE_MEETING)
    meeting = hall.call(body)
    hall.open(meeting, came(30), roll(100))
    assert refused(hall, CONVENER, m.CallOffMeeting(meeting=meeting, reason="台风")) == (
        "meeting_stage_wrong"
    )
    hall.town.do(RECORDER, m.CloseMeeting(meeting=meeting))
    found = hall.file(meeting)
    assert (found.stage, found.lacking) == (m.MeetingStage.INQUORATE, 21)
    again = calling(body, day=date(2026, 1, 2), repeats=meeting)
    held = hall.call(body, day=date(2026, 1, 2), repeats=meeting)
    hall.open(held, came(51), roll(100))
    hall.town.do(RECORDER, m.CloseMeeting(meeting=held))
    assert hall.file(held).stage is m.MeetingStage.CLOSED
    assert refused(hall, CONVENER, evolve(again, repeats=held)) == "meeting_repeats_wrong"


def test_rule_6_an_agenda_changes_before_the_meeting_begins_alone(hall: Hall) -> None:
    body = hall.body(BodyKind.VILLAGE_MEETING)
    meeting = hall.call(body)
    other = m.ChangeAgenda(meeting=meeting, notified=CALLED, motions=(plan(Matter.HELP),))
    hall.town.do(CONVENER, other)
    assert hall.file(meeting).motions[0].plan.matter is Matter.HELP
    hall.open(meeting, came(60), roll(100))
    assert refused(hall, CONVENER, other) == "meeting_stage_wrong"


def test_rule_7_nobody_counts_in_two_capacities(hall: Hall) -> None:
    """Invariant 2: capacity double count is impossible."""
    town, body = hall.town, hall.body(BodyKind.VILLAGE_MEETING)
    homes = [town.household(f"c{number}") for number in range(3)]
    people = [town.person(home) for home in homes]
    second = town.person(homes[0])
    by_home = m.CountedBy.HOUSEHOLDS
    meeting = hall.call(body)

    def opening(by: m.CountedBy, *attendees: m.Attendee, **more: Any) -> str:
        attendance = m.Attendance(by=by, attendees=attendees, **more)
        command = m.OpenMeeting(
            meeting=meeting, chair=hall.chair, attendance=attendance, roll=roll(4, 3)
        )
        return refused(hall, RECORDER, command)

    def of(number: int, person: PersonId | None = None) -> m.Attendee:
        return m.Attendee(
            person=person or people[number],
            capacity=m.Capacity.HOUSEHOLD,
            household=homes[number],
        )

    alone = m.Attendee(person=people[0])
    assert opening(by_home, of(0), of(0, second)) == "meeting_household_twice"
    assert opening(by_home, of(0), of(0)) == "meeting_attendee_twice"
    assert opening(by_home, of(0), alone) == "meeting_attendee_twice"
    assert opening(by_home, of(1), alone) == "meeting_capacity_wrong"
    assert opening(m.CountedBy.PERSONS, alone, of(1)) == "meeting_capacity_wrong"
    assert opening(m.CountedBy.PERSONS, alone, alone) == "meeting_attendee_twice"
    assert opening(by_home, of(1, second)) == "meeting_household_strange"
    assert opening(m.CountedBy.PERSONS, alone, counted=2, sheet="表") == "meeting_counted_twice"
    elsewhere = town.person(town.household("x", town.other))
    assert opening(m.CountedBy.PERSONS, m.Attendee(person=elsewhere)) == (
        "meeting_attendee_not_entitled"
    )
    minor = town.person(homes[2], identity_number(999 * 24_990))
    assert opening(m.CountedBy.PERSONS, m.Attendee(person=minor)) == (
        "meeting_attendee_not_entitled"
    )
    assert opening(by_home, of(0), of(1)) == ""
    assert hall.file(meeting).lacking == 0
    mixed = m.TakeAttendance(meeting=meeting, attendance=m.Attendance(attendees=(alone,)))
    assert refused(hall, RECORDER, mixed) == "meeting_counting_changed"


def test_rule_7_whoever_was_entered_twice_counts_once(hall: Hall) -> None:
    """Invariant 2, of people who are one."""
    body = hall.body(BodyKind.VILLAGE_MEETING)
    one, twin, other = hall.people(3)
    merge = r.MergePersons(person=twin, into=one, reason="同一人")
    hall.town.do("registrar", merge)
    meeting = hall.call(body)
    attendees = tuple(m.Attendee(person=who) for who in (one, twin, other))
    command = m.OpenMeeting(
        meeting=meeting,
        chair=hall.chair,
        attendance=m.Attendance(attendees=attendees),
        roll=roll(4),
    )
    assert refused(hall, RECORDER, command) == "meeting_attendee_twice"


def test_rule_7_members_of_a_collective_send_an_adult_of_their_household(hall: Hall) -> None:
    town = hall.town
    founded = FoundCollective(place=hall.village, name="社", since=DAY, source="t")
    collective = CollectiveId(town.do("registrar", founded).key)
    body = hall.body(BodyKind.MEMBERS, collective=collective)
    home = town.household("p")
    member, brother = town.person(home), town.person(home)
    stranger = hall.people(1)[0]
    meeting = hall.call(body, plan(Matter.BUDGET))

    def sending(through: PersonId) -> m.OpenMeeting:
        proxy = m.Attendee(person=member, capacity=m.Capacity.PROXY, through=through)
        online = m.Attendee(person=stranger, online=True)
        attendance = m.Attendance(attendees=(proxy, online))
        return m.OpenMeeting(meeting=meeting, chair=hall.chair, attendance=attendance, roll=roll(3))

    assert refused(hall, RECORDER, sending(stranger)) == "meeting_proxy_strange"
    assert refused(hall, RECORDER, sending(member)) == "meeting_proxy_strange"
    town.do(RECORDER, sending(brother))
    assert hall.vote(meeting, 2).outcome is m.Outcome.PASSED
    villagers = hall.call(hall.body(BodyKind.VILLAGE_MEETING))
    hall.open(villagers, sending(brother).attendance, roll(3))
    vote = m.RecordVote(meeting=villagers, motion=1, tally=m.Tally(in_favour=2))
    assert refused(hall, RECORDER, vote) == "meeting_manner_wrong"


def test_rule_7_a_roster_stays_as_it_was_when_the_meeting_opened(hall: Hall) -> None:
    """Invariant 8: the roster is of the day, and printed with its base."""
    body, people = hall.body(BodyKind.BRANCH_MEETING), hall.people(3)
    hall.seat(body, people)
    meeting = hall.call(body, plan(Matter.PARTY))
    hall.open(meeting, m.Attendance(attendees=(m.Attendee(person=people[0]),)))
    leaving = m.UnseatMember(body=body, person=people[2], since=HELD, reason="转出")
    hall.town.do("registrar", leaving)
    later = date(2025, 12, 20)
    hall.town.do(CONVENER, m.AdjournMeeting(meeting=meeting, day=later, reason="农忙"))
    two = tuple(m.Attendee(person=one) for one in people[1:])
    hall.open(meeting, m.Attendance(attendees=two))
    found = hall.file(meeting)
    assert found.roster is not None
    assert (found.roster.as_of, found.roster.entitled) == (HELD, 3)
    assert hall.vote(meeting, 2).outcome is m.Outcome.PASSED


def test_rule_8_without_a_quorum_it_is_said_how_many_lack(hall: Hall) -> None:
    body = hall.body(BodyKind.VILLAGE_MEETING)
    meeting = hall.call(body)
    hall.open(meeting, came(47), roll(100))
    vote = m.RecordVote(meeting=meeting, motion=1, tally=m.Tally(in_favour=47))
    with pytest.raises(Exception, match="还差 4 才够法定人数") as caught:
        hall.town.do(RECORDER, vote)
    assert "4 more are needed" in caught.value.en  # type: ignore[attr-defined]
    hall.town.do(RECORDER, m.TakeAttendance(meeting=meeting, attendance=came(51)))
    beyond = evolve(vote, tally=m.Tally(in_favour=50, against=2))
    assert refused(hall, RECORDER, beyond) == "meeting_tally_beyond"
    hall.vote(meeting, 26)


def test_rule_8_of_the_women_among_the_representatives_two_thirds_come(hall: Hall) -> None:
    town, body = hall.town, hall.body(BodyKind.REPRESENTATIVES)
    women = [numbered(hall, 2001 + 2 * one) for one in range(3)]
    men = [numbered(hall, 2000 + 2 * one) for one in range(7)]
    hall.seat(body, women + men, kind=m.SeatKind.REPRESENTATIVE)
    meeting = hall.call(body, plan(Matter.SUPERVISION))
    hall.open(meeting, m.Attendance(attendees=tuple(map(who, women[:1] + men))))
    vote = m.RecordVote(meeting=meeting, motion=1, tally=m.Tally(in_favour=8))
    with pytest.raises(Refused) as caught:
        town.do(RECORDER, vote)
    facts = caught.value.facts
    assert caught.value.code == "quorum_of_women_missing"
    assert (facts["present"], facts["entitled"], facts["lacking"]) == (1, 3, 1)
    attendance = m.Attendance(attendees=tuple(map(who, women[:2] + men)))
    town.do(RECORDER, m.TakeAttendance(meeting=meeting, attendance=attendance))
    assert hall.vote(meeting, 5).outcome is m.Outcome.PASSED


def test_rule_9_whoever_is_in_the_chair_records_nothing_once_it_is_open(hall: Hall) -> None:
    town, body = hall.town, hall.body(BodyKind.VILLAGE_MEETING)
    (behind,) = hall.people(1)
    meeting = hall.call(body)
    town.do(
        RECORDER,
        m.OpenMeeting(meeting=meeting, chair=behind, attendance=came(60), roll=roll(100)),
    )
    register(hall, RECORDER, behind)
    for command in (
        m.TakeAttendance(meeting=meeting, attendance=came(61)),
        m.RecordVote(meeting=meeting, motion=1, tally=m.Tally(in_favour=31)),
        m.DisposeMotion(meeting=meeting, motion=1, outcome=m.Outcome.NOTED, reason="无"),
        m.WithdrawVote(meeting=meeting, motion=1, reason="录错"),
        m.CloseMeeting(meeting=meeting),
    ):
        assert refused(hall, RECORDER, command) == "meeting_chair_records", command


def test_rule_9_the_chair_who_was_entered_twice_does_not_record(hall: Hall) -> None:
    town, body = hall.town, hall.body(BodyKind.VILLAGE_MEETING)
    twin, behind = hall.people(2)
    register(hall, RECORDER, behind)
    meeting = hall.call(body)
    opening = m.OpenMeeting(meeting=meeting, chair=twin, attendance=came(60), roll=roll(100))
    town.do(RECORDER, opening)
    town.do("registrar", r.MergePersons(person=twin, into=behind, reason="同一人"))
    attendance = m.TakeAttendance(meeting=meeting, attendance=came(61))
    assert refused(hall, RECORDER, attendance) == "meeting_chair_records"
    other = hall.call(body)
    assert refused(hall, RECORDER, evolve(opening, meeting=other)) == "meeting_chair_records"


def test_rule_9_minutes_recorded_by_a_chair_entered_twice_are_not_approved(hall: Hall) -> None:
    town, body = hall.town, hall.body(BodyKind.VILLAGE_MEETING)
    twin, behind = hall.people(2)
    register(hall, RECORDER, behind)
    meeting = hall.call(body)
    opening = m.OpenMeeting(meeting=meeting, chair=twin, attendance=came(60), roll=roll(100))
    town.do(RECORDER, opening)
    key = hall.vote(meeting, 40).decision
    town.do(RECORDER, m.CloseMeeting(meeting=meeting))
    town.do("registrar", r.MergePersons(person=behind, into=twin, reason="同一人"))
    approve = m.ApproveMinutes(meeting=meeting, reference="纪1")
    assert refused(hall, CONVENER, approve) == "minutes_of_chair"
    assert key is not None
    assert not hall.decision(key).decision.sure
    withdraw(hall, RECORDER)
    town.do(RECORDER, m.WithdrawVote(meeting=meeting, motion=1, reason="须由另一人登记"))
    town.do(CONVENER, m.WithdrawMeeting(meeting=meeting, reason="须由另一人登记"))


def test_rule_9_who_stood_aside_and_was_entered_twice_approves_nothing(hall: Hall) -> None:
    town, body = hall.town, hall.body(BodyKind.VILLAGE_MEETING)
    twin, behind = hall.people(2)
    meeting = hall.call(body)
    hall.open(meeting, came(60), roll(100))
    recusal = m.Recusal(person=twin, ground=m.RecusalGround.PARTY)
    hall.vote(meeting, 40, recused=(recusal,))
    town.do(RECORDER, m.CloseMeeting(meeting=meeting))
    register(hall, CONVENER, behind)
    town.do("registrar", r.MergePersons(person=twin, into=behind, reason="同一人"))
    approve = m.ApproveMinutes(meeting=meeting, reference="纪1")
    assert refused(hall, CONVENER, approve) == "minutes_recused"
    withdraw(hall, CONVENER)
    town.do(CONVENER, approve)
    register(hall, CONVENER, behind)
    later = m.CorrectMinutes(meeting=meeting, text="更正")
    assert refused(hall, CONVENER, later) == "minutes_recused"


def test_rule_9_who_noted_or_closed_recorded_too(hall: Hall) -> None:
    town, body = hall.town, hall.body(BodyKind.VILLAGE_MEETING)
    (behind,) = hall.people(1)
    meeting = hall.call(body, plan(), plan(Matter.HELP))
    hall.open(meeting, came(60), roll(100))
    hall.vote(meeting, 40)
    assert hall.file(meeting).recorders == (RECORDER,)
    recording = GrantRole(
        account=AccountId(GUIDE), role=m.MEETING_RECORDER, place=hall.village, basis="代录"
    )
    town.do("admin", recording)
    noted = m.DisposeMotion(meeting=meeting, motion=2, outcome=m.Outcome.NOTED, reason="听取")
    town.do(GUIDE, noted)
    town.do(RECORDER, m.CloseMeeting(meeting=meeting))
    assert hall.file(meeting).recorders == (RECORDER, GUIDE)
    register(hall, GUIDE, behind)
    register(hall, CONVENER, behind)
    approve = m.ApproveMinutes(meeting=meeting, reference="纪1")
    assert refused(hall, CONVENER, approve) == "minutes_same_person"


def test_rule_9_chair_recorder_and_approver_are_three(hall: Hall) -> None:
    town, body = hall.town, hall.body(BodyKind.VILLAGE_MEETING)
    behind, aside = hall.people(2)
    register(hall, RECORDER, behind)
    meeting = hall.call(body)
    opening = m.OpenMeeting(meeting=meeting, chair=behind, attendance=came(60), roll=roll(100))
    assert refused(hall, RECORDER, opening) == "meeting_chair_records"
    town.do(RECORDER, evolve(opening, chair=hall.chair))
    recusal = m.Recusal(person=aside, ground=m.RecusalGround.PARTY)
    assert hall.vote(meeting, 31, recused=(recusal,)).judged[0].of == 59
    town.do(RECORDER, m.CloseMeeting(meeting=meeting))
    approve = m.ApproveMinutes(meeting=meeting, reference="纪1")
    register(hall, CONVENER, behind)
    assert refused(hall, CONVENER, approve) == "minutes_same_person"
    withdraw(hall, CONVENER)
    register(hall, CONVENER, aside)
    assert refused(hall, CONVENER, approve) == "minutes_recused"
    withdraw(hall, CONVENER)
    assert refused(hall, CONVENER, evolve(approve, document="x")) == "minutes_digest_wrong"
    town.do(CONVENER, approve)
    town.do(CONVENER, m.CorrectMinutes(meeting=meeting, text="第一项日期更正"))
    minutes = hall.file(meeting).minutes
    assert minutes is not None
    assert (minutes.reference, minutes.addenda) == ("纪1", ("第一项日期更正",))
