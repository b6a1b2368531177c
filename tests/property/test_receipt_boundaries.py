"""The rules of receipts and what they pay where they turn, without an app."""

from typing import Any

import pytest

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import CollectiveId, ContractId, ReceiptId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.property import (
    Allocation,
    Contract,
    ContractStage,
    Direction,
    Receipt,
    rules_credit,
    rules_receipt,
)
from ruralgov.domain.property import messages_contract as c
from ruralgov.domain.property import messages_receipt as r
from ruralgov.domain.property.model_contract import Credit
from ruralgov.domain.property.model_receipt import joined
from ruralgov.domain.property.records import CONTRACT, RECEIPT
from tests.given import TODAY, Outcome, given
from tests.property.drafts import CONTRACT_NOW, HERE
from tests.property.test_contract_boundaries import A_DAY, IT, OLD

MONEY = Receipt(
    contract=IT, collective=HERE, voucher=VoucherId("v"), line=1, amount=Fen(150), day=TODAY
)


def pays(due: int, amount: int, contract: ContractId = IT) -> Allocation:
    return Allocation(contract=contract, due=due, amount=Fen(amount))


@pytest.mark.parametrize(
    ("known", "more", "code"),
    [
        (None, {}, ""),
        (MONEY, {}, "receipt_booked"),
        (None, {"day": TODAY + A_DAY}, "day_ahead"),
        (None, {"amount": Fen(1)}, ""),
        (None, {"amount": Fen(0)}, "amount_range"),
        (None, {"voucher": VoucherId(" ")}, "text_not_clean"),
    ],
)
def test_rule_10_a_receipt_is_entered_once_when_it_came(
    known: Receipt | None, more: dict[str, Any], code: str
) -> None:
    of: dict[str, Any] = {
        **{"contract": IT, "voucher": VoucherId("v"), "line": 1},
        **{"amount": Fen(9), "day": TODAY},
    }
    found = given(RECEIPT, state=known, others={(CONTRACT.kind, IT): CONTRACT_NOW})
    assert found.when(r.BookReceipt(**of | more), rules_receipt.book_receipt).code == code


@pytest.mark.parametrize(
    ("more", "wanted", "code"),
    [
        ({}, (pays(1, 100), pays(2, 50)), ""),
        ({}, (pays(1, 100), pays(2, 51)), "receipt_exceeded"),
        ({"allocations": (pays(1, 100),)}, (pays(2, 51),), "receipt_exceeded"),
        ({}, (), "receipt_not_open"),
        ({"reversed_by": VoucherId("x")}, (pays(1, 1),), "receipt_not_open"),
    ],
)
def test_rule_11_a_receipt_pays_no_more_than_it_has_left(
    more: dict[str, Any], wanted: tuple[Allocation, ...], code: str
) -> None:
    command = r.AllocateReceipt(receipt=ReceiptId("r"), allocations=wanted)
    found = given(RECEIPT, state=change(MONEY, **more))
    assert found.when(command, rules_receipt.allocate_receipt).code == code


def test_rule_11_what_pays_one_due_is_one_allocation() -> None:
    other = ContractId("a")
    found = joined((pays(2, 5), pays(1, 3)), (pays(1, 4), pays(1, 1, other)))
    assert found == (pays(1, 1, other), pays(1, 7), pays(2, 5))


def test_rule_12_one_allocation_is_taken_back_and_no_other() -> None:
    known = change(MONEY, allocations=(pays(1, 5), pays(1, 5, OLD), pays(2, 5)))
    for contract, due, code in ((IT, 1, ""), (OLD, 2, "allocation_missing")):
        command = r.WithdrawAllocation(
            receipt=ReceiptId("r"), contract=contract, due=due, reason="串期"
        )
        found = given(RECEIPT, state=known).when(command, rules_receipt.withdraw_allocation)
        assert found.code == code
        if not code:
            kept = RECEIPT.evolve(known, found.only()).allocations
            assert kept == (pays(1, 5, OLD), pays(2, 5))


def crediting(known: Contract, *allocations: Allocation, **more: Any) -> Outcome:
    receipt = change(MONEY, allocations=allocations, **more)
    found = given(CONTRACT, state=known, others={(RECEIPT.kind, "r"): receipt})
    return found.when(c.CreditDues(contract=IT, receipt=ReceiptId("r")), rules_credit.credit_dues)


HELD = (
    Credit(receipt=ReceiptId("x"), due=1, amount=Fen(40), day=TODAY),
    Credit(receipt=ReceiptId("r"), due=1, amount=Fen(50), day=TODAY),
)


@pytest.mark.parametrize(
    ("more", "allocations", "code", "events"),
    [
        ({}, (pays(1, 60),), "", 1),
        ({}, (pays(1, 61),), "due_overpaid", 0),
        ({}, (pays(1, 50), pays(1, 9, OLD)), "", 0),
        ({}, (pays(9, 1),), "due_missing", 0),
        (
            {"dues": (change(CONTRACT_NOW.dues[0], withdrawn=True),)},
            (pays(1, 1),),
            "due_missing",
            0,
        ),
        ({"direction": Direction.BUY_IN}, (pays(1, 1),), "due_missing", 0),
        ({"direction": Direction.BUY_IN}, (pays(4, 30),), "", 1),
        ({"collective": CollectiveId("x")}, (pays(1, 1),), "receipt_elsewhere", 0),
        ({"stage": ContractStage.PERFORMED}, (pays(1, 49),), "", 2),
        ({"stage": ContractStage.PERFORMED}, (pays(2, 50),), "", 1),
        ({"stage": ContractStage.PERFORMED}, (pays(1, 51),), "", 1),
        ({"stage": ContractStage.ENDED}, (), "", 1),
    ],
)
def test_rule_11_no_due_gets_more_than_its_rest_and_less_opens_the_contract_again(
    more: dict[str, Any], allocations: tuple[Allocation, ...], code: str, events: int
) -> None:
    found = crediting(change(CONTRACT_NOW, credits=HELD, **more), *allocations)
    assert (found.code, len(found.events)) == (code, events)


def test_rule_11_the_credits_of_other_receipts_stay() -> None:
    known = change(CONTRACT_NOW, credits=HELD)
    event = crediting(known, pays(2, 9), pays(1, 9, OLD)).only()
    assert [(one.due, one.amount) for one in event.credits] == [(2, 9)]
    after = CONTRACT.evolve(known, event)
    assert after.credits == (HELD[0], *event.credits)
    assert (after.rest(after.dues[0]), after.credited(1, without="x")) == (60, 0)
