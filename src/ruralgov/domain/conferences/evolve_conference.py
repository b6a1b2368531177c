"""What each event makes of a conference."""

from typing import assert_never

from ruralgov.domain.conferences import messages_conference as m
from ruralgov.domain.conferences.model_conference import (
    Addendum,
    AgendaItem,
    Conference,
    ConferenceMinutes,
    ConferenceStage,
)
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AccountId


def begin(event: m.ConferenceConvened) -> Conference:
    """Return a conference as it was called."""
    return Conference(
        number=event.number,
        group=event.group,
        kind=event.kind,
        day=event.day,
        venue=event.venue,
        convener=event.convener,
        by=event.by,
        called=event.called,
        items=tuple(AgendaItem(plan=one) for one in event.items),
        stage=ConferenceStage.CONVENED,
    )


def evolve(conference: Conference, event: m.ConferenceEvent) -> Conference:
    """Return a conference after one more event."""
    match event:
        case m.ConferenceConvened():
            return begin(event)
        case m.ConferenceChanged():
            items = tuple(AgendaItem(plan=one) for one in event.items)
            return change(conference, day=event.day, venue=event.venue, items=items)
        case m.ConferenceCalledOff():
            stage = ConferenceStage.CALLED_OFF
            return change(conference, stage=stage, reason=event.reason)
        case m.ConferenceHeld():
            recorded = _with(conference.recorded, event.gathering.recorder)
            there = {"gathering": event.gathering, "recorded": recorded}
            return change(conference, stage=ConferenceStage.HELD, **there)
        case m.ItemDisposed():
            recorded = _with(conference.recorded, event.by)
            items = _disposed(conference.items, event)
            return change(conference, items=items, recorded=recorded)
        case m.ConferenceWithdrawn():
            stage = ConferenceStage.WITHDRAWN
            return change(conference, stage=stage, reason=event.reason)
        case _:
            return _with_minutes(conference, event)


def _with(known: tuple[AccountId, ...], one: AccountId) -> tuple[AccountId, ...]:
    return tuple(dict.fromkeys((*known, one)))


def _disposed(items: tuple[AgendaItem, ...], event: m.ItemDisposed) -> tuple[AgendaItem, ...]:
    return tuple(
        change(one, outcome=event.outcome, words=event.words) if number == event.item else one
        for number, one in enumerate(items, 1)
    )


def _with_minutes(
    conference: Conference,
    event: m.ConferenceMinutesDrafted
    | m.ConferenceMinutesSigned
    | m.AddendumDrafted
    | m.AddendumSigned,
) -> Conference:
    minutes = conference.minutes
    if isinstance(event, m.ConferenceMinutesDrafted):
        return change(conference, minutes=_drafted(minutes, event))
    if minutes is None:
        return conference
    match event:
        case m.ConferenceMinutesSigned():
            signed = change(minutes, signed_by=event.by, signed_on=event.day)
            return change(conference, stage=ConferenceStage.MINUTED, minutes=signed)
        case m.AddendumDrafted():
            one = Addendum(
                number=event.number,
                words=event.words,
                drafted_by=event.by,
                drafted_on=event.day,
            )
            addenda = (*minutes.addenda, one)
        case m.AddendumSigned():
            addenda = tuple(
                change(one, signed_by=event.by, signed_on=event.day)
                if one.number == event.number
                else one
                for one in minutes.addenda
            )
        case _:
            assert_never(event)
    return change(conference, minutes=change(minutes, addenda=addenda))


def _drafted(
    before: ConferenceMinutes | None, event: m.ConferenceMinutesDrafted
) -> ConferenceMinutes:
    """Return minutes as drafted; whoever drafted them before stays among the drafters."""
    drafters = () if before is None else before.drafters
    return ConferenceMinutes(
        reference=event.reference,
        reservations=event.reservations,
        recipients=event.recipients,
        secrecy=event.secrecy,
        drafters=_with(drafters, event.by),
        drafted_on=event.day,
    )
