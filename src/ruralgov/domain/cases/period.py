"""The months from one to another that figures are asked for."""

import re
from typing import Any, Final

from ruralgov.domain.kernel.errors import BadInput

EARLIEST: Final = "0000-01"
LATEST: Final = "9999-12"
"""All months, where none are named."""
_MONTH: Final = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


def check_months(query: Any, _attribute: object, last: str) -> None:
    """Refuse what are no months, or in the wrong order; raises ``period_wrong``."""
    good = all(_MONTH.fullmatch(month) for month in (query.first, last))
    if not good or query.first > last:
        raise BadInput("period_wrong", first=query.first, last=last)


def span(query: Any) -> tuple[str, str, str]:
    """Return the column with its range: beyond the month before the first, up to the last."""
    year, month = query.first.split("-")
    return "month", f"{year}-{int(month) - 1:02d}", query.last  # 00 sorts before every month
