"""The tables of posts: transfers, their postings, and what was counted."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import OrganisationId
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.staffing.model import (
    MOVED,
    Counter,
    QuotaKind,
    QuotaTransfer,
    TransferBasis,
    TransferStage,
    UnitStaff,
)


@frozen(kw_only=True)
class QuotaTransferRow:
    """One transfer; *posts* is what its accounts get together, *reversed* when it was undone."""

    owner: str = ""
    kind: QuotaKind
    basis: TransferBasis
    approval: str
    approved: date
    since: date
    posts: int
    stage: TransferStage
    reversed: date | None


@frozen(kw_only=True)
class QuotaPostingRow:
    """What one account got by a transfer, or gave; a reversal posts the same with the other sign.

    *account* is the id of the unit, or the name of the counter account.
    """

    owner: str = ""
    line: int
    account: str
    unit: OrganisationId | None
    counter: Counter | None
    kind: QuotaKind
    basis: TransferBasis
    since: date
    posts: int
    reversal: bool


@frozen(kw_only=True)
class StaffCountRow:
    """How many people were counted on the posts of a unit."""

    owner: str = ""
    kind: QuotaKind
    day: date
    staff: int


TRANSFER_TABLES: Final = (
    Table(
        name="quota_transfers",
        row=QuotaTransferRow,
        key=("owner",),
        indexes=(("approval",), ("since",), ("stage",)),
    ),
    Table(
        name="quota_postings",
        row=QuotaPostingRow,
        key=("owner", "line"),
        indexes=(("account",),),
    ),
)
STAFF_TABLES: Final = (Table(name="staff_counts", row=StaffCountRow, key=("owner", "kind", "day")),)


def transfer_rows(transfer: QuotaTransfer) -> Iterator[QuotaTransferRow | QuotaPostingRow]:
    """Give the row of a transfer, and one for each posting that is on the accounts.

    Where it was reversed there are both signs.
    """
    undone = transfer.stage is TransferStage.REVERSED
    yield QuotaTransferRow(
        kind=transfer.kind,
        basis=transfer.basis,
        approval=transfer.approval,
        approved=transfer.approved,
        since=transfer.since,
        posts=sum(max(one.posts, 0) for one in transfer.postings),
        stage=transfer.stage,
        reversed=transfer.reversal.day if undone and transfer.reversal else None,
    )
    if transfer.stage not in MOVED:
        return
    signs = (1, -1) if undone else (1,)
    lines = [(sign, one) for sign in signs for one in transfer.postings]
    for line, (sign, one) in enumerate(lines, start=1):
        yield QuotaPostingRow(
            line=line,
            account=one.account,
            unit=one.unit,
            counter=one.counter,
            kind=transfer.kind,
            basis=transfer.basis,
            since=transfer.since,
            posts=sign * one.posts,
            reversal=sign < 0,
        )


def staff_rows(staff: UnitStaff) -> Iterator[StaffCountRow]:
    """Give the row of each count."""
    for one in staff.counts:
        yield StaffCountRow(kind=one.kind, day=one.day, staff=one.staff)
