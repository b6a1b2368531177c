"""Sheets of compacts: a month's notice of points, who is commended, and one's own statement."""

from collections.abc import Iterator, Sequence
from typing import Final

from ruralgov.domain.compacts import (
    COMPACTS,
    Commended,
    CreditMonthRow,
    CreditMonths,
    CreditNotice,
    CreditStatement,
    ExplainPoint,
)
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import PersonId, PlaceId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.registry import Places
from ruralgov.ports.tables import Kind, Statement
from ruralgov.reports.sheets.model import Asking, Form, Heading, Of

QUARTER: Final = 3
"""Months of a quarter."""


def _months(asking: Asking) -> Iterator[CreditMonthRow]:
    """Give the months of every village of which a notice hung out by the day of the sheet."""
    for town in asking(Places(), COMPACTS):
        for village in asking(Places(parent=PlaceId(town.owner)), COMPACTS):
            rows = asking(CreditMonths(village=PlaceId(village.owner)), COMPACTS)
            yield from (row for row in rows if row.notice and row.notice <= asking.day)


def _notices(asking: Asking) -> Sequence[tuple[str, str]]:
    rows = list(_months(asking))
    names = asking.places([row.village for row in rows], COMPACTS)
    return [(f"{row.village}/{row.month}", f"{names[row.village]} {row.month}") for row in rows]


def _quarters(asking: Asking) -> Sequence[tuple[str, str]]:
    """Return the quarters of which somebody is commended."""
    keys = dict.fromkeys((row.village, _quarter(row.month)) for row in _months(asking) if row.final)
    names = asking.places([village for village, _ in keys], COMPACTS)
    return [
        (f"{village}/{quarter}", f"{names[village]} {quarter}")
        for village, quarter in keys
        if _is_commended(asking, village, quarter)
    ]


def _quarter(month: Month) -> str:
    return f"{month[:4]}-Q{(int(month[5:]) + QUARTER - 1) // QUARTER}"


def _is_commended(asking: Asking, village: PlaceId, quarter: str) -> bool:
    try:
        asking(Commended(village=village, quarter=quarter), COMPACTS)
    except RuralgovError as error:
        if error.code != "credit_commendation_missing":
            raise
        return False
    return True


def notice(asking: Asking, of: str) -> Sequence[Statement]:
    """Return what hangs out of a month of a village: nobody is named of what takes points."""
    village, _, month = of.partition("/")
    page = asking(CreditNotice(village=PlaceId(village), month=Month(month)), COMPACTS)
    where = asking.places([page.village], COMPACTS)[page.village]
    columns: tuple[Heading, ...] = (
        ("entry", "编号", "entry", Kind.INTEGER),
        ("name", "村民", "villager", Kind.TEXT),
        ("category", "类别", "category", Kind.TEXT),
        ("item", "事项", "item", Kind.TEXT),
        ("points", "分值", "points", Kind.INTEGER),
    )
    hidden = asking.say("（不公示姓名）", "(not named)")
    cells = [
        (one.entry, one.name or hidden, one.category, one.item, one.points) for one in page.lines
    ]
    under = [asking.say(f"公示期 {page.since} 至 {page.last}", f"Out {page.since} to {page.last}")]
    if page.final is not None:
        under.append(asking.say(f"{page.final} 定分", f"Final on {page.final}"))
    foot = [
        asking.say(
            f"本村成年村民可在 {page.last}（含当日）以前对任何一条提出异议，写明编号和理由；"
            "该条在答复以前不计分。",
            f"Any adult of the village may object up to {page.last}, that day included, with the "
            "entry and the reason; that entry does not count until it is answered.",
        ),
        asking.say(
            "扣分的不公示姓名，只通知本人；积分不影响任何救助、服务和权利。",
            "Nobody is named of what takes points: they are told themselves. Points touch no aid, "
            "service or right.",
        ),
    ]
    title = (f"积分公示单：{where} {page.month}", f"Notice of points: {where} {page.month}")
    return [asking.table(title, columns, cells, under=under, foot=foot)]


