"""Where places lie: their paths up to the city, kept for the length of a transaction."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from ruralgov.app.unit import Unit
from ruralgov.domain.kernel.declare import Access
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.registry import CityRow, LineageKind, LineageRow, Lying, PlaceRow, climb, path

FEW = 4
"""After so many places, all of them are read at once."""
Path = tuple[PlaceId, ...]
Everything = tuple[Mapping[str, list[Lying]], Mapping[str, PlaceId]]


def upwards(place: PlaceId, unit: Unit, day: date) -> Path:
    """Return a place and those above it on a day, up to the city."""
    # the name is that of the table: what is known is forgotten as soon as a place changes
    memo: dict[tuple[PlaceId, date], Path] = unit.memo.setdefault("places", {})
    if (place, day) not in memo:
        if len(memo) > FEW:
            spans, successors = _everything(unit)
            found = climb(place, day.isoformat(), lambda key: spans.get(key, ()), successors.get)
            memo[place, day] = tuple(found)
        else:
            memo[place, day] = path(unit, place, day)
    return memo[place, day]


def required(rule: Access, message: Any, unit: Unit, today: date) -> Path:
    """Return the places at one of which a role must be held today, the lowest first."""
    first, *others = [upwards(place, unit, today) for place in named(rule, message, unit)]
    path = first
    if others:
        path = tuple(place for place in first if all(place in other for other in others))
    return path[-2:] if rule.from_town else path


def named(rule: Access, message: Any, unit: Unit) -> tuple[PlaceId, ...]:
    """Return the places that a message is about."""
    places = () if rule.place is None else rule.place(message, unit)
    return (places,) if isinstance(places, str) else tuple(places)


def villages(unit: Unit, day: date) -> list[Path]:
    """Return each village of a day with the places above it, up to the city."""
    rows = unit.rows(PlaceRow, on=day, level=DivisionLevel.VILLAGE)
    return [upwards(PlaceId(row.owner), unit, day) for row in rows]


def city_code(opened: str, unit: Unit, day: date) -> str:
    """Return the code of the city on a day: the one it was opened under while it never changed."""
    # the name is that of the table: what is known is forgotten as soon as the city changes
    memo: dict[date, str] = unit.memo.setdefault("city_codes", {})
    if day not in memo:
        found = unit.rows(CityRow, on=day)
        memo[day] = found[0].code if found else opened
    return memo[day]


def _everything(unit: Unit) -> Everything:
    """Return the spans of every place, and what each merged one became part of."""
    memo: dict[object, Everything] = unit.memo["places"]
    if Lying not in memo:
        spans = unit.values(PlaceRow, ("owner", "parent", "since", "until"))
        lineage = unit.values(LineageRow, ("owner", "other", "kind"))
        memo[Lying] = _sorted(tuple(spans), tuple(lineage))
    return memo[Lying]


@lru_cache(maxsize=8)
def _sorted(spans: tuple[Any, ...], lineage: tuple[Any, ...]) -> Everything:
    """Put rows as they are stored in order; the same rows, read in another batch, once."""
    found: dict[str, list[Lying]] = {}
    for owner, *span in spans:
        found.setdefault(owner, []).append(Lying(*span))
    merged = LineageKind.MERGE.value
    return found, {owner: other for owner, other, kind in lineage if kind == merged}
