"""What an error says: a stable code, and a text in Chinese and English."""

from collections.abc import Iterable
from types import ModuleType

from ruralgov.domain.kernel.value import frozen


@frozen
class Text:
    """What is wrong, with places for the values, and how to mend it.

    It stands in the ``texts.py`` of those who raise it, and travels with the error.
    """

    code: str
    """Stable: programs compare it, and it never changes."""
    zh: str
    en: str


@frozen
class Wording:
    """A part of a text that is said in the language of the text."""

    zh: str
    en: str


def texts_of(*modules: ModuleType) -> tuple[Text, ...]:
    """Return the texts that modules define, in the order of their codes."""
    found: Iterable[Text] = (
        value for module in modules for value in vars(module).values() if isinstance(value, Text)
    )
    return tuple(sorted(found, key=lambda text: text.code))