def commended(asking: Asking, of: str) -> Sequence[Statement]:
    """Return who is commended for a quarter, by name and never by points or in their order."""
    village, _, quarter = of.partition("/")
    page = asking(Commended(village=PlaceId(village), quarter=quarter), COMPACTS)
    where = asking.places([page.village], COMPACTS)[page.village]
    columns: tuple[Heading, ...] = (("name", "姓名", "name", Kind.TEXT),)
    said = asking.say(
        f"另有 {page.unnamed} 人未同意公开姓名", f"{page.unnamed} more did not agree to be named"
    )
    foot = asking.say("按姓名排列，不分先后。", "By name, in no order of merit.")
    title = (f"表彰榜：{where} {page.quarter}", f"Commended: {where} {page.quarter}")
    rows = [(name,) for name in page.names]
    return [asking.table(title, columns, rows, under=[said] if page.unnamed else (), foot=[foot])]


def statement(asking: Asking, of: str) -> Sequence[Statement]:
    """Return the entries of a person in a village, and why each stands as it does."""
    village, _, person = of.partition("/")
    asked = CreditStatement(village=PlaceId(village), person=PersonId(person))
    page = asking(asked, COMPACTS)
    where = asking.places([page.village], COMPACTS)[page.village]
    columns: tuple[Heading, ...] = (
        ("entry", "编号", "entry", Kind.TEXT),
        ("day", "日期", "day", Kind.DATE),
        ("item", "事项", "item", Kind.TEXT),
        ("points", "分值", "points", Kind.INTEGER),
        ("status", "状态", "status", Kind.TEXT),
        ("last", "有效至", "counts until", Kind.DATE),
    )
    cells = [
        (
            f"{one.month}-{one.entry}",
            one.day,
            one.item,
            one.points,
            asking.label(one.ending or one.status),
            one.last,
        )
        for one in page.lines
    ]
    said = asking.say(f"余额 {page.balance} 分", f"Balance: {page.balance} points")
    title = (f"本人积分账单：{where}", f"Own points: {where}")
    return [asking.table(title, columns, cells, under=[said]), _why(asking, asked)]


def _why(asking: Asking, asked: CreditStatement) -> Statement:
    """Return the sentences of each entry."""
    columns: tuple[Heading, ...] = (
        ("entry", "编号", "entry", Kind.TEXT),
        ("said", "说明", "why", Kind.TEXT),
    )
    cells = []
    for one in asking(asked, COMPACTS).lines:
        query = ExplainPoint(village=asked.village, month=one.month, entry=one.entry)
        told = asking(query, COMPACTS)
        number = f"{one.month}-{one.entry}"
        cells += [(number, asking.say(line.zh, line.en)) for line in told.lines]
    foot = asking.say(
        "认为有误的，可以申请更正、删除或修复；任何时候都可以退出协议，退出没有其他影响。",
        "What is wrong can be corrected, deleted or repaired on request; anybody may leave the "
        "agreement at any time, with no other effect.",
    )
    return asking.table(("每一条的由来", "Why each stands as it does"), columns, cells, foot=[foot])


def _nobody(_: Asking) -> Sequence[tuple[str, str]]:
    """Return nothing: a statement is of one person and written for nobody else."""
    return ()


FORMS: Final = (
    Form(
        name="credit-notice",
        zh="积分公示单",
        en="Notice of points",
        make=notice,
        of=Of(zh="村居/月份", en="a village and month", keys=_notices),
    ),
    Form(
        name="credit-commended",
        zh="表彰榜",
        en="Who is commended",
        make=commended,
        of=Of(zh="村居/季度", en="a village and quarter", keys=_quarters),
    ),
    Form(
        name="credit-statement",
        zh="本人积分账单",
        en="Own points",
        make=statement,
        of=Of(
            zh="村居/人员",
            en="a village and person",
            keys=_nobody,
            which=("只给本人，不写成网页", "for the person alone, never a page"),
        ),
    ),
)
"""The sheets of this module."""
