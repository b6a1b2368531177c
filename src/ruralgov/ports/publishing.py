"""What a publisher must be: it makes files for people out of what it may ask."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from attrs import frozen

from ruralgov.domain.kernel.roles import Purpose


@frozen(kw_only=True)
class Edition:
    """What is to be published: the months from *first* to *last* (2025-01), in a language."""

    city: str
    name: str
    """The name of the city, as the reader knows it."""
    first: str
    last: str
    lang: str
    made: str
    """The day on which it is made, as the reader sees it."""
    head: str
    """The head of the journal that the figures were counted from."""
    base_url: str = ""
    """Where the pages will stand on the network, for codes that lead there; empty: no codes."""
    beside: tuple[tuple[str, str], ...] = ()
    """Other pages that the first page leads to: what they are called, and where they are."""
    case: str | None = None
    """The number of a case whose time line is shown, if a person chose one."""
    sheet: str = ""
    """The one sheet that is published, by its name; empty: all that the publisher has."""
    of: str = ""
    """The id of what that sheet is of."""


Ask = Callable[[Any, Purpose], Any]
"""Answers a query, asked for a purpose, as an account may see it."""


class Publisher(Protocol):
    """Publishes figures of a city.

    What is promised, and tried by ``ruralgov.testing.publishing``:

    1. What is returned are the files in the folder, all of them and no others.
    2. The folder may be new, with its parents, or empty.
    3. One that is not empty, or a file, is refused with ``folder_not_empty``, and stays as it is.
    4. Whatever fails, wherever: the error comes through, and nothing is left, nor beside it.
    5. Nothing is written outside the folder.
    6. Its own words are in the language of the edition.
    7. Nothing of it names a person who is not shown.
    8. The same gives the same bytes.
    """

    def publish(self, ask: Ask, edition: Edition, folder: Path) -> list[Path]:
        """Write the files into a folder that is empty or new, all or none, and return them.

        Raises ``folder_not_empty``.
        """
