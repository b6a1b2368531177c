"""The checks of money where they turn: each asked by itself over ledgers made for it."""

from datetime import date, timedelta
from typing import Any

import pytest

from ruralgov.domain.books import (
    BOOK_MONTH,
    BookMonth,
    Chart,
    DecisionKind,
    MonthDecision,
    Voucher,
    VoucherKind,
    VoucherStage,
)
from ruralgov.domain.collectives import FINANCE_REVIEWER
from ruralgov.domain.funds import FundPolicy, FundStage
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AccountId, CollectiveId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month, month_of
from ruralgov.domain.kernel.personal import PersonName
from ruralgov.domain.oversight import Ledgers, Severity
from ruralgov.domain.oversight.checks_approvals import approvals, unbooked
from ruralgov.domain.oversight.checks_books import closing, unposted
from ruralgov.domain.oversight.checks_cash import till
from tests.books.ledger import line
from tests.books.test_boundaries import POSTED
from tests.oversight.shelf import (
    APPLIED,
    BEGIN,
    END,
    POLICY,
    TODAY,
    at,
    rows_of,
    shelf,
)
from tests.property.drafts import HERE

A_DAY = timedelta(days=1)
ZHANG: dict[str, Any] = {"payee": None, "payee_person": PersonName.of("张三")}
LI: dict[str, Any] = {"payee": None, "payee_person": PersonName.of("李四")}
ABOUT = "fund_application/f"
JUNE = date(2025, 6, 20)


def voucher(*lines: Any, day: date = JUNE, **more: Any) -> Voucher:
    return change(POSTED, lines=lines, day=day, month=month_of(day), **more)


def paid(**more: Any) -> Ledgers:
    known = {"f": change(APPLIED, **more)}
    spent = voucher(line("513", 100), line("102", -100, ABOUT))
    return shelf({"v": spent}, applications=known)


def test_r2_a_payment_with_a_whole_approval_is_not_found() -> None:
    assert list(approvals(paid())) == []
    assert list(approvals(paid(voucher=VoucherId("v")))) == []


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ({"collective": CollectiveId("x")}, "其他集体"),
        ({"voucher": VoucherId("w")}, "另一"),
        ({"payment": None}, "付款"),
        ({"payment": change(APPLIED.payment, amount=Fen(99))}, "99"),
        ({"amount": Fen(99)}, "0.99"),
        ({"approvals": APPLIED.approvals[:2]}, FINANCE_REVIEWER.zh),
        ({"approvals": APPLIED.approvals[1:]}, ""),
        ({"expires": JUNE - A_DAY}, "2025-06-19"),
        (
            {
                "approvals": (
                    *APPLIED.approvals[:2],
                    change(APPLIED.approvals[2], at=at(JUNE + A_DAY)),
                )
            },
            "2025-06-21",
        ),
        (
            {
                "approvals": (
                    *APPLIED.approvals[:2],
                    change(APPLIED.approvals[2], on_behalf=AccountId("r1")),
                )
            },
            FINANCE_REVIEWER.zh,
        ),
    ],
)
def test_r2_each_flaw_of_an_approval_is_found_by_itself(more: dict[str, Any], problem: str) -> None:
    (found,) = approvals(paid(**more))
    assert found.about == ("voucher/v", ABOUT)
    assert "；" not in found.evidence[1].value
    assert problem in found.zh or more.get("collective") or "voucher" in more or "payment" in more


@pytest.mark.parametrize(
    "more",
    [
        {"amount": Fen(101)},
        {"expires": JUNE},
        {
            "approvals": tuple(change(one, at=at(JUNE)) for one in APPLIED.approvals),
        },
        {"approvals": (*APPLIED.approvals, change(APPLIED.approvals[0], approved=False))},
    ],
)
def test_r2_what_is_in_time_and_large_enough_is_not_found(more: dict[str, Any]) -> None:
    assert list(approvals(paid(**more))) == []


@pytest.mark.parametrize(
    ("lines", "kind", "fen"),
    [
        ((line("513", 9), line("102", -9)), VoucherKind.ORDINARY, "0.09"),
        ((line("101", 9), line("102", -9)), VoucherKind.ORDINARY, ""),
        ((line("101", 8), line("513", 1), line("102", -9)), VoucherKind.ORDINARY, "0.01"),
        ((line("102", 9), line("501", -9)), VoucherKind.ORDINARY, ""),
        ((line("513", 9), line("102", -9)), VoucherKind.OPENING, ""),
        ((line("513", 9), line("102", -9, "contract/k")), VoucherKind.ORDINARY, "0.09"),
        ((line("101", 9), line("501", -9), line("513", 9), line("102", -9)), POSTED.kind, "0.09"),
    ],
)
def test_r2_money_that_leaves_and_does_not_only_move_has_an_application(
    lines: tuple[Any, ...], kind: VoucherKind, fen: str
) -> None:
    found = list(approvals(shelf({"v": voucher(*lines, kind=kind)})))
    assert [one.evidence[0].value for one in found] == [fen] * bool(fen)
    spent = voucher(line("513", 100), line("102", -100, ABOUT))
    (missing,) = approvals(shelf({"v": spent}))
    assert missing.about == ("voucher/v", ABOUT)


