"""Which samples a run takes: others every day, and the same again when they are asked for.

``RURALGOV_TURN`` is the turn to run again, which a run prints; by default it is the day.
``HYPOTHESIS_PROFILE`` is ``dev``, ``nightly`` or ``mutation``, and ``RURALGOV_SWEEP=full`` takes
all of what else goes by turns: it kills every command at every line.
"""

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

from hypothesis import HealthCheck, Phase, settings

TURN = int(os.environ.get("RURALGOV_TURN") or datetime.now(UTC).date().toordinal())
FULL = os.environ.get("RURALGOV_SWEEP") == "full"
T = TypeVar("T")
PROFILE = os.environ.get("HYPOTHESIS_PROFILE") or "dev"
MACHINES = tuple(HealthCheck)
"""What is not asked of a machine of states: its steps are slow, and most are refused."""


def load_profile() -> None:
    """Let Hypothesis take few examples, or many at night; what it draws follows the turn.

    Over a mutant it does not look for the smallest example that fails: one is enough.
    """
    shared: dict[str, Any] = {
        "deadline": None,  # the first example of a process pays for what later ones share
        "print_blob": True,
        "suppress_health_check": [HealthCheck.too_slow],
    }
    settings.register_profile("dev", max_examples=20, **shared)
    settings.register_profile("nightly", max_examples=1000, **shared)
    settings.register_profile(
        "mutation",
        max_examples=60,
        phases=(Phase.explicit, Phase.generate),
        database=None,
        **shared,
    )
    settings.load_profile(PROFILE)


def by_turns(all_: Sequence[T], turns: int, number: int = 0) -> Sequence[T]:
    """Return some of all, others at each turn, so that in so many turns each has come; or all.

    Where there are several such samples, the *number* of each lets them take others at a turn.
    """
    return all_ if FULL else all_[(TURN + number) % turns :: turns]


def fewer(part: int, **more: Any) -> settings:
    """Return settings for a test whose example costs as much as *part* of others."""
    return settings(max_examples=max(1, settings().max_examples // part), **more)
