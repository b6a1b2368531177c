"""Pytest in a process of its own, over the sources as they are or with one mutant among them."""

import ast
import json
import os
import resource
import signal
import sys
import traceback
from collections import defaultdict
from collections.abc import Callable, Iterator
from importlib.machinery import SourceFileLoader
from pathlib import Path
from time import process_time
from types import CodeType
from unittest.mock import patch

import coverage
import pytest
from attrs import Factory, define, field, frozen

SLOWEST = 10.0
"""Seconds of a processor that a test may take to have a part in this."""
MEMORY = 4 << 30
PATIENCE = 20
"""Seconds of a processor given to a mutant beside five times what its tests take without it."""
EAGER = 40
"""Tests that are tried by themselves first: most mutants fall to one, and no other file is read."""
LONGEST = 3600
"""Seconds that anything may take, on however busy a machine."""
PASSED, NONE_FOUND = 0, 5
"""How pytest ends when every test passes, and when there is none."""
NOT_LOADED, BROKEN = 9, 10
WORDS = (
    *("-x", "-q", "--tb=no", "--no-header", "-p", "no:cacheprovider", "-p", "no:xdist"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),  # hypothesis is imported beforehand
)
Plan = Callable[[], int]


@frozen
class Cover:
    """Which tests execute a line, how long each takes, and which take too long."""

    lines: dict[str, dict[int, list[str]]]
    seconds: dict[str, float]
    slow: set[str]

    def of(self, path: Path, first: int, last: int) -> list[str]:
        """Return the tests that execute one of some lines, the quickest first.

        All of them where an import does.
        """
        lines = self.lines.get(str(path), {})
        found = {name for line in range(first, last + 1) for name in lines.get(line, ())}
        chosen = self.seconds if "" in found else {name for name in found if name in self.seconds}
        return sorted(chosen, key=lambda name: self.seconds[name])

    def time_of(self, names: list[str]) -> float:
        """Return the seconds that the files of some tests take."""
        files = {name.split("::")[0] for name in names}
        return sum(s for name, s in self.seconds.items() if name.split("::")[0] in files)


def outside(item: pytest.Item) -> bool:
    """Tell whether a test needs a server or a browser: those prove other things than rules."""
    names = getattr(item, "fixturenames", ())
    return any(name.startswith(("postgres", "browser")) for name in names) or (
        "postgresql" in item.name
    )


@define(eq=False)  # pytest keeps plugins in sets
class Measuring:
    """A plugin that notes which test executes which line, and how long it takes."""

    watch: coverage.Coverage
    seconds: dict[str, float] = Factory(lambda: defaultdict(float))
    _path: Path | None = None

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out what is outside."""
        items[:] = [item for item in items if not outside(item)]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Note under whose name lines are executed; each file founds its own town."""
        from tests.founded import forget

        if item.path != self._path:
            forget()
            self._path = item.path
        self.watch.switch_context(item.nodeid)
        begun = process_time()  # of the processor, so that a busy machine leaves out no test
        try:
            return (yield)
        finally:
            self.seconds[item.nodeid] += process_time() - begun


@define(eq=False)  # pytest keeps plugins in sets
class Chosen:
    """A plugin that runs the tests with a name in its order, and then the others of their files.

    Where it is *alone*, only those with a name.
    """

    order: list[str]
    slow: set[str]
    alone: bool = False
    _place: dict[str, int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._place = {name: place for place, name in enumerate(self.order)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Put the tests in order."""
        last = len(self._place)
        mine = [
            one
            for one in items
            if not outside(one)
            and one.nodeid not in self.slow
            and (not self.alone or one.nodeid in self._place)
        ]
        items[:] = sorted(mine, key=lambda one: self._place.get(one.nodeid, last))


def forked(plan: Plan, seconds: float, log: Path) -> int:
    """Begin a plan in a process that may use so many seconds of a processor; return its id."""
    child = os.fork()
    if child:
        return child
    signal.alarm(LONGEST)
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(out, 1)
    os.dup2(out, 2)
    code = BROKEN
    try:
        code = plan()
    except BaseException:  # noqa: BLE001  the parent reads the log
        log.write_text(traceback.format_exc(), "utf-8")
    finally:
        sys.stdout.flush()
        os._exit(code)


def measure(sources: list[Path], tests: list[Path], report: Path) -> int:
    """Run tests over the sources as they are, and leave the cover in a file."""
    watch = coverage.Coverage(data_file=None, include=[str(path) for path in sources])
    plugin = Measuring(watch)
    watch.start()
    code = pytest.main([*WORDS[1:], *map(str, tests)], plugins=[plugin])
    watch.stop()
    data = watch.get_data()
    lines = {str(path): data.contexts_by_lineno(str(path)) for path in sources}
    report.write_text(json.dumps([lines, plugin.seconds]))
    return int(code)


def read(report: Path) -> Cover:
    """Return the cover that was left in a file; tests that are too slow are not in it."""
    lines, seconds = json.loads(report.read_text())
    numbered = {
        path: {int(line): found for line, found in all_.items()} for path, all_ in lines.items()
    }
    slow = {name for name, taken in seconds.items() if taken > SLOWEST}
    return Cover(numbered, {n: s for n, s in seconds.items() if n not in slow}, slow)


def attempt(path: Path, tree: ast.Module, order: list[str], slow: set[str]) -> int:
    """Run tests, and the others of their files, over a source that has become this tree."""
    loaded = []
    real = SourceFileLoader.get_code

    def get_code(self: SourceFileLoader, name: str) -> CodeType | None:
        if Path(self.path).resolve() != path:
            return real(self, name)
        loaded.append(name)
        return compile(tree, str(path), "exec", dont_inherit=True)

    with patch.object(SourceFileLoader, "get_code", get_code):
        code = _run(Chosen(order[:EAGER], slow, alone=True))
        if code in (PASSED, NONE_FOUND):
            code = _run(Chosen(order, slow))
    return code if loaded else NOT_LOADED


def _run(chosen: Chosen) -> int:
    named = sorted({name.split("::")[0] for name in chosen.order})
    return int(pytest.main([*WORDS, *named], plugins=[chosen]))
