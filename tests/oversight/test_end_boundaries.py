"""The checks of early ends and of money paid too much, each where it turns."""

from datetime import date, timedelta
from typing import Any

import pytest

from ruralgov.domain.books import VoucherKind
from ruralgov.domain.funds import FundApplication
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import AccountId, ReceiptId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.personal import PersonName
from ruralgov.domain.oversight.checks_contracts import received
from ruralgov.domain.oversight.checks_ends import astray, ended, overpaid
from ruralgov.domain.property import (
    Contract,
    ContractStage,
    Direction,
    EndTerms,
    PartyBefore,
    Receipt,
    Repayment,
)
from ruralgov.domain.property.model_contract import Credit, DepositSettlement
from ruralgov.domain.property.records import RECEIPT
from tests.books.ledger import line
from tests.oversight.shelf import APPLIED, BEGIN, END, TODAY, shelf
from tests.oversight.test_asset_boundaries import voucher
from tests.oversight.test_money_boundaries import LI, ZHANG
from tests.property.drafts import CONTRACT_NOW
from tests.property.test_repayments import CAME, receipt_row

LATE = TODAY - timedelta(days=61)
PAID = change(
    CONTRACT_NOW,
    credits=tuple(
        Credit(receipt=ReceiptId("r"), due=due.no, amount=due.amount, day=BEGIN)
        for due in CONTRACT_NOW.dues
    ),
)
"""Everything that it owes was paid."""


def r36(known: Contract, *, rest: int, day: date = LATE, **more: Any) -> list[Any]:
    row = change(receipt_row(rest), owner="r", day=day, waiting=rest > 0)
    of = shelf(contracts={"k": known}, receipts=(row,), **more)
    return list(overpaid(of))


@pytest.mark.parametrize(
    ("known", "rest", "day", "count"),
    [
        (PAID, 1, LATE, 1),
        (PAID, 0, LATE, 0),
        (PAID, 1, LATE + timedelta(days=1), 0),
        (PAID, 1, END + timedelta(days=1), 0),
        (CONTRACT_NOW, 330, LATE, 0),
        (CONTRACT_NOW, 331, LATE, 1),
        (change(PAID, stage=ContractStage.ENDED, ended=LATE), 1, BEGIN, 1),
        (change(PAID, stage=ContractStage.ENDED, ended=LATE + timedelta(days=1)), 1, BEGIN, 0),
    ],
)
def test_r36_money_beyond_all_dues_lies_there(
    known: Contract, rest: int, day: date, count: int
) -> None:
    found = r36(known, rest=rest, day=day)
    assert [one.about[1] for one in found] == ["overpaid"] * count


def test_r36_names_what_is_too_much_and_since_when() -> None:
    (one,) = r36(CONTRACT_NOW, rest=1330)
    assert (one.day, one.evidence[0].value) == (LATE, "10.00")


ASKED = Repayment(
    no=1,
    amount=Fen(60),
    day=TODAY - timedelta(days=31),
    reason="多收",
    document="",
    by=AccountId("asker"),
    passed=True,
)


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ({}, 1),
        ({"day": TODAY - timedelta(days=30)}, 0),
        ({"passed": False}, 0),
        ({"withdrawn": True}, 0),
        ({"voucher": VoucherId("w")}, 0),
    ],
)
def test_r36_what_was_passed_to_go_back_is_not_paid(more: dict[str, Any], count: int) -> None:
    receipt: Receipt = change(CAME, repayments=(change(ASKED, **more),))
    row = change(receipt_row(40), owner="r", day=END, repaid=receipt.repaid)
    of = shelf(contracts={"k": PAID}, receipts=(row,), states={(RECEIPT.kind, "r"): receipt})
    assert [one.about[1] for one in overpaid(of)] == ["repayment.v.1.1"] * count


def test_r3_what_goes_back_did_not_come_in() -> None:
    row = change(receipt_row(10), owner="r", day=END, amount=340, repaid=10)
    of = shelf(contracts={"k": CONTRACT_NOW}, receipts=(row,))
    assert list(received(of)) == []
    more = change(row, repaid=9)
    assert len(list(received(shelf(contracts={"k": CONTRACT_NOW}, receipts=(more,))))) == 1


DUE = TODAY - timedelta(days=31)
ENDED = change(
    PAID,
    stage=ContractStage.ENDED,
    ended=DUE,
    end_terms=EndTerms(compensation=Fen(50)),
)
SETTLED = DepositSettlement(day=DUE, returned=Fen(30), kept=Fen(0), reason="无欠损")
ABOUT = "contract/k"


