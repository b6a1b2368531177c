"""The answers to questions about requests to departments."""

from ruralgov.domain.exchange import texts
from ruralgov.domain.exchange.model import RequestStage
from ruralgov.domain.exchange.queries import DueDeliveries, DueRequest, Requests
from ruralgov.domain.exchange.records import REQUEST
from ruralgov.domain.exchange.rows import RequestRow
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import existing


def due_deliveries(query: DueDeliveries, asked: Asked) -> list[DueRequest]:
    """Return the requests that are queued and due, or whose claim has ended."""
    found: list[DueRequest] = []
    for stage in (RequestStage.QUEUED, RequestStage.CLAIMED):
        waiting = asked.read.rows(RequestRow, stage=stage)
        for row in [row for row in waiting if row.due <= asked.now][: query.limit]:
            state = asked.read.state(REQUEST, row.owner)
            request = existing(state, texts.REQUEST_MISSING, request=row.owner)
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