@pytest.mark.parametrize(
    ("days", "pairs", "count"),
    [
        (31, (line("501", 9), line("102", -9)), 0),
        (32, (line("501", 9), line("102", -9)), 1),
        (32, (line("513", -9), line("102", 9)), 0),
        (32, (line("501", 9), line("112", -9)), 0),
    ],
)
def test_r2_income_that_is_given_back_after_a_month_is_found(
    days: int, pairs: tuple[Any, ...], count: int
) -> None:
    old = voucher(line("102", 9), line("501", -9), day=JUNE - days * A_DAY)
    undoing = voucher(*pairs, kind=VoucherKind.REVERSAL, corrects=VoucherId("old"))
    found = list(approvals(shelf({"old": old, "v": undoing})))
    assert [one.severity for one in found] == [Severity.WARNING] * count
    assert list(approvals(shelf({"v": undoing}))) == []


@pytest.mark.parametrize(
    ("more", "day", "count"),
    [
        ({}, TODAY - 30 * A_DAY, 0),
        ({}, TODAY - 31 * A_DAY, 1),
        ({"stage": FundStage.SETTLED}, JUNE, 0),
        ({"collective": CollectiveId("x")}, JUNE, 0),
    ],
)
def test_r17_a_payment_is_in_the_books_within_30_days(
    more: dict[str, Any], day: date, count: int
) -> None:
    known = change(APPLIED, payment=change(APPLIED.payment, at=at(day)), **more)
    assert len(list(unbooked(shelf(applications={"f": known})))) == count


def test_what_comes_after_the_period_has_not_waited() -> None:
    of = shelf(day=date(2025, 6, 30), last=Month("2025-06"))
    assert (of.waits(date(2025, 6, 30)), of.waits(date(2025, 7, 1))) == (189, 0)
    assert [of.in_period(day) for day in (BEGIN - A_DAY, BEGIN, of.day, of.day + A_DAY)] == [
        *(False, True, True, False)
    ]
    assert of.days_since(date(2025, 6, 28)) == 2


@pytest.mark.parametrize(
    ("stage", "days", "count"),
    [
        (VoucherStage.ENTERED, 30, 0),
        (VoucherStage.ENTERED, 31, 1),
        (VoucherStage.REJECTED, 31, 0),
    ],
)
def test_r16_a_voucher_is_checked_within_30_days(
    stage: VoucherStage, days: int, count: int
) -> None:
    day = TODAY - days * A_DAY
    one = voucher(line("112", 1), line("501", -1), day=day, stage=stage, number=None)
    assert len(list(unposted(shelf({"v": one})))) == count


def decided(*kinds: DecisionKind) -> tuple[MonthDecision, ...]:
    return tuple(MonthDecision(kind=kind, by=AccountId("b"), at=at(JUNE)) for kind in kinds)


CLOSED, REOPENED = DecisionKind.CLOSED, DecisionKind.REOPENED


@pytest.mark.parametrize(
    ("kinds", "first", "today", "months"),
    [
        ((), "2025-11", date(2026, 1, 14), []),
        ((), "2025-11", date(2026, 1, 15), ["2025-11"]),
        ((CLOSED,), "2025-11", date(2026, 1, 15), []),
        ((CLOSED, REOPENED), "2025-11", date(2026, 1, 15), ["2025-11"]),
        ((CLOSED, REOPENED, CLOSED), "2025-11", date(2026, 1, 15), []),
        ((CLOSED,), "2025-10", date(2026, 1, 15), ["2025-10"]),
        ((CLOSED,), "2025-11", date(2026, 2, 15), ["2025-12"]),
    ],
)
def test_r15_a_month_is_closed_within_45_days(
    kinds: tuple[DecisionKind, ...], first: str, today: date, months: list[str]
) -> None:
    month = BookMonth(collective=HERE, month=Month("2025-11"), decisions=decided(*kinds))
    rows = tuple(reversed(rows_of(BOOK_MONTH, {"m": month})))
    chart = Chart(collective=HERE, first=Month(first))
    found = list(closing(shelf(months=rows, chart=chart, today=today)))
    assert [one.about[1] for one in found] == months
    assert [("反结账" in one.zh) for one in found] == [kinds[-1:] == (REOPENED,)] * len(months)


def test_r15_books_are_opened_within_45_days() -> None:
    of: dict[str, Any] = {"chart": Chart(collective=HERE)}
    late = shelf(**of, today=date(2024, 1, 1) + 46 * A_DAY)
    assert [one.about for one in closing(late)] == [("books",)]
    assert list(closing(shelf(**of, today=date(2024, 1, 1) + 45 * A_DAY))) == []
    early = Chart(collective=HERE, first=Month("2024-01"))
    assert closing(shelf(chart=early)).__next__().about == ("month", "2025-01")


