"""四议两公开: its steps, and what cites its end."""

from datetime import date

import pytest
from attrs import evolve

from ruralgov.domain import meetings as m
from ruralgov.domain.kernel.ids import DecisionId
from ruralgov.domain.meetings.model import Act, BodyKind, Matter
from tests.meetings.hall import HELD, came, paper, plan, roll
from tests.meetings.village import DAYS, RECORDER, Village, step
from tests.town import code_of


@pytest.fixture
def village() -> Village:
    return Village()


def test_rule_16_the_steps_are_taken_in_their_order_each_by_its_meeting(village: Village) -> None:
    """Invariant 5: the steps are ordered, and each has its quorum."""
    town, procedure = village.town, village.begun()
    discussed, reviewed = village.acted(Act.DISCUSS), village.acted(Act.REVIEW)
    resolved = village.acted(Act.DECIDE)
    early = step(procedure, m.Step.REVIEWED, DAYS[Act.REVIEW], decision=reviewed)
    assert village.refused(early) == "procedure_step_order"
    second = step(procedure, m.Step.DISCUSSED, DAYS[Act.DISCUSS], decision=discussed)
    assert village.refused(evolve(second, decision=None)) == "procedure_step_needs_decision"
    assert village.refused(evolve(second, decision=reviewed)) == "procedure_step_wrong_decision"
    assert village.refused(evolve(second, day=date(2025, 12, 10))) == "procedure_step_day"
    assert village.refused(evolve(second, day=HELD)) == "procedure_step_day_of_meeting"
    town.do(RECORDER, second)
    town.do(RECORDER, early)
    town.do(RECORDER, step(procedure, m.Step.RESOLVED, HELD, decision=resolved))
    hung = date(2025, 12, 16)
    published = step(procedure, m.Step.PUBLISHED, hung)
    assert village.refused(published) == "procedure_step_not_published"
    publish = m.PublishDecision(decision=resolved, since=hung, where="栏")
    town.do(RECORDER, publish)
    town.do(RECORDER, published)
    fault = m.WithdrawPublication(decision=resolved, publication=1, reason="漏页")
    assert village.refused(fault) == "publication_of_decision_used"
    done = step(procedure, m.Step.IMPLEMENTED, date(2025, 12, 28), reference="竣工验收单")
    town.do(RECORDER, done)
    over = m.EndProcedure(procedure=procedure, end=m.ProcedureEnd.WITHDRAWN, reason="误")
    assert village.refused(over) == "procedure_carried_out"
    town.do(RECORDER, evolve(publish, what=m.Published.RESULT, since=date(2025, 12, 29)))
    town.do(RECORDER, step(procedure, m.Step.RESULT_PUBLISHED, date(2025, 12, 29)))
    town.do(RECORDER, step(procedure, m.Step.ARCHIVED, date(2026, 1, 5), reference="卷1"))
    sheet = town.ask(RECORDER, m.ProcedureFile(procedure=procedure))
    assert [one.step for one in sheet.procedure.steps] == list(m.Step)
    assert sheet.next is None
    assert all(one.figures is not None for one in sheet.decisions)
    assert town.ask(RECORDER, m.Procedures(place=village.village)) == []


def test_rule_16_a_step_without_a_quorum_is_not_done(village: Village) -> None:
    """Invariant 5: a vote without a quorum gives no decision, and so no step."""
    body = village.bodies[Act.REVIEW]
    meeting = village.call(body, plan(act=Act.REVIEW), day=DAYS[Act.REVIEW])
    one = village.town.ask(RECORDER, m.RosterOf(body=body))[0].person
    village.open(meeting, m.Attendance(attendees=(m.Attendee(person=one),)))
    vote = m.RecordVote(meeting=meeting, motion=1, tally=m.Tally(in_favour=1))
    assert village.refused(vote) == "quorum_missing"


def test_rule_16_an_end_and_a_step_taken_back(village: Village) -> None:
    procedure = village.begun()
    back = m.WithdrawProcedureStep(procedure=procedure, reason="误")
    assert village.refused(back) == "procedure_step_first"
    other = village.beginning(village.acted(Act.DISCUSS))
    assert village.refused(other) == "procedure_step_wrong_decision"
    end = m.EndProcedure(procedure=procedure, end=m.ProcedureEnd.REJECTED, reason="未通过")
    village.town.do(RECORDER, end)
    assert village.refused(end) == "procedure_ended"
    assert len(village.town.ask(RECORDER, m.Procedures(ended=True))) == 1


def test_rule_17_a_decision_is_cited_for_its_own_place_body_matter_and_day(
    village: Village,
) -> None:
    key = village.acted(Act.DECIDE)
    assert village.cite(key) == ""
    assert village.cite(key, place=village.town.other) == "decision_elsewhere"
    assert village.cite(key, place=village.town.town) == "decision_elsewhere"
    assert village.cite(key, by=date(2025, 12, 14)) == "decision_not_then"
    assert village.cite(key, kinds=frozenset({BodyKind.MEMBERS})) == "decision_wrong_body"
    assert village.cite(key, matters=frozenset({Matter.HELP})) == "decision_wrong_matter"
    assert village.cite(village.acted(Act.DISCUSS)) == "decision_wrong_body"
    assert village.cite(key, published=True) == "decision_not_published"
    publish = m.PublishDecision(decision=key, since=date(2025, 12, 20), where="栏")
    village.town.do(RECORDER, publish)
    assert village.cite(key, published=True, by=date(2026, 1, 2)) == "decision_not_published"
    assert village.cite(key, published=True, by=date(2026, 1, 3)) == ""
    old = DecisionId(village.town.do(RECORDER, paper(village.bodies[Act.DECIDE])).key)
    assert village.cite(old) == "decision_not_sure"


def test_rule_17_a_procedure_is_cited_once_it_was_resolved_and_published(
    village: Village,
) -> None:
    procedure = village.begun()
    needed = m.Needed(place=village.village, by=HELD)
    with village.town.app._runner.unit(write=False) as unit:  # noqa: SLF001  as a rule reads
        code = code_of(lambda: m.resolved(unit, procedure, needed))
    assert code == "procedure_not_resolved"


def test_one_meeting_may_take_two_steps(village: Village) -> None:
    """Where one person heads both committees."""
    body = village.bodies[Act.DECIDE]
    meeting = village.call(body, plan(), plan(Matter.HELP))
    village.open(meeting, came(60), roll(100))
    assert village.vote(meeting, 40).decision != village.vote(meeting, 40, 2).decision
