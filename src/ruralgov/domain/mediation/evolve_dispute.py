"""What each event makes of a dispute before there is an agreement, and at its end."""

from typing import assert_never

from ruralgov.domain.kernel.change import change
from ruralgov.domain.mediation import evolve_agreement
from ruralgov.domain.mediation import messages_dispute as d
from ruralgov.domain.mediation import messages_session as s
from ruralgov.domain.mediation.events_dispute import DisputeEvent, IntakeEvent, SessionEvent
from ruralgov.domain.mediation.model_dispute import (
    BEFORE,
    Dispute,
    DisputeStage,
    LevelStep,
    MediationSession,
    MediatorSeat,
    TerminationCause,
)


def begin(event: d.DisputeReceived) -> Dispute:
    """Return a dispute as it was entered."""
    return Dispute(
        number=event.number,
        place=event.place,
        committee=event.committee,
        seat=event.seat,
        level=event.level,
        kind=event.kind,
        source=event.source,
        letter=event.letter,
        parties=event.parties,
        received=event.day,
        by=event.by,
    )


def evolve(known: Dispute, event: DisputeEvent) -> Dispute:
    """Return a dispute after one more event."""
    if isinstance(event, IntakeEvent):
        return _intake(known, event)
    if isinstance(event, SessionEvent):
        return _session(known, event)
    return evolve_agreement.evolve(known, event)


def _intake(known: Dispute, event: IntakeEvent) -> Dispute:
    match event:
        case d.DisputeReceived():
            return begin(event)
        case d.PartyConsented():
            return _consented(known, event)
        case d.MediationExtended():
            return change(known, due=event.until)
        case d.DisputePassedUp():
            step = LevelStep(to=event.to, place=event.place, level=event.level, day=event.day)
            return change(known, steps=(*known.steps, step))
        case d.DisputeTakenUp():
            return _taken_up(known, event)
        case d.PartyFollowed():
            return _followed(known, event)
        case d.DisputeErased():
            return change(known, erased=True)
        case _:
            return _over(known, event)


def _consented(known: Dispute, event: d.PartyConsented) -> Dispute:
    parties = tuple(
        change(one, consented=event.day, told=event.told) if one.number == event.party else one
        for one in known.parties
    )
    if event.due is None:
        return change(known, parties=parties)
    return change(
        known, parties=parties, stage=DisputeStage.ACCEPTED, accepted=event.day, due=event.due
    )


def _taken_up(known: Dispute, event: d.DisputeTakenUp) -> Dispute:
    step = known.pending
    if step is None:
        return known
    return change(
        known,
        committee=step.to,
        seat=step.place,
        level=step.level,
        steps=(*known.steps[:-1], change(step, taken=event.day)),
        mediators=tuple(_out(one, event) for one in known.mediators),
        agreement=None,
    )


def _out(one: MediatorSeat, event: d.DisputeTakenUp | s.TieDeclared) -> MediatorSeat:
    return change(one, until=event.day) if one.until is None else one


def _followed(known: Dispute, event: d.PartyFollowed) -> Dispute:
    parties = tuple(
        change(one, left=event.day) if one.number == event.party else one for one in known.parties
    )
    begun = known.stage in BEFORE
    return change(
        known,
        parties=(*parties, event.follower),
        agreement=None if begun else known.agreement,
    )


def _over(
    known: Dispute,
    event: d.DisputeRefused
    | d.MediationDeclined
    | d.MediationTerminated
    | d.DisputeClosed
    | d.DisputeWithdrawn,
) -> Dispute:
    match event:
        case d.DisputeRefused():
            return change(known, stage=DisputeStage.REFUSED, ended=event.day, told_end=event.told)
        case d.MediationDeclined():
            return _declined(known, event)
        case d.MediationTerminated():
            return change(
                known,
                stage=DisputeStage.TERMINATED,
                ended=event.day,
                cause=event.cause,
                told_end=event.told,
                agreement=None,
            )
        case d.DisputeClosed():
            return change(known, stage=DisputeStage.CLOSED, ended=event.day)
        case d.DisputeWithdrawn():
            return change(known, stage=DisputeStage.WITHDRAWN, ended=event.day)
        case _:
            assert_never(event)


def _declined(known: Dispute, event: d.MediationDeclined) -> Dispute:
    """Before every party agreed it was never accepted; after that, a party left."""
    parties = tuple(
        change(one, consented=None) if one.number == event.party else one for one in known.parties
    )
    accepted = known.stage is DisputeStage.ACCEPTED
    return change(
        known,
        parties=parties,
        stage=DisputeStage.TERMINATED if accepted else DisputeStage.DECLINED,
        cause=TerminationCause.LEFT if accepted else None,
        ended=event.day,
        told_end=event.told,
        agreement=None,
    )


def _session(known: Dispute, event: SessionEvent) -> Dispute:
    match event:
        case s.MediatorChosen():
            seat = MediatorSeat(person=event.person, since=event.day, tie=event.tie)
            return change(known, mediators=(*known.mediators, seat))
        case s.TieDeclared():
            seats = tuple(
                _out(one, event) if one.person == event.person else one for one in known.mediators
            )
            return change(known, mediators=seats, ties=(*known.ties, (event.person, event.tie)))
        case s.MediationSessionHeld():
            return change(known, sessions=(*known.sessions, event.session))
        case s.ViolenceFlagged():
            return change(known, victims=(*known.victims, event.victim))
        case s.JointSessionWished():
            others = tuple(one for one in known.wishes if one != event.victim)
            return change(known, wishes=(*others, event.victim) if event.wished else others)
        case s.SessionCorrected():
            return change(known, sessions=tuple(_corrected(known.sessions, event)))
        case _:
            assert_never(event)


def _corrected(
    sessions: tuple[MediationSession, ...], event: s.SessionCorrected
) -> list[MediationSession]:
    return [
        one if one.number != event.session or event.day is None else change(one, day=event.day)
        for one in sessions
        if one.number != event.session or event.day is not None
    ]
