"""Commands and events of posts, and of the people on them."""

from datetime import date

from attrs import field, frozen

from ruralgov.domain.kernel.ids import OrganisationId, QuotaTransferId
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.staffing.model import Posting, QuotaKind, TransferBasis


@frozen(kw_only=True)
class TransferPosts:
    """Enter posts that move by an approval (编委批复), whole and once.

    *superior* is the paper of the authority above: needed for what is granted from above, and the
    central approval for administrative posts that go to another level.
    """

    kind: QuotaKind
    basis: TransferBasis
    approval: str
    approved: date
    superior: str = field(default="", metadata=text_of(TextKind.PAPER))
    since: date
    postings: tuple[Posting, ...]


@frozen(kw_only=True)
class ReverseTransfer:
    """Reverse a transfer that was entered by mistake, as of its own day.

    Posts that go back by a later approval are a transfer of their own.
    """

    transfer: QuotaTransferId
    reason: str


@frozen(kw_only=True)
class CarryPosts:
    """Carry the posts of a unit that went into another to its successor."""

    unit: OrganisationId
    into: OrganisationId
    kind: QuotaKind
    since: date
    cause: str


@frozen(kw_only=True)
class UndoCarrying:
    """Take back that posts were carried: the merger was entered by mistake, or for another day."""

    transfer: QuotaTransferId
    reason: str


@frozen(kw_only=True)
class CountStaff:
    """Enter how many people were on the posts of a unit on a day."""

    unit: OrganisationId
    kind: QuotaKind
    day: date
    staff: int
    source: str


@frozen(kw_only=True)
class CorrectStaffCount:
    """Put the count of a day right; without *staff* it is withdrawn."""

    unit: OrganisationId
    kind: QuotaKind
    day: date
    staff: int | None
    reason: str


@frozen(kw_only=True)
class PostsTransferred:
    """Posts moved."""

    kind: QuotaKind
    basis: TransferBasis
    approval: str
    approved: date
    superior: str = field(metadata=text_of(TextKind.PAPER))
    since: date
    postings: tuple[Posting, ...]


@frozen(kw_only=True)
class TransferReversed:
    """A transfer was reversed as of its own day."""

    day: date
    reason: str


@frozen(kw_only=True)
class StaffCounted:
    """People on the posts of a unit were counted."""

    kind: QuotaKind
    day: date
    staff: int
    source: str


@frozen(kw_only=True)
class StaffCountCorrected:
    """A count was put right, or withdrawn."""

    kind: QuotaKind
    day: date
    staff: int | None
    reason: str


QuotaTransferEvent = PostsTransferred | TransferReversed
"""What happens to a transfer of posts."""
UnitStaffEvent = StaffCounted | StaffCountCorrected
"""What happens to the counts of a unit."""
