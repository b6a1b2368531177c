"""What of staffing hangs on a place: the enforcement centre of a town, and its powers."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.kernel.declare import Hanging, Read
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.staffing.rows_officer import CentreRow
from ruralgov.domain.staffing.rows_power import PowerRow


def hanging(place: PlaceId, read: Read, day: date) -> Iterator[Hanging]:
    """Give the centre of a place on a day, and the grants of powers that it has."""
    for row in read.rows(CentreRow, on=day, place=place):
        yield Hanging(
            place=place,
            kind="enforcement_centre",
            key=row.owner,
            zh=f"综合执法中心“{row.name}”",
            en=f"enforcement centre '{row.name}'",
            command="CarryOverCentre/CloseCentre",
        )
    papers = {row.owner: row.document for row in read.rows(PowerRow, on=day, place=place)}
    for owner, document in papers.items():
        yield Hanging(
            place=place,
            kind="power_grant",
            key=owner,
            zh=f"赋权或委托“{document}”",
            en=f"powers by '{document}'",
            command="RevokePower",
        )
