"""What is on an account of posts on a day: the one place in which it is worked out."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.staffing.model import QuotaKind
from ruralgov.domain.staffing.rows import QuotaPostingRow

Line = tuple[date, int]
"""From which day on an account has so many posts more, or less."""


def lines_of(account: str, kind: QuotaKind, read: Read) -> list[Line]:
    """Return what was posted on an account."""
    rows = read.rows(QuotaPostingRow, account=account, kind=kind)
    return [(row.since, row.posts) for row in rows]


def balances(lines: Iterable[Line]) -> list[Line]:
    """Return what is on an account from each day on, on which that changes."""
    found, total = list[Line](), 0
    for day, same in groupby(sorted(lines), key=lambda one: one[0]):
        total += sum(posts for _, posts in same)
        found.append((day, total))
    return found


def balance(lines: Iterable[Line], day: date) -> int:
    """Return what is on an account on a day."""
    return sum(posts for since, posts in lines if since <= day)


def below_zero(lines: Iterable[Line]) -> Line | None:
    """Return the first day on which an account has less than nothing, and how much; or None."""
    return next((one for one in balances(lines) if one[1] < 0), None)
