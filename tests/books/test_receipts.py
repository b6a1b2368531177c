"""Books of receipts: every number is accounted for, and its money is in the books."""

from datetime import date, timedelta
from typing import Any

import pytest

from ruralgov.domain.books import (
    RECEIPT_BOOK,
    VOUCHER,
    EnterVoucher,
    PaperReceipts,
    PostVoucher,
    ReceiptBookFile,
    ReceiptBooks,
    ReverseVoucher,
)
from ruralgov.domain.books.receipts import messages as m
from ruralgov.domain.books.receipts import rules
from ruralgov.domain.books.receipts.model import PaperReceiptStage, ReceiptBook
from ruralgov.domain.books.receipts.rows import ReceiptBookRow
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AccountId, CollectiveId, ReceiptBookId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from tests.books.ledger import Ledger, line
from tests.given import TODAY, Outcome, given
from tests.town import Town, code_of

A_DAY = timedelta(days=1)
IT, BOOK = CollectiveId("it"), ReceiptBookId("book")
CASHIER = AccountId("cashier")
CAME = m.ReceiptBookRegistered(
    collective=IT,
    series="寨",
    first=1,
    last=50,
    day=TODAY - 9 * A_DAY,
    source="领用单",
    by=AccountId("bookkeeper"),
)
ISSUED = m.ReceiptBookIssued(keeper=CASHIER, day=TODAY - 5 * A_DAY, by=AccountId("bookkeeper"))
WRITE = m.WritePaperReceipt(
    book=BOOK, number=1, day=TODAY, amount=Fen(100), company="某公司", purpose="摊位费"
)
VOID = m.VoidPaperReceipt(book=BOOK, number=1, day=TODAY, reason="写错")
LOST = m.ReportPaperReceiptsLost(book=BOOK, first=49, last=50, day=TODAY, reason="脱页")


def written(number: int, amount: int = 100) -> m.PaperReceiptWritten:
    return m.PaperReceiptWritten(
        number=number, day=TODAY, amount=Fen(amount), company="", purpose="摊位费"
    )


def keeping(command: Any, *events: Any, account: str = "cashier", **more: Any) -> Outcome:
    rule: Any = {
        m.WritePaperReceipt: rules.write_paper_receipt,
        m.VoidPaperReceipt: rules.void_paper_receipt,
        m.ReportPaperReceiptsLost: rules.report_lost,
    }[type(command)]
    return given(RECEIPT_BOOK, CAME, ISSUED, *events, account=account, **more).when(command, rule)


def of(*events: Any) -> ReceiptBook:
    found: ReceiptBook = given(RECEIPT_BOOK, CAME, ISSUED, *events).state
    return found


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({}, ""),
        ({"number": 50}, ""),
        ({"number": 0}, "paper_receipt_number_beyond"),
        ({"number": 51}, "paper_receipt_number_beyond"),
        ({"number": 7}, "paper_receipt_used"),
        ({"day": TODAY + A_DAY}, "paper_receipt_day_wrong"),
        ({"day": TODAY - 5 * A_DAY}, ""),
        ({"day": TODAY - 6 * A_DAY}, "paper_receipt_day_wrong"),
        ({"amount": Fen(0)}, "amount_range"),
        ({"purpose": " "}, "text_not_clean"),
        ({"company": "张三 13812345678"}, "paper_receipt_payer_personal"),
        ({"company": ""}, ""),
    ],
)
def test_rule_22_a_receipt_is_written_once_and_names_no_person(
    more: dict[str, Any], code: str
) -> None:
    assert keeping(change(WRITE, **more), written(7)).code == code


@pytest.mark.parametrize("command", [WRITE, VOID, LOST])
def test_rule_21_only_the_keeper_uses_a_book(command: Any) -> None:
    assert keeping(command).code == ""
    keeping(command, account="bookkeeper").refused("paper_receipt_keeper_other")
    persons = {"cashier": "person/a", "second": "person/a"}
    assert keeping(command, account="second", persons=persons).code == ""
    back = m.ReceiptBookTakenBack(day=TODAY, note="缴销", by=AccountId("bookkeeper"))
    keeping(command, back).refused("receipt_book_stage_wrong")


def test_rule_22_void_are_blank_or_written_ones_that_are_not_booked() -> None:
    booked = m.PaperReceiptVoucherNoted(numbers=(1,), voucher=VoucherId("v"))
    assert keeping(VOID, written(1)).code == ""
    keeping(VOID, written(1), booked).refused("paper_receipt_booked")
    void = keeping(VOID).only()
    keeping(VOID, void).refused("paper_receipt_used")
    keeping(WRITE, void).refused("paper_receipt_used")
    lost = keeping(LOST).only()
    keeping(change(VOID, number=49), lost).refused("paper_receipt_used")
    keeping(change(VOID, day=TODAY - A_DAY), written(1)).refused("paper_receipt_day_wrong")


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (49, 50, ""),
        (49, 51, "paper_receipt_numbers_wrong"),
        (50, 49, "paper_receipt_numbers_wrong"),
        (7, 8, "paper_receipt_used"),
        (6, 7, "paper_receipt_used"),
        (0, 1, "paper_receipt_number_beyond"),
    ],
)
def test_rule_22_lost_are_blank_ones(first: int, last: int, code: str) -> None:
    assert keeping(change(LOST, first=first, last=last), written(7)).code == code