@pytest.mark.parametrize(
    ("more", "lines", "rest"),
    [
        ({}, (), "0.50"),
        ({"ended": DUE + timedelta(days=1)}, (), ""),
        ({"ended": FOREVER}, (), ""),
        ({"end_terms": EndTerms(penalty=Fen(5))}, (), ""),
        ({"end_terms": None}, (), ""),
        ({}, (line("515", 50, ABOUT),), ""),
        ({}, (line("211", 49, ABOUT),), "0.01"),
        ({}, (line("112", 50, ABOUT),), "0.50"),
        ({}, (line("515", 50),), "0.50"),
        ({"settlement": SETTLED}, (line("211", 50, ABOUT),), "0.30"),
        ({"settlement": SETTLED}, (line("211", 80, ABOUT),), ""),
    ],
)
def test_r37_what_was_agreed_for_an_end_has_its_voucher(
    more: dict[str, Any], lines: tuple[Any, ...], rest: str
) -> None:
    made = {"v": voucher(*lines, day=DUE)} if lines else {}
    found = list(ended(shelf(contracts={"k": change(ENDED, **more)}, vouchers=made)))
    assert [one.evidence[0].value for one in found] == ([rest] if rest else [])


def test_r37_a_reversed_voucher_and_one_of_before_pay_nothing() -> None:
    paid = line("515", 50, ABOUT)
    early = {"v": voucher(paid, day=DUE - timedelta(days=1))}
    assert len(list(ended(shelf(contracts={"k": ENDED}, vouchers=early)))) == 1
    reversal = {"v": voucher(paid, day=DUE, kind=VoucherKind.REVERSAL)}
    assert len(list(ended(shelf(contracts={"k": ENDED}, vouchers=reversal)))) == 1


LEASED = change(CONTRACT_NOW, company="大庄建材有限公司", person=None)
PAYING = voucher(line("515", 70, "contract/k"), line("102", -70, "fund_application/a"), day=BEGIN)


def r38(
    known: Contract = LEASED, asked: FundApplication = APPLIED, **more: Any
) -> list[tuple[str, ...]]:
    paid = more.pop("paid", PAYING)
    of = shelf({"v": paid}, contracts={"k": known}, applications={"a": asked}, **more)
    return [one.about for one in astray(of)]


@pytest.mark.parametrize(
    ("known", "asked", "count"),
    [
        ({}, {}, 0),
        ({}, {"payee": "大庄建材（有限责任公司）"}, 0),
        ({}, {"payee": "别家"}, 1),
        ({"company": "别家"}, {}, 1),
        ({"company": "别家", "direction": Direction.BUY_IN}, {}, 0),
        ({"company": "", "person": PersonName.of("张三")}, ZHANG, 0),
        ({"company": "", "person": PersonName.of("张三")}, LI, 1),
        ({"company": "", "person": None}, {}, 1),
    ],
)
def test_r38_what_goes_back_goes_to_the_other_side(
    known: dict[str, Any], asked: dict[str, Any], count: int
) -> None:
    found = r38(change(LEASED, **known), change(APPLIED, **asked))
    assert found == [("contract/k", "fund_application/a", "payee")] * count


def test_r38_the_name_before_a_correction_is_the_same_side() -> None:
    before = PartyBefore(day=BEGIN, company="大庄建材", company_code="", document="")
    assert r38(change(LEASED, company="荣庄建材", parties=(before,))) == []


@pytest.mark.parametrize(
    ("more", "count"), [({}, 1), ({"mandate": "委托书"}, 0), ({"voucher": VoucherId("w")}, 1)]
)
def test_r38_a_mandate_lets_another_have_it(more: dict[str, Any], count: int) -> None:
    of: dict[str, Any] = {"voucher": VoucherId("v"), "line": 1, "passed": True} | more
    repaid = Repayment(
        no=1, amount=Fen(70), day=BEGIN, reason="多收", document="", by=AccountId("a"), **of
    )
    if "voucher" in more:
        repaid = change(repaid, mandate="委托书")
    row = change(receipt_row(100), owner="r", contract="k", repaid=70)
    states = {(RECEIPT.kind, "r"): change(CAME, repayments=(repaid,))}
    found = r38(change(LEASED, company="别家"), receipts=(row,), states=states)
    assert len(found) == count


def test_r38_what_names_no_contract_or_takes_nothing_off_is_not_looked_at() -> None:
    other = change(LEASED, company="别家")
    plain = voucher(line("515", 70), line("102", -70, "fund_application/a"), day=BEGIN)
    came = voucher(line("102", 70, "contract/k"), line("501", -70), day=BEGIN)
    for paid in (plain, came, change(PAYING, kind=VoucherKind.REVERSAL)):
        assert r38(other, paid=paid) == []


@pytest.mark.parametrize(("contract", "rest"), [("k", "0.30"), ("other", "")])
def test_r37_what_went_back_of_its_own_money_is_no_compensation(contract: str, rest: str) -> None:
    made = {"v": voucher(line("515", 50, ABOUT), day=DUE)}
    row = change(receipt_row(0), owner="r", contract=contract, repaid=30, waiting=False)
    found = list(ended(shelf(made, contracts={"k": ENDED}, receipts=(row,))))
    assert [one.evidence[0].value for one in found] == ([rest] if rest else [])
