from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.town import Town, code_of
from tests.ways import (
    MAIN,
    PUNISHED,
    STEPS,
    STOPPED,
    WAY,
    WAYS,
    WORDS,
    matter,
    reaching,
    report,
    rounds,
    row,
    take,
)

from ruralgov.domain.access import GrantRole, Readings
from ruralgov.domain.cases import IntakeChannel, RefusalGround, Satisfaction, Stage
from ruralgov.domain.cases import messages as m
from ruralgov.domain.cases.model import DESK, Attachment, ClockStart, PauseGround, Result, Terms
from ruralgov.domain.cases.needs import NEEDS
from ruralgov.domain.cases.table import (
    OPEN,
    TABLE,
    TRANSITIONS,
    Action,
    Level,
    as_diagram,
    as_markdown,
)
from ruralgov.domain.cases.views import (
    CaseByNumber,
    CaseClock,
    CaseFile,
    Ending,
    Matters,
    OpenCases,
)
from ruralgov.domain.cases.views_figures import CaseFigures, FigureBy, FigureLine
from ruralgov.domain.kernel.calendar import PublishedYear
from ruralgov.domain.kernel.clock import TimeLimit, TimeUnit
from ruralgov.domain.kernel.declare import Actor, Purpose, Role
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import AccountId, CaseId
from ruralgov.domain.kernel.personal import CitizenText
from ruralgov.domain.policy import PublishCalendar
from ruralgov.imports import matters
from ruralgov.imports.founding import shipped
from ruralgov.imports.table import from_csv
from ruralgov.ports.tables import Table
from ruralgov.sample.city import STAFF

A = Action
Step = tuple[str, Any]
WALKED: list[Step] = [*MAIN.values(), ("handler", lambda case: reaching(case, PUNISHED.name))]
"""What may be given on a walk, and by whom: a step for each milestone."""


def shares(line: FigureLine) -> dict[str, tuple[int | None, int | None]]:
    return {one.measure.value: (one.numerator, one.denominator) for one in line.figures}


def test_a_case_goes_its_whole_way_and_ends_with_its_figures(town: Town) -> None:
    case = report(town)
    take(town, case, *WAY)
    assert row(town, case).stage is Stage.CLOSED
    figures = town.ask("auditor", CaseFigures())
    assert figures.endings == {Ending.CLOSED: 1}
    assert (figures.total.reported, figures.total.done) == (1, 1)
    assert shares(figures.total)["on_time"] == shares(figures.total)["satisfied"] == (1, 1)


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
    assert found.number == numbers[1]
    assert town.ask("desk", CaseByNumber(number="none")) == []


@pytest.mark.parametrize("stage", list(Stage))
def test_rule_3_what_is_not_in_the_table_cannot_happen(stage: Stage) -> None:
    town = Town()
    matter(town)
    table = {(one.source, one.action): one for one in TABLE}
    for action in STEPS:
        case = report(town, "full")
        take(town, case, *WAYS[stage])
        assert row(town, case).stage is stage
        code = code_of(partial(take, town, case, action))
        if (stage, action) not in table:
            assert code == "case_stage_wrong", (stage, action)
        elif not code:
            targets = {TRANSITIONS.get((stage, one)) for one in alike(action)}
            assert row(town, case).stage in targets, (stage, action)
        else:
            assert code in table[stage, action].refusals, (stage, action)


def alike(action: Action) -> set[Action]:
    """Return the actions that are given by the same command with the same fields."""
    pairs = ({A.ASK_RETURN, A.DISPUTE}, {A.EXTEND, A.PAUSE})
    return next((pair for pair in pairs if action in pair), {action})


def test_rule_3_the_table_has_no_dead_end_and_is_printed_whole() -> None:
    assert {one.action for one in TABLE} == set(Action)
    for stage in Stage:
        ways = [one for one in TABLE if one.source is stage and not one.overlay]
        assert bool(ways) == (stage in OPEN)
    for lang in ("zh", "en"):
        text = as_markdown(lang) + as_diagram(lang)
        for one in TABLE:
            assert one.action.label(lang) in text
            assert one.source.label(lang) in text


def test_rule_3_the_page_of_the_table_is_the_table() -> None:
    page = (Path(__file__).parents[2] / "docs" / "cases.md").read_text(encoding="utf-8")
    for lang in ("zh", "en"):
        assert as_markdown(lang) in page
    assert as_diagram("zh") in page


def test_rule_4_a_refusal_needs_a_reason_in_words(town: Town) -> None:
    case = report(town)
    empty = m.RefuseCase(case=case, ground=RefusalGround.NOT_OUR_REMIT, reason=" ")
    assert code_of(lambda: town.do("desk", empty)) == "text_not_clean"
    take(town, case, Action.REFUSE)
    assert row(town, case).stage is Stage.REFUSED


