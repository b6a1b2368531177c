"""How contracts are paid, accepted and met without money, and accounts divided, from workbooks."""

from pathlib import Path
from typing import Any

import pytest

from ruralgov.domain.books import ChartOfAccounts, PostVoucher, Vouchers
from ruralgov.domain.kernel.ids import ContractId, VoucherId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.property import ContractFile, ContractHistory, Contracts
from ruralgov.domain.property import messages_contract as c
from tests.books.ledger import opening
from tests.office.accountant import Accountant, codes, commented
from tests.office.test_ledger_tables import ASSETS, CONTRACTS, POND
from tests.property.scenario import DECISION, TENDER

WORKS = (
    *("GC-1", "水渠维修合同", "工程建设", None, None, "水渠工程队", None, None),
    *("2024-03-01", "2024-12-31", "2024-12-01", 10000, 1, 12),
)
LET = (
    *("FB-9", "地块出租合同", "发包", "租赁", "Z-001", "某水产公司", None, None),
    *("2024-03-01", "2029-02-28", "2024-03-10", 3000, 5, 12),
)
TERMS = ("合同编号", "预付款", "质保金", "质保金可付日", "依据")
ACCEPTED = ("合同编号", "验收日期", "累计验收金额", "验收情况", "附件")
MET = ("合同编号", "方式", "金额", "附件", "理由")
PARTS = ("上级科目编码", "日期", "新科目编码", "新科目名称", "转入余额")


@pytest.fixture
def office(tmp_path: Path) -> Accountant:
    found = Accountant(tmp_path)
    (tmp_path / "附件").mkdir()
    (tmp_path / "附件" / "验收单.pdf").write_bytes(b"%PDF accepted")
    (tmp_path / "附件" / "入库单.pdf").write_bytes(b"%PDF corn")
    return found


def drafted(office: Accountant, *rows: tuple[Any, ...]) -> None:
    assets = office.file("台账.xlsx", ASSETS, POND)
    office.bring("assets", assets, "--source", "清产核资", "--apply", account="keeper")
    path = office.file("合同.xlsx", CONTRACTS, *rows)
    done = office.bring("contracts", path, "--apply", account="keeper")
    assert done.exit_code == 0, done.output


def signed(office: Accountant) -> ContractId:
    with office.town() as town:
        (row,) = town.ask("keeper", Contracts(collective=office.ledger.key))
        town.do(
            "head",
            c.DecideContract(contract=ContractId(row.owner), decision=DECISION, tender=TENDER),
        )
        town.do("keeper", c.SignContract(contract=ContractId(row.owner), day=TENDER.day))
        return ContractId(row.owner)


def bring(office: Accountant, what: str, head: Any, *rows: Any, account: str) -> Any:
    papers = () if what == "payment-terms" else ("--papers", str(office.folder / "附件"))
    copy = office.folder / "e.xlsx"
    copy.unlink(missing_ok=True)
    path = office.file("表.xlsx", head, *rows)
    return office.bring(what, path, "--apply", "--errors", str(copy), *papers, account=account)


def wrong(office: Accountant, done: Any, faults: dict[str, str]) -> None:
    assert done.exit_code == 1, done.output
    assert codes(done) == faults
    assert commented(office.marked("e.xlsx").active) == {one for one in faults if one[0].isalpha()}


def test_terms_of_payment_are_entered_once_and_every_wrong_cell_is_named(
    office: Accountant,
) -> None:
    drafted(office, WORKS)
    bad = (
        ("GC-2", 1, None, None, "第五条"),
        ("GC-1", 1, 300, None, "第五条"),
    )
    done = bring(office, "payment-terms", TERMS, *bad, account="head")
    faults = {"A2": "deal_contract_unknown", "D3": "payment_terms_wrong"}
    wrong(office, done, faults)
    twice = [("GC-1", 3000, 300, "2027-06-01", "第五条")] * 2
    done = bring(office, "payment-terms", TERMS, *twice, account="head")
    wrong(office, done, {"A3": "deal_row_twice"})
    above = ("GC-1", 9900, 300, "2027-06-01", "第五条")
    done = bring(office, "payment-terms", TERMS, above, account="head")
    wrong(office, done, {"B2": "payment_terms_above_price"})
    good = twice[0]
    done = bring(office, "payment-terms", TERMS, good, account="head")
    assert done.output == "已导入：付款约定 1\n"
    done = bring(office, "payment-terms", TERMS, good, account="head")
    assert done.output == "已导入：不变 1\n"
    with office.town() as town:
        (row,) = town.ask("keeper", Contracts(collective=office.ledger.key))
        terms = town.ask("keeper", ContractFile(contract=ContractId(row.owner))).payment_terms
        assert (terms.advance, terms.retention) == (3000_00, 300_00)


