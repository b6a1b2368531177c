"""Sheets of a leading group: its mandate and its seats by post, and the liaisons of units."""

from collections.abc import Iterator, Sequence
from typing import Any

from ruralgov.domain.conferences import (
    COORDINATION,
    ConferenceRule,
    GroupSheet,
    LiaisonList,
    Liaisons,
    SteeringSheet,
)
from ruralgov.domain.kernel.ids import SteeringGroupId
from ruralgov.ports.tables import Kind, Statement
from ruralgov.reports.sheets.model import Asking

Facts = Iterator[tuple[str, str, Any]]


def group_sheet(asking: Asking, of: str) -> Sequence[Statement]:
    """Return a leading group with its seats, its end, and what is amiss."""
    found: GroupSheet = asking(SteeringSheet(group=SteeringGroupId(of)), COORDINATION)
    name = found.terms.name
    return [
        asking.facts((name, name), _of_group(asking, found)),
        _seats(asking, found),
        _faults(asking, found),
    ]


def _of_group(asking: Asking, found: GroupSheet) -> Facts:
    terms = found.terms
    gone = asking.say("（已撤销）", " (gone)")
    yield "职责", "mandate", terms.mandate
    yield "承办单位", "host", found.host_name if found.host else f"{found.host_name}{gone}"
    yield "设立依据", "basis", terms.basis
    yield "自", "since", terms.since
    yield "撤销期限", "last day", terms.last_day
    yield "撤销条件", "ends with", terms.end_condition
    yield (
        "当日能否召集会议",
        "may convene that day",
        asking.say("能", "yes") if found.meets else asking.say("不能", "no"),
    )
    yield "议事规则", "rule for conferences", found.rule and _rule(asking, found.rule)
    yield (
        "本年已开会议",
        "conferences of the year",
        asking.say(
            f"{found.held} 次，其中例会 {found.regular} 次",
            f"{found.held}, of them {found.regular} regular",
        ),
    )
    yield "最近一次会议", "last conference", found.last_held


def _rule(asking: Asking, rule: ConferenceRule) -> str:
    share = rule.quorum
    part = f"{share.part}/{share.whole}"
    return asking.say(
        f"到会{'超过' if share.more else '不少于'}席位的 {part}；"
        f"每 {rule.every_months} 个月至少一次例会（{rule.basis}）",
        f"{'more than' if share.more else 'at least'} {part} of the seats; a regular conference "
        f"every {rule.every_months} months ({rule.basis})",
    )


def _seats(asking: Asking, found: GroupSheet) -> Statement:
    columns = (
        ("role", "席位", "seat", Kind.TEXT),
        ("unit", "单位", "unit", Kind.TEXT),
        ("post", "职务", "post", Kind.TEXT),
        ("holders", "在任人数", "holders", Kind.INTEGER),
        ("since", "自", "since", Kind.DATE),
        ("basis", "依据", "basis", Kind.TEXT),
        ("note", "备注", "note", Kind.TEXT),
    )
    gone, vacant = asking.say("职务已撤销", "post is gone"), asking.say("空缺", "vacant")
    rows = [
        (
            asking.label(one.role),
            one.unit_name,
            one.title,
            one.holders,
            one.since,
            one.basis,
            "" if one.post_there and one.holders else vacant if one.post_there else gone,
        )
        for one in found.seats
    ]
    return asking.table(("席位（按职务）", "Seats by post"), columns, rows)


def _faults(asking: Asking, found: GroupSheet) -> Statement:
    columns = (
        ("fault", "问题", "what is amiss", Kind.TEXT),
        ("about", "涉及", "about", Kind.TEXT),
        ("since", "自", "since", Kind.DATE),
    )
    called: dict[str, str] = {one.post: f"{one.unit_name}{one.title}" for one in found.seats}
    called |= {one.unit: one.unit_name for one in found.seats}
    rows = [
        (asking.label(one.fault), called.get(one.about, ""), one.since) for one in found.findings
    ]
    return asking.table(("待处理问题", "What is to be mended"), columns, rows)


def liaisons_sheet(asking: Asking, of: str) -> Sequence[Statement]:
    """Return the liaisons of a group, those that are stale first, and units without any."""
    group = SteeringGroupId(of)
    found: LiaisonList = asking(Liaisons(group=group), COORDINATION)
    name = asking(SteeringSheet(group=group), COORDINATION).terms.name
    columns = (
        ("unit", "单位", "unit", Kind.TEXT),
        ("post", "联络员职务", "post", Kind.TEXT),
        ("substitute", "替补职务", "stands in", Kind.TEXT),
        ("contact", "办公电话", "office telephone", Kind.TEXT),
        ("channel", "联络方式", "channel", Kind.TEXT),
        ("since", "自", "since", Kind.DATE),
        ("confirmed", "最近确认", "confirmed", Kind.DATE),
        ("confirm_by", "下次确认不晚于", "to be confirmed by", Kind.DATE),
        ("fault", "问题", "what is stale", Kind.TEXT),
    )
    rows = [
        (
            one.unit_name,
            one.title,
            one.substitute_title,
            one.contact,
            one.channel,
            one.since,
            one.confirmed,
            one.confirm_by,
            "" if one.fault is None else asking.label(one.fault),
        )
        for one in found.lines
    ]
    said = asking.say(
        f"联络员 {len(found.lines)} 名，其中需更新 {found.stale} 名；"
        f"未明确联络员的单位 {len(found.missing)} 个",
        f"{len(found.lines)} liaisons, of them {found.stale} stale; {len(found.missing)} units "
        "without one",
    )
    title = (f"{name}联络员名册", f"Liaisons of {name}")
    lacking = (("unit", "单位", "unit", Kind.TEXT),)
    return [
        asking.table(title, columns, rows, under=[said]),
        asking.table(
            ("未明确联络员的单位", "Units without a liaison"),
            lacking,
            [(one,) for one in found.missing_names],
        ),
    ]
