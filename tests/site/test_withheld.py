from collections.abc import Sequence
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from ruralgov_site.withheld import Hidden, guarded

FEW = 5
Column = Sequence[int | Hidden | None]


def answers(column: Column, whole: int) -> list[set[int]]:
    """What a reader who knows the rule finds for each number that counts too few."""
    shown = [cell for cell in column if isinstance(cell, int)]
    left, guards = whole - sum(shown), column.count(Hidden.GUARD)
    most = min(shown, default=left)
    fits = [
        guess
        for guess in product(range(FEW), repeat=column.count(Hidden.FEW))
        if guards * FEW <= left - sum(guess) <= guards * most
    ]
    return [set(found) for found in zip(*fits, strict=True)]


@given(
    st.lists(st.integers(0, FEW - 1), min_size=1, max_size=4),
    st.lists(st.integers(FEW, 40), max_size=8),
)
def test_no_number_that_counts_too_few_can_be_found_by_subtraction(
    scarce: list[int], others: list[int]
) -> None:
    whole = sum(scarce) + sum(others)
    column = guarded([*(Hidden.FEW for _ in scarce), *others], whole, FEW)
    if any(isinstance(cell, int) for cell in column):
        assert all(len(found) > 1 for found in answers(column, whole))


def test_without_a_guard_the_reader_of_this_test_would_find_it() -> None:
    assert answers([Hidden.FEW, 20, 30], 53) == [{3}]
    assert answers([Hidden.FEW, Hidden.FEW, 30], 30) == [{0}, {0}]


def test_the_smallest_of_the_others_goes_and_no_more_than_it_takes() -> None:
    assert guarded([Hidden.FEW, 300, 20, 400], 723, FEW) == [Hidden.FEW, 300, Hidden.GUARD, 400]


def test_a_column_without_a_whole_or_without_a_gap_stays_as_it_is() -> None:
    assert guarded([Hidden.FEW, 300], None, FEW) == [Hidden.FEW, 300]
    assert guarded([7, 300], 307, FEW) == [7, 300]
