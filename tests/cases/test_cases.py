"""The rules of cases, each tried on a town, and all of them on any walk."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruralgov.domain import cases as m
from ruralgov.domain.access import ADMINISTRATION, GrantRole, Readings
from ruralgov.domain.cases import (
    CALLER,
    CHECKER,
    DESK,
    SUPERVISOR,
    TABLE,
    Action,
    Attachment,
    CaseByNumber,
    CaseFigures,
    CaseFile,
    Ending,
    FigureBy,
    FigureLine,
    IntakeChannel,
    Level,
    OpenCases,
    RefusalGround,
    Satisfaction,
    Stage,
)
from ruralgov.domain.cases.need_to_know import NEEDS
from ruralgov.domain.cases.table import OPEN
from ruralgov.domain.kernel.ids import AccountId, CaseId, OrganisationId
from ruralgov.domain.kernel.personal import CitizenText
from ruralgov.domain.kernel.roles import Actor
from ruralgov.sample.city import STAFF
from tests.town import UNIT, Town, code_of
from tests.ways import (
    HELPED,
    MAIN,
    PUNISHED,
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

Step = tuple[str, Any]
OTHER = OrganisationId("00000000-0000-7000-8000-0000000000aa")
WALKED: list[Step] = [
    *MAIN.values(),
    ("handler", lambda case: reaching(case, PUNISHED.name)),
    HELPED,
    ("desk", lambda case: m.ReclassifyCase(case=case, matter="full", reason="分类有误")),
    ("supervisor", lambda _case: m.HandOverCases(unit=UNIT, to=OTHER, reason="撤并")),
]
"""What may be given on a walk, and by whom: a step for each milestone, and those beside a case."""


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


def test_rule_2_numbers_are_of_the_city_and_year_and_grow(town: Town) -> None:
    cases = [report(town), report(town)]
    numbers = [row(town, case).number for case in cases]
    assert numbers == ["371082-2026-000001", "371082-2026-000002"]
    (found,) = town.ask("desk", CaseByNumber(number=numbers[1]))
    assert found.number == numbers[1]
    assert town.ask("desk", CaseByNumber(number="none")) == []


def test_rule_4_a_refusal_needs_a_reason_in_words(town: Town) -> None:
    case = report(town)
    empty = m.RefuseCase(case=case, ground=RefusalGround.NOT_OUR_REMIT, reason=" ")
    assert code_of(lambda: town.do("desk", empty)) == "text_not_clean"
    take(town, case, Action.REFUSE)
    assert row(town, case).stage is Stage.REFUSED


def test_rule_8_nobody_checks_or_calls_back_on_their_own_work(town: Town) -> None:
    acting: dict[str, Any] = {
        "actor": Actor(AccountId("admin")),
        "purpose": ADMINISTRATION,
    }
    for role in (CHECKER, CALLER):
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
    grant = GrantRole(account=AccountId("handler"), role=SUPERVISOR, basis="x")
    town.do("admin", grant)
    case = report(town, matter(town))
    take(town, case, *WAY[:4], Action.ASK_EXTENSION)
    for command in (
        m.DecideTime(case=case, granted=True, reason="好"),
        m.ForceClose(case=case, reason="好"),
    ):
        assert code_of(partial(town.do, "handler", command)) == "handler_judges_own_work"


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
    assert file.first_answer is None or "text" in read
    read |= set() if file.first_answer is None else {"note"}
    recorded = town.ask("auditor", Readings(subject=f"case/{case}"))
    assert [set(one.fields.split()) for one in recorded] == ([read] if read else [])
    assert stage in OPEN or not read


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
    assert {line.key: line.done for line in by_level.lines} == {"city": 1, "town": 0}
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
def test_on_any_walk_an_open_case_has_one_owner_a_clock_and_frozen_verdicts(
    walk: list[tuple[Step, int]],
) -> None:
    town = Town()
    town.unit("联动中心", OTHER)
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
