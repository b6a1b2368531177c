"""The table of wells."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from attrs import frozen

from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import PersonId, PlaceId
from ruralgov_wells.model import Well


@frozen(kw_only=True)
class WellRow:
    """One well, with its last test, if it had one."""

    owner: str = ""
    place: PlaceId
    name: str
    keeper: PersonId | None
    since: date
    until: date
    tested: date | None
    good: bool | None
    note: str | None


TABLES: Final = (Table(name="wells", row=WellRow, key=("owner",), indexes=(("place",),)),)


def rows(well: Well) -> Iterator[WellRow]:
    """Give the one row of a well."""
    last = max(well.tests, key=lambda test: test.day, default=None)
    yield WellRow(
        place=well.place,
        name=well.name,
        keeper=well.keeper,
        since=well.since,
        until=well.until,
        tested=None if last is None else last.day,
        good=None if last is None else last.good,
        note=None if last is None else last.note,
    )
