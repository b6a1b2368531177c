"""Staffing: authorised posts as double entry, and officers who are sent to the front line.

Rules:
1. The postings of a transfer add up to nothing, and are of one kind of posts: none becomes the
   other.
2. Posts are of units that may have such posts and are there that day.
3. Administrative posts go to another level only by a central approval through the province.
4. The total of the city changes only by what is granted from above, with its paper; a unit opens
   once.
5. No account has less than nothing on any day; what was entered by mistake is reversed as of its
   own day, and an approval is entered once and whole.
6. The posts of a unit that goes into another are its successor's from the same day on, and come
   back when that was a mistake; a unit closes without posts.
7. Staff are counted on a day and apart from posts; more staff than posts is found, and where nobody
   counted that is said.
"""

from ruralgov.domain.staffing.context import CONTEXT
from ruralgov.domain.staffing.messages import (
    CarryPosts,
    CorrectStaffCount,
    CountStaff,
    PostsTransferred,
    ReverseTransfer,
    StaffCountCorrected,
    StaffCounted,
    TransferPosts,
    TransferReversed,
    UndoCarrying,
)
from ruralgov.domain.staffing.model import (
    Counter,
    Posting,
    QuotaKind,
    QuotaTransfer,
    Reversal,
    StaffCount,
    TransferBasis,
    UnitStaff,
)
from ruralgov.domain.staffing.queries import (
    CounterLine,
    MovedLine,
    Movement,
    PostFault,
    PostFinding,
    PostFindings,
    PostLedger,
    PostLine,
    PostSheet,
    PostsMoved,
    QuotaTransferFile,
    QuotaTransfers,
)
from ruralgov.domain.staffing.records import QUOTA_TRANSFER, UNIT_STAFF
from ruralgov.domain.staffing.roles import STAFFING, STAFFING_OFFICER
from ruralgov.domain.staffing.rows import QuotaPostingRow, QuotaTransferRow, StaffCountRow

__all__ = [
    "CONTEXT",
    "QUOTA_TRANSFER",
    "STAFFING",
    "STAFFING_OFFICER",
    "UNIT_STAFF",
    "CarryPosts",
    "CorrectStaffCount",
    "CountStaff",
    "Counter",
    "CounterLine",
    "MovedLine",
    "Movement",
    "PostFault",
    "PostFinding",
    "PostFindings",
    "PostLedger",
    "PostLine",
    "PostSheet",
    "Posting",
    "PostsMoved",
    "PostsTransferred",
    "QuotaKind",
    "QuotaPostingRow",
    "QuotaTransfer",
    "QuotaTransferFile",
    "QuotaTransferRow",
    "QuotaTransfers",
    "Reversal",
    "ReverseTransfer",
    "StaffCount",
    "StaffCountCorrected",
    "StaffCountRow",
    "StaffCounted",
    "TransferBasis",
    "TransferPosts",
    "TransferReversed",
    "UndoCarrying",
    "UnitStaff",
]
