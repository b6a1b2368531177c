"""Which days are likely in what people enter."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from tests.town import code_of

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.dates import (
    EARLIEST,
    END,
    FARTHEST_DAYS,
    PLANNING_DAYS,
    check_day,
    is_end,
)
from ruralgov.domain.kernel.errors import BadInput

TODAY, A_DAY, AHEAD = date(2026, 1, 5), timedelta(days=1), 400
HORIZON = TODAY + AHEAD * A_DAY
FARTHEST = TODAY + FARTHEST_DAYS * A_DAY


@pytest.mark.parametrize(
    ("day", "begins", "ends"),
    [
        (date.min, "date_unlikely", "date_unlikely"),
        (EARLIEST - A_DAY, "date_unlikely", "date_unlikely"),
        (EARLIEST, "", ""),
        (TODAY, "", ""),
        (HORIZON, "", ""),
        (HORIZON + A_DAY, "date_doubtful", ""),
        (FARTHEST, "date_doubtful", ""),
        (FARTHEST + A_DAY, "date_unlikely", "date_unlikely"),
        (FOREVER, "date_forever", "date_forever"),
        (datetime(2026, 1, 5), "date_wrong", "date_wrong"),  # noqa: DTZ001  it is what is refused
        ("2026-01-05", "date_wrong", "date_wrong"),
    ],
)
def test_a_day_is_a_likely_one(day: Any, begins: str, ends: str) -> None:
    def check(*, end: bool) -> None:
        check_day("x", day, TODAY, lambda: AHEAD, end=end)

    assert code_of(lambda: check(end=False)) == begins
    assert code_of(lambda: check(end=True)) == ends


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (datetime(2026, 1, 5, 9), "2026-01-05 09:00:00"),  # noqa: DTZ001  it is what is refused
        ("2026-01-05", "'2026-01-05'"),
        (20260105, "20260105"),
        (None, "None"),
    ],
)
def test_what_is_no_day_is_said_as_it_was_given(day: Any, said: str) -> None:
    with pytest.raises(BadInput) as caught:
        check_day("x", day, TODAY, lambda: AHEAD)
    assert (caught.value.facts["value"], caught.value.facts["field"]) == (said, "x")


def test_no_day_lies_before_1900_and_none_beyond_a_hundred_years() -> None:
    assert date(1900, 1, 1) == EARLIEST
    assert (PLANNING_DAYS, FARTHEST_DAYS) == (3660, 36_600)


def test_how_far_ahead_one_plans_is_asked_only_for_what_lies_ahead() -> None:
    def asked() -> int:
        raise AssertionError

    check_day("since", TODAY, TODAY, asked)
    check_day("until", FARTHEST, TODAY, asked, end=True)


def test_an_end_is_known_by_its_name_or_declared() -> None:
    assert is_end("until", {})
    assert not is_end("since", {})
    assert is_end("since", END)
