"""How far duties were done, by place: its base is what fell due."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import define, field

from ruralgov.domain.duties import queries_sheet as q
from ruralgov.domain.duties.doers import Office, offices_at, present
from ruralgov.domain.duties.due import NotRated, Period, ended, listed, unrated
from ruralgov.domain.duties.lists import Lists
from ruralgov.domain.duties.model import (
    A_DAY,
    Cycle,
    DutyClass,
    DutyItem,
    DutyRole,
)
from ruralgov.domain.duties.model_done import Doer
from ruralgov.domain.duties.rows import PerformanceRow
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.kernel.month import month_of, next_month
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.registry import PlaceRow, row_on


def duty_completion(query: q.DutyCompletion, asked: Asked) -> list[q.CompletionLine]:
    """Return how far duties were done, by the places just below a place and by class."""
    since = query.since or date.fromisoformat(f"{month_of(asked.day.replace(day=1) - A_DAY)}-01")
    lists = Lists(query.role, asked.read, asked.above)
    found: dict[tuple[PlaceId, DutyClass], _Count] = {}
    names: dict[PlaceId, str] = {}
    for under, place in _places(query, since, asked):
        names.setdefault(PlaceId(under.owner), under.name)
        offices = [
            one
            for one in offices_at(query.role, place, asked.read)
            if one.touches(since, asked.day)
        ]
        if offices:
            counting = _Counting(place, since, lists, offices, asked, query.role)
            counting.into(PlaceId(under.owner), found)
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


def _places(
    query: q.DutyCompletion, since: date, asked: Asked
) -> Iterator[tuple[PlaceRow, PlaceId]]:
    """Give the places at which duties were done, each with the one under which it is counted."""
    if query.place != CITY:
        here = row_on(asked.read.rows(PlaceRow, owner=query.place), asked.day)
        yield here, query.place
        yield from ((one, PlaceId(one.owner)) for one in _below(query.place, since, asked))
        return
    for town in _below(CITY, since, asked):
        at = PlaceId(town.owner)
        yield town, at
        yield from ((town, PlaceId(one.owner)) for one in _below(at, since, asked))


def _below(place: PlaceId, since: date, asked: Asked) -> Iterator[PlaceRow]:
    """Give the places that were just below a place in the days asked, and nowhere else later."""
    found: dict[str, PlaceRow] = {}
    for row in asked.read.rows(PlaceRow, parent=place):
        if row.since <= asked.day and since < row.until:
            found[row.owner] = row
    for key, row in found.items():
        if row.until > asked.day or not _elsewhere(key, row, asked):
            yield row


def _elsewhere(place: str, row: PlaceRow, asked: Asked) -> bool:
    """Tell whether a place lies elsewhere since a span of it ended."""
    spans = asked.read.rows(PlaceRow, owner=place)
    return any(row.until <= one.since <= asked.day for one in spans)


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
        fell = [*self._fell()]
        if not fell:
            return
        periods = dict.fromkeys(period for period, _ in fell)
        done = self._done(min(one.first for one in periods), max(one.last for one in periods))
        held = {period: self._held(period) for period in periods}
        for period, item in fell:
            one = found.setdefault((under, item.duty_class), _Count())
            self._count(item, period, held[period], done, one)

    def _held(self, period: Period) -> list[tuple[str, str, bool]]:
        """Return who was in office in a period: the actor, the office, and whether throughout."""
        return [
            (one.key, f"{one.key}/{one.since}", one.whole(period.first, period.last))
            for one in self.offices
            if one.touches(period.first, period.last)
        ]

    def _fell(self) -> Iterator[tuple[Period, DutyItem]]:
        """Give the items with each period that ended, as the list had them on its last day."""
        for cycle in Cycle:
            for period in self._periods(cycle):
                known = self.lists.on(self.place, period.last)
                for item in () if known is None else known.items:
                    if item.cycle is cycle:
                        yield period, item

    def _periods(self, cycle: Cycle) -> Iterable[Period]:
        if cycle is Cycle.AS_NEEDED:
            return (Period(cycle, self.since, self.asked.day),)
        return ended(cycle, self.since, self.asked.day)

    def _done(self, since: date, until: date) -> Mapping[tuple[str, str], list[tuple[str, int]]]:
        """Return how often each actor did each item, by month, in the months of some days."""
        found: dict[tuple[str, str], list[tuple[str, int]]] = {}
        month, last = month_of(since), month_of(until)
        while month <= last:  # one by one: a range is looked up many times slower
            counted = self.asked.read.tally(
                PerformanceRow, ("doer", "item"), place=self.place, month=month, role=self.role
            )
            for key, item, count in counted:
                found.setdefault((self._kept(key), item), []).append((month, count))
            month = next_month(month)
        return found

    def _kept(self, key: str) -> str:
        """Return the key under which an actor is kept today."""
        if self.role is not DutyRole.CADRE:
            return key
        return present(Doer(role=self.role, key=key, place=self.place), self.asked.read).key

    def _count(
        self,
        item: DutyItem,
        period: Period,
        held: list[tuple[str, str, bool]],
        done: Mapping[tuple[str, str], list[tuple[str, int]]],
        one: _Count,
    ) -> None:
        first, last = month_of(period.first), month_of(period.last)
        why = unrated(item)
        if why is None and not listed(item, period, self.place, self.lists):
            why = NotRated.LIST_PART
        for key, office, whole in held:
            months = done.get((key, item.code), ())
            times = sum([count for month, count in months if first <= month <= last])
            if why is not None or not whole:
                one.not_rated[why or NotRated.OFFICE_PART] += 1
                one.as_needed += times if why is NotRated.AS_NEEDED else 0
                continue
            one.offices.add(office)
            one.due += item.times
            one.done += min(times, item.times)
