"""Which instruments hold on a day, what ended each, and what stands in its place."""

from datetime import date

from attrs import frozen

from ruralgov.domain.instruments.model import Framework, Instrument, InstrumentKind, Version
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import InstrumentId


@frozen(kw_only=True)
class End:
    """From which day on an instrument ended, and by which other; None: with none in its place."""

    since: date
    by: InstrumentId | None


def end_of(framework: Framework, instrument: Instrument) -> End:
    """Return when an instrument ended, before its own last day; ``FOREVER`` if it did not.

    A repeal holds from the day of the version that says so, and outlives that one.
    """
    ends = [
        End(since=version.since, by=one.id)
        for one in framework.instruments
        for version in one.versions
        if instrument.id in version.paper.repeals
    ]
    if instrument.ending is not None:
        ends.append(End(since=instrument.ending.since, by=None))
    return min(ends, key=lambda one: one.since, default=End(since=FOREVER, by=None))


@frozen(kw_only=True)
class Span:
    """A version of an instrument and the days on which it really holds."""

    instrument: Instrument
    version: Version
    since: date
    until: date


def spans_of(framework: Framework, instrument: Instrument) -> list[Span]:
    """Return on which days each version of an instrument holds, those that never do left out."""
    end = end_of(framework, instrument).since
    following = [*(one.since for one in instrument.versions[1:]), FOREVER]
    spans = [
        Span(
            instrument=instrument,
            version=version,
            since=version.since,
            until=min(later, version.paper.until or FOREVER, end),
        )
        for version, later in zip(instrument.versions, following, strict=True)
    ]
    return [one for one in spans if one.since < one.until]


def in_force(framework: Framework, instrument: Instrument, day: date) -> Version | None:
    """Return the version of an instrument that is in force on a day."""
    version = instrument.on(day)
    if version is None or not version.paper.holds(day):
        return None
    return version if day < end_of(framework, instrument).since else None


def carrier(
    framework: Framework, key: InstrumentId, day: date
) -> tuple[Instrument, Version] | None:
    """Return what is in force on a day of an instrument: itself, or what took its place by then."""
    seen: set[InstrumentId] = set()
    while key not in seen:
        seen.add(key)
        instrument = framework.instrument(key)
        if instrument is None:
            return None
        version = in_force(framework, instrument, day)
        if version is not None:
            return instrument, version
        end = end_of(framework, instrument)
        if end.by is None or end.since > day:
            return None
        key = end.by
    return None


def of_kind(framework: Framework, kind: InstrumentKind, day: date) -> list[Instrument]:
    """Return the instruments of a kind that are in force on a day, in the order of adoption."""
    return [
        one
        for one in framework.instruments
        if one.kind is kind and in_force(framework, one, day) is not None
    ]
