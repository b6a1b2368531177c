"""Which line of the bank is which line of the books: the same amount, the nearest day."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Final, Protocol, TypeVar

APART: Final = 31
"""Days that may lie between the two: a payment of the last day is booked within the month after."""


class Moved(Protocol):
    """Something that moved money on a day; *amount* in fen, above nothing where it came in."""

    @property
    def day(self) -> date:
        """The day."""
        ...

    @property
    def amount(self) -> int:
        """How much."""
        ...


A = TypeVar("A", bound=Moved)
B = TypeVar("B", bound=Moved)


def matched(bank: Sequence[A], books: Sequence[B]) -> tuple[list[tuple[A, B]], list[A], list[B]]:
    """Return the pairs, and what is left of each side in its order.

    Of one amount those pairs are taken first whose days are nearest; of equal ones the earlier.
    """
    ours: dict[int, list[int]] = defaultdict(list)
    for at, one in enumerate(books):
        ours[one.amount].append(at)
    near = sorted(
        (abs((books[there].day - one.day).days), at, there)
        for at, one in enumerate(bank)
        for there in ours[one.amount]
    )
    taken: dict[int, int] = {}
    used: set[int] = set()
    for days, at, there in near:
        if days <= APART and at not in taken and there not in used:
            taken[at] = there
            used.add(there)
    return (
        [(bank[at], books[there]) for at, there in sorted(taken.items())],
        [one for at, one in enumerate(bank) if at not in taken],
        [one for at, one in enumerate(books) if at not in used],
    )
