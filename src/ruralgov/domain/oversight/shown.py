"""Which publications a check looks at: what is shown, and what of it can differ by now."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ruralgov.domain.books import DecisionKind, MonthDecisionRow
from ruralgov.domain.disclosure import PublicationKind, PublicationRow, PublicationStage
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.month import Month

MONEY: Final = frozenset({PublicationKind.FINANCE, PublicationKind.ANNUAL})


def newest(rows: Sequence[PublicationRow], first: Month, last: Month) -> Iterator[PublicationRow]:
    """Give the publications of periods within some months that are shown, none superseded."""
    versions: dict[tuple[object, ...], int] = {}
    for row in rows:
        if row.edition is not None:
            period = (row.kind, row.first, row.last)
            versions[period] = max(row.version, versions.get(period, 0))
    for row in rows:
        shown = row.stage is PublicationStage.PUBLISHED and first <= row.first <= row.last <= last
        if shown and versions[row.kind, row.first, row.last] == row.version:
            yield row


def compared(
    shown: Sequence[PublicationRow], months: Sequence[MonthDecisionRow]
) -> list[PublicationRow]:
    """Return those with money where a month was reopened since, and the last of each other kind.

    *months* are what was decided about the months of their collective.
    """
    last: dict[PublicationKind, Month] = {}
    for row in shown:
        last[row.kind] = max(row.last, last.get(row.kind, row.last))
    reopened = [one for one in months if one.kind is DecisionKind.REOPENED]
    return [
        row
        for row in shown
        if (_reopened(row, reopened) if row.kind in MONEY else row.last == last[row.kind])
    ]


def _reopened(shown: PublicationRow, reopened: Iterable[MonthDecisionRow]) -> bool:
    return any(
        shown.first <= row.month <= shown.last
        and shown.published is not None
        and legal_date(row.at) >= shown.published
        for row in reopened
    )
