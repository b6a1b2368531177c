"""Sheets of posts and secondments: who is where, and which posts moved to whom."""

from collections.abc import Sequence
from typing import Any, Final

from ruralgov.domain.registry import Places
from ruralgov.domain.staffing import (
    Movement,
    PostLedger,
    PostSheet,
    PostsMoved,
    RosterTable,
    SecondmentTable,
)
from ruralgov.domain.staffing.roles import STAFFING
from ruralgov.ports.tables import Kind, Statement
from ruralgov.reports.sheets.model import Asking, Form, Heading


def _roster(asking: Asking, _of: str) -> Sequence[Statement]:
    """Departments across, towns down, with the sums of both."""
    found: RosterTable = asking(SecondmentTable(), STAFFING)
    towns = {row.owner: row.name for row in asking(Places(), STAFFING)}
    departments = {one.department: one.department_name for one in found.cells}
    people = {(one.place, one.department): one.people for one in found.cells}
    columns: list[Heading] = [("town", "镇街", "town", Kind.TEXT)]
    columns += [(key, name, name, Kind.INTEGER) for key, name in departments.items()]
    columns += [("sum", "小计", "sum", Kind.INTEGER)]
    rows: list[list[Any]] = []
    for place in dict.fromkeys(one.place for one in found.cells):
        each = [people.get((place, key), 0) for key in departments]
        rows.append([towns.get(place, place), *each, sum(each)])
    sums = [sum(row[n + 1] for row in rows) for n in range(len(departments) + 1)]
    rows.append([asking.say("合计", "total"), *sums])
    said = asking.say(
        f"下派执法人员 {found.people} 人，来自 {found.departments} 个部门",
        f"{found.people} officers seconded from {found.departments} departments",
    )
    title = ("综合执法人员下派名册汇总表", "Officers seconded to towns, by department")
    return [asking.table(title, columns, rows, under=[said])]


def _posts(asking: Asking, _of: str) -> Sequence[Statement]:
    sheet: PostSheet = asking(PostLedger(), STAFFING)
    columns = (
        ("unit", "单位", "unit", Kind.TEXT),
        ("kind", "编制类别", "kind of post", Kind.TEXT),
        ("posts", "编制数", "posts", Kind.INTEGER),
        ("staff", "在编人数", "staff", Kind.INTEGER),
        ("vacant", "空编", "vacant", Kind.INTEGER),
        ("counted", "核对日期", "counted on", Kind.DATE),
    )
    rows = [
        (one.name, asking.label(one.kind), one.posts, one.staff, one.vacant, one.counted)
        for one in sheet.units
    ]
    foot = asking.say(
        "在编人数空白表示尚未核对，不等于零；空编为负表示超编。",
        "Staff left empty was not counted, which is not none; vacant below none is more staff "
        "than posts.",
    )
    ledger = asking.table(("编制台账", "Ledger of posts"), columns, rows, foot=[foot])
    return [ledger, _moved(asking)]


def _moved(asking: Asking) -> Statement:
    found: Movement = asking(PostsMoved(), STAFFING)
    columns = (
        ("account", "账户", "account", Kind.TEXT),
        ("kind", "编制类别", "kind of post", Kind.TEXT),
        ("posts", "增减", "got or gave", Kind.INTEGER),
    )
    rows = [(one.name, asking.label(one.kind), one.posts) for one in found.lines]
    rows.append((asking.say("合计", "total"), "", found.received - found.given))
    said = asking.say(
        f"调入 {found.received} 名，调出 {found.given} 名，两者相等",
        f"{found.received} posts were received and {found.given} given, which is the same",
    )
    return asking.table(("编制划转表", "Posts moved"), columns, rows, under=[said])


FORMS: Final = (
    Form(name="secondments", zh="执法人员下派汇总表", en="Secondments", make=_roster),
    Form(name="posts", zh="编制台账", en="Ledger of posts", make=_posts),
)
