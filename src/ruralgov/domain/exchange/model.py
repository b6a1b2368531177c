"""A request to a department outside, on its way there and back."""

from datetime import datetime

from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.personal import OfficerText
from ruralgov.domain.kernel.value import frozen


class RequestStage(LabelledEnum):
    """Where a request to a department stands."""

    QUEUED = "queued", "待送达", "queued"
    CLAIMED = "claimed", "送达中", "being delivered"
    DELIVERED = "delivered", "已送达待答复", "delivered, waiting for the answer"
    ANSWERED = "answered", "已答复", "answered"
    PARKED = "parked", "多次失败已搁置", "parked after many failures"


@frozen(kw_only=True)
class Request:
    """One request. *due* is when the next attempt may begin, or the present claim ends.

    *claim* is the version that the newest claim made of the record: who claimed knows it.
    """

    department: str
    subject: str
    body: str
    about: str
    stage: RequestStage
    due: datetime
    failures: int = 0
    problem: str = ""
    answer: OfficerText | None = None
    version: int = 1
    claim: int = 0
