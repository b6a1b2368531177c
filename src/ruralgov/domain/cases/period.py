"""The months from one to another that figures are asked for."""

from typing import Any, Final

from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.month import is_month

EARLIEST: Final = "0000-01"
LATEST: Final = "9999-12"
"""All months, where none are named."""


def check_months(query: Any, _attribute: object, last: str) -> None:
    """Refuse what are no months, or in the wrong order; raises ``period_wrong``."""
    good = is_month(query.first) and is_month(last)
    if not good or query.first > last:
        raise BadInput("period_wrong", first=query.first, last=last)


def span(query: Any) -> tuple[str, str, str]:
    """Return the column with its range: beyond the month before the first, up to the last."""
    year, month = query.first.split("-")
    return "month", f"{year}-{int(month) - 1:02d}", query.last  # 00 sorts before every month
