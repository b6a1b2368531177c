"""The checks of paper receipts where they turn."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain.books import (
    RECEIPT_BOOK,
    VOUCHER,
    BookOfReceiptsStage,
    PaperReceipt,
    PaperReceiptStage,
    ReceiptBook,
    Reversal,
    Undone,
    VoucherKind,
)
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AccountId, CollectiveId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.oversight.checks_receipts import numbers, unbooked
from ruralgov.domain.oversight.model import Found
from tests.books.ledger import line
from tests.oversight.shelf import END, TODAY, rows_of, shelf
from tests.oversight.test_asset_boundaries import A_DAY, voucher
from tests.property.drafts import HERE

WRITTEN, VOID, LOST = PaperReceiptStage.WRITTEN, PaperReceiptStage.VOID, PaperReceiptStage.LOST
BOOK = ReceiptBook(
    collective=HERE,
    series="寨",
    first=1,
    last=50,
    day=date(2025, 1, 5),
    source="领用单",
    by=AccountId("b"),
    stage=BookOfReceiptsStage.ISSUED,
    keeper=AccountId("c"),
)


def receipt(number: int, stage: PaperReceiptStage = WRITTEN, **more: Any) -> PaperReceipt:
    amount = Fen(100 if stage is WRITTEN else 0)
    of: dict[str, Any] = {"stage": stage, "day": date(2025, 6, 1), "amount": amount}
    return PaperReceipt(number=number, **of | more)


def book(*receipts: PaperReceipt, **more: Any) -> ReceiptBook:
    return change(BOOK, receipts=receipts, **more)


def gaps(one: ReceiptBook, *others: ReceiptBook) -> list[Found]:
    states = {"one": one} | {f"other{n}": other for n, other in enumerate(others)}
    return list(numbers(shelf(others=rows_of(RECEIPT_BOOK, states))))


@pytest.mark.parametrize(
    ("receipts", "said"),
    [
        ((), []),
        ((receipt(1), receipt(2)), []),
        ((receipt(1), receipt(3)), ["2"]),
        ((receipt(3),), ["1、2"]),
        ((receipt(1), receipt(2, VOID), receipt(3)), []),
        ((receipt(1), receipt(2, LOST), receipt(3)), []),
        ((receipt(1), receipt(50, LOST)), []),
        ((receipt(1), receipt(3, VOID)), ["2"]),
    ],
)
def test_r46_numbers_below_a_used_one_are_accounted_for(
    receipts: tuple[PaperReceipt, ...], said: list[str]
) -> None:
    assert [one.evidence[0].value for one in gaps(book(*receipts))] == said


def test_r46_many_gaps_are_counted() -> None:
    (one,) = gaps(book(receipt(50)))
    assert one.evidence[0].value == "1、2、3、4、5、6、7、8、9、10、11、12 …+37"
    assert "49 个号码" in one.zh


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ({}, 1),
        ({"series": "庄"}, 0),
        ({"first": 51, "last": 60}, 0),
        ({"first": 50, "last": 60}, 1),
        ({"first": 1, "last": 1}, 1),
    ],
)
def test_r46_no_number_of_a_series_is_in_two_books(more: dict[str, Any], count: int) -> None:
    other = change(BOOK, collective=CollectiveId("other"), **more)
    assert len(gaps(BOOK, other)) == count
    plain = (change(BOOK, series=""), change(other, series=""))
    assert gaps(*plain) == []


def late(*receipts: PaperReceipt, **more: Any) -> list[Found]:
    rows = rows_of(RECEIPT_BOOK, {"one": book(*receipts)})
    return list(unbooked(shelf(others=rows, **more)))


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ({}, 1),
        ({"stage": VOID}, 0),
        ({"stage": LOST}, 0),
        ({"voucher": VoucherId("v")}, 0),
        ({"day": TODAY - 30 * A_DAY}, 0),
        ({"day": TODAY - 31 * A_DAY}, 1),
        ({"day": END + A_DAY}, 0),
    ],
)
def test_r56_what_was_receipted_is_booked_within_days(more: dict[str, Any], count: int) -> None:
    assert len(late(receipt(1, **more))) == count


def test_r56_the_receipts_of_a_book_are_one_finding_with_their_sum() -> None:
    (one,) = late(receipt(1), receipt(2), receipt(3, VOID), receipt(4, voucher=VoucherId("v")))
    assert [each.value for each in one.evidence] == ["1、2", "2.00"]


@pytest.mark.parametrize(("undone", "count"), [(0, 0), (50, 0), (51, 1), (150, 1)])
def test_r56_money_whose_voucher_was_undone_is_not_booked(undone: int, count: int) -> None:
    came = voucher(line("102", 150), line("504", -150))
    back = voucher(
        line("504", 150),
        line("102", -150),
        kind=VoucherKind.REVERSAL,
        corrects=VoucherId("v"),
        number=9,
    )
    parts = (Undone(line=1, amount=Fen(undone)), Undone(line=2, amount=Fen(undone)))
    if undone:
        came = change(came, reversals=(Reversal(by=VoucherId("r"), parts=parts),))
    booked = {"v": came} | ({"r": back} if undone else {})
    states = {(VOUCHER.kind, key): one for key, one in booked.items()}
    found = late(receipt(1, voucher=VoucherId("v")), vouchers=booked, states=states)
    assert len(found) == count
