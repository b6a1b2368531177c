"""What each event makes of a collective."""

from datetime import date
from typing import Any, assert_never

from ruralgov.domain.collectives import messages as m
from ruralgov.domain.collectives.messages import CollectiveEvent
from ruralgov.domain.collectives.model import Collective, Merger, Naming
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.spans import corrected


def begin(event: m.CollectiveFounded) -> Collective:
    """Return a collective as it was entered."""
    return Collective(
        place=event.place,
        name=event.name,
        organisation=event.organisation,
        regime=event.regime,
        since=event.since,
    )


def evolve(collective: Collective, event: CollectiveEvent) -> Collective:
    """Return a collective after one more event."""
    match event:
        case m.CollectiveFounded():
            return begin(event)
        case m.CollectiveDissolved():
            return _ended(collective, event)
        case m.CollectiveChanged():
            naming = {"name": event.name, "organisation": event.organisation}
            return _later(collective, event.since, **naming)
        case m.CollectiveMoved():
            return _later(collective, event.since, place=event.place)
        case m.MergerAnnounced():
            announced = Merger(
                into=event.into,
                since=event.since,
                basis=event.basis,
                accounts=event.accounts,
                by=event.by,
                no=collective.mergers.asked + 1,
            )
            return change(collective, merger=announced, mergers=collective.mergers.again())
        case m.MergerWithdrawn():
            return change(collective, merger=None)
        case m.CollectiveMerged():
            done = None if collective.merger is None else change(collective.merger, done=True)
            return change(_ended(collective, event), merger=done)
        case m.CollectiveEntryCorrected():
            return with_spans(collective, corrected(collective.spans, event.entry, event.since))
        case _:
            assert_never(event)


def with_spans(collective: Collective, spans: tuple[Naming, ...]) -> Collective:
    """Return a collective that was called so, and was there, from its beginning to its end."""
    if not spans:
        return collective
    first, last = spans[0], spans[-1]
    return change(
        collective,
        place=last.place,
        name=last.name,
        organisation=last.organisation,
        since=first.since,
        until=last.until,
        names=spans if len(spans) > 1 else (),
    )


def _ended(collective: Collective, event: m.CollectiveDissolved | m.CollectiveMerged) -> Collective:
    *before, last = collective.spans
    return with_spans(collective, (*before, change(last, until=event.since)))


def _later(collective: Collective, since: date, **new: Any) -> Collective:
    """Return a collective of which something is new from a day on."""
    *before, last = collective.spans
    now = change(last, since=since, **new)
    return with_spans(collective, (*before, change(last, until=since), now))
