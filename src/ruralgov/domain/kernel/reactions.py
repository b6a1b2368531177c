"""How the reactions of several parts of a context, or of several contexts, go together."""

from ruralgov.domain.kernel.declare import Reaction, Reactions


def joined(*tables: Reactions) -> dict[type, tuple[Reaction, ...]]:
    """Return what follows from each event by any of the tables, in their order."""
    found: dict[type, tuple[Reaction, ...]] = {}
    for table in tables:
        for event, reactions in table.items():
            found[event] = (*found.get(event, ()), *reactions)
    return found
