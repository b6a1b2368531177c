"""What of staffing hangs on a place: the enforcement centre of a town."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.kernel.declare import Hanging, Read
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.staffing.rows_officer import CentreRow


def hanging(place: PlaceId, read: Read, day: date) -> Iterator[Hanging]:
    """Give the centre of a place on a day."""
    for row in read.rows(CentreRow, on=day, place=place):
        yield Hanging(
            place=place,
            kind="enforcement_centre",
            key=row.owner,
            zh=f"综合执法中心“{row.name}”",
            en=f"enforcement centre '{row.name}'",
            command="CarryOverCentre/CloseCentre",
        )