def test_acceptances_come_with_their_papers_in_their_order(office: Accountant) -> None:
    drafted(office, WORKS)
    key = signed(office)
    rows = (
        ("GC-1", "2024-05-20", 6000, "主渠完工", "验收单.pdf"),
        ("GC-1", "2024-06-20", 10000, "全部完工", None),
    )
    bad = (
        ("GC-1", "2024-05-20", 6000, "主渠完工", "没有.pdf"),
        ("GC-1", "2024-06-20", 5000, "少了", None),
        ("GC-1", "2044-06-20", 7000, "还没到", None),
    )
    done = bring(office, "acceptances", ACCEPTED, *bad, account="head")
    faults = {"E2": "deal_paper_missing", "C3": "acceptance_behind", "B4": "date_doubtful"}
    wrong(office, done, faults)
    done = bring(office, "acceptances", ACCEPTED, *rows, account="head")
    assert done.output == "已导入：验收 2\n"
    done = bring(office, "acceptances", ACCEPTED, *rows, account="head")
    assert done.output == "已导入：不变 2\n"
    with office.town() as town:
        found = town.ask("keeper", ContractFile(contract=key)).acceptances
        assert [(one.worth, bool(one.document)) for one in found] == [
            (6000_00, True),
            (10000_00, False),
        ]


def test_what_is_met_without_money_is_asked_for_with_its_evidence(office: Accountant) -> None:
    drafted(office, LET)
    key = signed(office)
    good = ("FB-9", "以物抵款", 800, "入库单.pdf", "以玉米抵承包费")
    bad = (
        ("FB-9", "以物抵款", 800, "没有.pdf", "以玉米抵"),
        ("FB-9", "以牛抵款", 800, "入库单.pdf", "以玉米抵"),
        ("FB-8", "以物抵款", 800, "入库单.pdf", "以玉米抵"),
    )
    done = bring(office, "discharges", MET, *bad, account="keeper")
    faults = {"D2": "deal_paper_missing", "B3": "cell_wrong", "A4": "deal_contract_unknown"}
    wrong(office, done, faults)
    much = ("FB-9", "以物抵款", 99000, "入库单.pdf", "以玉米抵")
    wrong(
        office,
        bring(office, "discharges", MET, much, account="keeper"),
        {"C2": "discharge_exceeds"},
    )
    done = bring(office, "discharges", MET, good, account="keeper")
    assert done.output == "已导入：抵款和核销 1\n"
    done = bring(office, "discharges", MET, good, account="keeper")
    assert done.output == "已导入：不变 1\n"
    with office.town() as town:
        steps = town.ask("keeper", ContractHistory(contract=key)).steps
        (one,) = steps[-1].contract.discharges
        assert (one.amount, one.decision) == (800_00, None)


def test_accounts_are_divided_once_by_a_voucher_that_another_posts(office: Accountant) -> None:
    with office.town() as town:
        command = opening(office.ledger.key, {"101": 300_00, "301": -300_00})
        voucher = town.do("bookkeeper", command).key
        town.do("bookchecker", PostVoucher(voucher=VoucherId(voucher)))
    reason = ("--reason", "开立备用金")
    rows = (
        ("101", "2025-01-15", "10101", "出纳现金", 200),
        ("101", "2025-01-15", "10102", "备用金", None),
    )

    def divide(*given: Any) -> Any:
        copy = office.folder / "e.xlsx"
        copy.unlink(missing_ok=True)
        path = office.file("分设.xlsx", PARTS, *given)
        return office.bring("account-divisions", path, *reason, "--apply", "--errors", str(copy))

    other_day = (rows[0], ("101", "2025-01-16", "10102", "备用金", None))
    wrong(office, divide(*other_day), {"B3": "division_days_differ"})
    wrong(office, divide(("199", *rows[0][1:])), {"A2": "division_account_unknown"})
    strange = (rows[0], ("101", "2025-01-15", "20102", "备用金", None))
    wrong(office, divide(*strange), {"C2": "division_code_wrong", "C3": "division_code_wrong"})
    short = (("101", "2025-01-15", "10101", "出纳现金", 299),)
    wrong(office, divide(*short), {"E2": "division_parts_wrong"})
    assert divide(*rows).output == "已导入：分设科目 2\n"
    with office.town() as town:
        month = Vouchers(collective=office.ledger.key, month=Month("2025-01"))
        (row,) = (one for one in town.ask("bookkeeper", month) if one.number is None)
        town.do("bookchecker", PostVoucher(voucher=VoucherId(row.owner)))
        chart = town.ask("bookkeeper", ChartOfAccounts(collective=office.ledger.key))
        assert {one.code: one.name for one in chart}["10102"] == "库存现金—备用金"
    assert divide(*rows).output == "已导入：不变 2\n"
