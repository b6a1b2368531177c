"""Faults of paper receipts, and honest books of them."""

from collections.abc import Iterator
from datetime import timedelta

from ruralgov.domain.books import (
    IssueReceiptBook,
    NotePaperReceiptVoucher,
    RegisterReceiptBook,
    VoidPaperReceipt,
    WritePaperReceipt,
)
from ruralgov.domain.kernel.ids import AccountId, ReceiptBookId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.sample.faults.hand import Hand, Plant
from ruralgov.sample.holdings import BANK, Holding

Planting = Iterator[Plant | None]
OTHER_INCOME = "504"


def number_torn_out(h: Hand) -> Planting:
    """收款收据第 2 号没有存根，也没有作废记录。"""
    book = _issued(h)
    for number in (1, 3):
        _written(h, book, number, 100_00)
    _noted(h, book, (1, 3), 200_00)
    yield Plant(keys=(book,))


def book_printed_twice(h: Hand) -> Planting:
    """两个村登记了同一字轨、同一号段的收据本。"""
    series = f"套{next(h.numbers)}"
    first = _came(h, h.one, series)
    second = _came(h, h.other, series)
    yield Plant(keys=(first, second), where=h.other.key, home="R46")


def receipt_without_voucher(h: Hand) -> Planting:
    """开了收款收据，钱一直没有入账。"""
    book = _issued(h)
    _written(h, book, 1, h.about(1_500_00))
    yield Plant(keys=(book,))


def numbers_accounted_for(h: Hand) -> Planting:
    """逐号开具、作废、入账，一个不缺。"""
    book = _issued(h)
    _written(h, book, 1, 100_00)
    void = VoidPaperReceipt(
        book=ReceiptBookId(book), number=2, day=h.today, reason="金额写错，各联留存"
    )
    h.give("cashier", void)
    _written(h, book, 3, 50_00)
    _noted(h, book, (1, 3), 150_00)
    yield Plant(keys=(book,))


def booked_within_days(h: Hand) -> Planting:
    """开出收据，九天后入账。"""
    book, day = _issued(h), h.today
    _written(h, book, 1, 300_00)
    h.at(day + timedelta(days=9))
    _noted(h, book, (1,), 300_00)
    h.at(day)
    yield Plant(keys=(book,))


def _came(h: Hand, holding: Holding, series: str) -> str:
    came = RegisterReceiptBook(
        collective=holding.key, series=series, first=1, last=25, day=h.today, source="领用单"
    )
    return h.give("bookkeeper", came)


def _issued(h: Hand) -> str:
    book = _came(h, h.one, f"收{next(h.numbers)}")
    keeper: AccountId = h.acting("cashier")["actor"].account
    issue = IssueReceiptBook(book=ReceiptBookId(book), keeper=keeper, day=h.today)
    h.give("bookkeeper", issue)
    return book


def _written(h: Hand, book: str, number: int, amount: int) -> None:
    written = WritePaperReceipt(
        book=ReceiptBookId(book), number=number, day=h.today, amount=Fen(amount), purpose="摊位费"
    )
    h.give("cashier", written)


def _noted(h: Hand, book: str, numbers: tuple[int, ...], amount: int) -> None:
    voucher = VoucherId(h.moved(BANK, OTHER_INCOME, amount))
    note = NotePaperReceiptVoucher(book=ReceiptBookId(book), numbers=numbers, voucher=voucher)
    h.give("bookkeeper", note)
