"""Who may keep the registry, and who may look at it, by where a thing lies."""

from collections.abc import Callable
from typing import Any, Final

from ruralgov.domain.access import ADMINISTRATION, ADMINISTRATOR, AUDIT, AUDITOR
from ruralgov.domain.kernel.declare import Access, Read
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.kernel.roles import EVERY_PURPOSE, EVERY_ROLE
from ruralgov.domain.registry import roles

OPEN: Final = Access(roles=EVERY_ROLE, purposes=EVERY_PURPOSE)


def may(place: Callable[[Any, Read], PlaceId | tuple[PlaceId, ...]]) -> Access:
    """Return the access of registrars of a place, or of one that several lie in."""
    return Access(
        roles=frozenset({roles.REGISTRAR}),
        purposes=frozenset({roles.REGISTRATION}),
        place=place,
    )


def may_look(place: Callable[[Any, Read], PlaceId]) -> Access:
    """Return the access of those who register and those who draw grids."""
    return Access(
        roles=frozenset({roles.REGISTRAR, roles.GRID_OFFICER}),
        purposes=frozenset({roles.REGISTRATION, roles.GRID_MANAGEMENT}),
        place=place,
    )


FINDINGS: Final = Access(
    roles=frozenset({roles.REGISTRAR, roles.GRID_OFFICER, AUDITOR}),
    purposes=frozenset({roles.REGISTRATION, roles.GRID_MANAGEMENT, AUDIT}),
    place=lambda query, _read: query.village or CITY,
)
"""Who may ask what is wrong with the households of a village, or of all."""
IDENTIFY: Final = Access(
    roles=frozenset({roles.REGISTRAR, ADMINISTRATOR}),
    purposes=frozenset({roles.REGISTRATION, ADMINISTRATION}),
    place=lambda _message, _read: CITY,
)
"""Who may ask whose a number is; the answer names nobody."""
CITY_ONLY: Final = may(lambda _message, _read: CITY)
