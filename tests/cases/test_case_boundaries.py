"""The rules of cases where they turn: each asked by itself, without an app."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from ruralgov.domain import cases as m
from ruralgov.domain.cases import rules_ending, rules_handling, rules_intake, rules_time
from ruralgov.domain.cases.matters.model import Matter, MatterVersion, Terms
from ruralgov.domain.cases.matters.records import MATTER
from ruralgov.domain.cases.milestones import (
    Milestone,
    MilestoneDue,
    MilestoneStart,
    begin,
    bounded,
    check_milestones,
    coming,
    following,
    missed,
    reach,
)
from ruralgov.domain.cases.model import (
    Case,
    IntakeChannel,
    Result,
    Round,
    Satisfaction,
)
from ruralgov.domain.cases.records import CASE
from ruralgov.domain.cases.table import Level, Stage
from ruralgov.domain.kernel.calendar import SHANGHAI, WorkingCalendar
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.clock import Deadline, TimeLimit, TimeUnit
from ruralgov.domain.kernel.ids import CITY, AccountId, CaseId, OrganisationId, PlaceId
from ruralgov.domain.kernel.personal import CitizenText, PersonName
from ruralgov.domain.registry import (
    ORGANISATION,
    Organisation,
    OrganisationKind,
    OrganisationSpan,
)
from tests.given import TODAY, Outcome, States, given
from tests.town import code_of

IT = CaseId("it")
NOW = datetime.combine(TODAY, time(9), SHANGHAI)
SECOND, HOUR, DAY = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)
LIMIT = TimeLimit(5, TimeUnit.HOURS)
DUE = Deadline(due=NOW, limit=LIMIT)
VERSION = MatterVersion(
    category="市容",
    name="路灯",
    standard="亮",
    unit="城建办",
    limit=LIMIT,
    department=None,
    since=date(2020, 1, 1),
    source="目录",
    terms=Terms(return_limit=TimeLimit(2, TimeUnit.HOURS), extension=3, pause_days=10),
)
CASE_NOW = Case(
    number="1",
    matter="light",
    place=PlaceId("village"),
    town=PlaceId("town"),
    channel=IntakeChannel.WEB,
    household=None,
    reported_at=NOW - DAY,
    text=CitizenText.of("灯"),
    reporter=PersonName("钱"),
    contact=None,
    hold_due=NOW,
    stage=Stage.HANDLING,
    level=Level.TOWN,
    unit="城建办",
    started_at=NOW - 5 * HOUR,
    deadline=DUE,
    unit_started=NOW - 2 * HOUR,
    unit_due=NOW,
    handler=AccountId("handler"),
)


def matter(version: MatterVersion = VERSION) -> States:
    return {(MATTER.kind, "light"): Matter(code="light", versions=(version,))}


def organisations(*names: str, until: date = FOREVER) -> States:
    """Return organisations whose names are their ids."""

    def of(name: str) -> Organisation:
        span = OrganisationSpan(
            name=name,
            kind=OrganisationKind.DEPARTMENT,
            place=CITY,
            since=date(2020, 1, 1),
            until=until,
        )
        return Organisation(spans=(span,))

    return {(ORGANISATION.kind, name): of(name) for name in names}


def ask(command: Any, rule: Any, known: Case | None = CASE_NOW, **more: Any) -> Outcome:
    of: dict[str, Any] = {"others": matter() | organisations("农业办")} | more
    return given(CASE, state=known, **of).when(command, rule)


def at(stage: Stage, **more: Any) -> Case:
    return change(CASE_NOW, stage=stage, **more)


def test_rule_3_a_case_is_accepted_of_a_matter_that_was_put_right_to_begin_later() -> None:
    """Whether it is of 7×24 duty is then not known, and no reason to leave its reporter waiting."""
    known = at(Stage.REPORTED, deadline=None, matter="light")
    accept = m.AcceptCase(case=IT)
    there = ask(accept, rules_intake.accept_case, known)
    later = matter(change(VERSION, since=TODAY + DAY))
    for others in (later, {}):
        gone = ask(accept, rules_intake.accept_case, known, others=others)
        assert gone.only().hold_due == there.only().hold_due


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({}, ""),
        ({"unit_started": NOW - 2 * HOUR - SECOND}, "return_not_granted"),
        ({"unit_started": None}, ""),
        ({"final": True}, "return_not_granted"),
    ],
)
def test_rule_11_a_case_goes_back_within_its_window(more: dict[str, Any], code: str) -> None:
    command = m.AskReturn(case=IT, duty="职责", reason="不属本单位")
    assert ask(command, rules_handling.ask_return, at(Stage.SIGNED, **more)).code == code
    for returns, disputed in ((0, False), (1, True)):
        known = at(Stage.SIGNED, returns=returns)
        assert ask(command, rules_handling.ask_return, known).only().disputed is disputed


@pytest.mark.parametrize(
    ("due", "code"), [(NOW - SECOND, ""), (NOW, "return_pending"), (NOW + SECOND, "return_pending")]
)
def test_rule_11_a_return_lapses_after_the_time_to_decide_it(due: datetime, code: str) -> None:
    known = at(Stage.RETURNED, hold_due=due)
    assert ask(m.LapseReturn(case=IT), rules_handling.lapse_return, known).code == code


JUDGED: dict[str, tuple[Any, Any, Stage]] = {
    "return": (
        m.DecideReturn(case=IT, granted=True, reason="属实"),
        rules_handling.decide_return,
        Stage.RETURNED,
    ),
    "arbitrate": (
        m.ArbitrateCase(case=IT, unit=OrganisationId("农业办"), reason="职责"),
        rules_handling.arbitrate_case,
        Stage.ARBITRATION,
    ),
    "check": (m.CheckCase(case=IT, passed=True, note="好"), rules_ending.check_case, Stage.DONE),
    "call": (
        m.CallBack(case=IT, satisfaction=Satisfaction.SATISFIED),
        rules_ending.call_back,
        Stage.CHECKED,
    ),
    "force": (m.ForceClose(case=IT, reason="撤诉"), rules_ending.force_close, Stage.HANDLING),
}


@pytest.mark.parametrize("name", JUDGED)
def test_rule_8_who_handled_a_case_does_not_judge_it(name: str) -> None:
    command, rule, stage = JUDGED[name]
    assert ask(command, rule, at(stage), account="other").code == ""
    assert ask(command, rule, at(stage), account="handler").code == "handler_judges_own_work"
    assert ask(command, rule, at(Stage.CLOSED), account="other").code == "case_stage_wrong"
    assert ask(command, rule, None).code == "case_missing"


def test_rule_11_the_unit_that_arbitration_names_has_the_whole_limit() -> None:
    command, rule, stage = JUDGED["arbitrate"]
    due = change(DUE, extra=2)
    assert ask(command, rule, at(stage, deadline=due)).only().unit_due == NOW + 7 * HOUR
    assert ask(command, rule, at(stage, deadline=None)).code == "deadline_missing"


@pytest.mark.parametrize(
    ("level", "higher"), [(Level.VILLAGE, Level.TOWN), (Level.TOWN, Level.CITY), (Level.CITY, None)]
)
def test_rule_13_a_case_goes_up_one_level_to_the_city(level: Level, higher: Level | None) -> None:
    command = m.EscalateCase(case=IT, reason="跨村")
    found = ask(command, rules_handling.escalate_case, at(Stage.HANDLING, level=level))
    if higher is None:
        found.refused("level_is_highest")
    else:
        assert found.only().level is higher


VERDICT = Round(
    number=1,
    unit="城建办",
    level=Level.TOWN,
    due=NOW,
    done_at=NOW,
    on_time=True,
    unit_on_time=False,
    result=Result.SOLVED,
    ranked=True,
)


@pytest.mark.parametrize(
    ("more", "verdicts"),
    [
        ({}, (True, True)),
        ({"deadline": change(DUE, due=NOW - SECOND)}, (False, True)),
        ({"unit_due": NOW - SECOND}, (True, False)),
        ({"unit_due": None}, (True, False)),
        ({"reported": VERDICT, "deadline": change(DUE, due=NOW - DAY)}, (False, True)),
        ({"rounds": (change(VERDICT, on_time=False, unit_on_time=True),)}, (True, True)),
        ({"rounds": (VERDICT,), "round": 2, "unit_due": NOW}, (True, True)),
    ],
)
def test_rule_7_work_is_on_time_at_the_last_second_by_its_own_report(
    more: dict[str, Any], verdicts: tuple[bool, bool]
) -> None:
    command = m.ReportDone(case=IT, outcome="修好")
    event = ask(command, rules_handling.report_done, at(Stage.HANDLING, **more)).only()
    assert (event.on_time, event.unit_on_time) == verdicts


STONE = MilestoneDue(
    name="停工", limit=LIMIT, start=MilestoneStart.DISPATCH, started_at=NOW, deadline=DUE
)
NEXT = MilestoneDue(name="拆除", limit=LIMIT, start=MilestoneStart.PREVIOUS)
REACHED = change(STONE, reached_at=NOW, on_time=True)


@pytest.mark.parametrize(
    ("milestones", "result", "code"),
    [
        ((), Result.SOLVED, ""),
        ((STONE,), Result.SOLVED, "milestone_unmet"),
        ((STONE,), Result.PARTLY, ""),
        ((REACHED,), Result.SOLVED, ""),
    ],
)
def test_rule_26_work_is_not_solved_before_its_milestones(
    milestones: Any, result: Result, code: str
) -> None:
    command = m.ReportDone(case=IT, outcome="修好", result=result)
    known = at(Stage.HANDLING, milestones=milestones)
    assert ask(command, rules_handling.report_done, known).code == code


@pytest.mark.parametrize(
    ("name", "due", "code", "on_time"),
    [
        ("停工", NOW, "", True),
        (" 停工 ", NOW - SECOND, "", False),
        ("拆除", NOW, "milestone_not_next", False),
    ],
)
def test_rule_25_the_next_milestone_is_reached_in_time_or_late(
    name: str, due: datetime, code: str, on_time: bool
) -> None:
    stones = (change(STONE, deadline=change(DUE, due=due)), NEXT)
    command = m.ReachMilestone(case=IT, name=name, note="已停")
    found = ask(command, rules_time.reach_milestone, at(Stage.HANDLING, milestones=stones))
    assert found.code == code
    if not code:
        event = found.only()
        assert event.on_time is on_time
        assert event.following is not None
        assert event.following.due == NOW + 5 * HOUR
    none = ask(command, rules_time.reach_milestone, at(Stage.HANDLING, milestones=(REACHED,)))
    none.refused("milestone_missing")


def test_rule_24_milestones_start_follow_and_are_missed() -> None:
    calendar = WorkingCalendar(())
    asked = tuple(Milestone(name=start.value, limit=LIMIT, start=start) for start in MilestoneStart)
    first, second, third = begin(asked, calendar, NOW - DAY, NOW)
    assert first.deadline is not None
    assert second.deadline is not None
    assert (first.deadline.due, second.deadline.due) == (NOW - DAY + 5 * HOUR, NOW + 5 * HOUR)
    assert (third.deadline, third.started_at) == (None, None)
    assert coming((REACHED, first)) == (first, first.deadline)
    assert (coming((third,)), coming((REACHED,)), coming(())) == (None, None, None)
    assert following((first, second), calendar, NOW, ()) is None
    assert following((REACHED, first, third), calendar, NOW, ()) == change(
        second.deadline, due=NOW + 5 * HOUR
    )
    assert following((first,), calendar, NOW, ()) is None
    one, two = reach((first, third), NOW, on_time=False, then=DUE)
    assert (one.on_time, one.reached_at, two.started_at, two.deadline) == (False, NOW, NOW, DUE)
    assert reach((REACHED, first, third), NOW, on_time=True, then=None)[2] == third
    assert [stone.on_time for stone in missed((REACHED, first))] == [True, False]
    assert bounded(NOW + DAY, (first,)) == first.deadline.due
    assert bounded(NOW - 2 * DAY, (first,)) == NOW - 2 * DAY
    assert bounded(NOW, ()) == NOW


def test_rule_23_milestones_have_one_name_each_and_the_first_follows_none() -> None:
    one = Milestone(name="停工", limit=LIMIT, start=MilestoneStart.DISPATCH)
    then = Milestone(name="拆除", limit=LIMIT, start=MilestoneStart.PREVIOUS)
    for stones, code in (
        ((), ""),
        ((one, then), ""),
        ((one, one), "milestone_twice"),
        ((then,), "milestone_start_wrong"),
    ):
        assert code_of(lambda stones=stones: check_milestones(None, None, stones)) == code  # type: ignore[misc]
