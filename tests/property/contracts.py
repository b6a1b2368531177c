"""What the tests of contracts say and ask again and again."""

from datetime import date
from typing import Any

from attrs import evolve

from ruralgov.domain.collectives import FoundCollective
from ruralgov.domain.kernel.ids import CollectiveId, ContractId, ReceiptId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.property import (
    Allocation,
    Arrears,
    ContractFile,
    EndCause,
    FileOfContract,
    LateDue,
)
from ruralgov.domain.property import messages_asset as a
from ruralgov.domain.property import messages_contract as c
from ruralgov.domain.property import messages_receipt as r
from tests.property.scenario import DECISION, TENDER, booked
from tests.town import DAY, Town

TODAY = date(2026, 1, 5)
RENT = 12_000_00


def found(town: Town, **more: Any) -> CollectiveId:
    command = FoundCollective(place=town.village, name="大庄合作社", since=DAY, source="证")
    return CollectiveId(town.do("registrar", evolve(command, **more)).key)


def file(town: Town, contract: ContractId, day: date | None = None) -> FileOfContract:
    answer: FileOfContract = town.ask("auditor", ContractFile(contract=contract), day)
    return answer


def late(town: Town, collective: CollectiveId, day: date | None = None) -> list[LateDue]:
    answer: list[LateDue] = town.ask("reviewer", Arrears(collective=collective), day)
    return answer


def pay(
    town: Town, contract: ContractId, voucher: str, day: date, *dues: tuple[int, int]
) -> ReceiptId:
    command = booked(contract, voucher, sum(amount for _, amount in dues), day)
    receipt = ReceiptId(town.do("bookchecker", command).key)
    allocations = tuple(
        Allocation(contract=contract, due=due, amount=Fen(amount)) for due, amount in dues
    )
    town.do("keeper", r.AllocateReceipt(receipt=receipt, allocations=allocations))
    return receipt


def decide(contract: ContractId, **more: Any) -> c.DecideContract:
    return evolve(c.DecideContract(contract=contract, decision=DECISION, tender=TENDER), **more)


def varied(contract: ContractId, **more: Any) -> c.VaryContract:
    command = c.VaryContract(contract=contract, since=TODAY, decision=DECISION, reason="协商")
    return evolve(command, **more)


def agree(town: Town, contract: ContractId) -> None:
    """Pass what the head asked for."""
    town.do("keeper", c.ReviewContractChange(contract=contract, passed=True, words="属实"))


def vary(town: Town, command: c.VaryContract) -> None:
    """Vary a contract: the head asks, the keeper passes it."""
    town.do("head", command)
    agree(town, command.contract)


def end(town: Town, command: c.EndContract) -> None:
    """End a contract early: the head asks, the keeper passes it."""
    town.do("head", command)
    agree(town, command.contract)


def dispose(town: Town, command: a.DisposeAsset) -> None:
    """Let an asset go: the head asks, the keeper passes it."""
    town.do("head", command)
    town.do("keeper", a.ReviewDisposal(asset=command.asset, passed=True, words="属实"))


def ended(contract: ContractId, **more: Any) -> c.EndContract:
    command = c.EndContract(
        contract=contract, cause=EndCause.AGREED, since=TODAY, reason="外出", decision=DECISION
    )
    return evolve(command, **more)
