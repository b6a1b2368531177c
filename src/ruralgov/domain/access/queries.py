"""What can be asked of access."""

from datetime import datetime

from attrs import frozen

from ruralgov.domain.access.rows import GrantRow, ReadingRow
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import CITY, PlaceId


@frozen(kw_only=True)
class Grants(Query[list[GrantRow]]):
    """Ask who holds which role at a place (the whole city by default), as of the day asked."""

    place: PlaceId = CITY


@frozen(kw_only=True)
class Readings(Query[list[ReadingRow]]):
    """Ask who was shown personal data of a subject (``person/…``, ``case/…``), and when.

    With *before*, only what was shown earlier than that instant: whom a leak may have come from.
    """

    subject: str
    before: datetime | None = None
