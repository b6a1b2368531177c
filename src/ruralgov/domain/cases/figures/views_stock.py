"""The answer to the question what was open at the end of each month."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from ruralgov.domain.cases.evolve_times import end_of
from ruralgov.domain.cases.figures.queries_stock import (
    OLDEST,
    Age,
    CaseStock,
    Stock,
    StockAt,
    StockOf,
)
from ruralgov.domain.cases.figures.sources import BEFORE, INSTANT
from ruralgov.domain.cases.figures.withheld import small
from ruralgov.domain.cases.rows import CaseRow, Ending, OpenCaseRow
from ruralgov.domain.cases.rows_instants import MonthEndRow
from ruralgov.domain.cases.scope import Scope, scope_of, smallest_shown
from ruralgov.domain.kernel.calendar import legal_date, month_of
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.month import Month, month_before, next_month, period_span


def case_stock(query: CaseStock, asked: Asked) -> Stock:
    """Return what was open at the ends of the months that are over (rule 65)."""
    scope, threshold = scope_of(query.place, asked, "town"), smallest_shown(asked)
    ages, months = _ages(scope, asked), [*_months(query, scope, asked)]
    held = small([ages[one] for one in Age], threshold)
    return Stock(
        months=tuple(_shown(one, threshold) for one in months),
        towns=_towns(months[-1].month, scope, threshold) if months and _of_city(scope) else (),
        ages={one: None if at in held else ages[one] for at, one in enumerate(Age)},
        threshold=threshold,
    )


def _months(query: CaseStock, scope: Scope, asked: Asked) -> Iterator[StockAt]:
    """Give each month: what its cases kept of it, and what did not change since."""
    running = month_of(asked.now)
    span = period_span(query.first, query.last)
    found = scope.tally(MonthEndRow, ("month",), sums=("late",), span=span)
    kept = {month: (count, late) for month, count, late in found}
    still = _unchanged(running, scope)
    first = min((*kept, *(month_of(one.changed) for one in still if one.changed)), default=running)
    month = Month(max(query.first, first))
    while month <= query.last and month < running:
        end = end_of(month)
        since = [one for one in still if one.changed is not None and one.changed < end]
        late = sum(one.late_from is not None and one.late_from < end for one in since)
        whole, past = kept.get(month, (0, 0))
        yield StockAt(month=month, open=whole + len(since), late=past + late)
        month = next_month(month)


def _unchanged(running: str, scope: Scope) -> list[OpenCaseRow]:
    """Return the open cases of which nothing changed since a month ended."""
    return scope.rows(
        OpenCaseRow, span=("changed", BEFORE, end_of(month_before(Month(running))) - INSTANT)
    )


def _of_city(scope: Scope) -> bool:
    return scope.place is None and scope.town is None


def _towns(month: str, scope: Scope, threshold: int) -> tuple[StockOf, ...]:
    """Return each town's at the end of a month; small ones, and what would tell them, held back."""
    whole, late = Counter[str](), Counter[str]()
    for town, count, past in scope.tally(MonthEndRow, ("town",), sums=("late",), month=month):
        whole[town] += count
        late[town] += past
    span = ("changed", BEFORE, end_of(month) - INSTANT)
    for town, since, count in scope.tally(OpenCaseRow, ("town", "late_from"), span=span):
        whole[town] += count
        late[town] += count if since and datetime.fromisoformat(since) < end_of(month) else 0
    towns = sorted(whole)
    few = small([whole[one] for one in towns], threshold)
    apart = few | small([late[one] for one in towns], threshold)
    apart |= small([whole[one] - late[one] for one in towns], threshold)
    return tuple(
        StockOf(
            town=PlaceId(one),
            open=None if at in few else whole[one],
            late=None if at in apart else late[one],
        )
        for at, one in enumerate(towns)
    )


def _shown(one: StockAt, threshold: int) -> StockAt:
    whole, late = one.open or 0, one.late or 0
    if not any(0 < number < threshold for number in (whole, late, whole - late)):
        return one
    return StockAt(month=one.month, open=whole if whole >= threshold else None, late=None)


def _ages(scope: Scope, asked: Asked) -> Counter[Age]:
    """Return how old what is open now is, by its report."""
    found: Counter[Age] = Counter()
    today = legal_date(asked.now)
    for month, *_ in scope.tally(CaseRow, ("month",), ending=Ending.OPEN):
        for row in scope.rows(CaseRow, month=month, ending=Ending.OPEN):
            days = (today - legal_date(row.reported)).days
            age = next((age for age, most in OLDEST.items() if days <= most), Age.LONGER)
            found[age] += 1
    return found
