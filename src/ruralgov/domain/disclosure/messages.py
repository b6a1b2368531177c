"""What can be done to publications, and what has happened to them."""

from datetime import date

from ruralgov.domain.disclosure.catalogue import PublicationKind
from ruralgov.domain.disclosure.model import WithdrawalGround
from ruralgov.domain.kernel.ids import AccountId, CollectiveId, PublicationId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class PrepareDisclosure:
    """Take what the ledgers say of the months *first* to *last* as it is now, for its review.

    A period that was published is published again only by naming the newest publication of it in
    *supersedes*, with a *reason*; the reason is shown to everybody.
    """

    collective: CollectiveId
    kind: PublicationKind
    first: Month
    last: Month
    supersedes: PublicationId | None = None
    reason: str = ""


@frozen(kw_only=True)
class ReviewDisclosure:
    """Say as a member of the finance review group whether it may go out; *words* stay inside."""

    publication: PublicationId
    passed: bool
    words: str


@frozen(kw_only=True)
class PublishDisclosure:
    """Let a reviewed publication out, with the *head* of a seal of the journal."""

    publication: PublicationId
    head: str


@frozen(kw_only=True)
class WithdrawDisclosure:
    """Take a publication down that somebody else prepared.

    The *reason* stays inside, the ground is shown.
    """

    publication: PublicationId
    ground: WithdrawalGround
    reason: str


@frozen(kw_only=True)
class DisclosurePrepared:
    """The content was taken from the ledgers: canonical JSON and its SHA-256."""

    collective: CollectiveId
    kind: PublicationKind
    first: Month
    last: Month
    version: int
    supersedes: PublicationId | None
    superseded_hash: str
    reason: str
    content: str
    content_hash: str
    preparer: AccountId
    day: date
    quorum: int


@frozen(kw_only=True)
class DisclosureReviewed:
    """A reviewer passed it, or stopped it."""

    reviewer: AccountId
    passed: bool
    words: str
    day: date


@frozen(kw_only=True)
class DisclosurePublished:
    """It went out as a file with this SHA-256."""

    head: str
    file_hash: str
    day: date


@frozen(kw_only=True)
class DisclosureWithdrawn:
    """It was taken down; where it showed personal data, its content is shown to nobody any more."""

    ground: WithdrawalGround
    reason: str
    day: date


PublicationEvent = (
    DisclosurePrepared | DisclosureReviewed | DisclosurePublished | DisclosureWithdrawn
)
"""What happens to a publication."""
