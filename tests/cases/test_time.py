"""The clock of a case: when it starts, what was judged by it, and more time."""

from datetime import UTC, datetime, timedelta

from ruralgov.domain import cases as m
from ruralgov.domain.cases import (
    DESK,
    Action,
    CaseClock,
    CaseFile,
    ClockStart,
    PauseGround,
    Result,
    Stage,
    Terms,
)
from ruralgov.domain.kernel.calendar import PublishedYear
from ruralgov.domain.policy import PublishCalendar
from tests.town import UNIT, Town, code_of
from tests.ways import (
    WAY,
    WAYS,
    matter,
    report,
    rounds,
    row,
    take,
)


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
    other = m.DispatchCase(case=case, unit=UNIT)
    assert code_of(lambda: town.do("desk", other)) == "text_not_clean"


def test_rule_6_the_clock_may_start_with_the_receipt(town: Town) -> None:
    case = report(town, matter(town, terms=Terms(start=ClockStart.RECEIPT)))
    town.clock.now += timedelta(days=4)
    take(town, case, Action.ACCEPT, Action.DISPATCH)
    assert row(town, case).due == datetime(2026, 1, 12, 9, 30, tzinfo=UTC)
    assert town.ask("handler", CaseClock(case=case))[-1] == "应于2026-01-12 17:30前办结"


def test_rule_6_a_unit_that_gets_a_case_later_has_its_own_clock(town: Town) -> None:
    case = report(town, matter(town))
    take(town, case, Action.ACCEPT, Action.DISPATCH, Action.ASK_RETURN)
    first = row(town, case).due
    town.clock.now += timedelta(days=1)
    take(town, case, Action.GRANT_RETURN, Action.DISPATCH, Action.SIGN, Action.HANDLE)
    assert row(town, case).due == first
    assert first is not None
    assert row(town, case).hold_due - first == timedelta(days=1)
    town.clock.now = first + timedelta(hours=1)
    take(town, case, Action.REPORT_DONE)
    (done,) = rounds(town, case)
    assert (done.on_time, done.unit_on_time) == (False, True)


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
    verdicts = [rounds(town, case)[0].on_time for case in (late, early)]
    assert verdicts == [False, True]


def test_rule_7_an_answer_at_once_is_a_round_with_a_verdict(town: Town) -> None:
    case = report(town, "policy")
    take(town, case, Action.ACCEPT, Action.ANSWER, Action.CALL_BACK, Action.CLOSE)
    (done,) = rounds(town, case)
    assert (done.on_time, done.result, done.unit) == (True, Result.EXPLAINED, DESK)


def test_rule_9_a_provisional_deadline_is_counted_again_when_its_year_is_published(
    town: Town,
) -> None:
    town.clock.now = datetime(2026, 12, 30, 1, 0, tzinfo=UTC)
    case = report(town, "policy")
    take(town, case, Action.ACCEPT, Action.DISPATCH)
    before = row(town, case)
    assert before.provisional
    holiday = 'year = 2027\nsource = "x"\n[holiday]\n"元旦" = [2027-01-01, 2027-01-04]'
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
    from ruralgov.domain.policy.imports_calendar import read

    return read(text.encode())


def test_rule_11_a_return_is_asked_in_its_window_and_decided_or_lapses(town: Town) -> None:
    case = report(town, matter(town))
    take(town, case, Action.ACCEPT, Action.DISPATCH, Action.ASK_RETURN)
    asked = row(town, case)
    assert asked.holder == "镇街城建办"
    assert code_of(lambda: take(town, case, Action.LAPSE_RETURN)) == "return_pending"
    town.clock.now += timedelta(days=3)
    take(town, case, Action.LAPSE_RETURN)
    assert row(town, case).stage is Stage.DISPATCHED
    assert row(town, case).due == asked.due
    assert code_of(lambda: take(town, case, Action.ASK_RETURN)) == "return_not_granted"


def test_rule_11_the_second_return_goes_to_arbitration_which_is_final(town: Town) -> None:
    case = report(town, matter(town))
    take(town, case, *WAYS[Stage.ARBITRATION])
    assert row(town, case).holder == "镇街城建办"
    take(town, case, Action.ARBITRATE)
    assert row(town, case).holder == UNIT
    assert code_of(lambda: take(town, case, Action.ASK_RETURN)) == "return_not_granted"
    take(town, case, *WAY[2:])
    assert rounds(town, case)[0].unit == UNIT


def test_rule_12_an_extension_is_asked_before_the_end_and_within_the_matter(town: Town) -> None:
    case = report(town, matter(town))
    take(town, case, *WAY[:4])
    before = row(town, case).due
    most = m.AskExtension(case=case, amount=4, reason="等")
    assert code_of(lambda: town.do("handler", most)) == "extension_too_long"
    take(town, case, Action.ASK_EXTENSION)
    assert code_of(lambda: take(town, case, Action.ASK_PAUSE)) == "time_already_asked"
    take(town, case, Action.REFUSE_TIME)
    assert row(town, case).due == before
    take(town, case, Action.ASK_EXTENSION, Action.EXTEND)
    after = row(town, case).due
    assert after is not None
    assert before is not None
    assert after > before
    assert "另延长1工作日" in town.ask("handler", CaseClock(case=case))
    more = m.AskExtension(case=case, amount=3, reason="等")
    assert code_of(lambda: town.do("handler", more)) == "extension_too_long"
    town.clock.now = after + timedelta(minutes=1)
    assert code_of(lambda: take(town, case, Action.ASK_EXTENSION)) == "extension_too_late"
    assert code_of(lambda: take(town, case, Action.EXTEND)) == "time_not_asked"


def test_rule_12_a_pause_has_a_cap_and_ends_early_or_by_itself(town: Town) -> None:
    case, other = report(town, matter(town)), report(town, "full")
    for one in (case, other):
        take(town, one, *WAY[:4])
    start = row(town, case).due
    assert start is not None
    long = m.AskPause(case=case, ground=PauseGround.OTHERS, days=11, reason="等")
    assert code_of(lambda: town.do("handler", long)) == "pause_too_long"
    for one in (case, other):
        take(town, one, Action.ASK_PAUSE, Action.PAUSE)
    assert row(town, case).due == start + timedelta(days=1)  # 6 January; 5 January is not counted
    assert row(town, case).hold_due == town.clock.now + timedelta(days=2)
    town.clock.now += timedelta(hours=2)
    take(town, case, Action.RESUME)
    assert row(town, case).due == start
    town.clock.now += timedelta(days=9)
    take(town, other, Action.RESUME)
    assert row(town, other).due == start + timedelta(days=1)
    assert any("暂停计时" in line for line in town.ask("handler", CaseClock(case=other)))
