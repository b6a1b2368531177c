"""What balances, decisions and lines of the books feed into a publication, without an app."""

from collections import defaultdict
from datetime import date
from typing import Any

import pytest

from ruralgov.domain.books import (
    BOOK_MONTH,
    CHART,
    VOUCHER,
    BookMonth,
    Chart,
    DecisionKind,
    MonthDecisionRow,
    SubAccount,
    VoucherKind,
)
from ruralgov.domain.books.model import REGROUPS, month_key
from ruralgov.domain.disclosure import content
from ruralgov.domain.disclosure import messages as m
from ruralgov.domain.disclosure.feeds import balance_item, budget_item, flow_item
from ruralgov.domain.disclosure.figures import Scope, Sheet
from ruralgov.domain.disclosure.from_books import (
    add_balances,
    add_decisions,
    add_flows,
    balances,
    cells,
    closings,
)
from ruralgov.domain.disclosure.from_property import add_register
from ruralgov.domain.disclosure.masking import must_name_nobody
from ruralgov.domain.disclosure.model import PublicationStage, WithdrawalGround
from ruralgov.domain.disclosure.records import PUBLICATION
from ruralgov.domain.disclosure.rules import publish_disclosure, withdraw_disclosure
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import AccountId, PublicationId, VoucherId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.property import ASSET, CONTRACT, AssetKind, Direction, Tenure
from tests.books.ledger import line
from tests.books.test_boundaries import POSTED
from tests.books.test_chart_boundaries import DECIDED as CLOSING
from tests.disclosure.test_boundaries import (
    ANNUAL,
    CONTRACTS,
    FINANCE,
    JANUARY,
    PREPARED,
    PROPERTY,
    PUBLICATION_KEY,
    edition,
    preparing,
    publishing,
    rows_of,
    scope,
)
from tests.disclosure.test_content_boundaries import LETTING, NAMED
from tests.given import TODAY, Reading, States, given
from tests.property.drafts import CONTRACT_NOW, HERE
from tests.property.test_boundaries import PRESS, collective, plan
from tests.property.test_contract_boundaries import A_DAY, bound

REVERSAL = VoucherKind.REVERSAL
BOOKS: States = {(CHART.kind, HERE): NAMED}


class Counting(Reading):
    """Reads sums of rows as a store would give them."""

    def tally(self, row: type, by: tuple[str, ...], *, sums: Any, **more: Any) -> list[Any]:  # type: ignore[override]
        found: dict[tuple[Any, ...], list[int]] = defaultdict(lambda: [0] * (1 + len(sums)))
        for one in self.rows(row, **more):
            group = found[tuple(getattr(one, name) for name in by)]
            added = (1, *(getattr(one, name) for name in sums))
            group[:] = [was + now for was, now in zip(group, added, strict=True)]
        return [(*key, *values) for key, values in found.items()]


def counting(*rows: Any, states: States | None = None, **more: Any) -> Scope:
    return change(scope(**more), read=Counting(BOOKS | (states or {}), rows))


def flows(*lines: Any, **more: Any) -> dict[str, int]:
    kind: dict[str, Any] = {"kind": VoucherKind.ORDINARY}
    voucher = change(POSTED, month=JANUARY, lines=lines, **kind | more)
    states: States = BOOKS | {(CONTRACT.kind, "k"): change(CONTRACT_NOW, tenure=Tenure.OPEN)}
    sheet = Sheet()
    add_flows(scope(*rows_of(VOUCHER, "v", voucher), states=states), sheet)
    return sheet.amounts


@pytest.mark.parametrize(
    ("lines", "item"),
    [
        ((line("102", 5, LETTING), line("112", 4), line("501", -9)), "2-02"),
        ((line("102", 10, LETTING), line("101", -1), line("501", -9)), "2-02"),
        ((line("102", 9, LETTING), line("101", 0), line("501", -9)), "2-02"),
        ((line("112", 9, LETTING), line("501", -9)), "2-01"),
        ((line("102", 9, "asset/k"), line("501", -9)), "2-01"),
        ((line("102", 9, "contract/none"), line("501", -9)), "2-01"),
    ],
)
def test_rule_2_money_that_came_in_for_a_letting_says_what_the_income_is(
    lines: tuple[Any, ...], item: str
) -> None:
    assert flows(*lines) == {item: 9}


