"""The rules of openings, corrections, cash and figures where they turn, without an app."""

from typing import Any

import pytest

from ruralgov.domain.books import (
    VOUCHER,
    BalanceSheet,
    Cell,
    DistributionUse,
    OldBalance,
    OpeningBalance,
    Reversal,
    Undone,
    Voucher,
    VoucherKind,
    VoucherLine,
    VoucherStage,
    amounts,
    cash_moves,
    cells_of,
    rules_opening,
    rules_voucher,
)
from ruralgov.domain.books import messages as m
from ruralgov.domain.books.cash import check_about, check_payments
from ruralgov.domain.books.effects import transferred
from ruralgov.domain.books.uses import uses_of
from ruralgov.domain.collectives import Regime
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import CollectiveId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from tests.books.ledger import Ledger, line, lines
from tests.books.test_boundaries import HERE, OPENED, POSTED, books
from tests.given import TODAY, given
from tests.town import Town, code_of


def opening_of(
    *old: tuple[str, int, int], new: tuple[tuple[str, str, int, int], ...] = ()
) -> m.OpenBooks:
    return m.OpenBooks(
        collective=HERE,
        first=OPENED,
        regime=Regime.Y2023,
        old=tuple(OldBalance(code=c, debit=Fen(d), credit=Fen(k)) for c, d, k in old),
        balances=tuple(
            OpeningBalance(account=a, old=o, debit=Fen(d), credit=Fen(k)) for a, o, d, k in new
        ),
        sheet=(),
        source="旧账",
    )


@pytest.mark.parametrize(
    ("old", "problems"),
    [
        ((("102", 5, 0), ("301", 0, 5)), 0),
        ((("102", 0, 0),), 0),
        ((("102", 5, 5),), 1),
        ((("102", -5, 0), ("301", 0, -5)), 2),
        ((("102", -1, 1), ("301", 1, -1)), 2),
        ((("102", 6, 0), ("301", 0, 5)), 1),
        ((("102", 5, 0), ("301", 0, 6)), 1),
    ],
)
def test_rule_8_an_old_balance_is_on_one_side_and_they_balance(
    old: tuple[tuple[str, int, int], ...], problems: int
) -> None:
    assert len(list(rules_opening.old_problems(opening_of(*old)))) == problems


@pytest.mark.parametrize(
    ("new", "problems"),
    [
        ((("102", "102", 5, 0), ("301", "301", 0, 5)), 0),
        ((("10201", "102", 3, 0), ("10202", "102", 2, 0), ("301", "301", 0, 5)), 0),
        ((("102", "102", 4, 0), ("301", "301", 0, 5)), 1),
        ((("102", "102", 6, 0), ("301", "301", 0, 5)), 1),
        ((("102", "102", 5, 0),), 1),
        ((("101", "102", 5, 0), ("301", "301", 0, 5)), 1),
        ((("102", "102", 5, 0), ("301", "301", 0, 5), ("112", "112", 0, 0)), 1),
        ((("102", "102", 5, 0), ("301", "301", 0, 5), ("112", "112", 7, 0)), 1),
    ],
)
def test_rule_8_every_old_balance_arrives_whole_on_an_account_that_may_take_it(
    new: tuple[tuple[str, str, int, int], ...], problems: int
) -> None:
    command = opening_of(("102", 5, 0), ("301", 0, 5), new=new)
    assert len(list(rules_opening.moved_problems(command))) == problems


def test_rule_8_a_figure_that_is_not_given_is_taken_for_nothing() -> None:
    command = opening_of(new=(("102", "102", 5, 0),))
    said = list(rules_opening.sheet_problems(command))
    assert "资产负债表“货币资金”：0.00 ≠ 新科目余额 0.05" in said
    assert len(said) == 3


def reversal(**more: Any) -> Voucher:
    undoes = (Undone(line=1, amount=Fen(60)), Undone(line=2, amount=Fen(60)))
    return change(
        POSTED, kind=VoucherKind.REVERSAL, corrects=VoucherId("it"), undoes=undoes, **more
    )


UNDONE = Reversal(by=VoucherId("r"), parts=(Undone(line=1, amount=Fen(41)),))


