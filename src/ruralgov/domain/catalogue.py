"""The contexts of the library: every package of the domain that declares one."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Final

from ruralgov import domain
from ruralgov.domain import oversight
from ruralgov.domain.kernel.declare import Context
from ruralgov.domain.reactions import REACTIONS


def _found() -> Iterator[Context]:
    """Give the contexts by the names of their folders, so that a new one touches no list."""
    for name in sorted(module.name for module in iter_modules(domain.__path__) if module.ispkg):
        context = getattr(import_module(f"{domain.__name__}.{name}"), "CONTEXT", None)
        if isinstance(context, Context):
            yield context


CONTEXTS: Final[tuple[Context, ...]] = tuple(_found())


def contexts(
    checks: Iterable[oversight.CrossCheck], limits: oversight.Limits | None = None
) -> tuple[Context, ...]:
    """Return the contexts with these cross-checks; raises ``check_twice``."""
    mine = oversight.context(checks, limits)
    return tuple(mine if one is oversight.CONTEXT else one for one in CONTEXTS)


__all__ = ["CONTEXTS", "REACTIONS", "contexts"]
