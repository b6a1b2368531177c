from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.town import Town, code_of

from ruralgov.domain.access import GrantRole, Readings
from ruralgov.domain.cases import IntakeChannel, RefusalGround, Satisfaction, Stage
from ruralgov.domain.cases import messages as m
from ruralgov.domain.cases.model import DESK, OPEN, TRANSITIONS, Action
from ruralgov.domain.cases.views import (
    CaseByNumber,
    CaseFigures,
    CaseFile,
    CaseRow,
    Matters,
    OpenCases,
)
from ruralgov.domain.kernel.calendar import PublishedYear
from ruralgov.domain.kernel.clock import TimeLimit, TimeUnit
from ruralgov.domain.kernel.declare import Actor, Purpose, Role
from ruralgov.domain.kernel.ids import AccountId, CaseId
from ruralgov.domain.kernel.personal import CitizenText, PersonName, Telephone
from ruralgov.domain.policy import PublishCalendar

WORDS = "门前路灯坏了三天"
STEPS: dict[Action, tuple[str, Any]] = {
    Action.ACCEPT: ("desk", lambda case: m.AcceptCase(case=case)),
    Action.REFUSE: (
        "desk",
        lambda case: m.RefuseCase(case=case, ground=RefusalGround.REPEAT, reason="已答复"),
    ),
    Action.DISPATCH: ("desk", lambda case: m.DispatchCase(case=case)),
    Action.SIGN: ("handler", lambda case: m.SignCase(case=case)),
    Action.HANDLE: ("handler", lambda case: m.HandleCase(case=case)),
    Action.REPORT_DONE: ("handler", lambda case: m.ReportDone(case=case, outcome="已修复")),
    Action.PASS_CHECK: ("checker", lambda case: m.CheckCase(case=case, passed=True, note="看过")),
    Action.FAIL_CHECK: ("checker", lambda case: m.CheckCase(case=case, passed=False, note="没亮")),
    Action.CALL_BACK: (
        "caller",
        lambda case: m.CallBack(case=case, satisfaction=Satisfaction.SATISFIED),
    ),
    Action.CLOSE: ("desk", lambda case: m.CloseCase(case=case)),
}
WAY = (
    *(Action.ACCEPT, Action.DISPATCH, Action.SIGN, Action.HANDLE, Action.REPORT_DONE),
    *(Action.PASS_CHECK, Action.CALL_BACK, Action.CLOSE),
)


def report(town: Town, matter: str = "light") -> CaseId:
    command = m.ReportCase(
        matter=matter,
        place=town.village,
        channel=IntakeChannel.LANE_CHIEF,
        text=CitizenText.of(WORDS),
        reporter=PersonName.of("孙二娘"),
        contact=Telephone.of("13900000000"),
    )
    return CaseId(town.do("reporter", command).key)


def take(town: Town, case: CaseId, *actions: Action) -> None:
    for action in actions:
        account, make = STEPS[action]
        town.do(account, make(case))


def row(town: Town, case: CaseId) -> CaseRow:
    found: list[CaseRow] = [
        one
        for stage in Stage
        for one in town.ask("auditor", OpenCases(place=town.village, stage=stage))
    ]
    (there,) = [one for one in found if one.owner == case]
    return there


def test_a_case_goes_its_whole_way_and_ends_with_its_figures(town: Town) -> None:
    case = report(town)
    take(town, case, *WAY)
    assert row(town, case).stage is Stage.CLOSED
    figures = town.ask("auditor", CaseFigures())
    assert (figures.done, figures.on_time, figures.answered, figures.satisfied) == (1, 1, 1, 1)


def test_rule_1_a_matter_is_in_force_and_its_versions_follow_each_other(town: Town) -> None:
    assert code_of(lambda: report(town, "ufo")) == "matter_missing"
    newer = m.DefineMatter(
        code="light",
        name="路灯不亮",
        standard="路灯损坏",
        unit="城建办",
        limit=TimeLimit(1, TimeUnit.WORKING_DAYS),
        since=date(2026, 2, 1),
        source="新目录",
    )
    acting = {"actor": Actor(AccountId("admin")), "purpose": Purpose.ADMINISTRATION}
    town.app.execute(newer, **acting)  # type: ignore[arg-type]
    assert code_of(lambda: town.app.execute(newer, **acting)) == "change_not_later"  # type: ignore[arg-type]
    units = [
        next(r.unit for r in town.ask("auditor", Matters(), day) if r.owner == "light")
        for day in (date(2026, 1, 31), date(2026, 2, 1))
    ]
    assert units == ["镇街城建办", "城建办"]


def test_rule_2_numbers_are_of_the_city_and_year_and_grow(town: Town) -> None:
    cases = [report(town), report(town)]
    numbers = [row(town, case).number for case in cases]
    assert numbers == ["371082-2026-000001", "371082-2026-000002"]
    (found,) = town.ask("desk", CaseByNumber(number=numbers[1]))
    assert found.owner == cases[1]


@pytest.mark.parametrize("stage", list(Stage))
def test_rule_3_what_is_not_in_the_table_cannot_happen(stage: Stage) -> None:
    town = Town()
    way = way_to(stage)
    for action in STEPS:
        case = report(town)
        take(town, case, *way)
        expected = "" if (stage, action) in TRANSITIONS else "case_stage_wrong"
        assert code_of(partial(take, town, case, action)) == expected


