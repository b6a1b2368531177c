"""What can be asked of receipts, and what the answers are."""

from datetime import date

from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.history import Happened
from ruralgov.domain.kernel.ids import CollectiveId, ContractId, ReceiptId
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.property.model_receipt import Allocation, Receipt
from ruralgov.domain.property.rows_receipt import ContractReceiptRow


@frozen(kw_only=True)
class FileOfReceipt:
    """A receipt and what it pays."""

    receipt: Receipt
    suggested: tuple[Allocation, ...]
    history: tuple[Happened, ...]


@frozen(kw_only=True)
class Overpayment:
    """What came in about a contract beyond all that it owes, due or not yet. Amounts in fen."""

    contract: ContractId
    number: str
    company: str
    """The organisation on the other side, empty for a person."""
    overpaid: int
    """What nobody has passed to go back yet: it can pay a later due."""
    passed: int
    """What is to go back, and no voucher pays yet."""
    since: date
    """The day of the last money that waits or is to go back."""
    receipts: tuple[ReceiptId, ...]


@frozen(kw_only=True)
class Overpayments(Query[list[Overpayment]]):
    """Ask which contracts of a collective were paid too much, and whether it goes back."""

    collective: CollectiveId


@frozen(kw_only=True)
class ReceiptFile(Query[FileOfReceipt]):
    """Ask for a receipt, what it pays, and what the rest could pay: the oldest dues first."""

    receipt: ReceiptId


@frozen(kw_only=True)
class WaitingReceipts(Query[list[ContractReceiptRow]]):
    """Ask for the receipts of a collective that do not pay anything yet, whole or in part."""

    collective: CollectiveId
