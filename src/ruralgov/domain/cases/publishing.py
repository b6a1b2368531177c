"""What of the events of cases leaves; who reported and in which words does not."""

from typing import Final

from ruralgov.domain.cases.attachments.messages import AttachmentFiled, AttachmentWithdrawn
from ruralgov.domain.cases.dispatch.messages import (
    DispatchPlanEntryCorrected,
    DispatchPlanPublished,
)
from ruralgov.domain.cases.handover.messages import CasesHandedOver
from ruralgov.domain.cases.imported.messages import CaseImported, OldSystemRegistered
from ruralgov.domain.cases.matters.messages import (
    MatterDefined,
    MatterEntryCorrected,
    MatterWithdrawn,
)
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
from ruralgov.domain.cases.notices.messages import (
    NoticeClaimed,
    NoticeDropped,
    NoticeFailed,
    NoticePlanned,
    NoticeReleased,
    NoticeSent,
    NoticesPlanned,
)
from ruralgov.domain.cases.problems.messages import (
    CaseLinked,
    CaseUnlinked,
    ProblemDissolved,
    ProblemOpened,
)
from ruralgov.domain.kernel.publish import Publishes, Publishing, kept

PUBLISHES: Final[tuple[Publishing, ...]] = (
    Publishes(
        MatterDefined,
        ("limit", "since"),
        words=("code", "category", "name", "standard", "unit", "department", "source"),
    ),
    Publishes(MatterEntryCorrected, ("entry", "since")),
    Publishes(MatterWithdrawn, ("since",), words=("successor",)),
    Publishes(DispatchPlanPublished),
    Publishes(DispatchPlanEntryCorrected, ("entry", "since")),
    Publishes(
        CaseReported,
        ("place", "town", "channel", "at", "hold_due", "off_hours", "repeat_of"),
        words=("number", "matter"),
    ),
    Publishes(CaseAccepted, ("hold_due",)),
    Publishes(CaseRefused, ("ground",)),
    Publishes(CaseAnswered, ("at", "due", "ranked", "hold_due")),
    Publishes(FilingDeclined),
    Publishes(
        CaseDispatched,
        ("level", "at", "started_at", "unit_due", "hold_due"),
        words=("unit", "co_units", "department", "rule", "deadline"),
    ),
    Publishes(CaseSigned),
    Publishes(ReturnAsked, ("disputed", "hold_due")),
    Publishes(ReturnDecided, ("granted", "hold_due")),
    Publishes(ReturnLapsed, ("hold_due",)),
    Publishes(CaseArbitrated, ("at", "unit_due", "hold_due"), words=("unit",)),
    Publishes(HandlingStarted),
    Publishes(TimeRequested, ("amount", "ground")),
    Publishes(TimeGranted, ("unit_due",), words=("deadline",)),
    Publishes(TimeRefused),
    Publishes(CaseResumed, ("at", "unit_due"), words=("deadline",)),
    Publishes(CaseEscalated, ("level", "hold_due")),
    Publishes(MilestoneReached, ("at", "on_time", "due"), words=("name",)),
    Publishes(CaseDone, ("result", "at", "on_time", "unit_on_time", "ranked", "hold_due")),
    Publishes(CaseChecked, ("passed", "hold_due")),
    Publishes(
        CaseCalledBack,
        ("satisfaction", "reopened", "hold_due", "at", "by_reporter", "raised_to", "next_step"),
    ),
    Publishes(CallAttempted, ("at", "hold_due")),
    Publishes(GrievanceSettled, ("at",)),
    Publishes(CaseHandedOver, ("desk", "at", "unit_due", "hold_due"), words=("unit", "deadline")),
    Publishes(
        CaseReclassified,
        (
            "place",
            "town",
            "at",
            "level",
            "kept",
            "started_at",
            "unit_started",
            "unit_due",
            "hold_due",
        ),
        words=("matter", "before", "deadline"),
    ),
    Publishes(CasesHandedOver, ("at", "cases", "to"), words=("unit",)),
    Publishes(CoUnitsAsked, ("at", "due"), words=("units",)),
    Publishes(CoTaskSigned, ("at",), words=("unit",)),
    Publishes(CoTaskAnswered, ("at", "on_time"), words=("unit",)),
    Publishes(CoTaskReleased, ("at",), words=("unit",)),
    Publishes(CaseSupplemented, ("at", "channel")),
    Publishes(CaseChased, ("at", "channel", "due")),
    Publishes(ChaseAnswered, ("at", "on_time")),
    Publishes(DelayExplained, ("at",)),
    Publishes(LinkedAnswered, ("at", "cases", "left")),
    Publishes(CaseWithdrawn, ("at", "channel", "until")),
    Publishes(CaseRestored, ("at", "channel", "hold_due"), words=("deadline",)),
    Publishes(CaseClosed, ("at",)),
    Publishes(CaseUrged),
    Publishes(CaseSupervised),
    Publishes(CaseForced, ("at",)),
    Publishes(CaseCancelled),
    Publishes(DeadlineRecomputed, ("unit_due",), words=("before", "deadline")),
    Publishes(CaseRelocated, ("place", "town")),
    Publishes(ProblemOpened, ("place", "town", "at"), words=("matter",)),
    Publishes(CaseLinked, ("at",)),
    Publishes(CaseUnlinked, ("case", "at")),
    Publishes(ProblemDissolved, ("at",)),
    Publishes(OldSystemRegistered, ("first_day", "last_day"), words=("name",)),
    Publishes(
        CaseImported,
        (
            *("place", "town", "channel", "reported", "dispatched", "due", "done", "ended"),
            *("ending", "result", "satisfaction", "on_time"),
        ),
        words=("system", "number", "matter"),
    ),
    Publishes(AttachmentFiled, ("number", "part", "kind", "size", "at")),
    Publishes(AttachmentWithdrawn, ("number", "at")),
    Publishes(CaseErased),
    *kept(
        "notices are the bookkeeping of who sends them",
        NoticesPlanned,
        NoticePlanned,
        NoticeSent,
        NoticeClaimed,
        NoticeFailed,
        NoticeDropped,
        NoticeReleased,
    ),
)