def test_rule_2_spending_about_a_letting_is_spending() -> None:
    assert flows(line("102", 4, LETTING), line("513", 5), line("501", -9, LETTING)) == {
        "3-04": 5,
        "2-02": 9,
    }


@pytest.mark.parametrize("kind", VoucherKind)
def test_rule_2_what_only_brings_balances_is_no_flow(kind: VoucherKind) -> None:
    found = flows(line("513", 9), line("211", -9), kind=kind)
    brings = kind is VoucherKind.OPENING or kind in REGROUPS
    assert found == ({} if brings else {"3-04": 9})
    gone = flows(line("513", 9), line("211", -9), kind=REVERSAL, corrects=VoucherId("none"))
    assert gone == {"3-04": 9}


def test_rule_2_lines_stand_in_the_order_of_their_vouchers() -> None:
    first = change(POSTED, month=JANUARY, number=1, lines=(line("513", 1), line("515", 2)))
    second = change(first, number=2, lines=(line("513", 4), line("211", -4)))
    rows = (*rows_of(VOUCHER, "b", second), *rows_of(VOUCHER, "a", first))
    sheet = Sheet()
    add_flows(scope(*rows, states=BOOKS), sheet)
    assert [entry["amount"] for entry in sheet.entries["3-04"]] == [1, 4]
    assert [entry["amount"] for entry in sheet.entries["3-10"]] == [2]


BY_CODE = {
    "101": 5,
    "102": 7,
    "11201": 3,
    "112": 2,
    "113": -6,
    "211": -8,
    "121": 9,
    "201": 0,
    "301": -12,
}


@pytest.mark.parametrize(
    ("kind", "amounts"),
    [
        (FINANCE, {"4-01": 12, "6-01": 5, "6-03": 14}),
        (PROPERTY, {"4-01": 12, "4-02": 9}),
        (ANNUAL, {"4-01": 12, "4-02": 9, "6-01": 5, "6-03": 14, "8-01": 12}),
        (CONTRACTS, {}),
    ],
)
def test_rule_2_a_balance_is_shown_on_its_side_by_official_account(
    kind: Any, amounts: dict[str, int]
) -> None:
    sheet = Sheet()
    add_balances(scope(states=BOOKS, kind=kind), BY_CODE, sheet)
    assert sheet.amounts == amounts
    shown = [(one["account"], one["amount"]) for one in sheet.entries["6-01"]]
    assert shown == ([("112", 5)] if "6-01" in amounts else [])


@pytest.mark.parametrize(
    ("own", "balance", "item"),
    [("长期借款", -1, "6-02"), ("贷款", -1, "6-02"), ("工程款", -1, "6-03"), ("", -1, "6-03")],
)
def test_rule_1_words_of_a_sub_account_tell_where_its_balance_goes(
    own: str, balance: int, item: str
) -> None:
    assert balance_item("221", own, balance) == item
    chart = Chart(collective=HERE, accounts=(SubAccount(code="22101", name=own or "其他"),))
    sheet = Sheet()
    add_balances(scope(states={(CHART.kind, HERE): chart}), {"22101": balance}, sheet)
    assert sheet.amounts == {item: -balance}


@pytest.mark.parametrize(
    ("account", "own", "credit", "item"),
    [
        ("501", "发包收入", True, "2-02"),
        ("501", "捐赠", True, "2-01"),
        ("503", "征地补偿", True, "2-07"),
        ("503", "扶贫", True, "2-08"),
        ("503", "", True, "2-06"),
        ("504", "捐赠", False, "2-09"),
        ("513", "误工补贴", False, "3-02"),
        ("241", "捐赠", True, "2-09"),
        ("241", "捐赠", False, "3-08"),
        ("231", "", False, "3-05"),
        ("151", "", True, None),
        ("151", "", False, "3-06"),
        ("101", "", False, None),
    ],
)
def test_rule_1_the_first_line_that_fits_takes_it(
    account: str, own: str, credit: bool, item: str | None
) -> None:
    assert flow_item(account, own, credit=credit) == item


@pytest.mark.parametrize(
    ("name", "item"),
    [("固定资产购置", "1-02"), ("资产维修", "1-05"), ("水利", "1-03"), ("绿化", "1-07")],
)
def test_rule_1_a_line_of_the_budget_goes_by_its_first_word(name: str, item: str) -> None:
    assert budget_item(name) == item


