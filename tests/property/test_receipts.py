import itertools
from collections import defaultdict
from datetime import date
from functools import cache
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ruralgov.domain.collectives import FoundCollective
from ruralgov.domain.kernel.ids import AssetId, CollectiveId, ContractId, ReceiptId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.property import (
    Allocation,
    ContractFile,
    Direction,
    FileOfContract,
    FileOfReceipt,
    PriceStep,
    ReceiptFile,
    WaitingReceipts,
)
from ruralgov.domain.property import messages_contract as c
from ruralgov.domain.property import messages_receipt as r
from tests.property.scenario import booked, letting, pond, refusal, signed
from tests.town import DAY, Town, code_of

TODAY = date(2026, 1, 5)


def found(town: Town, name: str = "大庄合作社") -> CollectiveId:
    command = FoundCollective(place=town.village, name=name, since=DAY, source="证")
    return CollectiveId(town.do("registrar", command).key)


def let(town: Town, collective: CollectiveId, code: str, amount: int, times: int) -> ContractId:
    asset = AssetId(town.do("keeper", evolve(pond(collective), code=code)).key)
    price = (PriceStep(first=date(2024, 2, 1), amount=Fen(amount), times=times, every=1),)
    return signed(town, letting(collective, (asset,), price=price, deposit=None))


@pytest.fixture
def collective(town: Town) -> CollectiveId:
    return found(town)


@pytest.fixture
def contract(town: Town, collective: CollectiveId) -> ContractId:
    return let(town, collective, "Z-1", 100, 5)


def book(town: Town, contract: ContractId, voucher: str, amount: int) -> ReceiptId:
    return ReceiptId(town.do("bookchecker", booked(contract, voucher, amount)).key)


def pays(receipt: ReceiptId, *what: tuple[ContractId, int, int]) -> r.AllocateReceipt:
    allocations = tuple(Allocation(contract=k, due=n, amount=Fen(a)) for k, n, a in what)
    return r.AllocateReceipt(receipt=receipt, allocations=allocations)


def file(town: Town, receipt: ReceiptId) -> FileOfReceipt:
    answer: FileOfReceipt = town.ask("reviewer", ReceiptFile(receipt=receipt))
    return answer


def of_contract(town: Town, contract: ContractId) -> FileOfContract:
    answer: FileOfContract = town.ask("reviewer", ContractFile(contract=contract))
    return answer


def test_rule_10_a_line_makes_one_receipt(town: Town, contract: ContractId) -> None:
    receipt = book(town, contract, "v-1", 100)
    assert receipt == "v-1.1"
    again = booked(contract, "v-1", 100)
    assert refusal(town, "bookchecker", again) == "receipt_booked"
    town.do("bookchecker", evolve(again, line=2))
    for wrong, code in (
        (evolve(again, line=3, amount=Fen(0)), "amount_range"),
        (evolve(again, line=3, day=date(2026, 1, 6)), "day_ahead"),
        (evolve(again, line=3, contract=ContractId("x")), "contract_missing"),
    ):
        assert refusal(town, "bookchecker", wrong) == code


def test_rule_10_money_comes_about_a_signed_contract(
    town: Town, collective: CollectiveId, contract: ContractId
) -> None:
    draft = letting(collective, (), direction=Direction.BUY_IN, tenure=None)
    key = ContractId(town.do("keeper", draft).key)
    command = booked(key, "v")
    assert refusal(town, "bookchecker", command) == "contract_stage_wrong"


def test_rule_11_never_more_than_it_has_nor_than_is_owed(town: Town, contract: ContractId) -> None:
    receipt = book(town, contract, "v-1", 150)
    over = pays(receipt, (contract, 1, 100), (contract, 2, 51))
    assert refusal(town, "keeper", over) == "receipt_exceeded"
    too_much = pays(receipt, (contract, 1, 101))
    assert refusal(town, "keeper", too_much) == "due_overpaid"
    split = pays(receipt, (contract, 1, 60), (contract, 1, 41))
    assert refusal(town, "keeper", split) == "due_overpaid"
    assert file(town, receipt).receipt.allocations == ()
    town.do("keeper", pays(receipt, (contract, 1, 60)))
    town.do("keeper", pays(receipt, (contract, 1, 40), (contract, 2, 50)))
    nothing_left = pays(receipt, (contract, 3, 1))
    assert refusal(town, "keeper", nothing_left) == "receipt_exceeded"
    other = book(town, contract, "v-2", 100)
    full = pays(other, (contract, 1, 1))
    assert refusal(town, "keeper", full) == "due_overpaid"
    assert [one.amount for one in of_contract(town, contract).credits] == [100, 50]
    for wrong, code in (
        (pays(other, (contract, 9, 1)), "due_missing"),
        (pays(other, (ContractId("x"), 1, 1)), "contract_missing"),
        (pays(other), "receipt_not_open"),
        (pays(ReceiptId("x"), (contract, 1, 1)), "receipt_missing"),
    ):
        assert refusal(town, "keeper", wrong) == code
    assert code_of(lambda: pays(other, (contract, 2, 0))) == "amount_range"


