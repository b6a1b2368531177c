"""Who may do something at a collective: the contexts of the ledgers ask with these."""

from collections.abc import Callable
from typing import Any

from ruralgov.domain.collectives import texts
from ruralgov.domain.collectives.records import COLLECTIVE
from ruralgov.domain.collectives.roles import COLLECTIVE_FINANCE
from ruralgov.domain.kernel.declare import Access, Read
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.roles import Role


def place_of(message: Any, read: Read) -> PlaceId:
    """Return the place of the collective that a message names; raises ``collective_missing``."""
    key = message.collective
    found = existing(read.state(COLLECTIVE, key), texts.COLLECTIVE_MISSING, collective=key)
    return found.place


def finance(*roles: Role, place: Callable[[Any, Read], PlaceId] = place_of) -> Access:
    """Return the access of one of the roles at the collective of a message."""
    return Access(roles=frozenset(roles), purposes=frozenset({COLLECTIVE_FINANCE}), place=place)
