"""One valid command of every kind of the books, in an order in which each is accepted."""

from collections.abc import Generator
from datetime import date
from typing import Any

from ruralgov.domain.books import (
    AccountPart,
    BankLine,
    DivideAccount,
    EnterBankStatement,
    SourceDocument,
    SubAccount,
)
from ruralgov.domain.books import messages as m
from ruralgov.domain.books.receipts import messages as r
from ruralgov.domain.collectives import FoundCollective
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AccountId, BodyId, CollectiveId, ReceiptBookId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.meetings import BodyKind, Matter
from tests.books.ledger import FIRST, line, opening
from tests.meetings.hall import confirmed
from tests.meetings.hall import founding as body_of
from tests.town import DAY, Town

YEAR_END = date(2025, 12, 31)
FIRST_DAY = date(2025, 1, 15)
PAPER = SourceDocument(name="发票.pdf", kind="application/pdf", sha256="a" * 64, size=2048)


def steps(town: Town) -> Generator[tuple[str, Any], Any, None]:
    """Give the steps; each is told the receipt of its command through ``send``."""
    founding = FoundCollective(place=town.village, name="账簿合作社", since=DAY, source="登记证")
    key = CollectiveId((yield "registrar", founding).key)
    for code, name in (("10201", "基本户"), ("10202", "专户")):
        yield "bookkeeper", m.DefineAccount(collective=key, code=code, name=name)
    yield (
        "bookkeeper",
        m.RenameAccount(collective=key, code="10202", name="专用户", reason="更名"),
    )
    yield "bookkeeper", m.RetireAccount(collective=key, code="10202", reason="销户")
    balances = {"10201": 100_00, "301": -100_00}
    opened = (yield "bookkeeper", opening(key, balances, documents=(PAPER,))).key
    yield "bookchecker", m.PostVoucher(voucher=VoucherId(opened))
    yield "bookchecker", m.ConfirmOpening(voucher=VoucherId(opened))
    yield "bookchecker", m.CloseMonth(collective=key, month=FIRST)
    yield (
        "townfunds",
        m.ReopenMonth(collective=key, month=FIRST, decision="镇〔2025〕3号", reason="漏记"),
    )
    let = m.EnterVoucher(
        collective=key,
        day=YEAR_END,
        summary="发包收入",
        lines=(line("10201", 50_00, "asset/a1"), line("501", -50_00)),
        documents=(PAPER,),
    )
    wrong = VoucherId((yield "bookkeeper", let).key)
    yield "bookchecker", m.RejectVoucher(voucher=wrong, reason="缺合同")
    first = VoucherId((yield "bookkeeper", let).key)
    yield "bookchecker", m.PostVoucher(voucher=first)
    yield "bookchecker", m.CountVoucher(voucher=first)
    undo = m.ReverseVoucher(voucher=first, day=YEAR_END, reason="重复")
    undone = VoucherId((yield "bookkeeper", undo).key)
    yield "bookchecker", m.PostVoucher(voucher=undone)
    yield "bookchecker", m.MarkUndone(voucher=first, by=undone)
    again = VoucherId((yield "bookkeeper", let).key)
    yield "bookchecker", m.PostVoucher(voucher=again)
    carry = m.CarryOver(collective=key, year=2025, step=m.CarryOverStep.RESULT)
    yield "bookkeeper", carry
    yield from merged(town)
    yield "bookkeeper", m.RestoreAccount(collective=key, code="10202", reason="误销户")
    yield from cited(town)
    line_of = BankLine(day=date(2025, 1, 3), amount=Fen(5_00), reference="A-1")
    statement = EnterBankStatement(
        collective=key,
        account="10201",
        month=FIRST,
        opening=Fen(0),
        closing=Fen(5_00),
        lines=(line_of,),
    )
    yield "bookkeeper", statement
    yield from receipts(town, key)


