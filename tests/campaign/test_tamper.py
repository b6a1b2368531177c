"""A few of the ways to tamper with a store, others every day: the campaign itself has them all."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.campaign import tamper
from tests.campaign.attacks import ATTACKS, INHERENT
from tests.campaign.ground import Ground
from tests.campaign.pages import write
from tests.sampling import FULL, TURN

NAMES = list(ATTACKS) if FULL else list(ATTACKS)[TURN % 7 :: 7]
FLIPS = 400 if FULL else 12


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    made = Ground(tmp_path_factory.mktemp("tamper"))
    assert made.found() == ("verified", [])
    yield made
    made.renew()
    assert made.found() == ("verified", [])


def test_a_value_that_was_changed_is_named_whatever_it_is(ground: Ground) -> None:
    draw = random.Random(TURN)
    for flip in tamper.sampled(tamper.flips(ground, draw), FLIPS, draw):
        came, said = tamper.flipped(flip, ground)
        assert came != tamper.CRASHED, (flip, said)
        assert came != tamper.UNSEEN or flip.why(), flip


@pytest.mark.parametrize("name", NAMES)
def test_an_attack_without_the_key_is_named_or_said_to_leave_nothing(
    ground: Ground, name: str
) -> None:
    with_head, alone, said = tamper.attacked(name, ground)
    assert tamper.CRASHED not in (with_head, alone), said
    assert alone != tamper.UNSEEN or name in INHERENT


def test_what_is_inherent_is_an_attack() -> None:
    assert INHERENT.keys() <= ATTACKS.keys()


def test_a_page_keeps_what_is_around_the_figures(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n")
    for lines in (["one"], ["two", "three"]):
        write(page, "tamper", lines)
    assert page.read_text() == "before\n\n<!-- tamper -->\ntwo\nthree\n<!-- /tamper -->\n"
