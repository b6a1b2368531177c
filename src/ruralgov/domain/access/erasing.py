"""Who may erase what a record says of people."""

from collections.abc import Callable
from typing import Any

from ruralgov.domain.access.roles import PRIVACY, PRIVACY_OFFICER
from ruralgov.domain.kernel.declare import Access, Read
from ruralgov.domain.kernel.ids import PlaceId


def may_erase(place: Callable[[Any, Read], PlaceId | tuple[PlaceId, ...]]) -> Access:
    """Return the access of the privacy officer of a place: nobody who does the work erases it."""
    return Access(roles=frozenset({PRIVACY_OFFICER}), purposes=frozenset({PRIVACY}), place=place)
