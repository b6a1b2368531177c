"""The rules of bodies, meetings and decisions, one test for each and more."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import meetings as m
from ruralgov.domain import registry as r
from ruralgov.domain.access import CorrectAccountEntry, RegisterAccount
from ruralgov.domain.collectives import FoundCollective
from ruralgov.domain.kernel.ids import AccountId, BodyId, CollectiveId, DecisionId, PersonId, PostId
from ruralgov.domain.meetings.model import Act, BodyKind, Matter
from ruralgov.domain.meetings.rules_body import CARRIED
from ruralgov.sample.draw import identity_number
from tests.meetings.hall import CALLED, HELD, Hall, calling, came, founding, paper, plan, roll
from tests.town import DAY, UNIT, Town, code_of

CONVENER, RECORDER, GUIDE = "meeting_convener", "meeting_recorder", "village_affairs_guide"
TODAY = date(2026, 1, 5)


@pytest.fixture
def hall() -> Hall:
    return Hall()


def refused(hall: Hall, account: str, command: object) -> str:
    return code_of(lambda: hall.town.do(account, command))


def test_rule_1_a_place_has_one_body_of_a_kind_on_a_day(hall: Hall) -> None:
    hall.body(BodyKind.REPRESENTATIVES)
    again = founding(hall.village, BodyKind.REPRESENTATIVES)
    assert refused(hall, "registrar", again) == "body_taken"
    assert refused(hall, "registrar", evolve(again, place=hall.town.town)) == "body_of_village"
    hall.body(BodyKind.REPRESENTATIVES, hall.town.other)
    hall.body(BodyKind.CONFERENCE, hall.town.town)
    hall.body(BodyKind.CONFERENCE, hall.town.town)
    of_none = founding(hall.village, BodyKind.MEMBERS)
    assert refused(hall, "registrar", of_none) == "body_of_collective"
    assert refused(hall, "registrar", founding(hall.village, BodyKind.GROUP_MEETING)) == (
        "body_of_group"
    )


def test_rule_2_a_body_past_its_term_cannot_convene(hall: Hall) -> None:
    """Invariant 7: a group past its end date cannot convene."""
    end = date(2025, 12, 15)
    body = hall.body(BodyKind.VILLAGERS_COMMITTEE, until=end)
    assert refused(hall, CONVENER, calling(body, plan(Matter.OTHER))) == "body_not_then"
    eve = hall.call(body, plan(Matter.OTHER), day=end - timedelta(days=1))
    late = m.AdjournMeeting(meeting=eve, day=end, reason="农忙")
    assert refused(hall, CONVENER, late) == "body_not_then"
    (lapsed,) = hall.town.ask("registrar", m.Bodies(place=hall.village, lapsed=True))
    assert lapsed.owner == body
    longer = m.ExtendBodyTerm(body=body, until=date(2026, 7, 1), basis="批准延期")
    hall.town.do("registrar", longer)
    assert refused(hall, "registrar", evolve(longer, until=end)) == "body_term_not_longer"
    hall.call(body, plan(Matter.OTHER))
    assert hall.town.ask("registrar", m.Bodies(place=hall.village, lapsed=True)) == []
    back = m.CorrectBodyEntry(body=body, entry=date(2026, 7, 1), since=end, reason="未批准")
    assert refused(hall, "registrar", back) == "body_has_meetings"
    over = m.EndBody(body=body, since=end, basis="撤")
    assert refused(hall, "registrar", over) == "body_has_meetings"


def test_rule_2_a_new_term_has_members_of_its_own_and_its_withdrawal_gives_them_back(
    hall: Hall,
) -> None:
    body, people = hall.body(BodyKind.VILLAGERS_COMMITTEE), hall.people(3)
    hall.seat(body, people)
    day = date(2025, 6, 1)
    hall.town.do("registrar", m.RenewBody(body=body, since=day, source="换届"))
    asking = m.RosterOf(body=body)
    assert hall.town.ask(RECORDER, asking, day) == []
    assert len(hall.town.ask(RECORDER, asking, day - timedelta(days=1))) == 3
    wrong = m.CorrectBodyEntry(body=body, entry=day, since=None, reason="未换届")
    hall.town.do("registrar", wrong)
    assert len(hall.town.ask(RECORDER, asking, day)) == 3


def test_rule_3_bodies_of_a_village_end_with_it_and_a_conference_goes_on(hall: Hall) -> None:
    town = hall.town
    village, conference = hall.body(BodyKind.VILLAGE_MEETING), hall.body(BodyKind.CONFERENCE)
    day = date(2026, 1, 1)
    carry = m.CarryOverBody(body=conference, since=day, basis="合村")
    assert refused(hall, "registrar", carry) == "body_place_stands"
    hanging = town.ask("registrar", r.HangingOn(place=hall.village))
    assert {one.key for one in hanging.things if one.kind == "body"} == {village, conference}
    merge = r.MergePlace(place=hall.village, into=town.other, since=day, cause="合村")
    town.do("registrar", merge)
    assert BodyKind.VILLAGE_MEETING not in CARRIED
    assert refused(hall, "registrar", evolve(carry, body=village)) == "body_ends_with_village"
    town.do("registrar", carry)
    rows = town.ask("registrar", m.Bodies(place=town.other), day)
    assert [row.owner for row in rows if row.place == town.other] == [conference]


def test_rule_4_a_person_by_two_posts_sits_once_as_of_the_day(hall: Hall) -> None:
    """Invariants 2 and 8: nobody counts twice, and a roster is of posts as of the day."""
    town, body = hall.town, hall.body(BodyKind.CONFERENCE)
    first, second = hall.people(2)
    posts = [_post(town, title) for title in ("书记", "主任")]
    seats = tuple(m.SeatPlan(post=post) for post in posts)
    town.do("registrar", m.SeatMembers(body=body, seats=seats, since=DAY, basis="规则"))
    for post in posts:
        _appoint(town, post, first, DAY)
    assert [one.person for one in town.ask(RECORDER, m.RosterOf(body=body), HELD)] == [first]
    leave = r.LeavePost(post=posts[1], person=first, since=HELD, reason="调离")
    town.do("registrar", leave)
    _appoint(town, posts[1], second, HELD)
    found = town.ask(RECORDER, m.RosterOf(body=body), HELD)
    assert {one.person for one in found} == {first, second}
    eve = HELD - timedelta(days=1)
    assert [one.person for one in town.ask(RECORDER, m.RosterOf(body=body), eve)] == [first]


def _post(town: Town, title: str) -> PostId:
    command = r.EstablishPost(organisation=UNIT, title=title, seats=1, since=DAY, basis="t")
    return PostId(town.do("registrar", command).key)


def _appoint(town: Town, post: PostId, person: PersonId, since: date) -> None:
    command = r.AppointToPost(post=post, person=person, basis="t", since=since)
    town.do("registrar", command)


def test_rule_4_a_seat_ends_with_death_and_follows_a_person_who_was_entered_twice(
    hall: Hall,
) -> None:
    town, body = hall.town, hall.body(BodyKind.REPRESENTATIVES)
    dead, twin, kept = hall.people(3)
    hall.seat(body, [dead, twin])
    assert refused(hall, "registrar", _seating(body, twin)) == "body_seat_held"
    gone = r.EndPerson(person=dead, departure=r.Departure.DIED, since=HELD)
    town.do("registrar", gone)
    merge = r.MergePersons(person=twin, into=kept, reason="同一人")
    town.do("registrar", merge)
    assert [one.person for one in town.ask(RECORDER, m.RosterOf(body=body), HELD)] == [kept]
    assert refused(hall, "registrar", evolve(_seating(body, dead), since=HELD)) == (
        "body_seat_gone"
    )
    undo = r.UndoMerger(person=twin, into=kept, reason="同名而已")
    town.do("registrar", undo)
    assert [one.person for one in town.ask(RECORDER, m.RosterOf(body=body), HELD)] == [twin]


def _seating(body: BodyId, person: PersonId) -> m.SeatMembers:
    seats = (m.SeatPlan(person=person),)
    return m.SeatMembers(body=body, seats=seats, since=DAY, basis="补选")


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
    women = [_numbered(hall, 2001 + 2 * one) for one in range(3)]
    men = [_numbered(hall, 2000 + 2 * one) for one in range(7)]
    hall.seat(body, women + men, kind=m.SeatKind.REPRESENTATIVE)
    meeting = hall.call(body, plan(Matter.SUPERVISION))
    hall.open(meeting, m.Attendance(attendees=tuple(map(_who, women[:1] + men))))
    vote = m.RecordVote(meeting=meeting, motion=1, tally=m.Tally(in_favour=8))
    assert refused(hall, RECORDER, vote) == "quorum_of_women_missing"
    attendance = m.Attendance(attendees=tuple(map(_who, women[:2] + men)))
    town.do(RECORDER, m.TakeAttendance(meeting=meeting, attendance=attendance))
    assert hall.vote(meeting, 5).outcome is m.Outcome.PASSED


def _numbered(hall: Hall, number: int) -> PersonId:
    """Return a person whose number says the sex: of an odd one a woman."""
    return hall.town.person(hall.town.household(f"s{number}"), identity_number(number))


def _who(person: PersonId) -> m.Attendee:
    return m.Attendee(person=person)


def test_rule_9_chair_recorder_and_approver_are_three(hall: Hall) -> None:
    town, body = hall.town, hall.body(BodyKind.VILLAGE_MEETING)
    behind, aside = hall.people(2)
    _register(hall, RECORDER, behind)
    meeting = hall.call(body)
    opening = m.OpenMeeting(meeting=meeting, chair=behind, attendance=came(60), roll=roll(100))
    assert refused(hall, RECORDER, opening) == "meeting_chair_records"
    town.do(RECORDER, evolve(opening, chair=hall.chair))
    recusal = m.Recusal(person=aside, ground=m.RecusalGround.PARTY)
    assert hall.vote(meeting, 31, recused=(recusal,)).judged[0].of == 59
    town.do(RECORDER, m.CloseMeeting(meeting=meeting))
    approve = m.ApproveMinutes(meeting=meeting, reference="纪1")
    _register(hall, CONVENER, behind)
    assert refused(hall, CONVENER, approve) == "minutes_same_person"
    _withdraw(hall, CONVENER)
    _register(hall, CONVENER, aside)
    assert refused(hall, CONVENER, approve) == "minutes_recused"
    _withdraw(hall, CONVENER)
    assert refused(hall, CONVENER, evolve(approve, document="x")) == "minutes_digest_wrong"
    town.do(CONVENER, approve)
    town.do(CONVENER, m.CorrectMinutes(meeting=meeting, text="第一项日期更正"))
    minutes = hall.file(meeting).minutes
    assert minutes is not None
    assert (minutes.reference, minutes.addenda) == ("纪1", ("第一项日期更正",))


def _register(hall: Hall, account: str, person: PersonId) -> None:
    hall.town.do("admin", RegisterAccount(account=AccountId(account), person=person, basis="任职"))


def _withdraw(hall: Hall, account: str) -> None:
    today = hall.town.clock.now.date()
    command = CorrectAccountEntry(
        account=AccountId(account), entry=today, since=None, reason="登错"
    )
    hall.town.do("admin", command)


def test_rule_10_what_is_reserved_no_smaller_body_decides(hall: Hall) -> None:
    """Invariant 3: reserved matters refuse the smaller body."""
    body = hall.body(BodyKind.REPRESENTATIVES)
    for matter in (Matter.VILLAGE_RULES, Matter.DELEGATION, Matter.LAND_AND_SHARES):
        motion = plan(matter, delegates=(Matter.HELP,) if matter is Matter.DELEGATION else ())
        assert refused(hall, CONVENER, calling(body, motion)) == "decision_matter_reserved"
    committee = hall.body(BodyKind.VILLAGERS_COMMITTEE)
    for matter in (Matter.USE_OF_INCOME, Matter.PLANNING, Matter.PARTY, Matter.GROUP_AFFAIRS):
        assert refused(hall, CONVENER, calling(committee, plan(matter))) == (
            "decision_matter_reserved"
        )
    hall.call(committee, plan(Matter.USE_OF_INCOME, act=Act.DISCUSS))


def test_rule_11_the_representatives_decide_by_a_delegation_in_force(hall: Hall) -> None:
    """Invariant 4: a representatives' decision cites a delegation in force."""
    of_all, body = hall.body(BodyKind.VILLAGE_MEETING), hall.body(BodyKind.REPRESENTATIVES)
    delegation = plan(
        Matter.DELEGATION, delegates=(Matter.HELP,), delegated_until=date(2025, 12, 31)
    )
    meeting = hall.call(of_all, delegation, day=date(2025, 12, 11), notified=date(2025, 12, 1))
    hall.open(meeting, came(60), roll(100))
    given = hall.vote(meeting, 40).decision
    assert given is not None

    def deciding(matter: Matter, **more: Any) -> m.CallMeeting:
        return calling(body, plan(matter, delegation=given), **more)

    assert refused(hall, CONVENER, calling(body, plan(Matter.HELP))) == (
        "decision_delegation_missing"
    )
    assert refused(hall, CONVENER, deciding(Matter.PLANNING)) == "decision_delegation_missing"
    early = deciding(Matter.HELP, day=date(2025, 12, 10), notified=date(2025, 12, 1))
    assert refused(hall, CONVENER, early) == "decision_delegation_missing"
    late = deciding(Matter.HELP, day=date(2025, 12, 31))
    assert refused(hall, CONVENER, late) == "decision_delegation_missing"
    hall.town.do(CONVENER, deciding(Matter.HELP))
    elsewhere = hall.body(BodyKind.REPRESENTATIVES, hall.town.other)
    other = calling(elsewhere, plan(Matter.HELP, delegation=given))
    assert refused(hall, CONVENER, other) == "decision_delegation_missing"
    not_left = plan(Matter.DELEGATION, delegates=(Matter.VILLAGE_RULES,))
    assert refused(hall, CONVENER, calling(of_all, not_left)) == "decision_not_delegable"
    assert refused(hall, CONVENER, calling(of_all, plan(Matter.DELEGATION))) == (
        "decision_delegates_wrong"
    )


