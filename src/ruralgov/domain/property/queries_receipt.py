"""What can be asked of receipts, and what the answers are."""

from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.history import Happened
from ruralgov.domain.kernel.ids import CollectiveId, ReceiptId
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
class ReceiptFile(Query[FileOfReceipt]):
    """Ask for a receipt, what it pays, and what the rest could pay: the oldest dues first."""

    receipt: ReceiptId


@frozen(kw_only=True)
class WaitingReceipts(Query[list[ContractReceiptRow]]):
    """Ask for the receipts of a collective that do not pay anything yet, whole or in part."""

    collective: CollectiveId
