"""Units that help are asked, have a clock, sign and answer; the lead waits for them."""

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest

from ruralgov.domain import cases as m
from ruralgov.domain.cases import (
    CASE,
    Action,
    CaseFile,
    CaseHistory,
    CoState,
    CoTask,
    CoTaskRow,
    CoTasks,
    Stage,
    rules_handling,
    rules_help,
)
from ruralgov.domain.cases.beside import Beside
from ruralgov.domain.cases.model import Case
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clock import TimeLimit, TimeUnit
from ruralgov.domain.kernel.ids import CITY, AccountId, CaseId, OrganisationId
from ruralgov.domain.registry import HangingOn
from tests.cases.test_case_boundaries import DAY, DUE, HOUR, IT, NOW, SECOND, ask, at
from tests.cases.test_dispatch import dispatched, plan_for
from tests.cases.test_units import belongs, close
from tests.registry.merging import merge
from tests.town import UNIT, Town, code_of
from tests.ways import WAY, matter, report, row, take

A = Action
TASK = CoTask(unit="水务局", round=1, asked_at=NOW - HOUR, due=NOW)
OLD = change(TASK, round=0)


def helped(*tasks: CoTask, stage: Stage = Stage.HANDLING, **more: Any) -> Case:
    return at(stage, beside=Beside(co_tasks=tasks), **more)


SIGN = m.SignCoTask(case=IT, unit="水务局")
ANSWER = m.AnswerCoTask(case=IT, unit="水务局", answer="已断水")
RELEASE = m.ReleaseCoTask(case=IT, unit="水务局", reason="不再需要")
RULES: dict[type, Any] = {
    m.SignCoTask: rules_help.sign_co_task,
    m.AnswerCoTask: rules_help.answer_co_task,
    m.ReleaseCoTask: rules_help.release_co_task,
}


@pytest.mark.parametrize("command", [SIGN, ANSWER, RELEASE])
@pytest.mark.parametrize(
    ("known", "code"),
    [
        (helped(TASK), ""),
        (helped(OLD, TASK), ""),
        (helped(OLD), "co_task_missing"),
        (helped(), "co_task_missing"),
        (at(Stage.HANDLING), "co_task_missing"),
        (helped(change(TASK, unit="城建办")), "co_task_missing"),
        (helped(change(TASK, state=CoState.ANSWERED)), "co_task_missing"),
        (helped(TASK, stage=Stage.ACCEPTED), "case_stage_wrong"),
        (helped(TASK, stage=Stage.DONE), "case_stage_wrong"),
    ],
)
def test_rule_41_a_task_is_open_in_its_round_while_the_lead_has_the_case(
    command: Any, known: Case, code: str
) -> None:
    assert ask(command, RULES[type(command)], known, account="other").code == code


@pytest.mark.parametrize(
    ("due", "on_time"), [(NOW, True), (NOW + SECOND, True), (NOW - SECOND, False)]
)
def test_rule_41_an_answer_is_in_time_or_late_for_ever(due: datetime, on_time: bool) -> None:
    known = helped(OLD, change(TASK, due=due))
    event = ask(ANSWER, rules_help.answer_co_task, known, account="other").only()
    assert event.on_time is on_time
    after = CASE.apply(known, event)
    old, new = after.aside.co_tasks
    assert old == OLD
    assert (new.state, new.on_time, new.signed_at, new.ended_at) == (
        *(CoState.ANSWERED, on_time, NOW, NOW),
    )
    assert "other" in after.acted


def test_rule_41_who_signed_answers_and_signs_once() -> None:
    known = helped(TASK)
    signed = CASE.apply(known, ask(SIGN, rules_help.sign_co_task, known, account="other").only())
    assert signed.aside.co_tasks[0].signed_at == NOW
    assert ask(SIGN, rules_help.sign_co_task, signed).code == "co_task_signed"
    early = change(signed, beside=Beside(co_tasks=(change(TASK, signed_at=NOW - HOUR),)))
    event = ask(ANSWER, rules_help.answer_co_task, early).only()
    assert CASE.apply(early, event).aside.co_tasks[0].signed_at == NOW - HOUR
    judge = ask(RELEASE, rules_help.release_co_task, signed, account="other")
    assert judge.code == "handler_judges_own_work"
    let_go = ask(RELEASE, rules_help.release_co_task, signed, account="boss").only()
    (task,) = CASE.apply(signed, let_go).aside.co_tasks
    assert (task.state, task.ended_at, task.on_time) == (CoState.RELEASED, NOW, None)


