"""What each event makes of a request."""

from typing import assert_never

from ruralgov.domain.exchange import messages as m
from ruralgov.domain.exchange.messages import RequestEvent
from ruralgov.domain.exchange.model import Request, RequestStage
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.personal import OfficerText, gone


def begin(event: m.DepartmentAsked) -> Request:
    """Return a request that waits for its first delivery."""
    return Request(
        department=event.department,
        subject=event.subject,
        body=event.body,
        about=event.about,
        stage=RequestStage.QUEUED,
        due=event.at,
    )


def evolve(request: Request, event: RequestEvent) -> Request:
    """Return a request after one more event."""
    version = request.version + 1
    after = change(_after(request, event), version=version)
    return change(after, claim=version) if isinstance(event, m.DeliveryClaimed) else after


def _after(request: Request, event: RequestEvent) -> Request:
    match event:
        case m.DepartmentAsked():
            return begin(event)
        case m.DeliveryClaimed():
            return change(request, stage=RequestStage.CLAIMED, due=event.until)
        case m.RequestDelivered():
            return change(request, stage=RequestStage.DELIVERED, problem="")
        case m.DeliveryFailed():
            stage = RequestStage.PARKED if event.parked else RequestStage.QUEUED
            return change(
                request,
                stage=stage,
                due=event.due,
                failures=request.failures + 1,
                problem=event.problem,
            )
        case m.RequestReleased():
            return change(request, stage=RequestStage.QUEUED, due=event.at, failures=0)
        case m.RequestAnswered():
            return change(request, stage=RequestStage.ANSWERED, answer=event.answer)
        case m.RequestErased():
            return change(request, answer=gone(request.answer, OfficerText))
        case _:
            assert_never(event)
