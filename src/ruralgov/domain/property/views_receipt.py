"""The answers to questions about receipts."""

from collections.abc import Iterable

from ruralgov.domain.collectives import holding
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import ContractId, ReceiptId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.property import texts
from ruralgov.domain.property.model_receipt import Allocation, Receipt
from ruralgov.domain.property.queries_receipt import (
    FileOfReceipt,
    Overpayment,
    Overpayments,
    ReceiptFile,
    WaitingReceipts,
)
from ruralgov.domain.property.records import CONTRACT, RECEIPT
from ruralgov.domain.property.rows_contract import DueRow
from ruralgov.domain.property.rows_receipt import ContractReceiptRow
from ruralgov.domain.property.rules_repayment import overpaid


def receipt_file(query: ReceiptFile, asked: Asked) -> FileOfReceipt:
    """Return a receipt and what it pays; raises ``receipt_missing``."""
    known = existing(
        asked.read.state(RECEIPT, query.receipt), texts.RECEIPT_MISSING, receipt=query.receipt
    )
    rows = asked.read.rows(DueRow, owner=known.contract, incoming=True, open=True)
    return FileOfReceipt(
        receipt=known,
        suggested=tuple(_suggest(known, rows)),
        history=tuple(asked.history(RECEIPT, query.receipt)),
    )


def overpayments(query: Overpayments, asked: Asked) -> list[Overpayment]:
    """Return what contracts were paid too much, by their numbers."""
    found = []
    for one in holding(query.collective, asked.read, asked.day):
        rows: dict[str, list[ContractReceiptRow]] = {}
        for row in asked.read.rows(ContractReceiptRow, collective=one):
            if row.waiting or row.repaid:
                rows.setdefault(row.contract, []).append(row)
        for key, mine in rows.items():
            found.append(_overpayment(ContractId(key), mine, asked))
    return sorted((one for one in found if one.overpaid or one.passed), key=lambda one: one.number)


def _overpayment(contract: ContractId, rows: list[ContractReceiptRow], asked: Asked) -> Overpayment:
    known = existing(
        asked.read.state(CONTRACT, contract), texts.CONTRACT_MISSING, contract=contract
    )
    receipts = asked.read.states(RECEIPT, [row.owner for row in rows]).values()
    passed = sum(
        one.held for receipt in receipts for one in receipt.repayments if one.voucher is None
    )
    return Overpayment(
        contract=contract,
        number=known.number,
        company=known.company,
        overpaid=overpaid(contract, asked.read),
        passed=passed,
        since=max(row.day for row in rows),
        receipts=tuple(ReceiptId(row.owner) for row in rows),
    )


def _suggest(receipt: Receipt, rows: list[DueRow]) -> Iterable[Allocation]:
    rest = receipt.rest
    for row in sorted(rows, key=lambda row: (row.since, row.no)):
        amount = min(rest, row.rest)
        if amount <= 0:
            return
        rest -= amount
        yield Allocation(contract=receipt.contract, due=row.no, amount=Fen(amount))


def waiting_receipts(query: WaitingReceipts, asked: Asked) -> list[ContractReceiptRow]:
    """Return the receipts of which something pays nothing yet, by their day."""
    found = [
        row
        for one in holding(query.collective, asked.read, asked.day)
        for row in asked.read.rows(ContractReceiptRow, collective=one, waiting=True)
    ]
    return sorted(found, key=lambda row: (row.day, row.owner))
