"""What can be asked of matters."""

from attrs import frozen

from ruralgov.domain.cases.matters.rows import MatterRow
from ruralgov.domain.kernel.declare import Query


@frozen(kw_only=True)
class Matters(Query[list[MatterRow]]):
    """Ask for the catalogue of matters as of the day asked."""
