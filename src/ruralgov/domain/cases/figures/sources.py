"""The rows that figures are made of."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from ruralgov.domain.cases.figures.queries import Exclusion, Within
from ruralgov.domain.kernel.value import frozen

BEFORE: Final = datetime(1, 1, 1, tzinfo=UTC)
INSTANT: Final = timedelta(microseconds=1)
"""What is due now is not late yet."""
Share = tuple[int, int, dict[Exclusion, int], dict[Within, int]]
"""A numerator, a denominator, what is in neither, and what some of them is made of."""


@frozen(kw_only=True)
class Source:
    """Rows of which each is in a part of a figure: of a table, by the column of their month."""

    row: type
    month: str
    where: Mapping[str, Any]
    late: str = ""
    """The column of the instant that must be past, if one must."""
    early: str = ""
    """The column of the instant that must not be past, if one must not."""
    less: "tuple[Source, ...]" = ()
    """The cases of these are not."""
