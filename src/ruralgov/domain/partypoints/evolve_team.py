"""What each event makes of a team, of hours, and of a check at the gate."""

from typing import assert_never

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.partypoints import messages_gate as g
from ruralgov.domain.partypoints import messages_team as t
from ruralgov.domain.partypoints.model_gate import GateCheck, GateSaid
from ruralgov.domain.partypoints.model_team import TeamMember, VolunteerHours, VolunteerTeam


def begin_team(event: t.VolunteerTeamFormed) -> VolunteerTeam:
    """Return a team as it was formed."""
    return VolunteerTeam(
        team=event.team,
        name=event.name,
        organisation=event.organisation,
        place=event.place,
        since=event.since,
    )


def evolve_team(known: VolunteerTeam, event: t.VolunteerTeamEvent) -> VolunteerTeam:
    """Return a team after one more event."""
    match event:
        case t.VolunteerTeamFormed():
            return begin_team(event)
        case t.VolunteerTeamPaired():
            return change(known, leader=event.leader)
        case t.VolunteerJoined():
            one = TeamMember(person=event.person, since=event.since)
            return change(known, members=(*known.members, one))
        case t.VolunteerLeft():
            members = tuple(
                change(one, until=event.since)
                if one.person == event.person and one.until == FOREVER
                else one
                for one in known.members
            )
            return change(known, members=members)
        case t.VolunteerTeamDissolved():
            return change(known, until=event.since, cause=event.cause)
        case _:
            assert_never(event)


def begin_hours(event: t.VolunteerHoursRecorded) -> VolunteerHours:
    """Return hours as they were recorded."""
    return VolunteerHours(
        team=event.team,
        place=event.place,
        person=event.person,
        day=event.day,
        minutes=event.minutes,
        activity=event.activity,
        proof=event.proof,
        by=event.by,
    )


def evolve_hours(known: VolunteerHours, event: t.VolunteerHoursEvent) -> VolunteerHours:
    """Return hours after one more event."""
    match event:
        case t.VolunteerHoursRecorded():
            return begin_hours(event)
        case t.VolunteerHoursCertified():
            return change(known, certifier=event.by, certified=event.day)
        case t.VolunteerHoursWithdrawn():
            return change(known, withdrawn=event.reason)
        case _:
            assert_never(event)


def begin_check(event: g.GateCheckOpened) -> GateCheck:
    """Return a check as it was opened."""
    return GateCheck(
        process=event.process,
        subject=event.subject,
        organisation=event.organisation,
        place=event.place,
        as_of=event.as_of,
        grounds=event.grounds,
        by=event.by,
    )


def evolve_check(known: GateCheck, event: g.GateCheckEvent) -> GateCheck:
    """Return a check after one more event."""
    match event:
        case g.GateCheckOpened():
            return begin_check(event)
        case g.GateCheckConcluded():
            return change(known, said=(*known.said, _said(event, review=False)))
        case g.GateReviewAsked():
            return change(known, asked=event.reference, askers=(*known.askers, event.by))
        case g.GateReviewAnswered():
            return change(known, said=(*known.said, _said(event, review=True)), asked="")
        case g.GateCheckWithdrawn():
            return change(known, withdrawn=event.reason)
        case _:
            assert_never(event)


def _said(event: g.GateCheckConcluded | g.GateReviewAnswered, *, review: bool) -> GateSaid:
    return GateSaid(
        result=event.result,
        cites=event.cites,
        reason=event.reason,
        reference=event.reference,
        by=event.by,
        day=event.day,
        review=review,
    )
