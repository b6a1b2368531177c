"""Who is behind an account."""

from collections.abc import Callable

from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.value import frozen


@frozen
class Holder:
    """A person, a machine, or an account that nobody declared and that stands for itself.

    Two accounts have equal holders where one person is behind both.
    """

    name: str
    machine: bool = False


Behind = Callable[[AccountId], Holder]
"""Tells who is behind an account."""
