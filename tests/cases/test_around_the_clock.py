"""Rule 47: a matter of 7×24 duty, and a unit with working time of its own."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from ruralgov.domain import cases as m
from ruralgov.domain.cases import (
    Action,
    CaseClock,
    Milestone,
    MilestoneStart,
    PauseGround,
    Stage,
    Terms,
)
from ruralgov.domain.kernel.calendar import SHANGHAI, DayKind, DayMark, Session
from ruralgov.domain.kernel.clock import TimeLimit, TimeUnit
from ruralgov.domain.kernel.hours import OwnHours
from ruralgov.domain.kernel.ids import CITY, CaseId, OrganisationId
from ruralgov.domain.policy import CorrectCalendarEntry, CorrectUnitHours, SetUnitHours
from ruralgov.domain.registry import OrganisationKind, RegisterOrganisation
from tests.town import UNIT, Town, code_of
from tests.ways import WAYS, case_of, matter, report, row, take

DUTY = Terms(around_the_clock=True, extension=2, pause_days=5)
MORNING = (Session(8 * 60, 12 * 60),)
HALF = (MORNING,) * 6 + ((),)
"""Mornings alone, Saturday's too."""


def defined(
    town: Town, amount: int, unit: TimeUnit, terms: Terms = DUTY, since: date = date(2024, 1, 1)
) -> str:
    stopped = Milestone(
        name="停工", limit=TimeLimit(1, TimeUnit.CALENDAR_DAYS), start=MilestoneStart.DISPATCH
    )
    town.do(
        "admin",
        m.DefineMatter(
            code="duty",
            name="燃气泄漏",
            standard="泄漏",
            unit="镇街城建办",
            limit=TimeLimit(amount, unit),
            since=since,
            source="t",
            terms=terms,
            milestones=(stopped,),
        ),
    )
    return "duty"


def clock(town: Town, *local: int) -> None:
    town.clock.now = datetime(*local, tzinfo=UTC) - timedelta(hours=8)  # type: ignore[misc, arg-type]


def in_hand(town: Town, code: str, *local: int) -> CaseId:
    case = report(town, code)
    clock(town, *local)
    take(town, case, Action.ACCEPT, Action.DISPATCH, Action.SIGN, Action.HANDLE)
    return case


@pytest.mark.parametrize(
    ("amount", "unit", "due"),
    [
        (90, TimeUnit.MINUTES, datetime(2026, 9, 30, 16, 30, tzinfo=UTC)),
        (24, TimeUnit.HOURS, datetime(2026, 10, 1, 15, 0, tzinfo=UTC)),
        (2, TimeUnit.CALENDAR_DAYS, datetime(2026, 10, 2, 16, 0, tzinfo=UTC)),
    ],
)
def test_rule_48_on_duty_no_holiday_moves_the_end(
    town: Town, amount: int, unit: TimeUnit, due: datetime
) -> None:
    case = in_hand(town, defined(town, amount, unit), 2026, 9, 30, 23)
    found = case_of(town, case)
    assert found.around_the_clock
    assert (row(town, case).due, found.unit_due) == (due, due)
    assert found.milestones[0].deadline is not None
    assert found.milestones[0].deadline.due == datetime(2026, 10, 1, 16, 0, tzinfo=UTC)
    said = town.ask("handler", CaseClock(case=case))
    assert said[1] == "本事项7×24小时办理，夜间、周末和节假日均计入"
    assert not any("国庆" in one for one in said)
    assert "around the clock" in town.ask("handler", CaseClock(case=case, lang="en"))[1]


def test_rule_48_on_duty_nobody_waits_for_the_morning_or_longer_than_the_limit(town: Town) -> None:
    code = defined(town, 120, TimeUnit.MINUTES)
    clock(town, 2026, 12, 31, 23, 10)
    case, two = report(town, code), shanghai(2027, 1, 1, 1, 10)
    assert row(town, case).hold_due == two
    for action in (Action.ACCEPT, Action.DISPATCH, Action.ASK_RETURN, Action.GRANT_RETURN):
        take(town, case, action)
        assert row(town, case).hold_due == two, action
    take(town, case, Action.DISPATCH, Action.ASK_RETURN)
    assert (row(town, case).stage, row(town, case).hold_due) == (Stage.ARBITRATION, two)
    take(town, case, Action.ARBITRATE)
    assert row(town, case).hold_due == two
    clock(town, 2026, 12, 31, 23, 40)
    town.do("supervisor", m.HandOverCase(case=case, unit=town.unit("水务局"), reason="归口"))
    assert row(town, case).hold_due == two + timedelta(minutes=30)
    clock(town, 2027, 1, 1, 1, 10)
    assert (work(town), fig(town)) == (0, (1, 1))
    clock(town, 2027, 1, 1, 1, 11)
    assert work(town) == 1


