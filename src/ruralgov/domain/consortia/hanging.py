"""What of consortia hangs on a place."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.consortia.records import CONSORTIUM
from ruralgov.domain.consortia.rows import ConsortiumMemberRow
from ruralgov.domain.kernel.declare import Hanging, Read
from ruralgov.domain.kernel.ids import PlaceId


def hanging(place: PlaceId, read: Read, day: date) -> Iterator[Hanging]:
    """Give the consortia in which a village is on a day."""
    for row in read.rows(ConsortiumMemberRow, on=day, village=place):
        state = read.state(CONSORTIUM, row.owner)
        name = "" if state is None else state.last.name
        yield Hanging(
            place=place,
            kind="consortium_member",
            key=row.owner,
            zh=f"联建片区“{name}”的成员",
            en=f"membership of consortium '{name}'",
            command="FollowVillage/LeaveConsortium",
        )