def test_numbers_below_a_used_one_that_nobody_accounts_for_are_skipped() -> None:
    assert of().skipped == ()
    lost = m.PaperReceiptsLost(first=2, last=2, day=TODAY, reason="脱页")
    void = m.PaperReceiptVoided(number=6, day=TODAY, reason="写错")
    assert of(written(1), lost, written(4)).skipped == (3,)
    assert of(written(1), lost, void).skipped == (3, 4, 5)
    end = m.PaperReceiptsLost(first=50, last=50, day=TODAY, reason="脱页")
    assert of(written(1), end).skipped == ()


@pytest.mark.parametrize(
    ("first", "last", "series", "code"),
    [
        (51, 100, "寨", ""),
        (50, 60, "寨", "paper_receipt_numbers_taken"),
        (1, 1, "寨", "paper_receipt_numbers_taken"),
        (1, 50, "庄", ""),
        (0, 5, "庄", "paper_receipt_numbers_wrong"),
        (5, 4, "庄", "paper_receipt_numbers_wrong"),
        (1, 1000, "庄", ""),
        (1, 1001, "庄", "paper_receipt_numbers_wrong"),
    ],
)
def test_rule_20_no_number_is_in_two_books(first: int, last: int, series: str, code: str) -> None:
    (row,) = (one for one in RECEIPT_BOOK.rows_of(of()) if isinstance(one, ReceiptBookRow))
    command = m.RegisterReceiptBook(
        collective=IT, series=series, first=first, last=last, day=TODAY, source="领用单"
    )
    start = given(RECEIPT_BOOK, rows=(row,))
    assert start.when(command, rules.register_receipt_book).code == code
    ahead = change(command, series="另", first=1, last=2, day=TODAY + A_DAY)
    start.when(ahead, rules.register_receipt_book).refused("paper_receipt_day_wrong")


def test_rule_24_what_was_entered_last_is_put_right_by_another() -> None:
    command = m.WithdrawPaperReceiptEntry(book=BOOK, number=1, reason="误")
    start = given(RECEIPT_BOOK, CAME, ISSUED, written(1), account="bookkeeper")
    gone = start.when(command, rules.withdraw_entry).only()
    start.when(change(command, number=2), rules.withdraw_entry).refused("paper_receipt_not_used")
    own = given(RECEIPT_BOOK, CAME, ISSUED, written(1), account="cashier")
    own.when(command, rules.withdraw_entry).refused("paper_receipt_keeper_same")
    assert of(written(1), gone).receipts == ()
    noted = m.PaperReceiptVoucherNoted(numbers=(1,), voucher=VoucherId("v"))
    assert of(written(1), noted, gone) == of(written(1))
    void = m.PaperReceiptVoided(number=1, day=TODAY, reason="错")
    assert of(written(1), void, gone) == of(written(1))
    assert of(void, gone) == of()


def test_rule_24_a_book_comes_back_to_another_than_its_keeper() -> None:
    command = m.TakeBackReceiptBook(book=BOOK, day=TODAY, note="用完")
    start = given(RECEIPT_BOOK, CAME, ISSUED, written(1), account="bookkeeper")
    assert start.when(command, rules.take_back).code == ""
    early = change(command, day=TODAY - A_DAY)
    start.when(early, rules.take_back).refused("paper_receipt_day_wrong")
    own = given(RECEIPT_BOOK, CAME, ISSUED, account="cashier")
    own.when(command, rules.take_back).refused("paper_receipt_keeper_same")
    in_stock = given(RECEIPT_BOOK, CAME, account="bookkeeper")
    in_stock.when(command, rules.take_back).refused("receipt_book_stage_wrong")


def kept(town: Town) -> tuple[Ledger, ReceiptBookId]:
    ledger = Ledger(town)
    ledger.open({"102": 100, "301": -100})
    day = date(2025, 1, 2)
    came = m.RegisterReceiptBook(collective=ledger.key, first=1, last=25, day=day, source="领用单")
    book = ReceiptBookId(town.do("bookkeeper", came).key)
    to = m.IssueReceiptBook(book=book, keeper=AccountId("bookchecker"), day=day)
    assert code_of(lambda: town.do("bookkeeper", to)) == "paper_receipt_keeper_wrong"
    mine = change(to, keeper=AccountId("bookkeeper"))
    assert code_of(lambda: town.do("bookkeeper", mine)) == "paper_receipt_keeper_same"
    town.do("bookkeeper", change(to, keeper=CASHIER))
    for number, amount in ((1, 60), (3, 40)):
        write = change(WRITE, book=book, number=number, amount=Fen(amount), day=day)
        town.do("cashier", write)
    return ledger, book


