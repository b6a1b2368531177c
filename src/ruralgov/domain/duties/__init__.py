"""Duties: lists of what each has to do, what was done as facts show, and work off the list.

Rules:
1. A list is a version for a kind of actor at a place and below it; it has as many items of each
   class as its paper says, and each code names one item of one class.
2. Each item is of a class that its list has; one in which the actor only helps, or that was taken
   back, names the department that answers for it, and a cooperative one what the town may refuse.
3. An item says how often it falls due, or on what occasion it is done, and by which facts it is
   shown: facts in which the actor can be found, never pictures or pages.
4. A list is adopted by another person than wrote on it, and holds from a day on which it was
   published or later.
5. The version that holds at a place is the newest that has begun, of the nearest place that has
   one; the day of a version is put right, and one that ended leaves the list of the place above.
6. A list that was a mistake is withdrawn; no record is left outside of the days of its list.
7. What was done is shown by a fact that is held already: a case, a meeting, a decision. Its day is
   the day of the duty, and nobody types one.
8. The fact is of the place of the actor, and of the actor where it names those who took part; who
   has the duties follows the grids and the registry as of that day.
9. A fact counts once for an item; a record that was a mistake is withdrawn, and falls with a
   meeting or decision that was none.
10. What stands in the way of an item is told to the department that answers for it, and somebody
    else answers.
11. Work off the list says who asks, who pays and by which law, and is approved by the city, by
    another person, for some days.
12. It dies with its approval: nothing is done, recorded or extended after it, and what was entered
    by mistake is withdrawn.
13. What is asked of villages is paid by who asks, and no town hands its own work to them.
14. A rate has as its base what fell due in whole periods in office and on the list; what is done as
    needed, or cannot be shown yet, is not rated, with the reason, and is never none and never all.
"""

from ruralgov.domain.duties.context import (
    CONTEXT,
)
from ruralgov.domain.duties.doers import (
    Office,
)
from ruralgov.domain.duties.due import (
    NotRated,
    Period,
)
from ruralgov.domain.duties.imports import (
    stated_counts,
)
from ruralgov.domain.duties.messages import (
    AdoptDutyList,
    CorrectDutyListEntry,
    DraftDutyList,
    DutyListAdopted,
    DutyListDrafted,
    DutyListEnded,
    DutyListEntryCorrected,
    DutyListPublished,
    DutyListRevised,
    DutyListWithdrawn,
    EndDutyList,
    PublishDutyList,
    ReviseDutyList,
    WithdrawDutyList,
)
from ruralgov.domain.duties.messages_done import (
    AnswerHindrance,
    DropPerformance,
    HindranceAnswered,
    HindranceReported,
    HindranceWithdrawn,
    PerformanceRecorded,
    PerformanceWithdrawn,
    RecordPerformance,
    ReportHindrance,
    WithdrawHindrance,
    WithdrawPerformance,
)
from ruralgov.domain.duties.messages_work import (
    ApproveOffListWork,
    AskOffListWork,
    EndOffListWork,
    ExtendOffListWork,
    OffListWorkApproved,
    OffListWorkAsked,
    OffListWorkEnded,
    OffListWorkExtended,
    OffListWorkWithdrawn,
    WithdrawOffListWork,
)
from ruralgov.domain.duties.model import (
    ANSWERED_BY_DEPARTMENT,
    CLASSES,
    HELD,
    HELPS,
    Cycle,
    DutyClass,
    DutyItem,
    DutyList,
    DutyRole,
    Evidence,
    ListSpan,
    Signed,
    StatedCount,
)
from ruralgov.domain.duties.model_done import (
    Answer,
    Approval,
    DepartmentAnswer,
    Doer,
    Fact,
    Hindrance,
    OffListWork,
    Performance,
)
from ruralgov.domain.duties.queries import (
    ClassPart,
    DutyFault,
    DutyFinding,
    DutyFindings,
    DutyListFile,
    DutyListOn,
    DutyLists,
    HindranceLine,
    Hindrances,
    ListedItem,
    ListOnDay,
    OffListFile,
    OffListLedger,
    WorkLine,
    WorkState,
)
from ruralgov.domain.duties.queries_sheet import (
    CompletionLine,
    DoerLine,
    DutyCompletion,
    DutyDoers,
    DutyLine,
    DutySheet,
    Sheet,
)
from ruralgov.domain.duties.records import (
    DUTY_LIST,
    HINDRANCE,
    OFF_LIST_WORK,
    PERFORMANCE,
)
from ruralgov.domain.duties.roles import (
    DUTIES,
    DUTY_APPROVER,
    DUTY_DEPARTMENT,
    DUTY_OFFICER,
    DUTY_RECORDER,
)
from ruralgov.domain.duties.rows import (
    DutyListRow,
    HindranceRow,
    ListStage,
    OffListRow,
    PerformanceRow,
)

__all__ = [
    "ANSWERED_BY_DEPARTMENT",
    "CLASSES",
    "CONTEXT",
    "DUTIES",
    "DUTY_APPROVER",
    "DUTY_DEPARTMENT",
    "DUTY_LIST",
    "DUTY_OFFICER",
    "DUTY_RECORDER",
    "HELD",
    "HELPS",
    "HINDRANCE",
    "OFF_LIST_WORK",
    "PERFORMANCE",
    "AdoptDutyList",
    "Answer",
    "AnswerHindrance",
    "Approval",
    "ApproveOffListWork",
    "AskOffListWork",
    "ClassPart",
    "CompletionLine",
    "CorrectDutyListEntry",
    "Cycle",
    "DepartmentAnswer",
    "Doer",
    "DoerLine",
    "DraftDutyList",
    "DropPerformance",
    "DutyClass",
    "DutyCompletion",
    "DutyDoers",
    "DutyFault",
    "DutyFinding",
    "DutyFindings",
    "DutyItem",
    "DutyLine",
    "DutyList",
    "DutyListAdopted",
    "DutyListDrafted",
    "DutyListEnded",
    "DutyListEntryCorrected",
    "DutyListFile",
    "DutyListOn",
    "DutyListPublished",
    "DutyListRevised",
    "DutyListRow",
    "DutyListWithdrawn",
    "DutyLists",
    "DutyRole",
    "DutySheet",
    "EndDutyList",
    "EndOffListWork",
    "Evidence",
    "ExtendOffListWork",
    "Fact",
    "Hindrance",
    "HindranceAnswered",
    "HindranceLine",
    "HindranceReported",
    "HindranceRow",
    "HindranceWithdrawn",
    "Hindrances",
    "ListOnDay",
    "ListSpan",
    "ListStage",
    "ListedItem",
    "NotRated",
    "OffListFile",
    "OffListLedger",
    "OffListRow",
    "OffListWork",
    "OffListWorkApproved",
    "OffListWorkAsked",
    "OffListWorkEnded",
    "OffListWorkExtended",
    "OffListWorkWithdrawn",
    "Office",
    "Performance",
    "PerformanceRecorded",
    "PerformanceRow",
    "PerformanceWithdrawn",
    "Period",
    "PublishDutyList",
    "RecordPerformance",
    "ReportHindrance",
    "ReviseDutyList",
    "Sheet",
    "Signed",
    "StatedCount",
    "WithdrawDutyList",
    "WithdrawHindrance",
    "WithdrawOffListWork",
    "WithdrawPerformance",
    "WorkLine",
    "WorkState",
    "stated_counts",
]
