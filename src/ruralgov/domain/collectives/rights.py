"""Who may do something at a collective: the contexts of the ledgers ask with these."""

from collections.abc import Callable
from typing import Any

from ruralgov.domain.collectives import texts
from ruralgov.domain.collectives.lineage import heir
from ruralgov.domain.collectives.records import COLLECTIVE
from ruralgov.domain.collectives.roles import COLLECTIVE_FINANCE
from ruralgov.domain.kernel.declare import Access, Read
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import CollectiveId, PlaceId
from ruralgov.domain.kernel.roles import Role


def place_of(message: Any, read: Read) -> PlaceId:
    """Return the place of the collective that a message names; raises ``collective_missing``."""
    key = message.collective
    found = existing(read.state(COLLECTIVE, key), texts.COLLECTIVE_MISSING, collective=key)
    return found.place


def place_of_heir(message: Any, read: Read) -> PlaceId:
    """Return the place of whoever has today what was a collective's.

    Raises ``collective_missing``.
    """
    key = heir(message.collective, read)
    return existing(
        read.state(COLLECTIVE, key), texts.COLLECTIVE_MISSING, collective=message.collective
    ).place


def refuse_merged(key: CollectiveId, read: Read) -> None:
    """Refuse what is for a collective that went into another; raises ``collective_merged``."""
    found = read.state(COLLECTIVE, key)
    if found is not None and found.successor is not None:
        raise Refused(
            texts.COLLECTIVE_MERGED, collective=key, into=found.successor, since=found.until
        )


def finance(*roles: Role, place: Callable[[Any, Read], PlaceId] = place_of) -> Access:
    """Return the access of one of the roles at the collective of a message."""
    return Access(roles=frozenset(roles), purposes=frozenset({COLLECTIVE_FINANCE}), place=place)
