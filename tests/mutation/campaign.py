"""A campaign: the tests of a context are measured, and then tried on a sample of its mutants."""

import os
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from itertools import islice
from pathlib import Path

from attrs import frozen

from tests.mutation import contexts
from tests.mutation.mutants import Mutant, mutants, sampled
from tests.mutation.trial import (
    LONGEST,
    NONE_FOUND,
    NOT_LOADED,
    PASSED,
    PATIENCE,
    Cover,
    attempt,
    forked,
    measure,
    read,
)

WORKERS = os.cpu_count() or 1
EARLY = (
    *("attrs", "cattrs.preconf.msgspec", "click", "cryptography.hazmat.primitives.ciphers.aead"),
    *("hypothesis.stateful", "msgspec", "openpyxl", "psycopg", "sqlalchemy", "zoneinfo"),
)
"""Imported once, before the processes of the mutants begin."""


class CannotMeasure(Exception):
    """The tests of a context do not pass as they are, or the mutants are not what is run."""


@frozen
class Outcome:
    """What a campaign found for one context."""

    context: str
    sample: list[Mutant]
    survivors: list[Mutant]

    @property
    def caught(self) -> int:
        """Return how many mutants its tests caught."""
        return len(self.sample) - len(self.survivors)

    @property
    def share(self) -> float:
        """Return the percentage that was caught."""
        return 100 * self.caught / len(self.sample)


def campaign(
    context: str, size: int, seed: int, survived: Callable[[Mutant], None], among: str = "*"
) -> Outcome:
    """Try a sample of the mutants of one context; raises ``CannotMeasure``.

    *among*: by those of its tests whose path is so written, where all of them take too long: what
    these catch all would.
    """
    for name in EARLY:
        import_module(name)
    sources = contexts.files(context)
    sample = sampled([one for path in sources for one in mutants(path)], size, seed)
    with tempfile.TemporaryDirectory() as folder:
        cover = _measured(sources, contexts.chosen(context, among), Path(folder))
        seen = (one for one in sample if cover.of(one.path, one.line, one.last))
        unchanged = [Mutant.null(one.path, one.line) for one in islice(seen, 1)]
        for _, code in tried(unchanged, cover, Path(folder)):
            if code != PASSED:
                log = (Path(folder) / "0.log").read_text()[-2000:]
                raise CannotMeasure(f"{context}: {code} without a change: {log}")
        survivors = []
        for mutant, code in tried(sample, cover, Path(folder)):
            if code == NOT_LOADED:
                raise CannotMeasure(f"{mutant}: was never imported")
            if code in (PASSED, NONE_FOUND):
                survivors.append(mutant)
                survived(mutant)
    return Outcome(context, sample, sorted(survivors, key=str))


def _measured(sources: list[Path], tests: list[Path], folder: Path) -> Cover:
    report, log = folder / "cover.json", folder / "cover.log"
    child = forked(lambda: measure(sources, tests, report), LONGEST, log)
    _, status = os.waitpid(child, 0)
    if status or not report.exists():
        raise CannotMeasure(f"ended with {status}: {log.read_text()[-2000:]}")
    return read(report)


def tried(sample: list[Mutant], cover: Cover, folder: Path) -> Iterator[tuple[Mutant, int]]:
    """Give each mutant with how its tests ended: pytest's code, or less than 0 when killed."""
    running: dict[int, Mutant] = {}
    for n, mutant in enumerate(sample):
        order = cover.of(mutant.path, mutant.line, mutant.last)
        if not order:
            yield mutant, NONE_FOUND
            continue
        if len(running) == WORKERS:
            yield _ended(running)
        seconds = PATIENCE + 5 * cover.time_of(order)
        plan = partial(attempt, mutant.path, mutant.tree(), order, cover.slow)
        running[forked(plan, seconds, folder / f"{n}.log")] = mutant
    while running:
        yield _ended(running)


def _ended(running: dict[int, Mutant]) -> tuple[Mutant, int]:
    child, status = os.wait()
    return running.pop(child), os.waitstatus_to_exitcode(status)
