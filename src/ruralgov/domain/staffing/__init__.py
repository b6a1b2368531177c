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
16. A town acts in its own name only in matters that the province transferred to it by a published
    decision, and in the name of a department only by a published commission with matters and term.
17. What was transferred is assessed; matters go back from a day on, and nothing is done after that.
18. Somebody else decides whether an officer stands back; an act of fewer than two others is found.
19. A grave act is reviewed by a person with the legal qualification who neither did nor entered it;
    one that was put right is reviewed anew, and one without review is found.
20. A case that another authority is to decide goes on to it by a paper, and may come back.
"""

from ruralgov.domain.staffing import exports_messages
from ruralgov.domain.staffing.context import CONTEXT
from ruralgov.domain.staffing.exports_messages import *
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
from ruralgov.domain.staffing.model_act import (
    ActKind,
    EnforcementAct,
    Handover,
    LegalReview,
    Recusal,
    RecusalAsker,
    RecusalGround,
)
from ruralgov.domain.staffing.model_officer import (
    ActCapacity,
    Badge,
    Centre,
    CentreSpan,
    Officer,
    Recall,
    Secondment,
)
from ruralgov.domain.staffing.model_power import (
    Assessment,
    AssessmentResult,
    GrantedMatter,
    PowerGrant,
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
    PostSum,
    QuotaTransferFile,
    QuotaTransfers,
    TownMoved,
)
from ruralgov.domain.staffing.queries_act import ActFile, ActFinding, ActFindings, Acts
from ruralgov.domain.staffing.queries_officer import (
    Badges,
    Centres,
    EndingBadges,
    NamedOfficer,
    OfficerFile,
    OfficerNames,
    Officers,
    RosterCell,
    RosterLine,
    RosterSum,
    RosterTable,
    SecondmentRoster,
    SecondmentTable,
)
from ruralgov.domain.staffing.queries_power import (
    CentreSheet,
    CentreSheets,
    PowerFault,
    PowerFile,
    PowerLine,
    Powers,
)
from ruralgov.domain.staffing.records import (
    ACT,
    CENTRE,
    OFFICER,
    POWER,
    QUOTA_TRANSFER,
    UNIT_STAFF,
)
from ruralgov.domain.staffing.roles import (
    CENTRE_HOST,
    LEGAL_REVIEWER,
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
from ruralgov.domain.staffing.rows_power import AssessmentRow, PowerRow
from ruralgov.domain.staffing.rules_centre import overlap

__all__ = [
    "ACT",
    "CENTRE",
    "CENTRE_HOST",
    "CONTEXT",
    "LEGAL_REVIEWER",
    "OFFICER",
    "POWER",
    "QUOTA_TRANSFER",
    "SECONDMENT_OFFICER",
    "STAFFING",
    "STAFFING_APPROVER",
    "STAFFING_OFFICER",
    "UNIT_STAFF",
    "ActCapacity",
    "ActFile",
    "ActFinding",
    "ActFindings",
    "ActKind",
    "ActRow",
    "Acts",
    "Assessment",
    "AssessmentResult",
    "AssessmentRow",
    "Badge",
    "BadgeRow",
    "Badges",
    "Centre",
    "CentreRow",
    "CentreSheet",
    "CentreSheets",
    "CentreSpan",
    "Centres",
    "Counter",
    "CounterLine",
    "EndingBadges",
    "EnforcementAct",
    "GrantedMatter",
    "Handover",
    "LegalReview",
    "MovedLine",
    "Movement",
    "NamedOfficer",
    "Officer",
    "OfficerFile",
    "OfficerNames",
    "OfficerRow",
    "Officers",
    "PostFault",
    "PostFinding",
    "PostFindings",
    "PostLedger",
    "PostLine",
    "PostSheet",
    "PostSum",
    "Posting",
    "PostsMoved",
    "PowerFault",
    "PowerFile",
    "PowerGrant",
    "PowerLine",
    "PowerRow",
    "Powers",
    "QuotaKind",
    "QuotaPostingRow",
    "QuotaTransfer",
    "QuotaTransferFile",
    "QuotaTransferRow",
    "QuotaTransfers",
    "Recall",
    "Recusal",
    "RecusalAsker",
    "RecusalGround",
    "Reversal",
    "RosterCell",
    "RosterLine",
    "RosterSum",
    "RosterTable",
    "Secondment",
    "SecondmentRoster",
    "SecondmentRow",
    "SecondmentTable",
    "StaffCount",
    "StaffCountRow",
    "TownMoved",
    "TransferBasis",
    "TransferStage",
    "UnitStaff",
    "overlap",
]
__all__ += exports_messages.__all__
