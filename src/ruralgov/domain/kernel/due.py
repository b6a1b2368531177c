"""What is to be done because its time is up: one scheduled run does it, by ordinary commands."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from ruralgov.domain.kernel.reading import Read
from ruralgov.domain.kernel.roles import Purpose
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class Due:
    """Something whose time is up, with the command that does what follows.

    *kind* groups what is alike, *key* is the record that it is about; *zh* and *en* say which one
    it is, without personal data. *since* is when its time was up: it is the same however often it
    is asked for, and another the next time. Who may give the command includes ``TIMEKEEPER``.
    """

    kind: str
    key: str
    zh: str
    en: str
    since: datetime
    command: Any
    purpose: Purpose


Dues = Callable[[Read, datetime], Iterable[Due]]
"""Gives what of a context is due at an instant, by a look at rows that are few."""