def test_rule_48_what_turns_out_to_be_for_the_duty_waits_no_longer(town: Town) -> None:
    code = defined(town, 120, TimeUnit.MINUTES)
    clock(town, 2026, 12, 31, 23, 10)
    case = report(town)
    assert row(town, case).hold_due == shanghai(2027, 1, 4, 17, 30)
    town.do("desk", m.ReclassifyCase(case=case, matter=code, reason="燃气泄漏"))
    assert row(town, case).hold_due == shanghai(2027, 1, 1, 1, 10)


def work(town: Town) -> int:
    found: int = town.ask("supervisor", m.WorkList(place=CITY)).counts[m.Work.OVERDUE]
    return found


def fig(town: Town) -> tuple[int | None, int | None]:
    (found,) = (
        one
        for one in town.ask("auditor", m.CaseFigures()).total.figures
        if one.measure is m.Measure.ACCEPTED
    )
    return found.numerator, found.denominator


def test_rule_48_on_duty_nothing_is_guessed_and_nothing_counted_again(town: Town) -> None:
    code = defined(town, 10, TimeUnit.CALENDAR_DAYS)
    case = in_hand(town, code, 2026, 12, 28, 9)
    assert not row(town, case).provisional
    due = row(town, case).due
    assert due == datetime(2027, 1, 7, 16, 0, tzinfo=UTC)
    town.do("desk", m.RecomputeDeadline(case=case))
    assert row(town, case).due == due


def test_rule_48_the_clock_of_a_round_goes_on_as_it_was_started(town: Town) -> None:
    clock(town, 2026, 9, 28, 9)
    case = in_hand(town, defined(town, 2, TimeUnit.CALENDAR_DAYS), 2026, 9, 30, 9)
    plain = Terms(extension=2, pause_days=5)
    defined(town, 2, TimeUnit.CALENDAR_DAYS, plain, since=date(2026, 10, 1))
    clock(town, 2026, 10, 1, 9)
    town.do("handler", m.AskExtension(case=case, amount=1, reason="等配件"))
    take(town, case, Action.EXTEND)
    assert row(town, case).due == datetime(2026, 10, 3, 16, 0, tzinfo=UTC)
    town.do("handler", m.AskPause(case=case, ground=PauseGround.SEASON, days=2, reason="台风"))
    take(town, case, Action.PAUSE)
    assert row(town, case).hold_due == datetime(2026, 10, 2, 16, 0, tzinfo=UTC)
    assert row(town, case).due == datetime(2026, 10, 5, 16, 0, tzinfo=UTC)
    take(town, case, Action.RESUME, Action.ESCALATE, Action.DISPATCH)
    assert case_of(town, case).unit_due == datetime(2026, 10, 4, 16, 0, tzinfo=UTC)
    assert row(town, case).hold_due == datetime(2026, 10, 2, 16, 0, tzinfo=UTC)  # to be signed for
    take(town, case, Action.FORCE)
    again = in_hand(town, "duty", 2026, 10, 1, 9)
    assert row(town, again).due == datetime(2026, 10, 8, 16, 0, tzinfo=UTC)  # after the holiday


def test_rule_48_another_matter_brings_its_own_clock(town: Town) -> None:
    case = in_hand(town, defined(town, 3, TimeUnit.CALENDAR_DAYS), 2026, 9, 30, 9)
    take(town, case, Action.RECLASSIFY)
    found = case_of(town, case)
    assert not found.around_the_clock
    assert row(town, case).due == datetime(2026, 10, 10, 9, 30, tzinfo=UTC)  # 3 working days
    clock(town, 2026, 10, 8, 9)
    town.do("desk", m.ReclassifyCase(case=case, matter="duty", reason="分类有误"))
    assert case_of(town, case).around_the_clock
    assert row(town, case).due == datetime(2026, 10, 3, 16, 0, tzinfo=UTC)


def test_rule_48_an_answer_on_duty_is_judged_around_the_clock(town: Town) -> None:
    clock(town, 2026, 9, 30, 9)
    case = report(town, defined(town, 2, TimeUnit.CALENDAR_DAYS))
    take(town, case, *WAYS[Stage.ANSWERED])
    assert case_of(town, case).rounds[0].due == datetime(2026, 10, 2, 16, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        (TimeUnit.MINUTES, ""),
        (TimeUnit.HOURS, ""),
        (TimeUnit.CALENDAR_DAYS, ""),
        (TimeUnit.WORKING_HOURS, "matter_unit_wrong"),
        (TimeUnit.WORKING_DAYS, "matter_unit_wrong"),
    ],
)
def test_rule_48_what_is_handled_on_duty_has_no_working_days(
    town: Town, unit: TimeUnit, code: str
) -> None:
    assert code_of(lambda: defined(town, 1, unit)) == code


def half_days(since: date = date(2026, 1, 1), **more: Any) -> SetUnitHours:
    hours = OwnHours(name="半日办公", source="镇政办〔2026〕1号", since=since, week=HALF, **more)
    return SetUnitHours(unit=UNIT, hours=hours)


def given_to(town: Town, *local: int) -> CaseId:
    """Report and dispatch a case of five working days to the unit with hours of its own."""
    case = report(town, matter(town, f"full{len(local)}"))
    clock(town, *local)
    take(town, case, Action.ACCEPT)
    town.do("desk", m.DispatchCase(case=case, unit=UNIT, reason="归口"))
    return case


