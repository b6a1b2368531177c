"""What each event makes of a transfer of posts, and of the counts of a unit."""

from typing import assert_never

from ruralgov.domain.kernel.change import change
from ruralgov.domain.staffing import messages as m
from ruralgov.domain.staffing.model import (
    QuotaTransfer,
    Reversal,
    StaffCount,
    TransferStage,
    UnitStaff,
)


def begin_transfer(event: m.PostsTransferred | m.TransferDrafted) -> QuotaTransfer:
    """Return a transfer as it was entered."""
    by = event.by if isinstance(event, m.TransferDrafted) else None
    return QuotaTransfer(
        stage=TransferStage.DRAFT if by else TransferStage.POSTED,
        entered_by=by,
        kind=event.kind,
        basis=event.basis,
        approval=event.approval,
        approved=event.approved,
        superior=event.superior,
        since=event.since,
        postings=event.postings,
    )


def evolve_transfer(transfer: QuotaTransfer, event: m.QuotaTransferEvent) -> QuotaTransfer:
    """Return a transfer after one more event."""
    match event:
        case m.PostsTransferred() | m.TransferDrafted():
            return begin_transfer(event)
        case m.TransferApproved():
            return change(transfer, stage=TransferStage.POSTED, approved_by=event.by)
        case m.TransferDropped():
            return change(transfer, stage=TransferStage.DROPPED, dropped=event.reason)
        case m.ReversalProposed():
            reversal = Reversal(day=event.day, reason=event.reason, by=event.by)
            return change(transfer, stage=TransferStage.REVERSING, reversal=reversal)
        case m.ReversalApproved():
            return change(transfer, stage=TransferStage.REVERSED, reversed_by=event.by)
        case m.ReversalDropped():
            return change(transfer, stage=TransferStage.POSTED, reversal=None)
        case m.TransferReversed():
            reversal = Reversal(day=event.day, reason=event.reason)
            return change(transfer, stage=TransferStage.REVERSED, reversal=reversal)
        case _:
            assert_never(event)


def begin_staff(event: m.StaffCounted) -> UnitStaff:
    """Return the counts of a unit with the first one."""
    return UnitStaff(counts=(_count(event),))


def evolve_staff(staff: UnitStaff, event: m.UnitStaffEvent) -> UnitStaff:
    """Return the counts of a unit after one more event."""
    others = tuple(one for one in staff.counts if (one.kind, one.day) != (event.kind, event.day))
    match event:
        case m.StaffCounted():
            return _of(*others, _count(event))
        case m.StaffCountCorrected():
            right = (
                change(one, staff=event.staff)
                for one in staff.counts
                if event.staff is not None and (one.kind, one.day) == (event.kind, event.day)
            )
            return _of(*others, *right)
        case _:
            assert_never(event)


def _count(event: m.StaffCounted) -> StaffCount:
    return StaffCount(kind=event.kind, day=event.day, staff=event.staff, source=event.source)


def _of(*counts: StaffCount) -> UnitStaff:
    return UnitStaff(counts=tuple(sorted(counts, key=lambda one: (one.day, one.kind))))
