"""What can be asked of publications, and what the answers are."""

from datetime import date

from ruralgov.domain.disclosure.catalogue import Item, PublicationKind
from ruralgov.domain.disclosure.model import Publication, WithdrawalGround
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import CollectiveId, PublicationId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class DisclosingCollective:
    """A collective and where it is, or was on its last day; at a town, both places are the town.

    *successor* is who has by now what was its own, where it went into another.
    """

    collective: CollectiveId
    name: str
    since: date
    until: date
    code: str
    place: str
    town_code: str
    town: str
    successor: CollectiveId | None = None
    successor_name: str = ""


@frozen(kw_only=True)
class PublishedFile:
    """A publication as anybody may see it; *file* is empty once it showed personal data.

    *newer* names the publication that took its place. *sealed* tells whether the journal has a seal
    of its *head*: earlier releases took any.
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
    sealed: bool = True


@frozen(kw_only=True)
class Published(Query[list[PublishedFile]]):
    """Ask for what a collective has published: every version, those taken down as well."""

    collective: CollectiveId


@frozen(kw_only=True)
class Disclosing(Query[list[DisclosingCollective]]):
    """Ask for the collectives that disclose or once did, with the names of their places."""


@frozen(kw_only=True)
class DisclosureFile(Query[Publication]):
    """Ask for a publication at any stage, for those who prepare, review and publish it."""

    publication: PublicationId


@frozen(kw_only=True)
class DisclosureItems(Query[list[Item]]):
    """Ask for the catalogue: each item with its basis, interval, audience and source."""
