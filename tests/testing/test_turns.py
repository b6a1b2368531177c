"""What goes by turns has all run after a few turns, and what does not runs at each."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests.dear import HERE, MANY, OF_MANY, ON_SERVERS, SERVERS, TURNS, WHOLE, taken

KINDS = ("memory", "sqlite", "postgresql")


def cases(file: str, test: str, **parameters: Any) -> list[Any]:
    """Return stand-ins for the cases of a test, a case for each value of a parameter."""
    ((name, values),) = parameters.items()
    return [
        SimpleNamespace(
            path=HERE / file,
            nodeid=f"tests/{file}::{test}[{one}]",
            callspec=SimpleNamespace(params={name: one}),
        )
        for one in values
    ]


def test_the_files_that_go_by_turns_are_there() -> None:
    assert [
        one
        for one in (*TURNS, *WHOLE)
        if not any((at / one).exists() for at in (HERE, HERE.parent))
    ] == []
    assert TURNS.keys().isdisjoint(WHOLE)


@pytest.mark.parametrize(
    ("items", "turns"),
    [
        (cases("a/test_a.py", "test_few", number=range(MANY)), 1),
        (cases("a/test_a.py", "test_many", number=range(MANY + 1)), OF_MANY),
        (cases("door/test_schema.py", "test_one", number=range(5)), TURNS["door/test_schema.py"]),
        (
            cases("oversight/test_faults.py", "test_one", number=range(5)),
            WHOLE["oversight/test_faults.py"],
        ),
        (cases(str(Path("..") / "examples" / "test_a.py"), "test_one", number=range(5)), 1),
    ],
    ids=["few", "many", "file", "whole", "example"],
)
def test_each_has_run_once_in_its_turns(items: list[Any], turns: int) -> None:
    seen = [one.nodeid for turn in range(turns) for one in taken(items, turn)]
    assert sorted(seen) == sorted(one.nodeid for one in items)


def test_a_whole_file_is_taken_or_left() -> None:
    items = [one for file in WHOLE for one in cases(file, "test_one", number=range(4))]
    for turn in range(6):
        found = [one.path for one in taken(items, turn)]
        assert {found.count(path) for path in found} == {4}
        assert len({*found}) < len(WHOLE)


def test_on_a_server_each_runs_at_some_turn_and_elsewhere_at_every_one() -> None:
    tests = [f"test_{number}" for number in range(6)]
    items = [one for test in tests for one in cases("a/test_a.py", test, storage=KINDS)]
    kept: list[list[Any]] = [[*taken(items, turn)] for turn in range(ON_SERVERS)]
    for found in kept:
        there = [one for one in found if one.callspec.params["storage"] in SERVERS]
        assert len(there) == len(tests) // ON_SERVERS
        assert len(found) - len(there) == 2 * len(tests)
    assert {one.nodeid for found in kept for one in found} == {one.nodeid for one in items}
