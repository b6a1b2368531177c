"""How large what comes in may be: bounds by type, and how a field declares another.

The door holds every message to them, and its JSON Schema says them.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Final

from ruralgov.domain.kernel import texts
from ruralgov.domain.kernel.money import LARGEST, Fen
from ruralgov.domain.kernel.month import MONTH, Month
from ruralgov.domain.kernel.number import NUMBER, Number
from ruralgov.domain.kernel.text import Text
from ruralgov.domain.kernel.value import frozen


@frozen
class Length:
    """How many characters a text has at most, and how it is written."""

    most: int
    pattern: str | None = None
    said: Text | None = None
    """What is said of a text that is written otherwise."""


@frozen
class Within:
    """Between which two a whole number is, both included."""

    least: int
    most: int


@frozen
class Items:
    """How many items a list has at most."""

    most: int


TEXT: Final = Length(1000)
"""Of a text of which nothing else is declared."""
NAME: Final = Length(200)
"""Of an id, and of the name of an account or a role."""
WHOLE: Final = Within(-(2**63) + 1, 2**63 - 1)
"""Of a number of which nothing else is declared: what every storage can keep."""
MANY: Final = Items(10_000)
"""Of a list of which nothing else is declared."""
TEXTS: Final[Mapping[Any, Length]] = {
    Month: Length(7, MONTH, texts.MONTH_WRONG),
    Number: Length(20, NUMBER, texts.NUMBER_WRONG),
}
NUMBERS: Final[Mapping[Any, Within]] = {Fen: Within(-LARGEST, LARGEST)}
"""Of the values of a type."""

Narrative = Annotated[str, Length(10_000)]
"""A text in which somebody tells at length: an answer, an outcome."""
