"""The answers to questions about publications."""

from datetime import date, timedelta

from ruralgov.domain.collectives import CollectiveRow, called, heirs
from ruralgov.domain.disclosure import texts
from ruralgov.domain.disclosure.catalogue import ITEMS, Item
from ruralgov.domain.disclosure.model import Publication
from ruralgov.domain.disclosure.queries import (
    Disclosing,
    DisclosingCollective,
    DisclosureFile,
    DisclosureItems,
    Published,
    PublishedFile,
)
from ruralgov.domain.disclosure.records import PUBLICATION
from ruralgov.domain.disclosure.rows import PublicationRow
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import CollectiveId, PublicationId
from ruralgov.domain.registry import PlaceRow


def disclosing(_: Disclosing, asked: Asked) -> list[DisclosingCollective]:
    """Return every collective of a town or village, by the codes of its places."""
    spans: dict[str, list[PlaceRow]] = {}
    for place in asked.read.rows(PlaceRow):
        spans.setdefault(place.owner, []).append(place)
    found, rows = [], called(asked.read.rows(CollectiveRow), asked.read, asked.day)
    went, names = heirs(rows, asked.day), {row.owner: row.name for row in rows}
    for row in rows:
        day = min(asked.day, row.until - timedelta(days=1))
        path = [_on(spans[place], day) for place in asked.above(row.place, day) if place in spans]
        if path:
            found.append(
                DisclosingCollective(
                    collective=CollectiveId(row.owner),
                    name=row.name,
                    since=row.since,
                    until=row.until,
                    code=path[0].code,
                    place=path[0].name,
                    town_code=path[-1].code,
                    town=path[-1].name,
                    successor=CollectiveId(went[row.owner]) if row.owner in went else None,
                    successor_name=names[went[row.owner]] if row.owner in went else "",
                )
            )
    return sorted(found, key=lambda one: (one.town_code, one.code, one.since, one.collective))


def _on(spans: list[PlaceRow], day: date) -> PlaceRow:
    """Return the span of a place on a day, or its last one."""
    held = [span for span in spans if span.since <= day < span.until]
    return held[0] if held else max(spans, key=lambda span: span.since)


def published(query: Published, asked: Asked) -> list[PublishedFile]:
    """Return the publications of a collective that went out, by kind, period and version."""
    rows_out = [
        row for row in asked.read.rows(PublicationRow, collective=query.collective) if row.edition
    ]
    newer = {row.supersedes: PublicationId(row.owner) for row in rows_out if row.supersedes}
    found = []
    for row in sorted(rows_out, key=lambda row: (row.kind, row.first, row.last, row.version)):
        key = PublicationId(row.owner)
        state = with_content(key, asked)
        found.append(
            PublishedFile(
                publication=key,
                kind=state.kind,
                first=state.first,
                last=state.last,
                version=state.version,
                supersedes=state.supersedes,
                newer=newer.get(key),
                reason=state.reason,
                head=state.head,
                file_hash=state.file_hash,
                published=row.published or date.min,
                withdrawn=state.withdrawn,
                ground=state.ground,
                file=state.file() if state.content else "",
                sealed=asked.sealed(state.head),
            )
        )
    return found


def disclosure_file(query: DisclosureFile, asked: Asked) -> Publication:
    """Return a publication as it stands; raises ``disclosure_missing``."""
    return with_content(query.publication, asked)


def with_content(key: PublicationId, asked: Asked) -> Publication:
    """Return a publication with its content, unless that is shown to nobody any more."""
    state = asked.read.state(PUBLICATION, key)
    known: Publication = existing(state, texts.DISCLOSURE_MISSING, publication=key)
    if known.hidden:
        return known
    return change(known, content=asked.history(PUBLICATION, key)[0].event.content)


def disclosure_items(_: DisclosureItems, __: Asked) -> list[Item]:
    """Return the items in their order."""
    return list(ITEMS.values())
