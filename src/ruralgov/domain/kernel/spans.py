"""Spans ``[since, until)`` that follow each other, and how an entry among them is put right.

An *entry* is a day on which a span begins, ends, or gives way to the next. One that was wrong is
withdrawn, as if it had never been made, or moved to its right day. The event that does so keeps the
reason; what was believed before stays in the journal.
"""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from ruralgov.domain.kernel import texts
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.errors import Refused


class Span(Protocol):
    """Anything that holds from a day until another, which is no more part of it."""

    @property
    def since(self) -> date:
        """The first day."""

    @property
    def until(self) -> date:
        """The day after the last."""


T = TypeVar("T", bound=Span)


def on(spans: Iterable[T], day: date) -> T | None:
    """Return the span that holds on a day, or None."""
    return next((span for span in spans if span.since <= day < span.until), None)


def entries(spans: Iterable[Span]) -> list[date]:
    """Return the days of all entries, oldest first."""
    days = {day for span in spans for day in (span.since, span.until)}
    return sorted(days - {FOREVER})


def corrected(spans: tuple[T, ...], entry: date, right: date | None) -> tuple[T, ...]:
    """Return the spans with an entry on its right day, or withdrawn where that is None.

    Where one span gave way to another, the former goes on as if the latter had not come; a
    beginning that is withdrawn takes its span with it; an end that is withdrawn leaves the span
    open until the next one begins. Spans without such an entry come back as they are.
    """
    if right is not None:
        return tuple(_moved(span, entry, right) for span in spans)
    begun = next((span for span in spans if span.since == entry), None)
    later = [span.since for span in spans if span.since > entry]
    until = begun.until if begun is not None else min(later, default=FOREVER)
    kept = (span for span in spans if span is not begun)
    return tuple(change(span, until=until) if span.until == entry else span for span in kept)


def _moved(span: T, entry: date, right: date) -> T:
    if span.since == entry:
        return change(span, since=right)
    return change(span, until=right) if span.until == entry else span


def check_correction(spans: Iterable[Span], entry: date, right: date | None) -> None:
    """Refuse to put right what was never entered, or beyond the entries beside it.

    Raises ``entry_missing`` and ``entry_order``.
    """
    days = entries(spans)
    if entry not in days:
        raise Refused(texts.ENTRY_MISSING, day=entry, known=", ".join(map(str, days)) or "-")
    before = max((day for day in days if day < entry), default=date.min)
    after = min((day for day in days if day > entry), default=FOREVER)
    if right is not None and not before < right < after:
        raise Refused(texts.ENTRY_ORDER, day=right, after=before, before=after)