def test_rule_12_a_later_decision_revokes_and_its_withdrawal_revives(hall: Hall) -> None:
    body, other = hall.body(BodyKind.VILLAGE_MEETING), hall.body(BodyKind.BRANCH_MEETING)
    first = hall.decided(body, plan())
    day = date(2025, 12, 20)
    strange = calling(other, plan(Matter.PARTY, revokes=first), day=day)
    assert refused(hall, CONVENER, strange) == "decision_revokes_wrong"
    meeting = hall.call(body, plan(revokes=first), day=day)
    hall.open(meeting, came(60), roll(100))
    second = hall.vote(meeting, 40).decision
    found = hall.decision(first).decision
    assert (found.ended, found.ending, found.ended_by) == (day, m.Ending.REVOKED, second)
    assert hall.decision(first, HELD).holds
    assert not hall.decision(first, day).holds
    hall.town.do(RECORDER, m.WithdrawVote(meeting=meeting, motion=1, reason="误登"))
    assert hall.decision(first, day).holds
    assert hall.vote(meeting, 10).outcome is m.Outcome.REJECTED


def test_rule_13_what_is_published_hangs_out_for_fifteen_days(hall: Hall) -> None:
    """Invariant 6: a published decision stays 15 days or more."""
    key = hall.decided(hall.body(BodyKind.VILLAGE_MEETING), plan())
    since = date(2025, 12, 16)
    publish = m.PublishDecision(decision=key, since=since, where="公开栏")
    result = evolve(publish, what=m.Published.RESULT)
    assert refused(hall, RECORDER, result) == "decision_result_before"
    assert refused(hall, RECORDER, evolve(publish, since=date(2025, 12, 14))) == (
        "decision_published_order"
    )
    hall.town.do(RECORDER, publish)
    assert refused(hall, RECORDER, publish) == "decision_published_already"
    down = m.TakeDownPublication(decision=key, publication=1, day=date(2025, 12, 30))
    with pytest.raises(Exception, match="还差 1 日"):
        hall.town.do(RECORDER, down)
    assert not hall.decision(key, date(2025, 12, 29)).stood
    assert hall.decision(key, date(2025, 12, 30)).stood
    hall.town.do(RECORDER, evolve(down, day=date(2025, 12, 31)))
    assert hall.decision(key).stood


