"""The rules of charts, months, openings and cash where they turn, each asked by itself."""

from functools import partial
from typing import Any

import pytest

from ruralgov.domain.books import (
    BOOK_MONTH,
    CHART,
    BookMonth,
    Chart,
    DecisionKind,
    MonthDecision,
    SourceDocument,
    SubAccount,
    VoucherKind,
    VoucherRow,
    VoucherStage,
    rules_chart,
    rules_month,
)
from ruralgov.domain.books import messages as m
from ruralgov.domain.books.imports_accounts import Accounts
from ruralgov.domain.books.model import month_key
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AccountId, VoucherId
from ruralgov.domain.kernel.imports import Problems
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.tables import Line
from tests.books.ledger import Ledger
from tests.books.test_boundaries import HERE, OPENED, POSTED, books
from tests.given import TODAY, given
from tests.town import Town, code_of

CHART_NOW = Chart(
    collective=HERE,
    first=OPENED,
    accounts=tuple(
        SubAccount(code=code, name=code) for code in ("11201", "1120101", "112010101", "11202")
    ),
)


@pytest.mark.parametrize(
    "code",
    ["112", "1120", "1120101010101", "１１２０３", "1120a", "99901", ""],
)
def test_rule_1_a_code_is_an_official_one_and_up_to_four_pairs_of_digits(code: str) -> None:
    command = m.DefineAccount(collective=HERE, code=code, name="明细")
    found = given(CHART, state=CHART_NOW).when(command, rules_chart.define_account)
    found.refused("account_code_wrong")


def test_rule_1_accounts_go_four_levels_deep_and_their_codes_are_theirs_alone(town: Town) -> None:
    ledger = Ledger(town)
    for code in ("11201", "1120101", "112010101", "11201010101"):
        ledger.define(code)
        assert code_of(partial(ledger.define, code)) == "account_taken"
    assert code_of(lambda: ledger.define("1120101010101")) == "account_code_wrong"
    ledger.define("11202")
    assert code_of(lambda: ledger.define("1120301")) == "account_missing"


def test_rule_1_what_another_account_below_the_same_official_one_has_is_its_own(
    town: Town,
) -> None:
    ledger = Ledger(town)
    ledger.open()
    ledger.define("11201")
    ledger.define("11202")
    ledger.posted(("11202", 5), ("501", -5))
    ledger.define("1120101")
    retire(ledger, "1120101")
    retire(ledger, "11201")
    assert code_of(lambda: retire(ledger, "11202")) == "account_has_balance"


def retire(ledger: Ledger, code: str) -> None:
    command = m.RetireAccount(collective=ledger.key, code=code, reason="并户")
    ledger.town.do("bookkeeper", command)


@pytest.mark.parametrize(
    ("code", "refused"),
    [
        ("11201", "account_retired"),
        ("11202", "account_retired"),
        ("11203", "account_missing"),
        ("112", "account_missing"),
    ],
)
def test_rule_1_only_an_account_in_use_with_nothing_below_it_is_retired(
    code: str, refused: str
) -> None:
    retired = given(CHART, m.AccountRetired(code="11202", reason="并户"), state=CHART_NOW)
    command = m.RetireAccount(collective=HERE, code=code, reason="并户")
    retired.when(command, rules_chart.retire_account).refused(refused)
    given(CHART).when(command, rules_chart.retire_account).refused("account_missing")


def test_rule_1_a_name_or_an_end_is_that_of_one_account() -> None:
    renamed = m.AccountRenamed(code="11202", name="新", reason="更名")
    chart = given(
        CHART, renamed, m.AccountRetired(code="1120101", reason="并户"), state=CHART_NOW
    ).state
    assert [one.name for one in chart.accounts] == ["11201", "1120101", "112010101", "新"]
    assert [one.retired for one in chart.accounts] == [False, True, False, False]


DOCUMENT: dict[str, Any] = {"name": "发票", "kind": "application/pdf"}


@pytest.mark.parametrize(
    ("sha256", "size", "code"),
    [
        ("a" * 64, 1, ""),
        ("a" * 64, 0, "attachment_wrong"),
        ("a" * 63, 1, "attachment_wrong"),
        ("a" * 65, 1, "attachment_wrong"),
        ("A" * 64, 1, "attachment_wrong"),
    ],
)
def test_rule_4_a_paper_has_a_hash_and_at_least_a_byte(sha256: str, size: int, code: str) -> None:
    assert code_of(lambda: SourceDocument(sha256=sha256, size=size, **DOCUMENT)) == code


@pytest.mark.parametrize(
    ("number", "counted", "closed", "code", "events"),
    [
        (4, 3, False, "", 1),
        (3, 3, False, "", 0),
        (3, 3, True, "", 0),
        (5, 3, False, "voucher_number_wrong", 0),
        (4, 3, True, "month_closed", 0),
    ],
)
def test_rule_4_a_month_counts_the_next_number_while_it_is_open(
    number: int, counted: int, closed: bool, code: str, events: int
) -> None:
    month = BookMonth(collective=HERE, month=POSTED.month, vouchers=counted)
    if closed:
        month = change(month, decisions=DECIDED)
    others = books(change(POSTED, number=number))
    found = given(BOOK_MONTH, state=month, others=others).when(
        m.CountVoucher(voucher=VoucherId("v")), rules_month.count_voucher
    )
    assert (found.code, len(found.events)) == (code, events)