def test_rule_23_receipts_come_to_no_more_than_their_voucher_brought(town: Town) -> None:
    ledger, book = kept(town)
    money = EnterVoucher(
        collective=ledger.key,
        day=date(2025, 1, 3),
        summary="摊位费",
        lines=(line("102", 99), line("504", -99)),
    )
    voucher = VoucherId(town.do("bookkeeper", money).key)
    note = m.NotePaperReceiptVoucher(book=book, numbers=(1,), voucher=voucher)
    not_posted = code_of(lambda: town.do("bookkeeper", note))
    assert not_posted == "paper_receipt_voucher_short"
    town.do("bookchecker", PostVoucher(voucher=voucher))
    assert code_of(lambda: town.do("bookkeeper", change(note, numbers=(2,)))) == (
        "paper_receipt_not_to_book"
    )
    both = change(note, numbers=(3, 1))
    assert code_of(lambda: town.do("bookkeeper", both)) == "paper_receipt_voucher_short"
    town.do("bookkeeper", note)
    assert code_of(lambda: town.do("bookkeeper", note)) == "paper_receipt_not_to_book"
    rest = change(note, numbers=(3,))
    assert code_of(lambda: town.do("bookkeeper", rest)) == "paper_receipt_voucher_short"
    undo = ReverseVoucher(voucher=voucher, day=date(2025, 1, 3), reason="误")
    town.do("bookchecker", PostVoucher(voucher=VoucherId(town.do("bookkeeper", undo).key)))
    assert rules.brought(state_of(town, voucher)) == 0
    other = Ledger(town, name="别社")
    other.open({"102": 100, "301": -100})
    foreign = VoucherId(town.do("bookkeeper", change(money, collective=other.key)).key)
    town.do("bookchecker", PostVoucher(voucher=foreign))
    wrong = change(rest, voucher=foreign)
    assert code_of(lambda: town.do("bookkeeper", wrong)) == "paper_receipt_voucher_wrong"


def state_of(town: Town, voucher: VoucherId) -> Any:
    with town.app._runner.unit(write=False) as unit:  # noqa: SLF001
        return unit.state(VOUCHER, voucher)


def test_what_became_of_each_number_is_answered(town: Town) -> None:
    ledger, book = kept(town)
    (row,) = town.ask("auditor", ReceiptBooks(collective=ledger.key))
    assert (row.number_from, row.number_to, row.reached, row.keeper) == (1, 25, 3, "cashier")
    assert town.ask("auditor", ReceiptBookFile(book=book)).skipped == (2,)
    january = PaperReceipts(collective=ledger.key, first=Month("2025-01"), last=Month("2025-01"))
    found = town.ask("auditor", january)
    assert [(one.number, one.amount, one.stage) for one in found] == [
        (1, 60, PaperReceiptStage.WRITTEN),
        (3, 40, PaperReceiptStage.WRITTEN),
    ]
    later = change(january, first=Month("2025-02"), last=Month("2025-02"))
    assert town.ask("auditor", later) == []


def test_rule_24_the_last_step_of_a_book_is_taken_back_by_a_third() -> None:
    command = m.WithdrawReceiptBookEntry(book=BOOK, reason="误")
    steps: list[Any] = [CAME, ISSUED]

    def back(*events: Any, account: str = "bookchecker") -> Outcome:
        start = given(RECEIPT_BOOK, *events, account=account)
        return start.when(command, rules.withdraw_book_entry)

    gone = back(*steps).only()
    assert given(RECEIPT_BOOK, *steps, gone).state == given(RECEIPT_BOOK, CAME).state
    never = back(CAME).only()
    state = given(RECEIPT_BOOK, CAME, never).state
    back(CAME, never).refused("receipt_book_missing")
    again = m.RegisterReceiptBook(
        collective=IT, series="寨", first=1, last=50, day=TODAY, source="领用单"
    )
    rows = tuple(one for one in RECEIPT_BOOK.rows_of(state) if isinstance(one, ReceiptBookRow))
    start = given(RECEIPT_BOOK, rows=rows)
    assert start.when(again, rules.register_receipt_book).code == ""
    back(*steps, written(1)).refused("receipt_book_in_use")
    over = m.ReceiptBookTakenBack(day=TODAY, note="用完", by=AccountId("bookkeeper"))
    open_again = back(*steps, written(1), over).only()
    assert given(RECEIPT_BOOK, *steps, written(1), over, open_again).state == of(written(1))
    for account in ("bookkeeper", "cashier"):
        back(*steps, account=account).refused("paper_receipt_keeper_same")