def test_rule_4_a_matter_may_say_that_it_is_never_refused(town: Town) -> None:
    case = report(town, matter(town, terms=Terms(refusable=False)))
    assert code_of(lambda: take(town, case, Action.REFUSE)) == "matter_not_refusable"
    take(town, case, Action.ACCEPT, Action.DECLINE)
    assert row(town, case).stage is Stage.NOT_FILED


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


def test_rule_8_nobody_gives_themselves_more_time(town: Town) -> None:
    grant = GrantRole(account=AccountId("handler"), role=Role.SUPERVISOR, basis="x")
    town.do("admin", grant)
    case = report(town, matter(town))
    take(town, case, *WAY[:4], Action.ASK_EXTENSION)
    for command in (
        m.DecideTime(case=case, granted=True, reason="好"),
        m.ForceClose(case=case, reason="好"),
    ):
        assert code_of(partial(town.do, "handler", command)) == "handler_judges_own_work"


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
    take(town, case, *WAYS[Stage.HANDLING])
    file = town.ask("handler", CaseFile(case=case))
    assert (file.text, file.reporter) == (WORDS, "孙二娘")
    before = town.clock.now
    town.clock.now += timedelta(hours=1)
    town.ask("desk", CaseFile(case=case))
    found = town.ask("auditor", Readings(subject=f"case/{case}"))
    assert [one.account for one in found] == ["handler", "desk"]
    assert {one.fields for one in found} == {"contact reporter text"}
    leak = Readings(subject=f"case/{case}", before=before + timedelta(minutes=1))
    assert [one.account for one in town.ask("auditor", leak)] == ["handler"]
    assert code_of(lambda: town.ask("auditor", CaseFile(case=case))) == "not_granted"


@pytest.mark.parametrize("stage", list(Stage))
@pytest.mark.parametrize("account", ["desk", "handler", "caller"])
def test_rule_10_nobody_is_shown_more_or_longer_than_needed(
    town: Town, stage: Stage, account: str
) -> None:
    case = report(town, matter(town))
    take(town, case, *WAYS[stage])
    file = town.ask(account, CaseFile(case=case))
    role = STAFF[account][0]
    read = set()
    for field, needs in NEEDS.items():
        shown = getattr(file, field) is not None
        assert shown == (stage in needs[role])
        read |= {field} if shown else set()
    recorded = town.ask("auditor", Readings(subject=f"case/{case}"))
    assert [set(one.fields.split()) for one in recorded] == ([read] if read else [])
    assert stage in OPEN or not read


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
    assert row(town, case).holder == "城建办"
    assert code_of(lambda: take(town, case, Action.ASK_RETURN)) == "return_not_granted"
    take(town, case, *WAY[2:])
    assert rounds(town, case)[0].unit == "城建办"


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


def test_rule_13_a_case_goes_up_one_level_at_a_time_and_keeps_its_clock(town: Town) -> None:
    case = report(town, matter(town))
    take(town, case, *WAY[:4])
    due = row(town, case).due
    assert row(town, case).level is Level.TOWN
    take(town, case, Action.ESCALATE)
    assert (row(town, case).level, row(town, case).holder) == (Level.CITY, DESK)
    take(town, case, *WAY[1:4])
    assert row(town, case).due == due
    assert code_of(lambda: take(town, case, Action.ESCALATE)) == "level_is_highest"
    take(town, case, *WAY[4:])
    by_level = town.ask("auditor", CaseFigures(by=FigureBy.LEVEL))
    assert [(line.key, line.done) for line in by_level.lines] == [("city", 1)]
    assert shares(by_level.total)["in_town"] == (0, 1)


def test_rule_14_a_dissatisfied_reporter_opens_a_round_with_its_own_clock(town: Town) -> None:
    case = report(town, matter(town))
    take(town, case, *WAY[:6])
    first = row(town, case).due
    town.clock.now += timedelta(days=30)
    take(town, case, Action.REOPEN)
    assert (row(town, case).stage, row(town, case).round) == (Stage.ACCEPTED, 2)
    take(town, case, *WAY[1:6])
    again = row(town, case).due
    assert first is not None
    assert again is not None
    assert again - first > timedelta(days=25)
    take(town, case, Action.REOPEN)  # the profile gives two rounds: now it can be closed
    assert row(town, case).stage is Stage.CALLED_BACK
    one, two = rounds(town, case)
    assert (one.on_time, two.on_time) == (True, True)
    assert {one.satisfaction, two.satisfaction} == {Satisfaction.DISSATISFIED}


def test_rule_15_urging_and_supervising_change_nothing_else(town: Town) -> None:
    case = report(town, matter(town))
    take(town, case, *WAY[:3])
    before = row(town, case)
    take(town, case, Action.URGE, Action.SUPERVISE)
    assert row(town, case) == before


