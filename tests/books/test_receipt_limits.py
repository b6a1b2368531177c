"""Books of receipts where their rules turn: days, numbers and money on both sides."""

from datetime import date, timedelta
from typing import Any

import pytest

from ruralgov.domain.books import (
    RECEIPT_BOOK,
    VOUCHER,
    Reversal,
    Undone,
    Voucher,
    VoucherKind,
    VoucherStage,
)
from ruralgov.domain.books.receipts import messages as m
from ruralgov.domain.books.receipts import rules
from ruralgov.domain.books.receipts.model import BookOfReceiptsStage, PaperReceiptStage
from ruralgov.domain.books.receipts.rows import PaperReceiptRow, ReceiptBookRow
from ruralgov.domain.collectives import COLLECTIVE, CollectiveRow
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AccountId, VoucherId
from ruralgov.domain.kernel.money import Fen
from tests.books.ledger import line
from tests.books.test_boundaries import POSTED
from tests.books.test_receipts import BOOK, CAME, ISSUED, IT, LOST, VOID, WRITE, keeping, written
from tests.funds.standing import collective
from tests.given import TODAY, Outcome, States, given

A_DAY = timedelta(days=1)
HERE: States = {(COLLECTIVE.kind, IT): collective()}
BACK = m.ReceiptBookTakenBack(day=TODAY, note="缴销", by=AccountId("bookkeeper"))


def row(**more: Any) -> ReceiptBookRow:
    found = ReceiptBookRow(
        owner="b",
        collective=IT,
        series="寨",
        number_from=11,
        number_to=20,
        stage=BookOfReceiptsStage.STOCK,
        day=TODAY,
        keeper=None,
        issued=None,
        back=None,
        reached=10,
    )
    return change(found, **more)


@pytest.mark.parametrize(
    ("first", "last", "more", "code"),
    [
        (1, 10, {}, ""),
        (1, 11, {}, "paper_receipt_numbers_taken"),
        (20, 30, {}, "paper_receipt_numbers_taken"),
        (21, 30, {}, ""),
        (12, 13, {}, "paper_receipt_numbers_taken"),
        (1, 30, {}, "paper_receipt_numbers_taken"),
        (12, 13, {"stage": BookOfReceiptsStage.BACK}, "paper_receipt_numbers_taken"),
        (12, 13, {"stage": BookOfReceiptsStage.WITHDRAWN}, ""),
        (12, 13, {"series": "庄"}, ""),
        (7, 7, {}, ""),
    ],
)
def test_rule_20_the_numbers_of_a_book_are_of_no_other_in_its_series(
    first: int, last: int, more: dict[str, Any], code: str
) -> None:
    command = m.RegisterReceiptBook(
        collective=IT, series=" 寨 ", first=first, last=last, day=TODAY, source="领用单"
    )
    situation = given(RECEIPT_BOOK, rows=(row(**more),))
    assert situation.when(command, rules.register_receipt_book).code == code
    merged: States = {(COLLECTIVE.kind, IT): collective(into=IT)}
    gone = given(RECEIPT_BOOK, others=merged)
    gone.when(command, rules.register_receipt_book).refused("collective_merged")


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (CAME.day, ""),
        (CAME.day - A_DAY, "paper_receipt_day_wrong"),
        (TODAY, ""),
        (TODAY + A_DAY, "paper_receipt_day_wrong"),
    ],
)
def test_rule_21_a_book_is_issued_after_it_came_and_not_ahead(day: date, code: str) -> None:
    command = m.IssueReceiptBook(book=BOOK, keeper=AccountId("cashier"), day=day)
    situation = given(RECEIPT_BOOK, CAME, others=HERE, account="bookkeeper")
    assert situation.when(command, rules.issue_receipt_book).code == code
    own = change(command, keeper=AccountId("bookkeeper"))
    situation.when(own, rules.issue_receipt_book).refused("paper_receipt_keeper_same")


@pytest.mark.parametrize("command", [WRITE, VOID, LOST])
@pytest.mark.parametrize(
    ("day", "code"),
    [
        (ISSUED.day, ""),
        (ISSUED.day - A_DAY, "paper_receipt_day_wrong"),
        (TODAY, ""),
        (TODAY + A_DAY, "paper_receipt_day_wrong"),
    ],
)
def test_rule_22_a_receipt_is_used_while_its_keeper_has_the_book(
    command: Any, day: date, code: str
) -> None:
    assert keeping(change(command, day=day)).code == code


def test_rule_22_one_receipt_alone_is_lost_and_what_was_written_is_voided_later() -> None:
    assert keeping(change(LOST, first=50, last=50)).code == ""
    earlier = m.PaperReceiptWritten(
        number=1, day=TODAY - A_DAY, amount=Fen(1), company="", purpose="摊位费"
    )
    for days, code in ((0, ""), (1, ""), (2, "paper_receipt_day_wrong")):
        command = change(VOID, day=TODAY - days * A_DAY)
        assert keeping(command, earlier).code == code


