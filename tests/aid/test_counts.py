"""Counts that may be published: nothing small, and no small difference (P20)."""

from itertools import pairwise

import pytest

from ruralgov.domain.aid.counts_monitor import LEAST, shown, total


@pytest.mark.parametrize(
    ("count", "cell"), [(0, None), (1, None), (4, None), (5, 5), (9, 5), (10, 10), (14, 10)]
)
def test_rule_61_p20_less_than_five_is_held_back(count: int, cell: int | None) -> None:
    assert shown(count) == cell


def test_rule_61_p20_no_two_counts_differ_by_little() -> None:
    said = [shown(count) or 0 for count in range(100)]
    assert {later - before for before, later in pairwise(said)} == {0, LEAST}


def test_rule_61_p20_a_total_is_of_what_is_shown() -> None:
    assert total([shown(4), shown(14)]) == 10
    assert total([shown(4), shown(0)]) is None
