"""The public names of the ways of a case beside the main one."""

from ruralgov.domain.cases.beside import Grievance, NextStep
from ruralgov.domain.cases.matters.messages import MatterWithdrawn, WithdrawMatter
from ruralgov.domain.cases.matters.model import Withdrawal
from ruralgov.domain.cases.messages_call import CallAttempted, GrievanceSettled, SettleGrievance
from ruralgov.domain.cases.queries_ways import Grievances
from ruralgov.domain.cases.rows_ways import GrievanceRow

__all__ = [
    "CallAttempted",
    "Grievance",
    "GrievanceRow",
    "GrievanceSettled",
    "Grievances",
    "MatterWithdrawn",
    "NextStep",
    "SettleGrievance",
    "WithdrawMatter",
    "Withdrawal",
]
