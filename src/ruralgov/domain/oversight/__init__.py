"""Oversight: books, funds and property hold each other to account, by cross-checks.

A check is data (`CrossCheck`): what it looks for, how much it weighs, on what it rests. It looks at
the ledgers of one collective and changes nothing. What it finds is for people to judge: a finding
is no verdict.

Rules:
1. A check reads only: running it changes nothing, and running it again finds the same.
2. A finding says which check, collective and place, how much it weighs, what is wrong in both
   languages with the amounts, and links the records that show it.
3. The same fault found again is the same finding: its key does not follow its amounts.
4. A check that fails is named with the plugin that offers it, and hides no other.
5. A person with the role decides about a finding, with a reason: explained, mended, passed on.
   Every note stays.
6. An explained finding is shown as explained and never hidden. If its decisive evidence changes,
   or if it is said to be mended and found again, it waits for somebody again.
7. No two checks have one id: such an app does not start.
8. What is found at a place is what is found in its collectives, counted by check and weight.
"""

from ruralgov.domain.oversight.checks import CHECKS
from ruralgov.domain.oversight.context import CONTEXT, context
from ruralgov.domain.oversight.cross_check import CrossCheck, Find
from ruralgov.domain.oversight.ledgers import Ledgers
from ruralgov.domain.oversight.limits import Limits
from ruralgov.domain.oversight.messages import FindingNoted, NoteFinding
from ruralgov.domain.oversight.model import (
    WAITING,
    Evidence,
    Failure,
    Finding,
    FindingNotes,
    Found,
    Link,
    Note,
    Severity,
    Standing,
    Verdict,
)
from ruralgov.domain.oversight.outcomes import shown
from ruralgov.domain.oversight.queries import (
    CasesByLane,
    CheckCount,
    CheckList,
    CheckShown,
    CrossCheckCollective,
    CrossCheckPlace,
    CrossCheckReport,
    HangsOnCollective,
    LaneCases,
    NotesOfFinding,
    OutcomeCheck,
    OutcomeChecks,
)
from ruralgov.domain.oversight.records import FINDING_NOTE
from ruralgov.domain.oversight.related import DealingKind, RelatedDealing, RelatedDealings
from ruralgov.domain.oversight.remains import Remain, RemainKind, remains, said
from ruralgov.domain.oversight.rows import FindingNoteRow

__all__ = [
    "CHECKS",
    "CONTEXT",
    "FINDING_NOTE",
    "WAITING",
    "CasesByLane",
    "CheckCount",
    "CheckList",
    "CheckShown",
    "CrossCheck",
    "CrossCheckCollective",
    "CrossCheckPlace",
    "CrossCheckReport",
    "DealingKind",
    "Evidence",
    "Failure",
    "Find",
    "Finding",
    "FindingNoteRow",
    "FindingNoted",
    "FindingNotes",
    "Found",
    "HangsOnCollective",
    "LaneCases",
    "Ledgers",
    "Limits",
    "Link",
    "Note",
    "NoteFinding",
    "NotesOfFinding",
    "OutcomeCheck",
    "OutcomeChecks",
    "RelatedDealing",
    "RelatedDealings",
    "Remain",
    "RemainKind",
    "Severity",
    "Standing",
    "Verdict",
    "context",
    "remains",
    "said",
    "shown",
]
