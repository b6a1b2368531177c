"""What each event makes of a case: it agrees with the table of today, and never asks it."""

import ast
import inspect
from datetime import UTC, datetime, timedelta
from typing import Any, get_args

import pytest

from ruralgov.domain import cases as m
from ruralgov.domain.cases import TABLE, Action, Case, CaseEvent, Level, Stage, Transition
from ruralgov.domain.cases import evolve as module
from ruralgov.domain.cases.actions import action_of
from ruralgov.domain.cases.evolve import begin, evolve
from ruralgov.domain.cases.messages_ending import CaseErased
from ruralgov.domain.cases.table import TRANSITIONS
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clock import Deadline, Stop, TimeLimit, TimeUnit
from ruralgov.domain.kernel.ids import AccountId, PlaceId
from ruralgov.domain.kernel.personal import CitizenText, OfficerText

A = Action
BY = AccountId("desk")
NOW = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
HOLD = NOW + timedelta(days=1)
LIMIT = TimeLimit(5, TimeUnit.WORKING_DAYS)
DUE = Deadline(due=NOW + timedelta(days=7), limit=LIMIT)
STOP = Stop(since=NOW, until=HOLD, reason="冰冻")
REPORTED = m.CaseReported(
    number="371082-2026-000001",
    matter="light",
    place=PlaceId("village"),
    town=PlaceId("town"),
    channel=m.IntakeChannel.WEB,
    household=None,
    at=NOW,
    text=CitizenText.of("灯"),
    reporter=None,
    contact=None,
    attachments=(),
    hold_due=HOLD,
)
MILESTONE = m.MilestoneDue(
    name="停工",
    limit=LIMIT,
    start=m.MilestoneStart.DISPATCH,
    started_at=NOW,
    deadline=DUE,
)
ROUND = m.Round(
    number=1,
    unit="城建办",
    level=Level.TOWN,
    due=DUE.due,
    done_at=NOW,
    on_time=True,
    unit_on_time=True,
    result=m.Result.SOLVED,
    ranked=True,
)


def returned(disputed: bool) -> m.ReturnAsked:
    return m.ReturnAsked(by=BY, duty="d", reason=OfficerText("r"), disputed=disputed, hold_due=HOLD)


def decided(granted: bool) -> m.ReturnDecided:
    return m.ReturnDecided(by=BY, granted=granted, reason=OfficerText("r"), hold_due=HOLD)


def asked(ground: m.PauseGround | None) -> m.TimeRequested:
    return m.TimeRequested(by=BY, amount=1, ground=ground, reason=OfficerText("r"))


def granted(stop: Stop | None) -> m.TimeGranted:
    return m.TimeGranted(by=BY, reason=OfficerText("r"), stop=stop, deadline=DUE, unit_due=DUE.due)


def checked(passed: bool) -> m.CaseChecked:
    return m.CaseChecked(by=BY, passed=passed, note=OfficerText("n"), hold_due=HOLD)


def called_back(reopened: bool) -> m.CaseCalledBack:
    said = m.Satisfaction.DISSATISFIED if reopened else m.Satisfaction.SATISFIED
    return m.CaseCalledBack(by=BY, satisfaction=said, words=None, reopened=reopened, hold_due=HOLD)


