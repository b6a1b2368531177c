"""What can be asked of contracts, dues and receipts."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from attrs import frozen

from ruralgov.domain.kernel.declare import Asked, Happened
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CollectiveId, ContractId, ReceiptId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month, last_day
from ruralgov.domain.property.asset import Decision, Tender
from ruralgov.domain.property.contract import (
    BOUND,
    Contract,
    Credit,
    DepositSettlement,
    Due,
    DueKind,
    EndCause,
    PerformanceNote,
    Variation,
)
from ruralgov.domain.property.receipt import Allocation, Receipt
from ruralgov.domain.property.records import CONTRACT, RECEIPT
from ruralgov.domain.property.rows import (
    ContractReceiptRow,
    ContractRow,
    DueCreditRow,
    DueRow,
)
from ruralgov.domain.property.views_arrears import late_dues


@frozen(kw_only=True)
class Contracts:
    """Ask for the contracts of a collective, by number; it names nobody."""

    collective: CollectiveId


@frozen(kw_only=True)
class ContractFile:
    """Ask for everything about a contract but who the person on the other side is."""

    contract: ContractId


@frozen(kw_only=True)
class ContractParty:
    """Ask who is on the other side of a contract; the reading of a person is recorded."""

    contract: ContractId


@frozen(kw_only=True)
class OpenDues:
    """Ask for what a collective is owed or owes as it is known now, by day, due or not yet."""

    collective: CollectiveId


@frozen(kw_only=True)
class ReceiptFile:
    """Ask for a receipt, what it pays, and what the rest could pay: the oldest dues first."""

    receipt: ReceiptId


@frozen(kw_only=True)
class WaitingReceipts:
    """Ask for the receipts of a collective that do not pay anything yet, whole or in part."""

    collective: CollectiveId


@frozen(kw_only=True)
class DueTotals:
    """Ask what a collective is owed at the end of a month, for cross-checks (account 112)."""

    collective: CollectiveId
    month: Month


@frozen(kw_only=True)
class PartyOfContract:
    """The other side of a contract."""

    company: str
    company_code: str
    person: str | None
    telephone: str | None


@frozen(kw_only=True)
class FileOfContract:
    """A contract with its whole history; it names nobody."""

    contract: ContractId
    row: ContractRow
    decision: Decision | None
    tender: Tender | None
    signed: date | None
    cause: EndCause | None
    dues: tuple[Due, ...]
    credits: tuple[Credit, ...]
    variations: tuple[Variation, ...]
    notes: tuple[PerformanceNote, ...]
    settlement: DepositSettlement | None
    late: int
    """What is in arrears on the day asked, in fen."""
    renewed_by: str | None
    """The number of the contract that follows it."""


@frozen(kw_only=True)
class FileOfReceipt:
    """A receipt and what it pays."""

    receipt: Receipt
    suggested: tuple[Allocation, ...]
    history: tuple[Happened, ...]


@frozen(kw_only=True)
class DueTotal:
    """Dues of one kind up to the end of a month, in fen: made, paid and still owed."""

    kind: DueKind
    made: int
    paid: int
    """What receipts up to that day pay, also of dues that come later."""
    rest: int
    """What is owed of the dues whose day has come."""
    waiting: int
    """Receipts up to that day that pay nothing yet: the same for each kind."""


def contracts(query: Contracts, asked: Asked) -> list[ContractRow]:
    """Return the contracts of a collective."""
    found = asked.read.rows(ContractRow, collective=query.collective)
    return sorted(found, key=lambda row: row.number)


def contract_file(query: ContractFile, asked: Asked) -> FileOfContract:
    """Return all that is known of a contract but names; raises ``contract_missing``."""
    known = _contract(query.contract, asked)
    (row,) = asked.read.rows(ContractRow, owner=query.contract)
    after = asked.read.rows(ContractRow, renews=query.contract)
    late = late_dues(asked.read.rows(DueRow, owner=query.contract, incoming=True), asked)
    return FileOfContract(
        contract=query.contract,
        row=row,
        decision=known.decision,
        tender=known.tender,
        signed=known.signed,
        cause=known.cause,
        dues=known.dues,
        credits=known.credits,
        variations=known.variations,
        notes=known.notes,
        settlement=known.settlement,
        late=sum(one.rest for one in late),
        renewed_by=next((one.number for one in after if one.stage in BOUND), None),
    )


def _contract(key: ContractId, asked: Asked) -> Contract:
    found: Contract | None = asked.read.state(CONTRACT, key)
    if found is None:
        raise Refused("contract_missing", contract=key)
    return found


def contract_party(query: ContractParty, asked: Asked) -> PartyOfContract:
    """Return who is on the other side; raises ``contract_missing``."""
    known = _contract(query.contract, asked)

    def shown(field: str, value: Any) -> str | None:
        if value is None:
            return None
        return asked.reveal(CONTRACT.kind, query.contract, field, value)

    return PartyOfContract(
        company=known.company,
        company_code=known.company_code,
        person=shown("person", known.person),
        telephone=shown("telephone", known.telephone),
    )


def open_dues(query: OpenDues, asked: Asked) -> list[DueRow]:
    """Return the dues that are not paid whole, by their day."""
    found = asked.read.rows(DueRow, collective=query.collective, open=True)
    return sorted(found, key=lambda row: (row.since, row.number, row.no))


def receipt_file(query: ReceiptFile, asked: Asked) -> FileOfReceipt:
    """Return a receipt and what it pays; raises ``receipt_missing``."""
    known: Receipt | None = asked.read.state(RECEIPT, query.receipt)
    if known is None:
        raise Refused("receipt_missing", receipt=query.receipt)
    rows = asked.read.rows(DueRow, owner=known.contract, incoming=True, open=True)
    return FileOfReceipt(
        receipt=known,
        suggested=tuple(_suggest(known, rows)),
        history=tuple(asked.history(RECEIPT, query.receipt)),
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
    found = asked.read.rows(ContractReceiptRow, collective=query.collective, waiting=True)
    return sorted(found, key=lambda row: (row.day, row.owner))


def due_totals(query: DueTotals, asked: Asked) -> list[DueTotal]:
    """Return what is owed to a collective at the end of a month, for each kind of due."""
    collective, end = query.collective, last_day(query.month)
    span = ("month", "", query.month)
    made = {
        kind: amount
        for kind, _, amount in asked.read.tally(
            *(DueRow, ("kind",)),
            sums=("amount",),
            span=span,
            collective=collective,
            incoming=True,
        )
    }
    paid = {
        kind: amount
        for kind, _, amount in asked.read.tally(
            *(DueCreditRow, ("kind",)), sums=("amount",), span=span, collective=collective
        )
    }
    received = asked.read.tally(
        *(ContractReceiptRow, ()), sums=("rest",), span=span, collective=collective
    )
    rests: dict[str, int] = {}
    ahead = asked.read.rows(DueRow, collective=collective, incoming=True)
    for row in ahead:
        if row.since <= end < row.until:
            at_end = [
                one.amount
                for one in asked.read.rows(DueCreditRow, owner=row.owner, due=row.no)
                if one.day <= end
            ]
            rests[row.kind] = rests.get(row.kind, 0) + row.amount - sum(at_end)
    return [
        DueTotal(
            kind=kind,
            made=made.get(kind, 0),
            paid=paid.get(kind, 0),
            rest=rests.get(kind, 0),
            waiting=received[0][1] if received else 0,
        )
        for kind in DueKind
    ]
