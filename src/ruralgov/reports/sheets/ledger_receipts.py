"""收款收据登记簿: the books of paper receipts of a collective, and every number of them."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from ruralgov.domain.books import (
    PaperReceipts,
    PaperReceiptStage,
    ReceiptBook,
    ReceiptBookFile,
    ReceiptBooks,
)
from ruralgov.domain.kernel.ids import CollectiveId, ReceiptBookId
from ruralgov.domain.kernel.month import month_of
from ruralgov.ports.tables import Kind, Statement
from ruralgov.reports.sheets.ledgers import OF_COLLECTIVE, ask_of, name_of
from ruralgov.reports.sheets.model import Asking, Form, Heading


def receipts(asking: Asking, of: str) -> Sequence[Statement]:
    """Return the books of receipts, and what became of each receipt in the year of the day."""
    return [_books(asking, of), _written(asking, of)]


def _books(asking: Asking, of: str) -> Statement:
    rows = ask_of(asking, ReceiptBooks(collective=CollectiveId(of)))
    files: list[ReceiptBook] = [
        ask_of(asking, ReceiptBookFile(book=ReceiptBookId(row.owner))) for row in rows
    ]
    columns: tuple[Heading, ...] = (
        ("series", "字轨", "series", Kind.TEXT),
        ("first", "起号", "from", Kind.INTEGER),
        ("last", "止号", "to", Kind.INTEGER),
        ("stage", "状态", "stage", Kind.TEXT),
        ("day", "入库日", "came in", Kind.DATE),
        ("issued", "领用日", "issued", Kind.DATE),
        ("back", "缴销日", "taken back", Kind.DATE),
        *((one.value, one.zh, one.en, Kind.INTEGER) for one in PaperReceiptStage),
        ("blank", "空白", "blank", Kind.INTEGER),
        ("skipped", "缺号", "unaccounted for", Kind.TEXT),
        ("amount", "开具金额", "written for", Kind.AMOUNT),
    )
    cells = [
        (
            one.series,
            one.first,
            one.last,
            asking.say(one.stage.zh, one.stage.en),
            one.day,
            one.issued,
            one.back,
            *(sum(each.stage is stage for each in one.receipts) for stage in PaperReceiptStage),
            one.last - one.first + 1 - len(one.receipts),
            "、".join(str(number) for number in one.skipped),
            sum(each.amount for each in one.receipts if each.stage is PaperReceiptStage.WRITTEN),
        )
        for one in files
    ]
    name = name_of(asking, of)
    title = (f"收款收据领用登记簿：{name}", f"Books of paper receipts: {name}")
    return asking.table(title, columns, cells)


def _written(asking: Asking, of: str) -> Statement:
    months: dict[str, Any] = {
        "first": month_of(date(asking.day.year, 1, 1)),
        "last": month_of(asking.day),
    }
    rows = ask_of(asking, PaperReceipts(collective=CollectiveId(of), **months))
    columns: tuple[Heading, ...] = (
        ("series", "字轨", "series", Kind.TEXT),
        ("number", "号码", "number", Kind.INTEGER),
        ("day", "日期", "day", Kind.DATE),
        ("payer", "交款方", "payer", Kind.TEXT),
        ("purpose", "事由", "for", Kind.TEXT),
        ("amount", "金额", "amount", Kind.AMOUNT),
        ("stage", "状态", "stage", Kind.TEXT),
        ("booked", "入账", "booked", Kind.TEXT),
    )
    written = PaperReceiptStage.WRITTEN
    cells: list[Sequence[Any]] = [
        (
            row.series,
            row.number,
            row.day,
            row.company or (asking.say("个人", "a person") if row.amount else ""),
            row.purpose or row.reason,
            row.amount if row.stage is written else 0,
            asking.say(row.stage.zh, row.stage.en),
            _booked(asking, row.voucher) if row.stage is written else "",
        )
        for row in rows
    ]
    if cells:
        total = sum(row.amount for row in rows if row.stage is written)
        cells.append((asking.say("合计", "total"), *(None,) * 4, total, None, None))
    title = (f"收款收据登记簿（{asking.day.year} 年）", f"Paper receipts of {asking.day.year}")
    foot = asking.say(
        "个人交款的姓名只写在收据上；作废、遗失的不计金额。",
        "A person who paid is named on the paper alone; what is void or lost has no amount.",
    )
    return asking.table(title, columns, cells, foot=[foot])


def _booked(asking: Asking, voucher: str | None) -> str:
    return asking.say("未入账", "not booked") if voucher is None else asking.say("已入账", "booked")


FORMS: Final = (
    Form(
        name="ledger-receipts",
        zh="收款收据登记簿",
        en="Register of paper receipts",
        make=receipts,
        of=OF_COLLECTIVE,
    ),
)
"""The sheets of this module."""