HANDED_OVER = m.CaseHandedOver(
    by=BY,
    unit="农业办",
    reason=OfficerText("归口"),
    desk=True,
    at=NOW,
    deadline=DUE,
    unit_due=DUE.due,
    unit_guessed=False,
    milestones=(),
    hold_due=HOLD,
)
RECLASSIFIED = m.CaseReclassified(
    by=BY,
    matter="road",
    place=PlaceId("village"),
    town=PlaceId("town"),
    reason=OfficerText("分类有误"),
    at=NOW,
    level=Level.TOWN,
    kept=True,
    before=DUE,
    started_at=NOW,
    deadline=DUE,
    unit_started=NOW,
    unit_due=DUE.due,
    unit_guessed=False,
    matter_level=Level.TOWN,
    milestones=(),
    hold_due=HOLD,
)
EVENTS: dict[Action, CaseEvent] = {
    A.ACCEPT: m.CaseAccepted(by=BY, hold_due=HOLD),
    A.REFUSE: m.CaseRefused(by=BY, ground=m.RefusalGround.REPEAT, reason=OfficerText("r")),
    A.ANSWER: m.CaseAnswered(
        by=BY, answer=OfficerText("a"), at=NOW, due=DUE.due, ranked=True, hold_due=HOLD
    ),
    A.DECLINE: m.FilingDeclined(by=BY, reason=OfficerText("r")),
    A.DISPATCH: m.CaseDispatched(
        by=BY,
        unit="城建办",
        co_units=(),
        department=None,
        level=Level.TOWN,
        reason=OfficerText(""),
        at=NOW,
        started_at=NOW,
        deadline=DUE,
        unit_due=DUE.due,
        hold_due=HOLD,
    ),
    A.SIGN: m.CaseSigned(by=BY),
    A.ASK_RETURN: returned(disputed=False),
    A.DISPUTE: returned(disputed=True),
    A.GRANT_RETURN: decided(granted=True),
    A.REFUSE_RETURN: decided(granted=False),
    A.LAPSE_RETURN: m.ReturnLapsed(by=BY, hold_due=HOLD),
    A.ARBITRATE: m.CaseArbitrated(
        by=BY, unit="城建办", reason=OfficerText("r"), at=NOW, unit_due=DUE.due, hold_due=HOLD
    ),
    A.HANDLE: m.HandlingStarted(by=BY),
    A.ASK_EXTENSION: asked(None),
    A.ASK_PAUSE: asked(m.PauseGround.SEASON),
    A.EXTEND: granted(None),
    A.PAUSE: granted(STOP),
    A.REFUSE_TIME: m.TimeRefused(by=BY, reason=OfficerText("r")),
    A.RESUME: m.CaseResumed(by=BY, at=NOW, deadline=DUE, unit_due=DUE.due),
    A.REACH_MILESTONE: m.MilestoneReached(
        by=BY, name="停工", note=OfficerText("n"), at=NOW, on_time=True, due=DUE.due
    ),
    A.ESCALATE: m.CaseEscalated(by=BY, reason=OfficerText("r"), level=Level.CITY, hold_due=HOLD),
    A.REPORT_DONE: m.CaseDone(
        by=BY,
        result=m.Result.SOLVED,
        outcome=OfficerText("o"),
        attachments=(),
        at=NOW,
        on_time=True,
        unit_on_time=True,
        ranked=True,
        hold_due=HOLD,
    ),
    A.PASS_CHECK: checked(passed=True),
    A.FAIL_CHECK: checked(passed=False),
    A.CALL_BACK: called_back(reopened=False),
    A.REOPEN: called_back(reopened=True),
    A.TRY_CALL: m.CallAttempted(by=BY, at=NOW, words=None, hold_due=HOLD),
    A.SETTLE: m.GrievanceSettled(by=BY, at=NOW, outcome=OfficerText("已复核")),
    A.HAND_OVER: HANDED_OVER,
    A.REASSIGN: change(HANDED_OVER, desk=False),
    A.RECLASSIFY: RECLASSIFIED,
    A.RECALL: change(RECLASSIFIED, kept=False),
    A.SIGN_CO_TASK: m.CoTaskSigned(by=BY, unit="农业办", at=NOW),
    A.ANSWER_CO_TASK: m.CoTaskAnswered(
        by=BY, unit="农业办", answer=OfficerText("已断电"), at=NOW, on_time=True
    ),
    A.RELEASE_CO_TASK: m.CoTaskReleased(by=BY, unit="农业办", reason=OfficerText("不需要"), at=NOW),
    A.SUPPLEMENT: m.CaseSupplemented(
        by=BY, at=NOW, channel=m.IntakeChannel.HOTLINE, words=CitizenText("w")
    ),
    A.CHASE: m.CaseChased(
        by=BY, at=NOW, channel=m.IntakeChannel.HOTLINE, words=CitizenText("w"), due=HOLD
    ),
    A.EXPLAIN_DELAY: m.DelayExplained(by=BY, at=NOW, reason=OfficerText("a")),
    A.ANSWER_CHASE: m.ChaseAnswered(by=BY, at=NOW, answer=OfficerText("a"), on_time=True),
    A.CLOSE: m.CaseClosed(by=BY, at=NOW),
    A.URGE: m.CaseUrged(by=BY, words=CitizenText("w")),
    A.SUPERVISE: m.CaseSupervised(by=BY, reason=OfficerText("r")),
    A.FORCE: m.CaseForced(by=BY, reason=OfficerText("r"), at=NOW),
    A.CANCEL: m.CaseCancelled(by=BY, reason=OfficerText("r")),
    A.WITHDRAW: m.CaseWithdrawn(
        by=BY, at=NOW, channel=m.IntakeChannel.WEB, words=CitizenText("w"), until=NOW
    ),
    A.RESTORE: m.CaseRestored(
        by=BY,
        at=NOW,
        channel=m.IntakeChannel.WEB,
        words=CitizenText("w"),
        deadline=DUE,
        milestones=(),
        hold_due=NOW,
    ),
}
"""An event of each action."""
RECOUNTED = m.DeadlineRecomputed(before=DUE, deadline=DUE, unit_due=DUE.due)