@pytest.mark.parametrize(
    ("day", "events", "code"),
    [
        (ISSUED.day, (), ""),
        (ISSUED.day - A_DAY, (), "paper_receipt_day_wrong"),
        (TODAY + A_DAY, (), "paper_receipt_day_wrong"),
        (TODAY - A_DAY, (1, 2), ""),
        (TODAY - 2 * A_DAY, (1, 2), "paper_receipt_day_wrong"),
        (TODAY - A_DAY, (2, 1), ""),
        (TODAY - 2 * A_DAY, (2, 1), "paper_receipt_day_wrong"),
    ],
)
def test_rule_24_a_book_comes_back_after_the_last_receipt(
    day: date, events: tuple[int, ...], code: str
) -> None:
    """Receipts of one and of two days ago, whichever has the lower number."""
    used = [
        m.PaperReceiptVoided(number=n, day=TODAY - days * A_DAY, reason="错")
        for n, days in enumerate(events, 1)
    ]
    situation = given(RECEIPT_BOOK, CAME, ISSUED, *used, account="bookkeeper")
    command = m.TakeBackReceiptBook(book=BOOK, day=day, note=" 用完 ")
    outcome = situation.when(command, rules.take_back)
    assert outcome.code == code
    if not code:
        event = m.ReceiptBookTakenBack(day=day, note="用完", by=AccountId("bookkeeper"))
        outcome.then(event)
        after = given(RECEIPT_BOOK, CAME, ISSUED, *used, event).state
        assert (after.stage, after.back) == (BookOfReceiptsStage.BACK, day)


MONEY = change(POSTED, collective=IT, lines=(line("102", 100), line("504", -100)))


def noted(voucher: str, amount: int) -> PaperReceiptRow:
    return PaperReceiptRow(
        owner="other",
        number=7,
        collective=IT,
        series="",
        stage=PaperReceiptStage.WRITTEN,
        day=TODAY,
        amount=amount,
        company="",
        purpose="x",
        reason="",
        voucher=VoucherId(voucher),
    )


def noting(
    *numbers: int,
    voucher: Voucher = MONEY,
    rows: tuple[Any, ...] = (),
    account: str = "bookkeeper",
    **more: Any,
) -> Outcome:
    """Note the voucher of receipts 1 of 60 fen and 2 of 40; 3 is void, and 4 of nobody."""
    void = m.PaperReceiptVoided(number=3, day=TODAY, reason="错")
    events = (written(1, 60), written(2, 40), void)
    others = HERE | {(VOUCHER.kind, "v"): voucher}
    situation = given(
        RECEIPT_BOOK, CAME, ISSUED, *events, others=others, rows=rows, account=account, **more
    )
    command = m.NotePaperReceiptVoucher(book=BOOK, numbers=numbers, voucher=VoucherId("v"))
    return situation.when(command, rules.note_voucher)


@pytest.mark.parametrize(
    ("numbers", "code"),
    [
        ((1, 2), ""),
        ((2, 1, 2), ""),
        ((1,), ""),
        ((), "paper_receipt_numbers_wrong"),
        ((3,), "paper_receipt_not_to_book"),
        ((1, 4), "paper_receipt_not_to_book"),
    ],
)
def test_rule_23_written_receipts_that_are_not_booked_are_noted_each_once(
    numbers: tuple[int, ...], code: str
) -> None:
    outcome = noting(*numbers)
    assert outcome.code == code
    if not code:
        assert outcome.only().numbers == tuple(sorted({*numbers}))
    noting(1, account="cashier").refused("paper_receipt_keeper_same")


@pytest.mark.parametrize(
    ("taken", "numbers", "left"),
    [
        (0, (1, 2), None),
        (1, (1, 2), "0.99"),
        (40, (1,), None),
        (41, (1,), "0.59"),
        (200, (2,), "0.00"),
    ],
)
def test_rule_23_receipts_come_to_no_more_than_is_left_of_their_voucher(
    taken: int, numbers: tuple[int, ...], left: str | None
) -> None:
    outcome = noting(*numbers, rows=(noted("v", taken), noted("w", 99)))
    if left is None:
        assert outcome.code == ""
    else:
        outcome.refused("paper_receipt_voucher_short", left=left)


@pytest.mark.parametrize(
    ("more", "came"),
    [
        ({}, 100),
        ({"stage": VoucherStage.ENTERED}, 0),
        ({"kind": VoucherKind.REVERSAL}, 0),
        ({"lines": (line("101", 30), line("10201", 20), line("504", -50))}, 50),
        ({"lines": (line("101", 30), line("102", -20), line("504", -10))}, 10),
        ({"lines": (line("513", 5), line("102", -5))}, 0),
        ({"lines": (line("112", 5), line("504", -5))}, 0),
        (
            {
                "reversals": (
                    Reversal(
                        by=VoucherId("r"),
                        parts=tuple(Undone(line=n, amount=Fen(30)) for n in (1, 2)),
                    ),
                )
            },
            70,
        ),
    ],
)
def test_rule_23_what_a_voucher_brought_is_its_cash_that_is_not_undone(
    more: dict[str, Any], came: int
) -> None:
    assert rules.brought(change(MONEY, **more)) == came


@pytest.mark.parametrize(
    ("where", "into", "code"),
    [
        (IT, None, ""),
        ("in", None, "paper_receipt_voucher_wrong"),
        ("in", "in", ""),
        ("before", "before", ""),
    ],
)
def test_rule_23_the_voucher_is_of_the_collective_or_of_one_that_it_went_into_or_took_in(
    where: Any, into: str | None, code: str
) -> None:
    """Of ``in`` the collective became part, ``before`` became part of it."""
    owner, successor = ("before", IT) if into == "before" else (IT, into)
    went = CollectiveRow(
        owner=owner,
        place=collective().place,
        name="社",
        organisation=None,
        regime=collective().regime,
        since=date(2020, 1, 1),
        until=date(2025, 6, 1),
        successor=successor,  # type: ignore[arg-type]
    )
    rows = (went,) if into else ()
    assert noting(1, voucher=change(MONEY, collective=where), rows=rows).code == code


def test_rule_21_a_book_that_was_taken_back_is_nobodys() -> None:
    for command in (WRITE, VOID, LOST):
        keeping(command, BACK).refused("receipt_book_stage_wrong")