def test_rule_13_a_faulty_publication_counts_for_nothing(hall: Hall) -> None:
    key = hall.decided(hall.body(BodyKind.VILLAGE_MEETING), plan())
    publish = m.PublishDecision(decision=key, since=date(2025, 12, 16), where="公开栏")
    hall.town.do(RECORDER, publish)
    wrong = m.WithdrawPublication(decision=key, publication=1, reason="漏页")
    hall.town.do(RECORDER, wrong)
    assert refused(hall, RECORDER, wrong) == "publication_of_decision_missing"
    hall.town.do(RECORDER, evolve(publish, since=date(2025, 12, 25)))
    assert not hall.decision(key, TODAY).stood
    assert hall.decision(key, date(2026, 1, 8)).stood


def test_rule_14_an_old_paper_is_marked_and_another_person_confirms_it(hall: Hall) -> None:
    body = hall.body(BodyKind.VILLAGE_MEETING)
    figures = m.Figures(entitled=100, present=50, in_favour=50)
    old = paper(body, figures=figures)
    assert refused(hall, RECORDER, old) == "decision_paper_not_passed"
    wrong = evolve(old, figures=evolve(figures, in_favour=51))
    assert refused(hall, RECORDER, wrong) == "meeting_counts_wrong"
    assert refused(hall, RECORDER, paper(body, day=date(2026, 1, 6))) == "decision_paper_ahead"
    key = DecisionId(hall.town.do(RECORDER, paper(body)).key)
    one = hall.people(1)[0]
    _register(hall, RECORDER, one)
    _register(hall, CONVENER, one)
    confirm = m.ConfirmPaperDecision(decision=key)
    assert refused(hall, CONVENER, confirm) == "decision_paper_same_person"
    assert not hall.decision(key).decision.sure
    hall.town.do(GUIDE, confirm)
    assert refused(hall, GUIDE, confirm) == "decision_paper_sure"
    found = hall.decision(key).decision
    assert (found.origin, found.sure, found.figures) == (m.Origin.PAPER, True, None)


