from datetime import date
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruralgov.domain.books import (
    AccountLines,
    BookMonths,
    ChartOfAccounts,
    MonthDecisions,
    SourceDocument,
    Undone,
    Voucher,
    VoucherFile,
    VoucherLine,
    VoucherRow,
    Vouchers,
    VoucherStage,
    cash_moves,
    contract_money,
    settlements,
)
from ruralgov.domain.books import messages as m
from ruralgov.domain.books.effects import transferred
from ruralgov.domain.books.rules_voucher import check_lines
from ruralgov.domain.collectives import BOOK_CHECKER
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.kernel.ids import AssetId, ContractId, VoucherId
from ruralgov.domain.kernel.money import LARGEST, Fen, show_yuan
from ruralgov.domain.kernel.month import Month
from tests.books.ledger import Ledger, line, lines
from tests.property.scenario import letting, pond, signed
from tests.town import Town, code_of

FEBRUARY = date(2025, 2, 10)


@pytest.fixture
def ledger(town: Town) -> Ledger:
    made = Ledger(town)
    made.open()
    return made


def file(ledger: Ledger, voucher: VoucherId) -> Voucher:
    found: Voucher = ledger.town.ask("bookkeeper", VoucherFile(voucher=voucher))
    return found


def numbers(ledger: Ledger, month: str = "2025-01") -> list[int | None]:
    query = Vouchers(collective=ledger.key, month=Month(month))
    rows: list[VoucherRow] = ledger.town.ask("bookkeeper", query)
    return [row.number for row in rows]


def test_rule_1_sub_accounts_stand_below_official_ones_and_take_their_vouchers(
    ledger: Ledger,
) -> None:
    ledger.define("11201", "个人")
    ledger.define("1120101", "张家")
    assert code_of(lambda: ledger.define("11201")) == "account_taken"
    assert code_of(lambda: ledger.define("1121")) == "account_code_wrong"
    assert code_of(lambda: ledger.define("99901")) == "account_code_wrong"
    assert code_of(lambda: ledger.define("1120201")) == "account_missing"
    assert code_of(lambda: ledger.enter(("112", 1), ("501", -1))) == "account_not_last"
    assert code_of(lambda: ledger.enter(("11201", 1), ("501", -1))) == "account_not_last"
    ledger.posted(("1120101", 1), ("501", -1))
    assert code_of(lambda: ledger.define("112010101")) == "account_used"
    query = ChartOfAccounts(collective=ledger.key)
    names = {one.code: one.name for one in ledger.town.ask("bookkeeper", query)}
    assert names["1120101"] == "应收款—个人—张家"


def test_rule_1_an_unknown_account_stops_everything(ledger: Ledger) -> None:
    for code in ("199", "502a", "5", "50101", ""):
        assert code_of(partial(ledger.enter, (code, 1), ("501", -1))) == "account_missing"
    assert numbers(ledger) == []


def test_rule_1_an_account_is_retired_only_without_a_balance(ledger: Ledger) -> None:
    ledger.define("11201", "个人")
    voucher = ledger.posted(("11201", 5), ("501", -5))
    waiting = ledger.enter(("11201", 2), ("501", -2))
    gone = m.RetireAccount(collective=ledger.key, code="11201", reason="并户")
    assert code_of(lambda: ledger.town.do("bookkeeper", gone)) == "account_has_balance"
    ledger.post(ledger.reverse(voucher))
    ledger.town.do("bookkeeper", gone)
    assert code_of(lambda: ledger.post(waiting)) == "account_retired"
    renamed = m.RenameAccount(collective=ledger.key, code="11201", name="旧户", reason="更名")
    ledger.town.do("bookkeeper", renamed)


def test_rule_2_one_fen_out_of_balance_is_refused(ledger: Ledger) -> None:
    assert code_of(lambda: ledger.enter(("112", 100), ("501", -99))) == "voucher_unbalanced"
    assert code_of(lambda: ledger.enter(("112", 99), ("501", -100))) == "voucher_unbalanced"