def standing(stage: Stage) -> Case:
    """Return a case at a stage that has been through all that any step may rest on."""
    return change(
        begin(REPORTED),
        stage=stage,
        unit="城建办",
        started_at=NOW,
        deadline=DUE,
        unit_due=DUE.due,
        rounds=(ROUND,),
        stops=(STOP,),
        milestones=(MILESTONE,),
    )


def test_there_is_an_event_for_every_action_and_an_action_for_every_event() -> None:
    assert {action: action_of(event) for action, event in EVENTS.items()} == {
        action: action for action in Action
    }
    rest = {*get_args(CaseEvent)} - {type(event) for event in EVENTS.values()}
    assert rest == {
        m.CaseReported,
        m.DeadlineRecomputed,
        m.CaseRelocated,
        CaseErased,
        m.CoUnitsAsked,
        m.LinkedAnswered,
        m.CaseImported,
        m.AttachmentFiled,
        m.AttachmentWithdrawn,
    }


@pytest.mark.parametrize("one", TABLE, ids=lambda one: f"{one.source.value}-{one.action.value}")
def test_rule_3_an_event_leads_where_the_row_of_the_table_says(one: Transition) -> None:
    assert evolve(standing(one.source), EVENTS[one.action]).stage is one.target


@pytest.mark.parametrize("stage", Stage)
def test_rule_3_a_new_count_of_the_clock_leaves_a_case_where_it_stands(stage: Stage) -> None:
    assert evolve(standing(stage), RECOUNTED).stage is stage


def test_the_past_is_the_same_when_the_table_of_transitions_is_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    way = (A.ACCEPT, A.DISPATCH, A.SIGN, A.HANDLE, A.ASK_PAUSE, A.PAUSE, A.RESUME, A.REPORT_DONE)
    for key in list(TRANSITIONS):
        monkeypatch.delitem(TRANSITIONS, key)
    case = begin(REPORTED)
    stages = [(case := evolve(case, EVENTS[action])).stage for action in way]
    assert stages == [
        *(Stage.ACCEPTED, Stage.DISPATCHED, Stage.SIGNED, Stage.HANDLING),
        *(Stage.HANDLING, Stage.PAUSED, Stage.HANDLING, Stage.DONE),
    ]


def test_evolve_takes_nothing_from_the_table_but_the_names_of_the_stages() -> None:
    taken: set[Any] = set()
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.ImportFrom):
            assert node.module is not None
            assert ".rules" not in node.module
            if node.module.endswith(".table"):
                taken |= {one.name for one in node.names}
    assert taken == {"Stage"}
