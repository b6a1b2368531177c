"""Exchange: what is asked of departments outside, delivered at least once.

Rules:
1. A request is queued in the same transaction as what asks it, and is delivered after.
2. One claim at a time: a claim ends when it is reported on, or when its time is over.
3. A delivered request may be delivered again after a crash; its key stays the same.
4. A failed delivery is tried again after 1, 2, 4, 8 … minutes, and parked for a person after as
   many failures as the profile says.
5. A request is answered once, by the department or by a person who types the answer in.
6. A report names its claim; where somebody has claimed since, it changes nothing. What it says of
    a problem is kept without numbers of people and secrets, and cut.
7. What was answered is sealed, and erased on a ground of the law once it has been answered.
"""

from ruralgov.domain.exchange.context import (
    CONTEXT,
)
from ruralgov.domain.exchange.messages import (
    AnswerRequest,
    AskDepartment,
    ClaimDelivery,
    DeliveryClaimed,
    DeliveryFailed,
    DepartmentAsked,
    EraseRequest,
    ReleaseParked,
    ReportDelivery,
    RequestAnswered,
    RequestDelivered,
    RequestErased,
    RequestReleased,
)
from ruralgov.domain.exchange.model import (
    Request,
    RequestStage,
)
from ruralgov.domain.exchange.queries import (
    DueDeliveries,
    DueRequest,
    Requests,
)
from ruralgov.domain.exchange.records import (
    REQUEST,
)
from ruralgov.domain.exchange.roles import (
    EXCHANGE,
    LIAISON,
)
from ruralgov.domain.exchange.rows import (
    RequestRow,
    WaitingRow,
)

__all__ = [
    "CONTEXT",
    "EXCHANGE",
    "LIAISON",
    "REQUEST",
    "AnswerRequest",
    "AskDepartment",
    "ClaimDelivery",
    "DeliveryClaimed",
    "DeliveryFailed",
    "DepartmentAsked",
    "DueDeliveries",
    "DueRequest",
    "EraseRequest",
    "ReleaseParked",
    "ReportDelivery",
    "Request",
    "RequestAnswered",
    "RequestDelivered",
    "RequestErased",
    "RequestReleased",
    "RequestRow",
    "RequestStage",
    "Requests",
    "WaitingRow",
]
