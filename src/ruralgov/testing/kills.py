"""What an SQLite store is when a process dies before a line of the library that a command executes.

A line is one that the command has not executed before. The lines of the domain are left out: it
does no input or output (a layer contract holds it to that), so dying within it is dying before the
line that called it.
"""

import os
import signal
import sys
import traceback
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any, Final

from attrs import define, field

FILES: Final = ("", "-wal")
"""The endings of the files that hold a store; SQLite makes the third, ``-shm``, from these."""
WRITING: Final = Path("/proc/self/io")
"""Where Linux tells how often a process has written."""
State = tuple[bytes, ...]
"""What is in these files; one that is not there holds nothing, as SQLite takes it."""
AtLine = Callable[[int], None]
"""Is told, in the child, before each new line which one it is; the first is 1."""


def file_of(store: Path, ending: str) -> Path:
    """Return one of the files of a store."""
    return store.with_name(store.name + ending)


def state_of(store: Path) -> State:
    """Return the files of a store as they are."""
    files = (file_of(store, ending) for ending in FILES)
    return tuple(file.read_bytes() if file.exists() else b"" for file in files)


def restore(store: Path, state: State) -> None:
    """Put the files of a store back as they were."""
    file_of(store, "-shm").unlink(missing_ok=True)
    for ending, data in zip(FILES, state, strict=True):
        file_of(store, ending).write_bytes(data)


def in_child(action: Callable[[], object], at_line: AtLine) -> bool:
    """Carry out *action* in a child, and tell whether the child was killed.

    The parent may hold no connection to the store. Raises ``RuntimeError`` where the action itself
    failed; the child has said why.
    """
    child = os.fork()
    if child:
        status = os.waitpid(child, 0)[1]
        if os.WIFEXITED(status) and os.WEXITSTATUS(status):
            raise RuntimeError("the action failed in the child, which said why")
        return os.WIFSIGNALED(status)
    try:
        sys.settrace(tracing(at_line))
        action()
        sys.settrace(None)
    except BaseException:  # noqa: BLE001  nothing of the child may go on
        sys.settrace(None)
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def tracing(at_line: AtLine) -> Callable[[FrameType, str, Any], Any]:
    """Return what Python calls at each line, and which calls *at_line* at the new ones."""
    seen: set[tuple[str, int]] = set()

    def at(frame: FrameType, event: str, _: Any) -> Any:
        line = (frame.f_code.co_filename, frame.f_lineno)
        if event == "line" and line not in seen:
            seen.add(line)
            at_line(len(seen))
        return at

    @cache
    def lines_of(file: str) -> Any:
        return at if "ruralgov" in file and "/ruralgov/domain/" not in file else None

    return lambda frame, _event, _arg: lines_of(frame.f_code.co_filename)


def dying(wanted: int) -> AtLine:
    """Return what kills the process, with SIGKILL, before a line."""

    def at_line(line: int) -> None:
        if line == wanted:
            os.kill(os.getpid(), signal.SIGKILL)

    return at_line


@define
class Watch:
    """Keeps in a folder what the files of a store are before each line that finds them changed.

    They are what a process that dies there leaves behind: its memory is lost, and what it handed
    to the system is in the files. Where the system tells how much the process wrote (Linux), they
    are read only when it wrote something.
    """

    store: Path
    folder: Path
    _open: dict[str, int] = field(factory=dict)
    _last: State = ()
    _wrote: bytes | None = None

    def __call__(self, line: int) -> None:
        """Look at the files."""
        if "lines" not in self._open:
            self._open["lines"] = os.open(self.folder / "lines", os.O_CREAT | os.O_WRONLY)
        wrote = self._writing()
        if wrote is None or wrote != self._wrote:
            self._look(line)
        os.pwrite(self._open["lines"], f"{line:9d}".encode(), 0)
        self._wrote = self._writing()

    def _look(self, line: int) -> None:
        state = tuple(self._read(ending) for ending in FILES)
        if state != self._last:
            self._last = state
            for ending, data in zip(FILES, state, strict=True):
                (self.folder / f"{line:05d}{ending}").write_bytes(data)

    def _writing(self) -> bytes | None:
        """Return what changes with each write of this process, and with the size of a file."""
        if not WRITING.exists():
            return None
        if "writing" not in self._open:
            self._open["writing"] = os.open(WRITING, os.O_RDONLY)
        counts = os.pread(self._open["writing"], 1000, 0)
        written = next(one for one in counts.split(b"\n") if one.startswith(b"syscw"))
        sizes = (os.fstat(self._open[one]).st_size for one in FILES if one in self._open)
        return b" ".join([written, *(str(size).encode() for size in sizes)])

    def _read(self, ending: str) -> bytes:
        """Read a file that is never closed: closing one lets go of SQLite's locks on it."""
        if ending not in self._open:
            if not file_of(self.store, ending).exists():
                return b""
            self._open[ending] = os.open(file_of(self.store, ending), os.O_RDONLY)
        handle = self._open[ending]
        return os.pread(handle, os.fstat(handle).st_size, 0)

    def found(self) -> tuple[int, dict[int, State]]:
        """Return how many lines there were, and the states by the line that found each first."""
        lines = int((self.folder / "lines").read_text())
        numbers = {int(path.name[:5]) for path in self.folder.glob("[0-9]*")}
        return lines, {
            number: tuple((self.folder / f"{number:05d}{ending}").read_bytes() for ending in FILES)
            for number in sorted(numbers)
        }
