"""Whoever tries what in which order, nobody is hurt: a naive model says what should be true.

The machine is shown to see: with any one safeguard taken out it finds somebody who is hurt.
"""

import random
from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from ruralgov.domain import compacts as c
from tests.compacts.crowd import Crowd
from tests.compacts.moves import MOVES
from tests.compacts.mutants import ELSEWHERE, MUTANTS
from tests.sampling import MACHINES

Step = tuple[Callable[[Crowd, int, int, int], None], int, int, int]
NUMBER = st.integers(0, 839)
STEP = st.tuples(st.sampled_from(MOVES), NUMBER, NUMBER, NUMBER)
STEPS = st.lists(STEP, min_size=70, max_size=90)
LATER = date(2027, 6, 1), date(2028, 9, 1)
LESS = 0.5
"""At least so much of what is tried is accepted: the rest is what would hurt somebody."""
SOON = Phase.explicit, Phase.reuse, Phase.generate, Phase.target
"""What fails is not made shorter: a step is dear, and the codes of an assertion say what it was."""


def live(steps: list[Step]) -> Crowd:
    """Let a crowd take its steps, and look after each whether somebody is hurt."""
    crowd = Crowd()
    crowd.at(date(2026, 1, 12))
    for move, a, b, h in steps:
        move(crowd, a, b, h)
        crowd.check()
    crowd.check(*LATER)
    return crowd


@settings(phases=SOON, suppress_health_check=MACHINES)
@given(STEPS)
def test_no_sequence_of_commands_hurts_anybody(steps: list[Step]) -> None:
    live(steps)


@pytest.mark.parametrize("name", sorted(MUTANTS.keys() - ELSEWHERE))
def test_the_machine_finds_each_safeguard_that_was_taken_out(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    @settings(
        max_examples=300,  # the ids of people differ by run; it ends with the first that is found
        phases=(Phase.generate,),
        database=None,
        derandomize=True,
        report_multiple_bugs=False,
        print_blob=False,
        suppress_health_check=MACHINES,
    )
    @given(STEPS)
    def hurt(steps: list[Step]) -> None:
        live(steps)

    MUTANTS[name](monkeypatch)
    with pytest.raises(AssertionError):
        hurt()


def test_most_of_what_is_tried_is_accepted_and_every_command_is_tried() -> None:
    tried, taken = Counter[str](), Counter[str]()
    for seed in range(12):
        chance = random.Random(seed)  # noqa: S311  the same steps each day
        numbers = (tuple(chance.randrange(840) for _ in range(3)) for _ in range(80))
        crowd = live([(chance.choice(MOVES), *three) for three in numbers])  # type: ignore[misc]
        tried += crowd.given
        taken += crowd.taken
    assert taken.total() > LESS * tried.total()
    inner = {one.command.__name__ for one in c.CONTEXT.commands if one.inner}
    assert {*tried} == {one.command.__name__ for one in c.CONTEXT.commands} - inner
