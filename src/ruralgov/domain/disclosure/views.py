"""What can be found of publications."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from attrs import frozen

from ruralgov.domain.collectives import CollectiveRow
from ruralgov.domain.disclosure.catalogue import ITEMS, Item, PublicationKind
from ruralgov.domain.disclosure.model import (
    Publication,
    PublicationStage,
    WithdrawalGround,
)
from ruralgov.domain.kernel.declare import Asked, Read, Table
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CollectiveId, PublicationId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.registry import PlaceRow

OUT = (PublicationStage.PUBLISHED, PublicationStage.WITHDRAWN)


@frozen(kw_only=True)
class PublicationRow:
    """One publication; *edition* names what it is the only one of, once it went out."""

    owner: str = ""
    collective: CollectiveId
    kind: PublicationKind
    first: Month
    last: Month
    version: int
    stage: PublicationStage
    supersedes: PublicationId | None
    edition: str | None
    file_hash: str
    published: date | None


TABLES = (
    Table(
        name="publications",
        row=PublicationRow,
        key=("owner",),
        unique=(("collective", "edition"),),
        indexes=(("collective", "kind", "first"), ("supersedes",), ("file_hash",)),
    ),
)


def rows(publication: Publication) -> Iterator[PublicationRow]:
    """Give the one row of a publication."""
    edition = f"{publication.kind}/{publication.first}/{publication.last}/{publication.version}"
    yield PublicationRow(
        collective=publication.collective,
        kind=publication.kind,
        first=publication.first,
        last=publication.last,
        version=publication.version,
        stage=publication.stage,
        supersedes=publication.supersedes,
        edition=edition if publication.stage in OUT else None,
        file_hash=publication.file_hash,
        published=publication.published,
    )


def newest(
    read: Read, collective: CollectiveId, kind: PublicationKind, first: Month, last: Month
) -> PublicationRow | None:
    """Return the newest publication of a period that went out, or None."""
    found = read.rows(PublicationRow, collective=collective, kind=kind, first=first, last=last)
    return max((row for row in found if row.edition), key=lambda row: row.version, default=None)


@frozen(kw_only=True)
class Published:
    """Ask for what a collective has published: every version, those taken down as well."""

    collective: CollectiveId


@frozen(kw_only=True)
class Disclosing:
    """Ask for the collectives that disclose or once did, with the names of their places."""


@frozen(kw_only=True)
class DisclosingCollective:
    """A collective and where it is, or was on its last day; at a town, both places are the town."""

    collective: CollectiveId
    name: str
    since: date
    until: date
    code: str
    place: str
    town_code: str
    town: str


@frozen(kw_only=True)
class DisclosureFile:
    """Ask for a publication at any stage, for those who prepare, review and publish it."""

    publication: PublicationId


@frozen(kw_only=True)
class DisclosureItems:
    """Ask for the catalogue: each item with its basis, interval, audience and source."""


@frozen(kw_only=True)
class PublishedFile:
    """A publication as anybody may see it; *file* is empty once it showed personal data.

    *newer* names the publication that took its place.
    """

    publication: PublicationId
    kind: PublicationKind
    first: Month
    last: Month
    version: int
    supersedes: PublicationId | None
    newer: PublicationId | None
    reason: str
    head: str
    file_hash: str
    published: date
    withdrawn: date | None
    ground: WithdrawalGround | None
    file: str


def disclosing(_: Disclosing, asked: Asked) -> list[DisclosingCollective]:
    """Return every collective of a town or village, by the codes of its places."""
    spans: dict[str, list[PlaceRow]] = {}
    for place in asked.read.rows(PlaceRow):
        spans.setdefault(place.owner, []).append(place)
    found = []
    for row in asked.read.rows(CollectiveRow):
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
                )
            )
    return sorted(found, key=lambda one: (one.town_code, one.code, one.since, one.collective))


def _on(spans: list[PlaceRow], day: date) -> PlaceRow:
    """Return the span of a place on a day, or its last one."""
    held = [span for span in spans if span.since <= day < span.until]
    return held[0] if held else max(spans, key=lambda span: span.since)


def published(query: Published, asked: Asked, record: Any) -> list[PublishedFile]:
    """Return the publications of a collective that went out, by kind, period and version."""
    rows_out = [
        row for row in asked.read.rows(PublicationRow, collective=query.collective) if row.edition
    ]
    newer = {row.supersedes: PublicationId(row.owner) for row in rows_out if row.supersedes}
    found = []
    for row in sorted(rows_out, key=lambda row: (row.kind, row.first, row.last, row.version)):
        state: Publication = asked.read.state(record, row.owner)
        key = PublicationId(row.owner)
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
            )
        )
    return found


def disclosure_file(query: DisclosureFile, asked: Asked, record: Any) -> Publication:
    """Return a publication as it stands; raises ``disclosure_missing``."""
    state: Publication | None = asked.read.state(record, query.publication)
    if state is None:
        raise Refused("disclosure_missing", publication=query.publication)
    return state


def disclosure_items(_: DisclosureItems, __: Asked) -> list[Item]:
    """Return the items in their order."""
    return list(ITEMS.values())
