"""Which instruments hold on a day, what ended each, and what stands in its place."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.instruments.model import Framework, Instrument, InstrumentKind, Version
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import InstrumentId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class End:
    """From which day on an instrument ended, and by which other; None: with none in its place."""

    since: date
    by: InstrumentId | None


NEVER: Final = End(since=FOREVER, by=None)


@frozen(kw_only=True)
class Span:
    """A version of an instrument and the days on which it really holds."""

    version: Version
    since: date
    until: date


class Standing:
    """What holds of a framework on which days; the ends of all instruments are found once."""

    def __init__(self, framework: Framework) -> None:
        self.instruments = framework.instruments
        self._known = {one.id: one for one in framework.instruments}
        self._ends = dict[InstrumentId, End]()
        for key, end in _ends(framework):
            if end.since < self._ends.get(key, NEVER).since:
                self._ends[key] = end

    def get(self, key: InstrumentId) -> Instrument | None:
        """Return the instrument of an id."""
        return self._known.get(key)

    def end_of(self, instrument: Instrument) -> End:
        """Return when an instrument ended, before its own last day; ``NEVER`` if it did not."""
        return self._ends.get(instrument.id, NEVER)

    def spans_of(self, instrument: Instrument) -> list[Span]:
        """Return on which days each version holds; those that never do are left out."""
        end = self.end_of(instrument).since
        following = [*(one.since for one in instrument.versions[1:]), FOREVER]
        spans = [
            Span(
                version=version,
                since=version.since,
                until=min(later, version.paper.until or FOREVER, end),
            )
            for version, later in zip(instrument.versions, following, strict=True)
        ]
        return [one for one in spans if one.since < one.until]

    def in_force(self, instrument: Instrument, day: date) -> Version | None:
        """Return the version of an instrument that is in force on a day."""
        version = instrument.on(day)
        if version is None or not version.paper.holds(day):
            return None
        return version if day < self.end_of(instrument).since else None

    def all_on(self, day: date) -> list[Instrument]:
        """Return the instruments in force on a day, in the order of their adoption."""
        return [one for one in self.instruments if self.in_force(one, day) is not None]

    def of_kind(self, kind: InstrumentKind, day: date) -> list[Instrument]:
        """Return those of a kind that are in force on a day."""
        return [one for one in self.all_on(day) if one.kind is kind]

    def carrier(self, key: InstrumentId, day: date) -> tuple[Instrument, Version] | None:
        """Return what is in force on a day of an instrument: it, or what took its place by then."""
        seen = set[InstrumentId]()
        named: InstrumentId | None = key
        while named is not None and named not in seen:
            seen.add(named)
            instrument = self._known.get(named)
            if instrument is None:
                return None
            version = self.in_force(instrument, day)
            if version is not None:
                return instrument, version
            end = self.end_of(instrument)
            named = end.by if end.since <= day else None
        return None


def _ends(framework: Framework) -> Iterator[tuple[InstrumentId, End]]:
    """Give what ends instruments: a repeal outlives the version that says so."""
    for instrument in framework.instruments:
        for version in instrument.versions:
            for key in version.paper.repeals:
                yield key, End(since=version.since, by=instrument.id)
        if instrument.ending is not None:
            yield instrument.id, End(since=instrument.ending.since, by=None)
