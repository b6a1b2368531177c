"""What is met in kind, by labour or by set-off, or written off: who asks, approves and books."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AccountId, AssetId, ReceiptId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.property import (
    AllocateReceipt,
    Allocation,
    ApproveDischarge,
    BookDischarge,
    Contract,
    ContractHistory,
    Contracts,
    ContractStage,
    DecisionKind,
    Discharge,
    DischargeForm,
    OpenDues,
    ProposeDischarge,
    UndoDischarge,
    WithdrawDischarge,
    receipt_of,
    rules_discharge,
)
from ruralgov.domain.property.model_contract import Credit
from ruralgov.domain.property.records import CONTRACT
from tests.books.ledger import Ledger, line
from tests.given import TODAY, Outcome, given
from tests.property.drafts import CONTRACT_NOW
from tests.property.scenario import DECISION, letting, pond, refusal, signed
from tests.property.test_contract_boundaries import A_DAY, IT
from tests.town import Town

PAPER = "c" * 64
ASKED = Discharge(
    no=1,
    form=DischargeForm.WRITE_OFF,
    amount=Fen(60),
    day=TODAY,
    reason="死亡无遗产",
    document=PAPER,
    by=AccountId("asker"),
)
APPROVED = change(ASKED, decision=DECISION)
BOOKED = change(APPROVED, voucher=VoucherId("v"), line=1)


def having(*discharges: Discharge, **more: Any) -> Contract:
    return change(CONTRACT_NOW, discharges=discharges, **more)


def when(command: Any, known: Contract, account: str = "me") -> Outcome:
    name: Any = {
        ProposeDischarge: rules_discharge.propose_discharge,
        ApproveDischarge: rules_discharge.approve_discharge,
        WithdrawDischarge: rules_discharge.withdraw_discharge,
        BookDischarge: rules_discharge.book_discharge,
        UndoDischarge: rules_discharge.undo_discharge,
    }[type(command)]
    return given(CONTRACT, state=known, account=account).when(command, name)


def proposing(known: Contract = CONTRACT_NOW, **more: Any) -> Outcome:
    of: dict[str, Any] = {
        "contract": IT,
        "form": DischargeForm.IN_KIND,
        "amount": Fen(300),
        "document": PAPER,
        "reason": "以鱼抵租",
    }
    return when(ProposeDischarge(**of | more), known)


LOST = {"form": DischargeForm.WRITE_OFF}
PAID = {"credits": (Credit(receipt=ReceiptId("r"), due=1, amount=Fen(40), day=TODAY),)}


@pytest.mark.parametrize(
    ("known", "more", "code"),
    [
        (CONTRACT_NOW, {}, ""),
        (CONTRACT_NOW, {"amount": Fen(301)}, "discharge_exceeds"),
        (CONTRACT_NOW, {"amount": Fen(0)}, "amount_range"),
        (CONTRACT_NOW, {"document": ""}, "contract_evidence_missing"),
        (CONTRACT_NOW, {"reason": ""}, "text_not_clean"),
        (CONTRACT_NOW, LOST | {"amount": Fen(100)}, ""),
        (CONTRACT_NOW, LOST | {"amount": Fen(101)}, "discharge_exceeds"),
        (having(**PAID), {"amount": Fen(260)}, ""),
        (having(**PAID), {"amount": Fen(261)}, "discharge_exceeds"),
        (having(ASKED), {"amount": Fen(240)}, ""),
        (having(ASKED), {"amount": Fen(241)}, "discharge_exceeds"),
        (having(change(ASKED, withdrawn=True)), {}, ""),
        (having(BOOKED), {}, ""),
        (having(stage=ContractStage.DECIDED), {}, "contract_stage_wrong"),
        (having(stage=ContractStage.ENDED), {}, ""),
    ],
)
def test_rule_33_no_more_is_discharged_than_is_owed(
    known: Contract, more: dict[str, Any], code: str
) -> None:
    assert proposing(known, **more).code == code


def test_rule_33_what_is_due_today_is_not_late() -> None:
    due = change(CONTRACT_NOW.dues[0], day=TODAY)
    assert proposing(having(dues=(due,)), **LOST, amount=Fen(1)).code == "discharge_exceeds"
    due = change(due, day=TODAY - A_DAY)
    assert proposing(having(dues=(due,)), **LOST, amount=Fen(100)).code == ""


COUNCIL = change(DECISION, kind=DecisionKind.COUNCIL)
FISH = change(ASKED, form=DischargeForm.IN_KIND)


@pytest.mark.parametrize(
    ("asked", "more", "account", "code"),
    [
        (ASKED, {}, "me", ""),
        (ASKED, {}, "asker", "discharge_same_person"),
        (ASKED, {"no": 2}, "me", "discharge_missing"),
        (ASKED, {"decision": COUNCIL}, "me", "write_off_undecided"),
        (FISH, {"decision": COUNCIL}, "me", ""),
        (ASKED, {"decision": change(DECISION, day=TODAY)}, "me", ""),
        (ASKED, {"decision": change(DECISION, day=TODAY + A_DAY)}, "me", "day_ahead"),
        (APPROVED, {}, "me", "discharge_missing"),
        (BOOKED, {}, "me", "discharge_missing"),
        (change(ASKED, withdrawn=True), {}, "me", "discharge_missing"),
    ],
)
def test_rule_33_another_approves_by_a_decision(
    asked: Discharge, more: dict[str, Any], account: str, code: str
) -> None:
    of: dict[str, Any] = {"contract": IT, "no": 1, "decision": DECISION}
    assert when(ApproveDischarge(**of | more), having(asked), account).code == code


@pytest.mark.parametrize(
    ("asked", "withdraws", "books", "undoes"),
    [
        (ASKED, "", "discharge_missing", "discharge_missing"),
        (APPROVED, "", "", "discharge_missing"),
        (BOOKED, "discharge_missing", "discharge_missing", ""),
        (change(APPROVED, withdrawn=True), *["discharge_missing"] * 3),
    ],
)
def test_rule_33_what_is_booked_is_withdrawn_no_more(
    asked: Discharge, withdraws: str, books: str, undoes: str
) -> None:
    known = having(asked)
    of: dict[str, Any] = {"contract": IT, "no": 1}
    assert when(WithdrawDischarge(**of, reason="误提"), known).code == withdraws
    assert when(BookDischarge(**of, voucher=VoucherId("v"), line=1), known).code == books
    assert when(UndoDischarge(**of), known).code == undoes


class Pond:
    """A pond that is let; its first rent of 12,000 is booked on 112 and late."""

    def __init__(self, town: Town) -> None:
        self.town, self.ledger = town, Ledger(town)
        self.ledger.open()
        asset = AssetId(town.do("keeper", pond(self.ledger.key)).key)
        self.key = signed(town, letting(self.ledger.key, (asset,)))
        self.about = f"contract/{self.key}"
        self.booked(("112", 12_000_00), ("501", -12_000_00))

    def booked(self, *pairs: tuple[str, int]) -> VoucherId:
        lines = tuple(line(account, fen, self.about) for account, fen in pairs)
        return self.ledger.posted(lines=lines, day=date(2025, 2, 3))

    def approved(self, form: DischargeForm, amount: int) -> None:
        asked = ProposeDischarge(
            contract=self.key, form=form, amount=Fen(amount), document=PAPER, reason="协商"
        )
        self.town.do("keeper", asked)
        no = len(self.contract().discharges)
        approve = ApproveDischarge(contract=self.key, no=no, decision=DECISION)
        self.town.do("head", approve)

    def contract(self) -> Contract:
        steps = self.town.ask("auditor", ContractHistory(contract=self.key)).steps
        known: Contract = steps[-1].contract
        return known

    def rest(self) -> int:
        rows = self.town.ask("keeper", OpenDues(collective=self.ledger.key))
        rests: dict[int, int] = {row.no: row.rest for row in rows}
        return rests.get(1, 0)

    def paid(self) -> int:
        (row,) = self.town.ask("auditor", Contracts(collective=self.ledger.key))
        paid: int = row.paid
        return paid

    def allocate(self, voucher: VoucherId, amount: int) -> str:
        one = Allocation(contract=self.key, due=1, amount=Fen(amount))
        command = AllocateReceipt(receipt=receipt_of(voucher, 1), allocations=(one,))
        return refusal(self.town, "keeper", command)


@pytest.mark.parametrize(
    ("form", "account", "paid"),
    [
        (DischargeForm.IN_KIND, "121", 5_000_00),
        (DischargeForm.LABOUR, "213", 5_000_00),
        (DischargeForm.SET_OFF, "211", 5_000_00),
        (DischargeForm.WRITE_OFF, "515", 0),
    ],
)
def test_rule_33_the_voucher_that_books_it_pays_the_due(
    town: Town, form: DischargeForm, account: str, paid: int
) -> None:
    it = Pond(town)
    pairs = (account, 5_000_00), ("112", -5_000_00)
    early = it.booked(*pairs)
    assert it.allocate(early, 5_000_00) == "receipt_missing"
    it.approved(form, 5_000_00)
    other = it.booked((account, 5_000_01), ("112", -5_000_01))
    money = it.booked((account, 5_000_00), ("501", -5_000_00))
    assert all(it.allocate(one, 1) == "receipt_missing" for one in (other, money))
    voucher = it.booked(*pairs)
    assert it.allocate(voucher, 5_000_00) == ""
    assert (it.rest(), it.paid()) == (7_000_00, paid)
    again = it.booked(*pairs)
    assert it.allocate(again, 1) == "receipt_missing"
    it.ledger.post(it.ledger.reverse(voucher, day=date(2025, 2, 4)))
    assert (it.rest(), it.paid(), it.contract().discharges[0].voucher) == (12_000_00, 0, None)
    assert it.allocate(it.booked(*pairs), 5_000_00) == ""
    assert town.app.verify() == []
