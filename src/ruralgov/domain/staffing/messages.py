"""Commands and events of posts, and of the people on them."""

from datetime import date

from attrs import field

from ruralgov.domain.kernel.ids import AccountId, OrganisationId, QuotaTransferId
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.staffing.model import Posting, QuotaKind, TransferBasis


@frozen(kw_only=True)
class TransferPosts:
    """Enter posts that are to move by an approval (编委批复), whole and once; another approves it.

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
    """Propose to reverse a transfer that was a mistake, as of its own day; another approves it.

    Posts that go back by a later approval are a transfer of their own.
    """

    transfer: QuotaTransferId
    reason: str


@frozen(kw_only=True)
class ApproveTransfer:
    """Approve what another person entered: a transfer, or the reversal of one."""

    transfer: QuotaTransferId


@frozen(kw_only=True)
class DropTransfer:
    """Take back or refuse what waits for approval: a transfer, or the reversal of one."""

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
    """Posts moved at once: with the merger of units, and formerly by the entry of one person."""

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


@frozen(kw_only=True)
class TransferDrafted:
    """Posts are to move, once that is approved."""

    kind: QuotaKind
    basis: TransferBasis
    approval: str
    approved: date
    superior: str = field(metadata=text_of(TextKind.PAPER))
    since: date
    postings: tuple[Posting, ...]
    by: AccountId


@frozen(kw_only=True)
class TransferApproved:
    """A transfer was approved by a second person: its posts moved."""

    day: date
    by: AccountId


@frozen(kw_only=True)
class TransferDropped:
    """A transfer was taken back before it was approved."""

    reason: str


@frozen(kw_only=True)
class ReversalProposed:
    """A transfer is to be reversed, once that is approved."""

    day: date
    by: AccountId
    reason: str


@frozen(kw_only=True)
class ReversalApproved:
    """A reversal was approved by a second person: the transfer is reversed as of its own day."""

    day: date
    by: AccountId


@frozen(kw_only=True)
class ReversalDropped:
    """A transfer stands: its reversal was taken back before it was approved."""

    reason: str


QuotaTransferEvent = (
    PostsTransferred
    | TransferDrafted
    | TransferApproved
    | TransferDropped
    | ReversalProposed
    | ReversalApproved
    | ReversalDropped
    | TransferReversed
)
"""What happens to a transfer of posts."""
UnitStaffEvent = StaffCounted | StaffCountCorrected
"""What happens to the counts of a unit."""
