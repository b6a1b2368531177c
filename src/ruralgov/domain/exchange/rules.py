"""The rules of the exchange with departments."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from ruralgov.domain.exchange import messages as m
from ruralgov.domain.exchange import texts
from ruralgov.domain.exchange.messages import RequestEvent
from ruralgov.domain.exchange.model import Request, RequestStage
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.profile import DELIVERY_ATTEMPTS
from ruralgov.domain.kernel.scrub import scrubbed
from ruralgov.domain.kernel.text import Wording

LONGEST_CLAIM: Final = 3600
"""Seconds after which a claim that was not reported on is anybody's again, at most."""
LONGEST_WAIT: Final = 24 * 3600
"""Seconds for which a department can ask to be left alone, at most."""
LONGEST_SPREAD: Final = 3600
"""Seconds that are added to a wait, at most."""


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
    known = existing(request, texts.REQUEST_MISSING, request=command.request)
    if not 0 < command.seconds <= LONGEST_CLAIM:
        raise BadInput(texts.CLAIM_WRONG, seconds=command.seconds, limit=LONGEST_CLAIM)
    if known.stage not in (RequestStage.QUEUED, RequestStage.CLAIMED) or known.due > given.now:
        raise Refused(
            texts.DELIVERY_NOT_DUE,
            request=command.request,
            stage=known.stage.zh,
            stage_en=known.stage.en,
        )
    yield m.DeliveryClaimed(until=given.now + timedelta(seconds=command.seconds))


def report_delivery(
    request: Request | None, command: m.ReportDelivery, given: Given
) -> Iterator[RequestEvent]:
    """Report on a claim (rules 2-4 and 6)."""
    known = existing(request, texts.REQUEST_MISSING, request=command.request)
    if command.token is not None and command.token != known.claim:
        raise Refused(texts.DELIVERY_SUPERSEDED, request=command.request)
    if known.stage is not RequestStage.CLAIMED:
        raise Refused(
            texts.DELIVERY_NOT_DUE,
            request=command.request,
            stage=known.stage.zh,
            stage_en=known.stage.en,
        )
    if command.delivered:
        yield m.RequestDelivered(at=given.now)
        if command.answer is not None:
            yield m.RequestAnswered(answer=command.answer, basis=known.department)
        return
    yield m.DeliveryFailed(
        problem=scrubbed(command.problem),
        due=given.now + _wait(known, command),
        parked=known.failures + 1 >= _attempts(given),
    )


def _wait(request: Request, command: m.ReportDelivery) -> timedelta:
    """Return how long a request rests that could not be delivered."""
    for name, value, limit in (
        ("retry_after", command.retry_after, LONGEST_WAIT),
        ("spread", command.spread, LONGEST_SPREAD),
    ):
        if not 0 <= value <= limit:
            raise BadInput(texts.WAIT_WRONG, name=name, value=value, limit=limit)
    usual = timedelta(minutes=2**request.failures)
    return max(usual, timedelta(seconds=command.retry_after)) + timedelta(seconds=command.spread)


def _attempts(given: Given) -> int:
    """Return after how many failures a request is parked, also in a city without a profile."""
    try:
        return given.profile.delivery_attempts
    except Refused:
        return DELIVERY_ATTEMPTS


def release_parked(
    request: Request | None, command: m.ReleaseParked, given: Given
) -> Iterator[m.RequestReleased]:
    """Queue a parked request again (rule 4)."""
    known = existing(request, texts.REQUEST_MISSING, request=command.request)
    if known.stage is not RequestStage.PARKED:
        raise Refused(texts.REQUEST_NOT_PARKED, request=command.request)
    yield m.RequestReleased(reason=clean_text("reason", command.reason), at=given.now)


def answer_request(
    request: Request | None, command: m.AnswerRequest, _: Given
) -> Iterator[m.RequestAnswered]:
    """Enter an answer by hand (rule 5)."""
    known = existing(request, texts.REQUEST_MISSING, request=command.request)
    if known.stage is RequestStage.ANSWERED:
        raise Refused(texts.REQUEST_ANSWERED, request=command.request)
    yield m.RequestAnswered(
        answer=command.answer.cleaned("answer"), basis=clean_text("basis", command.basis)
    )


def erase_request(
    request: Request | None, command: m.EraseRequest, _: Given
) -> Iterator[m.RequestErased]:
    """Erase what a department answered (rule 7)."""
    known = existing(request, texts.REQUEST_MISSING, request=command.request)
    if known.stage is not RequestStage.ANSWERED:
        raise Refused(
            kernel_texts.ERASURE_WAITS,
            number=command.request,
            open=Wording(known.stage.zh, known.stage.en),
        )
    if known.answer is None or known.answer.erased:
        raise Refused(kernel_texts.ERASED_ALREADY, number=command.request)
    yield m.RequestErased(ground=command.ground, reason=clean_text("reason", command.reason))
