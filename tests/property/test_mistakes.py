"""What was entered of an asset or a contract by mistake is taken back, and leaves no trace."""

from datetime import timedelta
from typing import Any

import attrs
import pytest

from ruralgov.domain.books import VoucherLine
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AssetId, CollectiveId, ContractId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.oversight import CrossCheckCollective
from ruralgov.domain.property import (
    AssetFile,
    AssetKind,
    AssetMistake,
    AssetRegister,
    AssetStage,
    ContractFile,
    ContractMistake,
    EndCause,
    OpenDues,
    PriceStep,
)
from ruralgov.domain.property import messages_asset as a
from ruralgov.domain.property import messages_contract as c
from tests.books.ledger import Ledger, line
from tests.property.contracts import dispose, end, vary
from tests.property.scenario import (
    DECISION,
    EXEMPT,
    POND,
    letting,
    pond,
    refusal,
    signed,
)
from tests.town import DAY, Town

MACHINE = 50_000_00
REASON = "误录"


class Yard:
    """A collective with a machine, and a pond that is let."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.ledger = Ledger(town)
        self.key = self.ledger.key
        self.ledger.open({"102": 10_000_00, "151": MACHINE, "301": -10_000_00 - MACHINE})
        self.machine = AssetId(town.do("keeper", machine(self.key)).key)
        self.pond = AssetId(town.do("keeper", pond(self.key)).key)
        self.contract = signed(town, letting(self.key, (self.pond,)))
        self.today = town.clock.now.date()

    def asset(self) -> Any:
        return self.town.ask("keeper", AssetFile(asset=self.machine))

    def register(self) -> dict[str, AssetStage]:
        rows = self.town.ask("keeper", AssetRegister(collective=self.key))
        return {one.row.code: one.stage for one in rows}

    def dues(self) -> dict[int, int]:
        rows = self.town.ask("keeper", OpenDues(collective=self.key))
        return {row.no: row.rest for row in rows}

    def back(self, entry: Any, account: str = "head", key: str | None = None) -> str:
        if isinstance(entry, AssetMistake):
            asset = AssetId(key or self.machine)
            command: Any = a.WithdrawAssetEntry(asset=asset, entry=entry, reason=REASON)
        else:
            contract = ContractId(key or self.contract)
            command = c.WithdrawContractEntry(contract=contract, entry=entry, reason=REASON)
        return refusal(self.town, account, command)

    def findings(self) -> list[Any]:
        asked = CrossCheckCollective(
            collective=self.key, first=Month("2025-01"), last=Month("2025-12")
        )
        return list(self.town.ask("auditor", asked).findings)


def machine(key: CollectiveId, **more: Any) -> a.RegisterAsset:
    given: dict[str, Any] = {
        "collective": key,
        "code": "G-001",
        "name": "榨油机",
        "kind": AssetKind.FIXED,
        "quantity": POND,
        "account": "151",
        "acquired": DAY,
        "original": Fen(MACHINE),
        "source": "发票",
    }
    return a.RegisterAsset(**(given | more))


@pytest.fixture
def yard(town: Town) -> Yard:
    return Yard(town)


def disposing(yard: Yard, **more: Any) -> a.DisposeAsset:
    given: dict[str, Any] = {
        "asset": yard.machine,
        "stage": AssetStage.SCRAPPED,
        "day": yard.today,
        "decision": DECISION,
        "tender": EXEMPT,
        "reason": "报废",
    }
    return a.DisposeAsset(**(given | more))


def test_rule_17_a_disposal_that_was_none_brings_the_asset_back_as_it_was(yard: Yard) -> None:
    town = yard.town
    town.do("keeper", a.MarkAsset(asset=yard.machine, stage=AssetStage.IDLE, reason="停用"))
    plan = a.PlanDepreciation(asset=yard.machine, first=Month("2024-02"), months=10, basis="十年")
    town.do("keeper", plan)
    before, found = yard.asset().asset, yard.findings()
    assert yard.back(AssetMistake.DISPOSAL) == "nothing_entered"
    dispose(town, disposing(yard))
    again = a.MarkAsset(asset=yard.machine, stage=AssetStage.IN_USE, reason="启用")
    assert refusal(town, "keeper", again) == "asset_gone"
    assert yard.back(AssetMistake.DISPOSAL, "keeper") == "not_granted"
    assert yard.back(AssetMistake.DISPOSAL) == ""
    asset = yard.asset().asset
    assert asset.proposals.asked == 1, "the number of a proposal is never given again"
    assert (change(asset, proposals=before.proposals), yard.findings()) == (before, found)
    assert yard.register()["G-001"] is AssetStage.IDLE
    assert refusal(town, "keeper", again) == ""
    assert town.app.verify() == []


@pytest.mark.parametrize(("about", "code"), [(True, "voucher_stands"), (False, "")])
def test_rule_17_a_voucher_about_it_is_reversed_first(yard: Yard, about: bool, code: str) -> None:
    town, key = yard.town, f"asset/{yard.machine}" if about else None
    dispose(town, disposing(yard, day=town.clock.now.date()))
    gone: tuple[VoucherLine, ...] = (line("515", MACHINE, key), line("151", -MACHINE, key))
    voucher = yard.ledger.posted(day=town.clock.now.date(), lines=gone)
    assert yard.back(AssetMistake.DISPOSAL) == code
    if code:
        yard.ledger.post(yard.ledger.reverse(voucher, day=town.clock.now.date()))
        assert yard.back(AssetMistake.DISPOSAL) == ""


def test_rule_17_what_was_registered_by_mistake_leaves_the_register_and_its_code(
    yard: Yard,
) -> None:
    town = yard.town
    wrong = AssetId(town.do("keeper", machine(yard.key, code="G-002")).key)
    assert yard.back(AssetMistake.REGISTRATION, key=wrong) == ""
    assert yard.register().keys() == {"G-001", "Z-001"}
    assert yard.back(AssetMistake.REGISTRATION, key=wrong) == "asset_gone"
    mark = a.MarkAsset(asset=wrong, stage=AssetStage.IDLE, reason="停用")
    assert refusal(town, "keeper", mark) == "asset_gone"
    assert refusal(town, "keeper", machine(yard.key, code="G-002", name="榨油机二号")) == ""
    assert yard.back(AssetMistake.REGISTRATION, key=yard.pond) == "entry_rested_on"
    file = town.ask("keeper", AssetFile(asset=wrong)).asset
    assert (file.stage, file.value(yard.today)) == (AssetStage.WITHDRAWN, 0)
    assert town.app.verify() == []


def test_rule_17_valuation_value_and_plan_are_taken_back_the_last_first(yard: Yard) -> None:
    town = yard.town
    bare = yard.asset().asset
    steps: list[Any] = [
        a.ValueAsset(asset=yard.machine, day=DAY, amount=Fen(9), basis="评估"),
        a.ChangeAssetValue(asset=yard.machine, day=yard.today, amount=Fen(100), basis="加装"),
        a.PlanDepreciation(asset=yard.machine, first=Month("2024-02"), months=10, basis="十年"),
    ]
    for one in steps:
        town.do("keeper", one)
    assert yard.back(AssetMistake.VALUE) == "entry_rested_on"
    for entry in (AssetMistake.PLAN, AssetMistake.VALUE, AssetMistake.VALUATION):
        assert yard.back(entry) == ""
        assert yard.back(entry) == "nothing_entered"
    assert yard.asset().asset == bare


def test_rule_17_a_signing_is_taken_back_while_nothing_rests_on_it(yard: Yard) -> None:
    town = yard.town
    assert yard.back(ContractMistake.SIGNING, "keeper") == "not_granted"
    about = f"contract/{yard.contract}"
    paid = yard.ledger.posted(
        day=DAY.replace(year=2025), lines=(line("102", 5_00, about), line("501", -5_00))
    )
    assert yard.back(ContractMistake.SIGNING) == "entry_rested_on"
    yard.ledger.post(yard.ledger.reverse(paid))
    town.do("keeper", noting(yard))
    assert yard.back(ContractMistake.SIGNING) == "entry_rested_on"
    assert yard.back(ContractMistake.NOTE) == ""
    assert yard.back(ContractMistake.NOTE) == "nothing_entered"
    dues = yard.dues()
    assert yard.back(ContractMistake.SIGNING) == ""
    assert yard.dues() == {}
    assert yard.register()["Z-001"] is AssetStage.REGISTERED
    town.do("keeper", c.SignContract(contract=yard.contract, day=yard.today))
    assert (yard.dues(), yard.register()["Z-001"]) == (dues, AssetStage.LET)
    assert yard.back(ContractMistake.SIGNING) == ""
    assert yard.back(ContractMistake.DECISION) == ""
    town.do("keeper", c.WithdrawContract(contract=yard.contract, reason=REASON))
    assert town.app.verify() == []


def noting(yard: Yard) -> c.NotePerformance:
    return c.NotePerformance(contract=yard.contract, day=yard.today, note="正常", satisfactory=True)


def test_rule_17_a_variation_that_was_not_agreed_leaves_price_and_end(yard: Yard) -> None:
    town, before = yard.town, yard.dues()
    row = town.ask("keeper", ContractFile(contract=yard.contract)).row
    until = yard.today + timedelta(days=500)
    cut = c.VaryContract(
        contract=yard.contract,
        since=yard.today + timedelta(days=1),
        until=until,
        price=(PriceStep(first=yard.today + timedelta(days=2), amount=Fen(7_00)),),
        decision=DECISION,
        reason="水位",
    )
    assert yard.back(ContractMistake.VARIATION) == "nothing_entered"
    vary(town, cut)
    assert yard.dues() != before
    assert yard.back(ContractMistake.VARIATION) == ""
    assert yard.dues() == before
    assert town.ask("keeper", ContractFile(contract=yard.contract)).row == row
    vary(town, cut)
    again = letting(yard.key, (yard.pond,), since=until, until=until + timedelta(days=99))
    price = (PriceStep(first=until, amount=Fen(1_00)),)
    signed(town, attrs.evolve(again, price=price, deposit=None))
    assert yard.back(ContractMistake.VARIATION) == "asset_bound"


def test_rule_17_a_contract_that_did_not_end_goes_on(yard: Yard) -> None:
    town, before = yard.town, yard.dues()
    early = c.EndContract(
        contract=yard.contract,
        cause=EndCause.AGREED,
        since=yard.today,
        reason="外出",
        decision=DECISION,
    )
    assert yard.back(ContractMistake.END) == "contract_stage_wrong"
    end(town, early)
    assert yard.dues() != before
    assert yard.register()["Z-001"] is AssetStage.REGISTERED
    assert yard.back(ContractMistake.END) == ""
    assert (yard.dues(), yard.register()["Z-001"]) == (before, AssetStage.LET)
    end(town, early)
    since = yard.today + timedelta(days=1)
    price = (PriceStep(first=since, amount=Fen(1_00)),)
    next_one = letting(yard.key, (yard.pond,), since=since, price=price, deposit=None)
    signed(town, next_one)
    assert yard.back(ContractMistake.END) == "asset_bound"
    assert town.app.verify() == []