@pytest.mark.parametrize(
    ("known", "by", "code", "events"),
    [
        (POSTED, reversal(), "", 1),
        (None, reversal(), "voucher_missing", 0),
        (POSTED, change(reversal(), kind=VoucherKind.CORRECTION), "voucher_missing", 0),
        (POSTED, change(reversal(), corrects=VoucherId("x")), "voucher_missing", 0),
        (POSTED, change(reversal(), stage=VoucherStage.ENTERED), "voucher_stage_wrong", 0),
        (
            change(POSTED, reversals=(change(UNDONE, by=VoucherId("v")),)),
            reversal(),
            *("", 0),
        ),
        (change(POSTED, reversals=(UNDONE,)), reversal(), "reversal_exceeds", 0),
    ],
)
def test_rule_5_a_voucher_knows_once_what_undid_it(
    known: Voucher | None, by: Voucher, code: str, events: int
) -> None:
    found = given(VOUCHER, state=known, others=books(by)).when(
        m.MarkUndone(voucher=VoucherId("it"), by=VoucherId("v")), rules_voucher.mark_undone
    )
    assert (found.code, len(found.events)) == (code, events)


@pytest.mark.parametrize(
    ("state", "collective", "code"),
    [
        (None, HERE, ""),
        (POSTED, HERE, "voucher_taken"),
        (None, CollectiveId("other"), "voucher_missing"),
    ],
)
def test_rule_5_a_voucher_is_new_and_corrects_one_of_its_own_collective(
    state: Voucher | None, collective: CollectiveId, code: str
) -> None:
    command = m.EnterVoucher(
        collective=HERE,
        day=TODAY,
        summary="更正",
        lines=lines(("112", 5), ("501", -5)),
        corrects=VoucherId("v"),
        reason="科目用错",
    )
    others = books(change(POSTED, collective=collective))
    found = given(VOUCHER, state=state, others=others).when(command, rules_voucher.enter_voucher)
    assert found.code == code


def test_rule_9_the_result_goes_to_the_first_free_account_and_what_is_even_needs_none(
    town: Town,
) -> None:
    ledger = Ledger(town)
    ledger.open()
    for code in ("32102", "32101"):
        ledger.define(code)
    ledger.posted(("112", 9), ("501", -5), ("503", -4))
    ledger.posted(("513", 3), ("211", -3))
    made = ledger.carry(2025, m.CarryOverStep.RESULT)
    assert [(x.account, x.debit, x.credit) for x in voucher(ledger, made).lines] == [
        ("501", 5, 0),
        ("503", 4, 0),
        ("513", 0, 3),
        ("32101", 0, 6),
    ]
    ledger.town.do("bookchecker", m.RejectVoucher(voucher=made, reason="等"))
    ledger.posted(("513", 6), ("211", -6))
    even = voucher(ledger, ledger.carry(2025, m.CarryOverStep.RESULT))
    assert [x.account for x in even.lines] == ["501", "503", "513"]


def voucher(ledger: Ledger, key: VoucherId) -> Voucher:
    from ruralgov.domain.books import VoucherFile

    found: Voucher = ledger.town.ask("bookkeeper", VoucherFile(voucher=key))
    return found


@pytest.mark.parametrize(
    ("about", "code"),
    [
        (None, ""),
        ("asset/1", ""),
        ("contract/1", ""),
        ("fund_application/1", ""),
        ("contract/", "about_wrong"),
        ("contract", "about_wrong"),
        ("cow/1", "about_wrong"),
        ("/1", "about_wrong"),
    ],
)
def test_rule_10_a_line_is_about_a_record_of_a_known_kind(about: str | None, code: str) -> None:
    assert code_of(lambda: check_about([line("112", 5, about)])) == code


APPLIED, PAYMENT = "fund_application/f", "payment_not_approved"


@pytest.mark.parametrize(
    ("kind", "entered", "code"),
    [
        (VoucherKind.ORDINARY, (line("513", 5), line("102", -5)), PAYMENT),
        (VoucherKind.CORRECTION, (line("513", 5), line("102", -5)), PAYMENT),
        (VoucherKind.REVERSAL, (line("513", 5), line("102", -5)), ""),
        (VoucherKind.OPENING, (line("513", 5), line("102", -5)), ""),
        (VoucherKind.ORDINARY, (line("513", 5), line("102", -5, APPLIED)), ""),
        (VoucherKind.ORDINARY, (line("513", 5), line("102", -5, "contract/f")), PAYMENT),
        (VoucherKind.ORDINARY, (line("101", 5), line("102", -5)), ""),
        (VoucherKind.ORDINARY, (line("102", 5), line("501", -5)), ""),
        (VoucherKind.ORDINARY, (line("101", 4), line("513", 1), line("102", -5)), PAYMENT),
    ],
)
def test_rule_10_what_leaves_and_does_not_only_move_is_for_an_application(
    kind: VoucherKind, entered: tuple[VoucherLine, ...], code: str
) -> None:
    assert code_of(lambda: check_payments(kind, entered)) == code


