"""Running transactions: each from its beginning again while others write first."""

import gc
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from attrs import Factory, frozen

from ruralgov.app.bounds import Level, Outgrown
from ruralgov.app.core import Core
from ruralgov.app.deciding import HalfDone
from ruralgov.app.traces import Traces
from ruralgov.app.unit import Unit
from ruralgov.domain.kernel.errors import Conflict
from ruralgov.ports.besides import ManyWriters
from ruralgov.ports.storage import Storage, Transaction

T = TypeVar("T")
TRIES = 10
"""How often a command is run again after others wrote first."""


@frozen
class Runner:
    """Runs units of work over a storage."""

    core: Core
    storage: Storage
    tries: int = TRIES
    traces: Traces = Factory(lambda self: Traces(self.storage), takes_self=True)

    many: ManyWriters | None = Factory(lambda self: _many(self.storage), takes_self=True)
    """The storage, where it lets several write at once."""

    @contextmanager
    def unit(
        self, *, write: bool, level: Level | None = None, shared: bool = True
    ) -> Iterator[Unit]:
        """Begin a transaction and give its unit of work; what is not committed is undone.

        One that writes and has no level is whole, and is not held to its bounds: what it is for
        must be known to keep them. Unless *shared* it asks the store for everything.
        """
        many = self.many if write and level is not None else None
        bounds = None if many is None or level is None else self.core.levels.bounds(level)
        tx = self.storage.begin(write=write) if many is None else _begin(many, level)
        try:
            unit = self.core.unit(tx, bounds, shared=shared)
            try:
                yield unit
            finally:
                unit.memo.clear()  # it points back to the unit, which is then free at once
        finally:
            tx.close()

    def again(
        self,
        once: Callable[[Unit], T],
        *,
        write: bool = True,
        level: Level | None = None,
        tries: int = TRIES,
    ) -> T:
        """Run one transaction, from its beginning again while others write first.

        One that outgrew the bounds of its level is run again alone.
        """
        turn = 0
        while True:
            turn += 1
            try:
                with self.unit(write=write, level=level) as unit:
                    found = once(unit)
                if write:
                    self.traces.clear(erased=unit.sealing.erased)
                return found  # noqa: TRY300  a Conflict is of the transaction alone
            except Outgrown as outgrown:
                self.core.levels.learn(outgrown)
                level = Level.ALONE
            except Conflict:
                if turn >= min(tries, self.tries):
                    raise
                self.core.teller.retried(turn)
                time.sleep(random.uniform(0, 0.002 * 2**turn))  # noqa: S311  spreads the turns

    def whole(self, once: Callable[[Unit], T], level: Level) -> T:
        """Run one transaction; a refused reaction is the refusal of it all."""
        try:
            return self.again(once, level=level)
        except HalfDone as half:
            raise half.refusal from None


def _many(storage: Storage) -> ManyWriters | None:
    return storage if isinstance(storage, ManyWriters) and storage.many else None


def _begin(many: ManyWriters, level: Level | None) -> Transaction:
    if level is Level.BY_KEY:
        return many.begin_by_key()
    return many.begin_alone() if level is Level.ALONE else many.begin(write=True)


@contextmanager
def uncollected() -> Iterator[None]:
    """Hold off the search for cyclic garbage while a batch runs.

    All that a batch makes is alive until its end, so that searching it again and again finds
    nothing and costs a third of the time. What a batch takes is bounded by its size.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
