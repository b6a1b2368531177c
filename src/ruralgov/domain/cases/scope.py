"""Which cases a question is about, and how few may be told."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from ruralgov.domain.access import STATISTICS
from ruralgov.domain.cases.rows import OpenCaseRow
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.registry import LineageKind, LineageRow, Map, PlaceRow, town_of

R = TypeVar("R")
Where = dict[str, Any]
Went = Mapping[PlaceId, PlaceId]
"""What each ended place became part of."""


@frozen(kw_only=True)
class Stray:
    """Cases that came in at a place while it lay in a town to which it leads no more."""

    place: PlaceId
    town: PlaceId
    now_of: PlaceId
    """To which town the place leads on the day asked."""

    @property
    def where(self) -> Where:
        """The condition for them."""
        return {"place": self.place, "town": self.town}


@frozen(kw_only=True)
class Scope:
    """The cases of a village, a town or the city, as it is on the day asked.

    Those of each of the conditions *more* are its own, but for those of *less*.
    """

    asked: Asked
    went: Went
    more: tuple[Where, ...] = ({},)
    less: tuple[Stray, ...] = ()
    place: PlaceId | None = None
    """The village of all of them."""
    town: PlaceId | None = None
    """The town of all of them."""
    strays: tuple[Stray, ...] = ()
    """What the city counts in another town than that in which it came in."""

    @property
    def of_village(self) -> bool:
        """Whether it is of a village."""
        return self.place is not None

    def tally(self, row: type, by: tuple[str, ...], **how: Any) -> Sequence[tuple[Any, ...]]:
        """Return what ``Read.tally`` does, each place being what it is on the day asked."""
        if self.more == ({},) and not (self.went or self.strays):
            return self.asked.read.tally(row, by, **how)
        found: dict[tuple[Any, ...], list[int]] = {}
        for sign, where, town in self._parts(by):
            for group in self.asked.read.tally(row, by, **how, **where):
                key = tuple(map(partial(self._named, town=town), by, group))
                known = found.setdefault(key, [0] * (len(group) - len(by)))
                known[:] = [was + sign * n for was, n in zip(known, group[len(by) :], strict=True)]
        return [(*key, *numbers) for key, numbers in sorted(found.items(), key=str) if numbers[0]]

    def rows(self, row: type[R], **equal: Any) -> list[R]:
        """Return the rows of its cases that have some values, those of a place or town aside."""
        found = [one for where in self.more for one in self.asked.read.rows(row, **equal, **where)]
        gone = {(one.place, one.town) for one in self.less}
        return [one for one in found if _where(one) not in gone] if gone else found

    def _parts(self, by: tuple[str, ...]) -> Iterator[tuple[int, Where, PlaceId | None]]:
        """Give what is added and taken away: a sign, a condition, and the town of it all."""
        yield from ((1, where, self.town) for where in self.more)
        yield from ((-1, one.where, self.town) for one in self.less)
        if "town" in by:
            for one in self.strays:
                yield -1, one.where, None
                yield 1, one.where, one.now_of

    def _named(self, column: str, value: Any, *, town: PlaceId | None) -> Any:
        known = {"town": town, "place": self.place}
        return known[column] or heir(value, self.went) if column in known else value


def scope_of(place: PlaceId | None, asked: Asked, by: str | None = None) -> Scope:
    """Return the cases of a village, a town, or (None) the city, to be told apart *by* a column.

    What came in at a place counts for the one that it has become part of by the day asked, over
    any number of steps, and for the town to which that leads: once among the living places of a
    day. One that has ended counts what came in there, as before.
    """
    went = _went(asked)
    if place is None or place == CITY:
        strays = _strays(went, asked) if by == "town" else ()
        return Scope(asked=asked, went=went, strays=strays)
    family = [place, *(one for one in went if one != place and place in _way(one, went))]
    rows = asked.read.rows(PlaceRow, owner=place, limit=1)
    if not rows or rows[0].level is not DivisionLevel.TOWN:
        town = town_of(asked.above(place, asked.day))
        return Scope(asked=asked, went=went, more=_each("place", family), place=place, town=town)
    strays = () if place in went else _strays(went, asked)
    came = tuple(one.where for one in strays if one.now_of == place)
    left = tuple(one for one in strays if heir(one.town, went) == place)
    more = (*_each("town", family), *came)
    return Scope(asked=asked, went=went, more=more, less=left, town=place)


def _where(row: Any) -> tuple[PlaceId, PlaceId]:
    return row.place, row.town


def _each(column: str, values: list[PlaceId]) -> tuple[Where, ...]:
    return tuple({column: one} for one in values)


def _went(asked: Asked) -> Went:
    """Return what each place has become part of by the day asked."""
    merged = asked.read.rows(LineageRow, kind=LineageKind.MERGE)
    return {PlaceId(row.owner): row.other for row in merged if row.since <= asked.day}


def _way(place: PlaceId, went: Went) -> list[PlaceId]:
    """Return a place and what it became part of, step by step."""
    way = [place]
    while (place := went.get(place, place)) not in way:
        way.append(place)
    return way


def heir(place: PlaceId, went: Went) -> PlaceId:
    """Return what a place is today: itself, or what it has become part of."""
    return _way(place, went)[-1]


def _strays(went: Went, asked: Asked) -> tuple[Stray, ...]:
    """Return the cases that came in where their place lay in another town than today's."""
    places, found = Map.of(asked.read), list[Stray]()
    for place in map(PlaceId, places.spans):
        towns = {
            one if span.parent == CITY else span.parent
            for one in _way(place, went)
            for span in places.spans[one]
        }
        if len(towns) == 1 and went.keys().isdisjoint(towns):
            continue
        now_of = town_of(places.path(place, asked.day))
        found += [
            Stray(place=place, town=town, now_of=now_of)
            for town in sorted(towns)
            if heir(town, went) != now_of
        ]
    return tuple(found)


def open_at(place: PlaceId, asked: Asked, **equal: Any) -> list[OpenCaseRow]:
    """Return the open cases at a place and below it as it is on the day asked, with some values.

    Those that hang on ended places below it are among them, and on places that lay elsewhere when
    the case came in.
    """
    if place == CITY:
        return asked.read.rows(OpenCaseRow, **equal)
    places = Map.of(asked.read)
    below = places.below(place, asked.day)
    found = {row.owner: row for row in asked.read.rows(OpenCaseRow, **equal, town=place)}
    for one in below:
        if one == place or any(span.parent != place for span in places.spans[one]):
            found |= {row.owner: row for row in asked.read.rows(OpenCaseRow, **equal, place=one)}
    inside = set(below)
    return [row for row in found.values() if row.place in inside]


def smallest_shown(asked: Asked) -> int:
    """Return the least count that is shown: in the office any, outside that of the profile."""
    return asked.policy.profile().smallest if asked.purpose is STATISTICS else 0
