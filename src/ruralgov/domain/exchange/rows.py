"""The table of requests to departments."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from attrs import frozen

from ruralgov.domain.exchange.model import Request, RequestStage
from ruralgov.domain.kernel.declare import Table


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


TABLES: Final = (
    Table(
        name="requests",
        row=RequestRow,
        key=("owner",),
        indexes=(("stage", "due"), ("about",)),
    ),
)


def rows(request: Request) -> Iterator[RequestRow]:
    """Give the one row of a request."""
    yield RequestRow(
        department=request.department,
        subject=request.subject,
        about=request.about,
        stage=request.stage,
        due=request.due,
        failures=request.failures,
        problem=request.problem,
    )
