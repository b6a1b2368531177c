"""What of access hangs on a place: the grants in force there."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.access.rows import GrantRow
from ruralgov.domain.kernel.declare import Hanging, Read
from ruralgov.domain.kernel.ids import PlaceId


def hanging(place: PlaceId, read: Read, day: date) -> Iterator[Hanging]:
    """Give the grants at a place on a day."""
    for grant in read.rows(GrantRow, on=day, place=place):
        yield Hanging(
            place=place,
            kind="grant",
            key=grant.owner,
            zh=f"账号 {grant.account} 的授权：{grant.role.zh}",
            en=f"grant of {grant.account}: {grant.role.en}",
            command="EndGrantsAt",
        )
