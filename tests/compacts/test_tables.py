"""Village rules and schemes from tables, and the example that ships."""

from attrs import evolve

from ruralgov.domain import compacts as c
from ruralgov.domain.compacts import imports
from ruralgov.domain.kernel.ids import PlaceId, VillageRulesId
from ruralgov.domain.kernel.imports import Problems
from ruralgov.imports.founding import example_rules, example_scheme, shipped
from ruralgov.imports.table import from_csv, rows
from tests.compacts.compact import TERMS
from tests.compacts.scenario import KEEPER
from tests.compacts.square import Square

VILLAGE, RULES = PlaceId("v"), VillageRulesId("r")


def test_the_example_has_58_categories_five_of_which_the_report_names() -> None:
    scheme = example_scheme(VILLAGE, RULES)
    assert len(scheme.categories) == 58
    named = {one.title for one in scheme.categories if not one.example}
    assert named == {"尊老爱幼", "互助友爱", "环境整治", "遵规守纪", "移风易俗"}
    assert {one.category for one in scheme.items} == {one.code for one in scheme.categories}
    assert all(one.example and one.consequences for one in scheme.items)


def test_the_example_is_drafted_in_a_village_and_no_word_of_it_is_refused() -> None:
    square = Square()
    rules = square.do(KEEPER, example_rules(square.village)).key
    square.do(KEEPER, example_scheme(square.village, rules))
    asked = c.LintClauses(clauses=example_rules(VILLAGE).clauses)
    assert square.town.ask(KEEPER, asked) == []


def test_every_wrong_cell_of_a_scheme_is_named() -> None:
    text = shipped("credit", "scheme-example.csv").decode()
    bad = text.replace("参加清洁日,3", "到上级信访,3").replace("L0101,L01", "L0101,L02")
    bad = bad.replace(",12,计分;提醒", ",12,计分;表彰")
    problems = Problems()
    spec = imports.SCHEME_SPEC
    table = rows(spec, [from_csv(bad.encode(), spec)], problems)
    imports.read_scheme(table, evolve(TERMS, most_month=30), problems)
    cells = {(one.row, one.column) for one in problems.found}
    assert len(cells) >= 3
    assert {"信访" in one.said("zh") for one in problems.found} == {True, False}


def test_every_wrong_cell_of_rules_is_named() -> None:
    bad = "条号,条文\n1,乱停车罚款\n1,清洁\n".encode()
    problems = Problems()
    spec = imports.RULES_SPEC
    imports.read_clauses(rows(spec, [from_csv(bad, spec)], problems), problems)
    assert [one.column for one in problems.found] == ["words", "code"]
