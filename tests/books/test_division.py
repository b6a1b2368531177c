"""An account in use is divided: its balance goes below it by a voucher, and nothing is lost."""

from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest

from ruralgov.domain.books import (
    AccountPart,
    ChartOfAccounts,
    DivideAccount,
    IncomeDetail,
    TrialBalance,
    Voucher,
    VoucherFile,
    VoucherKind,
)
from ruralgov.domain.books import messages as m
from ruralgov.domain.kernel.ids import VoucherId
from tests.books.ledger import JANUARY, Ledger, income_of, sheet_of
from tests.town import Town, code_of

FEBRUARY = date(2025, 2, 3)


@pytest.fixture
def ledger(town: Town) -> Ledger:
    made = Ledger(town)
    made.open()
    return made


def dividing(ledger: Ledger, code: str, *parts: AccountPart, **more: Any) -> DivideAccount:
    given: dict[str, Any] = {"day": JANUARY, "reason": "开立第二个银行账户"}
    return DivideAccount(collective=ledger.key, code=code, parts=parts, **(given | more))


def part(code: str, amount: int | None = None) -> AccountPart:
    return AccountPart(code=code, name=f"账户{code}", amount=amount)


def divide(ledger: Ledger, code: str, *parts: AccountPart, **more: Any) -> VoucherId:
    command = dividing(ledger, code, *parts, **more)
    return VoucherId(ledger.town.do("bookkeeper", command).key)


def refused(ledger: Ledger, code: str, *parts: AccountPart, **more: Any) -> str:
    return code_of(partial(divide, ledger, code, *parts, **more))


def closing(ledger: Ledger) -> dict[str, int]:
    return {row.code: row.closing for row in ledger.ask(TrialBalance) if row.closing}


def test_rule_15_a_second_bank_account_is_opened_in_a_village_that_has_its_books(
    ledger: Ledger,
) -> None:
    before = sheet_of(ledger)
    assert code_of(partial(ledger.define, "10202")) == "account_used"
    voucher = divide(ledger, "102", part("10201"))
    assert code_of(partial(ledger.enter, ("10201", 1), ("504", -1))) == "account_missing"
    ledger.posted(("102", 5), ("504", -5))
    assert code_of(partial(ledger.post, voucher)) == "division_differs"
    ledger.town.do("bookchecker", m.RejectVoucher(voucher=voucher, reason="余额已变"))
    ledger.post(divide(ledger, "102", part("10201")))
    ledger.define("10202", "专户")
    ledger.posted(("10202", 7_00), ("10201", -7_00))
    found = closing(ledger)
    assert (found["10201"], found["10202"], "102" in found) == (100_000_05 - 7_00, 7_00, False)
    after = sheet_of(ledger)
    assert {item: after[item] - before[item] for item in ("money", "assets")} == {
        "money": 5,
        "assets": 5,
    }


def test_rule_15_the_voucher_waits_for_somebody_else_and_names_what_it_makes(
    ledger: Ledger,
) -> None:
    voucher = divide(ledger, "102", part("10201"))
    file: Voucher = ledger.town.ask("bookkeeper", VoucherFile(voucher=voucher))
    assert (file.kind, file.number, file.reason) == (
        VoucherKind.DIVISION,
        None,
        "开立第二个银行账户",
    )
    assert [(one.account, one.debit - one.credit, one.text) for one in file.lines] == [
        ("102", -100_000_00, ""),
        ("10201", 100_000_00, "账户10201"),
    ]


@pytest.mark.parametrize(
    ("amounts", "code"),
    [
        ((None,), ""),
        ((100_000_00,), ""),
        ((1, None), ""),
        ((1, 99_999_99), ""),
        ((100_000_01, -1), ""),
        ((1, 100_000_00), "division_parts_wrong"),
        ((99_999_99,), "division_parts_wrong"),
        ((100_000_01,), "division_parts_wrong"),
        ((100_000_00, None), "division_parts_wrong"),
        ((0, None), "division_parts_wrong"),
        ((None, None), "division_parts_wrong"),
        ((), "division_parts_wrong"),
    ],
)
def test_rule_15_the_parts_are_the_whole_balance_to_the_fen(
    ledger: Ledger, amounts: tuple[int | None, ...], code: str
) -> None:
    parts = [part(f"102{n:02d}", amount) for n, amount in enumerate(amounts, 1)]
    assert refused(ledger, "102", *parts) == code


