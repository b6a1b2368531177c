"""How ruralgov finds this package."""

from collections.abc import Mapping

from ruralgov.domain.kernel.declare import Context
from ruralgov.hooks import hookimpl
from ruralgov_wells.context import CONTEXT


@hookimpl
def ruralgov_contexts() -> Mapping[str, Context]:
    """Offer the context of wells."""
    return {CONTEXT.name: CONTEXT}
