"""The sampler of mutants: what it changes, and that a test that looks notices."""

from pathlib import Path
from textwrap import dedent

import pytest

from tests.mutation import contexts
from tests.mutation.mutants import mutants, sampled
from tests.mutation.trial import Cover

CHANGES = {
    "a < b": {"a <= b"},
    "a in b": {"a not in b"},
    "a < b < c": {"a <= b < c", "a < b <= c"},
    "a and b": {"a or b", "a", "b"},
    "not a": {"a"},
    "a + b": {"a - b"},
    "a * 2": {"a // 2", "3"},
    "True": {"False"},
    "min(a)": {"pass", "max"},
    "'text'": set(),
}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return tmp_path / "source.py"


@pytest.mark.parametrize("text", CHANGES)
def test_an_expression_is_changed_in_each_of_its_ways(source: Path, text: str) -> None:
    source.write_text(text)
    assert {one.after for one in mutants(source)} == CHANGES[text]


def test_statements_are_taken_away_and_conditions_turned_round(source: Path) -> None:
    source.write_text(
        dedent("""\
            def rule(a: int = 1) -> int:
                if a:
                    raise ValueError
                yield a
                assert_never(a)
            """)
    )
    found = {(one.line, one.after) for one in mutants(source)}
    assert found == {(1, "2"), (2, "if not a:"), (3, "pass"), (4, "if False:")}


def test_a_mutant_is_one_change_of_the_file_and_the_file_stays(source: Path) -> None:
    source.write_text("x = 1\ny = 1 < 2\n")
    texts = {str(one.line) + one.after for one in mutants(source)}
    assert texts == {"12", "21 <= 2", "22", "23"}
    for one in mutants(source):
        scope: dict[str, object] = {}
        exec(compile(one.tree(), "source", "exec"), scope)  # noqa: S102  the source is above
        assert (scope["x"], scope["y"]) != (1, True) or one.after in ("1 <= 2", "3")
    assert source.read_text() == "x = 1\ny = 1 < 2\n"


def test_the_same_seed_draws_the_same_mutants_and_one_of_a_line(source: Path) -> None:
    source.write_text("x = 1 + 2 + 3\n" * 20)
    found = list(mutants(source))
    drawn = sampled(found, 10, 7)
    assert drawn == sampled(found, 10, 7)
    assert len({one.line for one in drawn}) == len(drawn) == 10
    assert len(sampled(found, 100, 7)) == 20


def test_each_context_has_files_to_sample_and_tests_that_look_at_them() -> None:
    assert {"books", "cases", "kernel"} <= {*contexts.contexts()}
    for name in contexts.contexts():
        assert contexts.tests(name), name
    assert not any(path.stem.startswith("messages") for path in contexts.files("books"))


def test_a_condition_of_several_lines_is_tried_by_the_tests_that_execute_one_of_them(
    source: Path,
) -> None:
    """The line of ``if (`` itself is never executed: its mutants were counted as unnoticed."""
    source.write_text("if (\n    a\n    or b\n):\n    x = f(1)\n")
    (turned,) = (one for one in mutants(source) if one.after.startswith("if not"))
    assert (turned.line, turned.last) == (1, 3)
    cover = Cover({str(source): {2: ["one"], 3: ["two"], 5: ["late"]}}, {"one": 2, "two": 1}, set())
    assert cover.of(source, turned.line, turned.last) == ["two", "one"]
    assert cover.of(source, 1, 1) == []
    assert cover.of(source, 5, 5) == [], "a test that takes too long"


def test_tests_of_a_context_may_be_chosen_by_their_path() -> None:
    chosen = contexts.chosen("kernel", "tests/kernel/*")
    assert chosen
    assert contexts.chosen("kernel", "*") == contexts.tests("kernel")
    assert {*chosen} < {*contexts.tests("kernel")}
    assert {path.parent.name for path in chosen} == {"kernel"}
    assert contexts.chosen("kernel", "tests/none/*") == []
