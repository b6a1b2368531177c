"""Which cases are due to be erased: they ended, and need not be kept any longer."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from ruralgov.domain.cases.messages_ending import EraseCase
from ruralgov.domain.cases.records import CASE
from ruralgov.domain.cases.rows import CaseRow, Ending
from ruralgov.domain.cases.rows_rights import ErasedCaseRow
from ruralgov.domain.cases.scope import Scope, scope_of
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.declare import Asked, Query
from ruralgov.domain.kernel.erasure import ErasureGround, Retention
from ruralgov.domain.kernel.ids import CITY, CaseId, PlaceId
from ruralgov.domain.kernel.keeping import period_of
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.value import frozen

PAGE = 100
"""Cases in an answer at most."""
TOGETHER = 200
"""Cases that are looked at together."""


@frozen(kw_only=True)
class CaseToErase:
    """A case that ended, that nobody erased, and whose period is over."""

    case: CaseId
    number: str
    ended: date
    since: date
    """From when on it may be erased."""
    law: str
    """By what it was kept until then."""


@frozen(kw_only=True)
class CasesToErase(Query[list[CaseToErase]]):
    """Ask which cases of a place are due to be erased, by their numbers.

    With *month* only those that came in in it. The next ones come with the last number of an answer
    as *after*. None is due while the profile has no period for cases: then each is erased on a
    ground of its own.
    """

    place: PlaceId = CITY
    month: Month | None = None
    after: str = ""


def cases_to_erase(query: CasesToErase, asked: Asked) -> list[CaseToErase]:
    """Return what is due, by number, no more than a page (rule 46)."""
    period = period_of(CASE, asked.policy, legal_date(asked.now))
    if period is None:
        return []
    scope = scope_of(query.place, asked)
    months = _months(scope, asked) if query.month is None else [query.month]
    found = (one for month in months for one in _due(scope, month, query.after, period, asked))
    return [*islice(found, PAGE)]


def _months(scope: Scope, asked: Asked) -> list[str]:
    """Return the months in which something came in, of the city those that are not erased whole."""
    came: Counter[str] = Counter()
    for month, _town, _ending, count in scope.tally(CaseRow, ("month", "town", "ending")):
        came[month] += count
    whole = scope.place is None and scope.town is None
    gone = dict(asked.read.tally(ErasedCaseRow, ("month",))) if whole else {}
    return sorted(month for month, count in came.items() if count > gone.get(month, 0))


def _due(
    scope: Scope, month: str, after: str, period: Retention, asked: Asked
) -> Iterator[CaseToErase]:
    """Give the cases of a month of which the period is over, by number, some states at a time."""
    today = legal_date(asked.now)
    if int(month[:4]) + 1 + period.years > today.year:
        return
    gone = {row.owner for row in asked.read.rows(ErasedCaseRow, month=month)}
    rows = [
        row
        for row in scope.rows(CaseRow, month=month)
        if row.ending is not Ending.OPEN and row.number > after and row.owner not in gone
    ]
    rows.sort(key=lambda row: row.number)
    for at in range(0, len(rows), TOGETHER):
        part = rows[at : at + TOGETHER]
        states = asked.read.states(CASE, [row.owner for row in part])
        for row in part:
            ended = states[row.owner].ended_on
            if period.until(ended) <= today:
                yield CaseToErase(
                    case=CaseId(row.owner),
                    number=row.number,
                    ended=ended,
                    since=period.until(ended),
                    law=period.law,
                )


def erasures_due(found: Iterable[CaseToErase]) -> Iterator[tuple[str, EraseCase]]:
    """Give the erasure of each case that was found, under an id of its own (rule 47).

    A scheduled run asks for ``CasesToErase`` and gives these until none is left; a run that is
    repeated erases nothing twice.
    """
    for one in found:
        erase = EraseCase(case=one.case, ground=ErasureGround.PERIOD_OVER, reason=one.law)
        yield f"retention-{one.case}", erase
