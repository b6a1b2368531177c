"""Asks what was published, village by village, so that a whole city never is in memory."""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from ruralgov.domain.collectives import CollectiveRow, Collectives
from ruralgov.domain.disclosure import Published
from ruralgov.domain.kernel.declare import Purpose
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import CollectiveId, PlaceId
from ruralgov.domain.kernel.month import next_month, parse_month
from ruralgov.domain.registry import PlaceRow, Places
from ruralgov.ports.publishing import Ask, Edition
from ruralgov_site.village.model import Site, Village, shown_of


@frozen
class Place:
    """Where a collective is: the village, and the town that it is in."""

    code: str
    name: str
    town: str
    town_code: str


def site_of(edition: Edition) -> Site:
    """Return what every page says; raises ``period_wrong`` and ``base_url_wrong``."""
    first, last = parse_month(edition.first), parse_month(edition.last)
    if first > last:
        raise BadInput("period_wrong", first=first, last=last)
    months = [first]
    while months[-1] < last:
        months.append(next_month(months[-1]))
    url = edition.base_url.rstrip("/")
    if url and not url.startswith(("https://", "http://")):
        raise BadInput("base_url_wrong", url=edition.base_url)
    return Site(
        name=edition.name,
        made=date.fromisoformat(edition.made),
        base_url=url,
        lang="zh" if edition.lang == "zh" else "en",
        months=tuple(months),
    )


def villages_of(ask: Ask) -> Iterator[Village]:
    """Give every collective with what it published, those of a town together."""
    places = _places(ask)
    rows: list[CollectiveRow] = ask(Collectives(), Purpose.DISCLOSURE)
    known = [row for row in rows if row.place in places]
    names: dict[str, int] = {}
    ordered = sorted(
        known,
        key=lambda row: (
            places[row.place].town_code,
            places[row.place].code,
            row.since,
            row.owner,
        ),
    )
    for row in ordered:
        place = places[row.place]
        names[place.code] = names.get(place.code, 0) + 1
        n = names[place.code]
        yield Village(
            code=place.code if n == 1 else f"{place.code}-{n}",
            place=place.name if n == 1 else f"{place.name}（{row.name}）",
            town=place.town,
            town_code=place.town_code,
            name=row.name,
            shown=shown_of(ask(Published(collective=CollectiveId(row.owner)), Purpose.DISCLOSURE)),
        )


def _places(ask: Ask) -> dict[PlaceId, Place]:
    """Return every town and village; a collective of a town stands in that town's overview."""
    found: dict[PlaceId, Place] = {}
    towns: list[PlaceRow] = ask(Places(), Purpose.DISCLOSURE)
    for town in towns:
        found[PlaceId(town.owner)] = Place(town.code, town.name, town.name, town.code)
        rows: list[PlaceRow] = ask(Places(parent=PlaceId(town.owner)), Purpose.DISCLOSURE)
        for row in rows:
            found[PlaceId(row.owner)] = Place(row.code, row.name, town.name, town.code)
    return found
