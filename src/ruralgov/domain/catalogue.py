"""The contexts of the library."""

from collections.abc import Iterable

from ruralgov.domain import (
    access,
    books,
    cases,
    collectives,
    disclosure,
    exchange,
    funds,
    grids,
    oversight,
    policy,
    property,
    registry,
)
from ruralgov.domain.kernel.declare import Context
from ruralgov.domain.reactions import REACTIONS

CONTEXTS: tuple[Context, ...] = (
    access.CONTEXT,
    policy.CONTEXT,
    registry.CONTEXT,
    grids.CONTEXT,
    cases.CONTEXT,
    exchange.CONTEXT,
    collectives.CONTEXT,
    books.CONTEXT,
    funds.CONTEXT,
    property.CONTEXT,
    oversight.CONTEXT,
    disclosure.CONTEXT,
)


def contexts(
    checks: Iterable[oversight.CrossCheck], limits: oversight.Limits | None = None
) -> tuple[Context, ...]:
    """Return the contexts with these cross-checks; raises ``check_twice``."""
    mine = oversight.context(checks, limits)
    return tuple(mine if one is oversight.CONTEXT else one for one in CONTEXTS)


__all__ = ["CONTEXTS", "REACTIONS", "contexts"]
