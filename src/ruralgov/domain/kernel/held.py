"""What a person holds: offices, and the roles of their accounts."""

from collections.abc import Callable, Iterable
from datetime import date

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import PersonId
from ruralgov.domain.kernel.reading import Read
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class Held:
    """An office that a person holds or held, or a role of an account of theirs.

    *kind* groups what is alike, *key* is the record that has it; *zh* and *en* say which one it is,
    without personal data. *ended* is the day of the departure with which it may have ended, and
    *command* names the command that gives it back. *entered* is the person under whom it was
    entered, where that one turned out to be this one.
    """

    kind: str
    key: str
    zh: str
    en: str
    since: date
    until: date = FOREVER
    ended: date | None = None
    command: str
    entered: PersonId | None = None


Holds = Callable[[PersonId, Read], Iterable[Held]]
"""Gives what of a context a person holds or held."""
