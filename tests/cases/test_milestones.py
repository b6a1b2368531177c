"""The milestones of matters and cases: rules 23 to 26."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ruralgov.app.policy import StoredPolicy
from ruralgov.domain import cases as m
from ruralgov.domain.cases import (
    CASE,
    TABLE,
    Action,
    Case,
    CaseClock,
    CaseFile,
    Milestone,
    MilestoneDue,
    MilestoneStart,
    Result,
    Stage,
)
from ruralgov.domain.cases.matters import imports as matters
from ruralgov.domain.cases.milestones import begin, coming, following, reach, recount
from ruralgov.domain.kernel.calendar import WorkingCalendar
from ruralgov.domain.kernel.clock import Stop, TimeLimit, TimeUnit
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import CaseId
from ruralgov.domain.policy import PublishCalendar
from ruralgov.domain.policy import imports_calendar as published
from ruralgov.imports.founding import example_matters
from tests.oracle import INSTANTS, LIMITS, MINUTE, calendars, fitting, oracle, stops
from tests.tables import matters_of
from tests.town import Town, code_of
from tests.ways import PUNISHED, STEPS, STOPPED, WAY, matter, reaching, report, rounds, row, take

A = Action
BOTH = (STOPPED, PUNISHED)
HANDLED = WAY[:4]


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """Return an instant of January 2026 in Asia/Shanghai; the town begins on Monday 5, 9:00."""
    return datetime(2026, 1, day, hour, minute, tzinfo=UTC) - timedelta(hours=8)


def handled(town: Town, milestones: tuple[Milestone, ...] = BOTH) -> CaseId:
    """Return a case in hand whose matter of five working days has milestones."""
    case = report(town, matter(town, milestones=milestones))
    take(town, case, *HANDLED)
    return case


def held(town: Town, case: CaseId) -> tuple[MilestoneDue, ...]:
    found: tuple[MilestoneDue, ...] = town.ask("handler", CaseFile(case=case)).milestones
    return found


def dues(town: Town, case: CaseId) -> list[datetime | None]:
    return [None if one.deadline is None else one.deadline.due for one in held(town, case)]


def reached(town: Town, case: CaseId, *milestones: Milestone) -> None:
    for one in milestones:
        town.do("handler", reaching(case, one.name))


def done(case: CaseId, result: Result) -> m.ReportDone:
    return m.ReportDone(case=case, result=result, outcome="如实说明")


def state_of(town: Town, case: CaseId) -> tuple[Case, WorkingCalendar]:
    with town.app._runner.unit(write=False) as unit:  # noqa: SLF001  no query shows the stops
        policy = StoredPolicy(unit, town.clock.now.date())
        return unit.state(CASE, case), policy.calendar()


def test_rule_23_the_milestones_of_a_matter_have_names_and_an_order(town: Town) -> None:
    second = evolve(PUNISHED, name=STOPPED.name)
    assert code_of(lambda: matter(town, milestones=(STOPPED, second))) == "milestone_twice"
    spaced = evolve(PUNISHED, name=f" {STOPPED.name}")
    assert code_of(lambda: matter(town, milestones=(STOPPED, spaced))) == "milestone_twice"
    assert code_of(lambda: matter(town, milestones=(PUNISHED,))) == "milestone_start_wrong"
    blank = evolve(STOPPED, name=" ")
    assert code_of(lambda: matter(town, milestones=(blank,))) == "text_not_clean"


def test_rule_24_each_milestone_has_a_clock_and_the_next_bounds_the_work(town: Town) -> None:
    seen = Milestone(
        name="首次响应", limit=TimeLimit(90, TimeUnit.MINUTES), start=MilestoneStart.RECEIPT
    )
    case = report(town, matter(town, milestones=(seen, *BOTH)))
    town.clock.now = at(5, 10)
    take(town, case, *HANDLED)
    assert dues(town, case) == [at(5, 10, 30), at(5, 15, 30), None]
    assert row(town, case).hold_due == at(5, 10, 30)
    reached(town, case, seen)
    assert row(town, case).hold_due == at(5, 15, 30)
    town.clock.now = at(5, 14)
    reached(town, case, STOPPED)
    assert dues(town, case)[2] == row(town, case).hold_due == at(7, 17, 30)
    reached(town, case, PUNISHED)
    assert row(town, case).hold_due == row(town, case).due == at(12, 17, 30)


def test_rule_24_a_pause_holds_the_milestones_and_an_extension_moves_none(town: Town) -> None:
    case = handled(town)
    reached(town, case, STOPPED)
    take(town, case, A.ASK_EXTENSION, A.EXTEND)
    assert row(town, case).due == at(13, 17, 30)
    assert dues(town, case)[1] == row(town, case).hold_due == at(7, 17, 30)
    take(town, case, A.ASK_PAUSE, A.PAUSE)
    assert row(town, case).hold_due == at(6, 17, 30)
    assert dues(town, case)[1] == at(8, 17, 30)  # the sixth is not counted
    town.clock.now += timedelta(hours=1)
    take(town, case, A.RESUME)
    assert dues(town, case)[1] == row(town, case).hold_due == at(7, 17, 30)


def test_rule_24_within_a_round_no_milestone_starts_again(town: Town) -> None:
    case = handled(town)
    reached(town, case, STOPPED)
    before = held(town, case)
    town.clock.now += timedelta(days=1)
    take(town, case, A.ESCALATE, A.DISPATCH, A.SIGN, A.HANDLE)
    assert held(town, case) == before
    assert row(town, case).hold_due == at(7, 17, 30)


def test_rule_24_the_next_round_has_milestones_of_its_own(town: Town) -> None:
    by_receipt = evolve(STOPPED, start=MilestoneStart.RECEIPT)
    case = handled(town, (by_receipt, PUNISHED))
    reached(town, case, *BOTH)
    first = held(town, case)
    take(town, case, A.REPORT_DONE, A.PASS_CHECK)
    judged, _ = state_of(town, case)
    assert (judged.milestones, judged.rounds[0].milestones) == (first, ())  # they stand once
    town.clock.now = at(19, 9)
    take(town, case, A.REOPEN)
    assert held(town, case) == ()
    take(town, case, A.DISPATCH, A.SIGN, A.HANDLE)
    assert dues(town, case) == [at(19, 14, 30), None]
    reached(town, case, *BOTH)
    take(town, case, A.REPORT_DONE, A.PASS_CHECK)
    assert [one.on_time for one in rounds(town, case)] == [True, True]
    found, _ = state_of(town, case)
    assert found.rounds[0].milestones == first


def test_rule_24_a_milestone_is_counted_again_when_its_calendar_is_published(town: Town) -> None:
    town.clock.now = datetime(2026, 12, 30, 1, 0, tzinfo=UTC)
    days = evolve(STOPPED, limit=TimeLimit(3, TimeUnit.WORKING_DAYS))
    command = m.DefineMatter(
        code="exact",
        name="违建",
        standard="属实",
        unit="城建办",
        limit=TimeLimit(30, TimeUnit.CALENDAR_DAYS),
        since=date(2024, 1, 1),
        source="t",
        milestones=(days,),
    )
    town.do("admin", command)
    case = report(town, "exact")
    take(town, case, *HANDLED)
    (before,) = dues(town, case)
    assert before is not None
    assert row(town, case).provisional
    year = published.read(
        'year = 2027\nsource = "x"\n[holiday]\n"元旦" = [2027-01-01, 2027-01-04]'.encode()
    )
    town.do("registrar", PublishCalendar(year=year))
    (after,) = dues(town, case)
    assert after is not None
    assert after > before
    assert row(town, case).hold_due == after
    assert not row(town, case).provisional


def test_rule_24_the_clock_explains_each_milestone_under_its_name(town: Town) -> None:
    case = handled(town)
    lines = town.ask("handler", CaseClock(case=case))
    own = lines.index("节点：停工")
    assert lines[own - 1] == "应于2026-01-12 17:30前办结"
    assert lines[own + 1 :] == [
        "4工作时，自2026-01-05 09:00起计",
        "每个工作日只计08:30–12:00、13:30–17:30，其余时间不计入",
        "应于2026-01-05 14:30前办结",
        "节点：处罚",
        "2工作日，自上一节点达成起",
    ]
    reached(town, case, STOPPED)
    town.do("handler", done(case, Result.PARTLY))
    lines = town.ask("handler", CaseClock(case=case))
    assert lines[own + 4] == "已于2026-01-05 09:00达成，按时"
    assert lines[-1] == "未达成"
    english = town.ask("handler", CaseClock(case=case, lang="en"))
    assert english[own] == "Milestone: 停工"
    assert english[own + 4] == "reached 2026-01-05 09:00, on time"
    assert english[-1] == "not reached"


def test_rule_25_milestones_are_reached_in_their_order_and_once(town: Town) -> None:
    case = handled(town)
    for name in (PUNISHED.name, "别的"):
        command = reaching(case, name)
        assert code_of(partial(town.do, "handler", command)) == "milestone_not_next"
    empty = m.ReachMilestone(case=case, name=STOPPED.name, note=" ")
    assert code_of(lambda: town.do("handler", empty)) == "text_not_clean"
    reached(town, case, STOPPED)
    assert code_of(lambda: reached(town, case, STOPPED)) == "milestone_not_next"
    reached(town, case, PUNISHED)
    assert code_of(lambda: reached(town, case, PUNISHED)) == "milestone_missing"


def test_rule_25_a_case_of_a_matter_without_milestones_reaches_none(town: Town) -> None:
    case = handled(town, ())
    assert code_of(lambda: reached(town, case, STOPPED)) == "milestone_missing"
    take(town, case, A.REPORT_DONE)
    assert held(town, case) == ()


def test_rule_25_the_verdict_of_a_milestone_stays(town: Town) -> None:
    case = handled(town)
    town.clock.now = at(5, 14, 31)
    reached(town, case, STOPPED)
    reached(town, case, PUNISHED)
    verdicts = [(one.reached_at, one.on_time) for one in held(town, case)]
    assert verdicts == [(at(5, 14, 31), False), (at(5, 14, 31), True)]
    take(town, case, A.ASK_PAUSE, A.PAUSE)
    town.clock.now += timedelta(days=2)
    take(town, case, A.RESUME, A.REPORT_DONE, A.FAIL_CHECK)
    assert code_of(lambda: reached(town, case, STOPPED)) == "milestone_missing"
    assert [(one.reached_at, one.on_time) for one in held(town, case)] == verdicts


def test_rule_26_work_is_not_solved_while_a_milestone_is_to_be_reached(town: Town) -> None:
    case = handled(town)
    reached(town, case, STOPPED)
    with pytest.raises(Exception, match=PUNISHED.name) as caught:
        take(town, case, A.REPORT_DONE)
    assert getattr(caught.value, "code", "") == "milestone_unmet"
    reached(town, case, PUNISHED)
    take(town, case, A.REPORT_DONE)
    assert row(town, case).stage is Stage.DONE


def test_rule_26_with_another_result_what_was_not_reached_is_missed_for_good(town: Town) -> None:
    case = handled(town)
    reached(town, case, STOPPED)
    town.do("handler", done(case, Result.NOT_POSSIBLE))
    assert [one.on_time for one in held(town, case)] == [True, False]
    assert held(town, case)[1].reached_at is None
    take(town, case, A.FAIL_CHECK)
    assert code_of(lambda: reached(town, case, PUNISHED)) == "milestone_missing"
    take(town, case, A.REPORT_DONE)
    assert [one.on_time for one in held(town, case)] == [True, False]


def test_rule_26_an_answer_after_a_return_misses_the_milestones(town: Town) -> None:
    case = report(town, matter(town, milestones=BOTH))
    take(town, case, A.ACCEPT, A.DISPATCH, A.ASK_RETURN, A.GRANT_RETURN, A.ANSWER)
    assert [one.on_time for one in held(town, case)] == [False, False]


@st.composite
def some_milestones(draw: st.DrawFn, calendar: WorkingCalendar) -> list[Milestone]:
    starts = [MilestoneStart.RECEIPT, MilestoneStart.DISPATCH]
    found = []
    for n in range(draw(st.integers(1, 3))):
        start = draw(st.sampled_from(list(MilestoneStart) if n else starts))
        limit = fitting(calendar, draw(LIMITS))
        found.append(Milestone(name=str(n), limit=limit, start=start))
    return found


@given(st.data(), calendars(), INSTANTS, stops(), st.integers(0, 3000))
def test_rule_24_milestones_are_due_when_counting_every_minute_says(
    data: st.DataObject, calendar: WorkingCalendar, received: datetime, paused: list[Stop], gap: int
) -> None:
    declared = data.draw(some_milestones(calendar))
    dispatched = received + gap * MINUTE
    open_ones = recount(begin(declared, calendar, received, dispatched), calendar, paused)
    now = dispatched
    for _ in declared:
        found = coming(open_ones)
        assert found is not None
        next_one, due = found
        by_start = {MilestoneStart.RECEIPT: received, MilestoneStart.DISPATCH: dispatched}
        start = by_start.get(next_one.start, now)
        assert due.due == oracle(calendar, start, next_one.limit, paused, 0)
        now += data.draw(st.integers(0, 3000)) * MINUTE
        then = following(open_ones, calendar, now, paused)
        open_ones = reach(open_ones, now, now <= due.due, then)
    assert coming(open_ones) is None
    assert recount(open_ones, calendar, ()) == open_ones


MOVES = (
    *(A.ASK_PAUSE, A.ASK_PAUSE, A.ASK_EXTENSION, A.EXTEND, A.EXTEND, A.RESUME, A.RESUME),
    *(A.ESCALATE, A.DISPATCH, A.SIGN, A.HANDLE, A.REPORT_DONE, A.FAIL_CHECK, A.PASS_CHECK),
    *(A.REOPEN, STOPPED, PUNISHED),
)
"""What may happen to a case in hand: a step of the table, or a milestone that is reached."""


def move(town: Town, case: CaseId, step: Action | Milestone) -> None:
    if isinstance(step, Milestone):
        reached(town, case, step)
    else:
        account, make = STEPS[step]
        town.do(account, make(case))


@given(st.lists(st.tuples(st.sampled_from(MOVES), st.integers(0, 20)), max_size=30))
def test_rule_24_on_any_walk_the_milestones_keep_their_clocks_and_verdicts(
    walk: Sequence[tuple[Action | Milestone, int]],
) -> None:
    town = Town()
    case = handled(town)
    refusals = {code for one in TABLE for code in one.refusals}
    before, calendar = state_of(town, case)
    for step, hours in walk:
        town.clock.now += timedelta(hours=hours)
        assert code_of(partial(move, town, case, step)) in {"", "case_stage_wrong"} | refusals
        after, _ = state_of(town, case)
        if after.round == before.round:
            kept = [one for one in before.milestones if one.on_time is not None]
            assert list(after.milestones[: len(kept)]) == kept
        found = coming(after.milestones)
        if found is not None and after.stage in (Stage.SIGNED, Stage.HANDLING):
            assert after.hold_due <= found[1].due
        before = after
    for one in before.milestones:
        if one.on_time is None and one.started_at is not None:
            assert one.deadline is not None
            due = oracle(calendar, one.started_at, one.limit, list(before.stops), 0)
            assert one.deadline.due == due


NEEDED = [one.id for one in matters.SPEC.columns if one.needed]
HEAD = ",".join((*NEEDED, "milestones"))
ROW = "a,组,名,标准,办,town,5,working_days,dispatch,0,0,yes,,"


def read(cell: str) -> tuple[Milestone, ...]:
    (found,) = matters_of(f"{HEAD}\n{ROW}{cell}")
    return found.milestones


def test_a_catalogue_names_milestones_in_a_column_that_may_be_missing() -> None:
    assert read("停工 4 working_hours dispatch; 处罚 2 working_days previous") == BOTH
    assert read("停工 4 working_hours dispatch；处罚 2 working_days previous；") == BOTH
    assert read("") == ()
    old = ",".join(NEEDED) + "\n" + ROW.removesuffix(",")
    assert matters_of(old)[0].milestones == ()


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("停工 4", "节点"),
        ("停工 four working_hours dispatch", "four"),
        ("停工 4 fortnights dispatch", "fortnights"),
        ("停工 4 working_hours sunrise", "sunrise"),
        ("停工 0 working_hours dispatch", "time_limit_wrong"),
        ("停工 4 working_hours previous", "milestone_start_wrong"),
        ("停工 4 hours dispatch; 停工 5 hours dispatch", "milestone_twice"),
    ],
)
def test_a_wrong_cell_of_milestones_is_a_wrong_row(cell: str, said: str) -> None:
    with pytest.raises(BadInput, match=said) as caught:
        read(cell)
    assert caught.value.code == "table_rows_wrong"


def test_the_example_catalogue_stops_punishes_and_takes_down_an_illegal_building() -> None:
    rows = example_matters(date(2024, 1, 1), "示例目录")
    (building,) = [one for one in rows if one.name == "宅基地未批先建"]
    assert building.milestones == (
        STOPPED,
        Milestone(
            name="处罚", limit=TimeLimit(7, TimeUnit.WORKING_DAYS), start=MilestoneStart.DISPATCH
        ),
    )
    assert building.limit == TimeLimit(20, TimeUnit.WORKING_DAYS)
    groups = {one.category for one in rows if one.milestones}
    assert groups >= {"违法建设", "安全生产", "生态环保", "渔船管控", "道路交通", "市政设施"}
