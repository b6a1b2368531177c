"""Where places lie: their paths up to the city, each worked out once as long as places stay."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ruralgov.app.unit import Unit
from ruralgov.domain.kernel.declare import Access
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.registry import (
    PLACE,
    CityRow,
    LineageKind,
    LineageRow,
    Lying,
    PlaceRow,
    climb,
    path,
)

FEW = 16
"""After so many answers about places, all of them are read at once."""
Path = tuple[PlaceId, ...]
Everything = tuple[Mapping[str, list[Lying]], Mapping[str, PlaceId]]


def upwards(place: PlaceId, unit: Unit, day: date) -> Path:
    """Return a place and those above it on a day, up to the city."""

    def find() -> Path:
        if unit.shelf.count(PLACE.kind) < FEW:
            return path(unit, place, day)
        spans, successors = unit.shelf.kept(PLACE.kind, Lying, lambda: _everything(unit))
        found = climb(place, day.isoformat(), lambda key: spans.get(key, ()), successors.get)
        return tuple(found)

    return unit.shelf.kept(PLACE.kind, (place, day), find)


def required(rule: Access, message: Any, unit: Unit, today: date) -> Path:
    """Return the places at one of which a role must be held today, the lowest first."""
    places = () if rule.place is None else rule.place(message, unit)
    if isinstance(places, str):  # most messages are about one place
        path = upwards(places, unit, today)
    else:
        first, *others = [upwards(place, unit, today) for place in places]
        path = tuple(place for place in first if all(place in other for other in others))
    return path[-2:] if rule.from_town else path


def named(rule: Access, message: Any, unit: Unit) -> tuple[PlaceId, ...]:
    """Return the places that a message is about."""
    places = () if rule.place is None else rule.place(message, unit)
    return (places,) if isinstance(places, str) else tuple(places)


def villages(unit: Unit, day: date) -> list[Path]:
    """Return each village of a day with the places above it, up to the city."""

    def find() -> list[Path]:
        rows = unit.rows(PlaceRow, on=day, level=DivisionLevel.VILLAGE)
        return [upwards(PlaceId(row.owner), unit, day) for row in rows]

    return [*unit.shelf.kept(PLACE.kind, ("villages", day), find, len)]


def city_code(opened: str, unit: Unit, day: date) -> str:
    """Return the code of the city on a day: the one it was opened under while it never changed."""
    found = unit.rows(CityRow, on=day)
    return found[0].code if found else opened


def _everything(unit: Unit) -> Everything:
    """Return the spans of every place, and what each merged one became part of."""
    lineage = unit.values(LineageRow, ("owner", "other", "kind"))
    found: dict[str, list[Lying]] = {}
    for owner, *span in unit.values(PlaceRow, ("owner", "parent", "since", "until")):
        found.setdefault(owner, []).append(Lying(*span))
    merged = LineageKind.MERGE.value
    return found, {owner: other for owner, other, kind in lineage if kind == merged}
