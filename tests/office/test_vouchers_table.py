"""Vouchers from a workbook, through the command line."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ruralgov.builtin.csv_tables import CsvTables
from ruralgov.domain.books import VoucherFile, VoucherLine, Vouchers
from ruralgov.domain.books import messages as m
from ruralgov.domain.kernel.ids import AssetId, ContractId, VoucherId
from ruralgov.domain.kernel.imports import id_of
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.imports.ledgers.voucher_sheets import month_sheet
from ruralgov.imports.ledgers.vouchers import TABLE
from ruralgov.imports.steps import asking, importing, proven
from ruralgov.imports.table import read_table
from ruralgov_office import Workbooks
from tests.books.ledger import Ledger
from tests.office.accountant import Accountant, codes, commented
from tests.property.scenario import letting, pond
from tests.town import Town

HEAD = (
    "凭证号",
    "日期",
    "摘要",
    "科目编码",
    "科目名称",
    "借方金额",
    "贷方金额",
    "关联单号",
    "附件",
)
DAY = date(2025, 3, 20)
MARCH = Month("2025-03")
GOOD = (
    ("记-1", DAY, "收承包款", "10201", "银行存款-基本存款账户", 36000, None, None, None),
    ("记-1", DAY, "收承包款", "501", "经营收入", None, 36000, None, None),
    ("记-2", "2025-03-31", "计提折旧", "513", None, "1,200.50", None, None, None),
    ("记-2", "2025-03-31", "办公楼折旧", "152", "累计折旧", None, 1200.5, None, None),
)
WRONG = (
    *GOOD,
    ("记-3", DAY, "账号错", "109", None, 10, None, None, None),
    ("记-3", DAY, "账号错", "102", None, None, 10, None, None),
    ("记-4", DAY, "不平", "513", "经营支出", 100.01, None, None, None),
    ("记-4", DAY, "不平", "211", None, None, 100, None, None),
    ("记-5", DAY, "付款未批", "513", None, 5, None, None, None),
    ("记-5", DAY, "付款未批", "101", None, None, 5, None, None),
    ("记-6", DAY, "往来", "11301", "李四", 7, 7, None, None),
    ("记-6", DAY, "往来", "501", None, None, 7, "合同:没有", "无.pdf"),
    ("记-7", "2025-02-29", "日期错", "513", None, 8, None, None, None),
    ("记-7", DAY, "日期错", "211", None, None, 8, None, None),
    ("记-8", date(2098, 2, 1), "将来", "513", None, 9, None, None, None),
    ("记-8", date(2098, 2, 1), "将来", "211", None, None, 9, None, None),
    ("合计", None, None, None, None, 37349.51, 37349.5, None, None),
)
"""Eight vouchers, of which two are good; the sum of the debits is wrong."""
FAULTS = {
    "D6": "account_missing",
    "D7": "account_not_last",
    "E8": "account_name_differs",
    "F8": "voucher_not_balanced",
    "G9": "voucher_not_balanced",
    "H11": "payment_not_approved",
    "E12": "account_name_differs",
    "F12": "voucher_sides_wrong",
    "H13": "about_unknown",
    "I13": "paper_missing",
    "B14": "date_unclear",
    "B16": "date_doubtful",
    "F18": "total_wrong",
    "G18": "total_wrong",
}
MENDED: dict[str, Any] = {
    **{"D6": "513", "D7": "211", "E8": None, "F8": 100, "D11": "211", "E12": None, "G12": None},
    **{"H13": None, "I13": None, "B14": DAY, "B16": DAY, "B17": DAY},
    **{"F18": 37339.5, "G18": 37339.5},
}


@pytest.fixture
def office(tmp_path: Path) -> Accountant:
    made = Accountant(tmp_path)
    with made.town() as town:
        made.ledger.town = town
        made.ledger.open({"10201": 100_000_00, "301": -100_000_00})
    return made


def test_every_wrong_row_is_said_at_once_and_marked_and_the_mended_copy_is_brought_once(
    office: Accountant,
) -> None:
    path = office.file("凭证.xlsx", HEAD, *WRONG)
    refused = office.bring("vouchers", path, "--apply", "--errors", str(office.folder / "e.xlsx"))
    assert refused.exit_code == 1, refused.output
    assert codes(refused) == FAULTS
    assert "相差 0.01 元" in refused.stderr
    for name in ("张三丰", "李四"):
        assert name not in refused.output
    copy = office.marked("e.xlsx")
    assert commented(copy.active) == set(FAULTS)
    for cell, value in MENDED.items():
        copy.active[cell].value = value
    copy.save(office.folder / "e.xlsx")
    mended = office.folder / "e.xlsx"
    preview = office.bring("vouchers", mended)
    assert preview.output.endswith("凭证 8，分录 16\n"), preview.output
    assert office.bring("vouchers", mended, "--apply").output.endswith("凭证 8，分录 16\n")
    again = office.bring("vouchers", mended, "--apply")
    assert again.output == "已导入：不变 8\n"
    assert office.run("verify", account="admin").exit_code == 0
    with office.town() as town:
        rows = town.ask("bookkeeper", Vouchers(collective=office.ledger.key, month=MARCH))
        assert len(rows) == 8
        assert {row.stage.value for row in rows} == {"entered"}  # somebody else posts them
        (worn,) = [row for row in rows if row.summary == "计提折旧"]
        texts = [
            line.text for line in town.ask("bookkeeper", VoucherFile(voucher=worn.owner)).lines
        ]
        assert texts == ["", "办公楼折旧"]


def test_more_rows_in_the_same_file_bring_only_what_is_new(office: Accountant) -> None:
    path = office.file("a.csv", HEAD, *GOOD[:2])
    assert "凭证 1，分录 2" in office.bring("vouchers", path, "--apply").output
    more = office.file("b.xlsx", HEAD, *GOOD)
    assert "不变 1，凭证 1，分录 2" in office.bring("vouchers", more, "--apply").output
    other = [list(row) for row in GOOD]
    other[0][5], other[1][6] = 1, 1
    changed = office.bring("vouchers", office.file("c.xlsx", HEAD, *other))
    assert codes(changed) == {"A2": "voucher_mark_used"}


def test_a_voucher_that_was_sent_back_is_mended_in_the_file_and_entered_anew(
    office: Accountant,
) -> None:
    path = office.file("a.xlsx", HEAD, *GOOD[:2])
    office.bring("vouchers", path, "--apply")
    with office.town() as town:
        (row,) = town.ask("bookkeeper", Vouchers(collective=office.ledger.key, month=MARCH))
        town.do("bookchecker", m.RejectVoucher(voucher=row.owner, reason="摘要不清"))
    same = office.bring("vouchers", path, "--apply").output
    assert "已被退回" in same
    assert same.endswith("不变 1\n")
    mended = [list(row) for row in GOOD[:2]]
    mended[0][2] = mended[1][2] = "收鱼塘承包款"
    path = office.file("b.xlsx", HEAD, *mended)
    assert "凭证 1" in office.bring("vouchers", path, "--apply").output
    assert office.bring("vouchers", path, "--apply").output.endswith("不变 1\n")


def test_a_row_that_cannot_be_read_does_not_make_its_voucher_unbalanced(
    office: Accountant,
) -> None:
    rows = [list(row) for row in GOOD[:2]]
    rows[0][5] = "3万6"
    refused = office.bring("vouchers", office.file("a.xlsx", HEAD, *rows))
    assert codes(refused) == {"F2": "amount_wrong"}
    rows[0][0], rows[0][5] = None, 36000
    refused = office.bring("vouchers", office.file("b.xlsx", HEAD, *rows))
    assert codes(refused) == {"A2": "cell_empty"}


def test_papers_of_a_folder_are_entered_with_their_hashes(office: Accountant) -> None:
    (office.folder / "发票1.pdf").write_bytes(b"paper")
    rows = [list(row) for row in GOOD[:2]]
    rows[0][8] = "发票1.pdf"
    path = office.file("a.xlsx", HEAD, *rows)
    words = ["--papers", str(office.folder), "--apply"]
    assert "凭证 1" in office.bring("vouchers", path, *words).output
    with office.town() as town:
        (row,) = town.ask("bookkeeper", Vouchers(collective=office.ledger.key, month=MARCH))
        (paper,) = town.ask("bookkeeper", VoucherFile(voucher=row.owner)).documents
        assert (paper.name, paper.kind, paper.size) == ("发票1.pdf", "application/pdf", 5)
    for name in ("../发票1.pdf", "a/发票1.pdf", "发票2.pdf"):
        rows[0][8] = name
        refused = office.bring("vouchers", office.file("b.xlsx", HEAD, *rows), *words)
        assert codes(refused) == {"I2": "paper_missing"}


def test_the_vouchers_of_a_month_are_written_and_read_again_as_nothing_new(
    office: Accountant,
) -> None:
    office.bring("vouchers", office.file("a.xlsx", HEAD, *GOOD), "--apply")
    for name in ("m.xlsx", "m.csv"):
        words = ["vouchers", office.folder / name, "--first", "2025-03"]
        about = ["--collective", office.ledger.key]
        done = office.run("export", *map(str, words), *about)
        assert done.exit_code == 0, done.output
        assert office.bring("vouchers", office.folder / name).output.endswith("不变 2\n")
        denied = office.run("export", *map(str, words), *about, account="head")
        assert denied.output.startswith("not_granted")


def test_who_may_not_enter_vouchers_is_denied_before_any_row_is_judged(office: Accountant) -> None:
    path = office.file("a.xlsx", HEAD, *GOOD)
    assert office.bring("vouchers", path, account="head").output.startswith("not_granted")
    assert office.run("import", "vouchers", str(path)).output.startswith("option_missing")


def test_a_rehearsal_tells_what_a_reaction_refuses_and_goes_on() -> None:
    town, ledger = TOWN.town, TOWN.fresh()
    other = TOWN.fresh()
    pond_ = AssetId(town.do("keeper", pond(other.key)).key)
    theirs = town.do("keeper", letting(other.key, (pond_,))).key
    lines = (
        VoucherLine(account="10201", debit=Fen(1), about=f"contract/{theirs}"),
        VoucherLine(account="501", credit=Fen(1)),
    )
    keys = [
        ledger.enter(lines=lines, day=DAY),
        ledger.enter(("10201", 1), ("501", -1), day=DAY),
    ]
    posting = [m.PostVoucher(voucher=key) for key in keys]
    told = town.app.rehearse(posting, **town.acting("bookchecker"))
    assert [one and one.code for one in told] == ["about_elsewhere", None]
    rows = town.ask("bookkeeper", Vouchers(collective=ledger.key, month=MARCH))
    assert {row.stage.value for row in rows} == {"entered"}


ACCOUNTS = ("10201", "113", "211", "501", "513")
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12
)


@st.composite
def vouchers(draw: st.DrawFn) -> m.EnterVoucher:
    """A voucher that brings money in or moves none, with a text here and there."""
    amounts = draw(st.lists(st.integers(1, 10**13), min_size=1, max_size=4))
    texts = draw(st.lists(TEXTS | st.just(""), min_size=len(amounts), max_size=len(amounts)))
    codes = st.sampled_from(ACCOUNTS)
    debits = tuple(
        VoucherLine(account=draw(codes), debit=Fen(amount), text=text)
        for amount, text in zip(amounts, texts, strict=True)
    )
    credit = VoucherLine(account=draw(st.sampled_from(ACCOUNTS[1:])), credit=Fen(sum(amounts)))
    return m.EnterVoucher(
        collective=TOWN.ledger.key,
        day=date(2025, 3, draw(st.integers(1, 31))),
        summary=draw(TEXTS),
        lines=(*debits, credit),
    )


class _Books:
    """Books in memory, made once: every example adds to them."""

    def __init__(self) -> None:
        self.town, self._made = Town(), 0
        self.ledger = Ledger(self.town)
        self.ledger.define("10201", "基本存款账户")
        self.ledger.open({"10201": 100_000_00, "301": -100_000_00})

    def fresh(self) -> Ledger:
        self._made += 1
        made = Ledger(self.town, name=f"{self._made} 社")
        made.define("10201", "基本户")
        made.open({"10201": 1_00, "301": -1_00})
        return made


TOWN = _Books()


@given(st.lists(vouchers(), min_size=1, max_size=4), st.sampled_from([CsvTables, Workbooks]))
def test_what_is_written_is_read_again_to_the_line(
    given_: list[m.EnterVoucher], form: type[CsvTables | Workbooks]
) -> None:
    town, acting = TOWN.town, TOWN.town.acting("bookkeeper")
    ask = asking(town.app, acting)
    ledger = TOWN.fresh()
    wanted = [evolve(one, collective=ledger.key) for one in given_]
    entered = {town.do("bookkeeper", one).key: one for one in wanted}
    table, notices = month_sheet(ask, ledger.key, (MARCH, MARCH))
    assert not notices
    data = form().write(table)
    read = read_table(form(), data, TABLE.spec)
    again = importing(ask, TABLE, {"collective": ledger.key}, tables=(read,))
    assert TABLE.plan(again).counts == {"same": len(wanted)}
    other = TOWN.fresh()  # where nothing of it is known, all of it is brought
    for line in read.lines:
        line.cells["id"] = ""
        line.cells["name"] = ""
    anew = importing(ask, TABLE, {"collective": other.key}, tables=(read,))
    commands = proven(town.app, TABLE, TABLE.plan(anew), anew.problems, acting)
    assert sorted(((one.day, one.summary, one.lines) for one in commands), key=str) == sorted(
        ((one.day, one.summary, one.lines) for one in entered.values()), key=str
    )
    assert VoucherId(commands[0].id)


def test_a_first_row_without_its_mark_spoils_no_other(office: Accountant) -> None:
    first = (None, *GOOD[0][1:])
    refused = office.bring("vouchers", office.file("缺号.xlsx", HEAD, first, *GOOD[1:]))
    assert codes(refused) == {"A2": "cell_empty"}


def test_a_number_that_two_things_have_needs_its_word(office: Accountant) -> None:
    with office.town() as town:
        key = office.ledger.key
        asset = AssetId(town.do("keeper", evolve(pond(key), code="P-1")).key)
        paper = ContractId(id_of("contract", key, "P-1"))
        town.do("keeper", letting(key, (asset,), id=paper))
    rows = [(*GOOD[0][:7], about, None) for about in ("P-1", "资产:P-1")]
    refused = office.bring("vouchers", office.file("重号.xlsx", HEAD, *rows))
    assert codes(refused)["H2"] == "about_ambiguous"
    assert "H3" not in codes(refused)
