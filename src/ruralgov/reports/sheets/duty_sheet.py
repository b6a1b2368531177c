"""The duty sheet of one actor, such as a lane chief, on one page."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Any, Final

from ruralgov.domain.duties import (
    ANSWERED_BY_DEPARTMENT,
    DUTIES,
    Cycle,
    DepartmentAnswer,
    DoerLine,
    DutyDoers,
    DutyItem,
    DutyLine,
    DutyRole,
    DutySheet,
    Evidence,
    NotRated,
    Office,
    PerformanceRow,
    Period,
    Sheet,
    WorkLine,
)
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.registry import Places
from ruralgov.ports.tables import Kind, Statement
from ruralgov.reports import texts
from ruralgov.reports.sheets.model import Asking, Form, Heading, Of

ON_A_PAGE: Final = 24
"""A list of more items has no line for an item of which there is nothing but why it is not rated:
these stand together by reason, so that the sheet remains one page."""
SHOWN: Final = 6
"""So many facts and periods of an item are named, the newest; of more it is said how many."""
ITEMS: Final[tuple[Heading, ...]] = (
    ("code", "编号", "code", Kind.TEXT),
    ("item", "事项", "item", Kind.TEXT),
    ("cycle", "频次", "how often", Kind.TEXT),
    ("due", "到期应完成", "fell due", Kind.INTEGER),
    ("done", "已完成", "done", Kind.INTEGER),
    ("facts", "佐证（日期）", "facts (days)", Kind.TEXT),
    ("note", "说明", "note", Kind.TEXT),
)


def role_and_key(of: str) -> tuple[DutyRole, str]:
    """Return a kind of actor and an id from ``ROLE:ID``; raises ``sheet_role_unknown``."""
    name, _, key = of.partition(":")
    role = next((one for one in DutyRole if one.value == name), None)
    if role is None or not key:
        raise BadInput(texts.SHEET_ROLE_UNKNOWN, of=of, known=", ".join(DutyRole))
    return role, key


def how_often(asking: Asking, item: DutyItem) -> str:
    """Return how often an item falls due."""
    cycle = asking.label(item.cycle)
    if item.cycle is Cycle.AS_NEEDED or item.times == 1:
        return cycle
    return asking.say(f"{cycle}{item.times}次", f"{item.times} times {cycle}")


def not_rated(asking: Asking, parts: Iterable[tuple[NotRated, int]]) -> str:
    """Return how much was not rated, by reason."""
    colon = asking.say("：", ": ")
    return asking.say("；", "; ").join(f"{asking.label(why)}{colon}{n}" for why, n in parts)


def ended(asking: Asking, work: WorkLine) -> str:
    """Return why work off the list ended before its approval did; nothing where it did not."""
    early = work.ended_early
    return asking.say(f"提前终止：{early}", f"ended early: {early}") if early else ""


def _sheets(asking: Asking, of: str) -> Sequence[Statement]:
    """Return the sheet of an actor; of a cadre with posts at several places, one for each."""
    role, key = role_and_key(of)
    found: list[DoerLine] = asking(DutyDoers(role=role, key=key), DUTIES)
    if not found:
        facts = {"role": role.zh, "role_en": role.en, "key": key, "day": asking.day}
        raise BadInput(texts.SHEET_DOER_UNKNOWN, **facts)
    return [table for one in found for table in _sheet(asking, one)]


def _sheet(asking: Asking, who: DoerLine) -> Iterator[Statement]:
    found: Sheet = asking(DutySheet(doer=who.doer), DUTIES)
    role = asking.label(who.doer.role)
    name = who.name if who.name.startswith(who.place_name) else f"{who.place_name}{who.name}"
    title = (f"{name}{role}履职单", f"Duty sheet of {name} ({role})")
    rows = _lines(asking, found.lines)
    yield asking.table(title, ITEMS, rows, under=_under(asking, found), foot=_foot(asking))
    if found.hindrances:
        yield _hindrances(asking, found)
    if found.off_list:
        yield _off_list(asking, found)


def _under(asking: Asking, found: Sheet) -> Iterator[str]:
    lists = asking.say("、", ", ").join(found.titles)
    offices = asking.say("、", ", ").join(_office(asking, one) for one in found.offices)
    none = asking.say("无", "none")
    yield asking.say(
        f"统计期间：{found.since} 至 {found.until}；任职：{offices or none}；清单：{lists or none}",
        f"Of {found.since} to {found.until}; in office: {offices or none}; list: {lists or none}",
    )
    yield asking.say(
        f"到期应完成 {found.due} 次，已完成 {found.done} 次（不含协助事项和不评事项）",
        f"{found.done} of {found.due} that fell due were done, without what is not rated and what "
        "others answer for",
    )


def _office(asking: Asking, one: Office) -> str:
    if one.until == FOREVER:
        return asking.say(f"{one.since} 起", f"since {one.since}")
    last = one.until - timedelta(days=1)
    return asking.say(f"{one.since} 至 {last}", f"{one.since} to {last}")


def _lines(asking: Asking, lines: Sequence[DutyLine]) -> list[Sequence[Any]]:
    """Return a line for each item, or, in a long list, for each with something to tell."""
    rows, together = [], defaultdict[str, list[str]](list)
    for one in lines:
        bare = one.not_rated is not None and not one.facts
        if len(lines) > ON_A_PAGE and one.not_rated is not None and bare:
            together[asking.label(one.not_rated)].append(one.item.code)
        else:
            rows.append(_line(asking, one))
    for why, codes in together.items():
        items = asking.say(f"其余 {len(codes)} 项", f"{len(codes)} other items")
        rows.append((", ".join(codes), items, "", None, None, "", f"{_unrated(asking)}{why}"))
    return rows


def _line(asking: Asking, one: DutyLine) -> Sequence[Any]:
    rated = one.not_rated is None
    return (
        one.item.code,
        one.item.title,
        how_often(asking, one.item),
        one.due if rated else None,
        one.done if rated else None,
        _facts(asking, one.facts),
        asking.say("；", "; ").join(_notes(asking, one)),
    )


def _unrated(asking: Asking) -> str:
    return asking.say("不评：", "not rated: ")


def _notes(asking: Asking, one: DutyLine) -> Iterator[str]:
    if one.not_rated is not None:
        yield _unrated(asking) + asking.label(one.not_rated)
    elif one.parts:
        left = not_rated(asking, one.parts)
        yield asking.say(f"另有周期不评（{left}）", f"periods not rated ({left})")
    if one.missing:
        named = asking.say("、", ", ").join(map(_period, one.missing[-SHOWN:]))
        more = _more(asking, len(one.missing))
        yield asking.say(f"未完成：{named}{more}", f"not done in {named}{more}")
    if one.next_due is not None:
        yield asking.say(
            f"本期已做 {one.running} 次，{one.next_due} 到期",
            f"{one.running} in this period, due {one.next_due}",
        )
    if one.item.duty_class in ANSWERED_BY_DEPARTMENT:
        who = one.department_name
        yield asking.say(f"责任部门：{who}", f"answered for by {who}")


def _period(one: Period) -> str:
    if one.cycle is Cycle.MONTH:
        return f"{one.first:%Y-%m}"
    return f"{one.first:%Y-%m}–{one.last:%m}"


def _more(asking: Asking, count: int) -> str:
    if count <= SHOWN:
        return ""
    return asking.say(f"（近 {SHOWN} 个，共 {count} 个）", f" (the last {SHOWN} of {count})")


def _facts(asking: Asking, facts: Iterable[PerformanceRow]) -> str:
    """Return by which facts something was done, of each kind the days.

    A star is with those that do not say themselves who took part.
    """
    days = defaultdict[Evidence, list[str]](list)
    for one in sorted(facts, key=lambda one: one.day):
        days[one.fact_kind].append(f"{one.day:%m-%d}{'' if one.actor_known else '*'}")
    listed = asking.say("、", ", ")
    return "\n".join(
        f"{asking.label(kind)} {listed.join(each[-SHOWN:])}{_more(asking, len(each))}"
        for kind, each in days.items()
    )


def _foot(asking: Asking) -> list[str]:
    return [
        asking.say(
            "不评的事项不计为零，也不计为完成。一期多做不抵另一期。"
            "日期带 * 的，事实本身未记明参加人。",
            "What is not rated is neither none nor all. What is done more in one period does not "
            "count for another. A star: the fact itself does not name who took part.",
        ),
        asking.say(
            "本人签字：____________ 核对人签字：____________ 日期：____________",
            "Signed: ____________ Checked: ____________ Date: ____________",
        ),
    ]


def _hindrances(asking: Asking, found: Sheet) -> Statement:
    columns = (
        ("day", "日期", "day", Kind.DATE),
        ("item", "事项", "item", Kind.TEXT),
        ("department", "责任部门", "department", Kind.TEXT),
        ("cause", "受阻原因", "what stood in the way", Kind.TEXT),
        ("answer", "部门答复", "answer", Kind.TEXT),
        ("waiting", "未答复天数", "days without answer", Kind.INTEGER),
    )
    rows = [
        (
            one.row.day,
            one.title,
            one.department_name,
            one.cause,
            "\n".join(_answer(asking, each) for each in one.answers),
            None if one.answers else one.waiting,
        )
        for one in found.hindrances
    ]
    return asking.table(("履职受阻", "What stood in the way"), columns, rows)


def _answer(asking: Asking, one: DepartmentAnswer) -> str:
    return asking.label(one.answer) + asking.say("：", ": ") + one.said


def _off_list(asking: Asking, found: Sheet) -> Statement:
    columns = (
        ("work", "事项", "work", Kind.TEXT),
        ("state", "状态", "state", Kind.TEXT),
        ("asker", "提出单位", "asked by", Kind.TEXT),
        ("papers", "批准文件", "approved by", Kind.TEXT),
        ("last", "至", "last day", Kind.DATE),
        ("facts", "本人所做（日期）", "done (days)", Kind.TEXT),
        ("note", "备注", "note", Kind.TEXT),
    )
    rows = [
        (
            one.title,
            asking.label(one.state),
            one.asker_name,
            "\n".join(one.papers),
            one.last,
            _facts(asking, (row for row in found.off_list_facts if row.work == one.work)),
            ended(asking, one),
        )
        for one in found.off_list
    ]
    return asking.table(("清单外事项", "Work off the list"), columns, rows)


def _towns(asking: Asking) -> list[tuple[str, str]]:
    """Return the towns: of thousands of lanes and grids one is asked for by its id."""
    role = DutyRole.TOWNSHIP
    return [(f"{role}:{row.owner}", row.name) for row in asking(Places(), DUTIES)]


SHEET: Final = Form(
    name="duty-sheet",
    zh="履职单",
    en="Duty sheet",
    make=_sheets,
    of=Of(
        zh="“角色:编号”，如 lane_chief:街巷编号",
        en="actor, ROLE:ID such as lane_chief:LANE",
        keys=_towns,
        which=("各镇街；街巷、网格等单独生成", "towns; those of lanes and grids are made alone"),
    ),
)
