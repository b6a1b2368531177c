"""The file of any record as it was known at an instant, and what of it held on a day."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

from ruralgov.domain.access import texts
from ruralgov.domain.access.queries import KnownEvent, KnownRecord, RecordAsKnown
from ruralgov.domain.kernel.calendar import DAY, at_minute
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.history import Written
from ruralgov.domain.kernel.personal import Personal

REASONS: Final = ("reason", "cause", "basis", "source")
"""The fields in which events say why."""


def record_as_known(query: RecordAsKnown, asked: Asked) -> KnownRecord:
    """Return the events of a record up to an instant, and the state that they give."""
    until = _until(query, asked.now)
    file = asked.file(query.kind, query.key, until)
    if query.personal and file.guarded:
        raise Refused(texts.FILE_GUARDED, kind=query.kind)
    state = None if file.state is None else _opened(query, asked, file.state, file.personal)
    return KnownRecord(
        kind=query.kind,
        key=query.key,
        known=until,
        day=asked.day,
        events=tuple(_event(query, asked, one) for one in file.events),
        state=state,
        held=None if state is None else held_on(state, asked.day),
        closed=_closed(query, file.personal),
    )


def _until(query: RecordAsKnown, now: datetime) -> datetime:
    """Return the last instant of what is asked: the end of the day, and never after now."""
    until = now if query.instant is None else min(now, query.instant)
    if query.known is None:
        return until
    return min(until, at_minute(query.known + DAY, 0) - timedelta(microseconds=1))


def _event(query: RecordAsKnown, asked: Asked, one: Written) -> KnownEvent:
    fields = _opened(query, asked, one.fields, one.personal)
    return KnownEvent(
        version=one.version,
        at=one.at,
        account=one.account,
        purpose=one.purpose,
        command_id=one.command_id,
        type=one.type,
        reason=next((str(fields[name]) for name in REASONS if fields.get(name)), ""),
        fields=fields,
        closed=_closed(query, one.personal),
    )


def _opened(
    query: RecordAsKnown, asked: Asked, data: Mapping[str, Any], personal: Mapping[str, Personal]
) -> dict[str, Any]:
    """Return plain data, with its personal values where they were asked for."""
    if not query.personal:
        return dict(data)
    kind, key = query.kind, query.key
    shown = {name: asked.reveal(kind, key, name, value) for name, value in personal.items()}
    return {**data, **shown}


def _closed(query: RecordAsKnown, personal: Mapping[str, Personal]) -> tuple[str, ...]:
    return () if query.personal else tuple(sorted(personal))


def held_on(data: dict[str, Any], day: date) -> dict[str, Any]:
    """Return plain data with only those of its dated parts that held on a day.

    Parts are dated where each has a ``since``: those with an ``until`` hold within it, of those
    without one the last that had begun.
    """
    return {name: _held(value, day.isoformat()) for name, value in data.items()}


def _held(value: Any, day: str) -> Any:
    if isinstance(value, dict):
        return {name: _held(one, day) for name, one in value.items()}
    if not isinstance(value, list):
        return value
    return [_held(one, day) for one in _of_day(value, day)]


def _of_day(parts: list[Any], day: str) -> list[Any]:
    if not all(isinstance(one, dict) and "since" in one for one in parts):
        return parts
    begun = [one for one in parts if (one["since"] or "")[: len(day)] <= day]
    if all("until" in one for one in parts):
        return [one for one in begun if one["until"] is None or day < one["until"]]
    return begun[-1:]
