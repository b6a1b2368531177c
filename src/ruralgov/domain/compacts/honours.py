"""Who is commended for a quarter: so few that nobody learns from it who came last."""

from collections import defaultdict
from datetime import date

from ruralgov.domain.compacts.balance import counts
from ruralgov.domain.compacts.model import CreditScheme, TieRule
from ruralgov.domain.compacts.rows_points import PointRow
from ruralgov.domain.kernel.ids import PersonId

PART = 3
"""One in so many of those who agreed is commended, at most (SG-14)."""


def honoured(
    rows: dict[date, list[PointRow]], agreed: set[PersonId], scheme: CreditScheme, day: date
) -> tuple[PersonId, ...]:
    """Return who is commended, in no order of points.

    *rows* are the entries of each month by the day on which it became final. Ties go by the rule of
    the scheme; those who would be too many together are not commended.
    """
    totals: dict[PersonId, int] = defaultdict(int)
    reached: dict[PersonId, date] = {}
    for final, entries in rows.items():
        for row in entries:
            if row.person in agreed and counts(row, final, day):
                totals[row.person] += row.points
                if row.points > 0:
                    reached[row.person] = max(row.day, reached.get(row.person, row.day))
    earlier = scheme.terms.tie is TieRule.EARLIER
    ranks: dict[tuple[int, date], list[PersonId]] = defaultdict(list)
    for person, total in totals.items():
        if total > 0:
            ranks[-total, reached[person] if earlier else day].append(person)
    most, found = min(scheme.terms.honours, len(agreed) // PART), list[PersonId]()
    for rank in sorted(ranks):
        if len(found) + len(ranks[rank]) > most:
            break
        found += ranks[rank]
    return tuple(sorted(found))
