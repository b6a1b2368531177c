"""Many commands in few transactions: each has an answer, whatever becomes of the others."""

from collections.abc import Callable, Sequence
from typing import Any

from attrs import frozen

from ruralgov.app.core import Core, Envelope
from ruralgov.app.deciding import Decider, HalfDone
from ruralgov.app.receipts import Receipt
from ruralgov.app.running import Runner
from ruralgov.app.unit import Unit
from ruralgov.domain.kernel.errors import BadInput, Conflict, Denied, Refused, RuralgovError

Given = Sequence[tuple[Any, Envelope]]
Answer = Receipt | RuralgovError
TRIES = 3
"""How often a batch is tried whole while others write first: half of it collides less."""


@frozen
class Batches:
    """Carries out commands that share a transaction."""

    core: Core
    runner: Callable[[], Runner]
    """Returns what runs now: a closed app has another."""
    decider: Decider

    def carry_out(self, given: Given) -> list[Answer]:
        """Carry out a batch in one transaction.

        In halves where it keeps colliding with others, or where a reaction was refused, until what
        was at fault is alone.
        """
        if len(given) == 1:
            return [self._alone(*given[0])]

        def once(unit: Unit) -> list[Answer]:
            self.decider.prefetch(given, unit)
            answers: list[Answer] = []
            for command, envelope in given:
                try:
                    answers.append(self.decider.carry_out(command, envelope, unit))
                except (Refused, Denied, BadInput) as refusal:
                    answers.append(refusal)
            unit.commit()
            return answers

        level = self.core.levels.of(command for command, _ in given)
        try:
            return self.runner().again(once, level=level, tries=TRIES)
        except (HalfDone, Conflict):
            half = len(given) // 2
            return self.carry_out(given[:half]) + self.carry_out(given[half:])

    def _alone(self, command: Any, envelope: Envelope) -> Answer:
        try:
            return self.one(command, envelope)
        except (Refused, Denied, BadInput, Conflict) as refusal:
            return refusal

    def one(self, command: Any, envelope: Envelope) -> Receipt:
        """Carry out one command; a refused reaction is its refusal."""

        def once(unit: Unit) -> Receipt:
            receipt = self.decider.carry_out(command, envelope, unit)
            unit.commit()
            return receipt

        return self.runner().whole(once, self.core.levels.of((command,)))
