"""Sheets of rents and of what was paid too much: to which months they belong, what goes back."""

from collections.abc import Sequence
from typing import Any, Final

from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.property import Overpayments, RentSchedule
from ruralgov.ports.tables import Kind, Statement
from ruralgov.reports.sheets.ledgers import OF_COLLECTIVE, ask_of, name_of
from ruralgov.reports.sheets.model import Asking, Form, Heading


def rents(asking: Asking, of: str) -> Sequence[Statement]:
    """Return what of received rents belongs to each month of the year of the day."""
    year = asking.day.year
    months = [Month(f"{year:04}-{month:02}") for month in range(1, 13)]
    query = RentSchedule(collective=CollectiveId(of), first=months[0], last=months[-1])
    columns: tuple[Heading, ...] = (
        ("contract", "合同编号", "contract", Kind.TEXT),
        ("due", "笔号", "due", Kind.INTEGER),
        ("first", "首日", "first day", Kind.DATE),
        ("last", "末日（含）", "last day", Kind.DATE),
        ("received", "已收", "received", Kind.AMOUNT),
        ("before", "以前年度", "years before", Kind.AMOUNT),
        *((month, f"{int(month[5:])}月", month, Kind.AMOUNT) for month in months),
        ("year", "本年合计", "of the year", Kind.AMOUNT),
        ("after", "以后年度", "years after", Kind.AMOUNT),
    )
    cells: list[Sequence[Any]] = []
    sums = [0] * (len(months) + 4)
    for one in ask_of(asking, query):
        of_month = [one.months.get(month, 0) for month in months]
        amounts = [one.received, one.before, *of_month, sum(of_month), one.after]
        sums = [total + amount for total, amount in zip(sums, amounts, strict=True)]
        period = one.period
        first = None if period is None else period.first
        last = None if period is None else period.last
        cells.append((one.number, one.due, first, last, *amounts))
    if cells:
        cells.append((asking.say("合计", "total"), None, None, None, *sums))
    name = name_of(asking, of)
    title = (f"{year} 年租金收入分期表：{name}", f"Rents received, by month, {year}: {name}")
    foot = asking.say(
        "按天数平均分摊；没有写明期间的，全部列在应收日所在月份。",
        "Spread evenly by days; where no period was said, all of it stands in the month of its "
        "day.",
    )
    return [asking.table(title, columns, cells, foot=[foot])]


def overpaid(asking: Asking, of: str) -> Sequence[Statement]:
    """Return which contracts were paid too much, and what of it is to go back."""
    columns: tuple[Heading, ...] = (
        ("contract", "合同编号", "contract", Kind.TEXT),
        ("company", "对方", "other side", Kind.TEXT),
        ("since", "最近收款日", "last money", Kind.DATE),
        ("overpaid", "多收未处理", "paid too much", Kind.AMOUNT),
        ("passed", "待退还", "to go back", Kind.AMOUNT),
    )
    rows = ask_of(asking, Overpayments(collective=CollectiveId(of)))
    person = asking.say("个人", "a person")
    cells: list[Sequence[Any]] = [
        (one.number, one.company or person, one.since, one.overpaid, one.passed) for one in rows
    ]
    if cells:
        sums = (sum(one.overpaid for one in rows), sum(one.passed for one in rows))
        cells.append((asking.say("合计", "total"), None, None, *sums))
    name = name_of(asking, of)
    title = (f"多收款清单：{name}", f"Paid too much: {name}")
    return [asking.table(title, columns, cells)]


FORMS: Final = tuple(
    Form(name=name, zh=zh, en=en, make=make, of=OF_COLLECTIVE)
    for name, zh, en, make in (
        ("ledger-rents", "租金收入分期表", "Rents received, by month", rents),
        ("ledger-overpaid", "多收款清单", "Paid too much", overpaid),
    )
)
"""The sheets of this module."""
