"""History of another system: with its own instants, marked, and in no figure of ours."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from attrs import evolve

from ruralgov.app.receipts import Receipt
from ruralgov.domain import cases as c
from ruralgov.domain.access import STATISTICS
from ruralgov.domain.cases import (
    Action,
    CaseByNumber,
    CaseFigures,
    CaseHistory,
    ImportCase,
    ImportedFigures,
    PastEnding,
    RegisterOldSystem,
    RepeatsOf,
    Result,
    Satisfaction,
    Stage,
    SuggestLinks,
    WorkloadOf,
)
from ruralgov.domain.cases.imported.rules import import_case, key_of, register_old_system
from ruralgov.domain.kernel.calendar import SHANGHAI
from ruralgov.domain.kernel.ids import CaseId
from tests.given import given
from tests.town import NOW, Town, code_of
from tests.ways import WAYS, matter, report, take

SYSTEM = "旧热线"
MINUTE = timedelta(minutes=1)
YEARS: dict[str, Any] = {"first": "2025-01", "last": "2026-12"}


def at(month: int, day: int, hour: int = 9, year: int = 2025) -> datetime:
    return datetime(year, month, day, hour, tzinfo=SHANGHAI)


@pytest.fixture
def town() -> Town:
    town = Town()
    town.do("admin", registered())
    return town


def registered(**more: Any) -> RegisterOldSystem:
    fields: dict[str, Any] = {
        "name": SYSTEM,
        "first_day": date(2024, 1, 1),
        "last_day": NOW.date() - timedelta(1),
        "source": "旧系统导出",
    }
    return RegisterOldSystem(**(fields | more))


def past(town: Town, **more: Any) -> ImportCase:
    fields: dict[str, Any] = {
        "system": SYSTEM,
        "number": "LW2025-0017",
        "matter": "light",
        "place": town.village,
        "reported": at(12, 15),
        "dispatched": at(12, 15, 10),
        "due": at(12, 20, 17),
        "done": at(12, 20, 17),
        "ended": at(12, 22),
        "unit": "旧城建办",
        "result": Result.SOLVED,
        "satisfaction": Satisfaction.SATISFIED,
    }
    return ImportCase(**(fields | more))


def take_over(town: Town, **more: Any) -> Receipt:
    return town.do("admin", past(town, **more))


def test_rule_53_a_case_keeps_its_number_and_its_instants_beside_that_of_the_journal(
    town: Town,
) -> None:
    receipt = take_over(town)
    assert receipt.key == key_of("LW2025-0017")
    (found,) = town.ask("desk", CaseByNumber(number="LW2025-0017"))
    assert (found.case, found.stage, found.reported) == (receipt.key, Stage.CLOSED, at(12, 15))
    assert (found.due, found.deadline, found.unit) == (None, None, "旧城建办")
    known = found.imported
    assert (known.system, known.due, known.done) == (SYSTEM, at(12, 20, 17), at(12, 20, 17))
    assert known.on_time is True
    with town.app._runner.unit(write=False) as unit:  # noqa: SLF001
        (entry,) = unit.tx.history(("case", receipt.key, 0), 1)
    assert entry.at.startswith("2026-01-05")
    steps = town.ask("auditor", CaseHistory(number="LW2025-0017"))
    assert [(one.at, one.stage, one.imported) for one in steps] == [
        (at(12, 15), Stage.REPORTED, SYSTEM),
        (at(12, 15, 10), Stage.DISPATCHED, SYSTEM),
        (at(12, 20, 17), Stage.DONE, SYSTEM),
        (at(12, 22), Stage.CLOSED, SYSTEM),
    ]
    assert town.app.verify() == []


@pytest.mark.parametrize("ending", list(PastEnding))
def test_rule_53_each_ending_is_a_stage_from_which_nothing_leads_on(
    town: Town, ending: PastEnding
) -> None:
    case = CaseId(take_over(town, ending=ending).key)
    (found,) = town.ask("desk", CaseByNumber(number="LW2025-0017"))
    assert found.stage.value == ending.value
    for action in Action:
        code = code_of(lambda action=action: take(town, case, action))  # type: ignore[misc]
        assert code in ("case_stage_wrong", "grievance_missing"), (action, code)


def test_rule_53_the_same_again_changes_nothing_and_another_is_put_right_with_a_reason(
    town: Town,
) -> None:
    first = take_over(town)
    assert take_over(town).version == first.version == 1
    assert code_of(lambda: take_over(town, done=at(12, 21))) == "old_number_taken"
    assert code_of(lambda: take_over(town, result=None)) == "old_number_taken"
    assert take_over(town, done=at(12, 21), reason="办结时间抄错").version == 2
    (found,) = town.ask("desk", CaseByNumber(number="LW2025-0017"))
    assert found.imported.on_time is False
    (line,) = town.ask("auditor", ImportedFigures())
    assert (line.came_in, line.judged, line.on_time) == (1, 1, 0)
    assert town.app.verify() == []


BOUNDS: list[tuple[dict[str, Any], str]] = [
    ({"done": at(12, 20, 17) + MINUTE}, ""),
    ({"dispatched": at(12, 15) - MINUTE}, "past_order_wrong"),
    ({"dispatched": at(12, 15)}, ""),
    ({"done": at(12, 15, 10) - MINUTE}, "past_order_wrong"),
    ({"dispatched": None, "done": at(12, 15) - MINUTE}, "past_order_wrong"),
    ({"dispatched": None, "done": at(12, 15)}, ""),
    ({"ended": at(12, 20, 17) - MINUTE}, "past_order_wrong"),
    ({"done": None, "ended": at(12, 15, 10) - MINUTE}, "past_order_wrong"),
    ({"due": at(12, 15) - MINUTE}, "past_due_wrong"),
    ({"due": at(12, 15)}, ""),
    ({"reported": at(1, 1, 0, 2024)}, ""),
    ({"reported": at(1, 1, 0, 2024) - MINUTE}, "past_days_wrong"),
    ({"ended": datetime(2026, 1, 4, 23, 59, tzinfo=SHANGHAI)}, ""),
    ({"ended": datetime(2026, 1, 5, 0, 0, tzinfo=SHANGHAI)}, "past_days_wrong"),
    ({"ended": at(12, 22, year=2052)}, "past_days_wrong"),
    ({"matter": "nosuch"}, "matter_missing"),
    ({"system": "别的系统"}, "old_system_missing"),
    ({"number": "371082-2026-000001"}, "old_number_wrong"),
    ({"number": "x" * 60}, ""),
    ({"number": "x" * 61}, "old_number_wrong"),
    ({"unit": "13900001111"}, "text_personal"),
]


@pytest.mark.parametrize(("more", "code"), BOUNDS)
def test_rule_53_instants_are_in_order_and_within_the_days_of_the_system(
    town: Town, more: dict[str, Any], code: str
) -> None:
    assert code_of(lambda: take_over(town, **more)) == code


@pytest.mark.parametrize(
    ("more", "on_time"),
    [
        ({}, True),
        ({"done": at(12, 20, 17) + MINUTE}, False),
        ({"due": None}, None),
        ({"done": None}, None),
    ],
)
def test_rule_54_a_verdict_is_only_what_the_other_system_gave(
    town: Town, more: dict[str, Any], on_time: bool | None
) -> None:
    take_over(town, **more)
    (found,) = town.ask("desk", CaseByNumber(number="LW2025-0017"))
    assert found.imported.on_time is on_time


def test_rule_54_no_figure_of_ours_moves_and_the_sheet_names_what_it_leaves_out(
    town: Town,
) -> None:
    case = report(town, matter(town))
    take(town, case, *WAYS[Stage.CLOSED])
    questions = [
        *(CaseFigures(by=by) for by in (None, *c.FigureBy)),
        CaseFigures(place=town.village),
        WorkloadOf(**YEARS),
        RepeatsOf(**YEARS),
    ]
    before = [town.ask("auditor", one) for one in questions]
    take_over(town)
    take_over(town, number="LW2025-0018", done=at(12, 21), satisfaction=Satisfaction.UNREACHABLE)
    take_over(town, number="LW2025-0019", due=None, ending=PastEnding.FORCED)
    after = [town.ask("auditor", one) for one in questions]
    named = [evolve(one, imported=0) if hasattr(one, "imported") else one for one in after]
    assert named == before
    assert [one.imported for one in after if hasattr(one, "imported")] == [3] * 8
    (line,) = town.ask("auditor", ImportedFigures())
    assert (line.system, line.month, line.came_in) == (SYSTEM, "2025-12", 3)
    assert (line.judged, line.on_time) == (2, 1)
    assert (line.answered, line.satisfied, line.solved) == (2, 2, 3)
    assert town.ask("auditor", ImportedFigures(first="2026-01")) == []
    months = CaseFigures(first="2026-01", last="2026-12")
    assert town.ask("auditor", months).imported == 0


def test_rule_54_outside_the_office_few_are_held_back(town: Town) -> None:
    for number in range(6):
        late = number == 0
        take_over(town, number=f"LW{number}", done=at(12, 21 if late else 20))
    acting = town.acting("auditor") | {"purpose": STATISTICS}
    (line,) = town.app.query(ImportedFigures(), **acting)
    assert (line.came_in, line.on_time) == (None, None)  # one was late
    assert town.app.query(CaseFigures(), **acting).imported == 6
    take_over(town, number="LW0", reason="更正")
    (line,) = town.app.query(ImportedFigures(), **acting)
    assert (line.came_in, line.on_time) == (6, 6)
    assert town.app.query(CaseFigures(last="2025-11"), **acting).imported == 0


def test_rule_54_a_report_repeats_a_case_of_history_within_the_days_and_not_after(
    town: Town,
) -> None:
    old = take_over(town)
    case = report(town)
    found = town.ask("auditor", RepeatsOf(**YEARS)).found
    assert [one.earlier for one in found] == ["LW2025-0017"]
    take(town, case, Action.REFUSE)
    town.clock.now = at(12, 22).astimezone(UTC) + timedelta(days=30, minutes=1)
    report(town)
    assert len(town.ask("auditor", RepeatsOf(**YEARS)).found) == 1
    assert old.key


def test_rule_54_the_later_of_a_case_of_ours_and_one_of_history_is_repeated(town: Town) -> None:
    take_over(town, ended=datetime(2026, 1, 4, 9, tzinfo=SHANGHAI))
    case = report(town)
    take(town, case, *WAYS[Stage.FORCED])
    report(town)
    found = town.ask("auditor", RepeatsOf(**YEARS)).found
    assert [one.earlier for one in found] == ["LW2025-0017", "371082-2026-000001"]


def test_rule_54_problems_link_history_and_workload_does_not_count_it(town: Town) -> None:
    old = CaseId(
        take_over(
            town, reported=at(12, 30), dispatched=None, due=None, done=None, ended=at(12, 31)
        ).key
    )
    cases = [report(town) for _ in range(2)]
    (candidate, _) = sorted(
        town.ask("desk", SuggestLinks(case=cases[0])), key=lambda one: one.number != "LW2025-0017"
    )
    assert (candidate.case, candidate.imported, candidate.words) == (old, True, 0)
    before = town.ask("auditor", WorkloadOf(**YEARS))
    linked = c.OpenProblem(cases=(old, *cases), reason="同一盏灯")
    problem = town.do("desk", linked).key
    file = town.ask("auditor", c.ProblemFile(problem=problem))
    assert [one.imported for one in file.cases] == [True, False, False]
    after = town.ask("auditor", WorkloadOf(**YEARS))
    assert (before.cases, before.problems) == (2, 2)
    assert (after.cases, after.problems) == (2, 1)
    assert town.app.verify() == []


def test_a_machine_takes_nothing_over_and_days_are_possible() -> None:
    town = Town()
    here = given(c.OLD_SYSTEM)
    wrong = registered(first_day=date(2026, 1, 4), last_day=date(2026, 1, 3))
    here.when(wrong, register_old_system).refused("old_system_days_wrong")
    ahead = registered(last_day=date(2026, 1, 6))
    here.when(ahead, register_old_system).refused("old_system_days_wrong")
    same = registered(first_day=date(2026, 1, 5), last_day=date(2026, 1, 5))
    assert here.when(same, register_old_system).only().name == SYSTEM
    machine = given(c.CASE, machines=("me",))
    machine.when(past(town), import_case).refused("import_by_person")
