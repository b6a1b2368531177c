"""What can be done to receipts, and what has happened to them. Amounts are in fen."""

from datetime import date

from ruralgov.domain.kernel.ids import CollectiveId, ContractId, ReceiptId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.property.messages_repayment import RepaymentEvent
from ruralgov.domain.property.model_receipt import Allocation


def receipt_of(voucher: VoucherId, line: int) -> ReceiptId:
    """Return the id of the receipt of a line of a voucher: a line makes one receipt at most."""
    return ReceiptId(f"{voucher}.{line}")


@frozen(kw_only=True)
class BookReceipt:
    """Enter money that a line of a posted voucher says came in about a contract."""

    contract: ContractId
    voucher: VoucherId
    line: int
    amount: Fen
    day: date


@frozen(kw_only=True)
class AllocateReceipt:
    """Say which dues a receipt pays, of its contract or of others of the same collective."""

    receipt: ReceiptId
    allocations: tuple[Allocation, ...]


@frozen(kw_only=True)
class WithdrawAllocation:
    """Say that a receipt does not pay a due after all, and why."""

    receipt: ReceiptId
    contract: ContractId
    due: int
    reason: str


@frozen(kw_only=True)
class ReleaseReceipt:
    """Say that so much of what a receipt paid is owed no more: the contract ended early."""

    receipt: ReceiptId
    allocations: tuple[Allocation, ...]


@frozen(kw_only=True)
class ReverseReceipt:
    """Say that a later voucher reversed the one of a receipt: it pays nothing any more."""

    receipt: ReceiptId
    voucher: VoucherId
    reason: str


@frozen(kw_only=True)
class ReceiptBooked:
    """Money came in about a contract."""

    contract: ContractId
    collective: CollectiveId
    voucher: VoucherId
    line: int
    amount: Fen
    day: date


@frozen(kw_only=True)
class ReceiptAllocated:
    """A receipt pays dues, so much more of each."""

    allocations: tuple[Allocation, ...]


@frozen(kw_only=True)
class AllocationWithdrawn:
    """A receipt no longer pays a due."""

    allocation: Allocation
    reason: str


@frozen(kw_only=True)
class ReceiptReleased:
    """A receipt pays so much less of dues that were cut."""

    allocations: tuple[Allocation, ...]


@frozen(kw_only=True)
class ReceiptReversed:
    """A receipt pays nothing any more; these allocations went with it."""

    voucher: VoucherId
    allocations: tuple[Allocation, ...]
    reason: str


ReceiptEvent = (
    ReceiptBooked
    | ReceiptAllocated
    | AllocationWithdrawn
    | ReceiptReleased
    | ReceiptReversed
    | RepaymentEvent
)
"""What happens to a receipt."""
