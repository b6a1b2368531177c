"""Turns: who writes from one process, each after those who came before.

SQLite lets whoever asks at the right moment write next, so that some wait long while others write
again and again. Other processes still wait as SQLite has it.

PostgreSQL lets all write at once. But the threads of a Python process compute one at a time: more
of them than keep it busy while the server answers only take turns more often, and each command then
costs twice the processor.
"""

import os
from collections import deque
from functools import lru_cache
from threading import Lock
from typing import Final
from weakref import WeakValueDictionary

BESIDE: Final = 3
"""So many transactions of one process write to PostgreSQL at once (``bench writers``)."""
PATIENCE_BESIDE: Final = 0.2
"""Seconds after which another one begins all the same: those before it may wait for a lock."""


class Turns:
    """A queue of those who want to write, of whom some may at a time."""

    def __init__(self, places: int = 1) -> None:
        self._lock = Lock()
        self._free = places
        self._waiting: deque[Lock] = deque()

    def take(self, seconds: float) -> "Turn | None":
        """Wait for one's turn, so long at most; None where it did not come."""
        with self._lock:
            if self._free:
                self._free -= 1
                return Turn(self)
            mine = Lock()
            mine.acquire()
            self._waiting.append(mine)
        if mine.acquire(timeout=seconds):
            return Turn(self)
        with self._lock:
            if mine in self._waiting:
                self._waiting.remove(mine)
                return None
        return Turn(self)  # it came as we gave up

    def give(self) -> None:
        """Let the next one write: whoever has waited longest."""
        with self._lock:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._free += 1


class Turn:
    """The turn of one transaction; it ends with it, or when nobody knows of it any more."""

    def __init__(self, turns: Turns) -> None:
        self._turns: Turns | None = turns
        self._process = os.getpid()

    def end(self) -> None:
        """Let the next one write; doing it again, or in a child of ``fork``, changes nothing."""
        turns, self._turns = self._turns, None
        if turns is not None and self._process == os.getpid():
            turns.give()

    __del__ = end


_real = lru_cache(64)(os.path.realpath)


class _Queues:
    """The queues of what this process writes to."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Begin anew, as a child of ``fork`` must: nobody in it has a turn."""
        self._lock = Lock()
        self._queues: WeakValueDictionary[str, Turns] = WeakValueDictionary()
        self.beside = Turns(BESIDE)

    def queue(self, file: str) -> Turns:
        """Return the queue of a file: all stores of the process share it."""
        with self._lock:
            return self._queues.setdefault(_real(file), Turns())


QUEUES = _Queues()
