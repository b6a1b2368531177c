"""What compacts, disputes, councils, party points and members go through, on three storages.

Each context lives its scenario a few steps at a time, in any order with the others, with commands
that come again, retries, reopened stores and jumps of the clock. The three must answer alike,
refuse alike, and replay.
"""

from collections.abc import Callable, Generator
from datetime import timedelta
from typing import Any

from hypothesis import Phase, given
from hypothesis import strategies as st
from tests.sampling import MACHINES, fewer
from tests.scenario import part_of
from tests.town import Town
from tests.trust.test_machine import makers as makers

from ruralgov.app.codec import to_json
from ruralgov.app.receipts import Receipt
from ruralgov.domain import compacts as c
from ruralgov.domain import deliberation as d
from ruralgov.domain import mediation as m
from ruralgov.domain import partypoints as p
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import CITY

LIVED = ("compacts", "mediation", "deliberation", "partypoints", "membership")
small = st.integers(0, 98)
Part = Generator[tuple[str, Any], Any, None]
ASKED: tuple[tuple[str, Callable[[Town], Any]], ...] = (
    ("compact_keeper", lambda town: c.CreditMonths(village=town.village)),
    ("compact_keeper", lambda _: c.CompactFindings()),
    ("mediation_clerk", lambda town: m.MediationCommittees(place=town.village)),
    ("deliberation_host", lambda _: d.ConsultationFindings()),
    ("deliberation_host", lambda _: d.NeighbourCouncils()),
    ("party_recorder", lambda _: p.BehaviourLists(place=CITY)),
)


class Living:
    """Three towns, the parts that each of them lives, and what was said so far."""

    def __init__(self, towns: list[Town]) -> None:
        self.towns = towns
        self.parts: dict[str, list[Part]] = {}
        self.waiting: dict[str, list[tuple[str, Any]]] = {}
        self.said: list[tuple[str, Any, str]] = []
        self.accepted = 0

    def alike(self, answers: list[Any]) -> list[Any]:
        told = {one if isinstance(one, str) else to_json(one) for one in answers}
        assert len(told) == 1, told
        return answers

    def give(self, commands: list[tuple[str, Any]], command_id: str) -> list[Any]:
        """Give a command to each town under one id; a refusal is its code."""
        answers: list[Any] = []
        for town, (account, command) in zip(self.towns, commands, strict=True):
            try:
                answers.append(town.do(account, command, command_id))
            except RuralgovError as error:
                answers.append(error.code)
        self.accepted += isinstance(answers[0], Receipt)
        return self.alike(answers)

    def live(self, n: int, steps: int) -> None:
        """Let a context live some steps; what is refused in one place is refused in all."""
        name = LIVED[n % len(LIVED)]
        if name not in self.parts:
            self.parts[name] = [part_of(name)(town) for town in self.towns]
            self.waiting[name] = [next(one) for one in self.parts[name]]
        for _ in range(5 + steps % 15):
            if not self.waiting[name]:
                return
            commands, command_id = self.waiting[name], f"c-{len(self.said)}"
            answers = self.give(commands, command_id)
            self.said.append((*commands[0], command_id))
            self.waiting[name] = self._next(name, answers)

    def _next(self, name: str, answers: list[Any]) -> list[tuple[str, Any]]:
        """Return what each town would be given next; nothing after the end or a refusal."""
        if not all(isinstance(one, Receipt) for one in answers):
            return []
        try:
            found = [part.send(one) for part, one in zip(self.parts[name], answers, strict=True)]
        except (RuralgovError, StopIteration):
            return []
        assert len({repr(one) for one in found}) == 1
        return found

    def again(self, n: int, _: int) -> None:
        """Something that was given is given once more, as something new."""
        if self.said:
            account, command, _id = self.said[-1 - n % len(self.said)]
            command_id = f"c-{len(self.said)}"
            self.give([(account, command)] * len(self.towns), command_id)
            self.said.append((account, command, command_id))

    def retry(self, n: int, _: int) -> None:
        """Something is given once more under its id, and nothing follows from it."""
        if self.said:
            account, command, command_id = self.said[-1 - n % len(self.said)]
            self.give([(account, command)] * len(self.towns), command_id)

    def jump(self, n: int, _: int) -> None:
        for town in self.towns:
            town.clock.now += timedelta(days=n % 9)

    def reopen(self, _n: int, _: int) -> None:
        for town in self.towns[1:]:
            town.app.storage.close()
            town.app.open()

    def check(self) -> None:
        for account, query in ASKED:
            self.alike([town.ask(account, query(town)) for town in self.towns])

    def end(self) -> None:
        for town in self.towns:
            head = town.app.seal()
            assert town.app.verify(str(head)) == []
            town.app.close()


MOVES = (*[Living.live] * 5, Living.again, Living.again, Living.retry, Living.jump, Living.reopen)
STEPS = st.lists(st.tuples(st.sampled_from(MOVES), small, small), min_size=20, max_size=25)
SOON = Phase.explicit, Phase.reuse, Phase.generate
"""What fails is not made shorter: a town costs seconds."""


def test_three_storages_live_alike(makers: Callable[[], list[Town]]) -> None:
    accepted = []

    @fewer(5, phases=SOON, suppress_health_check=MACHINES)
    @given(STEPS)
    def lived(steps: list[tuple[Callable[[Living, int, int], None], int, int]]) -> None:
        living = Living(makers())
        for move, n, m_ in steps:
            move(living, n, m_)
            living.check()
        living.end()
        accepted.append(living.accepted)

    lived()
    assert max(accepted) > len(LIVED) * 10, "they lived"
