"""Sheets of duties: a list by class, work off the list, and completion by place."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from ruralgov.domain.duties import (
    ANSWERED_BY_DEPARTMENT,
    DUTIES,
    ClassPart,
    CompletionLine,
    DutyCompletion,
    DutyListOn,
    DutyLists,
    DutyRole,
    ListOnDay,
    ListStage,
    OffListLedger,
    WorkLine,
)
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.kernel.number import printed
from ruralgov.domain.registry import Places
from ruralgov.ports.tables import Kind, Statement
from ruralgov.reports.sheets.duty_sheet import SHEET, ended, how_often, not_rated, role_and_key
from ruralgov.reports.sheets.model import Asking, Form, Of


def _list(asking: Asking, of: str) -> Sequence[Statement]:
    role, place = role_and_key(of)
    found: ListOnDay = asking(DutyListOn(role=role, place=PlaceId(place)), DUTIES)
    label = asking.label(role)
    title = found.title or asking.say(f"{label}履职清单", f"Duty list: {label}")
    none = asking.say("当日没有生效的清单", "No list is in force that day")
    under = [none] if found.duty_list is None else []
    facts = asking.facts((title, title), _of_list(asking, found), under=under)
    return [facts, *(_class(asking, part) for part in found.classes)]


def _of_list(asking: Asking, found: ListOnDay) -> Iterator[tuple[str, str, Any]]:
    yield "文件依据", "source", found.source
    yield "审定文件", "approval", found.approval
    yield "公布日期", "published", found.published
    yield "自", "since", found.since
    yield "至", "last day", found.last
    if found.examples:
        yield (
            "示例事项",
            "examples",
            asking.say(
                f"{found.examples} 项为示例，不是任何人的实际职责",
                f"{found.examples} items are examples and nobody's real duties",
            ),
        )


def _class(asking: Asking, part: ClassPart) -> Statement:
    columns = (
        ("code", "编号", "code", Kind.TEXT),
        ("heading", "类别", "heading", Kind.TEXT),
        ("title", "事项", "item", Kind.TEXT),
        ("cycle", "频次", "how often", Kind.TEXT),
        ("trigger", "何时履行", "on what occasion", Kind.TEXT),
        ("evidence", "以何为据", "shown by", Kind.TEXT),
        ("law", "依据", "law", Kind.TEXT),
        ("department", "责任部门", "department", Kind.TEXT),
        ("refusable", "可以拒绝的情形", "may be refused", Kind.TEXT),
        ("note", "备注", "note", Kind.TEXT),
    )
    example = asking.say("示例", "example")
    rows = [
        (
            one.item.code,
            one.item.heading,
            one.item.title,
            how_often(asking, one.item),
            one.item.trigger,
            asking.label(one.item.evidence),
            one.item.law,
            one.department_name,
            one.item.refusable,
            example if one.item.example else "",
        )
        for one in part.items
    ]
    label = asking.label(part.duty_class)
    said = asking.say(f"文件载明 {part.stated} 项", f"The paper states {part.stated} items")
    return asking.table((label, label), columns, rows, under=[said])


def _off_list(asking: Asking, _of: str) -> Sequence[Statement]:
    found: list[WorkLine] = asking(OffListLedger(), DUTIES)
    columns = (
        ("state", "状态", "state", Kind.TEXT),
        ("title", "事项", "work", Kind.TEXT),
        ("role", "交由", "of whom", Kind.TEXT),
        ("place", "范围", "where", Kind.TEXT),
        ("asker", "提出单位", "asked by", Kind.TEXT),
        ("asked", "提出日期", "asked on", Kind.DATE),
        ("reason", "理由", "reason", Kind.TEXT),
        ("law", "依据", "law", Kind.TEXT),
        ("money", "经费（元）", "money (yuan)", Kind.AMOUNT),
        ("payer", "出资单位", "paid by", Kind.TEXT),
        ("papers", "批准文件", "approved by", Kind.TEXT),
        ("since", "自", "since", Kind.DATE),
        ("last", "至", "last day", Kind.DATE),
        ("recorded", "已登记次数", "recorded", Kind.INTEGER),
        ("note", "备注", "note", Kind.TEXT),
    )
    rows = [
        (
            asking.label(one.state),
            one.title,
            asking.label(one.role),
            one.place_name or asking.say("全市", "the city"),
            one.asker_name,
            one.asked,
            one.reason,
            one.law,
            one.money,
            one.payer_name,
            "\n".join(one.papers),
            one.since,
            one.last,
            one.recorded,
            ended(asking, one),
        )
        for one in found
    ]
    foot = asking.say(
        "批准已到期的在前。到期即止：到期后不得再派做、登记或延期。",
        "Expired ones first. What has expired is neither done, recorded nor extended.",
    )
    title = ("清单外事项台账", "Work off the list")
    return [asking.table(title, columns, rows, foot=[foot])]


def _completion(asking: Asking, of: str) -> Sequence[Statement]:
    role, place = role_and_key(of)
    query = DutyCompletion(role=role, place=PlaceId(place))
    found: list[CompletionLine] = asking(query, DUTIES)
    columns = (
        ("place", "地区", "place", Kind.TEXT),
        ("class", "类别", "class", Kind.TEXT),
        ("offices", "有到期事项的人数（单位数）", "actors with something due", Kind.INTEGER),
        ("due", "到期应完成次数", "fell due", Kind.INTEGER),
        ("done", "已完成次数", "done", Kind.INTEGER),
        ("rate", "完成率", "rate", Kind.TEXT),
        ("not_rated", "不评（项次）", "not rated", Kind.TEXT),
        ("as_needed", "按需完成次数", "done as needed", Kind.INTEGER),
    )
    rows = [
        (
            one.name,
            asking.label(one.duty_class),
            one.offices,
            one.due,
            one.done,
            _rate(asking, one),
            not_rated(asking, one.not_rated),
            one.as_needed,
        )
        for one in found
    ]
    label = asking.label(role)
    title = (f"{label}履职完成情况", f"Duties done: {label}")
    under = asking.say(
        "统计上月1日至今已结束的周期；分母是这些周期到期应完成的次数。",
        "Of the periods that ended since the first day of the month before; the base is what fell "
        "due in them.",
    )
    return [asking.table(title, columns, rows, under=[under], foot=_foot(asking, found))]


def _rate(asking: Asking, one: CompletionLine) -> str:
    if one.rate is None:
        return asking.say("不评", "not rated")
    return f"{printed(100 * one.rate)}%"


def _foot(asking: Asking, lines: Iterable[CompletionLine]) -> Iterator[str]:
    yield asking.say(
        "没有到期的不评，不计为零，也不计为百分之百。按地区排列，不是名次。",
        "Where nothing fell due there is no rate, neither none nor all. Places are not ranked.",
    )
    if any(one.duty_class in ANSWERED_BY_DEPARTMENT for one in lines):
        yield asking.say(
            "配合、辅责和已收回的事项由部门负责，不用于考核镇街和网格员。",
            "For what an actor only helps in, or was taken back, a department answers: nobody is "
            "appraised by it.",
        )


def _lists(asking: Asking) -> list[tuple[str, str]]:
    """Return the lists of the city, then those that a town has of its own."""
    towns = [(PlaceId(row.owner), row.name) for row in asking(Places(), DUTIES)]
    return [
        (f"{row.role}:{place}", f"{name}{row.title}")
        for place, name in [(CITY, ""), *towns]
        for row in asking(DutyLists(place=place), DUTIES)
        if row.stage is ListStage.PUBLISHED and row.since <= asking.day < row.until
    ]


def _roles(asking: Asking) -> list[tuple[str, str]]:
    return [(f"{role}:{CITY}", asking.label(role)) for role in DutyRole]


FORMS: Final = (
    SHEET,
    Form(
        name="duty-list",
        zh="履职清单",
        en="Duty list",
        make=_list,
        of=Of(zh="“角色:地区编号”（全市为 city）", en="list, ROLE:PLACE", keys=_lists),
    ),
    Form(name="off-list", zh="清单外事项台账", en="Work off the list", make=_off_list),
    Form(
        name="duty-completion",
        zh="履职完成情况",
        en="Duties done",
        make=_completion,
        of=Of(zh="“角色:地区编号”（全市为 city）", en="actors, ROLE:PLACE", keys=_roles),
    ),
)
