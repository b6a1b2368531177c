"""What each event makes of a roll."""

from datetime import date

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import AccountId, PersonId
from ruralgov.domain.kernel.spans import corrected
from ruralgov.domain.membership import messages as m
from ruralgov.domain.membership.model import (
    AdmissionCause,
    LossCause,
    MemberRoll,
    Membership,
    Notice,
    Objection,
    RollChange,
    RollStage,
)

RollEvent = (
    m.MemberRollDrafted
    | m.MemberRollPublished
    | m.RollObjectionEntered
    | m.RollObjectionAnswered
    | m.MemberRollConfirmed
    | m.RollChangeProposed
    | m.RollChangeApproved
    | m.MemberTakenOver
    | m.FormerMembershipEnded
    | m.RollChangeDropped
    | m.MemberEntryPutRight
    | m.ShareMoveWithdrawn
)


def begin(event: m.MemberRollDrafted) -> MemberRoll:
    """Return a roll that was drafted for the first time."""
    return MemberRoll(
        management=event.management,
        since=event.since,
        source=event.source,
        members=_members(event),
        first=event.members,
        pool=event.pool,
        drafters=(event.by,),
    )


def evolve(roll: MemberRoll, event: RollEvent) -> MemberRoll:
    """Return a roll after one more event."""
    match event:
        case m.MemberRollDrafted():
            return change(
                begin(event),
                drafters=tuple(dict.fromkeys((*roll.drafters, event.by))),
                objections=roll.objections,
                settled=len(roll.objections),
            )
        case m.MemberRollPublished():
            notice = Notice(since=event.since, until=event.until, venue=event.venue)
            return change(roll, stage=RollStage.PUBLISHED, notice=notice)
        case m.RollObjectionEntered():
            return change(roll, objections=(*roll.objections, entered(event)))
        case m.RollObjectionAnswered():
            return change(roll, objections=answered(roll.objections, event))
        case m.MemberRollConfirmed():
            cites = (*roll.cites, event.decision)
            return change(roll, stage=RollStage.CONFIRMED, decision=event.decision, cites=cites)
        case m.RollChangeProposed():
            number = event.change.number
            return change(roll, pending=(*roll.pending, event.change), last=number)
        case m.RollChangeApproved():
            return _approved(roll, event)
        case m.MemberTakenOver():
            return roll
        case m.FormerMembershipEnded():
            return _lost(roll, event.person, event.since, LossCause.OTHER_COLLECTIVE, event.by)
        case m.RollChangeDropped():
            return _without(roll, event.change)
        case m.MemberEntryPutRight():
            return _put_right(roll, event)
        case m.ShareMoveWithdrawn():
            return change(
                roll, moves=tuple(one for one in roll.moves if one.number != event.change)
            )


def entered(event: m.RollObjectionEntered) -> Objection:
    """Return an objection that was entered."""
    return Objection(
        number=event.number, day=event.day, person=event.person, reference=event.reference
    )


def answered(
    objections: tuple[Objection, ...], event: m.RollObjectionAnswered
) -> tuple[Objection, ...]:
    """Return objections with one that was answered."""
    return tuple(
        change(
            one,
            upheld=event.upheld,
            answered=event.day,
            answer=event.reference,
            answered_by=event.by,
        )
        if one.number == event.objection
        else one
        for one in objections
    )


def _members(event: m.MemberRollDrafted) -> tuple[Membership, ...]:
    return tuple(
        Membership(person=one.person, cause=AdmissionCause.FOUNDING, since=event.since, by=event.by)
        for one in event.members
    )


def _without(roll: MemberRoll, number: int) -> MemberRoll:
    return change(roll, pending=tuple(one for one in roll.pending if one.number != number))


def _approved(roll: MemberRoll, event: m.RollChangeApproved) -> MemberRoll:
    found = roll.waiting(event.change)
    if found is None:
        return roll
    return _done(_without(roll, event.change), change(found, approved_by=event.by))


def _done(roll: MemberRoll, found: RollChange) -> MemberRoll:
    if found.move is not None:
        cited = () if found.move.decision is None else (found.move.decision,)
        return change(roll, moves=(*roll.moves, found), cites=(*roll.cites, *cited))
    if found.admission is not None:
        one = found.admission
        came = Membership(person=one.person, cause=one.cause, since=one.since, by=found.by)
        cites = (*roll.cites, one.decision)
        return change(roll, members=(*roll.members, came), cites=cites)
    if found.loss is not None:
        gone = found.loss
        return _lost(roll, gone.person, gone.since, gone.cause, found.by)
    return roll


def _lost(
    roll: MemberRoll, person: PersonId, since: date, cause: LossCause, by: AccountId
) -> MemberRoll:
    return change(
        roll,
        members=tuple(
            change(one, until=since, loss=cause, by=by)
            if one.person == person and one.since < since < one.until
            else one
            for one in roll.members
        ),
    )


def _put_right(roll: MemberRoll, event: m.MemberEntryPutRight) -> MemberRoll:
    own = tuple(one for one in roll.members if one.person == event.person)
    right = [
        change(one, loss=None) if one.until == FOREVER else one
        for one in corrected(own, event.entry, event.since)
    ]
    others = [one for one in roll.members if one.person != event.person]
    return change(roll, members=(*others, *right))