def test_rule_15_nothing_is_taken_back_on_which_something_rests(hall: Hall) -> None:
    town, of_all = hall.town, hall.body(BodyKind.VILLAGE_MEETING)
    body = hall.body(BodyKind.REPRESENTATIVES)
    delegation = plan(Matter.DELEGATION, delegates=(Matter.HELP,))
    meeting = hall.call(of_all, delegation, day=date(2025, 12, 12))
    hall.open(meeting, came(60), roll(100))
    given = hall.vote(meeting, 40).decision
    assert refused(hall, CONVENER, m.WithdrawMeeting(meeting=meeting, reason="误")) == (
        "meeting_has_decisions"
    )
    people = [_numbered(hall, 2001 + one) for one in range(3)]
    hall.seat(body, people)
    later = hall.call(body, plan(Matter.HELP, delegation=given))
    hall.open(later, m.Attendance(attendees=tuple(map(_who, people))))
    resting = hall.vote(later, 3).decision
    back = m.WithdrawVote(meeting=meeting, motion=1, reason="误")
    assert refused(hall, RECORDER, back) == "decision_used"
    publish = m.PublishDecision(decision=resting, since=HELD, where="栏")  # type: ignore[arg-type]
    town.do(RECORDER, publish)
    rest_back = m.WithdrawVote(meeting=later, motion=1, reason="误")
    assert refused(hall, RECORDER, rest_back) == "decision_is_published"
    wrong = m.WithdrawPublication(decision=publish.decision, publication=1, reason="误")
    town.do(RECORDER, wrong)
    town.do(RECORDER, rest_back)
    town.do(RECORDER, back)
    town.do(CONVENER, m.WithdrawMeeting(meeting=meeting, reason="误"))
    assert hall.file(meeting).stage is m.MeetingStage.WITHDRAWN
    assert town.app.verify(str(town.app.seal())) == []


