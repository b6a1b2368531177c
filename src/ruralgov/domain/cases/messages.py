"""Every event of a case; its commands stand beside them, by what they are about."""

from ruralgov.domain.cases.attachments.messages import AttachmentFiled, AttachmentWithdrawn
from ruralgov.domain.cases.imported.messages import CaseImported
from ruralgov.domain.cases.messages_call import CallAttempted, GrievanceSettled
from ruralgov.domain.cases.messages_ending import (
    CaseCalledBack,
    CaseCancelled,
    CaseChecked,
    CaseClosed,
    CaseErased,
    CaseForced,
)
from ruralgov.domain.cases.messages_hand import CaseHandedOver, CaseReclassified
from ruralgov.domain.cases.messages_handling import (
    CaseArbitrated,
    CaseDone,
    CaseEscalated,
    CaseSigned,
    CaseSupervised,
    CaseUrged,
    HandlingStarted,
    ReturnAsked,
    ReturnDecided,
    ReturnLapsed,
)
from ruralgov.domain.cases.messages_help import (
    CoTaskAnswered,
    CoTaskReleased,
    CoTaskSigned,
    CoUnitsAsked,
)
from ruralgov.domain.cases.messages_intake import (
    CaseAccepted,
    CaseAnswered,
    CaseDispatched,
    CaseRefused,
    CaseReported,
    FilingDeclined,
)
from ruralgov.domain.cases.messages_place import CaseRelocated
from ruralgov.domain.cases.messages_reporter import (
    CaseChased,
    CaseSupplemented,
    ChaseAnswered,
    DelayExplained,
)
from ruralgov.domain.cases.messages_time import (
    CaseResumed,
    DeadlineRecomputed,
    MilestoneReached,
    TimeGranted,
    TimeRefused,
    TimeRequested,
)
from ruralgov.domain.cases.messages_together import LinkedAnswered
from ruralgov.domain.cases.messages_withdrawal import CaseRestored, CaseWithdrawn

CaseEvent = (
    CaseReported
    | CaseAccepted
    | CaseRefused
    | CaseAnswered
    | FilingDeclined
    | CaseDispatched
    | CaseSigned
    | ReturnAsked
    | ReturnDecided
    | ReturnLapsed
    | CaseArbitrated
    | HandlingStarted
    | TimeRequested
    | TimeGranted
    | TimeRefused
    | CaseResumed
    | CaseEscalated
    | MilestoneReached
    | CaseDone
    | CaseChecked
    | CaseCalledBack
    | CaseClosed
    | CaseUrged
    | CaseSupervised
    | CaseForced
    | CaseCancelled
    | DeadlineRecomputed
    | CaseRelocated
    | CaseImported
    | AttachmentFiled
    | AttachmentWithdrawn
    | CaseErased
    | CallAttempted
    | GrievanceSettled
    | CaseHandedOver
    | CaseReclassified
    | CoUnitsAsked
    | CoTaskSigned
    | CoTaskAnswered
    | CoTaskReleased
    | CaseSupplemented
    | CaseChased
    | ChaseAnswered
    | DelayExplained
    | CaseWithdrawn
    | CaseRestored
    | LinkedAnswered
)
"""What happens to a case."""
