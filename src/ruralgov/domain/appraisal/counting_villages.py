"""Figures of villages and their collectives: books, disclosure and grids."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from ruralgov.domain.appraisal.counting import Counted, Tally, Window
from ruralgov.domain.appraisal.model_town import PartKind
from ruralgov.domain.books import DecisionKind, MonthDecisionRow
from ruralgov.domain.collectives import CollectiveRow
from ruralgov.domain.disclosure import PublicationKind, PublicationRow, PublicationStage
from ruralgov.domain.grids import PlacementRow
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.month import Month, first_day, last_day, month_before, next_month
from ruralgov.domain.registry import HouseholdRow

CLOSING: Final = timedelta(days=45)
"""So long after its end a month of the books may be closed in time."""
SHOWING: Final = timedelta(days=20)
"""So long after its end a quarter may be shown in time."""
QUARTER: Final = 3


def _back(month: Month, months: int) -> Month:
    for _ in range(months):
        month = month_before(month)
    return month


def _due(window: Window, grace: timedelta) -> Iterator[Month]:
    """Give the months whose end with a grace lies in the months of the window."""
    month = _back(window.first, QUARTER)
    while last_day(month) + grace <= window.cut_off:
        if last_day(month) + grace >= first_day(window.first):
            yield month
        month = next_month(month)


def _there(rows: Iterable[CollectiveRow], first: Month, last: Month) -> Iterator[CollectiveRow]:
    """Give the collectives that were there through some months."""
    for row in rows:
        if row.since <= first_day(first) and row.until > last_day(last):
            yield row


def closed_in_time(window: Window) -> Counted:
    """Count the months of books that stood closed on their day; books nobody opened count too."""
    tally, collectives = Tally(), window.read.rows(CollectiveRow)
    for month in _due(window, CLOSING):
        closed = _closed(window, month, last_day(month) + CLOSING)
        for row in _there(collectives, month, month):
            town = window.town(row.place)
            tally.add(town, int(row.owner in closed), 1)
            tally.note(town, PartKind.MISSED, int(row.owner not in closed))
    return tally.counted()


def _closed(window: Window, month: Month, due: date) -> set[str]:
    """Return the collectives whose books of a month stood closed on a day."""
    last: dict[str, MonthDecisionRow] = {}
    for kind in DecisionKind:
        for row in window.read.rows(MonthDecisionRow, kind=kind, month=month):
            before = last.get(row.collective)
            if legal_date(row.at) <= due and (before is None or before.step < row.step):
                last[row.collective] = row
    return {key for key, row in last.items() if row.kind is DecisionKind.CLOSED}


def disclosed_in_time(window: Window) -> Counted:
    """Count the quarters all of whose months were shown on their day, and still are."""
    tally, collectives = Tally(), window.read.rows(CollectiveRow)
    shown = _shown(window)
    for end in _due(window, SHOWING):
        if int(end[5:]) % QUARTER:
            continue
        months = [_back(end, back) for back in range(QUARTER)]
        due = last_day(end) + SHOWING
        for row in _there(collectives, months[-1], end):
            town = window.town(row.place)
            days = [shown.get((row.owner, month), date.max) for month in months]
            in_time = max(days) <= due
            tally.add(town, int(in_time), 1)
            tally.note(town, PartKind.MISSED, int(not in_time))
    return tally.counted()


def _shown(window: Window) -> dict[tuple[str, Month], date]:
    """Return when each month of each collective was first shown, of what still is."""
    found: dict[tuple[str, Month], date] = {}
    span = ("last", _back(window.first, 2 * QUARTER), window.last)
    for row in window.read.rows(PublicationRow, kind=PublicationKind.FINANCE, span=span):
        month = row.first
        while row.stage is PublicationStage.PUBLISHED and row.published and month <= row.last:
            key = (row.collective, month)
            found[key] = min(row.published, found.get(key, date.max))
            month = next_month(month)
    return found


def covered(window: Window) -> Counted:
    """Count the registered households that are in a lane of their village on the last day."""
    tally, day = Tally(), window.cut_off
    villages = window.read.tally(HouseholdRow, ("village",), on=day)
    for name, _ in villages:
        village = PlaceId(name)
        homes = {row.owner for row in window.read.rows(HouseholdRow, on=day, village=village)}
        placed = {row.household for row in window.read.rows(PlacementRow, on=day, owner=village)}
        town = window.town(village)
        tally.add(town, len(homes & placed), len(homes))
        tally.note(town, PartKind.VILLAGES)
    return tally.counted()