def decided(kind: DecisionKind, step: int, month: str = "2025-01", **more: Any) -> MonthDecisionRow:
    found = MonthDecisionRow(
        owner=f"{month}",
        step=step,
        collective=HERE,
        month=Month(month),
        kind=kind,
        by=AccountId("b"),
        at=given(CHART).given.now,
        decision=f"决{step}",
        reason="更正",
    )
    return change(found, **more)


def test_rule_8_every_reopening_of_a_month_of_the_period_is_shown_in_order() -> None:
    rows = (
        decided(DecisionKind.REOPENED, 4),
        decided(DecisionKind.CLOSED, 3),
        decided(DecisionKind.REOPENED, 2),
        decided(DecisionKind.REOPENED, 1, "2025-02"),
        decided(DecisionKind.REOPENED, 1, "2025-03"),
        decided(DecisionKind.REOPENED, 9, collective="other"),
    )
    sheet = Sheet()
    add_decisions(scope(*rows, last=Month("2025-02")), sheet)
    assert [(one["month"], one["decision"]) for one in sheet.entries["8-05"]] == [
        ("2025-01", "决2"),
        ("2025-01", "决4"),
        ("2025-02", "决1"),
    ]
    assert sheet.entries["8-05"][0]["day"] == TODAY.isoformat()
    assert sheet.amounts == {}


def lines_of(month: str, *lines: Any, number: int = 1) -> tuple[Any, ...]:
    voucher = change(POSTED, month=Month(month), lines=lines, number=number)
    return rows_of(VOUCHER, f"{month}/{number}", voucher)


LINES = (
    *lines_of("2024-12", line("102", 100), line("301", -100)),
    *lines_of("2025-01", line("102", 9), line("501", -9)),
    *lines_of("2025-01", line("513", 4), line("102", -4), number=2),
    *lines_of("2025-02", line("102", 50), line("501", -50)),
)


def test_rule_2_balances_are_those_of_the_last_day_however_they_are_summed() -> None:
    whole = {"102": 105, "301": -100, "501": -9, "513": 4}
    found = counting(*LINES)
    assert closings(cells(found)) == whole
    assert balances(found) == whole
    before = {cell.code: cell.before for cell in cells(found) if cell.before}
    assert before == {"102": 100, "301": -100}


CLOSED: States = {
    (BOOK_MONTH.kind, month_key(HERE, JANUARY)): BookMonth(
        collective=HERE, month=JANUARY, decisions=CLOSING
    )
}
OPENED: States = {(CHART.kind, HERE): change(NAMED, first=Month("2024-12"))}


def contents(kind: Any, states: States | None = None, **more: Any) -> dict[str, Any]:
    there = collective() | (CLOSED | OPENED if states is None else states)
    return content.content(counting(*LINES, states=there, kind=kind, **more))


def amounts(found: dict[str, Any]) -> dict[str, int | None]:
    return {one["code"]: one["amount"] for one in found["items"]}


def test_rule_2_accounts_have_their_totals_and_nothing_where_nothing_moved() -> None:
    found = contents(FINANCE)
    assert found["totals"] == {"money_before": 100, "income": 9, "spent": 4, "money": 105}
    shown = amounts(found)
    assert (shown["2-01"], shown["3-04"], shown["4-01"]) == (9, 4, 105)
    assert (shown["2-02"], shown["6-01"], shown["8-05"]) == (0, 0, None)
    assert "8-01" not in shown


def test_rule_2_where_nothing_moved_every_total_is_nothing() -> None:
    there = collective() | CLOSED | OPENED
    found = content.content(counting(states=there, kind=FINANCE))
    assert found["totals"] == {"money_before": 0, "income": 0, "spent": 0, "money": 0}