@pytest.mark.parametrize(
    ("codes", "refusal"),
    [
        (("10101",), "division_code_wrong"),
        (("102",), "division_code_wrong"),
        (("1020101",), "division_code_wrong"),
        (("1020a",), "division_code_wrong"),
        (("10201", "10201"), "division_parts_wrong"),
    ],
)
def test_rule_15_the_new_accounts_stand_right_below_the_old_one(
    ledger: Ledger, codes: tuple[str, ...], refusal: str
) -> None:
    parts = [part(code, None if n else 1) for n, code in enumerate(codes)]
    assert refused(ledger, "102", *parts) == refusal


def test_rule_15_what_has_no_balance_needs_no_voucher(ledger: Ledger) -> None:
    assert refused(ledger, "513", part("51301")) == "division_nothing"
    ledger.define("51301", "办公费")
    assert refused(ledger, "513", part("51302")) == "account_not_last"


def test_rule_15_the_year_result_is_carried_over_and_never_divided(ledger: Ledger) -> None:
    assert refused(ledger, "321", part("32101")) == "account_carry_only"


def test_rule_15_the_day_is_not_before_the_last_month_in_which_it_was_used(
    ledger: Ledger,
) -> None:
    ledger.posted(("102", 5), ("504", -5), day=FEBRUARY)
    assert refused(ledger, "102", part("10201")) == "division_month_wrong"
    assert refused(ledger, "102", part("10201"), day=date(2025, 2, 1)) == ""


def test_rule_15_nothing_is_divided_in_a_closed_month_or_a_day_that_has_not_come(
    ledger: Ledger,
) -> None:
    ledger.close("2025-01")
    assert refused(ledger, "102", part("10201")) == "month_closed"
    later = ledger.town.clock.now.date() + timedelta(days=2)
    assert refused(ledger, "102", part("10201"), day=later) == "voucher_day_future"


def test_rule_15_a_code_that_was_taken_meanwhile_is_refused(ledger: Ledger) -> None:
    ledger.define("11201", "甲")
    ledger.town.do(
        "bookkeeper", m.RetireAccount(collective=ledger.key, code="11201", reason="并户")
    )
    ledger.posted(("112", 5), ("504", -5))
    assert refused(ledger, "112", part("11201")) == "account_taken"
    ledger.post(divide(ledger, "112", part("11202")))
    assert refused(ledger, "112", part("11203")) == "account_not_last"


def test_rule_15_what_was_booked_before_is_undone_on_the_first_account_below(
    ledger: Ledger,
) -> None:
    old = ledger.posted(("102", 5), ("504", -5))
    ledger.post(divide(ledger, "102", part("10202", 1), part("10201")))
    undoing = ledger.reverse(old)
    file: Voucher = ledger.town.ask("bookkeeper", VoucherFile(voucher=undoing))
    assert [one.account for one in file.lines] == ["10201", "504"]
    ledger.post(undoing)
    found = closing(ledger)
    assert (found["10201"], found["10202"], "102" in found) == (100_000_00 - 1, 1, False)


def test_rule_15_a_division_is_not_reversed(ledger: Ledger) -> None:
    voucher = ledger.post(divide(ledger, "102", part("10201")))
    assert code_of(partial(ledger.reverse, voucher)) == "reversal_of_division"


def test_rule_15_expenses_of_the_year_stay_what_they_are_when_their_account_is_divided(
    ledger: Ledger,
) -> None:
    ledger.posted(("513", 9_00), ("211", -9_00))
    before = income_of(ledger)
    ledger.post(divide(ledger, "513", part("51301")))
    assert income_of(ledger) == before
    amounts = {row.code: row.amount for row in ledger.ask(IncomeDetail) if row.amount}
    assert amounts == {"51301": 9_00}
    names = {
        one.code: one.name
        for one in ledger.town.ask("bookkeeper", ChartOfAccounts(collective=ledger.key))
    }
    assert names["51301"] == "管理费用—账户51301"
