"""A small sample of the campaigns: hostile messages, and processes, servers and power that end."""

import os

import pytest

from tests.campaign import door, kill, postgres, power
from tests.campaign.disk import layer
from tests.sampling import TURN

powered = pytest.mark.skipif(layer() is None, reason="SQLite's file layer cannot be reached here")


@powered
def test_a_loss_of_power_loses_nothing_that_was_acknowledged() -> None:
    assert set(power.losses("FULL", 6, TURN, commands=12)) == {"good"}


@powered
@pytest.mark.parametrize("level", ["NORMAL", "OFF"])
def test_a_setting_that_loses_is_seen_to_lose(level: str) -> None:
    assert any(one != "good" for one in power.losses(level, 40, TURN, commands=12))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the campaign forks, and this system cannot")
def test_a_writer_that_is_killed_loses_nothing_that_it_acknowledged() -> None:
    found = kill.campaign(3, TURN)
    assert found["kills"] == 3
    assert found["acknowledged"] > 0
    assert {found[one] for one in ("lost", "done twice", "faults")} == {0}


def test_backends_that_are_ended_lose_nothing_that_was_acknowledged() -> None:
    found = postgres.campaign(4, 1, TURN)
    assert (found["backends ended"], found["servers killed"]) == (4, 1)
    assert found["acknowledged"] > 0
    assert {found[one] for one in ("lost", "done twice", "faults")} == {0}


def test_what_a_schema_refuses_is_refused_and_nothing_falls() -> None:
    found = door.campaign(400, TURN)
    assert found["messages"] > 50
    assert {found[one] for one in ("taken wrongly", "refused wrongly", "crashed")} == {0}
