"""The public names of the ways of a case beside the main one."""

from ruralgov.domain.cases.beside import (
    Chase,
    CoState,
    CoTask,
    Earlier,
    Grievance,
    NextStep,
    RepeatKind,
)
from ruralgov.domain.cases.figures.queries_stock import Age, CaseStock, Stock, StockAt, StockOf
from ruralgov.domain.cases.figures.queries_week import WeekFigures
from ruralgov.domain.cases.handover.messages import CasesHandedOver, HandOverCases
from ruralgov.domain.cases.handover.model import Handover
from ruralgov.domain.cases.handover.records import HANDOVER
from ruralgov.domain.cases.matters.messages import MatterWithdrawn, WithdrawMatter
from ruralgov.domain.cases.matters.model import Withdrawal
from ruralgov.domain.cases.messages_call import CallAttempted, GrievanceSettled, SettleGrievance
from ruralgov.domain.cases.messages_hand import (
    CaseHandedOver,
    CaseReclassified,
    HandOverCase,
    PassCase,
    ReclassifyCase,
)
from ruralgov.domain.cases.messages_help import (
    AnswerCoTask,
    CoTaskAnswered,
    CoTaskReleased,
    CoTaskSigned,
    CoUnitsAsked,
    ReleaseCoTask,
    SignCoTask,
)
from ruralgov.domain.cases.messages_intake import TakeUpAppeal
from ruralgov.domain.cases.messages_reporter import (
    AnswerChase,
    CaseChased,
    CaseSupplemented,
    ChaseAnswered,
    ChaseCase,
    DelayExplained,
    ExplainDelay,
    SupplementCase,
)
from ruralgov.domain.cases.queries import CoAnswer, Supplement
from ruralgov.domain.cases.queries_ways import Chases, CoTasks, Grievances
from ruralgov.domain.cases.rows_instants import AcceptanceRow, MonthEndRow, ReturnRow
from ruralgov.domain.cases.rows_reporter import ChaseRow
from ruralgov.domain.cases.rows_ways import CoTaskRow, GrievanceRow
from ruralgov.domain.cases.worklist.queries import Urgency, Work, WorkItem, WorkList, WorkPage

__all__ = [
    "HANDOVER",
    "AcceptanceRow",
    "Age",
    "AnswerChase",
    "AnswerCoTask",
    "CallAttempted",
    "CaseChased",
    "CaseHandedOver",
    "CaseReclassified",
    "CaseStock",
    "CaseSupplemented",
    "CasesHandedOver",
    "Chase",
    "ChaseAnswered",
    "ChaseCase",
    "ChaseRow",
    "Chases",
    "CoAnswer",
    "CoState",
    "CoTask",
    "CoTaskAnswered",
    "CoTaskReleased",
    "CoTaskRow",
    "CoTaskSigned",
    "CoTasks",
    "CoUnitsAsked",
    "DelayExplained",
    "Earlier",
    "ExplainDelay",
    "Grievance",
    "GrievanceRow",
    "GrievanceSettled",
    "Grievances",
    "HandOverCase",
    "HandOverCases",
    "Handover",
    "MatterWithdrawn",
    "MonthEndRow",
    "NextStep",
    "PassCase",
    "ReclassifyCase",
    "ReleaseCoTask",
    "RepeatKind",
    "ReturnRow",
    "SettleGrievance",
    "SignCoTask",
    "Stock",
    "StockAt",
    "StockOf",
    "Supplement",
    "SupplementCase",
    "TakeUpAppeal",
    "Urgency",
    "WeekFigures",
    "WithdrawMatter",
    "Withdrawal",
    "Work",
    "WorkItem",
    "WorkList",
    "WorkPage",
]
