"""What of the books hangs on a place: vouchers of its collectives that wait for their check."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.books.model import VoucherStage
from ruralgov.domain.books.rows import VoucherRow
from ruralgov.domain.collectives import founded_at
from ruralgov.domain.kernel.declare import Hanging, Read
from ruralgov.domain.kernel.ids import PlaceId


def hanging(place: PlaceId, read: Read, day: date) -> Iterator[Hanging]:
    """Give the vouchers up to a day that are neither posted nor rejected."""
    for owner in founded_at(place, read, day):
        waiting = read.rows(VoucherRow, collective=owner.owner, stage=VoucherStage.ENTERED)
        for one in waiting:
            if one.day <= day:
                yield Hanging(
                    place=place,
                    kind="voucher",
                    key=one.owner,
                    zh=f"“{owner.name}” {one.day} 的待复核凭证",
                    en=f"voucher of '{owner.name}' of {one.day}, waiting for its check",
                    command="PostVoucher/RejectVoucher",
                )
