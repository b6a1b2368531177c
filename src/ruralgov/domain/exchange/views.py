"""The answers to questions about requests to departments."""

from datetime import UTC, datetime
from typing import Final

from ruralgov.domain.exchange import texts
from ruralgov.domain.exchange.queries import DueDeliveries, DueRequest, Requests
from ruralgov.domain.exchange.records import REQUEST
from ruralgov.domain.exchange.rows import RequestRow, WaitingRow
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import existing

_BEFORE_ALL: Final = datetime(1900, 1, 1, tzinfo=UTC)


def due_deliveries(query: DueDeliveries, asked: Asked) -> list[DueRequest]:
    """Return the requests that are queued and due, or whose claim has ended."""
    span = ("due", _BEFORE_ALL, asked.now)
    waiting = [
        row
        for department, _ in asked.read.tally(WaitingRow, ("department",))
        for row in asked.read.rows(WaitingRow, department=department, span=span, limit=query.limit)
    ]
    waiting.sort(key=lambda row: row.due)
    states = asked.read.states(REQUEST, [row.owner for row in waiting])
    found = []
    for row in waiting:
        request = existing(states.get(row.owner), texts.REQUEST_MISSING, request=row.owner)
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
