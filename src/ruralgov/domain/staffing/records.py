"""The records of posts and of who is on them."""

from typing import Final, get_args

from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.ids import QuotaTransferId
from ruralgov.domain.staffing import evolve, rows, texts
from ruralgov.domain.staffing.messages import (
    PostsTransferred,
    QuotaTransferEvent,
    StaffCounted,
    UnitStaffEvent,
)
from ruralgov.domain.staffing.model import QuotaTransfer, UnitStaff

QUOTA_TRANSFER: Final[Record[QuotaTransfer, QuotaTransferEvent]] = Record(
    kind="quota_transfer",
    state=QuotaTransfer,
    events=get_args(QuotaTransferEvent),
    begins={PostsTransferred: evolve.begin_transfer},
    evolve=evolve.evolve_transfer,
    rows=rows.transfer_rows,
    tables=rows.TRANSFER_TABLES,
    id=QuotaTransferId,
    missing=texts.TRANSFER_MISSING,
)
UNIT_STAFF: Final[Record[UnitStaff, UnitStaffEvent]] = Record(
    kind="unit_staff",
    state=UnitStaff,
    events=get_args(UnitStaffEvent),
    begins={StaffCounted: evolve.begin_staff},
    evolve=evolve.evolve_staff,
    rows=rows.staff_rows,
    tables=rows.STAFF_TABLES,
)
