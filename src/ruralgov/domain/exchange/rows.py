"""The table of requests to departments."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from ruralgov.domain.exchange.model import Request, RequestStage
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.value import frozen

WAITING: Final = frozenset({RequestStage.QUEUED, RequestStage.CLAIMED})
"""The stages at which a request comes up by itself when its time has come."""


@frozen(kw_only=True)
class RequestRow:
    """One request, as it is found by stage and due instant (UTC)."""

    owner: str = ""
    department: str
    subject: str
    about: str
    stage: RequestStage
    due: datetime
    failures: int
    problem: str


@frozen(kw_only=True)
class WaitingRow:
    """One request that waits for its time; there is no row of any other."""

    owner: str = ""
    department: str
    due: datetime


TABLES: Final = (
    Table(
        name="requests",
        row=RequestRow,
        key=("owner",),
        indexes=(("stage", "due"), ("about",)),
    ),
    Table(
        name="requests_waiting",
        row=WaitingRow,
        key=("department", "due", "owner"),
        tallies=(("department",),),
    ),
)


def rows(request: Request) -> Iterator[RequestRow | WaitingRow]:
    """Give the row of a request, and a second one while it waits for its time."""
    if request.stage in WAITING:
        yield WaitingRow(department=request.department, due=request.due)
    yield RequestRow(
        department=request.department,
        subject=request.subject,
        about=request.about,
        stage=request.stage,
        due=request.due,
        failures=request.failures,
        problem=request.problem,
    )
