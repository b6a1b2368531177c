"""The answers to questions about contracts and dues."""

from datetime import date
from typing import Any

from ruralgov.domain.collectives import family, holding
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import ContractId
from ruralgov.domain.kernel.month import last_day
from ruralgov.domain.kernel.personal import Personal
from ruralgov.domain.property import texts
from ruralgov.domain.property.model_contract import BOUND, Contract, DueKind
from ruralgov.domain.property.queries_contract import (
    ContractFile,
    ContractParty,
    Contracts,
    DueTotal,
    DueTotals,
    FileOfContract,
    OpenDues,
    PartyOfContract,
)
from ruralgov.domain.property.records import CONTRACT
from ruralgov.domain.property.rows_contract import ContractRow, DueCreditRow, DueRow
from ruralgov.domain.property.rows_receipt import ContractReceiptRow
from ruralgov.domain.property.rules_repayment import overpaid
from ruralgov.domain.property.views_arrears import late_dues


def contracts(query: Contracts, asked: Asked) -> list[ContractRow]:
    """Return the contracts of a collective."""
    found = [
        row
        for one in family(query.collective, asked.read, asked.day)
        for row in asked.read.rows(ContractRow, collective=one)
    ]
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
        payment_terms=known.payment_terms,
        acceptances=known.acceptances,
        payable=0 if known.incoming else known.payable(asked.day),
        settlement=known.settlement,
        proposed=known.proposed,
        seen=known.proposals.asked,
        end_terms=known.end_terms,
        late=sum(one.rest for one in late),
        overpaid=overpaid(query.contract, asked.read),
        renewed_by=next((one.number for one in after if one.stage in BOUND), None),
    )


def _contract(key: ContractId, asked: Asked) -> Contract:
    return existing(asked.read.state(CONTRACT, key), texts.CONTRACT_MISSING, contract=key)


def contract_party(query: ContractParty, asked: Asked) -> PartyOfContract:
    """Return who is on the other side; raises ``contract_missing``."""
    known = _contract(query.contract, asked)

    def shown(field: str, value: Personal | None) -> str | None:
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
    found = [
        row
        for one in holding(query.collective, asked.read, asked.day)
        for row in asked.read.rows(DueRow, collective=one, open=True)
    ]
    return sorted(found, key=lambda row: (row.since, row.number, row.no))


def due_totals(query: DueTotals, asked: Asked) -> list[DueTotal]:
    """Return what is owed to a collective at the end of a month, for each kind of due."""
    end = last_day(query.month)
    made: dict[str, int] = {}
    paid: dict[str, int] = {}
    rests: dict[str, int] = {}
    waiting = 0
    for one in holding(query.collective, asked.read, end):
        of_one: dict[str, Any] = {"span": ("month", "", query.month), "collective": one}
        for kind, _, amount in asked.read.tally(
            DueRow, ("kind",), sums=("amount",), incoming=True, **of_one
        ):
            made[kind] = made.get(kind, 0) + amount
        for kind, _, amount in asked.read.tally(
            DueCreditRow, ("kind",), sums=("amount",), **of_one
        ):
            paid[kind] = paid.get(kind, 0) + amount
        waiting += sum(
            rest for _, rest in asked.read.tally(ContractReceiptRow, (), sums=("rest",), **of_one)
        )
        for row in asked.read.rows(DueRow, collective=one, incoming=True):
            if row.since <= end < row.until:
                rest = row.amount - _credited(row, end, asked)
                rests[row.kind] = rests.get(row.kind, 0) + rest
    return [
        DueTotal(
            kind=kind,
            made=made.get(kind, 0),
            paid=paid.get(kind, 0),
            rest=rests.get(kind, 0),
            waiting=waiting,
        )
        for kind in DueKind
    ]


def _credited(row: DueRow, end: date, asked: Asked) -> int:
    """Return what of a due was paid by a day."""
    credits = asked.read.rows(DueCreditRow, owner=row.owner, due=row.no)
    return sum(one.amount for one in credits if one.day <= end)
