"""The rules of the books where they turn: each asked by itself, without an app."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from ruralgov.domain.books import (
    BOOK_MONTH,
    CHART,
    VOUCHER,
    BookMonth,
    CashMove,
    Chart,
    DecisionKind,
    MonthDecision,
    Reversal,
    Settlement,
    SubAccount,
    Undone,
    Voucher,
    VoucherKind,
    VoucherLine,
    VoucherStage,
    cash_moves,
    contract_money,
    rules_voucher,
    rules_year,
    settlements,
)
from ruralgov.domain.books import messages as m
from ruralgov.domain.books.model import month_key
from ruralgov.domain.collectives import COLLECTIVE, Collective, Regime
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import (
    AccountId,
    CollectiveId,
    FundApplicationId,
    PlaceId,
    VoucherId,
)
from ruralgov.domain.kernel.money import LARGEST, Fen
from ruralgov.domain.kernel.month import Month, month_of
from tests.books.ledger import line
from tests.given import TODAY, States, given
from tests.town import code_of

HERE = CollectiveId("c")
OPENED, CLOSED = Month("2025-01"), Month("2025-11")
A_DAY = timedelta(days=1)
ENTERED = Voucher(
    collective=HERE,
    month=Month("2025-12"),
    day=date(2025, 12, 3),
    kind=VoucherKind.ORDINARY,
    summary="租金",
    lines=(line("112", 100), line("501", -60), line("502", -40)),
    documents=(),
    maker=AccountId("maker"),
)
POSTED = change(ENTERED, stage=VoucherStage.POSTED, number=1, checker=AccountId("checker"))


def books(voucher: Voucher = POSTED, **chart: Any) -> States:
    """The records of a collective: open books, one closed month, one voucher."""
    decision = MonthDecision(
        kind=DecisionKind.CLOSED, by=AccountId("b"), at=datetime(2025, 12, 1, tzinfo=UTC)
    )
    collective = Collective(
        place=PlaceId("p"),
        name="社",
        organisation=None,
        regime=Regime.Y2023,
        since=date(2024, 1, 1),
    )
    return {
        (COLLECTIVE.kind, HERE): collective,
        (CHART.kind, HERE): Chart(**{"collective": HERE, "first": OPENED} | chart),
        (BOOK_MONTH.kind, month_key(HERE, CLOSED)): BookMonth(
            collective=HERE, month=CLOSED, decisions=(decision,)
        ),
        (VOUCHER.kind, "v"): voucher,
    }


def reverse(day: date = TODAY, *parts: tuple[int, int], of: Voucher = POSTED) -> Any:
    command = m.ReverseVoucher(
        voucher=VoucherId("v"),
        day=day,
        reason="记错",
        parts=tuple(Undone(line=n, amount=Fen(amount)) for n, amount in parts),
    )
    return given(VOUCHER, others=books(of)).when(command, rules_voucher.reverse_voucher)


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (TODAY, ""),
        (TODAY + A_DAY, "voucher_day_future"),
        (date(2025, 12, 3), ""),
        (date(2025, 12, 2), "reversal_too_early"),
        (date(2025, 11, 30), "month_closed"),
        (date(2024, 12, 31), "month_before_books"),
        (date(2023, 12, 31), "collective_missing"),
    ],
)
def test_rule_5_a_reversal_is_dated_as_any_voucher_is(day: date, code: str) -> None:
    assert reverse(day).code == code


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        (((1, 100), (2, 60), (3, 40)), ""),
        (((2, 0), (3, 40), (1, 40)), "reversal_exceeds"),
        (((1, -1), (2, -1)), "reversal_exceeds"),
        (((2, 60), (2, 1), (1, 61)), "reversal_exceeds"),
        (((0, 1), (1, 1)), "line_missing"),
        (((4, 1), (1, 1)), "line_missing"),
        (((1, 60), (2, 60)), ""),
    ],
)
def test_rule_5_a_part_is_something_and_no_more_than_is_left_of_a_line_that_there_is(
    parts: tuple[tuple[int, int], ...], code: str
) -> None:
    assert reverse(TODAY, *parts).code == code


def test_rule_5_what_is_undone_already_is_not_undone_again() -> None:
    undone = Reversal(
        by=VoucherId("r"), parts=(Undone(line=1, amount=Fen(60)), Undone(line=2, amount=Fen(60)))
    )
    event = reverse(of=change(POSTED, reversals=(undone,))).only()
    assert event.lines == (line("112", -40), line("502", 40))
    assert event.undoes == (Undone(line=1, amount=Fen(40)), Undone(line=3, amount=Fen(40)))


def entering(*lines: VoucherLine) -> Any:
    command = m.EnterVoucher(collective=HERE, day=TODAY, summary="租金", lines=lines)
    return given(VOUCHER, others=books()).when(command, rules_voucher.enter_voucher)


def sides(account: str, debit: int, credit: int) -> VoucherLine:
    return VoucherLine(account=account, debit=Fen(debit), credit=Fen(credit))


@pytest.mark.parametrize(
    ("debit", "credit", "code"),
    [
        (-5, 5, "line_wrong"),
        (5, -5, "line_wrong"),
        (-5, 0, "line_wrong"),
        (0, -5, "line_wrong"),
        (0, 0, "line_wrong"),
        (5, 5, "line_wrong"),
        (LARGEST + 1, 0, "line_wrong"),
        (LARGEST, 0, ""),
        (5, 0, ""),
    ],
)
def test_rule_2_a_line_is_one_amount_on_one_side(debit: int, credit: int, code: str) -> None:
    other = sides("501", max(credit - debit, 0), max(debit - credit, 0))
    assert entering(sides("112", debit, credit), other).code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [("", ""), ("摊位费", ""), (" ", "text_not_clean"), ("\u200b", "text_not_clean")],
)
def test_rule_2_the_text_of_a_line_can_be_read(text: str, code: str) -> None:
    assert entering(change(line("112", 5), text=text), line("501", -5)).code == code


@pytest.mark.parametrize(("count", "code"), [(1, "lines_count_wrong"), (2, ""), (2000, "")])
def test_rule_2_a_voucher_has_from_2_to_2000_lines(count: int, code: str) -> None:
    lines = [line("112", 1)] * (count - 1)
    assert entering(*lines, line("501", 1 - count or -1)).code == code
    if count == 2000:
        more = entering(*lines, line("112", 1), line("501", -count))
        more.refused("lines_count_wrong")


@pytest.mark.parametrize(
    ("since", "until", "code"),
    [
        (TODAY, None, ""),
        (TODAY + A_DAY, None, "collective_missing"),
        (date(2024, 1, 1), TODAY + A_DAY, ""),
        (date(2024, 1, 1), TODAY, "collective_missing"),
    ],
)
def test_rule_6_a_voucher_is_of_a_day_on_which_there_is_the_collective(
    since: date, until: date | None, code: str
) -> None:
    others = books()
    there = change(others[COLLECTIVE.kind, HERE], since=since)
    if until is not None:
        there = change(there, until=until)
    both = (line("112", 5), line("501", -5))
    command = m.EnterVoucher(collective=HERE, day=TODAY, summary="租金", lines=both)
    situation = given(VOUCHER, others=others | {(COLLECTIVE.kind, HERE): there})
    assert situation.when(command, rules_voucher.enter_voucher).code == code


OPENING = change(ENTERED, kind=VoucherKind.OPENING, opens=True)


@pytest.mark.parametrize(("first", "code"), [(None, ""), (OPENED, "books_open_already")])
def test_rule_8_the_books_are_opened_once(first: Month | None, code: str) -> None:
    found = given(VOUCHER, state=OPENING, others=books(first=first)).when(
        m.PostVoucher(voucher=VoucherId("v")), rules_voucher.post_voucher
    )
    assert found.code == code


@pytest.mark.parametrize(
    ("account", "stage", "code"),
    [
        ("maker", VoucherStage.ENTERED, "checker_is_maker"),
        ("other", VoucherStage.ENTERED, ""),
        ("other", VoucherStage.POSTED, "voucher_stage_wrong"),
    ],
)
def test_rule_3_another_than_the_maker_posts_a_voucher_that_waits(
    account: str, stage: VoucherStage, code: str
) -> None:
    waiting = change(ENTERED, stage=stage)
    found = given(VOUCHER, state=waiting, others=books(), account=account)
    command = m.PostVoucher(voucher=VoucherId("v"))
    assert found.when(command, rules_voucher.post_voucher).code == code


@pytest.mark.parametrize(
    ("year", "code"),
    [
        (1948, "year_wrong"),
        (1949, "month_before_books"),
        (2025, "month_closed"),
        (2026, "voucher_day_future"),
        (9998, "voucher_day_future"),
        (9999, "year_wrong"),
    ],
)
def test_rule_9_a_year_that_is_carried_over_is_one_that_has_ended(year: int, code: str) -> None:
    assert carried(year, TODAY) == code


@pytest.mark.parametrize(
    ("today", "code"),
    [(date(2025, 12, 30), "voucher_day_future"), (date(2025, 12, 31), "month_closed")],
)
def test_rule_9_a_year_may_be_carried_over_on_its_last_day(today: date, code: str) -> None:
    assert carried(2025, today) == code


def carried(year: int, today: date) -> str:
    """Carry over a year whose last month is closed: that is looked at after the day."""
    others = books()
    decided = others[BOOK_MONTH.kind, month_key(HERE, CLOSED)]
    december = month_of(date(year, 12, 31))
    others[BOOK_MONTH.kind, month_key(HERE, december)] = change(decided, month=december)
    command = m.CarryOver(collective=HERE, year=year, step=m.CarryOverStep.RESULT)
    return given(VOUCHER, others=others, today=today).when(command, rules_year.carry_over).code


def account(code: str, *, retired: bool = False) -> SubAccount:
    return SubAccount(code=code, name=code, retired=retired)


@pytest.mark.parametrize(
    ("accounts", "code", "refused"),
    [
        ((), "102", ""),
        ((account("10201"),), "102", "account_not_last"),
        ((account("10201"),), "10201", ""),
        ((account("10201"), account("1020101")), "10201", "account_not_last"),
        ((account("10201"), account("1020101")), "102", "account_not_last"),
        ((account("10201"), account("1020101")), "1020101", ""),
        ((account("10201", retired=True),), "10201", "account_retired"),
        ((account("10201", retired=True),), "102", ""),
        ((), "10201", "account_missing"),
        ((account("10201"),), "10202", "account_missing"),
    ],
)
def test_rule_1_vouchers_use_accounts_with_nothing_below_them(
    accounts: tuple[SubAccount, ...], code: str, refused: str
) -> None:
    chart = Chart(collective=HERE, accounts=accounts)
    assert code_of(lambda: chart.must_take(code)) == refused


APPLIED, AGREED = "fund_application/f", "contract/k"


def paying(*lines: VoucherLine, kind: VoucherKind = VoucherKind.ORDINARY) -> Voucher:
    return change(POSTED, lines=lines, kind=kind)


@pytest.mark.parametrize(
    ("one", "kind", "lines"),
    [
        (line("102", -5, APPLIED), VoucherKind.ORDINARY, (2,)),
        (line("10201", -5, APPLIED), VoucherKind.ORDINARY, (2,)),
        (line("112", -5, APPLIED), VoucherKind.ORDINARY, ()),
        (line("102", 5, APPLIED), VoucherKind.ORDINARY, ()),
        (line("102", -5, AGREED), VoucherKind.ORDINARY, ()),
        (line("102", -5), VoucherKind.ORDINARY, ()),
        (line("102", -5, APPLIED), VoucherKind.REVERSAL, ()),
    ],
)
def test_rule_6_an_application_is_settled_by_cash_that_leaves_for_it(
    one: VoucherLine, kind: VoucherKind, lines: tuple[int, ...]
) -> None:
    found = list(settlements(paying(line("501", 5), one, kind=kind)))
    application = FundApplicationId("f")
    assert found == [Settlement(application=application, amount=Fen(5), lines=lines) for _ in lines]


@pytest.mark.parametrize(
    ("one", "count"),
    [
        (line("102", 5, AGREED), 1),
        (line("112", 5, AGREED), 0),
        (line("102", -5, AGREED), 0),
        (line("102", 5, APPLIED), 0),
    ],
)
def test_rule_6_money_of_a_contract_is_cash_that_comes_in_for_it(
    one: VoucherLine, count: int
) -> None:
    assert len(list(contract_money(paying(line("501", -5), one)))) == count


def test_rule_6_a_movement_is_what_is_left_on_each_of_the_two_accounts() -> None:
    moved = paying(line("102", 9), line("10201", -2), line("101", -7), line("101", 7))
    assert list(cash_moves(moved)) == [CashMove(account="102", amount=Fen(7), income=False)]
    came = paying(line("101", 7), line("501", -7))
    assert list(cash_moves(came)) == [CashMove(account="101", amount=Fen(7), income=True)]
