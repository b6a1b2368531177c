"""A command whose process dies before any of its lines is done whole or not at all.

For commands that people can give (the inner ones are swept with what causes them), one in 90 of
them at each turn and all of them with ``RURALGOV_SWEEP=full``, on SQLite, three things:

* The files of the store are looked at before every line; what they are there is what a process
  leaves behind that dies there. Opened again, each such store verifies, holds nothing of the
  command or the whole of it, and giving the command once more under its id has one effect:
  all of it row for row, for chance is the same each time, and what the whole of it is verifies.
* A child is killed, with SIGKILL, before a few of the lines, which go by turns
  (``tests/sampling.py``), and its store is asked the same: it is as it was seen there. With
  ``RURALGOV_SWEEP=full`` it is killed before each line.
* What planted faults leave behind is noticed by the same questions.

This proves safety against the death of the process, not against the loss of power.
"""

import os
import sqlite3
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from attrs import evolve
from tests.app.sweep import Content, Step, let_go
from tests.sampling import FULL, TURN
from tests.scenario import every_command
from tests.town import Town

from ruralgov.app import deciding
from ruralgov.app.application import App
from ruralgov.app.receipts import RECEIPTS
from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.ports.storage import Changes
from ruralgov.testing.kills import State, Watch, dying
from ruralgov_sqlalchemy import SqlStorage
from ruralgov_sqlalchemy.transaction import SqlTransaction

INNER = {rule.command: rule.inner for context in CONTEXTS for rule in context.commands}
NAMES = sorted(command.__name__ for command, inner in INNER.items() if not inner)
TURNS = 90
"""Turns in which every command has been swept."""
KILLS = 3
"""Lines of each command at which it is really killed, unless at all."""
pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="the sweep forks, and this system cannot"
)


def is_swept(name: str) -> bool:
    """Tell whether a command is swept at this turn."""
    return FULL or (NAMES.index(name) + TURN) % TURNS == 0


def chosen(name: str, lines: int) -> Iterable[int]:
    """Return the lines before which a command is killed at this turn."""
    if FULL:
        return range(1, lines + 1)
    return Random(f"{TURN} {name}").sample(range(1, lines + 1), KILLS)  # noqa: S311  no secret


def sweep(step: Step, clean: State) -> int:
    """Let a command die before its lines, and return how many there are."""
    name, folder = type(step.command).__name__, step.path.with_suffix(".states")
    folder.mkdir()
    step.restore(clean)
    app, before, watch = step.opened(), step.content(), Watch(step.path, folder)
    assert not step.in_child(app, watch), f"{name}: died by itself"
    last, done = step.state(), step.content()
    assert done != before, f"{name}: acknowledged and lost"
    lines, states = watch.found()
    killed = {line: killed_at(line, step, app, clean) for line in chosen(name, lines)}
    step.restore(last)
    assert app.verify() == [], f"{name}: torn"
    let_go(app)
    whole = {}
    for line, state in (*states.items(), (lines + 1, last)):
        step.restore(state)
        whole[line] = ask(step, app, before, done, f"{name} as it is at {line}")
    for line, state in killed.items():
        step.restore(state)
        what = f"{name} killed at {line} at turn {TURN}"
        as_seen = whole[max(seen for seen in whole if seen <= line)]
        assert ask(step, app, before, done, what) is as_seen, f"{what}: not as it was seen there"
    return lines


def killed_at(line: int, step: Step, app: App, clean: State) -> State:
    """Return what is left of a store; nothing was done before, so that the lines are the same."""
    step.restore(clean)
    assert step.in_child(app, dying(line)), f"{step.command} has no line {line}"
    left = step.state()
    return clean if left == clean else left


def ask(step: Step, app: App, before: Content, done: Content, what: str) -> bool:
    """Ask whether the store is as it was or holds the whole command, and tell; give it again."""
    found = step.content()
    assert found in (before, done), f"{what}: torn"
    step.give(app)
    assert step.content() == done, f"{what}: not of one effect"
    let_go(app)
    return found == done


