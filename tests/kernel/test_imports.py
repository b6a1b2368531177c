"""What an import asks for besides its table, and where a refusal is shown."""

from datetime import date
from typing import Any

import pytest
from tests.town import code_of

from ruralgov.domain.kernel import texts
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.kernel.imports import (
    COLLECTIVE,
    SINCE,
    SOURCE,
    Import,
    ImportFile,
    Importing,
    ImportTable,
    Option,
    Problems,
    Step,
    Steps,
    at,
    day_of,
    id_of,
)
from ruralgov.domain.kernel.tables import Line, TableSpec

NEEDED = Option(name="since", said="the day", zh="日期", read=day_of)


def nothing(_: Importing) -> Steps:
    return Steps()


@pytest.mark.parametrize(
    ("option", "given", "found"),
    [
        (NEEDED, {"since": "2026-02-28"}, date(2026, 2, 28)),
        (NEEDED, {}, "option_missing"),
        (NEEDED, {"since": ""}, "option_missing"),
        (NEEDED, {"since": "2026-02-30"}, "option_wrong"),
        (NEEDED, {"until": "2026-02-28"}, "option_missing"),
        (Option(name="a", said="a", needed=False), {}, None),
        (Option(name="a", said="a", default="b"), {}, "b"),
        (Option(name="a", said="a", default="b"), {"a": "c"}, "c"),
        (Option(name="a", said="a", read={"x": 1}.__getitem__), {"a": "x"}, 1),
        (Option(name="a", said="a", read={"x": 1}.__getitem__), {"a": "y"}, "option_wrong"),
    ],
)
def test_an_option_is_read_from_its_text(
    option: Option, given: dict[str, str], found: object
) -> None:
    code = code_of(lambda: option.value(given))
    assert code or option.value(given) == found
    assert not code or code == found


def test_an_option_that_is_wrong_says_what_it_is_in_both_languages() -> None:
    with pytest.raises(BadInput) as caught:
        NEEDED.value({"since": "x"})
    assert "日期" in caught.value.zh
    assert "the day" in caught.value.en
    with pytest.raises(BadInput) as caught:
        Option(name="a", said="a thing", read=int).value({"a": "x"})
    assert "a thing" in caught.value.zh


def test_what_imports_ask_for_is_needed_and_an_import_is_rehearsed_unless_it_says_otherwise() -> (
    None
):
    for one in (SINCE, SOURCE, COLLECTIVE):
        assert (one.needed, one.folder, one.default) == (True, False, None)
    assert Import(plan=nothing).rehearsed
    spec, more = TableSpec(name="a", zh="甲", columns=()), TableSpec(name="b", zh="乙", columns=())
    table = ImportTable(plan=nothing, spec=spec, more=(more,))
    assert (table.name, table.names) == ("a", ("a", "b"))
    assert ImportFile(plan=nothing, name="c", zh="丙", form="toml").names == ("c",)


WRONG = Refused(texts.TEXT_NOT_CLEAN, field="x")
LINES = tuple(Line(number=n, cells={}, letters={"name": "C"}) for n in (3, 4, 5))


def refused(**facts: object) -> Refused:
    return Refused(texts.TEXT_NOT_CLEAN, field="x", **facts)


@pytest.mark.parametrize(
    ("facts", "cell"),
    [
        ({}, "3"),
        ({"entry": 1}, "3"),
        ({"entry": 2}, "4"),
        ({"entry": 3}, "5"),
        ({"entry": 0}, "3"),
        ({"entry": 4}, "3"),
        ({"entry": "2"}, "3"),
    ],
)
def test_a_refusal_names_the_row_of_its_entry(facts: dict[str, Any], cell: str) -> None:
    problems = Problems()
    Step(line=LINES[0], command=None, lines=LINES).note(refused(**facts), problems)
    assert [one.cell for one in problems.found] == [cell]


def test_a_refusal_with_an_entry_is_shown_in_the_cell_of_that_row() -> None:
    problems, steps = Problems(), Steps()
    steps.add(LINES[0], "command", at(LINES[0], {"text_not_clean": "name"}), LINES)
    (step,) = steps.steps
    assert (step.command, step.lines, steps.refused) == ("command", LINES, None)
    step.note(refused(entry=2), problems)
    step.note(refused(), problems)
    assert [one.cell for one in problems.found] == ["C4", "C3"]


def test_the_same_words_have_the_same_id() -> None:
    assert id_of("a", "b") == id_of("a", "b")
    assert len({id_of("a", "b"), id_of("b", "a"), id_of("ab"), id_of("a")}) == 4
