"""Who acts, in what role, and for what purpose."""

from typing import Final

from attrs import frozen

from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.labels import Label


class Role(Label):
    """What an account may be at a place; what each may do is declared with each command.

    A context declares its own, in its ``roles.py``.
    """


class Purpose(Label):
    """A reason for which something may be done or read; an app knows a closed list of them."""


EVERY_ROLE: Final = frozenset({Role("*", "任何角色", "any role")})
"""In an :class:`Access`: whoever holds any role that the app knows."""
EVERY_PURPOSE: Final = frozenset({Purpose("*", "任何用途", "any purpose")})
"""In an :class:`Access`: for any purpose that the app knows."""


@frozen
class Actor:
    """Who is at the keyboard. Rights are not here: they are read from the store each time."""

    account: AccountId
