"""How alike two reports are, as whole percent: where, when, and in what words."""

import unicodedata
from itertools import pairwise
from typing import Final

WEIGHTS: Final = (2, 2, 1)
"""What nearness, words and time count for in the strength of a suggestion; [design]."""
WHOLE: Final = 100


def pairs(text: str) -> frozenset[str]:
    """Return the pairs of characters that follow each other, without spaces and marks.

    Chinese is written without spaces, and a pair of its characters is about a word.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    marks = [mark for mark in plain if mark.isalnum()]
    return frozenset(map("".join, pairwise(marks)))


def shared(one: frozenset[str], other: frozenset[str]) -> int:
    """Return how much of what two texts say both say: common pairs of all pairs (Jaccard)."""
    return WHOLE * len(one & other) // max(len(one | other), 1)


def near_by_metres(metres: int, most: int) -> int:
    """Return 100 for the same point, down to 0 at *most* metres."""
    return WHOLE * (most - metres) // most


def near_by_places(levels: int) -> int:
    """Return 50 for the same place, half of it for each level up to one that holds both.

    A village is large: the same village says less than the same point.
    """
    return WHOLE // 2 >> levels


def near_in_time(days: int, most: int) -> int:
    """Return 100 for the same day, down to almost 0 at *most* days."""
    return WHOLE * (most + 1 - days) // (most + 1)


def strength(nearness: int, words: int, time: int) -> int:
    """Return the weighted mean of the three."""
    parts = zip(WEIGHTS, (nearness, words, time), strict=True)
    return sum(weight * part for weight, part in parts) // sum(WEIGHTS)