@pytest.mark.parametrize(
    ("tasks", "code"),
    [
        ((), ""),
        ((TASK,), "co_task_open"),
        ((change(TASK, state=CoState.ANSWERED), TASK), "co_task_open"),
        ((change(TASK, state=CoState.ANSWERED),), ""),
        ((change(TASK, state=CoState.RELEASED),), ""),
        ((change(TASK, state=CoState.DROPPED),), ""),
        ((OLD,), ""),
    ],
)
def test_rule_41_the_lead_waits_for_each_answer(tasks: tuple[CoTask, ...], code: str) -> None:
    command = m.ReportDone(case=IT, outcome="修好")
    assert ask(command, rules_handling.report_done, helped(*tasks)).code == code


def test_rule_41_who_is_asked_at_a_new_dispatch_and_who_no_more() -> None:
    answered = change(TASK, unit="城管局", state=CoState.ANSWERED)
    known = helped(TASK, answered, change(TASK, unit="农业办"))
    event = m.CoUnitsAsked(
        by=AccountId("desk"), units=("水务局", "城管局", "林业局"), at=NOW, due=NOW + DAY
    )
    first, second, third, fourth = CASE.apply(known, event).aside.co_tasks
    assert (first, second) == (change(TASK, due=NOW + DAY), answered)
    assert (third.state, third.ended_at) == (CoState.DROPPED, NOW)
    assert (fourth.unit, fourth.due, fourth.state) == ("林业局", NOW + DAY, CoState.OPEN)
    again = CASE.apply(change(known, round=2), event)
    assert [one.round for one in again.aside.co_tasks] == [1, 1, 1, 2, 2, 2]


def test_rule_41_while_the_desk_had_the_case_nobody_could_answer(town: Town) -> None:
    town.clock.now = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
    case = report(town, matter(town))
    helps = m.DispatchCase(case=case, co_units=(UNIT,), reason="协办")
    take(town, case, A.ACCEPT)
    town.do("desk", helps)
    take(town, case, A.SIGN, A.HANDLE, A.ESCALATE)
    town.clock.now = datetime(2026, 3, 9, 1, 0, tzinfo=UTC)  # the task was due on 5 March
    town.do("desk", helps)
    (task,) = town.ask("desk", CoTasks(place=CITY))
    assert task.due == datetime(2026, 3, 12, 9, 30, tzinfo=UTC)


