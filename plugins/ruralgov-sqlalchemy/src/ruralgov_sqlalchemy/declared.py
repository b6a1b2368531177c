"""The tables that are declared to a store."""

from sqlalchemy import Table

from ruralgov.ports.storage import Shape
from ruralgov_sqlalchemy import schema
from ruralgov_sqlalchemy.tallies import Tally


class Declared:
    """The tables of the shapes, each declared when it is first asked for: all of them is dear.

    Raises ``store_name_taken``.
    """

    def __init__(self, shapes: tuple[Shape, ...]) -> None:
        schema.check_names(shapes)
        self.shapes = shapes
        self.tallies = {shape.name: Tally.of(shape) for shape in shapes if shape.tallies}
        self._by_name = {shape.name: shape for shape in shapes}
        self._tables: dict[str, Table] = {}

    @property
    def kept(self) -> tuple[Shape, ...]:
        """The shapes of the tables that cannot be made anew."""
        return tuple(shape for shape in self.shapes if not shape.derived)

    def table(self, name: str) -> Table:
        """Return a table; two threads may declare it, and one of the two is kept."""
        found = self._tables.get(name)
        if found is None:
            made = schema.declared(self._by_name[name])
            found = self._tables.setdefault(name, made)
        return found
