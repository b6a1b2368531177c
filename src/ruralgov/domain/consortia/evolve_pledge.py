"""What each event makes of the pledges and projects of a consortium."""

from typing import Any, assert_never

from ruralgov.domain.consortia import messages_pledge as p
from ruralgov.domain.consortia.messages_pledge import PledgeEvent
from ruralgov.domain.consortia.model import Consortium
from ruralgov.domain.consortia.model_pledge import JointProject, Pledge
from ruralgov.domain.kernel.change import change


def evolve(state: Consortium, event: PledgeEvent) -> Consortium:
    """Return a consortium after one more event of a pledge or a project."""
    match event:
        case p.ResourcePledged():
            return change(state, pledges=(*state.pledges, _pledge(event)))
        case p.PledgeSettled():
            ended = {"end": event.end, "ended": event.day, "settlement": event.settlement}
            return _with_pledge(state, event.pledge, **ended)
        case p.PledgeReopened():
            return _with_pledge(state, event.pledge, end=None, ended=None, settlement="")
        case p.PledgeWithdrawn():
            return _with_pledge(state, event.pledge, withdrawn=True)
        case p.ProjectAgreed():
            return change(state, projects=(*state.projects, _project(event)))
        case p.ProjectEnded():
            return _with_project(state, event.project, ended=event.day, settlement=event.settlement)
        case p.ProjectReopened():
            return _with_project(state, event.project, ended=None, settlement="")
        case p.ProjectWithdrawn():
            return _with_project(state, event.project, withdrawn=True)
        case _:
            assert_never(event)


def _pledge(event: p.ResourcePledged) -> Pledge:
    return Pledge(
        number=event.number,
        village=event.village,
        owner=event.owner,
        kind=event.kind,
        item=event.item,
        quantity=event.quantity,
        since=event.since,
        until=event.until,
        consideration=event.consideration,
        decision=event.decision,
    )


def _project(event: p.ProjectAgreed) -> JointProject:
    return JointProject(
        number=event.number,
        name=event.name,
        vehicle=event.vehicle,
        organisation=event.organisation,
        reference=event.reference,
        portions=event.portions,
        loss_rule=event.loss_rule,
        since=event.since,
        until=event.until,
    )


def _with_pledge(state: Consortium, number: int, **new: Any) -> Consortium:
    pledges = (change(one, **new) if one.number == number else one for one in state.pledges)
    return change(state, pledges=tuple(pledges))


def _with_project(state: Consortium, number: int, **new: Any) -> Consortium:
    projects = (change(one, **new) if one.number == number else one for one in state.projects)
    return change(state, projects=tuple(projects))