@given(
    st.lists(st.integers(1, LARGEST // 50), min_size=2, max_size=20), st.integers(1, 50), st.data()
)
def test_rule_2_lines_pass_only_if_they_balance_to_the_fen(
    amounts: list[int], off: int, data: st.DataObject
) -> None:
    debits = tuple(line("112", fen) for fen in amounts)
    good = (*debits, line("501", -sum(amounts)))
    assert check_lines(good) == good
    sign = data.draw(st.sampled_from((-1, 1)))
    wrong = sum(amounts) + sign * off
    if wrong > 0:
        with pytest.raises(Refused, match="voucher_unbalanced") as refused:
            check_lines((*debits, line("501", -wrong)))
        sides = (show_yuan(sum(amounts)), show_yuan(wrong), show_yuan(off))
        assert tuple(refused.value.facts.values()) == sides


@pytest.mark.parametrize(("debit", "credit"), [(0, 0), (5, 5), (-5, 0), (0, -5), (LARGEST + 1, 0)])
def test_rule_2_a_line_has_one_amount_on_one_side(debit: int, credit: int) -> None:
    odd = VoucherLine(account="112", debit=Fen(debit), credit=Fen(credit))
    with pytest.raises(BadInput, match="line_wrong"):
        check_lines((odd, line("501", -5)))
    with pytest.raises(BadInput, match="lines_count_wrong"):
        check_lines((line("501", -5),))


def test_rule_3_the_maker_does_not_check(ledger: Ledger) -> None:
    from ruralgov.domain.access import GrantRole
    from ruralgov.domain.kernel.ids import AccountId

    both = GrantRole(account=AccountId("bookkeeper"), role=BOOK_CHECKER, basis="兼任")
    ledger.town.do("admin", both)
    voucher = ledger.enter(("112", 1), ("501", -1))
    for command in (m.PostVoucher(voucher=voucher), m.RejectVoucher(voucher=voucher, reason="x")):
        assert code_of(partial(ledger.town.do, "bookkeeper", command)) == "checker_is_maker"
    ledger.town.do("bookchecker", m.RejectVoucher(voucher=voucher, reason="缺附件"))
    assert code_of(lambda: ledger.post(voucher)) == "voucher_stage_wrong"
    assert file(ledger, voucher).stage is VoucherStage.REJECTED


def test_rule_4_numbers_follow_each_other_by_month_whatever_is_rejected(ledger: Ledger) -> None:
    first, second, third = (ledger.enter(("112", n), ("501", -n)) for n in (1, 2, 3))
    ledger.post(third)
    ledger.town.do("bookchecker", m.RejectVoucher(voucher=second, reason="重复"))
    ledger.post(first)
    ledger.posted(("112", 4), ("501", -4), day=FEBRUARY)
    assert numbers(ledger) == [1, 2, None]
    assert numbers(ledger, "2025-02") == [1]
    assert file(ledger, third).number == 1
    assert code_of(lambda: ledger.post(first)) == "voucher_stage_wrong"


def test_rule_4_counting_again_changes_nothing(ledger: Ledger) -> None:
    voucher = ledger.posted(("112", 1), ("501", -1))
    receipt = ledger.town.do("bookchecker", m.CountVoucher(voucher=voucher))
    assert receipt.events == ()
    waiting = ledger.enter(("112", 1), ("501", -1))
    count = m.CountVoucher(voucher=waiting)
    assert code_of(lambda: ledger.town.do("bookchecker", count)) == "voucher_stage_wrong"


def test_rule_4_papers_are_kept_by_their_hash(ledger: Ledger) -> None:
    paper = SourceDocument(name="发票.pdf", kind="application/pdf", sha256="a" * 64, size=9)
    voucher = ledger.enter(("112", 1), ("501", -1), documents=(paper,))
    assert file(ledger, voucher).documents == (paper,)
    with pytest.raises(BadInput, match="attachment_wrong"):
        SourceDocument(name="x", kind="y", sha256="z" * 64, size=1)


def test_rule_5_a_reversal_undoes_what_remains_and_no_more(ledger: Ledger) -> None:
    voucher = ledger.posted(("112", 100), ("501", -60), ("503", -40))
    part = (Undone(line=1, amount=Fen(40)), Undone(line=3, amount=Fen(40)))
    one = ledger.reverse(voucher, parts=part)
    two = ledger.reverse(voucher, parts=part)
    ledger.post(one)
    assert code_of(lambda: ledger.post(two)) == "reversal_exceeds"
    assert code_of(lambda: ledger.reverse(voucher, parts=part)) == "reversal_exceeds"
    rest = ledger.post(ledger.reverse(voucher))
    assert [x.credit + x.debit for x in file(ledger, rest).lines] == [60, 60]
    assert code_of(lambda: ledger.reverse(voucher)) == "reversal_nothing_left"
    assert code_of(lambda: ledger.reverse(rest)) == "reversal_of_reversal"
    state = file(ledger, voucher)
    assert [made.by for made in state.reversals] == [one, rest]
    assert [row.amount for row in ledger.ask(account_lines_of("112"))] == [100, -40, -60]


def account_lines_of(account: str) -> Any:
    return lambda **more: AccountLines(account=account, **more)


def test_rule_5_a_correction_has_a_reason_a_link_and_an_open_month(ledger: Ledger) -> None:
    voucher = ledger.posted(("513", 100), ("211", -100))
    ledger.close("2025-01")
    pairs = (("514", 100), ("513", -100))
    code = code_of(lambda: ledger.enter(*pairs, corrects=voucher, reason="科目用错"))
    assert code == "month_closed"
    blank = code_of(lambda: ledger.enter(*pairs, day=FEBRUARY, corrects=voucher))
    assert blank == "text_not_clean"
    key = ledger.posted(*pairs, day=FEBRUARY, corrects=voucher, reason="科目用错")
    assert file(ledger, key).corrects == voucher
    waiting = ledger.enter(("112", 1), ("501", -1), day=FEBRUARY)
    wrong = code_of(lambda: ledger.enter(*pairs, day=FEBRUARY, corrects=waiting, reason="x"))
    assert wrong == "voucher_stage_wrong"


def test_rule_6_months_are_closed_in_order_and_take_no_more(ledger: Ledger) -> None:
    waiting = ledger.enter(("112", 1), ("501", -1))
    assert code_of(lambda: ledger.close("2025-02")) == "month_not_next"
    assert code_of(lambda: ledger.close("2025-01")) == "month_has_waiting"
    assert code_of(lambda: ledger.close("2024-12")) == "month_before_books"
    assert code_of(lambda: ledger.close("2026-02")) == "month_not_begun"
    ledger.post(waiting)
    ledger.close("2025-01")
    assert code_of(lambda: ledger.close("2025-01")) == "month_closed"
    assert code_of(lambda: ledger.enter(("112", 1), ("501", -1))) == "month_closed"
    early = date(2024, 12, 31)
    assert code_of(lambda: ledger.enter(("112", 1), ("501", -1), day=early)) == "month_before_books"
    late = date(2026, 1, 6)
    assert code_of(lambda: ledger.enter(("112", 1), ("501", -1), day=late)) == "voucher_day_future"


def test_rule_7_a_month_is_reopened_from_the_last_on_with_a_decision_that_shows(
    ledger: Ledger,
) -> None:
    ledger.close("2025-01")
    ledger.close("2025-02")
    assert code_of(lambda: ledger.reopen("2025-01")) == "month_later_closed"
    assert code_of(lambda: ledger.reopen("2025-02", reason=" ")) == "text_not_clean"
    assert code_of(lambda: ledger.reopen("2025-02", decision="")) == "text_not_clean"
    assert code_of(lambda: ledger.reopen("2025-03")) == "month_not_closed"
    ledger.reopen("2025-02")
    ledger.posted(("112", 1), ("501", -1), day=FEBRUARY)
    ledger.close("2025-02")
    shown = [
        (row.month, row.kind.value, row.by, row.decision, row.reason)
        for row in ledger.ask(MonthDecisions)
    ]
    assert shown == [
        ("2025-01", "closed", "bookchecker", "", ""),
        ("2025-02", "closed", "bookchecker", "", ""),
        ("2025-02", "reopened", "townfunds", "镇〔2025〕3号", "漏记"),
        ("2025-02", "closed", "bookchecker", "", ""),
    ]
    months = ledger.ask(BookMonths, last="2025-03")
    assert [month.closed for month in months] == [True, True, False]


def test_rule_10_money_leaves_only_for_an_application(ledger: Ledger) -> None:
    assert code_of(lambda: ledger.enter(("513", 9), ("102", -9))) == "payment_not_approved"
    paid = (line("513", 9), line("102", -9, "fund_application/f1"))
    key = ledger.enter(lines=paid)
    assert [(s.application, s.amount) for s in settlements(file(ledger, key))] == [("f1", 9)]
    assert code_of(lambda: ledger.enter(lines=(line("513", 9, "cow/1"), line("211", -9)))) == (
        "about_wrong"
    )
    ledger.posted(("101", 50), ("102", -50))
    fee = (line("101", 49), line("513", 1), line("102", -50))
    assert code_of(lambda: ledger.enter(lines=fee)) == "payment_not_approved"
    split = (line("101", 49), line("513", 1), line("102", -49))
    ledger.enter(lines=(*split, line("102", -1, "fund_application/f2")))
    hidden = (("102", 9), ("501", -9), ("513", 9), ("102", -9))
    assert code_of(lambda: ledger.enter(*hidden)) == "payment_not_approved"


def a_contract(ledger: Ledger) -> ContractId:
    asset = AssetId(ledger.town.do("keeper", pond(ledger.key)).key)
    return signed(ledger.town, letting(ledger.key, (asset,)))


def test_rule_10_a_wrong_receipt_is_undone_without_an_application(ledger: Ledger) -> None:
    contract = a_contract(ledger)
    rent = (line("102", 9, f"contract/{contract}"), line("501", -9))
    key = ledger.posted(lines=rent)
    (money,) = contract_money(file(ledger, key))
    assert (money.contract, money.line, money.amount) == (contract, 1, 9)
    (move,) = cash_moves(file(ledger, key))
    assert (move.account, move.amount, move.income) == ("102", 9, True)
    back = file(ledger, ledger.post(ledger.reverse(key)))
    assert [(x.account, x.amount, x.income) for x in cash_moves(back)] == [("102", -9, False)]
    assert [*contract_money(back), *settlements(back)] == []


def test_rule_10_what_moves_between_cash_and_bank_is_no_income() -> None:
    moved = lines(("101", 5), ("102", -5))
    assert transferred(moved) == 5
    assert transferred(lines(("101", 5), ("501", -5))) == 0
