"""What can be asked of matters."""

from ruralgov.domain.cases.matters.rows import MatterRow
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class Matters(Query[list[MatterRow]]):
    """Ask for the catalogue of matters as of the day asked."""
