"""Who did some of the work of a case: every act counts, in every round, and none of them judges."""

from typing import Any

import pytest

from ruralgov.domain.cases import messages_handling as h
from ruralgov.domain.cases import messages_intake as i
from ruralgov.domain.cases import messages_time as t
from ruralgov.domain.cases.milestones import Milestone, MilestoneStart, begin
from ruralgov.domain.cases.model import PauseGround, Result
from ruralgov.domain.cases.records import CASE
from ruralgov.domain.cases.table import Level
from ruralgov.domain.kernel.calendar import WorkingCalendar
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clock import Stop
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.personal import OfficerText
from tests.cases.test_case_boundaries import CASE_NOW, DUE, JUDGED, NOW, ask, at
from tests.given import given

HE = AccountId("he")
STOP = Milestone(name="停工", limit=DUE.limit, start=MilestoneStart.DISPATCH)
STOPPED = change(
    CASE_NOW,
    stops=(Stop(since=NOW, until=NOW, reason="雨"),),
    milestones=begin((STOP,), WorkingCalendar(()), NOW, NOW),
)
ACTS: dict[str, Any] = {
    "signed": h.CaseSigned(by=HE),
    "began": h.HandlingStarted(by=HE),
    "asked to return": h.ReturnAsked(
        by=HE, duty="x", reason=OfficerText("x"), disputed=False, hold_due=NOW
    ),
    "handed up": h.CaseEscalated(by=HE, reason=OfficerText("x"), level=Level.CITY, hold_due=NOW),
    "reported done": h.CaseDone(
        by=HE,
        result=Result.SOLVED,
        outcome=OfficerText("x"),
        attachments=(),
        at=NOW,
        on_time=True,
        unit_on_time=True,
        ranked=True,
        hold_due=NOW,
    ),
    "answered": i.CaseAnswered(
        by=HE, answer=OfficerText("x"), at=NOW, due=NOW, ranked=True, hold_due=NOW
    ),
    "asked for time": t.TimeRequested(
        by=HE, amount=1, ground=PauseGround.SEASON, reason=OfficerText("x")
    ),
    "went on": t.CaseResumed(by=HE, at=NOW, deadline=DUE, unit_due=NOW),
    "reached a milestone": t.MilestoneReached(
        by=HE, name="停工", note=OfficerText("x"), at=NOW, on_time=True, due=NOW
    ),
}


@pytest.mark.parametrize("act", ACTS)
def test_rule_8_whatever_somebody_did_of_the_work_is_kept(act: str) -> None:
    for before in ((), (HE,)):
        state = given(CASE, ACTS[act], state=change(STOPPED, acted=before)).state
        assert state.acted == (HE,)
    dispatched = i.CaseDispatched(
        by=AccountId("desk"),
        unit="农业办",
        co_units=(),
        department=None,
        level=Level.CITY,
        reason=OfficerText(""),
        at=NOW,
        started_at=NOW,
        deadline=DUE,
        unit_due=NOW,
        hold_due=NOW,
        rule=None,
    )
    after = given(CASE, dispatched, h.CaseSigned(by=AccountId("she")), state=state).state
    assert after.acted == (HE, "she")


@pytest.mark.parametrize("name", JUDGED)
def test_rule_8_none_of_them_judges_by_whichever_account(name: str) -> None:
    command, rule, stage = JUDGED[name]
    known = change(at(stage), handler=None, acted=(HE,))
    persons = {"he": "wang", "hers": "li", "his": "wang"}
    for account, code in (
        ("he", "handler_judges_own_work"),
        ("his", "handler_judges_own_work"),
        ("hers", ""),
    ):
        assert ask(command, rule, known, account=account, persons=persons).code == code
