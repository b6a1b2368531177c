"""What a publisher must be: it makes files for people out of what it may ask."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from attrs import frozen


@frozen(kw_only=True)
class Edition:
    """What is to be published: the months from *first* to *last* (2025-01), in a language."""

    city: str
    first: str
    last: str
    lang: str
    made: str
    """The day on which it is made, as the reader sees it."""
    head: str
    """The head of the journal that the figures were counted from."""


class Publisher(Protocol):
    """Publishes figures of a city."""

    def publish(self, ask: Callable[[Any], Any], edition: Edition, folder: Path) -> list[Path]:
        """Write the files into a folder that is empty or new, all or none, and return them.

        *ask* answers a query as an account may see it. Raises ``folder_not_empty``.
        """
