"""The rules of following up (督办): urging, more time, reports, reviews, rests and the end."""

from collections.abc import Iterator

from ruralgov.domain.conferences import messages_resolution as m
from ruralgov.domain.conferences import texts_resolution as texts
from ruralgov.domain.conferences.model_problem import ProblemStage
from ruralgov.domain.conferences.model_resolution import Resolution, ResolutionStage
from ruralgov.domain.conferences.records import SALIENT_PROBLEM
from ruralgov.domain.conferences.rules_liaison import post_of
from ruralgov.domain.conferences.rules_resolution import check_judge, check_lead, in_stage
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.registry import HolderRow

_GOES_ON = ResolutionStage.ASSIGNED, ResolutionStage.ACCEPTED, ResolutionStage.RETURNED
"""Stages in which it is the lead's turn."""


def urge_resolution(
    known: Resolution | None, command: m.UrgeResolution, given: Given
) -> Iterator[m.ResolutionUrged]:
    """Urge the lead, however often (rule 9)."""
    in_stage(known, command.resolution, *_GOES_ON)
    words = clean_text("words", command.words)
    yield m.ResolutionUrged(day=given.today, by=given.actor.account, words=words)


def ask_extension(
    known: Resolution | None, command: m.AskResolutionExtension, given: Given
) -> Iterator[m.ResolutionExtensionAsked]:
    """Ask for more time no later than the due date, signed by a post of the lead (rule 10)."""
    found = in_stage(known, command.resolution, *_GOES_ON)
    check_lead(found, given)
    if given.today > found.extended:
        facts = {"due": found.extended, "original": found.due}
        raise Refused(texts.RESOLUTION_EXTENSION_LATE, **facts)
    waiting = [one for one in found.extensions if one.granted is None]
    if waiting:
        raise Refused(texts.RESOLUTION_EXTENSION_WAITS, day=waiting[0].asked_on)
    if command.wanted <= found.extended:
        raise Refused(texts.RESOLUTION_DUE_WRONG, due=command.wanted, day=found.extended)
    of_lead = post_of(given.read, command.signed, found.lead, given.today)
    held = given.read.rows(HolderRow, on=given.today, owner=command.signed, limit=1)
    if not of_lead or not held:
        day = given.today
        raise Refused(texts.RESOLUTION_SIGNER_WRONG, post=command.signed, day=day)
    yield m.ResolutionExtensionAsked(
        day=given.today,
        by=given.actor.account,
        signed=command.signed,
        wanted=command.wanted,
        reason=clean_text("reason", command.reason),
    )


def decide_extension(
    known: Resolution | None, command: m.DecideResolutionExtension, given: Given
) -> Iterator[m.ResolutionExtensionDecided]:
    """Grant more time or refuse it, as nobody of the lead; the original day stays (rule 10)."""
    stages = (*_GOES_ON, ResolutionStage.SUSPENDED, ResolutionStage.REPORTED)
    found = in_stage(known, command.resolution, *stages)
    check_judge(found, given)
    waiting = [one for one in found.extensions if one.granted is None]
    if not waiting:
        raise Refused(texts.RESOLUTION_EXTENSION_MISSING, number=found.number)
    wanted, due = waiting[0].wanted, command.due
    fits = due is not None and found.extended < due <= wanted
    if not (fits if command.granted else due is None):
        facts = {"due": found.extended, "wanted": wanted}
        raise Refused(texts.RESOLUTION_EXTENSION_DUE, **facts)
    yield m.ResolutionExtensionDecided(
        granted=command.granted,
        due=due,
        opinion=clean_text("opinion", command.opinion),
        day=given.today,
        by=given.actor.account,
    )


def report_resolution(
    known: Resolution | None, command: m.ReportResolution, given: Given
) -> Iterator[m.ResolutionReported]:
    """Report for the lead, and for it alone (rule 9)."""
    found = in_stage(known, command.resolution, ResolutionStage.ACCEPTED)
    check_lead(found, given)
    yield m.ResolutionReported(
        day=given.today,
        by=given.actor.account,
        result=clean_text("result", command.result),
        evidence=clean_text("evidence", command.evidence),
    )


def review_resolution(
    known: Resolution | None, command: m.ReviewResolution, given: Given
) -> Iterator[m.ResolutionReviewed]:
    """Review what was reported, as somebody of another unit (rule 9)."""
    found = in_stage(known, command.resolution, ResolutionStage.REPORTED)
    check_judge(found, given)
    yield m.ResolutionReviewed(
        passed=command.passed,
        opinion=clean_text("opinion", command.opinion),
        day=given.today,
        by=given.actor.account,
    )


def close_resolution(
    known: Resolution | None, command: m.CloseResolution, given: Given
) -> Iterator[m.ResolutionClosed]:
    """Close what passed its review, as nobody of the lead (rule 9)."""
    found = in_stage(known, command.resolution, ResolutionStage.REVIEWED)
    check_judge(found, given)
    yield m.ResolutionClosed(day=given.today, by=given.actor.account)


def suspend_resolution(
    known: Resolution | None, command: m.SuspendResolution, given: Given
) -> Iterator[m.ResolutionSuspended]:
    """Let a resolution rest until a day; its due date stays (rule 11)."""
    found = in_stage(known, command.resolution, *_GOES_ON)
    check_judge(found, given)
    if command.until <= given.today:
        raise Refused(texts.RESOLUTION_DUE_WRONG, due=command.until, day=given.today)
    yield m.ResolutionSuspended(
        day=given.today,
        until=command.until,
        reason=clean_text("reason", command.reason),
    )


def resume_resolution(
    known: Resolution | None, command: m.ResumeResolution, given: Given
) -> Iterator[m.ResolutionResumed]:
    """Let a resolution go on where it stood (rule 11)."""
    in_stage(known, command.resolution, ResolutionStage.SUSPENDED)
    yield m.ResolutionResumed(day=given.today)


def reopen_resolution(
    known: Resolution | None, command: m.ReopenResolution, given: Given
) -> Iterator[m.ResolutionReopened]:
    """Open again what passed and is not done; its closed problem goes first (rule 11)."""
    stages = ResolutionStage.REVIEWED, ResolutionStage.CLOSED
    found = in_stage(known, command.resolution, *stages)
    check_judge(found, given)
    problem = found.problem and given.read.state(SALIENT_PROBLEM, found.problem)
    if problem and problem.stage is ProblemStage.CLOSED:
        raise Refused(texts.RESOLUTION_CITED, problem=problem.title)
    yield m.ResolutionReopened(day=given.today, reason=clean_text("reason", command.reason))