@pytest.mark.parametrize(
    ("pairs", "fen"),
    [
        ((("101", 5), ("102", -5)), 5),
        ((("101", 5), ("102", -3), ("501", -2)), 3),
        ((("101", 5), ("501", -9), ("513", 4)), 0),
        ((("112", 5), ("501", -5)), 0),
    ],
)
def test_rule_10_what_may_have_come_from_other_lines_is_no_transfer(
    pairs: tuple[tuple[str, int], ...], fen: int
) -> None:
    assert transferred(lines(*pairs)) == fen


@pytest.mark.parametrize(
    ("kind", "pairs", "income"),
    [
        (VoucherKind.ORDINARY, (("102", 5), ("501", -5)), True),
        (VoucherKind.OPENING, (("102", 5), ("501", -5)), False),
        (VoucherKind.REVERSAL, (("102", 5), ("501", -5)), False),
        (VoucherKind.ORDINARY, (("102", 5), ("101", -1), ("501", -4)), False),
    ],
)
def test_rule_10_income_is_what_comes_in_from_outside(
    kind: VoucherKind, pairs: tuple[tuple[str, int], ...], income: bool
) -> None:
    moves = list(cash_moves(change(POSTED, kind=kind, lines=lines(*pairs))))
    assert moves[-1].account == "102"
    assert moves[-1].income is income


U = DistributionUse


@pytest.mark.parametrize(
    ("more", "pairs", "uses"),
    [
        ({}, (("322", 5), ("311", -5)), (U.RESERVE, U.NONE)),
        ({}, (("311", 5), ("322", -5)), (U.NONE, U.INCOMING)),
        ({}, (("32201", 5), ("32202", -5)), (U.WITHIN, U.WITHIN)),
        ({}, (("322", 5), ("212", -5)), (U.OTHER, U.NONE)),
        ({}, (("112", 5), ("501", -5)), (U.NONE, U.NONE)),
        ({"kind": VoucherKind.REVERSAL}, (("322", -5), ("311", 5)), (U.RESERVE, U.NONE)),
        ({"kind": VoucherKind.REVERSAL}, (("322", 5), ("311", -5)), (U.INCOMING, U.NONE)),
        ({"opens": True}, (("322", 5), ("321", -4), ("301", -1)), (U.OPENING, U.OPENING, U.NONE)),
        ({"carries": True}, (("321", 5), ("322", -5)), (U.RESULT, U.RESULT)),
        ({"carries": True}, (("501", 5), ("321", -5)), (U.NONE, U.RESULT)),
    ],
)
def test_rule_11_a_line_of_the_distribution_says_what_it_does(
    more: dict[str, Any], pairs: tuple[tuple[str, int], ...], uses: tuple[U, ...]
) -> None:
    assert tuple(uses_of(change(POSTED, lines=lines(*pairs), **more))) == uses


def test_rule_11_what_only_moves_within_the_distribution_must_come_to_nothing() -> None:
    begin = {"undistributed": 0}
    within = Cell("c", "322", "32201", U.WITHIN, 0, 5, 4, 0)
    assert code_of(lambda: amounts.income([within], begin)) == "account_feeds_no_line"
    even = Cell("c", "322", "32202", U.WITHIN, 0, 4, 5, 0)
    assert amounts.income([within, even], begin)["closing_undistributed"] == 0


def test_rule_11_a_month_belongs_to_the_period_from_its_first_on() -> None:
    rows = [
        (month, "322", "32201", "members", 9, 2, 1) for month in ("2025-01", "2025-02", "2025-03")
    ]
    (found,) = cells_of("c", rows, "2025-02")
    assert found == Cell("c", "322", "32201", "members", 7, 18, 4, 2)
    assert found.closing == 21


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        ("0001-12", "2025-01", "period_wrong"),
        ("0002-01", "2025-01", ""),
        ("2025-01", "9998-12", ""),
        ("2025-01", "9999-01", "period_wrong"),
        ("2025-01", "2025-01", ""),
        ("2025-02", "2025-01", "period_wrong"),
    ],
)
def test_rule_12_a_period_has_a_month_before_it_and_one_after(
    first: str, last: str, code: str
) -> None:
    asked = lambda: BalanceSheet(first=Month(first), last=Month(last))  # noqa: E731
    assert code_of(asked) == code
