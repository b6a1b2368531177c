"""Village rules and schemes as tables plan them: taken once, drafted anew, and of one village."""

from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import compacts as c
from ruralgov.domain.compacts.imports import SCHEME_SPEC, TABLES, read_scheme
from ruralgov.domain.kernel.imports import Problems
from ruralgov.imports.steps import asking, importing
from ruralgov.imports.table import from_csv, rows
from tests.compacts.compact import TERMS
from tests.compacts.scenario import KEEPER
from tests.compacts.square import Square

RULES, SCHEME = TABLES
HEADS = {table.spec.name: ",".join(one.zh for one in table.spec.columns) for table in TABLES}
CLAUSES = ("1,尊老爱幼", "2,爱护环境")
ITEM = {
    "code": "A1",
    "category": "A",
    "title": "尊老爱幼",
    "month": "20",
    "clause": "1",
    "item": "陪护老人",
    "points": "2",
    "hourly": "是",
    "most": "10",
    "evidence": "签到表或工时记录",
    "expires": "24",
    "follows": "计分;表彰",
    "origin": "正式",
}


def item(**more: str) -> str:
    """Return a row of a scheme that differs so."""
    return ",".join((ITEM | more).values())


@pytest.fixture
def square() -> Square:
    return Square()


def planned(square: Square, table: Any, *lines: str, **options: str) -> Any:
    text = "\n".join([HEADS[table.spec.name], *lines]) + "\n"
    ask = asking(square.town.app, square.town.city.staff(KEEPER))
    values = {"place": "371082101201", "title": "规约"} | options
    if table is SCHEME:
        values = {"rules-id": square.rules, "most-month": "30"} | values
    taken = importing(ask, table, values, tables=(from_csv(text.encode(), table.spec),))
    steps = table.plan(taken)
    return steps, [(one.error.code, one.row, one.column) for one in taken.problems.found]


def test_rules_are_drafted_once_and_again_when_they_were_withdrawn(square: Square) -> None:
    steps, wrong = planned(square, RULES, *CLAUSES)
    assert (wrong, steps.counts) == ([], {"clauses": 2})
    (step,) = steps.steps
    assert (step.command.village, step.command.title) == (square.village, "规约")
    key = square.do(KEEPER, step.command).key
    again, _ = planned(square, RULES, *CLAUSES)
    assert (again.counts, again.steps) == ({"same": 2}, [])
    assert len(planned(square, RULES, *CLAUSES, title="另一规约")[0].steps) == 1
    assert len(planned(square, RULES, CLAUSES[0])[0].steps) == 1
    square.do(KEEPER, c.WithdrawVillageRules(rules=key, reason="误"))
    assert len(planned(square, RULES, *CLAUSES)[0].steps) == 1


def test_a_scheme_is_drafted_once_with_its_terms(square: Square) -> None:
    steps, wrong = planned(square, SCHEME, item(), honours="3", tie="earlier")
    assert (wrong, steps.counts) == ([], {"categories": 1, "scored items": 1})
    (step,) = steps.steps
    terms = step.command.terms
    assert (terms.most_month, terms.honours, terms.tie) == (30, 3, c.TieRule.EARLIER)
    assert step.command.rules == square.rules
    (one,) = step.command.items
    assert (one.hourly, one.expires_months, one.example) == (True, 24, False)
    key = square.do(KEEPER, step.command).key
    again, _ = planned(square, SCHEME, item(), honours="3", tie="earlier")
    assert (again.counts, again.steps) == ({"same": 1}, [])
    assert len(planned(square, SCHEME, item(points="3"))[0].steps) == 1
    assert len(planned(square, SCHEME, item(month="21"))[0].steps) == 1
    square.do(KEEPER, c.WithdrawCreditScheme(scheme=key, reason="误"))
    assert len(planned(square, SCHEME, item(), honours="3", tie="earlier")[0].steps) == 1


def test_what_is_wrong_is_named_and_nothing_is_drafted(square: Square) -> None:
    steps, wrong = planned(square, RULES, "1,尊老爱幼", "1,信访的，扣分")
    assert wrong == [("rules_clauses_wrong", 3, "code"), ("rules_clause_refused", 3, "words")]
    assert steps.steps == []
    assert planned(square, RULES)[0].steps == []
    for table, lines in ((RULES, CLAUSES), (SCHEME, (item(),))):
        with pytest.raises(Exception, match="place_missing"):
            planned(square, table, *lines, place="371082999999")


@pytest.mark.parametrize(
    ("second", "wrong"),
    [
        ({"code": "A2"}, []),
        ({"code": "A1"}, [("credit_code_twice", None)]),
        ({"code": "A2", "title": "别的"}, [("credit_code_twice", "category")]),
        ({"code": "A2", "month": "21"}, [("credit_code_twice", "category")]),
        ({"code": "A2", "points": "11"}, [("credit_points_wrong", "points")]),
        ({"code": "A2", "expires": ""}, []),
        ({"code": "A2", "follows": "罚款"}, [("cell_wrong", "consequences")]),
        ({"code": "A2", "follows": "计分;提醒"}, [("credit_consequence_wrong", "consequences")]),
        ({"code": "A2", "expires": "61"}, [("credit_expiry_wrong", "expires_months")]),
    ],
)
def test_each_row_of_a_scheme_fits_the_others(
    second: dict[str, str], wrong: list[tuple[str, str | None]]
) -> None:
    text = "\n".join([HEADS["credit_scheme"], item(), item(**second)]) + "\n"
    problems = Problems()
    table = rows(SCHEME_SPEC, [from_csv(text.encode(), SCHEME_SPEC)], problems)
    first, categories, items = read_scheme(table, evolve(TERMS, most_month=30), problems)
    assert [(one.error.code, one.column) for one in problems.found] == wrong
    assert first is not None
    assert first.number == 2
    assert len(categories) == 1
    if second.get("expires") == "":
        assert items[1].expires_months == 12


@pytest.mark.parametrize(
    ("title", "origin", "category", "of_item"),
    [
        ("尊老爱幼", "正式", False, False),
        ("尊老爱幼", "示例", False, True),
        ("别的", "示例", True, True),
        ("别的", "", False, False),
    ],
)
def test_what_was_made_up_is_an_example_and_what_the_report_names_is_not(
    title: str, origin: str, category: bool, of_item: bool
) -> None:
    text = "\n".join([HEADS["credit_scheme"], item(title=title, origin=origin)]) + "\n"
    problems = Problems()
    table = rows(SCHEME_SPEC, [from_csv(text.encode(), SCHEME_SPEC)], problems)
    _, (one,), (made,) = read_scheme(table, TERMS, problems)
    assert (one.example, made.example) == (category, of_item)
