"""Counts that may be published: none is small, and no two of them differ by little.

A count below five is held back and every other is rounded down to a multiple of five, so that no
difference of two cells, of two months, or of a total and its parts is smaller than five unless it
is nothing. Totals are of what is shown, and so tell nothing of what is held back.
"""

from collections.abc import Iterable
from typing import Final

LEAST: Final = 5
"""The smallest count that is shown, and the step of those above it."""


def shown(count: int) -> int | None:
    """Return a count as it may be published; None where it is held back, as nothing is too."""
    rounded = count - count % LEAST
    return rounded or None


def total(cells: Iterable[int | None]) -> int | None:
    """Return the total of what is shown; None where all of it is held back."""
    return sum(cell or 0 for cell in cells) or None
