"""Files and functions stay short: what is read in one sitting, and seen at a glance."""

import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).parents[2]
MOST, LONGEST = 400, 54
"""Lines of a file; of a function without its docstring."""
FOLDERS = ("src", "plugins/*/src", "examples")
LINES = {
    str(file): file.read_text(encoding="utf-8").splitlines()
    for folder in FOLDERS
    for file in ROOT.glob(f"{folder}/**/*.py")
}
BEGIN = re.compile(r"( *)(?:async )?def (\w+)")


def test_no_file_of_the_library_is_longer_than_one_sitting() -> None:
    assert len(LINES) > 1_000
    assert {name: len(lines) for name, lines in LINES.items() if len(lines) > MOST} == {}
    assert 60 <= median(map(len, LINES.values())) <= 150


def functions() -> Iterator[tuple[str, int]]:
    """Give each function with its lines; by how far they stand in, since parsing takes seconds."""
    for file, lines in LINES.items():
        for number, line in enumerate(lines):
            if begin := BEGIN.match(line):
                inside, end = f"{begin[1]} ", f"{begin[1]})"
                rest = takewhile(
                    lambda one: not one or one.startswith((inside, end)),  # noqa: B023
                    lines[number + 1 :],
                )
                yield f"{file}:{begin[2]}", _long([line, *rest])


def _long(lines: list[str]) -> int:
    """Return how many lines a function has without its docstring and what stands after it."""
    said = re.search(r'"""(?:(?!""").)*"""', "\n".join(lines), re.DOTALL)
    spared = said[0].count("\n") + 1 if said else 0
    after = len(lines) - len("\n".join(lines).rstrip().split("\n"))
    return len(lines) - after - spared


def test_no_function_is_longer_than_a_screen_and_most_are_a_few_lines() -> None:
    found = list(functions())
    assert len(found) > 8_000
    assert [one for one in found if one[1] > LONGEST] == []
    lines = [count for _, count in found]
    assert median(lines) <= 7
    assert quantiles(lines, n=10)[-1] <= 21
