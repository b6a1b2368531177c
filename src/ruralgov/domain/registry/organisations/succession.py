"""What an organisation is on a day, and what lies above and below it."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.ids import OrganisationId
from ruralgov.domain.registry.organisations.model import OrganisationSpan
from ruralgov.domain.registry.organisations.records import ORGANISATION
from ruralgov.domain.registry.organisations.rows import OrganisationRow


def organisation_on(read: Read, key: str, day: date) -> OrganisationId | None:
    """Return what an organisation is on a day: itself, or what it has become part of.

    None where it is not there yet, ended without a successor, or was never an organisation.
    """
    seen: set[str] = set()
    while key not in seen:
        seen.add(key)
        state = read.state(ORGANISATION, key)
        if state is None:
            return None
        if state.on(day) is not None:
            return OrganisationId(key)
        last = state.last
        if state.successor is None or last is None or last.until > day:
            return None
        key = state.successor
    return None


def span_on(read: Read, key: str, day: date) -> OrganisationSpan | None:
    """Return what an organisation, or what it has become part of, is called on a day."""
    found = organisation_on(read, key, day)
    state = None if found is None else read.state(ORGANISATION, found)
    return None if state is None else state.on(day)


def reaches(
    read: Read,
    start: str,
    target: str,
    since: date,
    until: date,
    seen: frozenset[str] = frozenset(),
) -> bool:
    """Tell whether one organisation is another, or is below it on any day from one to another."""
    if start == target:
        return True
    state = None if start in seen else read.state(ORGANISATION, start)
    return state is not None and any(
        reaches(
            read,
            span.parent,
            target,
            max(since, span.since),
            min(until, span.until),
            seen | {start},
        )
        for span in state.spans
        if span.parent is not None and span.since < until and since < span.until
    )


def upwards(read: Read, key: str, day: date) -> Iterator[OrganisationId]:
    """Give an organisation as it is on a day, and those above it then."""
    seen: set[str] = set()
    found = organisation_on(read, key, day)
    while found is not None and found not in seen:
        seen.add(found)
        yield found
        state = read.state(ORGANISATION, found)
        span = None if state is None else state.on(day)
        parent = None if span is None else span.parent
        found = None if parent is None else organisation_on(read, parent, day)


def below(read: Read, key: str, day: date) -> list[OrganisationRow]:
    """Return all organisations that lie below another on a day, nearest first."""
    rows, waiting, seen = list[OrganisationRow](), [key], {key}
    for above in waiting:
        for row in read.rows(OrganisationRow, on=day, parent=above):
            if row.owner not in seen:
                seen.add(row.owner)
                waiting.append(row.owner)
                rows.append(row)
    return rows
