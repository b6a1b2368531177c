"""The duty sheet of one actor, and how far duties were done by place."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from attrs import define, field, frozen

from ruralgov.domain.duties import queries_sheet as q
from ruralgov.domain.duties.doers import Office, offices_at, offices_of
from ruralgov.domain.duties.due import NotRated, Period, ended, part, period_of, unrated
from ruralgov.domain.duties.lists import Lists
from ruralgov.domain.duties.model import (
    A_DAY,
    ANSWERED_BY_DEPARTMENT,
    Cycle,
    DutyClass,
    DutyItem,
    DutyRole,
)
from ruralgov.domain.duties.rows import HindranceRow, OffListRow, PerformanceRow
from ruralgov.domain.duties.views import Names, hindrance_lines, work_lines
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.kernel.month import month_of
from ruralgov.domain.registry import PlaceRow, place_there

_CYCLES: Final = tuple(one for one in Cycle if one is not Cycle.AS_NEEDED)


def duty_sheet(query: q.DutySheet, asked: Asked) -> q.Sheet:
    """Return the sheet of one actor."""
    doer, day = query.doer, asked.day
    since = query.since or date(day.year, 1, 1)
    offices = [one for one in offices_of(doer, asked.read) if one.touches(since, day)]
    lists = Lists(doer.role, asked.read, asked.above)
    back = ("day", min(period_of(one, since).first for one in _CYCLES) - A_DAY, day)
    rows = asked.read.rows(PerformanceRow, doer=doer.key, span=back)
    rows = [row for row in rows if row.role is doer.role and row.place == doer.place]
    sheet = _SheetOf(doer.place, since, day, offices, lists, rows, Names(asked))
    lines = tuple(sheet.line(item) for item in sheet.items())
    own = [one for one in lines if one.item.duty_class not in ANSWERED_BY_DEPARTMENT]
    off_list = [row for row in rows if row.work is not None and row.day >= since]
    blocked = asked.read.rows(HindranceRow, doer=doer.key)
    return q.Sheet(
        doer=doer,
        since=since,
        until=day,
        offices=tuple(offices),
        titles=sheet.titles(),
        lines=lines,
        off_list=tuple(work_lines(_asked_of(doer.role, doer.place, asked), asked)),
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
        for cycle in _CYCLES:
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


def duty_completion(query: q.DutyCompletion, asked: Asked) -> list[q.CompletionLine]:
    """Return how far duties were done, by the places just below a place and by class."""
    since = query.since or date.fromisoformat(f"{month_of(asked.day.replace(day=1) - A_DAY)}-01")
    lists = Lists(query.role, asked.read, asked.above)
    found: dict[tuple[PlaceId, DutyClass], _Count] = {}
    names: dict[PlaceId, str] = {}
    for under, row in _places(query, asked):
        names.setdefault(PlaceId(under.owner), under.name)
        place = PlaceId(row.owner)
        offices = [
            one
            for one in offices_at(query.role, place, asked.read)
            if one.touches(since, asked.day)
        ]
        if offices:
            _Counting(place, since, lists, offices, asked, query.role).into(
                PlaceId(under.owner), found
            )
    return [
        q.CompletionLine(
            place=place,
            name=names[place],
            duty_class=duty_class,
            offices=len(one.offices),
            due=one.due,
            done=one.done,
            not_rated=tuple(sorted(one.not_rated.items())),
            as_needed=one.as_needed,
        )
        for (place, duty_class), one in found.items()
    ]


def _places(query: q.DutyCompletion, asked: Asked) -> Iterator[tuple[PlaceRow, PlaceRow]]:
    """Give the places at which duties are done, each with the one under which it is counted."""
    read, day = asked.read, asked.day
    if query.place != CITY:
        here = place_there(read, query.place, day)
        below = read.rows(PlaceRow, on=day, parent=query.place)
        yield here, here
        yield from ((one, one) for one in below)
        return
    for town in read.rows(PlaceRow, on=day, parent=CITY):
        yield town, town
        yield from ((town, one) for one in read.rows(PlaceRow, on=day, parent=PlaceId(town.owner)))


@define
class _Count:
    """What is counted of one class at one place."""

    offices: set[str] = field(factory=set)
    due: int = 0
    done: int = 0
    not_rated: Counter[NotRated] = field(factory=Counter)
    as_needed: int = 0


@frozen
class _Counting:
    """What was done at one place, by actor, item and month."""

    place: PlaceId
    since: date
    lists: Lists
    offices: list[Office]
    asked: Asked
    role: DutyRole

    def into(self, under: PlaceId, found: dict[tuple[PlaceId, DutyClass], _Count]) -> None:
        """Add what fell due and was done here to the counts of a place."""
        done = self._done()
        for cycle in Cycle:
            for period in self._periods(cycle):
                known = self.lists.on(self.place, period.last)
                for item in () if known is None else known.items:
                    if item.cycle is cycle:
                        one = found.setdefault((under, item.duty_class), _Count())
                        self._count(item, period, done, one)

    def _periods(self, cycle: Cycle) -> Iterable[Period]:
        if cycle is Cycle.AS_NEEDED:
            return (Period(cycle, self.since, self.asked.day),)
        return ended(cycle, self.since, self.asked.day)

    def _done(self) -> Mapping[tuple[str, str], list[tuple[str, int]]]:
        """Return how often each actor did each item, by month."""
        first = min(period_of(one, self.since).first for one in _CYCLES)
        months = ("month", month_of(first - A_DAY), month_of(self.asked.day))
        by = ("doer", "item", "month")
        found: dict[tuple[str, str], list[tuple[str, int]]] = {}
        counted = self.asked.read.tally(
            PerformanceRow, by, span=months, place=self.place, role=self.role
        )
        for doer, item, month, count in counted:
            found.setdefault((doer, item), []).append((month, count))
        return found

    def _count(
        self,
        item: DutyItem,
        period: Period,
        done: Mapping[tuple[str, str], list[tuple[str, int]]],
        one: _Count,
    ) -> None:
        why = unrated(item)
        first, last = month_of(period.first), month_of(period.last)
        for office in self.offices:
            if not office.touches(period.first, period.last):
                continue
            months = done.get((office.key, item.code), ())
            times = sum(count for month, count in months if first <= month <= last)
            reason = why or part(item, period, (office,), self.place, self.lists)
            if reason is not None:
                one.not_rated[reason] += 1
                one.as_needed += times if reason is NotRated.AS_NEEDED else 0
                continue
            one.offices.add(f"{office.key}/{office.since}")
            one.due += item.times
            one.done += min(times, item.times)
