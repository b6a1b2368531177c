"""Months as text that sorts."""

import pytest

from ruralgov.domain.kernel.month import EARLIEST, LATEST, period_span

MONTHS = ["2024-12", "2025-01", "2025-02", "2025-12", "2026-01"]


@pytest.mark.parametrize(
    ("first", "last"),
    [("2025-01", "2025-12"), ("2025-02", "2025-02"), ("2024-12", "2026-01"), (EARLIEST, LATEST)],
)
def test_a_span_holds_the_months_from_the_first_to_the_last(first: str, last: str) -> None:
    column, after, until = period_span(first, last)
    assert column == "month"
    inside = [month for month in MONTHS if after < month <= until]
    assert inside == [month for month in MONTHS if first <= month <= last]
