"""Races on a real PostgreSQL, each with a naive mutant that the test must catch."""

from collections.abc import Iterator

import pytest
from attrs import evolve

from ruralgov.domain.collectives import FoundCollective
from ruralgov.domain.kernel.ids import AssetId, CollectiveId, ContractId, ReceiptId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.property import Allocation, AssetStage, ContractFile
from ruralgov.domain.property import messages_asset as a
from ruralgov.domain.property import messages_contract as c
from ruralgov.domain.property import messages_receipt as r
from ruralgov_sqlalchemy import SqlStorage
from tests.property.scenario import DECISION, TENDER, booked, letting, pond, signed
from tests.racing import meet, take_any_version, together, weaken
from tests.town import DAY, Town

RENT = 12_000_00
TODAY = DAY.replace(year=2026, day=5)


@pytest.fixture
def town(postgres_url: str) -> Iterator[Town]:
    made = Town(SqlStorage(postgres_url, "371082"))
    yield made
    made.app.close()


@pytest.fixture
def pond_let(town: Town) -> tuple[CollectiveId, AssetId]:
    command = FoundCollective(place=town.village, name="大庄合作社", since=DAY, source="证")
    collective = CollectiveId(town.do("registrar", command).key)
    return collective, AssetId(town.do("keeper", pond(collective)).key)


def pay_the_last_rest_twice(
    town: Town, pond_let: tuple[CollectiveId, AssetId], monkeypatch: pytest.MonkeyPatch
) -> tuple[list[str], int]:
    """Let two receipts pay the whole of one due, each having read that nothing was paid."""
    collective, water = pond_let
    contract = signed(town, letting(collective, (water,)))
    receipts = [
        ReceiptId(town.do("bookchecker", booked(contract, f"v-{n}", RENT)).key) for n in range(2)
    ]
    whole = (Allocation(contract=contract, due=1, amount=Fen(RENT)),)
    meet(monkeypatch, "load", "contract")

    def pay(receipt: ReceiptId) -> None:
        town.do("keeper", r.AllocateReceipt(receipt=receipt, allocations=whole))

    codes = together(lambda: pay(receipts[0]), lambda: pay(receipts[1]))
    return codes, town.ask("keeper", ContractFile(contract=contract)).row.paid


def test_two_receipts_do_not_pay_the_same_rest(
    town: Town, pond_let: tuple[CollectiveId, AssetId], monkeypatch: pytest.MonkeyPatch
) -> None:
    codes, paid = pay_the_last_rest_twice(town, pond_let, monkeypatch)
    assert (codes, paid) == (["done", "due_overpaid"], RENT)
    assert town.app.verify() == []


def test_mutant_that_takes_any_version_lets_two_receipts_pay_one_due(
    town: Town, pond_let: tuple[CollectiveId, AssetId], monkeypatch: pytest.MonkeyPatch
) -> None:
    weaken(monkeypatch)
    take_any_version(monkeypatch)
    codes, _ = pay_the_last_rest_twice(town, pond_let, monkeypatch)
    assert codes == ["done", "done"]


def let_twice(
    town: Town, pond_let: tuple[CollectiveId, AssetId], monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    """Let two contracts that let one pond be signed, each having read that it is free."""
    collective, water = pond_let
    drafts = [ContractId(town.do("keeper", letting(collective, (water,))).key) for _ in range(2)]
    for draft in drafts:
        town.do("head", c.DecideContract(contract=draft, decision=DECISION, tender=TENDER))
    meet(monkeypatch, "rows", "contract_assets")

    def sign(draft: ContractId) -> None:
        town.do("keeper", c.SignContract(contract=draft, day=TODAY))

    return together(lambda: sign(drafts[0]), lambda: sign(drafts[1]))


def test_two_contracts_do_not_let_one_pond(
    town: Town, pond_let: tuple[CollectiveId, AssetId], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert let_twice(town, pond_let, monkeypatch) == ["asset_bound", "done"]
    assert town.app.verify() == []


def test_mutant_without_serializable_lets_one_pond_twice(
    town: Town, pond_let: tuple[CollectiveId, AssetId], monkeypatch: pytest.MonkeyPatch
) -> None:
    weaken(monkeypatch)
    assert let_twice(town, pond_let, monkeypatch) == ["done", "done"]


def let_while_it_goes(
    town: Town, pond_let: tuple[CollectiveId, AssetId], monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    """Let a pond be let and disposed of at once, each having read that the other is not."""
    collective, water = pond_let
    later = letting(collective, (water,))
    draft = ContractId(town.do("keeper", evolve(later, title="又一份")).key)
    town.do("head", c.DecideContract(contract=draft, decision=DECISION, tender=TENDER))
    gone = a.DisposeAsset(
        asset=water,
        stage=AssetStage.SOLD,
        day=TODAY,
        decision=DECISION,
        tender=TENDER,
        reason="征收",
    )
    town.do("head", gone)
    meet(monkeypatch, "rows", "contract_assets")
    passing = a.ReviewDisposal(asset=water, passed=True, words="属实")
    return together(
        lambda: town.do("reviewer", passing),
        lambda: town.do("keeper", c.SignContract(contract=draft, day=TODAY)),
    )


def test_a_pond_is_not_let_while_it_goes(
    town: Town, pond_let: tuple[CollectiveId, AssetId], monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = let_while_it_goes(town, pond_let, monkeypatch)
    assert codes in (["asset_gone", "done"], ["asset_let", "done"])
    assert town.app.verify() == []


def test_mutant_without_serializable_lets_a_pond_that_is_gone(
    town: Town, pond_let: tuple[CollectiveId, AssetId], monkeypatch: pytest.MonkeyPatch
) -> None:
    weaken(monkeypatch)
    assert let_while_it_goes(town, pond_let, monkeypatch) == ["done", "done"]
