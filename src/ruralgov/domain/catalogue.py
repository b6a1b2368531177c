"""The contexts of the library."""

from ruralgov.domain import (
    access,
    books,
    cases,
    collectives,
    disclosure,
    exchange,
    funds,
    grids,
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
    disclosure.CONTEXT,
)

__all__ = ["CONTEXTS", "REACTIONS"]