def test_rule_41_what_was_late_before_another_dispatch_stays_late(town: Town) -> None:
    town.clock.now = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
    case = report(town, matter(town))
    helps = m.DispatchCase(case=case, co_units=(UNIT,), reason="协办")
    take(town, case, A.ACCEPT)
    town.do("desk", helps)
    take(town, case, A.SIGN, A.HANDLE)
    town.clock.now = datetime(2026, 3, 6, 1, 0, tzinfo=UTC)
    take(town, case, A.ESCALATE)
    town.do("desk", helps)
    (task,) = town.ask("desk", CoTasks(place=CITY))
    assert task.due == datetime(2026, 3, 5, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(("amount", "half"), [(1, 1), (2, 1), (3, 2), (5, 3)])
def test_rule_41_who_helps_has_half_of_the_limit_of_the_lead(amount: int, half: int) -> None:
    from tests.given import given

    limit, knows = TimeLimit(amount, TimeUnit.HOURS), given(CASE).given
    (event,) = rules_help.co_units_asked(at(Stage.ACCEPTED), ("x",), limit, knows, around=False)
    assert event.due == NOW + half * HOUR
    none = rules_help.co_units_asked(at(Stage.ACCEPTED), (), limit, knows, around=False)
    assert list(none) == []
    (dropped,) = rules_help.co_units_asked(helped(TASK), (), limit, knows, around=False)
    assert dropped.units == ()


def test_rule_41_who_comes_to_have_the_case_helps_no_more() -> None:
    known = helped(TASK, co_units=("水务局",))
    over = m.CaseHandedOver(
        by=AccountId("desk"),
        unit="水务局",
        reason=m.HandOverCase(case=IT, unit=OrganisationId("水务局"), reason="x").reason,
        desk=True,
        at=NOW,
        deadline=DUE,
        unit_due=NOW,
        unit_guessed=False,
        milestones=(),
        hold_due=NOW,
    )
    given_to = m.CaseArbitrated(
        by=AccountId("boss"), unit="水务局", reason=over.reason, at=NOW, unit_due=NOW, hold_due=NOW
    )
    for event in (over, given_to):
        (task,) = CASE.apply(known, event).aside.co_tasks
        assert (task.state, task.ended_at) == (CoState.DROPPED, NOW)


def asked(town: Town, *units: str) -> CaseId:
    case = report(town, "light")
    town.do("desk", m.AcceptCase(case=case))
    co_units = tuple(OrganisationId(one) for one in units)
    town.do("desk", m.DispatchCase(case=case, co_units=co_units, reason="协办"))
    return case


def test_rule_41_the_lead_sees_the_answers_and_those_who_are_late_are_listed(town: Town) -> None:
    water = town.unit("水务局")
    case = asked(town, UNIT, water)
    take(town, case, A.SIGN, A.HANDLE, A.SIGN_CO_TASK)
    assert code_of(partial(take, town, case, A.REPORT_DONE)) == "co_task_open"
    take(town, case, A.ANSWER_CO_TASK)
    file = town.ask("handler", CaseFile(case=case))
    assert {(one.name, one.state, one.answer) for one in file.co_units} == {
        ("社会治理中心", CoState.ANSWERED, "已配合断电"),
        ("水务局", CoState.OPEN, None),
    }
    assert town.ask("desk", CoTasks(place=CITY, late=True)) == []
    town.clock.now += timedelta(days=20)
    merge(town)
    for place in (CITY, town.town, town.other):
        (late,) = town.ask("supervisor", CoTasks(place=place, late=True))
        assert isinstance(late, CoTaskRow)
        assert (late.owner, late.unit, late.signed) == (case, water, None)
    town.do("supervisor", m.ReleaseCoTask(case=case, unit=water, reason="不再需要"))
    take(town, case, *WAY[4:])
    assert town.ask("desk", CoTasks(place=CITY)) == []
    steps = town.ask("auditor", CaseHistory(number=row(town, case).number))
    notes = {one.action: one.note for one in steps}
    assert (notes[A.ANSWER_CO_TASK], notes[A.RELEASE_CO_TASK]) == ("已配合断电", "不再需要")
    head = town.app.seal()
    assert town.app.verify(str(head)) == []


def test_rule_41_the_rule_of_the_plan_asks_who_helps_and_a_return_asks_nobody(town: Town) -> None:
    town.do("registrar", m.PublishDispatchPlan(plan=plan_for(town)))
    case = dispatched(town)
    (found,) = town.ask("desk", CoTasks(place=town.village))
    assert (found.owner, found.unit, found.state) == (case, "市环卫", CoState.OPEN)
    take(town, case, A.ASK_RETURN, A.GRANT_RETURN)
    assert len(town.ask("desk", CoTasks(place=town.village))) == 1
    town.do("desk", m.DispatchCase(case=case, unit=UNIT, reason="归口"))
    assert town.ask("desk", CoTasks(place=town.village)) == []
    take(town, case, A.SIGN, A.HANDLE, A.REPORT_DONE)


def test_rule_41_a_task_falls_when_the_desk_answers_or_the_case_ends(town: Town) -> None:
    one, two = asked(town, UNIT), asked(town, UNIT)
    take(town, one, A.ASK_RETURN, A.GRANT_RETURN, A.ANSWER)
    take(town, two, A.FORCE)
    assert town.ask("desk", CoTasks(place=CITY)) == []


def test_rule_28_an_account_of_another_unit_signs_and_answers_for_none(town: Town) -> None:
    water = town.unit("水务局")
    case = asked(town, water, UNIT)
    belongs(town, water)
    for unit, code in ((UNIT, "unit_not_yours"), (water, "")):
        for command in (
            m.SignCoTask(case=case, unit=unit),
            m.AnswerCoTask(case=case, unit=unit, answer="好"),
        ):
            assert code_of(partial(town.do, "handler", command)) == code


def test_rule_41_a_task_of_a_unit_that_ended_is_found_where_it_was(town: Town) -> None:
    water = town.unit("水务局")
    case = asked(town, water)
    close(town, water)
    (left,) = [
        one
        for one in town.ask("registrar", HangingOn(place=CITY)).things
        if one.kind == "co_task_of_unit"
    ]
    assert (left.key, left.command) == (case, "ReleaseCoTask")
