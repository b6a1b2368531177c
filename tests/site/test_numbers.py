import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruralgov_site.numbers import Part, from_nothing, near_all


@pytest.mark.parametrize(
    ("n", "of", "text"),
    [
        (998, 1000, "99.8%"),
        (2, 3, "66.7%"),
        (1, 8, "12.5%"),
        (10, 10, "100.0%"),
        (0, 10, "0.0%"),
        (99_999, 100_000, "99.999%"),
        (1, 100_000, "0.001%"),
        (0, 0, "–"),
    ],
)
def test_a_share_has_one_digit_and_more_where_that_would_say_all_or_none(
    n: int, of: int, text: str
) -> None:
    assert Part(n, of).text() == text


@given(st.floats(0, 100))
def test_a_scale_of_shares_ends_at_all_and_starts_below_the_least(least: float) -> None:
    scale = near_all(least)
    assert scale.low <= least
    assert scale.low < least or least == 0 or scale.low == 0
    assert scale.high == 100
    assert 2 <= len(scale.ticks) <= 8
    assert 0 <= scale.at(least) <= 100


@given(st.integers(0, 10**7))
def test_a_scale_of_counts_starts_at_nothing_and_holds_the_most(most: int) -> None:
    scale = from_nothing(most)
    assert scale.low == 0
    assert scale.high >= most
    assert 2 <= len(scale.ticks) <= 6
