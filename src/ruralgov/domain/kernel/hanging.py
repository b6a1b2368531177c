"""What hangs on a place: whoever ends the place must see to it."""

from collections.abc import Callable, Iterable
from datetime import date

from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.reading import Read
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class Hanging:
    """Something alive that belongs to a place: whoever ends the place must see to it.

    *kind* groups what is alike, *key* is the thing's own id; *zh* and *en* say which one it is,
    without personal data. *command* names the command that finishes it.
    """

    place: PlaceId
    kind: str
    key: str
    zh: str
    en: str
    command: str


Hangs = Callable[[PlaceId, Read, date], Iterable[Hanging]]
"""Gives what of a context hangs on a place on a day."""
