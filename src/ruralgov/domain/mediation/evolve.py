"""What each event makes of a committee and of a place of mediation."""

from datetime import date
from typing import TypeVar, assert_never

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.spans import Span, corrected
from ruralgov.domain.mediation import messages as m
from ruralgov.domain.mediation.model import MediationCommittee, MediationPlace

T = TypeVar("T", bound=Span)


def begin_committee(event: m.MediationCommitteeEstablished) -> MediationCommittee:
    """Return a committee as entered."""
    return MediationCommittee(place=event.place, terms=(event.term,))


def evolve_committee(
    known: MediationCommittee, event: m.MediationCommitteeEvent
) -> MediationCommittee:
    """Return a committee after one more event."""
    match event:
        case m.MediationCommitteeEstablished():
            return begin_committee(event)
        case m.MediationCommitteeRenewed():
            return change(known, terms=(*cut(known.terms, event.term.since), event.term))
        case m.MediationCommitteeEnded():
            return change(known, terms=cut(known.terms, event.since))
        case m.MediationCommitteeCorrected():
            return change(known, terms=corrected(known.terms, event.entry, event.since))
        case m.MediatorAppointed():
            return change(known, appointed=(*known.appointed, event.appointed))
        case m.MediatorDismissed():
            appointed = tuple(
                change(one, until=event.since)
                if one.person == event.person and one.since <= event.since < one.until
                else one
                for one in known.appointed
            )
            return change(known, appointed=appointed)
        case _:
            assert_never(event)


def cut(spans: tuple[T, ...], day: date) -> tuple[T, ...]:
    """Return spans of which the last ends on a day, unless it ended before."""
    return (*spans[:-1], *(change(one, until=min(one.until, day)) for one in spans[-1:]))


def begin_place(event: m.MediationPlaceOpened) -> MediationPlace:
    """Return a place of mediation as entered."""
    return MediationPlace(
        committee=event.committee, place=event.place, kind=event.kind, spans=(event.span,)
    )


def evolve_place(known: MediationPlace, event: m.MediationPlaceEvent) -> MediationPlace:
    """Return a place of mediation after one more event."""
    match event:
        case m.MediationPlaceOpened():
            return begin_place(event)
        case m.MediationPlaceChanged():
            return change(known, spans=(*cut(known.spans, event.span.since), event.span))
        case m.MediationPlaceClosed():
            return change(known, spans=cut(known.spans, event.since))
        case m.MediationPlaceCorrected():
            return change(known, spans=corrected(known.spans, event.entry, event.since))
        case _:
            assert_never(event)
