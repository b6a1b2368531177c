"""The table of publications."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.disclosure.catalogue import PublicationKind
from ruralgov.domain.disclosure.model import Publication, PublicationStage
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import CollectiveId, PublicationId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.value import frozen

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
