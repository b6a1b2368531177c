"""The rule by which a report repeats a case that was closed shortly before."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Final

from ruralgov.domain.cases.beside import RepeatKind
from ruralgov.domain.cases.imported.rows import ImportedRow
from ruralgov.domain.cases.imported.rules import reaches_history
from ruralgov.domain.cases.matters.model import MatterVersion
from ruralgov.domain.cases.messages_intake import ReportCase
from ruralgov.domain.cases.rows import ClosedRow
from ruralgov.domain.kernel.calendar import legal_date, month_of
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.ids import CaseId, PlaceId
from ruralgov.domain.kernel.month import Month, month_before
from ruralgov.domain.kernel.point import Point, metres

MOST: Final = 20
"""So many cases closed shortly before are looked at: more of one matter and place say no more."""
LIKEST: Final = tuple(RepeatKind)


def repeated(
    command: ReportCase, place: PlaceId, matter: MatterVersion, given: Given
) -> tuple[CaseId | None, RepeatKind | None]:
    """Return which case of a matter and place that was closed not long ago comes again, and how.

    How long is the profile's ``repeat_days`` (rule 22). The likest is taken, of these the last.
    """
    near = matter.terms.repeat_metres or given.profile.link_metres
    best: tuple[int, datetime, CaseId] | None = None
    for closed, case, own in _closed(command, place, given):
        kind = RepeatKind.UNTOLD if own is None else _kind(command, own, near)
        at = -LIKEST.index(kind), closed, case
        if best is None or at > best:
            best = at
    return (None, None) if best is None else (best[2], LIKEST[-best[0]])


def _closed(
    command: ReportCase, place: PlaceId, given: Given
) -> Iterator[tuple[datetime, CaseId, ClosedRow | None]]:
    """Give what was closed not long ago, month by month; one where nothing tells them apart.

    Of another system's history (rule 53) it is not known what household or spot it was.
    """
    earliest = given.now - timedelta(days=given.profile.repeat_days)
    alone = command.household is None and command.point is None
    past = reaches_history(given.read, legal_date(earliest))
    where: dict[str, Any] = {"place": place, "matter": command.matter}
    month, left = Month(month_of(given.now)), 1 if alone else MOST
    while month >= month_of(earliest) and left > 0:
        for row in given.read.rows(ClosedRow, limit=left, month=month, **where):
            left -= 1
            if row.closed >= earliest:
                yield row.closed, CaseId(row.owner), row
        if past:
            for old in given.read.rows(ImportedRow, limit=1, month_ended=month, **where):
                left -= 1
                if old.ended >= earliest:
                    yield old.ended, CaseId(old.owner), None
        month = month_before(month)


def _kind(command: ReportCase, row: ClosedRow, near: int) -> RepeatKind:
    if command.household is not None and command.household == row.household:
        return RepeatKind.HOUSEHOLD
    far = _metres(command.point, row)
    if far is not None:
        return RepeatKind.NEAR if far <= near else RepeatKind.OTHER
    return RepeatKind.UNTOLD


def _metres(point: Point | None, row: ClosedRow) -> int | None:
    """Return how far a report is from a case; None where either has no point."""
    if point is None or row.longitude is None or row.latitude is None:
        return None
    return metres(point, Point(longitude=row.longitude, latitude=row.latitude))
