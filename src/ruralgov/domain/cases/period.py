"""The months from one to another that figures are asked for."""

from typing import Any, Final

EARLIEST: Final = "0000-01"
LATEST: Final = "9999-12"
"""All months, where none are named."""


def span(query: Any) -> tuple[str, str, str]:
    """Return the column with its range: beyond the month before the first, up to the last."""
    year, month = query.first.split("-")
    return "month", f"{year}-{int(month) - 1:02d}", query.last  # 00 sorts before every month
