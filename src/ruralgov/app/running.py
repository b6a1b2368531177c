"""Running transactions: each from its beginning again while others write first."""

import gc
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from attrs import Factory, frozen

from ruralgov.app.core import Core
from ruralgov.app.deciding import HalfDone
from ruralgov.app.traces import Traces
from ruralgov.app.unit import Unit
from ruralgov.domain.kernel.errors import Conflict
from ruralgov.ports.storage import Storage

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

    @contextmanager
    def unit(self, *, write: bool, shared: bool = True) -> Iterator[Unit]:
        """Begin a transaction and give its unit of work; what is not committed is undone."""
        tx = self.storage.begin(write=write)
        try:
            unit = self.core.unit(tx, shared=shared)
            try:
                yield unit
            finally:
                unit.memo.clear()  # it points back to the unit, which is then free at once
        finally:
            tx.close()

    def again(self, once: Callable[[Unit], T], *, write: bool = True) -> T:
        """Run one transaction, from its beginning again while others write first."""
        turn = 0
        while True:
            turn += 1
            try:
                with self.unit(write=write) as unit:
                    found = once(unit)
                if write:
                    self.traces.clear(erased=unit.sealing.erased)
                return found  # noqa: TRY300  a Conflict is of the transaction alone
            except Conflict:
                if turn == self.tries:
                    raise
                self.core.teller.retried(turn)
                time.sleep(random.uniform(0, 0.002 * 2**turn))  # noqa: S311  spreads the turns

    def whole(self, once: Callable[[Unit], T]) -> T:
        """Run one transaction; a refused reaction is the refusal of it all."""
        try:
            return self.again(once)
        except HalfDone as half:
            raise half.refusal from None


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
