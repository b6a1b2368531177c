"""Which cases are due to be erased: they ended, and need not be kept any longer."""

from datetime import date

from attrs import frozen

from ruralgov.domain.cases.records import CASE
from ruralgov.domain.cases.rows import CaseRow, Ending
from ruralgov.domain.cases.scope import scope_of
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.declare import Asked, Query
from ruralgov.domain.kernel.ids import CaseId, PlaceId
from ruralgov.domain.kernel.keeping import period_of
from ruralgov.domain.kernel.month import Month

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
    """Ask which cases of a place that came in in a month are due to be erased, by their numbers.

    The next ones come with the last number of an answer as *after*. None is due while the profile
    has no period for cases: then each is erased on a ground of its own.
    """

    place: PlaceId
    month: Month
    after: str = ""


def cases_to_erase(query: CasesToErase, asked: Asked) -> list[CaseToErase]:
    """Return what is due, by number, no more than a page (rule 46)."""
    today = legal_date(asked.now)
    period = period_of(CASE, asked.policy, today)
    if period is None:
        return []
    rows = [
        row
        for row in scope_of(query.place, asked).rows(CaseRow, month=query.month)
        if row.ending is not Ending.OPEN and row.number > query.after
    ]
    rows.sort(key=lambda row: row.number)
    found: list[CaseToErase] = []
    for at in range(0, len(rows), TOGETHER):
        part = rows[at : at + TOGETHER]
        states = asked.read.states(CASE, [row.owner for row in part])
        found += [
            CaseToErase(
                case=CaseId(row.owner),
                number=row.number,
                ended=case.ended_on,
                since=period.until(case.ended_on),
                law=period.law,
            )
            for row in part
            if not (case := states[row.owner]).text.erased and period.until(case.ended_on) <= today
        ]
        if len(found) >= PAGE:
            break
    return found[:PAGE]