def receipts(town: Town, key: CollectiveId) -> Generator[tuple[str, Any], Any, None]:
    """Give the steps of a book of receipts, from its coming in to its going back."""
    day = date(2025, 12, 30)
    came = r.RegisterReceiptBook(
        collective=key, series="寨", first=1201, last=1250, day=day, source="镇农经站领用单"
    )
    book = ReceiptBookId((yield "bookkeeper", came).key)
    yield "bookkeeper", r.IssueReceiptBook(book=book, keeper=AccountId("cashier"), day=day)
    written = r.WritePaperReceipt(
        book=book, number=1201, day=YEAR_END, amount=Fen(30_00), company="某公司", purpose="摊位费"
    )
    yield "cashier", written
    yield "cashier", change(written, number=1202, amount=Fen(20_00), company="")
    yield "cashier", change(written, number=1205)
    yield "cashier", r.VoidPaperReceipt(book=book, number=1205, day=YEAR_END, reason="金额写错")
    lost = r.ReportPaperReceiptsLost(
        book=book, first=1249, last=1250, day=YEAR_END, reason="装订脱页"
    )
    yield "cashier", lost
    back = r.WithdrawPaperReceiptEntry(book=book, number=1250, reason="又找到")
    yield "bookkeeper", back
    money = m.EnterVoucher(
        collective=key,
        day=YEAR_END,
        summary="摊位费",
        lines=(line("10201", 50_00), line("504", -50_00)),
    )
    voucher = VoucherId((yield "bookkeeper", money).key)
    yield "bookchecker", m.PostVoucher(voucher=voucher)
    noted = r.NotePaperReceiptVoucher(book=book, numbers=(1201, 1202), voucher=voucher)
    yield "bookkeeper", noted
    yield "bookkeeper", r.TakeBackReceiptBook(book=book, day=town.clock.now.date(), note="用完缴销")
    yield "bookchecker", r.WithdrawReceiptBookEntry(book=book, reason="还有空白收据要用")


def cited(town: Town) -> Generator[tuple[str, Any], Any, None]:
    """Give the steps by which a month is reopened on what the members decided."""
    founding = FoundCollective(place=town.village, name="反结账合作社", since=DAY, source="登记证")
    key = CollectiveId((yield "registrar", founding).key)
    opened = (yield "bookkeeper", opening(key, {"102": 1_00, "301": -1_00})).key
    yield "bookchecker", m.PostVoucher(voucher=VoucherId(opened))
    yield "bookchecker", m.CloseMonth(collective=key, month=FIRST)
    body = yield "registrar", body_of(town.village, BodyKind.MEMBERS, collective=key)
    reference = "成员大会〔2025〕1号"
    decision = yield from confirmed(BodyId(body.key), matter=Matter.OTHER, reference=reference)
    again = m.ReopenMonth(
        collective=key, month=FIRST, decision=reference, reason="漏记", cites=decision
    )
    yield "townfunds", again
    yield from divided(key)


def divided(key: CollectiveId) -> Generator[tuple[str, Any], Any, None]:
    """Give the steps by which the bank account of a collective gets one beside it."""
    parts = (AccountPart(code="10201", name="基本户"),)
    divide = DivideAccount(
        collective=key, code="102", day=FIRST_DAY, parts=parts, reason="开立专户"
    )
    yield "bookchecker", m.PostVoucher(voucher=VoucherId((yield "bookkeeper", divide).key))


def merged(town: Town) -> Generator[tuple[str, Any], Any, None]:
    """Give the steps by which balances go into the books of another, one by one."""
    keys = []
    for name in ("并出合作社", "并入合作社"):
        founding = FoundCollective(place=town.village, name=name, since=DAY, source="登记证")
        key = CollectiveId((yield "registrar", founding).key)
        opened = (yield "bookkeeper", opening(key, {"102": 100_00, "301": -100_00})).key
        yield "bookchecker", m.PostVoucher(voucher=VoucherId(opened))
        keys.append(key)
    source, into = keys
    earned = m.EnterVoucher(
        collective=source,
        day=FIRST_DAY,
        summary="其他收入",
        lines=(line("102", 20_00), line("504", -20_00)),
    )
    yield "bookchecker", m.PostVoucher(voucher=VoucherId((yield "bookkeeper", earned).key))
    day, maker = date(2025, 2, 1), AccountId("bookkeeper")
    yield "bookchecker", m.CarryOverAtEnd(collective=source, day=day, maker=maker)
    out = (("102", -120_00), ("301", 100_00), ("322", 20_00))
    taken = VoucherId("merged-out")
    yield (
        "bookchecker",
        m.HandOverBooks(
            id=taken,
            collective=source,
            day=day,
            summary="并入，转出余额",
            lines=tuple(line(*one) for one in out),
            maker=maker,
        ),
    )
    accounts = (SubAccount(code="32201", name="原并出合作社"),)
    yield "bookchecker", m.TakeOverAccounts(collective=into, accounts=accounts)
    yield (
        "bookchecker",
        m.TakeOverBooks(
            collective=into,
            day=day,
            summary="并入，转入余额",
            takes=taken,
            lines=(line("102", 120_00), line("301", -100_00), line("32201", -20_00)),
            maker=maker,
        ),
    )
    yield "bookchecker", m.CloseHandedOver(collective=source, month=Month("2025-02"))