def cash(*steps: tuple[int, int, str], day: date = JUNE) -> dict[str, Voucher]:
    """Vouchers on the till, so many days after a day: fen, and the other account."""
    return {
        f"v{n}": voucher(line("101", fen), line(other, -fen), day=day + days * A_DAY, number=n)
        for n, (days, fen, other) in enumerate(steps, 1)
    }


@pytest.mark.parametrize(
    ("steps", "kinds"),
    [
        (((0, 500, "102"),), []),
        (((0, 501, "102"), (3, -1, "102")), []),
        (((0, 501, "102"), (4, -1, "102")), ["till"]),
        (((0, 501, "102"),), ["till"]),
        (((0, 501, "102"), (2, 100, "102"), (4, -200, "102")), ["till"]),
        (((0, 501, "102"), (2, -200, "102"), (9, 300, "102"), (11, -300, "102")), []),
        (((0, 100, "102"), (1, -101, "102")), ["till below nothing"]),
        (((0, 100, "102"), (1, -100, "102")), []),
    ],
)
def test_r11_too_much_cash_waits_three_days_and_there_is_never_less_than_nothing(
    steps: tuple[tuple[int, int, str], ...], kinds: list[str]
) -> None:
    found = list(till(shelf(cash(*steps))))
    assert [one.about[0] for one in found] == kinds


def test_r11_the_last_days_of_the_period_count_and_the_most_is_shown() -> None:
    for days, count in ((2, 0), (3, 1)):
        assert len(list(till(shelf(cash((0, 600, "102"), day=END - days * A_DAY))))) == count
    (found,) = till(shelf(cash((0, 600, "102"), (2, 100, "102"), (5, -200, "102"))))
    assert (found.evidence[0].value, found.evidence[2].value) == ("7.00", "5")
    assert found.evidence[2].decisive
    (still,) = till(shelf(cash((0, 600, "102"))))
    assert not still.evidence[2].decisive
    assert list(till(shelf(cash((0, 600, "102")), policies={}))) == []


def test_r11_the_till_begins_with_what_was_there_before() -> None:
    before = {("101", "101"): 300, ("102", "102"): 900}
    (found,) = till(shelf(cash((0, -301, "102")), before=before))
    assert found.about[0] == "till below nothing"
    assert list(till(shelf(cash((0, -300, "102")), before=before))) == []
    opening = voucher(
        line("101", 600), line("301", -600), day=date(2025, 1, 1), kind=VoucherKind.OPENING
    )
    (over,) = till(shelf({"o": opening}))
    assert over.about == ("till", "2025-01-01")


SPENDS = FundPolicy((change(POLICY, spend_cash_income=True),))


@pytest.mark.parametrize(
    ("steps", "policy", "short"),
    [
        (((0, 100, "501"), (1, -40, "513")), None, ["0.40"]),
        (((0, 100, "501"), (1, -40, "513")), SPENDS, []),
        (((0, 100, "501"), (1, -100, "102"), (2, 40, "102"), (3, -40, "513")), None, []),
        (((0, 100, "501"), (1, -70, "102"), (2, 40, "102"), (3, -40, "513")), None, []),
        (((0, 100, "501"), (1, -70, "102"), (2, 40, "102"), (3, -41, "513")), None, ["0.01"]),
        (((0, 50, "102"), (1, 100, "501"), (2, -50, "513")), None, []),
        (((0, 50, "102"), (1, 100, "501"), (2, -51, "513")), None, ["0.01"]),
    ],
)
def test_r11_income_is_banked_before_it_is_spent(
    steps: tuple[tuple[int, int, str], ...], policy: FundPolicy | None, short: list[str]
) -> None:
    policies: dict[str, FundPolicy] | None = None if policy is None else {HERE: policy}
    found = list(till(shelf(cash(*steps), policies=policies)))
    assert [one.evidence[1].value for one in found] == short


@pytest.mark.parametrize(
    ("lines", "more", "fen"),
    [
        ((line("513", 9), line("504", -9)), {}, ["0.09"]),
        ((line("513", 9), line("504", -5), line("211", -4)), {}, ["0.05"]),
        ((line("513", 9), line("503", -9)), {}, []),
        ((line("151", 9), line("504", -9)), {}, []),
        ((line("513", -9), line("504", 9)), {}, []),
        ((line("513", 9), line("504", -9)), {"kind": VoucherKind.CARRY_OVER}, []),
        ((line("513", 9), line("504", -9)), {"kind": VoucherKind.CORRECTION}, ["0.09"]),
    ],
)
def test_r11_an_expense_is_not_set_off_against_income(
    lines: tuple[Any, ...], more: dict[str, Any], fen: list[str]
) -> None:
    found = list(till(shelf({"v": voucher(*lines, **more)})))
    assert [one.evidence[0].value for one in found] == fen
    undoing = voucher(
        line("504", 1), line("513", -1), kind=VoucherKind.REVERSAL, corrects=VoucherId("v")
    )
    both = {"v": voucher(*lines, **more), "w": undoing}
    assert list(till(shelf(both))) == []
    waiting = both | {"w": change(undoing, number=None, stage=VoucherStage.ENTERED)}
    assert len(list(till(shelf(waiting)))) == len(fen)