def test_rule_11_one_receipt_pays_dues_of_two_contracts_or_nothing(
    town: Town, collective: CollectiveId, contract: ContractId
) -> None:
    second = let(town, collective, "Z-2", 70, 1)
    receipt = book(town, contract, "v-1", 300)
    half = pays(receipt, (contract, 1, 100), (second, 1, 71))
    assert refusal(town, "keeper", half) == "due_overpaid"
    assert of_contract(town, contract).credits == ()
    assert file(town, receipt).receipt.rest == 300
    town.do("keeper", pays(receipt, (contract, 1, 100), (second, 1, 70)))
    assert of_contract(town, second).row.paid == 70
    other = let(town, found(town, "另一社"), "Z-1", 70, 1)
    away = pays(receipt, (other, 1, 1))
    assert refusal(town, "keeper", away) == "receipt_elsewhere"


def test_rule_11_the_receipt_is_the_truth_and_crediting_again_changes_nothing(
    town: Town, contract: ContractId
) -> None:
    receipt = book(town, contract, "v-1", 100)
    town.do("keeper", pays(receipt, (contract, 1, 100)))
    before = of_contract(town, contract)
    again = town.do("keeper", c.CreditDues(contract=contract, receipt=receipt))
    assert again.events == ()
    assert of_contract(town, contract) == before
    idle = book(town, contract, "v-2", 100)
    assert town.do("keeper", c.CreditDues(contract=contract, receipt=idle)).events == ()
    assert of_contract(town, contract) == before


def test_rule_12_an_allocation_is_taken_back_with_a_reason(
    town: Town, contract: ContractId
) -> None:
    receipt = book(town, contract, "v-1", 150)
    town.do("keeper", pays(receipt, (contract, 1, 100), (contract, 2, 50)))
    back = r.WithdrawAllocation(receipt=receipt, contract=contract, due=1, reason="串期")
    no_reason = evolve(back, reason=" ")
    assert refusal(town, "keeper", no_reason) == "text_not_clean"
    town.do("keeper", back)
    assert [(one.due, one.amount) for one in of_contract(town, contract).credits] == [(2, 50)]
    assert file(town, receipt).receipt.rest == 100
    assert refusal(town, "keeper", back) == "allocation_missing"
    kinds = [type(one.event).__name__ for one in file(town, receipt).history]
    assert kinds == ["ReceiptBooked", "ReceiptAllocated", "AllocationWithdrawn"]


def test_rule_12_a_reversed_voucher_takes_back_everything(
    town: Town, collective: CollectiveId, contract: ContractId
) -> None:
    second = let(town, collective, "Z-2", 70, 1)
    receipt = book(town, contract, "v-1", 170)
    town.do("keeper", pays(receipt, (contract, 1, 100), (second, 1, 70)))
    reverse = r.ReverseReceipt(receipt=receipt, voucher=VoucherId("v-2"), reason="退票")
    town.do("bookchecker", reverse)
    assert of_contract(town, contract).credits == of_contract(town, second).credits == ()
    assert file(town, receipt).receipt.rest == 0
    assert refusal(town, "bookchecker", reverse) == "receipt_not_open"
    more = pays(receipt, (contract, 1, 1))
    assert refusal(town, "keeper", more) == "receipt_not_open"
    assert town.ask("cashier", WaitingReceipts(collective=collective)) == []


def test_rule_12_a_performed_contract_is_open_again(town: Town, collective: CollectiveId) -> None:
    sale = letting(
        collective,
        (AssetId(town.do("keeper", pond(collective)).key),),
        direction=Direction.SELL,
        tenure=None,
        deposit=None,
        price=(PriceStep(first=DAY, amount=Fen(100)),),
    )
    contract = signed(town, sale)
    receipt = book(town, contract, "v-1", 100)
    town.do("keeper", pays(receipt, (contract, 1, 100)))
    town.do("keeper", c.CompleteContract(contract=contract, day=TODAY, note="两清"))
    assert of_contract(town, contract).row.stage.value == "performed"
    reverse = r.ReverseReceipt(receipt=receipt, voucher=VoucherId("v-2"), reason="退票")
    town.do("bookchecker", reverse)
    known = of_contract(town, contract)
    assert (known.row.stage.value, known.late) == ("signed", 100)


