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
8. A town has one enforcement centre at most on any day; a centre ends with nobody at it, or is
   carried over to the town that its own became part of.
9. An officer is a person by a post of an authority; who they are and how long follows the registry.
10. A badge is one officer's, has a term, and is void from the day on which the post is left;
    nobody is seconded without one.
11. Officers of the city are sent down to towns, each to one at a time, in a capacity that is
    stated; the post at home is kept. Who holds a grid or lane has no such capacity.
12. The department asks the host before it recalls an officer, another person answers, and the
    answer stays; the host may let an officer go.
13. An act is done by at least two people with a badge in force, in the town of the centre, and
    states its capacity; one that was entered by mistake is withdrawn.
14. Each acts in the capacity of the secondment, or for the town that is theirs; what falls away
    later, because an entry was corrected, is found.
15. A transfer that one person entered moves posts once another has approved it, and so does its
    reversal; what waits is taken back or refused.
"""

from ruralgov.domain.staffing.context import CONTEXT
from ruralgov.domain.staffing.messages import (
    ApproveTransfer,
    CarryPosts,
    CorrectStaffCount,
    CountStaff,
    DropTransfer,
    PostsTransferred,
    ReversalApproved,
    ReversalDropped,
    ReversalProposed,
    ReverseTransfer,
    StaffCountCorrected,
    StaffCounted,
    TransferApproved,
    TransferDrafted,
    TransferDropped,
    TransferPosts,
    TransferReversed,
    UndoCarrying,
)
from ruralgov.domain.staffing.messages_act import (
    ActRecorded,
    ActWithdrawn,
    RecordAct,
    WithdrawAct,
)
from ruralgov.domain.staffing.messages_officer import (
    AlignOfficer,
    AnswerRecall,
    BadgeEnded,
    BadgeEntryWithdrawn,
    BadgeIssued,
    CarryOverCentre,
    CentreCarriedOver,
    CentreClosed,
    CentreEntryCorrected,
    CentreEstablished,
    CloseCentre,
    CorrectCentreEntry,
    CorrectSecondmentEntry,
    EndBadge,
    EndSecondment,
    EnterOfficer,
    EstablishCentre,
    ExtendSecondment,
    IssueBadge,
    OfficerAligned,
    OfficerEntered,
    OfficerSeconded,
    ProposeRecall,
    RecallAnswered,
    RecallOfficer,
    RecallProposed,
    RecallWithdrawn,
    SecondmentEnded,
    SecondmentEntryCorrected,
    SecondmentExtended,
    SecondOfficer,
    WithdrawBadgeEntry,
    WithdrawRecall,
)
from ruralgov.domain.staffing.model import (
    Counter,
    Posting,
    QuotaKind,
    QuotaTransfer,
    Reversal,
    StaffCount,
    TransferBasis,
    TransferStage,
    UnitStaff,
)
from ruralgov.domain.staffing.model_act import ActKind, EnforcementAct
from ruralgov.domain.staffing.model_officer import (
    ActCapacity,
    Badge,
    Centre,
    CentreSpan,
    Officer,
    Recall,
    Secondment,
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
from ruralgov.domain.staffing.queries_act import ActFinding, ActFindings, Acts
from ruralgov.domain.staffing.queries_officer import (
    Centres,
    EndingBadges,
    NamedOfficer,
    OfficerFile,
    OfficerNames,
    RosterCell,
    RosterLine,
    RosterTable,
    SecondmentRoster,
    SecondmentTable,
)
from ruralgov.domain.staffing.records import ACT, CENTRE, OFFICER, QUOTA_TRANSFER, UNIT_STAFF
from ruralgov.domain.staffing.roles import (
    CENTRE_HOST,
    SECONDMENT_OFFICER,
    STAFFING,
    STAFFING_APPROVER,
    STAFFING_OFFICER,
)
from ruralgov.domain.staffing.rows import QuotaPostingRow, QuotaTransferRow, StaffCountRow
from ruralgov.domain.staffing.rows_act import ActRow
from ruralgov.domain.staffing.rows_officer import (
    BadgeRow,
    CentreRow,
    OfficerRow,
    SecondmentRow,
)
from ruralgov.domain.staffing.rules_centre import overlap

__all__ = [
    "ACT",
    "CENTRE",
    "CENTRE_HOST",
    "CONTEXT",
    "OFFICER",
    "QUOTA_TRANSFER",
    "SECONDMENT_OFFICER",
    "STAFFING",
    "STAFFING_APPROVER",
    "STAFFING_OFFICER",
    "UNIT_STAFF",
    "ActCapacity",
    "ActFinding",
    "ActFindings",
    "ActKind",
    "ActRecorded",
    "ActRow",
    "ActWithdrawn",
    "Acts",
    "AlignOfficer",
    "AnswerRecall",
    "ApproveTransfer",
    "Badge",
    "BadgeEnded",
    "BadgeEntryWithdrawn",
    "BadgeIssued",
    "BadgeRow",
    "CarryOverCentre",
    "CarryPosts",
    "Centre",
    "CentreCarriedOver",
    "CentreClosed",
    "CentreEntryCorrected",
    "CentreEstablished",
    "CentreRow",
    "CentreSpan",
    "Centres",
    "CloseCentre",
    "CorrectCentreEntry",
    "CorrectSecondmentEntry",
    "CorrectStaffCount",
    "CountStaff",
    "Counter",
    "CounterLine",
    "DropTransfer",
    "EndBadge",
    "EndSecondment",
    "EndingBadges",
    "EnforcementAct",
    "EnterOfficer",
    "EstablishCentre",
    "ExtendSecondment",
    "IssueBadge",
    "MovedLine",
    "Movement",
    "NamedOfficer",
    "Officer",
    "OfficerAligned",
    "OfficerEntered",
    "OfficerFile",
    "OfficerNames",
    "OfficerRow",
    "OfficerSeconded",
    "PostFault",
    "PostFinding",
    "PostFindings",
    "PostLedger",
    "PostLine",
    "PostSheet",
    "Posting",
    "PostsMoved",
    "PostsTransferred",
    "ProposeRecall",
    "QuotaKind",
    "QuotaPostingRow",
    "QuotaTransfer",
    "QuotaTransferFile",
    "QuotaTransferRow",
    "QuotaTransfers",
    "Recall",
    "RecallAnswered",
    "RecallOfficer",
    "RecallProposed",
    "RecallWithdrawn",
    "RecordAct",
    "Reversal",
    "ReversalApproved",
    "ReversalDropped",
    "ReversalProposed",
    "ReverseTransfer",
    "RosterCell",
    "RosterLine",
    "RosterTable",
    "SecondOfficer",
    "Secondment",
    "SecondmentEnded",
    "SecondmentEntryCorrected",
    "SecondmentExtended",
    "SecondmentRoster",
    "SecondmentRow",
    "SecondmentTable",
    "StaffCount",
    "StaffCountCorrected",
    "StaffCountRow",
    "StaffCounted",
    "TransferApproved",
    "TransferBasis",
    "TransferDrafted",
    "TransferDropped",
    "TransferPosts",
    "TransferReversed",
    "TransferStage",
    "UndoCarrying",
    "UnitStaff",
    "WithdrawAct",
    "WithdrawBadgeEntry",
    "WithdrawRecall",
    "overlap",
]
