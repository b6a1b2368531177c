"""The sheet of what was open at the end of each month, and how old what is open now is."""

from collections.abc import Sequence
from typing import Final

from ruralgov.domain.access import STATISTICS
from ruralgov.domain.cases import CaseStock, Stock
from ruralgov.ports.tables import Kind, Statement
from ruralgov.reports.sheets.model import Asking, Heading

NUMBERS: Final[tuple[Heading, ...]] = (
    ("open", "在办（件）", "open", Kind.INTEGER),
    ("late", "其中已超期（件）", "of them past their day", Kind.INTEGER),
)


def stock_sheet(asking: Asking, first: str, last: str) -> Sequence[Statement]:
    """Return what was open at the ends of some months, by town at the last, and its age now."""
    found: Stock = asking(CaseStock(first=first, last=last), STATISTICS)
    tables = [_months(asking, found)]
    if found.towns:
        tables.append(_towns(asking, found))
    return [*tables, _ages(asking, found)]


def _months(asking: Asking, found: Stock) -> Statement:
    foot = [
        asking.say(
            "“在办”是当月最后一刻尚未办结、结案的诉求（件），“已超期”是其中当时已过办理期限、又未按期"
            "报办结的；均为当时的情况，以后办结、延期、放假安排更正都不改变它。",
            "Open is what had not ended when the month did; past its day is what was then past the "
            "deadline of its round and not reported done in time. It is what stood then: nothing "
            "later changes it.",
        )
    ]
    if found.threshold:
        foot.append(
            asking.say(
                f"不足 {found.threshold} 的数和能推出它的数不列。",
                f"Numbers under {found.threshold}, and those that would tell them, are not shown.",
            )
        )
    return asking.table(
        ("各月末在办和超期", "Open and past their day at the end of each month"),
        (("month", "月份", "month", Kind.TEXT), *NUMBERS),
        [(one.month, one.open, one.late) for one in found.months],
        foot=foot,
    )


def _towns(asking: Asking, found: Stock) -> Statement:
    month = found.months[-1].month
    names = asking.places((one.town for one in found.towns), STATISTICS)
    rows = [(names.get(one.town, one.town), one.open, one.late) for one in found.towns]
    return asking.table(
        (
            f"{month} 月末各镇街在办和超期",
            f"Open and past their day at the end of {month}, by town",
        ),
        (("town", "镇街", "town", Kind.TEXT), *NUMBERS),
        rows,
    )


def _ages(asking: Asking, found: Stock) -> Statement:
    return asking.table(
        ("目前在办诉求已收到多久", "How long ago what is open came in"),
        (
            ("age", "已收到", "came in", Kind.TEXT),
            ("open", "在办（件）", "open", Kind.INTEGER),
        ),
        [(asking.label(age), count) for age, count in found.ages.items()],
        foot=[
            asking.say(
                "按自然日计，收到当日不计。", "In calendar days, that of the report is none."
            )
        ],
    )
