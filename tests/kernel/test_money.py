import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.town import code_of

from ruralgov.domain.kernel.money import LARGEST, check_amount, divide, parse_yuan, show_yuan
from ruralgov.domain.kernel.month import first_day, last_day, month_before, next_month, parse_month


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("1234.5", 123450),
        ("１２．５", 1250),
        ("1,234.50", 123450),
        ("-0.01", -1),
        ("0", 0),
        (" 7 ", 700),
    ],
)
def test_amounts_as_people_write_them(text: str, fen: int) -> None:
    assert parse_yuan(text) == fen


@pytest.mark.parametrize(
    "text",
    [
        "1_000",
        "1e3",
        "NaN",
        "Infinity",
        "١٢",
        "²x",
        "1.234",
        "12,34",
        "+5",
        "",
        ".5",
        "5.",
        "1" * 14,
    ],
)
def test_what_only_looks_like_an_amount_is_refused(text: str) -> None:
    assert code_of(lambda: parse_yuan(text)) == "amount_wrong"


@given(st.integers(-LARGEST, LARGEST))
def test_what_is_shown_is_read_back(fen: int) -> None:
    assert parse_yuan(show_yuan(fen)) == fen


@given(st.integers(-(10**12), 10**12), st.lists(st.integers(0, 1000), min_size=1).filter(any))
def test_shares_add_up_and_none_is_a_fen_from_its_due(total: int, weights: list[int]) -> None:
    shares = divide(total, tuple(weights))
    assert sum(shares) == total
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share * sum(weights) - total * weight) < sum(weights)


def test_amounts_and_weights_out_of_range_are_refused() -> None:
    assert [code_of(lambda v=v: check_amount(v)) for v in (0, -1, LARGEST + 1)] == [  # type: ignore[misc]
        "amount_range"
    ] * 3
    assert check_amount(LARGEST) == LARGEST
    assert code_of(lambda: divide(5, (0, 0))) == "weights_wrong"
    assert code_of(lambda: divide(5, (2, -1))) == "weights_wrong"


def test_months_follow_each_other_over_the_year() -> None:
    december = parse_month("2024-12")
    assert next_month(december) == "2025-01"
    assert month_before(parse_month("2024-03")) == "2024-02"
    assert (first_day(december).isoformat(), last_day(december).isoformat()) == (
        "2024-12-01",
        "2024-12-31",
    )
    assert code_of(lambda: parse_month("2024-13")) == "month_wrong"
