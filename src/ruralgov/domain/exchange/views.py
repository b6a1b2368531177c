"""What can be found of requests to departments."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from attrs import frozen

from ruralgov.domain.exchange.model import Request, RequestStage
from ruralgov.domain.kernel.declare import Asked, Table


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


TABLES = (
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


@frozen(kw_only=True)
class DueDeliveries:
    """Ask which requests may be delivered now, at most *limit* of each stage."""

    limit: int = 100


@frozen(kw_only=True)
class Requests:
    """Ask for the requests at a stage."""

    stage: RequestStage


@frozen(kw_only=True)
class DueRequest:
    """What a department is to be told."""

    request: str
    department: str
    subject: str
    body: str


def due_deliveries(query: DueDeliveries, asked: Asked, record: Any) -> list[DueRequest]:
    """Return the requests that are queued and due, or whose claim has ended."""
    found: list[DueRequest] = []
    for stage in (RequestStage.QUEUED, RequestStage.CLAIMED):
        waiting = asked.read.rows(RequestRow, stage=stage)
        for row in [row for row in waiting if row.due <= asked.now][: query.limit]:
            request: Request = asked.read.state(record, row.owner)
            found.append(
                DueRequest(
                    request=row.owner,
                    department=request.department,
                    subject=request.subject,
                    body=request.body,
                )
            )
    return found


def requests(query: Requests, asked: Asked) -> list[RequestRow]:
    """Return the requests at a stage."""
    return asked.read.rows(RequestRow, stage=query.stage)
