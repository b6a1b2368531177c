"""Books that go to a successor, months and years, and what hangs: each rule asked by itself."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import frozen

from ruralgov.domain.books import (
    BOOK_MONTH,
    CHART,
    VOUCHER,
    Chart,
    SubAccount,
    VoucherKind,
    VoucherRow,
    VoucherStage,
    rules_division,
    rules_merger,
    rules_month,
)
from ruralgov.domain.books import messages as m
from ruralgov.domain.books.hanging import hanging
from ruralgov.domain.books.messages_division import AccountPart, DivideAccount
from ruralgov.domain.books.model import BookMonth, DecisionKind, MonthDecision, month_key
from ruralgov.domain.collectives import COLLECTIVE, CollectiveRow
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AccountId, CollectiveId, PlaceId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from tests.books.ledger import line, lines
from tests.books.test_boundaries import CLOSED, HERE, OPENED, POSTED, books
from tests.funds.standing import collective
from tests.given import TODAY, Outcome, Reading, Rule, Situation, given

A_DAY = timedelta(days=1)
IN = CollectiveId("in")
MAKER = AccountId("officer")
NOW = given(CHART).given.now
SHUT = (MonthDecision(kind=DecisionKind.CLOSED, by=AccountId("b"), at=NOW),)
Left = tuple[tuple[str, int], ...]


@frozen
class Remaining(Reading):
    """What a rule reads, with what is left on each full code, debit less credit."""

    left: Left = ()

    def tally(  # type: ignore[override]  # it counts
        self, _row: object, by: Any, *_: object, **more: Any
    ) -> list[Any]:
        wanted = str(more.get("account", ""))
        return [
            (*(_key(one, code) for one in by), 1, max(left, 0), max(-left, 0))
            for code, left in self.left
            if code.startswith(wanted)
        ]


def _key(column: str, code: str) -> str:
    return {"account": code[:3], "code": code, "month": "2025-06"}[column]


def asked(
    command: Any,
    rule: Rule,
    *left: tuple[str, int],
    state: Any = None,
    others: Any = None,
    rows: tuple[Any, ...] = (),
    **more: Any,
) -> Outcome:
    situation = given(VOUCHER, state=state, **more)
    read = Remaining(books() | (others or {}), rows, left)
    return Situation(state, change(situation.given, read=read)).when(command, rule)


AT_END = m.CarryOverAtEnd(collective=HERE, day=TODAY, maker=MAKER)


@pytest.mark.parametrize(
    ("left", "made"),
    [
        ((("501", -9), ("513", 5)), (("501", 9), ("513", -5), ("322", -4))),
        ((("513", 5),), (("513", -5), ("322", 5))),
        ((("501", -5), ("513", 5)), (("501", 5), ("513", -5))),
        ((("321", -5), ("102", 5)), (("321", 5), ("322", -5))),
        ((("102", 5), ("301", -5)), None),
    ],
)
def test_rule_13_results_are_carried_over_before_the_balances_go(
    left: Left, made: Left | None
) -> None:
    outcome = asked(AT_END, rules_merger.carry_over_at_end, *left)
    if made is None:
        outcome.then()
        return
    entered, posted = outcome.events
    assert entered.lines == lines(*made)
    assert (entered.kind, entered.carries, entered.maker) == (VoucherKind.CARRY_OVER, True, MAKER)
    assert (posted.number, posted.checker, posted.month) == (1, "me", "2026-01")


def test_rule_13_a_result_goes_to_the_first_account_below_322_that_is_in_use() -> None:
    accounts = (
        SubAccount(code="32201", name="旧", retired=True),
        SubAccount(code="32202", name="甲"),
        SubAccount(code="3220201", name="乙"),
        SubAccount(code="32203", name="丙"),
    )
    chart = {(CHART.kind, HERE): Chart(collective=HERE, first=OPENED, accounts=accounts)}
    entered, _ = asked(AT_END, rules_merger.carry_over_at_end, ("513", 5), others=chart).events
    assert entered.lines == lines(("513", -5), ("3220201", 5))


def handing(*pairs: tuple[str, int], day: date = TODAY) -> m.HandOverBooks:
    return m.HandOverBooks(
        id=VoucherId("out"),
        collective=HERE,
        day=day,
        summary="合并转出",
        lines=lines(*pairs),
        maker=MAKER,
    )


@pytest.mark.parametrize(
    ("left", "pairs", "code"),
    [
        ((("102", 5), ("301", -5)), (("102", -5), ("301", 5)), ""),
        ((("102", 5), ("301", -5)), (("102", -4), ("301", 4)), "handed_over_unequal"),
        ((("102", 5), ("301", -5)), (), "handed_over_unequal"),
        (
            (("102", 5), ("301", -5)),
            (("102", -5), ("301", 5), ("112", 1), ("113", -1)),
            "handed_over_unequal",
        ),
        ((("102", 5), ("301", -5)), (("102", -5), ("301", 6)), "voucher_unbalanced"),
        ((("102", 0), ("301", 0)), (), ""),
    ],
)
def test_rule_13_every_balance_goes_and_nothing_else(left: Left, pairs: Left, code: str) -> None:
    command = handing(*pairs)
    outcome = asked(command, rules_merger.hand_over_books, *left)
    assert outcome.code == code
    if code == "voucher_unbalanced":
        assert outcome.facts["difference"] == "0.01"
    if not code:
        entered, posted = outcome.events
        assert (entered.kind, entered.carries) == (VoucherKind.MERGED_OUT, False)
        assert (posted.kind, posted.number) == (VoucherKind.MERGED_OUT, 1)
    asked(command, rules_merger.hand_over_books, *left, state=POSTED).then()


@pytest.mark.parametrize(("day", "code"), [(TODAY, ""), (date(2025, 11, 30), "month_closed")])
def test_rule_13_balances_go_in_a_month_that_is_open(day: date, code: str) -> None:
    command = handing(("102", -5), ("301", 5), day=day)
    outcome = asked(command, rules_merger.hand_over_books, ("102", 5), ("301", -5))
    assert outcome.code == code


OUT = change(
    POSTED, kind=VoucherKind.MERGED_OUT, lines=lines(("10201", -5), ("301", 5)), collective=IN
)


def taking(*pairs: tuple[str, int], out: Any = OUT, day: date = TODAY, **others: Any) -> Outcome:
    command = m.TakeOverBooks(
        collective=HERE,
        day=day,
        summary="合并转入",
        takes=VoucherId("out"),
        lines=lines(*pairs),
        maker=MAKER,
    )
    known = {(VOUCHER.kind, "out"): out} | others
    return asked(command, rules_merger.take_over_books, others=known)


@pytest.mark.parametrize(
    ("pairs", "more", "code"),
    [
        ((("102", 5), ("301", -5)), {}, ""),
        ((("101", 5), ("301", -5)), {}, "handed_over_unequal"),
        ((("102", 4), ("301", -4)), {}, "handed_over_unequal"),
        ((("301", -5), ("102", 5)), {}, "handed_over_unequal"),
        ((("102", 5), ("301", -4)), {}, "voucher_unbalanced"),
        ((("10209", 5), ("301", -5)), {}, "account_missing"),
        ((("102", 5), ("301", -5)), {"kind": VoucherKind.ORDINARY}, "handed_over_unequal"),
        ((("102", 5), ("301", -5)), {"stage": VoucherStage.ENTERED}, "voucher_stage_wrong"),
    ],
)
def test_rule_13_what_went_comes_in_line_for_line(
    pairs: Left, more: dict[str, Any], code: str
) -> None:
    outcome = taking(*pairs, out=change(OUT, **more))
    assert outcome.code == code
    if not code:
        entered, posted = outcome.events
        assert (entered.corrects, entered.kind) == ("out", VoucherKind.MERGED_IN)
        assert posted.kind is VoucherKind.MERGED_IN
    taking(*pairs, day=date(2025, 11, 30)).refused("month_closed")


def test_rule_13_accounts_that_lack_are_made_and_a_month_is_closed_once() -> None:
    there = Chart(collective=HERE, accounts=(SubAccount(code="10201", name="x"),))
    wanted = tuple(SubAccount(code=code, name="新") for code in ("10201", "10202"))
    command = m.TakeOverAccounts(collective=HERE, accounts=wanted)
    make: Rule = rules_merger.take_over_accounts
    made = given(CHART, state=there).when(command, make).events
    assert [one.code for one in made] == ["10202"]
    assert [one.code for one in given(CHART).when(command, make).events] == ["10201", "10202"]
    close = m.CloseHandedOver(collective=HERE, month=CLOSED)
    month = BookMonth(collective=HERE, month=CLOSED)
    shut: Rule = rules_merger.close_handed_over
    for state, many in ((None, 1), (month, 1), (change(month, decisions=SHUT), 0)):
        assert len(given(BOOK_MONTH, state=state).when(close, shut).events) == many


@pytest.mark.parametrize(
    ("today", "code"),
    [
        (date(2025, 2, 1), ""),
        (date(2025, 1, 31), "month_not_over"),
        (date(2025, 1, 1), "month_not_over"),
        (date(2024, 12, 31), "month_not_begun"),
    ],
)
def test_rule_6_a_month_is_closed_from_the_day_after_its_last(today: date, code: str) -> None:
    command = m.CloseMonth(collective=HERE, month=OPENED)
    found = given(BOOK_MONTH, others=books(), today=today).when(command, rules_month.close_month)
    assert found.code == code


@pytest.mark.parametrize(
    ("left", "code", "amount"),
    [
        ((), "", None),
        ((("102", 5), ("322", -5)), "", None),
        ((("513", 5),), "year_not_carried", "0.05"),
        ((("501", -5),), "year_not_carried", "0.05"),
        ((("321", -5),), "year_not_carried", "0.05"),
    ],
)
def test_rule_9_a_year_is_closed_once_its_results_are_carried_over(
    left: Left, code: str, amount: str | None
) -> None:
    command = m.CloseMonth(collective=HERE, month=Month("2025-12"))
    outcome = asked(command, rules_month.close_month, *left)
    assert outcome.code == code
    if amount is not None:
        assert (outcome.facts["amount"], outcome.facts["year"]) == (amount, "2025")


@pytest.mark.parametrize(
    ("state", "later", "merged", "code"),
    [
        (SHUT, False, False, ""),
        ((), False, False, "month_not_closed"),
        (None, False, False, "month_not_closed"),
        (SHUT, True, False, "month_later_closed"),
        (SHUT, False, True, "collective_merged"),
    ],
)
def test_rule_7_the_month_that_was_closed_last_is_reopened(
    state: Any, later: bool, merged: bool, code: str
) -> None:
    month = None if state is None else BookMonth(collective=HERE, month=CLOSED, decisions=state)
    after = BookMonth(collective=HERE, month=Month("2025-12"), decisions=SHUT if later else ())
    others = {
        (BOOK_MONTH.kind, month_key(HERE, Month("2025-12"))): after,
        (COLLECTIVE.kind, HERE): collective(into=IN if merged else None),
    }
    command = m.ReopenMonth(collective=HERE, month=CLOSED, decision="镇3号", reason="漏记")
    outcome = asked(command, rules_month.reopen_month, state=month, others=others)
    assert outcome.code == code
    if not code:
        assert (outcome.only().decision, outcome.only().reason) == ("镇3号", "漏记")


def part(code: str, amount: int | None) -> AccountPart:
    return AccountPart(code=code, name="新", amount=amount)


@pytest.mark.parametrize(
    ("parts", "code", "made"),
    [
        ((("11301", 3), ("11302", None)), "", (("11301", 3), ("11302", 2))),
        ((("11301", None),), "", (("11301", 5),)),
        ((("11301", 3), ("11302", 2)), "", (("11301", 3), ("11302", 2))),
        ((("11301", 3), ("11302", 1)), "division_parts_wrong", ()),
        ((("11301", 7), ("11302", -2)), "", (("11301", 7), ("11302", -2))),
        ((("11301", None), ("11302", None)), "division_parts_wrong", ()),
        ((("11301", 5), ("11302", None)), "division_parts_wrong", ()),
        ((("11301", 5), ("11302", 0)), "division_parts_wrong", ()),
        ((("11301", 3), ("11301", 2)), "division_parts_wrong", ()),
        ((), "division_parts_wrong", ()),
        ((("1130101", 5),), "division_code_wrong", ()),
        ((("11201", 5),), "division_code_wrong", ()),
    ],
)
def test_rule_15_parts_come_to_the_whole_and_one_may_take_the_rest(
    parts: tuple[tuple[str, int | None], ...], code: str, made: Left
) -> None:
    command = DivideAccount(
        collective=HERE,
        code="113",
        day=date(2025, 12, 31),
        parts=tuple(part(*one) for one in parts),
        reason="分户",
    )
    outcome = asked(command, rules_division.divide_account, ("113", 5))
    assert outcome.code == code
    if not code:
        event = outcome.only()
        first, *rest = event.lines
        assert first == line("113", -5)
        assert [(one.account, one.debit - one.credit) for one in rest] == [*made]
    asked(command, rules_division.divide_account).refused("division_nothing")
    year = change(command, code="321")
    asked(year, rules_division.divide_account, ("321", 5)).refused("account_carry_only")


@pytest.mark.parametrize(
    ("day", "stage", "hangs"),
    [
        (TODAY, VoucherStage.ENTERED, True),
        (TODAY + A_DAY, VoucherStage.ENTERED, False),
        (TODAY, VoucherStage.POSTED, False),
        (TODAY, VoucherStage.REJECTED, False),
    ],
)
def test_what_waits_for_its_check_hangs_on_the_place_of_its_collective(
    day: date, stage: VoucherStage, hangs: bool
) -> None:
    owner = CollectiveRow(
        owner=HERE,
        place=PlaceId("v"),
        name="社",
        organisation=None,
        regime=collective().regime,
        since=date(2020, 1, 1),
        until=date(9999, 12, 31),
    )
    voucher = VoucherRow(
        owner="voucher",
        collective=HERE,
        month=Month("2026-01"),
        number=None,
        day=day,
        kind=VoucherKind.ORDINARY,
        stage=stage,
        summary="摘要",
        amount=Fen(1),
        maker=AccountId("m"),
        checker=None,
        corrects=None,
        entered=None,
    )
    read = Reading({(COLLECTIVE.kind, HERE): collective()}, (owner, voucher))
    found = [one.key for one in hanging(PlaceId("v"), read, TODAY)]
    assert found == (["voucher"] if hangs else [])
    assert list(hanging(PlaceId("w"), read, TODAY)) == []
