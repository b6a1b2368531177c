"""Figures of cases: what fell due counts, not only what was finished."""

from typing import Final

from ruralgov.domain.appraisal.counting import Counted, Tally, Window
from ruralgov.domain.appraisal.model_town import PartKind
from ruralgov.domain.cases import (
    CaseRow,
    ClosedRow,
    Ending,
    OpenCaseRow,
    RoundRow,
    UnjudgedRow,
)
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.month import period_span

_SUMS: Final = ("on_time", "first", "ranked", "answered", "satisfied", "unreachable")
_ON_TIME, _FIRST, _RANKED, _ANSWERED, _SATISFIED, _UNREACHABLE = range(2, 8)
"""Where a sum stands behind the place and the count of rounds."""
_ROUNDS: Final = 1


def _rounds(window: Window) -> list[tuple[PlaceId, tuple[int, ...]]]:
    """Return the town of each place with rounds in the months, and their counts."""
    span = period_span(window.first, window.last)
    found = window.read.tally(RoundRow, ("place",), sums=_SUMS, span=span)
    return [(window.town(PlaceId(row[0])), row) for row in found]


def on_time(window: Window) -> Counted:
    """Count what was done on time of all that was done, or should have been."""
    tally = Tally()
    for town, row in _rounds(window):
        tally.add(town, row[_ON_TIME], row[_ROUNDS])
        tally.note(town, PartKind.DONE, row[_ROUNDS])
    for late in window.read.rows(OpenCaseRow):
        if late.due is not None and legal_date(late.due) <= window.cut_off:
            _missed(tally, window.town(late.place), PartKind.OVERDUE)
    span = period_span(window.first, window.last)
    for forced in window.read.rows(CaseRow, ending=Ending.FORCED, span=span):
        if not window.read.rows(RoundRow, owner=forced.owner, limit=1):
            _missed(tally, window.town(forced.place), PartKind.FORCED)
    return tally.counted()


def on_time_of_due(window: Window) -> Counted:
    """Count what was done on time of all that fell due in the months."""
    tally, due = Tally(), ("due_month", *period_span(window.first, window.last)[1:])
    for place, done, in_time in window.read.tally(
        RoundRow, ("place",), sums=("on_time",), span=due
    ):
        town = window.town(PlaceId(place))
        tally.add(town, in_time, done)
        tally.note(town, PartKind.DONE, done)
    for late in window.read.rows(OpenCaseRow):
        if _fell_due(late, window):
            _missed(tally, window.town(late.place), PartKind.OVERDUE)
    for ended in window.read.rows(UnjudgedRow, late=True, span=due):
        _missed(tally, window.town(ended.place), PartKind.FORCED)
    return tally.counted()


def _fell_due(row: OpenCaseRow, window: Window) -> bool:
    """Tell whether an open case fell due in the months, and was late at the cut-off."""
    day = None if row.late_from is None else legal_date(row.late_from)
    return (
        day is not None and day <= window.cut_off and window.first <= row.due_month <= window.last
    )


def _missed(tally: Tally, town: PlaceId, kind: PartKind) -> None:
    tally.add(town, 0, 1)
    tally.note(town, kind)


def satisfied(window: Window) -> Counted:
    """Count the satisfied of those who were reached."""
    tally = Tally()
    for town, row in _rounds(window):
        tally.add(town, row[_SATISFIED], row[_ANSWERED])
        tally.note(town, PartKind.UNREACHABLE, row[_UNREACHABLE])
        unasked = row[_RANKED] - row[_ANSWERED] - row[_UNREACHABLE]
        tally.note(town, PartKind.UNASKED, unasked)
        tally.note(town, PartKind.UNRANKED, row[_ROUNDS] - row[_RANKED])
    return tally.counted()


def first_of_closed(window: Window) -> Counted:
    """Count the cases closed in the months that took one round."""
    tally, span = Tally(), period_span(window.first, window.last)
    for place, closed, first in window.read.tally(
        ClosedRow, ("place",), sums=("first",), span=span
    ):
        tally.add(window.town(PlaceId(place)), first, closed)
    return tally.counted()


def first_round(window: Window) -> Counted:
    """Count the first of all rounds."""
    tally = Tally()
    for town, row in _rounds(window):
        tally.add(town, row[_FIRST], row[_ROUNDS])
    return tally.counted()
