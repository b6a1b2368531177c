"""What each event makes of a list and of an entry."""

from typing import assert_never

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.spans import corrected
from ruralgov.domain.partypoints import messages as m
from ruralgov.domain.partypoints import messages_entry as e
from ruralgov.domain.partypoints.model import BehaviourList, BehaviourSpan
from ruralgov.domain.partypoints.model_entry import Appeal, Ended, EntryEnd, PartyEntry


def begin(event: m.BehaviourListDrafted) -> BehaviourList:
    """Return a list as it was drafted."""
    return BehaviourList(
        place=event.place,
        title=event.title,
        source=event.source,
        terms=event.terms,
        items=event.items,
        by=event.by,
    )


def evolve(known: BehaviourList, event: m.BehaviourListEvent) -> BehaviourList:
    """Return a list after one more event."""
    match event:
        case m.BehaviourListDrafted():
            return begin(event)
        case m.BehaviourListAdopted():
            return change(known, approval=event.approval, adopter=event.by)
        case m.BehaviourListPublished():
            span = BehaviourSpan(since=event.since)
            return change(known, published=event.published, spans=(span,))
        case m.BehaviourListEnded():
            return change(known, spans=tuple(change(one, until=event.since) for one in known.spans))
        case m.BehaviourListEntryCorrected():
            return change(known, spans=corrected(known.spans, event.entry, event.since))
        case m.BehaviourListWithdrawn():
            return change(known, withdrawn=event.reason)
        case _:
            assert_never(event)


def begin_entry(event: e.PartyEntryRecorded) -> PartyEntry:
    """Return an entry as it was recorded."""
    return PartyEntry(
        ledger=event.ledger,
        subject=event.subject,
        organisation=event.organisation,
        place=event.place,
        behaviour_list=event.behaviour_list,
        item=event.item,
        title=event.title,
        scope=event.scope,
        points=event.points,
        day=event.day,
        expires=event.expires,
        hearing_days=event.hearing_days,
        appeal_days=event.appeal_days,
        proof=event.proof,
        hours=event.hours,
        by=event.by,
    )


def evolve_entry(known: PartyEntry, event: e.PartyEntryEvent) -> PartyEntry:
    """Return an entry after one more event."""
    match event:
        case e.PartyEntryRecorded():
            return begin_entry(event)
        case e.PartySubjectTold():
            return change(known, told=event.day, tellers=(*known.tellers, event.by))
        case e.PartySubjectHeard():
            tellers = (*known.tellers, event.by)
            return change(known, stand=event.stand, statement=event.statement, tellers=tellers)
        case e.PartyEntryApproved():
            return change(known, approver=event.by, posted=event.day)
        case e.PartyEntryRefused():
            return change(known, refused=event.reason)
        case e.PartyEntryAppealed():
            one = Appeal(reference=event.reference, by=event.by, day=event.day)
            return change(known, appeals=(*known.appeals, one))
        case e.PartyAppealAnswered():
            return _answered(known, event)
        case e.PartyEntryReversed():
            return _ended(known, EntryEnd.REVERSED, event)
        case e.PartyEntryRepaired():
            return _ended(known, EntryEnd.REPAIRED, event)
        case _:
            assert_never(event)


def _answered(known: PartyEntry, event: e.PartyAppealAnswered) -> PartyEntry:
    answered = tuple(
        change(
            one,
            stands=event.stands,
            reviewer=event.by,
            answered=event.day,
            reason=event.reason,
        )
        for one in known.appeals[-1:]
    )
    found = change(known, appeals=(*known.appeals[:-1], *answered))
    return found if event.stands else _ended(found, EntryEnd.OVERTURNED, event)


def _ended(
    known: PartyEntry,
    end: EntryEnd,
    event: e.PartyAppealAnswered | e.PartyEntryReversed | e.PartyEntryRepaired,
) -> PartyEntry:
    ended = Ended(end=end, by=event.by, day=event.day, reason=event.reason)
    return change(known, ended=ended)
