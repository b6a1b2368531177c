"""What fell due when: calendar periods that ended, and why something in them is not rated."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from ruralgov.domain.duties.doers import Office
from ruralgov.domain.duties.lists import Lists
from ruralgov.domain.duties.model import A_DAY, HELD, MONTHS, Cycle, DutyClass, DutyItem
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen


class NotRated(LabelledEnum):
    """Why an item has no rate: it is neither done in full nor not at all."""

    TAKEN_BACK = "taken_back", "已由部门收回，不由其承担", "taken back by a department"
    AS_NEEDED = "as_needed", "按需事项，没有应完成数", "done as needed: none falls due"
    NO_SOURCE = (
        "no_source",
        "系统尚无此类记录可以证明",
        "nothing holds such facts yet",
    )
    LIST_PART = "list_part", "事项在期中才列入清单", "on the list for a part of the period only"
    OFFICE_PART = "office_part", "任职不满整期", "in office for a part of the period only"
    NOTHING_DUE = "nothing_due", "所查日期内没有到期", "nothing fell due in the days asked"


@frozen
class Period:
    """A calendar period of some length, both days included."""

    cycle: Cycle
    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


_DECEMBER: Final = 12
CYCLES: Final = tuple(MONTHS)
"""The cycles that have periods."""


def period_of(cycle: Cycle, day: date) -> Period:
    """Return the period in which a day lies."""
    months = MONTHS[cycle]
    begin = (day.month - 1) // months * months + 1
    after = begin + months
    end = date(day.year + 1, 1, 1) if after > _DECEMBER else date(day.year, after, 1)
    return Period(cycle, date(day.year, begin, 1), end - A_DAY)


def ended(cycle: Cycle, since: date, until: date) -> Iterator[Period]:
    """Give the periods whose last day lies between two days, both included."""
    if cycle is Cycle.AS_NEEDED:
        return
    period = period_of(cycle, since)
    while period.last <= until:
        yield period
        period = period_of(cycle, period.last + A_DAY)


def unrated(item: DutyItem) -> NotRated | None:
    """Return why an item is never rated, whoever does it."""
    if item.duty_class is DutyClass.TAKEN_BACK:
        return NotRated.TAKEN_BACK
    if item.cycle is Cycle.AS_NEEDED:
        return NotRated.AS_NEEDED
    return None if item.evidence in HELD else NotRated.NO_SOURCE


def listed(item: DutyItem, period: Period, place: PlaceId, lists: Lists) -> bool:
    """Tell whether an item was on the list on the first day of a period as it was on the last.

    A list that was replaced in between changes nothing of an item that the new one has as well.
    """
    known = lists.on(place, period.first)
    before = None if known is None else known.item(item.code)
    return before is not None and before.cycle is item.cycle


def part(
    item: DutyItem, period: Period, office: Iterable[Office], place: PlaceId, lists: Lists
) -> NotRated | None:
    """Return why an item is not rated in one period, or None where it fell due."""
    if not listed(item, period, place, lists):
        return NotRated.LIST_PART
    if not any(one.whole(period.first, period.last) for one in office):
        return NotRated.OFFICE_PART
    return None
