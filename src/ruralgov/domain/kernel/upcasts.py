"""Upcasts that several contexts need alike."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from ruralgov.domain.kernel.declare import Upcast


def sealed(field: str, *events: type) -> dict[tuple[str, int], Upcast]:
    """Return the upcasts of events of which schema 2 seals a field that was open in schema 1.

    The text of then is read as it stands; where nothing was written there is none.
    """
    return {(one.__name__, 1): partial(_sealed, field) for one in events}


def added(
    path: str, *events: type, schema: int = 1, value: object = None
) -> dict[tuple[str, int], Upcast]:
    """Return the upcasts of events of which the next schema has one more field, *value* so far.

    *path* names it within the fields: ``decision.cites``; what is not there has none.
    """
    *parts, name = path.split(".")
    one_more = {name: value}
    return {(one.__name__, schema): partial(_added, tuple(parts), one_more) for one in events}


def added_all(
    fields: Mapping[str, object], *events: type, schema: int = 1
) -> dict[tuple[str, int], Upcast]:
    """Return the upcasts of events of which the next schema has several more fields.

    Each path has the value that it means; of a list it is within each part.
    """
    return {(one.__name__, schema): partial(_added_all, dict(fields)) for one in events}


def _added_all(more: dict[str, object], fields: dict[str, Any]) -> dict[str, Any]:
    for path, value in more.items():
        *parts, name = path.split(".")
        fields = _added(tuple(parts), {name: value}, fields)
    return fields


def _added(
    parts: tuple[str, ...], one_more: dict[str, object], fields: dict[str, Any]
) -> dict[str, Any]:
    if not parts:
        return fields | one_more
    inside = fields[parts[0]]
    if inside is None:
        return fields
    if isinstance(inside, list):
        return fields | {parts[0]: [_added(parts[1:], one_more, one) for one in inside]}
    return fields | {parts[0]: _added(parts[1:], one_more, inside)}


def _sealed(field: str, fields: dict[str, Any]) -> dict[str, Any]:
    return fields | {field: fields[field] or None}
