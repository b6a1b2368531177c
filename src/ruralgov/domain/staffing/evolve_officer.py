"""What each event makes of a centre and of an officer."""

from datetime import date
from typing import assert_never

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.spans import corrected
from ruralgov.domain.staffing import messages_officer as m
from ruralgov.domain.staffing.model_officer import (
    Centre,
    CentreSpan,
    Officer,
    Recall,
    Secondment,
)


def begin_centre(event: m.CentreEstablished) -> Centre:
    """Return a centre as it was entered."""
    span = CentreSpan(place=event.place, name=event.name, since=event.since)
    return Centre(approval=event.approval, spans=(span,))


def evolve_centre(centre: Centre, event: m.CentreEvent) -> Centre:
    """Return a centre after one more event."""
    match event:
        case m.CentreEstablished():
            return begin_centre(event)
        case m.CentreClosed():
            return change(centre, spans=_cut(centre.spans, event.since))
        case m.CentreCarriedOver():
            before = _cut(centre.spans, event.since)
            after = (change(one, place=event.place, since=event.since) for one in centre.spans[-1:])
            return change(centre, spans=(*before, *after))
        case m.CentreEntryCorrected():
            return change(centre, spans=corrected(centre.spans, event.entry, event.since))
        case _:
            assert_never(event)


def _cut(spans: tuple[CentreSpan, ...], day: date) -> tuple[CentreSpan, ...]:
    """Return spans of which the last one ends on a day."""
    return (*spans[:-1], *(change(one, until=day) for one in spans[-1:]))


def begin_officer(event: m.OfficerEntered) -> Officer:
    """Return an officer as entered."""
    return Officer(
        person=event.person,
        post=event.post,
        department=event.department,
        since=event.since,
        until=event.until,
    )


def evolve_officer(officer: Officer, event: m.OfficerEvent) -> Officer:
    """Return an officer after one more event."""
    match event:
        case m.OfficerEntered():
            return begin_officer(event)
        case m.BadgeIssued() | m.BadgeEnded() | m.BadgeEntryWithdrawn():
            return _with_badge(officer, event)
        case m.RecallProposed() | m.RecallAnswered() | m.RecallWithdrawn():
            return _with_recall(officer, event)
        case m.OfficerAligned():
            entered = officer.entered or officer.person
            known = None if entered == event.person else entered
            return change(officer, person=event.person, entered=known, until=event.until)
        case _:
            return _with_secondment(officer, event)


def _with_badge(
    officer: Officer, event: m.BadgeIssued | m.BadgeEnded | m.BadgeEntryWithdrawn
) -> Officer:
    match event:
        case m.BadgeIssued():
            badges = (*officer.badges, event.badge)
        case m.BadgeEnded():
            badges = tuple(
                change(one, until=event.since)
                if one.number == event.number and one.since < event.since < one.until
                else one
                for one in officer.badges
            )
        case m.BadgeEntryWithdrawn():
            wrong = event.number, event.since
            badges = tuple(one for one in officer.badges if (one.number, one.since) != wrong)
        case _:
            assert_never(event)
    return change(officer, badges=badges)


def _with_recall(
    officer: Officer, event: m.RecallProposed | m.RecallAnswered | m.RecallWithdrawn
) -> Officer:
    match event:
        case m.RecallProposed():
            recall = Recall(day=event.day, by=event.by, reason=event.reason)
            return change(officer, recall=recall)
        case m.RecallAnswered():
            if officer.recall is None:
                return officer
            said = {"answered": event.day, "agrees": event.agrees, "opinion": event.opinion}
            return change(officer, recall=change(officer.recall, **said))
        case m.RecallWithdrawn():
            return change(officer, recall=None)
        case _:
            assert_never(event)


def _with_secondment(
    officer: Officer,
    event: m.OfficerSeconded
    | m.SecondmentExtended
    | m.SecondmentEnded
    | m.SecondmentEntryCorrected,
) -> Officer:
    found = officer.secondments
    match event:
        case m.OfficerSeconded():
            one = Secondment(
                centre=event.centre,
                capacity=event.capacity,
                approval=event.approval,
                since=event.since,
                until=event.until,
            )
            found = tuple(sorted((*found, one), key=lambda each: each.since))
        case m.SecondmentExtended():
            found = (*found[:-1], *(change(last, until=event.until) for last in found[-1:]))
        case m.SecondmentEnded():
            found = tuple(
                change(each, until=event.since) if each.since < event.since < each.until else each
                for each in found
            )
            return change(officer, secondments=found, recall=None)
        case m.SecondmentEntryCorrected():
            found = corrected_secondments(found, event)
        case _:
            assert_never(event)
    return change(officer, secondments=found)


def corrected_secondments(
    found: tuple[Secondment, ...], event: m.SecondmentEntryCorrected
) -> tuple[Secondment, ...]:
    """Return secondments, the one that began on the day of an entry with its right days."""
    others = tuple(one for one in found if one.since != event.entry)
    right = tuple(
        change(one, since=event.since or one.since, until=event.until or one.until)
        for one in found
        if one.since == event.entry and (event.since or event.until)
    )
    return tuple(sorted((*others, *right), key=lambda one: one.since))
