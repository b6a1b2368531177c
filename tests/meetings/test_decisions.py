"""The rules of decisions: what is reserved, delegated, revoked, published and taken back."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import meetings as m
from ruralgov.domain.kernel.ids import DecisionId
from ruralgov.domain.meetings.model import Act, BodyKind, Matter
from tests.meetings.hall import (
    CALLED,
    HELD,
    Hall,
    calling,
    came,
    numbered,
    paper,
    plan,
    refused,
    register,
    roll,
    who,
)

CONVENER, RECORDER, GUIDE = "meeting_convener", "meeting_recorder", "village_affairs_guide"
TODAY = date(2026, 1, 5)


@pytest.fixture
def hall() -> Hall:
    return Hall()


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
    voted = plan(Matter.HELP, delegation=given)
    assert refused(hall, CONVENER, calling(body, voted)) == "decision_not_minuted"
    hall.minute(meeting)

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


def test_rule_12_a_later_decision_revokes_once_its_minutes_are_approved(hall: Hall) -> None:
    body, other = hall.body(BodyKind.VILLAGE_MEETING), hall.body(BodyKind.BRANCH_MEETING)
    first = hall.decided(body, plan())
    day = date(2025, 12, 20)
    strange = calling(other, plan(Matter.PARTY, revokes=first), day=day)
    assert refused(hall, CONVENER, strange) == "decision_revokes_wrong"
    meeting = hall.call(body, plan(revokes=first), day=day)
    hall.open(meeting, came(60), roll(100))
    hall.vote(meeting, 40)
    hall.town.do(RECORDER, m.WithdrawVote(meeting=meeting, motion=1, reason="误登"))
    second = hall.vote(meeting, 40).decision
    assert hall.decision(first, day).holds
    hall.minute(meeting)
    found = hall.decision(first).decision
    assert (found.ended, found.ending, found.ended_by) == (day, m.Ending.REVOKED, second)
    assert hall.decision(first, HELD).holds
    assert not hall.decision(first, day).holds


def test_rule_12_what_an_annulled_decision_revoked_holds_again(hall: Hall) -> None:
    body = hall.body(BodyKind.VILLAGE_MEETING)
    first = hall.decided(body, plan())
    day, annulled = date(2025, 12, 20), date(2025, 12, 28)
    second = hall.decided(body, plan(revokes=first), day)
    annul = m.AnnulDecision(decision=second, since=annulled, document="判决", reason="程序违法")
    hall.town.do(GUIDE, annul)

    def held(key: DecisionId) -> list[bool]:
        days = (HELD, day, date(2025, 12, 27), annulled, TODAY)
        return [hall.decision(key, one).holds for one in days]

    assert held(first) == [True, False, False, True, True]
    assert held(second) == [False, True, True, False, False]
    hall.town.do(GUIDE, m.WithdrawAnnulment(decision=second, reason="误登"))
    assert held(first) == [True, False, False, False, False]
    assert held(second) == [False, True, True, True, True]
    again = m.WithdrawAnnulment(decision=second, reason="误登")
    assert refused(hall, GUIDE, again) == "decision_not_annulled"


def test_rule_12_what_was_annulled_before_its_minutes_revokes_nothing(hall: Hall) -> None:
    body = hall.body(BodyKind.VILLAGE_MEETING)
    first = hall.decided(body, plan())
    meeting = hall.call(body, plan(revokes=first))
    hall.open(meeting, came(60), roll(100))
    second = hall.vote(meeting, 40).decision
    assert second is not None
    annul = m.AnnulDecision(decision=second, since=HELD, document="判决", reason="程序违法")
    back = m.WithdrawAnnulment(decision=second, reason="误登")
    hall.town.do(GUIDE, annul)
    hall.town.do(GUIDE, back)
    assert hall.decision(first).holds
    hall.town.do(GUIDE, annul)
    hall.minute(meeting)
    assert hall.decision(first).holds
    hall.town.do(GUIDE, back)
    assert not hall.decision(first).holds


def test_rule_12_what_a_revoked_decision_revoked_does_not_hold_again(hall: Hall) -> None:
    body = hall.body(BodyKind.VILLAGE_MEETING)
    first = hall.decided(body, plan())
    second = hall.decided(body, plan(revokes=first), date(2025, 12, 20))
    third = hall.decided(body, plan(revokes=second), date(2025, 12, 22))
    assert [hall.decision(one).holds for one in (first, second, third)] == [False, False, True]
    annul = m.AnnulDecision(
        decision=third, since=date(2025, 12, 22), document="判决", reason="程序违法"
    )
    hall.town.do(GUIDE, annul)
    assert [hall.decision(one).holds for one in (first, second, third)] == [False, True, False]


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
    register(hall, RECORDER, one)
    register(hall, CONVENER, one)
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
    given = hall.papered(of_all, plan(Matter.DELEGATION, delegates=(Matter.HELP,)))
    people = [numbered(hall, 2001 + one) for one in range(3)]
    hall.seat(body, people)
    meeting = hall.call(body, plan(Matter.HELP, delegation=given))
    hall.open(meeting, m.Attendance(attendees=tuple(map(who, people))))
    hall.vote(meeting, 3)
    off = m.WithdrawMeeting(meeting=meeting, reason="误")
    assert refused(hall, CONVENER, off) == "meeting_has_decisions"
    back = m.WithdrawDecision(decision=given, reason="误")
    assert refused(hall, CONVENER, back) == "decision_used"
    town.do(RECORDER, m.WithdrawVote(meeting=meeting, motion=1, reason="误"))
    publish = m.PublishDecision(decision=given, since=HELD, where="栏")
    town.do(RECORDER, publish)
    assert refused(hall, CONVENER, back) == "decision_is_published"
    wrong = m.WithdrawPublication(decision=given, publication=1, reason="误")
    town.do(RECORDER, wrong)
    town.do(CONVENER, back)
    town.do(CONVENER, off)
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


def test_rule_18_nothing_rests_on_a_vote_before_its_minutes_are_approved(hall: Hall) -> None:
    """Invariant 1: nor does a vote end what it revokes."""
    body = hall.body(BodyKind.VILLAGE_MEETING)
    first = hall.decided(body, plan())
    meeting = hall.call(body, plan(revokes=first))
    hall.open(meeting, came(60), roll(100))
    second = hall.vote(meeting, 40).decision
    assert second is not None
    publish = m.PublishDecision(decision=second, since=HELD, where="栏")
    assert refused(hall, RECORDER, publish) == "decision_not_minuted"
    assert not hall.decision(second).decision.sure
    assert hall.decision(first).holds
    rows = hall.town.ask(RECORDER, m.Decisions(place=hall.village))
    assert {row.owner: row.sure for row in rows} == {first: True, second: False}
    hall.minute(meeting)
    assert hall.decision(second).decision.confirmed == CONVENER
    assert not hall.decision(first).holds
    hall.town.do(RECORDER, publish)


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
