"""Opening balances, assets, contracts and budgets from workbooks, through the command line."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ruralgov.domain.books import BalanceSheet, Vouchers
from ruralgov.domain.books import messages as m
from ruralgov.domain.funds import BudgetExecution, ReviewBudget
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.property import (
    AssetFile,
    AssetRegister,
    ContractHistory,
    ContractParty,
    Contracts,
)
from tests.office.accountant import Accountant, codes, commented

OPENING = (
    "所属表",
    "科目编码或报表项目",
    "科目名称",
    "转自旧科目",
    "借方余额",
    "贷方余额",
    "报表金额",
)
OLD, NEW, SHEET = "旧账余额", "新账余额", "资产负债表"
BOOKS = (
    (OLD, "101", "现金", None, 500, None, None),
    (OLD, "102", "银行存款", None, 100000, None, None),
    (OLD, "131", "牲畜（禽）资产", None, 8000, None, None),
    (OLD, "301", "资本", None, None, 108500, None),
    (NEW, "101", "库存现金", "101", 500, None, None),
    (NEW, "10201", "基本存款账户", "102", 100000, None, None),
    (NEW, "131", None, "131", 5000, None, None),
    (NEW, "132", None, "131", 3000, None, None),
    (NEW, "301", None, "301", None, 108500, None),
    (SHEET, "货币资金", None, None, None, None, 100500),
    (SHEET, "消耗性生物资产", None, None, None, None, 5000),
    (SHEET, "流动资产合计", None, None, None, None, 105500),
    (SHEET, "生产性生物资产原值", None, None, None, None, 3000),
    (SHEET, "生产性生物资产净值", None, None, None, None, 3000),
    (SHEET, "非流动资产合计", None, None, None, None, 3000),
    (SHEET, "资产总计", None, None, None, None, 108500),
    (SHEET, "资本", None, None, None, None, 108500),
    (SHEET, "所有者权益合计", None, None, None, None, 108500),
    (SHEET, "负债和所有者权益总计", None, None, None, None, 108500),
)
ASSETS = (
    *("资产编号", "资产名称", "类别", "数量", "计量单位", "取得日期", "原值", "入账科目"),
    *("折旧月数", "折旧起始月", "已提折旧", "净残值", "评估值", "评估日期", "评估依据"),
)
HALL = (
    *("G-001", "村办公楼", "固定资产", 1, "座", date(2018, 6, 1), 300000, "151"),
    *(180, "2024-01", 75000, 15000, 320000, date(2024, 5, 1), "评〔2024〕7号"),
)
POND = ("Z-001", "村东鱼塘", "水面", "35.5", "亩", "2018-06-01", *[None] * 9)
CONTRACTS = (
    *(
        "合同编号",
        "合同名称",
        "合同类型",
        "发包方式",
        "资产编号",
        "对方单位",
        "对方个人",
        "联系电话",
    ),
    *("起始日", "终止日（含）", "首次付款日", "每次金额", "次数", "每隔几个月"),
)
PERSON = "欧阳示例"
DRAFT = (
    *("FB-1", "鱼塘承包合同", "发包", "租赁", "Z-001", None, PERSON, "13800000000"),
    *("2024-03-01", "2029-02-28", "2024-03-10", 36000, 3, 12),
)
STEP = ("FB-1", *[None] * 9, "2027-03-10", 40000, 2, None)


@pytest.fixture
def office(tmp_path: Path) -> Accountant:
    return Accountant(tmp_path)


def keep(office: Accountant, what: str, path: Path, *words: str) -> Any:
    account = "keeper" if what in ("assets", "contracts") else "bookkeeper"
    return office.bring(what, path, *words, account=account)


def refused(office: Accountant, what: str, faults: dict[str, str], *rows: Any, **more: str) -> Any:
    """See a file refused whole, with these faults and no others, marked in the copy."""
    path, copy = office.file("有误.xlsx", *rows), office.folder / "e.xlsx"
    words = [word for name, value in more.items() for word in (f"--{name}", value)]
    copy.unlink(missing_ok=True)
    done = keep(office, what, path, "--apply", "--errors", str(copy), *words)
    assert done.exit_code == 1, done.output
    assert codes(done) == faults
    assert commented(office.marked("e.xlsx").active) == {one for one in faults if one[0].isalpha()}
    return done


def changed(rows: Any, *cells: tuple[int, int, Any]) -> list[list[Any]]:
    """Return rows with some cells changed, by row of the file and column from 1."""
    found = [list(row) for row in rows]
    for row, column, value in cells:
        found[row - 2][column - 1] = value
    return found


FIRST = {"first": "2024-01", "source": "2023年末余额表"}
WORDS = ["--first", "2024-01", "--source", "2023年末余额表"]


def test_opening_balances_are_refused_with_all_that_differs_and_then_open_the_books_once(
    office: Accountant,
) -> None:
    cells = changed(
        BOOKS,
        *((2, 3, "银行存款"), (3, 2, "999"), (4, 4, "131"), (6, 5, -500), (7, 2, "102")),
        *((8, 4, None), (11, 2, "货币"), (12, 7, None), (20, 5, 1)),
    )
    faults = {
        **{"C2": "account_name_differs", "B3": "old_account_missing"},
        **{"D4": "opening_cell_misplaced", "E6": "voucher_sides_wrong", "B7": "account_not_last"},
        **{"D8": "cell_empty", "B11": "item_missing", "G12": "cell_empty"},
        **{"E20": "opening_cell_misplaced"},
    }
    refused(office, "opening", faults, OPENING, *cells, **FIRST)
    cells = changed(BOOKS, (3, 5, 100001), (8, 4, "301"), (18, 7, 1))
    faults = dict.fromkeys(("2", "B3", "B4", "B5", "D8", "G18"), "opening_row_differs")
    done = refused(office, "opening", faults, OPENING, *cells, **FIRST)
    assert "旧科目余额表：借 108,501.00 ≠ 贷 108,500.00" in done.stderr
    path = office.file("期初.xlsx", OPENING, *BOOKS)
    assert (
        keep(office, "opening", path, *WORDS).output == "仅预览，未导入；确认后加 --apply：余额 5\n"
    )
    assert keep(office, "opening", path, *WORDS, "--apply").output == "已导入：余额 5\n"
    assert keep(office, "opening", path, *WORDS, "--apply").output == "已导入：不变 1\n"
    other = office.file(
        "b.xlsx", OPENING, *changed(BOOKS, (6, 5, 400), (2, 5, 400), (5, 6, 108400))
    )
    assert keep(office, "opening", other, *WORDS).exit_code == 1
    with office.town() as town:
        (row,) = town.ask(
            "bookkeeper", Vouchers(collective=office.ledger.key, month=Month("2023-12"))
        )
        town.do("bookchecker", m.PostVoucher(voucher=row.owner))
        asked = BalanceSheet(
            collective=office.ledger.key, first=Month("2024-01"), last=Month("2024-01")
        )
        assert {one.item: one.end for one in town.ask("bookkeeper", asked)}["assets"] == 108_500_00
    assert keep(office, "opening", path, *WORDS, "--apply").output == "已导入：不变 1\n"
    less = office.file(
        "c.xlsx", OPENING, *[row for row in BOOKS if row[0] != SHEET][:0], *BOOKS[:1]
    )
    assert codes(keep(office, "opening", less, *WORDS))


def test_other_opening_balances_wait_for_the_first_to_be_judged(office: Accountant) -> None:
    path = office.file("期初.csv", OPENING, *BOOKS)
    assert keep(office, "opening", path, *WORDS, "--apply").output == "已导入：余额 5\n"
    less = changed(
        BOOKS,
        *((2, 5, 400), (5, 6, 108400), (6, 5, 400), (10, 6, 108400), (11, 7, 100400)),
        *((13, 7, 105400), (17, 7, 108400), (18, 7, 108400), (19, 7, 108400), (20, 7, 108400)),
    )
    refused(office, "opening", {"2": "opening_waits"}, OPENING, *less, **FIRST)


SOURCE = {"source": "清产核资"}


def test_assets_are_refused_together_then_registered_with_their_plans_and_valuations(
    office: Accountant,
) -> None:
    rows = [
        HALL,
        POND,
        *changed([HALL] * 6, *((n, 1, f"G-00{n}") for n in range(2, 8))),
        ("G-001", *POND[1:]),
    ]
    cells = changed(
        rows,
        *((3, 4, "35.5555"), (4, 3, "房子"), (5, 8, "15101"), (6, 9, None), (7, 10, "2018-05")),
        *((8, 6, date(2098, 1, 1)), (9, 13, None)),
    )
    faults = {
        **{"D3": "cell_wrong", "C4": "cell_wrong", "H5": "asset_account_wrong"},
        **{"I6": "cell_empty", "J7": "depreciation_too_early", "F8": "date_doubtful"},
        **{"M9": "cell_empty", "A10": "row_twice", "K6": "depreciation_plan_missing"},
        "L6": "depreciation_plan_missing",
    }
    refused(office, "assets", faults, ASSETS, *cells, **SOURCE)
    path = office.file("台账.xlsx", ASSETS, HALL, POND)
    words = ["--source", "清产核资"]
    wanted = "仅预览，未导入；确认后加 --apply：资产 2，折旧计划 1，估值 1\n"
    assert keep(office, "assets", path, *words).output == wanted
    applied = keep(office, "assets", path, *words, "--apply").output
    assert applied == "已导入：资产 2，折旧计划 1，估值 1\n"
    assert keep(office, "assets", path, *words, "--apply").output == "已导入：不变 2\n"
    with office.town() as town:
        hall, pond = town.ask("keeper", AssetRegister(collective=office.ledger.key))
        assert (hall.value, hall.valuation.amount) == (300_000_00, 320_000_00)
        assert pond.row.quantity == 35_500
        (planned,) = town.ask("keeper", AssetFile(asset=hall.asset)).asset.plans
        assert planned.total == 210_000_00
    later = changed([HALL, POND], (2, 13, 330000), (2, 14, date(2025, 5, 1)))
    path = office.file("b.xlsx", ASSETS, *later)
    assert keep(office, "assets", path, *words, "--apply").output == "已导入：估值 1，不变 1\n"
    other = changed([HALL, POND], (2, 7, 1), (3, 2, "西塘"), (2, 4, 2))
    faults = dict.fromkeys(("G2", "D2", "B3"), "asset_differs")
    refused(office, "assets", faults, ASSETS, *other, **SOURCE)


def test_contracts_are_drafted_once_and_name_nobody_outside_the_sheet(office: Accountant) -> None:
    keep(
        *(office, "assets", office.file("台账.xlsx", ASSETS, HALL, POND)),
        *("--source", "清产核资", "--apply"),
    )
    rows = [DRAFT, STEP, *changed([DRAFT] * 8, *((n, 1, f"FB-{n}") for n in range(2, 10)))]
    cells = changed(
        rows,
        *((3, 6, PERSON), (4, 3, PERSON), (5, 6, "某公司"), (6, 4, None), (7, 5, "Z-001；Z-009")),
        *((8, 10, "2045-03-01"), (9, 12, None), (10, 13, 0), (11, 10, "2024-02-01")),
    )
    faults = {
        **{"F3": "contract_rows_differ", "C4": "cell_wrong", "F5": "party_wrong"},
        **{"D6": "tenure_wrong", "E7": "contract_asset_unknown", "J8": "term_too_long"},
        **{"L9": "cell_empty", "M10": "price_wrong", "J11": "dates_reversed"},
    }
    done = refused(office, "contracts", faults, CONTRACTS, *cells)
    said = {
        cell.comment.text for row in office.marked("e.xlsx").active for cell in row if cell.comment
    }
    said |= {str(row[14].value) for row in office.marked("e.xlsx").active.iter_rows(min_row=2)}
    for personal in (PERSON, "13800000000", "欧阳"):
        assert personal not in done.output
        assert not any(personal in text for text in said)
    path = office.file("合同.xlsx", CONTRACTS, DRAFT, STEP)
    assert keep(office, "contracts", path).output == "仅预览，未导入；确认后加 --apply：合同 1\n"
    assert keep(office, "contracts", path, "--apply").output == "已导入：合同 1\n"
    assert keep(office, "contracts", path, "--apply").output == "已导入：不变 1\n"
    with office.town() as town:
        (row,) = town.ask("keeper", Contracts(collective=office.ledger.key))
        assert (row.until, row.stage.value) == (date(2029, 3, 1), "draft")
        party = town.ask("keeper", ContractParty(contract=row.owner))
        assert (party.person, party.telephone) == (PERSON, "13800000000")
    for column, value in ((2, "另一份合同"), (10, "2029-03-31"), (12, 36001), (5, "G-001")):
        other = changed([DRAFT, STEP], (2, column, value))
        refused(office, "contracts", {"A2": "contract_mark_used"}, CONTRACTS, *other)
    other = changed([DRAFT])  # the second step of its price is missing
    refused(office, "contracts", {"A2": "contract_mark_used"}, CONTRACTS, *other)
    assert office.run("verify", account="admin").exit_code == 0


def test_a_contract_says_for_which_days_its_payments_are(office: Accountant) -> None:
    keep(
        *(office, "assets", office.file("台账.xlsx", ASSETS, HALL, POND)),
        *("--source", "清产核资", "--apply"),
    )
    header, draft = (*CONTRACTS, "首期起始日"), (*DRAFT, "2024-03-01")
    beyond = (*DRAFT, "2026-03-02")
    refused(office, "contracts", {"K2": "due_outside_term"}, header, beyond)
    path = office.file("合同.xlsx", header, draft)
    assert keep(office, "contracts", path, "--apply").output == "已导入：合同 1\n"
    assert keep(office, "contracts", path, "--apply").output == "已导入：不变 1\n"
    with office.town() as town:
        (row,) = town.ask("keeper", Contracts(collective=office.ledger.key))
        steps = town.ask("keeper", ContractHistory(contract=row.owner)).steps
        assert [step.covers for step in steps[0].contract.price] == [date(2024, 3, 1)]


def test_a_voucher_is_about_what_was_imported(office: Accountant) -> None:
    path = office.file("期初.csv", OPENING, *BOOKS)
    keep(office, "opening", path, *WORDS, "--apply")
    with office.town() as town:
        (row,) = town.ask(
            "bookkeeper", Vouchers(collective=office.ledger.key, month=Month("2023-12"))
        )
        town.do("bookchecker", m.PostVoucher(voucher=row.owner))
    words = ["--source", "清产核资", "--apply"]
    keep(office, "assets", office.file("台账.xlsx", ASSETS, HALL, POND), *words)
    keep(office, "contracts", office.file("合同.xlsx", CONTRACTS, DRAFT, STEP), "--apply")
    head = ("凭证号", "日期", "摘要", "科目编码", "借方", "贷方", "关联单号")
    rows = (
        ("1", "2024-03-10", "收承包款", "10201", 36000, None, "合同:FB-1"),
        ("1", "2024-03-10", "收承包款", "501", None, 36000, "资产:Z-001"),
    )
    path = office.file("凭证.xlsx", head, *rows)
    assert "凭证 1" in office.bring("vouchers", path, "--apply").output
    with office.town() as town:
        (contract,) = town.ask("keeper", Contracts(collective=office.ledger.key))
    about = ["--collective", office.ledger.key, "--first", "2024-03"]
    office.run("export", "vouchers", str(office.folder / "m.csv"), *about)
    text = (office.folder / "m.csv").read_text("utf-8-sig")
    assert f"合同:{contract.number}" in text
    assert "资产:Z-001" in text
    assert (
        office.bring("vouchers", office.folder / "m.csv").output
        == "仅预览，未导入；确认后加 --apply：不变 1\n"
    )


def test_a_budget_changes_what_differs(office: Accountant) -> None:
    head, rows = ("项目", "金额"), (("干部报酬", 60000), ("办公经费", 30000))
    words = ["--year", "2025", "--source", "成员大会决议"]
    path = office.file("预算.xlsx", head, *rows, ("合计", 90000))
    assert keep(office, "budget", path, *words, "--apply").output == "已导入：预算项目 2\n"
    assert keep(office, "budget", path, *words, "--apply").output == "已导入：不变 2\n"
    more = office.file("b.csv", head, ("干部报酬", 61000), rows[1])
    assert keep(office, "budget", more, *words, "--apply").output == "已导入：预算项目 1，不变 1\n"
    bad = (("干部报酬", -1), ("办公经费", 1), ("办公经费", 2), ("合计", 3))
    faults = {"B2": "amount_range", "A4": "row_twice", "B5": "total_wrong"}
    refused(office, "budget", faults, head, *bad, year="2025", source="t")
    with office.town() as town:
        collective = office.ledger.key
        passing = ReviewBudget(
            collective=collective, year=2025, passed=True, words="与决议一致", seen=3
        )
        town.do("reviewer", passing)
        asked = BudgetExecution(collective=collective, year=2025)
        assert [one.budget for one in town.ask("bookkeeper", asked)] == [30_000_00, 61_000_00]
