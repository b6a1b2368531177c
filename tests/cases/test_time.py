"""The clock of a case: when it starts, what was judged by it, and more time."""

from datetime import UTC, date, datetime, timedelta

from attrs import evolve

from ruralgov.domain import cases as m
from ruralgov.domain.cases import (
    DESK,
    Action,
    CaseClock,
    CaseFile,
    ClockStart,
    PauseGround,
    Result,
    SpellEnd,
    Stage,
    Terms,
)
from ruralgov.domain.kernel.calendar import PublishedYear, Session, legal_date
from ruralgov.domain.kernel.clock import TimeLimit, TimeUnit, stamp
from ruralgov.domain.policy import (
    AdoptProfile,
    CorrectProfileEntry,
    CurrentProfile,
    PublishCalendar,
)
from tests.town import UNIT, Town, code_of
from tests.ways import (
    WAY,
    WAYS,
    case_of,
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
    take(town, case, Action.REPORT_DONE, Action.PASS_CHECK)
    (done,) = rounds(town, case)
    assert (done.on_time, done.unit_on_time) == (False, True)


def test_rule_7_what_a_check_finds_undone_is_not_on_time_for_ever(town: Town) -> None:
    case, good = report(town), report(town)
    for one in (case, good):
        take(town, one, *WAY[:5])
    first = town.clock.now
    take(town, case, Action.FAIL_CHECK)
    assert row(town, case).holder == "镇街城建办"
    assert rounds(town, case) == []
    town.clock.now += timedelta(days=30)
    take(town, case, *WAY[4:])
    take(town, good, *WAY[5:])  # it was done in time, however late it was checked
    assert [rounds(town, one)[0].on_time for one in (case, good)] == [False, True]
    (judged,) = case_of(town, case).rounds
    assert (judged.reported_at, judged.failed) == (first, 1)
    assert judged.done_at == first + timedelta(days=30)


def test_rule_7_a_round_is_judged_once_however_it_ends(town: Town) -> None:
    code = matter(town)
    case = report(town, code)
    take(town, case, *WAY[:4])
    due = row(town, case).due
    assert due is not None
    town.clock.now = due + timedelta(days=10)
    take(town, case, Action.REPORT_DONE, Action.FAIL_CHECK, Action.ESCALATE)
    longer = m.DefineMatter(
        code=code,
        category="其他",
        name="全流程事项",
        standard="有",
        unit="镇街城建办",
        limit=TimeLimit(60, TimeUnit.WORKING_DAYS),
        since=legal_date(town.clock.now) + timedelta(days=1),
        source="x",
    )
    town.do("admin", longer)
    town.clock.now += timedelta(days=2)
    take(town, case, Action.ANSWER)
    (judged,) = case_of(town, case).rounds
    assert (judged.number, judged.on_time, judged.due) == (1, False, due)
    (spell,) = case_of(town, case).spells
    assert (spell.unit, spell.ended, spell.on_time) == ("镇街城建办", SpellEnd.ESCALATED, False)
    assert town.app.verify() == []


def test_rule_7_each_unit_is_judged_for_the_time_that_it_had_the_case(town: Town) -> None:
    case = report(town, matter(town))
    take(town, case, Action.ACCEPT, Action.DISPATCH, Action.ASK_RETURN)
    asked = town.clock.now
    town.clock.now += timedelta(days=20)  # the desk sleeps; the unit asked in time
    take(town, case, Action.GRANT_RETURN, Action.DISPATCH, Action.SIGN, Action.HANDLE)
    town.clock.now += timedelta(days=1)
    done = town.clock.now
    take(town, case, Action.REPORT_DONE)
    town.clock.now += timedelta(days=30)
    take(town, case, Action.PASS_CHECK, Action.REOPEN, *WAY[1:4], Action.FORCE)
    spells = case_of(town, case).spells
    assert [(one.round, one.ended, one.until, one.on_time) for one in spells] == [
        (1, SpellEnd.RETURNED, asked, True),
        (1, SpellEnd.DONE, done, True),
        (2, SpellEnd.FORCED, town.clock.now, True),
    ]
    assert [one.on_time for one in rounds(town, case)] == [False]


def test_rule_7_an_answer_keeps_what_was_granted(town: Town) -> None:
    case = report(town, matter(town))
    take(town, case, *WAY[:4], Action.ASK_EXTENSION, Action.EXTEND)
    due = row(town, case).due
    assert due is not None
    take(town, case, Action.ESCALATE)
    town.clock.now = due
    take(town, case, Action.ANSWER)
    assert rounds(town, case)[0].on_time


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
    lines = town.ask("handler", CaseClock(case=case))
    assert lines[-1] == f"原应于{stamp(before.due)}前办结，因放假安排公布或更正而重新计算"
    version = len(town.app.storage.journal)  # type: ignore[attr-defined]
    town.do("desk", m.RecomputeDeadline(case=case))
    assert len(town.app.storage.journal) == version  # type: ignore[attr-defined]


def test_rule_9_a_corrected_calendar_moves_every_open_deadline_and_no_verdict(town: Town) -> None:
    town.clock.now = datetime(2026, 2, 24, 1, 0, tzinfo=UTC)
    code = matter(town)
    case, done = report(town, code), report(town, code)
    take(town, case, *WAY[:4])
    take(town, done, *WAY[:6])
    before, judged = row(town, case), rounds(town, done)
    holiday = (
        'year = 2026\nsource = "延长"\n[holiday]\n"春节" = [2026-02-25, 2026-02-26, 2026-02-27]'
    )
    town.do("registrar", PublishCalendar(year=calendar_of(holiday), reason="国办发明电〔2020〕1号"))
    after = row(town, case)
    assert (before.due, after.due) == (due_at(3, 2), due_at(3, 6))
    assert row(town, case).hold_due == after.due
    assert rounds(town, done) == judged
    take(town, case, Action.ASK_EXTENSION)
    assert row(town, case).due == after.due


def summer(town: Town, since: date) -> None:
    """Adopt a profile by which the day is over at 16:00."""
    profile = town.ask("auditor", CurrentProfile())
    hours = (Session(480, 960),)
    town.do("admin", AdoptProfile(profile=evolve(profile, name="夏", since=since, sessions=hours)))


def test_rule_9_new_hours_of_the_profile_move_open_deadlines_from_their_day_on(town: Town) -> None:
    town.clock.now = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
    code = matter(town)
    case, sooner = report(town, code), report(town, "light")
    take(town, case, *WAY[:4])
    take(town, sooner, *WAY[:4])
    before = row(town, sooner).due
    summer(town, date(2026, 3, 9))
    assert row(town, case).due == due_at(3, 9) - timedelta(minutes=90)
    assert row(town, sooner).due == before
    take(town, case, Action.ASK_EXTENSION, Action.EXTEND)
    assert row(town, case).due == due_at(3, 10) - timedelta(minutes=90)
    assert "2026-03-09 17:30" in " ".join(town.ask("handler", CaseClock(case=case)))
    wrong = CorrectProfileEntry(entry=date(2026, 3, 9), reason="误录")
    town.do("admin", wrong)
    assert row(town, case).due == due_at(3, 10)


def test_rule_9_the_clock_of_the_unit_is_counted_again_though_that_of_the_case_is_sure(
    town: Town,
) -> None:
    receipt = matter(town, terms=Terms(start=ClockStart.RECEIPT))
    town.clock.now = datetime(2026, 12, 21, 1, 0, tzinfo=UTC)
    case = report(town, receipt)
    take(town, case, Action.ACCEPT)
    town.clock.now = datetime(2026, 12, 28, 1, 0, tzinfo=UTC)
    take(town, case, *WAY[1:4])
    case_due = row(town, case).due
    assert row(town, case).provisional
    year = 'year = 2027\nsource = "x"\n[holiday]\n"元旦" = [2027-01-01, 2027-01-04, 2027-01-05]'
    town.do("registrar", PublishCalendar(year=calendar_of(year)))
    assert row(town, case).due == case_due
    town.clock.now = datetime(2027, 1, 6, 1, 0, tzinfo=UTC)
    take(town, case, Action.REPORT_DONE, Action.PASS_CHECK)
    (spell,) = case_of(town, case).spells
    assert spell.on_time
    assert not row(town, case).provisional


def due_at(month: int, day: int) -> datetime:
    return datetime(2026, month, day, 9, 30, tzinfo=UTC)


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
    assert row(town, case).hold_due == datetime(2026, 1, 6, 9, 30, tzinfo=UTC)
    town.clock.now += timedelta(hours=2)
    take(town, case, Action.RESUME)
    assert row(town, case).due == start
    town.clock.now += timedelta(days=9)
    take(town, other, Action.RESUME)
    assert row(town, other).due == start + timedelta(days=1)
    assert any("暂停计时" in line for line in town.ask("handler", CaseClock(case=other)))
