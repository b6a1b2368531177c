"""The answers to questions about places."""

from collections import Counter
from collections.abc import Iterator

from ruralgov.domain.kernel.declare import Asked, Hanging, Read
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.registry.places.model import LineageKind
from ruralgov.domain.registry.places.paths import Map, row_on
from ruralgov.domain.registry.places.queries import (
    CityCodes,
    HangingOn,
    Hangings,
    LeftBehind,
    Lineage,
    LineageStep,
    PlaceByCode,
    PlaceName,
    PlaceNames,
    Places,
    PlaceToday,
    WholeLineage,
)
from ruralgov.domain.registry.places.records import PLACE
from ruralgov.domain.registry.places.rows import CityRow, LineageRow, PlaceRow


def places(query: Places, asked: Asked) -> list[PlaceRow]:
    """Return the places right below another on the day asked, by code."""
    if query.ended:
        spans = Map.of(asked.read).spans.values()
        found = [row for each in spans if (row := row_on(each, asked.day)).parent == query.parent]
    else:
        found = asked.read.rows(PlaceRow, on=asked.day, parent=query.parent)
    return sorted(found, key=lambda row: (row.code, row.owner))


def place_by_code(query: PlaceByCode, asked: Asked) -> list[PlaceRow]:
    """Return the place with a code, or nothing."""
    return asked.read.rows(PlaceRow, on=asked.day, code=query.code)


def lineage(query: Lineage, asked: Asked) -> list[LineageRow]:
    """Return the lineage of a place, in both directions."""
    return [
        *asked.read.rows(LineageRow, owner=query.place),
        *asked.read.rows(LineageRow, other=query.place),
    ]


def whole_lineage(query: WholeLineage, asked: Asked) -> list[LineageStep]:
    """Return every step of the lineage of a place, from the farthest origin on."""
    steps: dict[tuple[str, str], LineageStep] = {}
    for back in (True, False):
        seen, edge, far = {query.place}, [query.place], 0
        while edge:
            far, here, edge = far + 1, edge, []
            for place in here:
                for before, kind, after, row in _next(place, asked.read, back=back):
                    step = LineageStep(
                        place=before,
                        kind=kind,
                        other=after,
                        since=row.since,
                        steps=-far if back else far,
                    )
                    steps.setdefault((before, after), step)
                    other = before if back else after
                    if other not in seen:
                        seen.add(other)
                        edge.append(other)
    return sorted(steps.values(), key=lambda one: (one.steps, one.since, one.place, one.other))


def _next(
    place: PlaceId, read: Read, *, back: bool
) -> Iterator[tuple[PlaceId, LineageKind, PlaceId, LineageRow]]:
    """Give each (earlier place, kind, later place) that a place is tied to, back or forth."""
    for row in (*read.rows(LineageRow, owner=place), *read.rows(LineageRow, other=place)):
        owner, split = PlaceId(row.owner), row.kind is LineageKind.SPLIT
        before, after = (row.other, owner) if split else (owner, row.other)
        if (after if back else before) == place:
            yield before, row.kind, after, row


def place_names(query: PlaceNames, asked: Asked) -> list[PlaceName]:
    """Return what places are called, in the order in which they were asked for."""
    known = asked.read.states(PLACE, dict.fromkeys(query.places))
    spans = {key: one.on(asked.day) or one.last for key, one in known.items()}
    above = asked.read.states(PLACE, {one.parent for one in spans.values() if one.parent != CITY})
    towns = {key: (one.on(asked.day) or one.last).name for key, one in above.items()}
    return [
        PlaceName(place=key, name=spans[key].name, town=towns.get(spans[key].parent, ""))
        for key in query.places
        if key in spans
    ]


def place_today(query: PlaceToday, asked: Asked) -> list[PlaceRow]:
    """Return the living places that a place has led to by the day asked, by code."""
    found: dict[str, PlaceRow] = {}
    seen, edge = set[str](), [query.place]
    while edge:
        place = edge.pop()
        if place in seen:
            continue
        seen.add(place)
        for row in asked.read.rows(PlaceRow, on=asked.day, owner=place):
            found[place] = row
        if place not in found:
            edge += [
                row.other
                for row in asked.read.rows(LineageRow, owner=place)
                if row.kind is not LineageKind.SPLIT and row.since <= asked.day
            ]
    return sorted(found.values(), key=lambda row: row.code)


def city_codes(_: CityCodes, asked: Asked) -> list[CityRow]:
    """Return the codes and names of the city, oldest first."""
    return asked.read.rows(CityRow)


def hanging_on(query: HangingOn, asked: Asked) -> Hangings:
    """Return what hangs on a place, with the counts by kind."""
    things = tuple(asked.hanging(query.place, asked.day))
    return Hangings(
        place=query.place, counts=dict(Counter(one.kind for one in things)), things=things
    )


def left_behind(query: LeftBehind, asked: Asked) -> list[Hanging]:
    """Return what hangs on the ended places below a place (rule 19).

    Villages that still have a code of their town from before it was recoded are among it.
    """
    known = Map.of(asked.read)
    ended = (one for place in known.ended(asked.day) for one in asked.hanging(place, asked.day))
    return [
        one
        for one in (*ended, *_old_codes(known, asked))
        if query.place in asked.above(one.place, asked.day)
    ]


def _old_codes(known: Map, asked: Asked) -> Iterator[Hanging]:
    """Give the villages whose codes do not begin with that of the town they lie in."""
    there = {row.owner: row for row in asked.read.rows(PlaceRow, on=asked.day)}
    for row in there.values():
        town = there.get(row.parent)
        if town is not None and not row.code.startswith(town.code):
            yield Hanging(
                place=PlaceId(row.owner),
                kind="place_code",
                key=row.owner,
                zh=f"“{row.name}”的代码 {row.code} 不在“{town.name}”（{town.code}）之下",
                en=f"code {row.code} of '{row.name}' is not below '{town.name}' ({town.code})",
                command="ChangePlace",
            )
