"""The rules of the exchange with departments."""

from collections.abc import Iterator
from datetime import timedelta

from ruralgov.domain.exchange import messages as m
from ruralgov.domain.exchange.model import Request, RequestStage
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused

LONGEST_CLAIM = 3600
"""Seconds after which a claim that was not reported on is anybody's again, at most."""
RequestEvent = (
    m.DepartmentAsked
    | m.DeliveryClaimed
    | m.RequestDelivered
    | m.DeliveryFailed
    | m.RequestReleased
    | m.RequestAnswered
)


def ask_department(
    _: Request | None, command: m.AskDepartment, given: Given
) -> Iterator[m.DepartmentAsked]:
    """Queue a request (rule 1)."""
    yield m.DepartmentAsked(
        department=clean_text("department", command.department),
        subject=clean_text("subject", command.subject),
        body=command.body,
        about=command.about,
        at=given.now,
    )


def claim_delivery(
    request: Request | None, command: m.ClaimDelivery, given: Given
) -> Iterator[m.DeliveryClaimed]:
    """Claim a due request (rule 2)."""
    known = _known(request, command.request)
    if not 0 < command.seconds <= LONGEST_CLAIM:
        raise BadInput("claim_wrong", seconds=command.seconds, limit=LONGEST_CLAIM)
    if known.stage not in (RequestStage.QUEUED, RequestStage.CLAIMED) or known.due > given.now:
        raise Refused("delivery_not_due", request=command.request, stage=known.stage.zh)
    yield m.DeliveryClaimed(until=given.now + timedelta(seconds=command.seconds))


def report_delivery(
    request: Request | None, command: m.ReportDelivery, given: Given
) -> Iterator[RequestEvent]:
    """Report on a claim (rules 2-4)."""
    known = _known(request, command.request)
    if known.stage is not RequestStage.CLAIMED:
        raise Refused("delivery_not_due", request=command.request, stage=known.stage.zh)
    if command.delivered:
        yield m.RequestDelivered(at=given.now)
        if command.answer is not None:
            yield m.RequestAnswered(answer=command.answer, basis=known.department)
        return
    yield m.DeliveryFailed(
        problem=command.problem,
        due=given.now + timedelta(minutes=2**known.failures),
        parked=known.failures + 1 >= given.profile.delivery_attempts,
    )


def release_parked(
    request: Request | None, command: m.ReleaseParked, given: Given
) -> Iterator[m.RequestReleased]:
    """Queue a parked request again (rule 4)."""
    if _known(request, command.request).stage is not RequestStage.PARKED:
        raise Refused("request_not_parked", request=command.request)
    yield m.RequestReleased(reason=clean_text("reason", command.reason), at=given.now)


def answer_request(
    request: Request | None, command: m.AnswerRequest, _: Given
) -> Iterator[m.RequestAnswered]:
    """Enter an answer by hand (rule 5)."""
    known = _known(request, command.request)
    if known.stage is RequestStage.ANSWERED:
        raise Refused("request_answered", request=command.request)
    yield m.RequestAnswered(
        answer=clean_text("answer", command.answer), basis=clean_text("basis", command.basis)
    )


def evolve(state: Request | None, event: RequestEvent) -> Request:
    """Fold one event into a request."""
    if isinstance(event, m.DepartmentAsked):
        return Request(
            department=event.department,
            subject=event.subject,
            body=event.body,
            about=event.about,
            stage=RequestStage.QUEUED,
            due=event.at,
        )
    if state is None:
        raise Refused("request_missing", request="-")
    match event:
        case m.DeliveryClaimed():
            return change(state, stage=RequestStage.CLAIMED, due=event.until)
        case m.RequestDelivered():
            return change(state, stage=RequestStage.DELIVERED, problem="")
        case m.DeliveryFailed():
            stage = RequestStage.PARKED if event.parked else RequestStage.QUEUED
            return change(
                state,
                stage=stage,
                due=event.due,
                failures=state.failures + 1,
                problem=event.problem,
            )
        case m.RequestReleased():
            return change(state, stage=RequestStage.QUEUED, due=event.at, failures=0)
        case m.RequestAnswered():
            return change(state, stage=RequestStage.ANSWERED, answer=event.answer)


def _known(request: Request | None, key: str) -> Request:
    if request is None:
        raise Refused("request_missing", request=key)
    return request
