"""What happens on the mornings of a year beside its cases."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

Morning = Callable[[Any], None]
"""Told the life whose morning it is."""


def together(*parts: Mapping[date, Morning]) -> dict[date, Morning]:
    """Return what happens on the mornings of all, in this order where a day is of several."""
    return {
        day: _morning([part[day] for part in parts if day in part]) for day in set().union(*parts)
    }


def _morning(steps: list[Morning]) -> Morning:
    def morning(life: Any) -> None:
        for step in steps:
            step(life)

    return morning
