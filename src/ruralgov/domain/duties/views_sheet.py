"""The duty sheet of one actor: what fell due, was done, or is not rated."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from ruralgov.domain.duties import queries_sheet as q
from ruralgov.domain.duties.doers import Office, keys_of, offices_of
from ruralgov.domain.duties.due import CYCLES, NotRated, Period, ended, part, period_of, unrated
from ruralgov.domain.duties.lists import Lists
from ruralgov.domain.duties.model import (
    A_DAY,
    ANSWERED_BY_DEPARTMENT,
    Cycle,
    DutyItem,
    DutyRole,
)
from ruralgov.domain.duties.rows import HindranceRow, OffListRow, PerformanceRow
from ruralgov.domain.duties.views import Names, hindrance_lines, work_lines
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.value import frozen


def duty_sheet(query: q.DutySheet, asked: Asked) -> q.Sheet:
    """Return the sheet of one actor."""
    doer, day = query.doer, asked.day
    since = query.since or date(day.year, 1, 1)
    offices = [one for one in offices_of(doer, asked.read) if one.touches(since, day)]
    lists = Lists(doer.role, asked.read, asked.above)
    back = ("day", min(period_of(one, since).first for one in CYCLES) - A_DAY, day)
    keys = keys_of(doer, asked.read)
    rows = [
        row
        for key in keys
        for row in asked.read.rows(PerformanceRow, doer=key, span=back)
        if row.role is doer.role and row.place == doer.place
    ]
    sheet = _SheetOf(doer.place, since, day, offices, lists, rows, Names(asked))
    lines = tuple(sheet.line(item) for item in sheet.items())
    own = [one for one in lines if one.item.duty_class not in ANSWERED_BY_DEPARTMENT]
    off_list = [row for row in rows if row.work is not None and row.day >= since]
    blocked = [row for key in keys for row in asked.read.rows(HindranceRow, doer=key)]
    work = work_lines(_asked_of(doer.role, doer.place, asked), asked)
    return q.Sheet(
        doer=doer,
        since=since,
        until=day,
        offices=tuple(offices),
        titles=sheet.titles(),
        lines=lines,
        off_list=tuple(one for one in work if one.last is None or one.last >= since),
        off_list_facts=tuple(off_list),
        hindrances=tuple(
            hindrance_lines((row for row in blocked if since <= row.day <= day), asked)
        ),
        due=sum(one.due for one in own),
        done=sum(one.done for one in own),
    )


def _asked_of(role: DutyRole, place: PlaceId, asked: Asked) -> Iterator[OffListRow]:
    for above in asked.above(place, asked.day):
        for row in asked.read.rows(OffListRow, place=above):
            if row.role is role:
                yield row


@frozen
class _SheetOf:
    """What a sheet is made of."""

    place: PlaceId
    since: date
    until: date
    offices: list[Office]
    lists: Lists
    rows: list[PerformanceRow]
    names: Names

    def _days(self) -> Iterator[date]:
        """Give the days on which something may have fallen due, and the day asked."""
        yield from (one.last for one in ended(Cycle.MONTH, self.since, self.until))
        yield self.until

    def items(self) -> list[DutyItem]:
        """Return each item that was on the list in the days asked, as the newest list has it."""
        found: dict[str, DutyItem] = {}
        for day in self._days():
            known = self.lists.on(self.place, day)
            found |= {} if known is None else {one.code: one for one in known.items}
        return list(found.values())

    def titles(self) -> tuple[str, ...]:
        """Return what the lists are called that held in the days asked."""
        known = (self.lists.on(self.place, day) for day in self._days())
        return tuple(dict.fromkeys(one.title for one in known if one is not None))

    def line(self, item: DutyItem) -> q.DutyLine:
        """Return the line of one item, in the form that the newest list gives it."""
        mine = [row for row in self.rows if row.item == item.code]
        due = done = 0
        parts = Counter[NotRated]()
        missing = []
        for period in self._periods():
            held, reason = self._held(item.code, period)
            if reason is not None:
                parts[reason] += 1
            elif held is not None:
                times = sum(row.day in period for row in mine)
                due, done = due + held.times, done + min(times, held.times)
                missing += [period] if times < held.times else []
        why = None if due else unrated(item) or next(iter(parts), NotRated.NOTHING_DUE)
        now = None if item.cycle is Cycle.AS_NEEDED else period_of(item.cycle, self.until)
        goes_on = now is not None and unrated(item) is None and self._listed(item.code)
        return q.DutyLine(
            item=item,
            department_name=self.names.department(item),
            due=due,
            done=done,
            not_rated=why,
            parts=tuple(sorted(parts.items())),
            missing=tuple(missing),
            running=0 if now is None else sum(row.day in now for row in mine),
            next_due=now.last if now is not None and goes_on else None,
            facts=tuple(row for row in mine if row.day >= self.since),
        )

    def _periods(self) -> Iterator[Period]:
        for cycle in CYCLES:
            yield from ended(cycle, self.since, self.until)

    def _held(self, code: str, period: Period) -> tuple[DutyItem | None, NotRated | None]:
        """Return the item that fell due with a period, or why it did not; neither: not listed."""
        last, first = (self._on(code, day) for day in (period.last, period.first))
        cycle = period.cycle
        listed = [one for one in (last, first) if one is not None and one.cycle is cycle]
        if not listed or unrated(listed[0]) is not None:
            return None, None
        if last is None or last.cycle is not cycle:
            return None, NotRated.LIST_PART
        return last, part(last, period, self.offices, self.place, self.lists)

    def _on(self, code: str, day: date) -> DutyItem | None:
        known = self.lists.on(self.place, day)
        return None if known is None else known.item(code)

    def _listed(self, code: str) -> bool:
        return self._on(code, self.until) is not None
