"""What a transaction knows of its store."""

from collections.abc import Mapping
from typing import Protocol

from sqlalchemy import Table

from ruralgov.ports.storage import Shape
from ruralgov_sqlalchemy.dialects import Dialect
from ruralgov_sqlalchemy.tallies import Tally


class Store(Protocol):
    """What a transaction knows of its store."""

    @property
    def city(self) -> str:
        """The city whose rows these are."""

    @property
    def dialect(self) -> Dialect:
        """How the database says things."""

    @property
    def tallies(self) -> Mapping[str, list[Tally]]:
        """The tallies that are kept ready, by table."""

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """What was declared."""

    def table(self, name: str) -> Table:
        """Return a declared table."""