def test_rule_15_a_court_ends_a_decision_and_a_vote_is_no_paper(hall: Hall) -> None:
    key = hall.decided(hall.body(BodyKind.VILLAGE_MEETING), plan())
    wrong = m.WithdrawDecision(decision=key, reason="误")
    assert refused(hall, CONVENER, wrong) == "decision_of_meeting"
    annul = m.AnnulDecision(decision=key, since=HELD, document="判决书", reason="侵害权益")
    assert refused(hall, GUIDE, evolve(annul, since=CALLED)) == "decision_annulled_order"
    hall.town.do(GUIDE, annul)
    assert hall.decision(key).decision.ending is m.Ending.ANNULLED
    publish = m.PublishDecision(decision=key, since=TODAY, where="栏")
    assert refused(hall, RECORDER, publish) == "decision_ended"


def test_the_book_of_meetings_says_what_there_was(hall: Hall) -> None:
    body = hall.body(BodyKind.VILLAGE_MEETING)
    key = hall.decided(body, plan())
    (row,) = hall.town.ask(RECORDER, m.Meetings(place=hall.town.town))
    assert (row.body, row.present, row.entitled) == (body, 30, 30)
    assert hall.town.ask(RECORDER, m.Meetings(stage=m.MeetingStage.CALLED)) == []
    assert hall.town.ask(RECORDER, m.Meetings(place=hall.town.other)) == []
    (counted,) = hall.town.ask(RECORDER, m.MeetingCounts(place=hall.village))
    assert (counted.year, counted.kind, counted.count) == (2025, BodyKind.VILLAGE_MEETING, 1)
    (decision,) = hall.town.ask(RECORDER, m.Decisions(place=hall.village))
    assert (decision.owner, decision.origin) == (key, m.Origin.MEETING)
    assert hall.town.ask(RECORDER, m.Decisions(matter=Matter.HELP)) == []
    assert hall.town.ask(RECORDER, m.MeetingsOfBody(body=body)) == [row]
    rules = hall.town.ask(RECORDER, m.RulesOf(kind=BodyKind.REPRESENTATIVES))
    assert {one.jurisdiction for one in rules} == {"", "37"}