def way_to(stage: Stage) -> list[Action]:
    """Return the shortest way from the report to a stage."""
    ways: dict[Stage, list[Action]] = {Stage.REPORTED: []}
    while stage not in ways:
        for (start, action), end in TRANSITIONS.items():
            if start in ways and end not in ways:
                ways[end] = [*ways[start], action]
    return ways[stage]


def test_rule_4_a_refusal_needs_a_reason_in_words(town: Town) -> None:
    case = report(town)
    empty = m.RefuseCase(case=case, ground=RefusalGround.NOT_OUR_REMIT, reason=" ")
    assert code_of(lambda: town.do("desk", empty)) == "text_not_clean"
    take(town, case, Action.REFUSE)
    assert row(town, case).stage is Stage.REFUSED


def test_rule_5_and_6_the_clock_starts_at_dispatch_and_explains_itself(town: Town) -> None:
    town.clock.now = datetime(2026, 2, 11, 1, 0, tzinfo=UTC)  # before Spring Festival 2026
    case = report(town, "road")
    take(town, case, Action.ACCEPT)
    assert (row(town, case).holder, row(town, case).due) == (DESK, None)
    town.clock.now += timedelta(days=1)
    take(town, case, Action.DISPATCH)
    deadline = town.ask("handler", CaseFile(case=case)).deadline
    assert row(town, case).holder == "镇街城建办"
    assert deadline.due == datetime(2026, 2, 26, 9, 30, tzinfo=UTC)
    assert {step.name for step in deadline.explanation} >= {"春节"}
    due = deadline.due
    town.clock.now += timedelta(days=20)
    take(town, case, Action.SIGN)
    assert row(town, case).due == due


def test_rule_6_another_unit_needs_a_reason(town: Town) -> None:
    case = report(town)
    take(town, case, Action.ACCEPT)
    other = m.DispatchCase(case=case, unit="供电公司")
    assert code_of(lambda: town.do("desk", other)) == "text_not_clean"


def test_rule_7_the_verdict_of_the_first_time_is_never_changed(town: Town) -> None:
    late, early = report(town), report(town)
    for case in (late, early):
        take(town, case, *WAY[:4])
    take(town, early, Action.REPORT_DONE)
    town.clock.now += timedelta(days=30)
    take(town, late, Action.REPORT_DONE)
    for case in (late, early):
        take(town, case, Action.FAIL_CHECK)
        assert row(town, case).holder == "镇街城建办"
        take(town, case, *WAY[4:])
    assert (row(town, late).on_time, row(town, early).on_time) == (False, True)


def test_rule_8_nobody_checks_or_calls_back_on_their_own_work(town: Town) -> None:
    acting: dict[str, Any] = {
        "actor": Actor(AccountId("admin")),
        "purpose": Purpose.ADMINISTRATION,
    }
    for role in (Role.CHECKER, Role.CALLER):
        grant = GrantRole(account=AccountId("handler"), role=role, basis="x")
        town.app.execute(grant, **acting)
    case = report(town)
    take(town, case, *WAY[:5])
    own = m.CheckCase(case=case, passed=True, note="好")
    assert code_of(lambda: town.do("handler", own)) == "handler_judges_own_work"
    take(town, case, Action.PASS_CHECK)
    call = m.CallBack(case=case, satisfaction=Satisfaction.SATISFIED)
    assert code_of(lambda: town.do("handler", call)) == "handler_judges_own_work"


def test_rule_9_a_provisional_deadline_is_counted_again_when_its_year_is_published(
    town: Town,
) -> None:
    town.clock.now = datetime(2026, 12, 30, 1, 0, tzinfo=UTC)
    case = report(town, "policy")
    take(town, case, Action.ACCEPT, Action.DISPATCH)
    before = row(town, case)
    assert before.provisional
    holiday = 'year = 2027\nsource = "x"\n[holiday]\n"元旦" = [2027-01-01]'
    year = calendar_of(holiday)
    town.do("registrar", PublishCalendar(year=year))
    after = row(town, case)
    assert not after.provisional
    assert after.due is not None
    assert before.due is not None
    assert after.due > before.due
    recount = m.RecomputeDeadline(case=case)
    assert code_of(lambda: town.do("desk", recount)) == "deadline_not_provisional"


def calendar_of(text: str) -> PublishedYear:
    from ruralgov.imports.calendars import read

    return read(text.encode())


def test_rule_10_what_was_said_is_shown_to_who_handles_it_and_recorded(town: Town) -> None:
    case = report(town)
    file = town.ask("handler", CaseFile(case=case))
    assert (file.text, file.reporter) == (WORDS, "孙二娘")
    (reading,) = town.ask("auditor", Readings(subject=f"case/{case}"))
    assert reading.fields == "contact reporter text"
    assert code_of(lambda: town.ask("auditor", CaseFile(case=case))) == "not_granted"


@given(st.lists(st.sampled_from(list(STEPS)), max_size=25))
@settings(max_examples=60, deadline=None)
def test_on_any_walk_an_open_case_has_one_owner_and_a_frozen_verdict(walk: list[Action]) -> None:
    town = Town()
    case = report(town)
    take(town, case, Action.ACCEPT, Action.DISPATCH)
    verdict = None
    for action in walk:
        town.clock.now += timedelta(hours=20)
        assert code_of(partial(take, town, case, action)) in ("", "case_stage_wrong")
        now = row(town, case)
        assert now.stage not in OPEN or now.holder
        assert now.due is not None
        assert verdict is None or now.on_time == verdict
        verdict = now.on_time
    assert town.app.verify() == []