def shanghai(*local: int) -> datetime:
    return datetime(*local, tzinfo=SHANGHAI)  # type: ignore[misc, arg-type]


def test_rule_48_a_unit_goes_by_its_own_working_time_and_the_case_by_the_city_s(
    town: Town,
) -> None:
    town.do("admin", half_days(marks=(DayMark(date(2026, 3, 3), DayKind.OFF, "渔市"),)))
    case = given_to(town, 2026, 3, 2, 9)
    found = case_of(town, case)
    assert row(town, case).due == shanghai(2026, 3, 9, 17, 30)
    assert found.unit_due == shanghai(2026, 3, 9, 12)  # Saturday counts, the market day does not
    assert found.hold_due == shanghai(2026, 3, 4, 12)
    said = town.ask("handler", CaseClock(case=case))[-1]
    assert (
        said == "社会治理中心按其办公时间计算：半日办公（2026-01-01），应于2026-03-09 12:00前办结"
    )
    assert "own working time" in town.ask("handler", CaseClock(case=case, lang="en"))[-1]


def test_rule_48_the_window_of_a_return_is_that_of_the_unit(town: Town) -> None:
    town.do("admin", half_days())
    case = given_to(town, 2026, 3, 2, 9)
    clock(town, 2026, 3, 3, 12, 1)
    assert code_of(lambda: take(town, case, Action.ASK_RETURN)) == "return_not_granted"
    clock(town, 2026, 3, 3, 12)
    take(town, case, Action.ASK_RETURN)


@pytest.mark.parametrize("how", ["handed over", "arbitrated"])
def test_rule_48_whoever_gets_the_case_is_judged_by_his_own_time(town: Town, how: str) -> None:
    town.do("admin", half_days())
    case = report(town, matter(town))
    clock(town, 2026, 3, 2, 9)
    if how == "arbitrated":
        take(town, case, *WAYS[Stage.ARBITRATION], Action.ARBITRATE)
    else:
        take(town, case, Action.ACCEPT, Action.DISPATCH, Action.HAND_OVER)
    assert case_of(town, case).unit == UNIT
    assert case_of(town, case).unit_due == shanghai(2026, 3, 7, 12)
    assert row(town, case).hold_due == shanghai(2026, 3, 3, 12)


def test_rule_48_units_below_one_go_by_its_hours_unless_they_have_their_own(town: Town) -> None:
    below = OrganisationId(
        town.do(
            "registrar",
            RegisterOrganisation(
                name="调解室",
                kind=OrganisationKind.DEPARTMENT,
                place=CITY,
                since=date(2023, 1, 1),
                source="t",
                parent=UNIT,
            ),
        ).key
    )
    town.do("admin", half_days())
    case = report(town, matter(town))
    clock(town, 2026, 3, 2, 9)
    take(town, case, Action.ACCEPT)
    town.do("desk", m.DispatchCase(case=case, unit=below, reason="归口"))
    assert case_of(town, case).unit_due == shanghai(2026, 3, 7, 12)
    as_city = OwnHours(name="同全市", source="t", since=date(2026, 3, 4))
    town.do("admin", SetUnitHours(unit=below, hours=as_city))
    assert case_of(town, case).unit_due == shanghai(2026, 3, 9, 17, 30)
    assert case_of(town, case).due_before is None  # the clock of the case did not move


def test_rule_9_open_cases_are_counted_again_when_the_hours_of_their_unit_change(
    town: Town,
) -> None:
    case = given_to(town, 2026, 3, 2, 9)
    other = report(town, matter(town, "other"))
    take(town, other, Action.ACCEPT, Action.DISPATCH)
    before = case_of(town, other)
    assert case_of(town, case).unit_due == shanghai(2026, 3, 9, 17, 30)
    town.do("admin", half_days(since=date(2026, 3, 5)))
    assert case_of(town, case).unit_due == shanghai(2026, 3, 7, 12)  # by the city's until 4 March
    assert row(town, case).due == shanghai(2026, 3, 9, 17, 30)
    town.do("admin", CorrectUnitHours(unit=UNIT, entry=date(2026, 3, 5), reason="误登"))
    assert case_of(town, case).unit_due == shanghai(2026, 3, 9, 17, 30)
    assert case_of(town, other) == before


def test_rule_9_a_year_that_is_taken_back_is_guessed_in_open_deadlines(town: Town) -> None:
    case = report(town, matter(town))
    clock(town, 2026, 9, 30, 9)
    take(town, case, Action.ACCEPT, Action.DISPATCH)
    assert row(town, case).due == shanghai(2026, 10, 13, 17, 30)
    town.do("admin", CorrectCalendarEntry(year=2026, reason="通知尚未印发"))
    assert row(town, case).provisional
    assert row(town, case).due == shanghai(2026, 10, 9, 17, 30)
    said = town.ask("handler", CaseClock(case=case))
    assert "原应于2026-10-13 17:30前办结，因放假安排公布或更正而重新计算" in said
