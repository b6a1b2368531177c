"""What each event makes of a decision, and of a procedure."""

from typing import Any, assert_never

from ruralgov.domain.kernel.change import change
from ruralgov.domain.meetings import messages_decision as m
from ruralgov.domain.meetings.messages_decision import DecisionEvent, ProcedureEvent
from ruralgov.domain.meetings.model_decision import (
    Decision,
    Ending,
    Lapse,
    Origin,
    Procedure,
    Publication,
    Step,
    Taken,
)


def begin(event: m.DecisionTaken) -> Decision:
    """Return what a vote gave."""
    return Decision(
        **_common(event),
        origin=Origin.MEETING,
        meeting=event.meeting,
        motion=event.motion,
        delegation=event.delegation,
    )


def begin_paper(event: m.PaperDecisionEntered) -> Decision:
    """Return what an old paper says."""
    return Decision(**_common(event), origin=Origin.PAPER)


def _common(event: m.DecisionTaken | m.PaperDecisionEntered) -> dict[str, Any]:
    return {
        "body": event.body,
        "kind": event.kind,
        "place": event.place,
        "collective": event.collective,
        "group": event.group,
        "matter": event.matter,
        "act": event.act,
        "title": event.title,
        "day": event.day,
        "reference": event.reference,
        "by": event.by,
        "figures": event.figures,
        "delegates": event.delegates,
        "delegated_until": event.delegated_until,
    }


def evolve(decision: Decision, event: DecisionEvent) -> Decision:
    """Return a decision after one more event."""
    match event:
        case m.DecisionTaken():
            return begin(event)
        case m.PaperDecisionEntered():
            return begin_paper(event)
        case m.PaperDecisionConfirmed() | m.DecisionMinuted():
            return change(decision, confirmed=event.by)
        case m.DecisionPublished():
            one = Publication(what=event.what, since=event.since, where=event.where, by=event.by)
            return change(decision, publications=(*decision.publications, one))
        case m.PublicationTakenDown():
            return _publication(decision, event.publication, until=event.day)
        case m.PublicationWithdrawn():
            return _publication(decision, event.publication, fault=event.reason)
        case m.DecisionAnnulled():
            return change(decision, ended=event.since, ending=Ending.ANNULLED, ended_by=None)
        case m.AnnulmentWithdrawn():
            return change(decision, ended=None, ending=None)
        case m.DecisionRevoked():
            return change(
                decision,
                ended=event.since,
                ending=Ending.REVOKED,
                ended_by=event.by,
                lapses=tuple(one for one in decision.lapses if one.since < event.since),
            )
        case m.DecisionRevived():
            return _revived(decision, event)
        case m.DecisionWithdrawn():
            return change(decision, ended=decision.day, ending=Ending.WITHDRAWN, ended_by=None)
        case _:
            assert_never(event)


def _revived(decision: Decision, event: m.DecisionRevived) -> Decision:
    """Return a decision that holds again, but not on the days on which it was revoked."""
    lapses = decision.lapses
    if decision.ended is not None and event.since is not None and decision.ended < event.since:
        lapses = (*lapses, Lapse(since=decision.ended, until=event.since))
    return change(decision, ended=None, ending=None, ended_by=None, lapses=lapses)


def _publication(decision: Decision, number: int, **new: Any) -> Decision:
    publications = tuple(
        change(one, **new) if place == number else one
        for place, one in enumerate(decision.publications, 1)
    )
    return change(decision, publications=publications)


def begin_procedure(event: m.ProcedureBegun) -> Procedure:
    """Return a procedure that began with a proposal."""
    taken = Taken(step=Step.PROPOSED, day=event.day, decision=event.proposal)
    return Procedure(place=event.place, matter=event.matter, title=event.title, steps=(taken,))


def evolve_procedure(procedure: Procedure, event: ProcedureEvent) -> Procedure:
    """Return a procedure after one more event."""
    match event:
        case m.ProcedureBegun():
            return begin_procedure(event)
        case m.ProcedureStepTaken():
            return change(procedure, steps=(*procedure.steps, event.taken))
        case m.ProcedureStepWithdrawn():
            return change(procedure, steps=procedure.steps[:-1] or procedure.steps)
        case m.ProcedureEnded():
            return change(procedure, ended=event.end)
        case _:
            assert_never(event)