class Workers:
    """Sweeps one command each, as many at once as there are processors."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.running: set[int] = set()

    def sweep(self, town: Town, account: str, command: Any, clean: State) -> None:
        """Begin a sweep in a process of its own; it leaves how many lines it swept, or why not."""
        while len(self.running) >= (os.cpu_count() or 1):
            self.running.discard(os.wait()[0])
        name = type(command).__name__
        child = os.fork()
        if child:
            self.running.add(child)
            return
        try:
            lines = str(sweep(Step(town, account, command, self.folder / f"{name}.db"), clean))
        except BaseException:  # noqa: BLE001  the parent reads and raises it
            lines = traceback.format_exc()
        (self.folder / f"{name}.lines").write_text(lines, encoding="utf-8")
        os._exit(0)

    def lines(self) -> dict[str, str]:
        """Wait for all and return what each left, by the name of its command."""
        while self.running:
            self.running.discard(os.wait()[0])
        return {path.stem: path.read_text("utf-8") for path in self.folder.glob("*.lines")}


def store_of(path: Path, target: Path) -> State:
    """Return the files of a whole copy of a store."""
    with sqlite3.connect(path) as connection:
        connection.execute("VACUUM INTO ?", (str(target),))
    connection.close()
    return target.read_bytes(), b""


def test_a_process_that_dies_at_any_line_of_any_command_leaves_all_or_nothing(
    tmp_path: Path,
) -> None:
    store, workers = tmp_path / "s.db", Workers(tmp_path)
    town = Town(SqlStorage(f"sqlite:///{store}", "371082"))
    steps, begun = every_command(town), set()
    account, command = next(steps)
    while True:
        name = type(command).__name__
        if name not in begun and not INNER[type(command)] and is_swept(name):
            begun.add(name)
            let_go(town.app)
            clean = store_of(store, tmp_path / f"{name}.clean")
            workers.sweep(town, account, command, clean)
        try:
            account, command = steps.send(town.do(account, command))
        except StopIteration:
            break
    found = workers.lines()
    town.app.close()
    assert {name: said for name, said in found.items() if not said.isdigit()} == {}
    assert found.keys() == begun
    assert begun == {name for name in NAMES if is_swept(name)}
    assert min(int(lines) for lines in found.values()) > 100


Split = Callable[[Changes], tuple[Changes, Changes]]


def apart(part: Changes, put: Callable[[str], bool]) -> tuple[Changes, Changes]:
    """Return the changes without the rows of some tables, and these rows."""
    rows = [row for row in part.put if put(row[0])]
    rest = [row for row in part.put if not put(row[0])]
    return evolve(part, put=rest), Changes(put=rows)


SPLITS: dict[str, Split] = {
    "the journal after the records": lambda all_: (
        evolve(all_, events=[]),
        Changes(events=all_.events),
    ),
    "the rows after the records": lambda all_: apart(all_, lambda table: table != RECEIPTS.name),
    "the receipt after the command": lambda all_: apart(all_, lambda table: table == RECEIPTS.name),
    "the receipt before the command": lambda all_: apart(
        all_, lambda table: table == RECEIPTS.name
    )[::-1],
}
"""What may be committed first, and what after it, where a command is written in two parts."""


@pytest.fixture
def step(tmp_path: Path) -> tuple[Step, State]:
    """A command with records, events, rows and a receipt."""
    store = tmp_path / "s.db"
    town = Town(SqlStorage(f"sqlite:///{store}", "371082"))
    town.app.close()
    account, command = next(every_command(town))
    return Step(town, account, command, tmp_path / "swept.db"), store_of(store, tmp_path / "clean")


def test_the_sweep_passes_a_command_that_is_whole(step: tuple[Step, State]) -> None:
    assert sweep(*step) > 100


@pytest.mark.parametrize("split", SPLITS.values(), ids=SPLITS)
def test_the_sweep_notices_a_commit_in_the_middle_of_a_write(
    step: tuple[Step, State], split: Split, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = SqlTransaction.write

    def in_two(self: SqlTransaction, changes: Changes) -> None:
        first, second = split(changes)
        write(self, first)
        self._cursor.execute("COMMIT")
        self._cursor.execute("BEGIN IMMEDIATE")
        write(self, second)

    monkeypatch.setattr(SqlTransaction, "write", in_two)
    with pytest.raises(AssertionError, match=r"torn|not of one effect"):
        sweep(*step)


def test_the_sweep_notices_what_is_acknowledged_and_not_committed(
    step: tuple[Step, State], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SqlTransaction, "commit", SqlTransaction.close)
    with pytest.raises(AssertionError, match="acknowledged and lost"):
        sweep(*step)


def test_the_sweep_notices_a_command_that_leaves_no_receipt(
    step: tuple[Step, State], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deciding, "find", lambda *_: None)
    with pytest.raises((AssertionError, RuralgovError)):
        sweep(*step)
