"""The answer to a question about open work.

Pages hold together while cases change: each is made of the list as it was when the first was asked
for. A case stands where it stood then, which its events tell, and is shown as it is now.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Final

from ruralgov.domain.cases import texts_work
from ruralgov.domain.cases.model import DESK, Case
from ruralgov.domain.cases.records import CASE
from ruralgov.domain.cases.rights import for_units
from ruralgov.domain.cases.roles import HANDLER, INTAKE, SUPERVISOR
from ruralgov.domain.cases.rows import OpenCaseRow, open_row
from ruralgov.domain.cases.scope import open_at
from ruralgov.domain.cases.table import HELD, Stage
from ruralgov.domain.cases.units import unit_name
from ruralgov.domain.cases.worklist.queries import Urgency, Work, WorkItem, WorkList, WorkPage
from ruralgov.domain.kernel.calendar import DAY, at_minute, legal_date
from ruralgov.domain.kernel.clock import TimeLimit, TimeUnit, deadline
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import CaseId
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.registry import upwards

MARK: Final = "~"
"""Stands between the parts of what leads to the next page."""
TOLD_WHO: Final = frozenset({HANDLER, INTAKE, SUPERVISOR})
"""The roles to which it is told who signed for a case."""
Key = tuple[datetime, str]
"""Where a case stands in a list: by an instant, and by its number."""


@frozen(kw_only=True)
class _Times:
    """What is overdue, due today, due soon and stale, all as of one instant."""

    at: datetime
    midnight: datetime
    soon: datetime
    stale: datetime

    def urgency(self, act_by: datetime) -> Urgency:
        """Return how urgent it is to act by an instant; what is due now is not late yet."""
        if act_by < self.at:
            return Urgency.OVERDUE
        if act_by <= self.midnight:
            return Urgency.TODAY
        return Urgency.SOON if act_by <= self.soon else Urgency.LATER

    def kinds(self, row: OpenCaseRow) -> set[Work]:
        """Return all the lists that a case is on."""
        by = act_by(row)
        found = {Work.OPEN}
        if by < self.at:
            found.add(Work.OVERDUE)
        elif by <= self.midnight:
            found.add(Work.TODAY)
        if self.at <= by <= self.soon:
            found.add(Work.SOON)
        if self.is_stale(row):
            found.add(Work.STALE)
        return found

    def is_stale(self, row: OpenCaseRow) -> bool:
        """Tell whether a case stood for long; one that is paused is to stand."""
        return row.stage is not Stage.PAUSED and moved(row) <= self.stale


def work_list(query: WorkList, asked: Asked) -> WorkPage:
    """Return a page of a list (rules 61 to 63)."""
    begun, last = _begun(query, asked)
    times = _times(query, begun, asked)
    rows = _rows(query, asked)
    kinds = [(row, times.kinds(row)) for row in rows]
    at = moved if query.kind is Work.STALE else act_by
    chosen = [row for row, on in kinds if query.kind in on]
    placed = ((_key(row, at, begun, asked), row) for row in chosen)
    left = sorted(
        ((key, row) for key, row in placed if key is not None and (last is None or key > last)),
        key=lambda one: one[0],
    )
    page = left[: query.size]
    more = len(left) > len(page)
    return WorkPage(
        items=_items([row for _, row in page], times, asked),
        counts={work: sum(work in on for _, on in kinds) for work in Work},
        at=begun,
        soon_until=times.soon,
        stale_since=times.stale,
        next=MARK.join((begun.isoformat(), page[-1][0][0].isoformat(), page[-1][0][1]))
        if more
        else "",
    )


def act_by(row: OpenCaseRow) -> datetime:
    """Return by when somebody must act on a case: the first to end of all that runs."""
    return min(filter(None, (row.hold_due, row.unit_late_from, row.late_from)))


def moved(row: OpenCaseRow) -> datetime:
    """Return when the last step was taken; of a row from before that was kept, when it was due."""
    return row.moved or row.hold_due


def _begun(query: WorkList, asked: Asked) -> tuple[datetime, Key | None]:
    """Return when the list was begun, and where the page before ended."""
    if not query.after:
        return asked.now, None
    try:
        begun, at, number = query.after.split(MARK)
        found = datetime.fromisoformat(begun), (datetime.fromisoformat(at), number)
    except ValueError:
        raise BadInput(texts_work.WORK_AFTER_WRONG, after=query.after) from None
    naive = any(one.tzinfo is None for one in (found[0], found[1][0]))
    if naive or found[0] > asked.now:
        raise BadInput(texts_work.WORK_AFTER_WRONG, after=query.after)
    return found


def _times(query: WorkList, begun: datetime, asked: Asked) -> _Times:
    profile, calendar = asked.policy.profile(), asked.policy.calendar()
    ahead = TimeLimit(profile.warning_hours, TimeUnit.WORKING_HOURS)
    if query.days is not None and query.kind is Work.SOON:
        ahead = TimeLimit(query.days, TimeUnit.WORKING_DAYS)
    stood = profile.stale_days
    if query.days is not None and query.kind is Work.STALE:
        stood = query.days
    return _Times(
        at=begun,
        midnight=at_minute(legal_date(begun) + DAY, 0),
        soon=deadline(calendar, begun, ahead).due,
        stale=begun - timedelta(days=stood),
    )


def _rows(query: WorkList, asked: Asked) -> list[OpenCaseRow]:
    """Return the rows that may be on a list: a handler is shown those of his units (rule 28)."""
    wanted = (("matter", query.matter), ("level", query.level), ("stage", query.stage))
    equal = {name: value for name, value in wanted if value is not None}
    if query.person is not None:
        equal["handler"] = query.person
    rows: Iterable[OpenCaseRow] = open_at(query.place, asked, **equal)
    if query.person is not None:
        rows = (row for row in rows if row.stage in HELD)
    if query.unit is not None:
        rows = (row for row in rows if _is_of(row.holder, query.unit, asked))
    if asked.roles == {HANDLER}:
        rows = _ours(rows, asked)
    return list(rows)


def _is_of(holder: str, unit: str, asked: Asked) -> bool:
    return holder == unit or (holder != DESK and unit in [*upwards(asked.read, holder, asked.day)])


def _ours(rows: Iterable[OpenCaseRow], asked: Asked) -> Iterable[OpenCaseRow]:
    known: dict[tuple[str, str], bool] = {}
    for row in rows:
        if row.unit is None:
            continue
        key = row.unit, row.place
        if key not in known:
            known[key] = for_units(row.place, asked, row.unit)
        if known[key]:
            yield row


def _key(
    row: OpenCaseRow, at: Callable[[OpenCaseRow], datetime], begun: datetime, asked: Asked
) -> Key | None:
    """Return where a case stood when the list was begun; None where it was not open then."""
    if row.changed is None or row.changed <= begun:
        return at(row), row.number
    case: Case | None = None
    for one in asked.history(CASE, row.owner):
        if one.at > begun:
            break
        case = CASE.apply(case, one.event)
    before = None if case is None else next(open_row(case), None)
    return None if before is None else (at(before), before.number)


def _items(rows: list[OpenCaseRow], times: _Times, asked: Asked) -> tuple[WorkItem, ...]:
    names = {DESK: DESK}
    for row in rows:
        if row.holder not in names:
            names[row.holder] = unit_name(asked.read, row.holder, asked.day)
    told = not TOLD_WHO.isdisjoint(asked.roles)
    return tuple(
        WorkItem(
            case=CaseId(row.owner),
            number=row.number,
            matter=row.matter,
            place=row.place,
            town=row.town,
            stage=row.stage,
            level=row.level,
            round=row.round,
            holder=row.holder,
            holder_name=names[row.holder],
            handler=row.handler if told else None,
            act_by=act_by(row),
            urgency=times.urgency(act_by(row)),
            moved=moved(row),
            stale=times.is_stale(row),
        )
        for row in rows
    )
