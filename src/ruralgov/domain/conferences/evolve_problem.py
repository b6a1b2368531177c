"""What each event makes of a salient problem."""

from typing import assert_never

from ruralgov.domain.conferences import messages_problem as m
from ruralgov.domain.conferences.model_problem import (
    Cure,
    ProblemStage,
    SalientProblem,
    Tabling,
)
from ruralgov.domain.kernel.change import change


def begin(event: m.ProblemRaised) -> SalientProblem:
    """Return a problem as it was raised."""
    return SalientProblem(
        group=event.group,
        title=event.title,
        raised_by=event.raised_by,
        channel=event.channel,
        place=event.place,
        first_seen=event.first_seen,
        raised_on=event.day,
        by=event.by,
        repeat_of=event.repeat_of,
        severity=event.severity,
        severity_rule=event.severity_rule,
        people=event.people,
        law=event.law,
        owner=event.owner,
        owners=(event.owner,),
        stage=ProblemStage.RAISED,
        stepped_on=event.day,
    )


def evolve(known: SalientProblem, event: m.SalientProblemEvent) -> SalientProblem:
    """Return a problem after one more event."""
    match event:
        case m.ProblemRaised():
            return begin(event)
        case m.ProblemTabled():
            return _tabled(known, event)
        case m.ProblemUntabled() | m.ProblemUndecided():
            return _taken_back(known, event)
        case m.ProblemDecided():
            resolutions = (*known.resolutions, event.resolution)
            stage = known.stage
            if stage in (ProblemStage.RAISED, ProblemStage.TABLED):
                stage = ProblemStage.DECIDED
            return change(known, stage=stage, stepped_on=event.day, resolutions=resolutions)
        case m.CureReported():
            one = Cure(day=event.day, by=event.by, measures=event.measures, evidence=event.evidence)
            cures, stage = (*known.cures, one), ProblemStage.CURING
            return change(known, stage=stage, stepped_on=event.day, cures=cures)
        case m.ProblemVerified():
            return _verified(known, event)
        case m.ProblemChanged():
            return change(
                known,
                title=event.title,
                place=event.place,
                severity=event.severity,
                people=event.people,
                owner=event.owner,
                owners=tuple(dict.fromkeys((*known.owners, event.owner))),
            )
        case _:
            return _ended(known, event)


def _tabled(known: SalientProblem, event: m.ProblemTabled) -> SalientProblem:
    """Return a problem that was on an agenda; the second time is no step further."""
    one = Tabling(conference=event.conference, item=event.item, day=event.day)
    tabled = (*known.tabled, one)
    if known.stage is not ProblemStage.RAISED:
        return change(known, tabled=tabled)
    return change(known, stage=ProblemStage.TABLED, stepped_on=event.day, tabled=tabled)


def _taken_back(
    known: SalientProblem, event: m.ProblemUntabled | m.ProblemUndecided
) -> SalientProblem:
    """Return a problem without an agenda or a resolution that there was not, and where it stands.

    What was cured or is over stays so.
    """
    tabled, resolutions = known.tabled, known.resolutions
    match event:
        case m.ProblemUntabled():
            tabled = tuple(one for one in tabled if one.conference != event.conference)
        case m.ProblemUndecided():
            resolutions = tuple(one for one in resolutions if one != event.resolution)
        case _:
            assert_never(event)
    stage = known.stage
    if stage in (ProblemStage.TABLED, ProblemStage.DECIDED) and not resolutions:
        stage = ProblemStage.TABLED if tabled else ProblemStage.RAISED
    return change(known, stage=stage, tabled=tabled, resolutions=resolutions)


def _verified(known: SalientProblem, event: m.ProblemVerified) -> SalientProblem:
    said = {
        "passed": event.passed,
        "opinion": event.opinion,
        "verified_by": event.by,
        "verified_on": event.day,
    }
    cures = (*known.cures[:-1], *(change(one, **said) for one in known.cures[-1:]))
    if not event.passed:
        return change(known, cures=cures)
    return change(known, stage=ProblemStage.VERIFIED, stepped_on=event.day, cures=cures)


def _ended(
    known: SalientProblem,
    event: m.ProblemClosed
    | m.ProblemNotCurable
    | m.ProblemMerged
    | m.ProblemReopened
    | m.ProblemWithdrawn,
) -> SalientProblem:
    match event:
        case m.ProblemClosed():
            return change(
                known, stage=ProblemStage.CLOSED, stepped_on=event.day, closed_on=event.day
            )
        case m.ProblemNotCurable():
            said = {"reason": event.reason, "told_to": event.told_to}
            stage = ProblemStage.NOT_CURABLE
            return change(known, stage=stage, stepped_on=event.day, **said)
        case m.ProblemMerged():
            stage, into = ProblemStage.MERGED, event.into
            return change(known, stage=stage, stepped_on=event.day, into=into, reason=event.reason)
        case m.ProblemReopened():
            return _reopened(known, event)
        case m.ProblemWithdrawn():
            return change(known, stage=ProblemStage.WITHDRAWN, reason=event.reason)
        case _:
            assert_never(event)


def _reopened(known: SalientProblem, event: m.ProblemReopened) -> SalientProblem:
    """Return a problem that is there again: what was verified no longer counts."""
    cures = tuple(change(one, passed=False) if one.passed else one for one in known.cures)
    stage = ProblemStage.DECIDED if known.resolutions else ProblemStage.RAISED
    return change(
        known,
        stage=stage,
        stepped_on=event.day,
        cures=cures,
        closed_on=None,
        into=None,
        told_to="",
        reason=event.reason,
    )
