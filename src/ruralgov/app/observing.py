"""Tells an observer, and the log, how commands and queries end; never what is in them."""

import logging
from collections import Counter
from collections.abc import Callable, Iterable
from time import perf_counter
from typing import Any, Final, TypeVar

from attrs import frozen

from ruralgov.domain.kernel.errors import BadInput, Denied, Refused, RuralgovError
from ruralgov.ports.observing import Observer

T = TypeVar("T")
OK: Final = "ok"
FAILED: Final = "failed"
"""The outcome where something was raised that is no error of ours."""
ANSWERS = (Refused, Denied, BadInput)
"""What callers are told in the ordinary course of things."""
log = logging.getLogger("ruralgov.app")


@frozen
class Teller:
    """Tells of the work of one city; without an observer it logs what went wrong and no more."""

    city: str
    observer: Observer | None = None

    def timed(self, what: str, run: Callable[[], T]) -> T:
        """Do some work, and tell how it ended."""
        begun = perf_counter()
        try:
            found = run()
        except Exception as error:
            outcome = error.code if isinstance(error, RuralgovError) else FAILED
            level = logging.INFO if isinstance(error, ANSWERS) else logging.WARNING
            log.log(level, "city %s: %s: %s", self.city, what, outcome)
            self._tell("done", what, outcome, 1, perf_counter() - begun)
            raise
        if self.observer is not None:
            self._tell("done", what, OK, 1, perf_counter() - begun)
        return found

    def batch(self, commands: Iterable[Any], answers: Iterable[object], begun: float) -> None:
        """Tell how the commands of a batch have ended."""
        if self.observer is None:
            return
        ended = Counter(
            (type(command).__name__, answer.code if isinstance(answer, RuralgovError) else OK)
            for command, answer in zip(commands, answers, strict=True)
        )
        share = (perf_counter() - begun) / max(1, ended.total())
        for (what, outcome), count in ended.items():
            self._tell("done", what, outcome, count, share * count)

    def retried(self, turn: int) -> None:
        """Tell that a transaction begins again."""
        self._tell("retried", turn)

    def fed(self, events: int, lag: float) -> None:
        """Tell of a page of the feed."""
        self._tell("fed", events, lag)

    def _tell(self, name: str, *said: Any) -> None:
        if self.observer is None:
            return
        try:
            getattr(self.observer, name)(*said)
        except Exception as error:  # noqa: BLE001  whatever an observer raises is its own fault
            log.warning("the observer failed at %s: %s", name, type(error).__name__)
