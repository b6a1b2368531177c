"""Upcasts that several contexts need alike."""

from functools import partial
from typing import Any

from ruralgov.domain.kernel.declare import Upcast


def sealed(field: str, *events: type) -> dict[tuple[str, int], Upcast]:
    """Return the upcasts of events of which schema 2 seals a field that was open in schema 1.

    The text of then is read as it stands; where nothing was written there is none.
    """
    return {(one.__name__, 1): partial(_sealed, field) for one in events}


def _sealed(field: str, fields: dict[str, Any]) -> dict[str, Any]:
    return fields | {field: fields[field] or None}