def test_rule_16_a_case_that_a_unit_had_is_not_cancelled(town: Town) -> None:
    case = report(town, matter(town))
    take(town, case, Action.ACCEPT, Action.DISPATCH, Action.ASK_RETURN, Action.GRANT_RETURN)
    assert code_of(lambda: take(town, case, Action.CANCEL)) == "case_not_cancellable"
    empty = m.ForceClose(case=case, reason="")
    assert code_of(lambda: town.do("supervisor", empty)) == "text_not_clean"
    take(town, case, Action.FORCE)
    assert row(town, case).stage is Stage.FORCED


@pytest.mark.parametrize(("sha256", "size"), [("0a", 1), ("0a" * 32, 0), ("zz" * 32, 1)])
def test_an_attachment_is_a_hash_and_a_size(sha256: str, size: int) -> None:
    assert Attachment(kind="照片", sha256="0a" * 32, size=1).size == 1
    wrong = partial(Attachment, kind="照片", sha256=sha256, size=size)
    assert code_of(wrong) == "attachment_wrong"


@given(st.lists(st.tuples(st.sampled_from(WALKED), st.integers(1, 40)), max_size=40))
@settings(max_examples=100, deadline=None)
def test_on_any_walk_an_open_case_has_one_owner_a_clock_and_frozen_verdicts(
    walk: list[tuple[Step, int]],
) -> None:
    town = Town()
    case = report(town, matter(town, milestones=(STOPPED, PUNISHED)))
    take(town, case, Action.ACCEPT, Action.DISPATCH)
    refusals = {code for one in TABLE for code in one.refusals}
    frozen: list[tuple[bool, bool]] = []
    for (account, make), hours in walk:
        town.clock.now += timedelta(hours=hours)
        code = code_of(lambda account=account, make=make: town.do(account, make(case)))  # type: ignore[misc]
        assert code in {"", "case_stage_wrong"} | refusals
        now = row(town, case)
        out = now.stage in OPEN - {Stage.REPORTED, Stage.ACCEPTED, Stage.ANSWERED}
        assert not out or now.due is not None
        assert now.holder
        assert now.hold_due >= now.reported
        verdicts = [(one.on_time, one.unit_on_time) for one in rounds(town, case)]
        assert verdicts[: len(frozen)] == frozen
        assert now.round - 1 <= len(verdicts) <= now.round
        frozen = verdicts
    assert town.app.verify() == []


def catalogue(data: bytes) -> Table:
    return from_csv(data, matters.TABLE)


def test_the_example_catalogue_has_more_than_400_matters_with_the_five_of_the_report() -> None:
    found = matters.read(
        [catalogue(shipped("matters", "example.csv"))], date(2024, 1, 1), "示例目录"
    )
    assert len(found) > 400
    assert len({one.name for one in found}) == len(found)
    groups = {one.category for one in found}
    assert {"安全生产", "生态环保", "渔船管控"} <= groups
    assert {"井盖维修", "路灯维护"} <= {one.name for one in found}
    assert sum(bool(one.milestones) for one in found) >= 5


def test_a_catalogue_names_every_wrong_row_at_once() -> None:
    head = ",".join(one.id for one in matters.TABLE.columns if one.needed)
    good = "a,组,名,标准,办,town,5,working_days,dispatch,0,0,yes,"
    (stern,) = matters.read(
        [catalogue(f"{head},refusable\n{good},no".encode())], date(2024, 1, 1), "t"
    )
    assert not stern.terms.refusable
    rows = [good, good, good.replace("a,", "b,", 1).replace("yes", "maybe"), "c" + good[1:]]
    rows[3] = rows[3].replace("5,working_days", "0,fortnights")
    with pytest.raises(BadInput) as caught:
        matters.read([catalogue("\n".join([head, *rows]).encode())], date(2024, 1, 1), "t")
    assert caught.value.code == "table_rows_wrong"
    for word in ("maybe", "fortnights"):
        assert word in caught.value.en


def test_the_open_cases_of_a_town_come_by_their_deadline() -> None:
    town = Town()
    report = partial(
        m.ReportCase,
        matter="light",
        channel=IntakeChannel.WEB,
        text=CitizenText.of("灯"),
    )
    first = town.do("reporter", report(place=town.village)).key
    town.clock.now += timedelta(hours=30)
    second = town.do("reporter", report(place=town.other)).key
    town.do(
        "desk",
        m.RefuseCase(
            case=CaseId(town.do("reporter", report(place=town.other)).key),
            ground=RefusalGround.REPEAT,
            reason="已答复",
        ),
    )
    town.do("desk", m.AcceptCase(case=CaseId(first)))
    found = town.ask("desk", OpenCases(place=town.town))
    assert {row.owner for row in found} == {first, second}
    assert [row.hold_due for row in found] == sorted(row.hold_due for row in found)
    assert [row.owner for row in town.ask("desk", OpenCases(place=town.other))] == [second]
