"""How the grids of a village go to the one that it became part of."""

from datetime import date
from typing import ClassVar

from ruralgov.domain.grids.model import Chief, Contact, Exemption, Grid, Lane
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class HandOverGrids:
    """Give grids, lanes, chiefs and groups of a village that has ended to the one it is part of."""

    village: PlaceId
    into: PlaceId
    since: date
    basis: str


@frozen(kw_only=True)
class TakeOverGrids:
    """Take over the grids of a village that became part of this one."""

    village: PlaceId
    source: PlaceId
    grids: tuple[Grid, ...]
    lanes: tuple[Lane, ...]
    chiefs: tuple[Chief, ...]
    contacts: tuple[Contact, ...]
    exemptions: tuple[Exemption, ...]
    since: date
    basis: str


@frozen(kw_only=True)
class GridsHandedOver:
    """All grids of the village ended and are those of another, with all that belongs to them."""

    SCHEMA: ClassVar[int] = 3
    into: PlaceId
    grids: tuple[Grid, ...]
    lanes: tuple[Lane, ...]
    chiefs: tuple[Chief, ...]
    contacts: tuple[Contact, ...]
    exemptions: tuple[Exemption, ...]
    since: date
    basis: str


@frozen(kw_only=True)
class GridsTakenOver:
    """Grids of another village, with all that belongs to them, are grids of this one."""

    SCHEMA: ClassVar[int] = 3
    source: PlaceId
    grids: tuple[Grid, ...]
    lanes: tuple[Lane, ...]
    chiefs: tuple[Chief, ...]
    contacts: tuple[Contact, ...]
    exemptions: tuple[Exemption, ...]
    since: date
    basis: str
