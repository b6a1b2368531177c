"""The states of the registry's records; everything is dated ``[since, until)``."""

from datetime import date

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen


class LineageKind(LabelledEnum):
    """How one place came out of another."""

    MERGE = "merge", "合并", "merged into"
    SPLIT = "split", "拆分", "split from"
    DIVISION = "division", "分设", "divided into"


@frozen(kw_only=True)
class PlaceSpan:
    """What a place was called and where it lay."""

    code: str
    name: str
    parent: PlaceId
    since: date
    until: date = FOREVER


@frozen
class Ancestor:
    """A place that this one came out of, or that became part of it."""

    place: PlaceId
    kind: LineageKind
    since: date


@frozen(kw_only=True)
class Place:
    """A town or village through time; the last span is the newest one."""

    level: DivisionLevel
    spans: tuple[PlaceSpan, ...]
    ancestors: tuple[Ancestor, ...] = ()
    successor: PlaceId | None = None
    parts: tuple[PlaceId, ...] = ()
    """What it was divided into when it ended."""

    @property
    def last(self) -> PlaceSpan:
        """Return the newest span."""
        return self.spans[-1]

    def on(self, day: date) -> PlaceSpan | None:
        """Return the span that holds on a day."""
        return next((span for span in self.spans if span.since <= day < span.until), None)


@frozen(kw_only=True)
class CitySpan:
    """What the city was called, and its code."""

    code: str
    name: str
    since: date
    until: date = FOREVER


@frozen(kw_only=True)
class City:
    """The city through time; there is none until its code or name changes for the first time."""

    spans: tuple[CitySpan, ...]

    @property
    def last(self) -> CitySpan:
        """Return the newest span."""
        return self.spans[-1]
