"""What the ledgers feed into a publication where it turns, without an app."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain.books import (
    CHART,
    VOUCHER,
    Cell,
    Chart,
    DistributionUse,
    SubAccount,
    VoucherKind,
    VoucherLineRow,
)
from ruralgov.domain.disclosure import content
from ruralgov.domain.disclosure.feeds import budget_item, flow_item
from ruralgov.domain.disclosure.figures import Sheet
from ruralgov.domain.disclosure.from_books import (
    add_flows,
    add_uses,
    money_before,
    shown_name,
)
from ruralgov.domain.disclosure.from_funds import add_budget
from ruralgov.domain.disclosure.from_property import add_contracts, add_register
from ruralgov.domain.funds import BudgetRow
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import PlaceId, ReceiptId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.property import ASSET, CONTRACT, Contract, ContractStage, Tenure
from ruralgov.domain.property.model_contract import Credit
from ruralgov.domain.registry import PlaceRow
from tests.books.ledger import line
from tests.books.test_boundaries import POSTED
from tests.disclosure.test_boundaries import (
    ANNUAL,
    CONTRACTS,
    JANUARY,
    ORDINARY,
    PROPERTY,
    REVERSAL,
    rows_of,
    scope,
)
from tests.given import States
from tests.property.drafts import CONTRACT_NOW, HERE
from tests.property.test_boundaries import PRESS, collective

NAMED = Chart(
    collective=HERE,
    accounts=tuple(
        SubAccount(code=code, name=name)
        for code, name in (
            ("50101", "发包收入"),
            ("5010101", "张三"),
            ("11201", "李四"),
            ("32201", "福利"),
            ("32202", "外来投资"),
        )
    ),
)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("501", "经营收入"),
        ("50101", "经营收入—发包收入"),
        ("5010101", "经营收入—发包收入"),
        ("11201", "应收款"),
    ],
)
def test_rule_4_of_sub_accounts_only_kinds_of_income_and_expense_are_named(
    code: str, name: str
) -> None:
    assert shown_name(NAMED, code) == name


def test_rule_2_uses_of_the_results_go_to_their_items() -> None:
    use = DistributionUse
    cells = [
        Cell("c", "501", "501", "", 7, 0, 90, -10),
        Cell("c", "513", "513", "", 0, 30, 0, 0),
        Cell("c", "322", "322", use.RESERVE, 0, 9, 1, 0),
        Cell("c", "322", "32201", use.RESERVE, 0, 5, 0, 0),
        Cell("c", "322", "322", use.MEMBERS, 0, 6, 0, 0),
        Cell("c", "322", "32201", use.OTHER, 0, 3, 0, 0),
        Cell("c", "322", "32202", use.MEMBERS, 0, 2, 0, 0),
        Cell("c", "322", "322", use.OTHER, 0, 4, 4, 0),
        Cell("c", "112", "112", "", 0, 4, 0, 0),
    ]
    sheet = Sheet()
    add_uses(scope(states={(CHART.kind, HERE): NAMED}, kind=ANNUAL), cells, sheet)
    assert sheet.amounts == {"7-01": 50, "7-02": 13, "7-05": 6, "7-03": 3, "7-04": 2}
    assert [entry["amount"] for entry in sheet.entries["7-02"]] == [8, 5]


def test_rule_2_money_before_is_cash_and_bank() -> None:
    cells = [Cell("c", code, code, "", 5, 1, 0, 0) for code in ("101", "102", "112")]
    assert money_before(cells) == 10


LETTING = "contract/k"


@pytest.mark.parametrize(
    ("tenure", "lines", "kind", "amounts"),
    [
        (None, (line("102", 9), line("501", -9)), ORDINARY, {"2-01": 9}),
        (None, (line("50101", -9), line("102", 9)), ORDINARY, {"2-02": 9}),
        (None, (line("102", 9, LETTING), line("501", -9)), ORDINARY, {"2-01": 9}),
        (
            Tenure.OPEN,
            (line("102", 9, LETTING), line("501", -9)),
            ORDINARY,
            {"2-02": 9},
        ),
        (
            Tenure.LEASE,
            (line("102", 9, LETTING), line("501", -9)),
            ORDINARY,
            {"2-01": 9},
        ),
        (
            Tenure.OPEN,
            (line("112", 9), line("501", -9, LETTING)),
            ORDINARY,
            {"2-02": 9},
        ),
        (
            Tenure.OPEN,
            (line("102", 5, LETTING), line("102", 4), line("501", -9)),
            ORDINARY,
            {"2-01": 9},
        ),
        (None, (line("513", 9), line("211", -9)), ORDINARY, {"3-04": 9}),
        (None, (line("513", -9), line("211", 9)), REVERSAL, {"3-04": -9}),
        (None, (line("241", -9), line("102", 9)), ORDINARY, {"2-06": 9}),
        (None, (line("241", 9), line("102", -9)), ORDINARY, {"3-08": 9}),
        (None, (line("241", 9), line("102", -9)), REVERSAL, {"2-06": -9}),
        (None, (line("513", 9), line("211", -9)), VoucherKind.OPENING, {}),
    ],
)
def test_rule_2_a_line_is_income_or_spending_by_account_side_and_contract(
    tenure: Tenure | None, lines: tuple[Any, ...], kind: VoucherKind, amounts: dict[str, int]
) -> None:
    voucher = change(POSTED, month=JANUARY, lines=lines, kind=kind)
    states: States = {(CHART.kind, HERE): NAMED}
    if tenure is not None:
        states[CONTRACT.kind, "k"] = change(CONTRACT_NOW, tenure=tenure)
    for last in ("2025-01", "2025-02"):
        sheet = Sheet()
        found = scope(*rows_of(VOUCHER, "v", voucher), states=states, last=Month(last))
        add_flows(found, sheet)
        assert {code: fen for code, fen in sheet.amounts.items() if fen} == amounts
        days = [entry.get("day") for item in sheet.entries.values() for entry in item]
        assert all(day is None for day in days) is (last != "2025-01" or not amounts)


def test_rule_2_what_carries_results_over_or_undoes_an_opening_is_no_flow() -> None:
    paid = change(POSTED, month=JANUARY, lines=(line("513", 9), line("211", -9)))
    carries = rows_of(VOUCHER, "v", change(paid, carries=True))
    undoing = rows_of(
        VOUCHER, "v", change(paid, kind=VoucherKind.REVERSAL, corrects="w", carries=False)
    )
    for kind, fen in ((VoucherKind.OPENING, {}), (VoucherKind.ORDINARY, {"3-04": 9})):
        other = rows_of(VOUCHER, "w", change(POSTED, kind=kind, number=None))
        sheet = Sheet()
        add_flows(scope(*undoing, *other, states={(CHART.kind, HERE): NAMED}), sheet)
        assert sheet.amounts == fen
    sheet = Sheet()
    add_flows(scope(*carries, states={(CHART.kind, HERE): NAMED}), sheet)
    assert sheet.amounts == {}
    assert not [row for row in carries if isinstance(row, VoucherLineRow) and not row.carried]


def entries(contract: Contract, day: Month = JANUARY) -> list[dict[str, Any]]:
    states: States = {(CONTRACT.kind, "k"): contract, (ASSET.kind, "it"): PRESS}
    sheet = Sheet()
    rows = rows_of(CONTRACT, "k", contract)
    add_contracts(scope(*rows, states=states, kind=CONTRACTS, first=day, last=day), sheet)
    return sheet.entries["8-02"]


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ({"since": date(2025, 1, 31)}, 1),
        ({"since": date(2025, 2, 1)}, 0),
        ({"since": date(2024, 1, 1), "until": date(2025, 1, 2)}, 1),
        ({"since": date(2024, 1, 1), "until": date(2025, 1, 1)}, 0),
        ({"since": date(2025, 1, 1), "stage": ContractStage.DECIDED}, 0),
        ({"since": date(2025, 1, 1), "stage": ContractStage.PERFORMED}, 1),
    ],
)
def test_rule_2_a_contract_in_force_on_a_day_of_the_period_is_shown(
    more: dict[str, Any], shown: int
) -> None:
    assert len(entries(change(CONTRACT_NOW, **more))) == shown


def test_rule_2_what_was_due_and_paid_of_its_price_is_counted_to_the_last_day() -> None:
    paid = [
        Credit(receipt=ReceiptId("r"), due=due, amount=Fen(30), day=day)
        for due, day in ((1, date(2025, 2, 28)), (2, date(2025, 3, 1)), (4, date(2025, 2, 1)))
    ]
    known = change(CONTRACT_NOW, credits=tuple(paid))
    (entry,) = entries(known, Month("2025-02"))
    assert (entry["due"], entry["paid"], entry["what"]) == (100, 30, "榨油机")
    first = change(known.dues[0], day=date(2025, 3, 1))
    (later,) = entries(change(known, dues=(first, *known.dues[1:])), Month("2025-02"))
    assert later["due"] == 0
    gone = change(known.dues[0], withdrawn=True)
    (none,) = entries(change(known, dues=(gone, *known.dues[1:]), assets=()), Month("2025-02"))
    assert (none["due"], none["paid"], none["what"]) == (0, 0, "发包、出租")


@pytest.mark.parametrize(
    ("until", "state"), [("2025-04-01", "已发包出租"), ("2025-03-31", "已登记")]
)
def test_rule_2_an_asset_is_shown_as_it_is_on_the_last_day(until: str, state: str) -> None:
    let = change(CONTRACT_NOW, until=date.fromisoformat(until))
    rows = (*rows_of(ASSET, "it", PRESS), *rows_of(CONTRACT, "k", let))
    for month, count in (("2025-03", 1), ("2025-02", 0)):
        sheet = Sheet()
        found = scope(
            *rows,
            states={(ASSET.kind, "it"): PRESS},
            kind=PROPERTY,
            first=Month(month),
            last=Month(month),
        )
        add_register(found, sheet)
        assert [entry["state"] for entry in sheet.entries["4-03"]] == [state] * count
        assert all("value" in entry for entry in sheet.entries["4-03"])
        assert sheet.registered == ({"4-03": 1000} if count else {})


def test_rule_2_the_budget_is_that_of_the_year() -> None:
    rows = [
        BudgetRow(owner=owner, year=year, item=item, budget=budget, reserved=0, spent=1)
        for owner, year, item, budget in (
            (HERE, 2025, "公益", 5),
            (HERE, 2025, "绿化", 3),
            (HERE, 2024, "公益", 9),
            ("other", 2025, "公益", 9),
        )
    ]
    sheet = Sheet()
    add_budget(scope(*rows, kind=ANNUAL), sheet)
    assert sheet.amounts == {budget_item("公益"): 5, budget_item("绿化"): 3}


def test_rule_2_a_collective_is_shown_with_the_places_above_it() -> None:
    def place(key: str, parent: str) -> PlaceRow:
        return PlaceRow(
            owner=key,
            level=DivisionLevel.VILLAGE,
            code=f"code {key}",
            name=key,
            parent=PlaceId(parent),
            since=date(2020, 1, 1),
            until=date(2030, 1, 1),
        )

    for rows, shown in (
        ((place("p", "t"), place("t", "city")), ("p", "t", "code p")),
        ((place("p", "gone"),), ("p", "", "code p")),
        ((), ("", "", "")),
    ):
        found = content.content(scope(*rows, states=collective(), kind=CONTRACTS))["collective"]
        assert (found["place"], found["town"], found["code"]) == shown


def test_rule_1_an_item_adds_up_and_one_without_anything_says_so() -> None:
    sheet = Sheet()
    sheet.add("2-01", 5, {"a": 1})
    sheet.add("2-01", 3)
    sheet.add("8-05", None, {"b": 1})
    sheet.register("4-03", 5, {})
    sheet.register("4-03", 2, {})
    figures = {one["code"]: one for one in sheet.figures(scope(kind=ANNUAL), {"2-02": 0})}
    assert (figures["2-01"]["amount"], figures["2-01"]["entries"]) == (8, [{"a": 1}])
    assert (figures["2-02"]["amount"], figures["2-03"]["amount"]) == (0, None)
    assert (figures["4-03"]["registered"], "registered" in figures["2-01"]) == (7, False)
    assert len(figures["8-05"]["entries"]) == 1
    assert "5-01" not in {one["code"] for one in sheet.figures(scope(), {})}
    assert flow_item("501", "", credit=True) == "2-01"
