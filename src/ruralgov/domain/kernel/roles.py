"""Who acts, in what role, and for what purpose."""

from collections.abc import Callable
from typing import Any, Final

from ruralgov.domain.kernel.ids import AccountId, PlaceId
from ruralgov.domain.kernel.labels import Label
from ruralgov.domain.kernel.reading import Read
from ruralgov.domain.kernel.value import frozen


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


@frozen(kw_only=True)
class Access:
    """Who may do it: an account that holds one of *roles* at the place or above it.

    Without *place*, holding it anywhere is enough: for what names nobody and is no secret, and
    where the answer itself keeps back what lies elsewhere. Where *place* gives several, the role is
    held at a place that all of them lie in. *from_town*: it is held at the town that the place lies
    in today, or above. *reserved*: the purposes that only some of the roles may give.
    """

    roles: frozenset[Role]
    purposes: frozenset[Purpose]
    place: Callable[[Any, Read], PlaceId | tuple[PlaceId, ...]] | None = None
    from_town: bool = False
    reserved: tuple[tuple[Purpose, frozenset[Role]], ...] = ()

    def roles_for(self, purpose: Purpose) -> frozenset[Role]:
        """Return the roles that may give a purpose, by which they may do it."""
        if purpose not in self.purposes:
            return frozenset()
        kept = next((roles for one, roles in self.reserved if one == purpose), self.roles)
        return kept & self.roles