def test_rule_2_of_the_year_all_is_shown() -> None:
    months = {f"2025-{n:02}" for n in range(1, 13)}
    closed: States = {
        (BOOK_MONTH.kind, month_key(HERE, Month(one))): BookMonth(
            collective=HERE, month=Month(one), decisions=CLOSING
        )
        for one in months
    }
    there = collective() | closed | OPENED
    empty = content.content(counting(states=there, kind=ANNUAL, last=Month("2025-12")))
    fed = {code: fen for code, fen in amounts(empty).items() if fen is not None}
    assert set(fed.values()) == {0}
    assert {code[0] for code in fed} == {"1", "2", "3", "4", "6", "7", "8"}
    assert "8-01" in fed
    found = contents(ANNUAL, closed | OPENED, last=Month("2025-12"))
    shown = amounts(found)
    assert found["totals"] == {"money_before": 100, "income": 59, "spent": 4, "money": 155}
    assert (shown["8-01"], shown["7-01"], shown["8-02"]) == (155, 55, None)
    assert (shown["1-01"], shown["7-02"], shown["5-01"]) == (0, 0, None)


@pytest.mark.parametrize(
    ("states", "shown"), [(CLOSED | OPENED, 105), ({}, None), (OPENED, "disclosure_month_open")]
)
def test_rule_2_what_is_had_is_shown_of_closed_books_or_of_the_register_alone(
    states: States, shown: Any
) -> None:
    if isinstance(shown, str):
        with pytest.raises(Refused) as refused:
            contents(PROPERTY, states)
        assert refused.value.code == shown
        return
    found = contents(PROPERTY, states)
    assert (amounts(found)["4-01"], found["totals"]) == (shown, {})


def test_rule_2_of_contracts_no_month_need_be_closed() -> None:
    found = contents(CONTRACTS, {})
    assert amounts(found) == {"8-02": None, "8-03": None, "8-04": None}


@pytest.mark.parametrize(
    ("kind", "direction", "state", "valued"),
    [
        (AssetKind.FIXED, Direction.LET_OUT, "已发包出租", True),
        (AssetKind.FIXED, Direction.SELL, "已登记", True),
        (AssetKind.WATER, Direction.LET_OUT, "已发包出租", False),
    ],
)
def test_rule_2_land_has_no_value_and_only_a_letting_lets(
    kind: AssetKind, direction: Direction, state: str, valued: bool
) -> None:
    known = change(PRESS, kind=kind, plans=(plan(),))
    let = bound(date(2025, 1, 1), date(2026, 1, 1), direction, "k")
    rows = (*rows_of(ASSET, "it", known), let)
    sheet = Sheet()
    june = {"first": Month("2025-06"), "last": Month("2025-06")}
    add_register(scope(*rows, states={(ASSET.kind, "it"): known}, kind=PROPERTY, **june), sheet)
    ((entry,),) = sheet.entries.values()
    assert entry["state"] == state
    assert ({"value", "depreciated"} <= entry.keys()) is valued
    if valued:
        assert (entry["value"], entry["depreciated"]) == (1000, 900)
    assert list(sheet.registered.values()) == [100]


def test_a_refusal_names_the_newest_edition_and_the_day() -> None:
    out = edition(1, "one", PublicationStage.PUBLISHED)
    preparing(out).refused("disclosure_period_taken", newest="one")
    preparing(supersedes=PublicationId("x")).refused("disclosure_period_taken", newest="-")
    publishing(out).refused("disclosure_period_taken", newest="one")
    publishing(supersedes=PublicationId("x")).refused("disclosure_period_taken", newest="-")
    preparing(today=date(2025, 1, 31)).refused("disclosure_month_not_over", month=JANUARY)
    known = change(PREPARED, stage=PublicationStage.PUBLISHED, published=TODAY - 14 * A_DAY)
    command = m.WithdrawDisclosure(
        publication=PUBLICATION_KEY, ground=WithdrawalGround.SHOWN_ENOUGH, reason="期满"
    )
    found = given(PUBLICATION, state=known).when(command, withdraw_disclosure)
    found.refused("disclosure_shown_too_short", days=15, until=TODAY + A_DAY)
    none = given(PUBLICATION).when(command, withdraw_disclosure)
    none.refused("disclosure_missing", publication=PUBLICATION_KEY)
    publish = m.PublishDisclosure(publication=PUBLICATION_KEY, head="")
    waits = given(PUBLICATION, state=PREPARED).when(publish, publish_disclosure)
    waits.refused("disclosure_stage_wrong", stage="待民主理财小组审核", needed="已审核待公开")


def test_rule_4_the_place_of_a_personal_number_is_counted_from_1() -> None:
    with pytest.raises(Refused) as refused:
        must_name_nobody([{}, [{"reason": "13900000000"}]])
    assert refused.value.facts["where"] == "/2/1/reason"
