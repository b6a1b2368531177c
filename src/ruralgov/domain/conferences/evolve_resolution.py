"""What each event makes of a resolution."""

from typing import Any, assert_never

from ruralgov.domain.conferences import messages_resolution as m
from ruralgov.domain.conferences.model_resolution import (
    DoneReport,
    DueExtension,
    Resolution,
    ResolutionStage,
    Suspension,
    Urging,
)
from ruralgov.domain.kernel.change import change


def begin(event: m.ResolutionRegistered) -> Resolution:
    """Return a resolution as registered."""
    return Resolution(
        number=event.number,
        group=event.group,
        conference=event.conference,
        item=event.item,
        problem=event.problem,
        words=event.words,
        lead=event.lead,
        co_units=event.co_units,
        due=event.due,
        extended=event.due,
        feedback=event.feedback,
        supervisor=event.supervisor,
        stage=ResolutionStage.REGISTERED,
        registered_on=event.day,
        leads=(event.lead,),
    )


def evolve(known: Resolution, event: m.ResolutionEvent) -> Resolution:
    """Return a resolution after one more event."""
    match event:
        case m.ResolutionRegistered():
            return begin(event)
        case m.ResolutionAssigned():
            return change(known, stage=ResolutionStage.ASSIGNED)
        case m.ResolutionAccepted():
            return change(known, stage=ResolutionStage.ACCEPTED, acted=(*known.acted, event.by))
        case m.ResolutionUrged():
            one = Urging(day=event.day, by=event.by, words=event.words)
            return change(known, urged=(*known.urged, one))
        case m.ResolutionExtensionAsked() | m.ResolutionExtensionDecided():
            return _with_extension(known, event)
        case m.ResolutionReported() | m.ResolutionReviewed():
            return _with_report(known, event)
        case m.ResolutionSuspended() | m.ResolutionResumed():
            return _with_suspension(known, event)
        case m.ResolutionChanged():
            leads = tuple(dict.fromkeys((*known.leads, event.lead)))
            named = {"lead": event.lead, "co_units": event.co_units, "leads": leads}
            stage = known.stage if event.lead == known.lead else ResolutionStage.REGISTERED
            return change(known, supervisor=event.supervisor, stage=stage, **named)
        case _:
            return _ended(known, event)


def _ended(
    known: Resolution,
    event: m.ResolutionClosed | m.ResolutionReopened | m.ResolutionRevoked | m.ResolutionWithdrawn,
) -> Resolution:
    match event:
        case m.ResolutionClosed():
            return change(known, stage=ResolutionStage.CLOSED, closed_on=event.day)
        case m.ResolutionReopened():
            reports = (*known.reports[:-1], *(change(x, passed=False) for x in known.reports[-1:]))
            stage = ResolutionStage.RETURNED
            return change(known, stage=stage, closed_on=None, reports=reports)
        case m.ResolutionRevoked():
            by = event.conference
            return change(known, stage=ResolutionStage.REVOKED, revoked_by=by, closed_on=event.day)
        case m.ResolutionWithdrawn():
            return change(known, stage=ResolutionStage.WITHDRAWN)
        case _:
            assert_never(event)


def _with_extension(
    known: Resolution, event: m.ResolutionExtensionAsked | m.ResolutionExtensionDecided
) -> Resolution:
    match event:
        case m.ResolutionExtensionAsked():
            one = DueExtension(
                asked_on=event.day,
                by=event.by,
                signed=event.signed,
                wanted=event.wanted,
                reason=event.reason,
            )
            acted = (*known.acted, event.by)
            return change(known, acted=acted, extensions=(*known.extensions, one))
        case m.ResolutionExtensionDecided():
            said: dict[str, Any] = {
                "granted": event.granted,
                "due": event.due,
                "opinion": event.opinion,
                "decided_by": event.by,
                "decided_on": event.day,
            }
            last = (change(one, **said) for one in known.extensions[-1:])
            extensions = (*known.extensions[:-1], *last)
            return change(known, extended=event.due or known.extended, extensions=extensions)
        case _:
            assert_never(event)


def _with_report(
    known: Resolution, event: m.ResolutionReported | m.ResolutionReviewed
) -> Resolution:
    match event:
        case m.ResolutionReported():
            one = DoneReport(
                day=event.day, by=event.by, result=event.result, evidence=event.evidence
            )
            acted, reports = (*known.acted, event.by), (*known.reports, one)
            return change(known, stage=ResolutionStage.REPORTED, acted=acted, reports=reports)
        case m.ResolutionReviewed():
            said: dict[str, Any] = {
                "passed": event.passed,
                "opinion": event.opinion,
                "reviewed_by": event.by,
                "reviewed_on": event.day,
            }
            last = (change(one, **said) for one in known.reports[-1:])
            stage = ResolutionStage.REVIEWED if event.passed else ResolutionStage.RETURNED
            return change(known, stage=stage, reports=(*known.reports[:-1], *last))
        case _:
            assert_never(event)


def _with_suspension(
    known: Resolution, event: m.ResolutionSuspended | m.ResolutionResumed
) -> Resolution:
    match event:
        case m.ResolutionSuspended():
            one = Suspension(
                since=event.day, until=event.until, reason=event.reason, before=known.stage
            )
            suspensions = (*known.suspensions, one)
            return change(known, stage=ResolutionStage.SUSPENDED, suspensions=suspensions)
        case m.ResolutionResumed():
            last = known.suspensions[-1:]
            before = (*known.suspensions[:-1], *(change(one, ended=event.day) for one in last))
            stage = last[0].before if last else known.stage
            return change(known, stage=stage, suspensions=before)
        case _:
            assert_never(event)