def test_the_oldest_dues_are_suggested(
    town: Town, collective: CollectiveId, contract: ContractId
) -> None:
    receipt = book(town, contract, "v-1", 230)
    town.do("keeper", pays(receipt, (contract, 2, 30)))
    suggested = file(town, receipt).suggested
    assert [(one.due, one.amount) for one in suggested] == [(1, 100), (2, 70), (3, 30)]
    town.do("keeper", r.AllocateReceipt(receipt=receipt, allocations=suggested))
    assert file(town, receipt).suggested == ()
    waiting = book(town, contract, "v-2", 5)
    rows = town.ask("cashier", WaitingReceipts(collective=collective))
    assert [row.owner for row in rows] == [waiting]


NUMBERS = itertools.count()


@cache
def one_town() -> Town:
    """Return a town for all examples: each has a collective of its own."""
    return Town()


STEP = st.one_of(
    st.tuples(
        st.just("pay"), st.integers(0, 2), st.integers(0, 1), st.integers(1, 4), st.integers(1, 90)
    ),
    st.tuples(st.just("back"), st.integers(0, 2), st.integers(0, 1), st.integers(1, 4), st.just(0)),
    st.tuples(st.just("reverse"), st.integers(0, 2), st.just(0), st.just(0), st.just(0)),
)


@given(
    st.lists(st.integers(1, 120), min_size=3, max_size=3),
    st.lists(STEP, min_size=1, max_size=14),
)
def test_rule_11_and_rule_12_both_sides_always_agree(amounts: list[int], steps: list[Any]) -> None:
    """Random receipts, dues and steps against a model that is a table of sums."""
    town = one_town()
    number = next(NUMBERS)
    collective = found(town, f"社{number}")
    contracts = [let(town, collective, "A", 50, 3), let(town, collective, "B", 80, 3)]
    owed = dict(zip(contracts, (50, 80), strict=True))
    receipts = [book(town, contracts[0], f"v-{number}-{n}", one) for n, one in enumerate(amounts)]
    left = dict(zip(receipts, amounts, strict=True))
    table: dict[tuple[ReceiptId, ContractId, int], int] = defaultdict(int)
    for what, n, k, due, amount in steps:
        receipt, contract = receipts[n], contracts[k]
        paid = sum(a for (_, one, no), a in table.items() if (one, no) == (contract, due))
        place = (receipt, contract, due)
        if what == "pay":
            command: Any = pays(receipt, (contract, due, amount))
            good = due <= 3 and amount <= left[receipt] and paid + amount <= owed[contract]
        elif what == "back":
            command = r.WithdrawAllocation(receipt=receipt, contract=contract, due=due, reason="错")
            good = table[place] > 0
        else:
            command = r.ReverseReceipt(receipt=receipt, voucher=VoucherId("x"), reason="冲")
            good = left[receipt] >= 0
        account = "bookchecker" if what == "reverse" else "keeper"
        assert (refusal(town, account, command) == "") == good
        if not good:
            continue
        if what == "pay":
            table[place] += amount
            left[receipt] -= amount
        elif what == "back":
            left[receipt] += table.pop(place)
        else:
            left[receipt] = -1
            for key in [key for key in table if key[0] == receipt]:
                del table[key]
        check(town, contracts, receipts, table, left)


def check(
    town: Town,
    contracts: list[ContractId],
    receipts: list[ReceiptId],
    table: dict[tuple[ReceiptId, ContractId, int], int],
    left: dict[ReceiptId, int],
) -> None:
    wanted = {key: amount for key, amount in table.items() if amount}
    credits = {
        (one.receipt, contract, one.due): one.amount
        for contract in contracts
        for one in of_contract(town, contract).credits
    }
    allocations = {
        (receipt, one.contract, one.due): one.amount
        for receipt in receipts
        for one in file(town, receipt).receipt.allocations
    }
    assert credits == allocations == wanted
    assert [file(town, one).receipt.rest for one in receipts] == [
        max(left[one], 0) for one in receipts
    ]


def test_rule_12_after_all_examples_the_journal_replays() -> None:
    assert one_town().app.verify() == []
