"""The process is killed before every line that a command executes; nothing is torn or lost.

For every command that a person can give (the inner ones are swept with what causes them), on
SQLite: a child gives it and is killed, with SIGKILL, before a line of the library that it has not
executed before; then before the next one, and so on until it comes through. After each kill the
store is either as it was, byte for byte of its rows, or holds the whole command; and giving it
again under the same id has one effect. This proves safety against the death of the process, not
against the loss of power.

The lines of the domain are left out: it does no input or output (a layer contract holds it to
that), so dying within it is dying before the line that called it. Of the lines before the first
write, where nothing can be torn yet, every fifth is tried; of those after it every third, beginning
at another for each command: all commands share these lines, so that each is tried many times.
"""

import os
import shutil
import signal
import sqlite3
import sys
import traceback
from hashlib import sha256
from mmap import mmap
from pathlib import Path
from types import FrameType
from typing import Any
from zlib import crc32

import pytest
from tests.scenario import every_command
from tests.town import Town

from ruralgov.app.application import App
from ruralgov.app.keys import Keys
from ruralgov.domain.catalogue import CONTEXTS
from ruralgov_sqlalchemy import SqlStorage
from ruralgov_sqlalchemy.transaction import SqlTransaction

ID = "swept"
INNER = {rule.command: rule.inner for context in CONTEXTS for rule in context.commands}
STRIDE, WRITING = 5, 3
"""Lines from one kill to the next before a command begins to write, and after."""


def killed_before(
    line: int, writing: mmap, app: App, town: Town, account: str, command: Any
) -> bool:
    """Give a command in a child that dies before its *line*-th new line; tell whether it died.

    The first byte of *writing*, which both see, becomes 1 when the child begins to write.
    """
    child = os.fork()
    if child:
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])
    seen: set[tuple[str, int]] = set()

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        name = frame.f_code.co_filename
        if "ruralgov" not in name or "/ruralgov/domain/" in name:
            return None
        if frame.f_code is SqlTransaction.write.__code__:
            writing[0] = 1
        if event == "line":
            seen.add((name, frame.f_lineno))
            if len(seen) >= line:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)
    app.execute(command, command_id=ID, **town.acting(account))
    sys.settrace(None)
    os._exit(0)


def opened(path: Path, town: Town) -> App:
    """Return an app that holds no connection, so that a child may use it."""
    storage = SqlStorage(f"sqlite:///{path}", "371082")
    app = App("371082", storage, Keys(b"k" * 32), clock=town.clock)
    app.open()
    app.close()
    return app


def untouched(path: Path) -> bool:
    """Tell whether nothing at all was written since the store was copied: its log is empty."""
    log = path.with_name(path.name + "-wal")
    return not log.exists() or log.stat().st_size == 0


def content(path: Path) -> str:
    """Return a hash over every row of a store."""
    digest = sha256()
    with sqlite3.connect(path) as connection:
        for line in connection.iterdump():
            digest.update(line.encode())
    connection.close()
    return digest.hexdigest()


def copy(source: Path, target: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        target.with_name(target.name + ending).unlink(missing_ok=True)
    shutil.copyfile(source, target)


def sweep(town: Town, account: str, command: Any, clean: Path, path: Path, skip: int) -> int:
    """Kill a command before its lines, but the first *skip*, and return how many there were."""
    before, outcomes, line, writing = content(clean), set(), skip, mmap(-1, 1)
    copy(clean, path)
    app = opened(path, town)
    while True:
        begun, line = writing[0], line + (WRITING if writing[0] else STRIDE)
        died = killed_before(line, writing, app, town, account, command)
        if writing[0] > begun:
            line -= STRIDE  # it began to write somewhere in this stride: more closely from here
            copy(clean, path)
            continue
        whole = not untouched(path) and content(path) != before
        outcomes.add(whole)
        if whole:
            assert app.verify() == [], f"{command}: torn at {line}"
            first = content(path)
            app.execute(command, command_id=ID, **town.acting(account))
            app.close()
            assert content(path) == first, f"{command}: done twice after {line}"
            copy(clean, path)
        assert died or whole, f"{command}: acknowledged and lost"
        if not died:
            assert outcomes == {True, False}
            return line


class Workers:
    """Sweeps one command each, as many at once as there are processors."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.running: set[int] = set()

    def sweep(self, town: Town, account: str, command: Any, clean: Path) -> None:
        """Begin a sweep in a process of its own; it leaves how many lines it swept, or why not."""
        while len(self.running) >= (os.cpu_count() or 1):
            self.running.discard(os.wait()[0])
        name = type(command).__name__
        child = os.fork()
        if child:
            self.running.add(child)
            return
        try:
            path, skip = self.folder / f"{name}.db", crc32(name.encode()) % WRITING
            lines = str(sweep(town, account, command, clean, path, skip))
        except BaseException:  # noqa: BLE001  the parent reads and raises it
            lines = traceback.format_exc()
        (self.folder / f"{name}.lines").write_text(lines, encoding="utf-8")
        os._exit(0)

    def lines(self) -> dict[str, str]:
        """Wait for all and return what each left, by the name of its command."""
        while self.running:
            self.running.discard(os.wait()[0])
        return {path.stem: path.read_text("utf-8") for path in self.folder.glob("*.lines")}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the sweep forks, and this system cannot")
def test_a_kill_at_any_line_of_any_command_leaves_all_or_nothing(tmp_path: Path) -> None:
    store, workers = tmp_path / "s.db", Workers(tmp_path)
    town = Town(SqlStorage(f"sqlite:///{store}", "371082"))
    steps, begun = every_command(town), set()
    account, command = next(steps)
    while True:
        name = type(command).__name__
        if name not in begun and not INNER[type(command)]:
            begun.add(name)
            town.app.close()
            clean = tmp_path / f"{name}.clean"
            with sqlite3.connect(store) as connection:
                connection.execute("VACUUM INTO ?", (str(clean),))
            connection.close()
            workers.sweep(town, account, command, clean)
        try:
            account, command = steps.send(town.do(account, command))
        except StopIteration:
            break
    found = workers.lines()
    town.app.close()
    assert {name for name, lines in found.items() if lines.isdigit()} == begun, found
    assert min(int(lines) for lines in found.values()) > 100
