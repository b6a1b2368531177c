"""Which list is in force where and when."""

from collections.abc import Callable
from datetime import date

from attrs import define, field

from ruralgov.domain.duties import texts_done as texts
from ruralgov.domain.duties.model import DutyItem, DutyList, DutyRole
from ruralgov.domain.duties.records import DUTY_LIST
from ruralgov.domain.duties.rows import DutyListRow
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import DutyListId, PlaceId

Path = Callable[[PlaceId, date], tuple[PlaceId, ...]]
"""The place itself and those above it on a day."""


@define
class Lists:
    """The lists of one kind of actor, looked up many times in one question.

    The nearest place that has one decides; of its versions it is the newest that has begun. One
    that ended with none in its place leaves the list of the place above.
    """

    role: DutyRole
    read: Read
    path: Path
    _rows: dict[PlaceId, list[DutyListRow]] = field(factory=dict, init=False)
    _found: dict[tuple[PlaceId, date], str | None] = field(factory=dict, init=False)

    def key(self, place: PlaceId, day: date) -> DutyListId | None:
        """Return which list holds at a place on a day, or None."""
        at = (place, day)
        if at not in self._found:
            nearest = (self._newest(one, day) for one in self.path(place, day))
            self._found[at] = next(filter(None, nearest), None)
        found = self._found[at]
        return None if found is None else DutyListId(found)

    def on(self, place: PlaceId, day: date) -> DutyList | None:
        """Return the list that holds at a place on a day, or None."""
        key = self.key(place, day)
        return None if key is None else self.read.state(DUTY_LIST, key)

    def _newest(self, place: PlaceId, day: date) -> str | None:
        if place not in self._rows:
            self._rows[place] = self.read.rows(DutyListRow, role=self.role, place=place)
        begun = [row for row in self._rows[place] if row.since is not None and row.since <= day]
        if not begun:
            return None
        last = max(begun, key=lambda row: row.since or date.min)
        return last.owner if day < (last.until or FOREVER) else None


def item_on(
    lists: Lists, place: PlaceId, code: str, day: date
) -> tuple[DutyListId, DutyList, DutyItem]:
    """Return an item of the list in force on a day.

    Raises ``duty_list_none`` and ``duty_item_missing``.
    """
    key, known = lists.key(place, day), lists.on(place, day)
    if key is None or known is None:
        facts = {"role": lists.role.zh, "role_en": lists.role.en}
        raise Refused(texts.DUTY_LIST_NONE, day=day, **facts)
    item = existing(
        known.item(code), texts.DUTY_ITEM_MISSING, day=day, title=known.title, item=code
    )
    return key, known, item