def test_rule_4_the_first_voucher_of_a_month_is_number_1() -> None:
    for number, code in ((1, ""), (2, "voucher_number_wrong")):
        found = given(BOOK_MONTH, others=books(change(POSTED, number=number))).when(
            m.CountVoucher(voucher=VoucherId("v")), rules_month.count_voucher
        )
        assert found.code == code


DECIDED = (MonthDecision(kind=DecisionKind.CLOSED, by=AccountId("b"), at=given(CHART).given.now),)


@pytest.mark.parametrize(
    ("month", "code"),
    [
        ("2026-01", "month_not_over"),
        ("2026-02", "month_not_begun"),
        ("2025-01", ""),
        ("2024-12", "month_before_books"),
        ("2025-11", "month_closed"),
        ("2025-10", "month_not_next"),
        ("2025-13", "month_wrong"),
    ],
)
def test_rule_6_a_month_that_is_over_is_closed_after_the_one_before(month: str, code: str) -> None:
    others = books()
    others[BOOK_MONTH.kind, month_key(HERE, Month("2025-12"))] = BookMonth(
        collective=HERE, month=Month("2025-12"), decisions=DECIDED
    )
    command = m.CloseMonth(collective=HERE, month=Month(month))
    found = given(BOOK_MONTH, others=others).when(command, rules_month.close_month)
    assert (found.code, len(found.events)) == (code, int(not code))


def waiting(n: int, month: str = "2026-01", stage: VoucherStage = VoucherStage.ENTERED) -> Any:
    return VoucherRow(
        collective=HERE,
        month=Month(month),
        number=None,
        day=TODAY,
        kind=VoucherKind.ORDINARY,
        stage=stage,
        summary=f"摘要{n}",
        amount=Fen(1),
        maker=AccountId("m"),
        checker=None,
        corrects=None,
        entered=None,
    )


def test_rule_6_of_many_vouchers_that_wait_five_are_named() -> None:
    command = m.CloseMonth(collective=HERE, month=OPENED)
    rows = tuple(waiting(n, OPENED) for n in range(1, 7))
    with pytest.raises(Exception, match="摘要5") as raised:
        list(
            rules_month.close_month(
                None, command, given(BOOK_MONTH, others=books(), rows=rows).given
            )
        )
    assert "摘要6" not in str(raised.value)
    others = (waiting(1, "2025-02"), waiting(2, OPENED, VoucherStage.REJECTED))
    found = given(BOOK_MONTH, others=books(), rows=others)
    assert found.when(command, rules_month.close_month).code == ""


@pytest.mark.parametrize(
    ("opening", "kind", "first", "code", "events"),
    [
        (None, VoucherKind.OPENING, None, "", 1),
        ("v", VoucherKind.OPENING, OPENED, "", 0),
        ("w", VoucherKind.OPENING, OPENED, "books_open_already", 0),
        (None, VoucherKind.ORDINARY, None, "books_not_open", 0),
    ],
)
def test_rule_8_the_books_open_once_by_their_opening_voucher(
    opening: VoucherId | None, kind: VoucherKind, first: Month | None, code: str, events: int
) -> None:
    chart = Chart(collective=HERE, first=first, opening=opening)
    command = m.ConfirmOpening(voucher=VoucherId("v"))
    found = given(CHART, state=chart, others=books(change(POSTED, kind=kind))).when(
        command, rules_chart.confirm_opening
    )
    assert (found.code, len(found.events)) == (code, events)
    if events:
        assert found.only().first == "2026-01"


@pytest.mark.parametrize(
    ("code", "column", "error"),
    [
        ("112", "account", "account_not_last"),
        ("11201", "account", "account_not_last"),
        ("1120101", "account", None),
        ("1120102", "account", "account_retired"),
        ("11202", "account", "account_retired"),
        ("99999", "account", "account_missing"),
    ],
)
def test_a_table_says_of_an_account_why_vouchers_do_not_use_it(
    code: str, column: str, error: str | None
) -> None:
    takes = {"112": False, "11201": False, "1120101": True, "1120102": False, "11202": False}
    accounts = Accounts(collective=HERE, names=dict.fromkeys(takes, "往来"), takes=takes)
    problems = Problems()
    good = accounts.check(Line(number=3, cells={}), code, None, problems)
    assert good is (error is None)
    found = [(one.column, one.error.code, one.error.facts.get("below")) for one in problems.found]
    below = "1120101" if error == "account_not_last" else None
    assert found == ([] if error is None else [(column, error, below)])


def test_rule_1_an_account_retired_by_mistake_is_in_use_again(town: Town) -> None:
    ledger = Ledger(town)
    ledger.open()
    ledger.define("11201")

    def restore(code: str) -> str:
        command = m.RestoreAccount(collective=ledger.key, code=code, reason="误销")
        return code_of(lambda: town.do("bookkeeper", command))

    assert (restore("11201"), restore("11203")) == ("account_taken", "account_missing")
    retire(ledger, "11201")
    assert code_of(lambda: ledger.enter(("11201", 5), ("501", -5))) == "account_retired"
    assert restore("11201") == ""
    ledger.posted(("11201", 5), ("501", -5))


def test_rule_1_an_account_is_not_restored_below_one_that_vouchers_used_since(town: Town) -> None:
    ledger = Ledger(town)
    ledger.open()
    ledger.define("11201")
    retire(ledger, "11201")
    ledger.posted(("112", 5), ("501", -5))
    command = m.RestoreAccount(collective=ledger.key, code="11201", reason="误销")
    assert code_of(lambda: town.do("bookkeeper", command)) == "account_used"
