"""The table of receipts."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import CollectiveId, ContractId, VoucherId
from ruralgov.domain.kernel.month import Month, month_of
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.property.model_receipt import Receipt


@frozen(kw_only=True)
class ContractReceiptRow:
    """Money that came in about a contract, and how much of it pays something, in fen."""

    owner: str = ""
    collective: CollectiveId
    contract: ContractId
    voucher: VoucherId
    line: int
    day: date
    month: Month
    amount: int
    allocated: int
    repaid: int
    """What goes back of it, paid or to be paid."""
    rest: int
    waiting: bool
    """Whether some of it pays nothing yet."""
    reversed: bool


TABLES = (
    Table(
        name="contract_receipts",
        row=ContractReceiptRow,
        key=("owner",),
        indexes=(("contract",), ("collective", "waiting")),
        tallies=(("collective", "month"),),
        sums=("amount", "allocated", "rest"),
    ),
)


def rows(receipt: Receipt) -> Iterator[ContractReceiptRow]:
    """Give the one row of a receipt."""
    yield ContractReceiptRow(
        collective=receipt.collective,
        contract=receipt.contract,
        voucher=receipt.voucher,
        line=receipt.line,
        day=receipt.day,
        month=month_of(receipt.day),
        amount=receipt.amount,
        allocated=receipt.allocated,
        repaid=receipt.repaid,
        rest=receipt.rest,
        waiting=receipt.rest > 0,
        reversed=receipt.reversed_by is not None,
    )
