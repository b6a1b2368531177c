"""What follows from an event, in the same transaction."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ruralgov.domain.kernel.declare import Given

Reaction = Callable[[Any, str, "Given"], Iterable[Any]]
"""``(event, key of its record, given) -> commands`` that follow in the same transaction."""
Reactions = Mapping[type, tuple[Reaction, ...]]
"""What follows from each type of event."""


def joined(*tables: Reactions) -> dict[type, tuple[Reaction, ...]]:
    """Return what follows from each event by any of the tables, in their order."""
    found: dict[type, tuple[Reaction, ...]] = {}
    for table in tables:
        for event, reactions in table.items():
            found[event] = (*found.get(event, ()), *reactions)
    return found
