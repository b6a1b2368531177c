"""The balance of a person: a function of entries and a day, and of nothing else (SG-12)."""

from datetime import date

from ruralgov.domain.compacts.model_points import Ending
from ruralgov.domain.compacts.rows_points import PointRow


def counts_since(row: PointRow, final: date | None) -> date | None:
    """Return from when on an entry counts, or None while it waits or its month is not final."""
    if final is None or row.waits:
        return None
    return final if row.back is None else max(final, row.back)


def counts_until(row: PointRow) -> date:
    """Return the first day on which an entry counts no more; one that was struck never counted."""
    if row.ending is None or row.ended is None:
        return row.expires
    return min(row.expires, row.ended) if row.ending is Ending.REPAIRED else date.min


def counts(row: PointRow, final: date | None, day: date) -> bool:
    """Tell whether an entry counts on a day."""
    since = counts_since(row, final)
    return since is not None and since <= day < counts_until(row)
