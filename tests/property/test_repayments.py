"""Money that came in beyond what a contract owes: it is seen, and goes back by two persons."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain.books import PostVoucher
from ruralgov.domain.funds import PaymentPart
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import (
    AccountId,
    AssetId,
    CollectiveId,
    ContractId,
    ReceiptId,
    VoucherId,
)
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.personal import PersonName
from ruralgov.domain.property import (
    AllocateReceipt,
    Allocation,
    BookRepayment,
    Overpayment,
    Overpayments,
    PriceStep,
    ProposeRepayment,
    Receipt,
    ReceiptFile,
    Repayment,
    ReverseReceipt,
    ReviewRepayment,
    UndoRepayment,
    WithdrawRepayment,
    receipt_of,
    rules_receipt,
    rules_repayment,
)
from ruralgov.domain.property.records import RECEIPT
from ruralgov.domain.property.rows_contract import DueRow
from ruralgov.domain.property.rows_receipt import ContractReceiptRow
from ruralgov.reports.sheets import Asking, made
from tests.books.ledger import Ledger, line
from tests.funds.desk import Desk
from tests.given import TODAY, Outcome, given
from tests.property.contracts import file, varied, vary
from tests.property.scenario import letting, pond, refusal, signed
from tests.sheets.desk import columns
from tests.town import NAME, Town

KEY, IT = ContractId("k"), ReceiptId("it")
CAME = Receipt(
    contract=KEY,
    collective=CollectiveId("c"),
    voucher=VoucherId("v"),
    line=1,
    amount=Fen(100),
    day=TODAY,
)
ASKED = Repayment(
    no=1, amount=Fen(60), day=TODAY, reason="多收", document="", by=AccountId("asker")
)
PASSED = change(ASKED, passed=True)
BOOKED = change(PASSED, voucher=VoucherId("w"), line=2)
GONE = change(ASKED, withdrawn=True)


def having(*repayments: Repayment, **more: Any) -> Receipt:
    return change(CAME, repayments=repayments, **more)


def when(
    command: Any, known: Receipt, account: str = "me", *, owes: int = 0, others: int = 0
) -> Outcome:
    """Ask a rule where the contract owes so much, and other money lies with it."""
    rules: Any = {
        ProposeRepayment: rules_repayment.propose_repayment,
        ReviewRepayment: rules_repayment.review_repayment,
        WithdrawRepayment: rules_repayment.withdraw_repayment,
        BookRepayment: rules_repayment.book_repayment,
        UndoRepayment: rules_repayment.undo_repayment,
        ReverseReceipt: rules_receipt.reverse_receipt,
    }
    rows: tuple[Any, ...] = (receipt_row(known.rest), receipt_row(others), due_row(owes))
    found = given(RECEIPT, state=known, rows=rows, account=account)
    return found.when(command, rules[type(command)])


def receipt_row(rest: int) -> ContractReceiptRow:
    return ContractReceiptRow(
        collective=CAME.collective,
        contract=KEY,
        voucher=CAME.voucher,
        line=1,
        day=TODAY,
        month=Month("2026-01"),
        amount=rest,
        allocated=0,
        repaid=0,
        rest=rest,
        waiting=rest > 0,
        reversed=False,
    )


def due_row(rest: int) -> DueRow:
    return DueRow(
        owner=KEY,
        no=1,
        collective=CAME.collective,
        number="1",
        kind="price",  # type: ignore[arg-type]
        incoming=True,
        open=rest > 0,
        month=Month("2026-02"),
        since=date(2026, 2, 1),
        until=date(9999, 12, 31),
        amount=rest,
        credited=0,
        rest=rest,
    )


@pytest.mark.parametrize(
    ("known", "amount", "more", "code"),
    [
        (CAME, 100, {}, ""),
        (CAME, 101, {}, "repayment_exceeds"),
        (CAME, 101, {"others": 50}, "repayment_exceeds"),
        (CAME, 0, {}, "amount_range"),
        (CAME, 70, {"owes": 30}, ""),
        (CAME, 71, {"owes": 30}, "repayment_exceeds"),
        (CAME, 100, {"owes": 30, "others": 30}, ""),
        (having(ASKED), 40, {}, ""),
        (having(ASKED), 41, {}, "repayment_exceeds"),
        (having(PASSED), 40, {}, ""),
        (having(PASSED), 41, {}, "repayment_exceeds"),
        (having(BOOKED), 41, {}, "repayment_exceeds"),
        (having(GONE), 100, {}, ""),
        (change(CAME, reversed_by=VoucherId("u")), 1, {}, "repayment_exceeds"),
    ],
)
def test_rule_36_no_more_goes_back_than_came_in_beyond_what_is_owed(
    known: Receipt, amount: int, more: dict[str, Any], code: str
) -> None:
    command = ProposeRepayment(receipt=IT, amount=Fen(amount), reason="多收")
    assert when(command, known, **more).code == code


@pytest.mark.parametrize(
    ("known", "account", "more", "code"),
    [
        (having(ASKED), "head", {}, ""),
        (having(ASKED), "asker", {}, "repayment_same_person"),
        (having(ASKED), "head", {"owes": 40}, ""),
        (having(ASKED), "head", {"owes": 41}, "repayment_exceeds"),
        (having(PASSED), "head", {}, "repayment_missing"),
        (having(GONE), "head", {}, "repayment_missing"),
        (CAME, "head", {}, "repayment_missing"),
    ],
)
def test_rule_36_somebody_else_passes_it_where_it_still_is_too_much(
    known: Receipt, account: str, more: dict[str, int], code: str
) -> None:
    command = ReviewRepayment(receipt=IT, no=1, passed=True, words="属实")
    assert when(command, known, account, **more).code == code


def test_rule_36_what_was_stopped_or_taken_back_can_pay_a_due() -> None:
    known = having(ASKED)
    stop = ReviewRepayment(receipt=IT, no=1, passed=False, words="抵明年租金")
    stopped = RECEIPT.apply(known, when(stop, known, owes=100).only())
    assert (stopped.rest, stopped.repayments[0].withdrawn) == (100, True)
    passed = having(PASSED)
    assert (passed.rest, passed.repaid) == (40, 60)
    back = WithdrawRepayment(receipt=IT, no=1, reason="抵租")
    assert RECEIPT.apply(passed, when(back, passed).only()).rest == 100
    assert when(back, having(BOOKED)).code == "repayment_missing"


@pytest.mark.parametrize(
    ("known", "code"),
    [(having(ASKED), ""), (having(GONE), ""), (having(PASSED), "repayment_stands")],
)
def test_rule_37_a_receipt_that_goes_back_is_not_reversed(known: Receipt, code: str) -> None:
    command = ReverseReceipt(receipt=IT, voucher=VoucherId("u"), reason="冲销")
    assert when(command, known).code == code


@pytest.mark.parametrize(
    ("known", "book", "undo"),
    [
        (having(ASKED), "repayment_missing", "repayment_missing"),
        (having(PASSED), "", "repayment_missing"),
        (having(BOOKED), "repayment_missing", ""),
    ],
)
def test_rule_37_a_voucher_pays_what_was_passed_once(known: Receipt, book: str, undo: str) -> None:
    booking = BookRepayment(receipt=IT, no=1, voucher=VoucherId("w"), line=1)
    assert when(booking, known).code == book
    assert when(UndoRepayment(receipt=IT, no=1), known).code == undo


TENANT = {"payee_person": PersonName.of(NAME)}
PAPER = "d" * 64


class Lake:
    """A pond let for one payment of 100 fen, for which 160 came in."""

    def __init__(self, town: Town) -> None:
        self.town, self.desk = town, Desk(town)
        self.ledger = Ledger.__new__(Ledger)
        self.ledger.town, self.ledger.key = town, self.desk.collective
        self.ledger.open({"102": 100_000, "301": -100_000}, Month("2026-01"))
        asset = AssetId(town.do("keeper", pond(self.ledger.key)).key)
        price = (PriceStep(first=date(2024, 2, 1), amount=Fen(100)),)
        self.contract = signed(town, letting(self.ledger.key, (asset,), price=price, deposit=None))
        self.about = f"contract/{self.contract}"
        self.came = self.booked(line("102", 160, self.about), line("501", -160))
        self.receipt = receipt_of(self.came, 1)
        assert self.allocate(1, 100) == ""

    def booked(self, *lines: Any) -> VoucherId:
        return self.ledger.posted(lines=lines, day=TODAY)

    def allocate(self, due: int, amount: int) -> str:
        one = Allocation(contract=self.contract, due=due, amount=Fen(amount))
        command = AllocateReceipt(receipt=self.receipt, allocations=(one,))
        return refusal(self.town, "keeper", command)

    def passed(self, amount: int, **more: Any) -> None:
        asked = ProposeRepayment(receipt=self.receipt, amount=Fen(amount), reason="多收", **more)
        self.town.do("keeper", asked)
        no = len(self.known().repayments)
        review = ReviewRepayment(receipt=self.receipt, no=no, passed=True, words="属实")
        self.town.do("head", review)

    def known(self) -> Receipt:
        found: Receipt = self.town.ask("keeper", ReceiptFile(receipt=self.receipt)).receipt
        return found

    def back(
        self, amount: int, debit: int | None = None, about: str = "", **more: Any
    ) -> VoucherId:
        """Pay so much to the other side, taken off the income of the contract."""
        key = self.desk.approved(amount, **more or TENANT)
        self.desk.pay(key, amount)
        lines = [
            line("501", amount if debit is None else debit, about or self.about),
            line("102", -amount, f"fund_application/{key}"),
        ]
        if debit is not None:
            lines.append(line("501", amount - debit))
        return self.booked(*lines)

    def answer(self, query: Any, _: Any) -> Any:
        return self.town.ask("keeper", query)

    def shown(self) -> list[Overpayment]:
        found: list[Overpayment] = self.town.ask("keeper", Overpayments(collective=self.ledger.key))
        return found


@pytest.fixture
def lake(town: Town) -> Lake:
    return Lake(town)


def test_rule_36_what_was_paid_too_much_is_seen_until_it_is_paid_back(lake: Lake) -> None:
    assert file(lake.town, lake.contract).overpaid == 60
    (one,) = lake.shown()
    assert (one.overpaid, one.passed, one.receipts) == (60, 0, (lake.receipt,))
    lake.passed(50)
    (one,) = lake.shown()
    assert (one.overpaid, one.passed) == (10, 50)
    (table,) = made(Asking(ask=lake.answer, day=TODAY), "ledger-overpaid", lake.ledger.key)
    assert columns(table, "overpaid", "passed") == [(10, 50), (10, 50)]
    voucher = lake.back(50)
    (one,) = lake.shown()
    assert (one.overpaid, one.passed) == (10, 0)
    assert (lake.known().repayments[0].voucher, lake.known().repayments[0].line) == (voucher, 1)
    lake.passed(10)
    lake.back(10)
    assert lake.shown() == []
    assert lake.town.app.verify() == []


def test_rule_36_what_was_paid_too_much_can_pay_a_later_due(lake: Lake) -> None:
    later = (PriceStep(first=date(2026, 2, 1), amount=Fen(60)),)
    vary(lake.town, varied(lake.contract, price=later))
    assert file(lake.town, lake.contract).overpaid == 0
    assert lake.shown() == []
    ask = ProposeRepayment(receipt=lake.receipt, amount=Fen(1), reason="多收")
    assert refusal(lake.town, "keeper", ask) == "repayment_exceeds"
    assert lake.allocate(2, 60) == ""


def test_rule_37_only_the_voucher_that_pays_exactly_it_books_it(lake: Lake) -> None:
    lake.passed(50)
    lake.back(50, debit=49)
    lake.back(50, about=f"contract/{lake.contract}x")
    lake.booked(line("501", 50, lake.about), line("211", -50))
    assert lake.known().repayments[0].voucher is None
    voucher = lake.back(50)
    assert lake.known().repayments[0].voucher == voucher
    lake.ledger.post(lake.ledger.reverse(voucher, day=TODAY))
    assert lake.known().repayments[0].waits
    again = lake.back(50)
    assert lake.known().repayments[0].voucher == again
    reverse = lake.ledger.reverse(lake.came, day=TODAY)
    assert refusal(lake.town, "bookchecker", posting(reverse)) == "repayment_stands"


def posting(voucher: VoucherId) -> PostVoucher:
    return PostVoucher(voucher=voucher)


def test_rule_37_money_to_another_than_the_other_side_repays_nothing(lake: Lake) -> None:
    """Crook: has the overpaid rent of a villager sent to a shop of his own."""
    lake.passed(50)
    lake.back(50, payee="别家商店")
    lake.back(50, payee_person=PersonName.of("李别人"))
    assert lake.known().repayments[0].waits
    voucher = lake.back(50)
    assert lake.known().repayments[0].voucher == voucher


def test_rule_37_another_gets_it_by_a_mandate_with_its_paper(lake: Lake) -> None:
    bare = ProposeRepayment(receipt=lake.receipt, amount=Fen(9), reason="多收", mandate="委托书")
    assert refusal(lake.town, "keeper", bare) == "repayment_mandate_bare"
    lake.passed(50, mandate="承租人去世，由其子承继", document=PAPER)
    voucher = lake.back(50, payee_person=PersonName.of("李承继"))
    known = lake.known().repayments[0]
    assert (known.voucher, known.mandate) == (voucher, "承租人去世，由其子承继")


def asking(lake: Lake, amount: int, **more: Any) -> str:
    whom: dict[str, Any] = {"contract": lake.contract, "part": PaymentPart.REPAYMENT} | more
    return refusal(lake.town, "applicant", lake.desk.asking(amount, **whom))


def test_rule_37_who_asks_for_it_by_name_is_refused_another_payee_and_too_much(
    lake: Lake,
) -> None:
    assert asking(lake, 1, **TENANT) == "repaid_beyond"
    lake.passed(50)
    assert asking(lake, 50, payee="别家商店") == "payment_party_differs"
    assert asking(lake, 51, **TENANT) == "repaid_beyond"
    assert asking(lake, 30, **TENANT) == ""
    assert asking(lake, 21, **TENANT) == "repaid_beyond"
    assert asking(lake, 20, **TENANT) == ""
    strange = ContractId("x")
    assert asking(lake, 1, contract=strange, **TENANT) == "repaid_contract_wrong"


def test_rule_37_by_a_mandate_another_is_asked_for_up_to_its_amount(lake: Lake) -> None:
    lake.passed(40, mandate="委托书", document=PAPER)
    assert asking(lake, 41, payee="代收商店") == "payment_party_differs"
    assert asking(lake, 40, payee="代收商店") == ""


def test_rule_37_a_mandate_is_clean_text(lake: Lake) -> None:
    asked = ProposeRepayment(
        receipt=lake.receipt, amount=Fen(9), reason="多收", mandate="委\u200b托", document=PAPER
    )
    assert refusal(lake.town, "keeper", asked) == "text_not_clean"
