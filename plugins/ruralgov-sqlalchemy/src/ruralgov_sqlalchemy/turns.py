"""Turns: who writes to an SQLite file from one process, each after those who came before.

SQLite lets whoever asks at the right moment write next, so that some wait long while others write
again and again. Other processes still wait as SQLite has it.
"""

import os
from collections import deque
from functools import lru_cache
from threading import Lock
from weakref import WeakValueDictionary


class Turns:
    """A queue of those who want to write."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._taken = False
        self._waiting: deque[Lock] = deque()

    def take(self, seconds: float) -> "Turn | None":
        """Wait for one's turn, so long at most; None where it did not come."""
        with self._lock:
            if not self._taken:
                self._taken = True
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
                self._taken = False


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


class _Files:
    """The queues of the files that this process writes to."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Begin anew, as a child of ``fork`` must: nobody in it has a turn."""
        self._lock = Lock()
        self._queues: WeakValueDictionary[str, Turns] = WeakValueDictionary()

    def queue(self, file: str) -> Turns:
        """Return the queue of a file: all stores of the process share it."""
        with self._lock:
            return self._queues.setdefault(_real(file), Turns())


FILES = _Files()
