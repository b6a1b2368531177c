"""Sheets of deliberation: minutes of a day, to be shown to everybody, and of a council."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from ruralgov.domain.deliberation import (
    CONSULTATION,
    AppealLine,
    AppealTarget,
    CaseAnswer,
    CaseAnswers,
    CouncilMinutes,
    CouncilSessions,
    CouncilSheet,
    DeliberationDays,
    DeliberationMinutes,
    DeliberationSheet,
    MotionLine,
    NeighbourCouncils,
    PublicMinutes,
)
from ruralgov.domain.kernel.ids import CouncilSessionId, DeliberationDayId
from ruralgov.ports.tables import Kind, Statement
from ruralgov.reports.sheets.model import Asking, Form, Of

Facts = Iterator[tuple[str, str, Any]]


def _public(asking: Asking, of: str) -> Sequence[Statement]:
    found: DeliberationSheet = asking(
        PublicMinutes(deliberation=DeliberationDayId(of)), CONSULTATION
    )
    return [_head(asking, found), _appeals(asking, found)]


def _minutes(asking: Asking, of: str) -> Sequence[Statement]:
    """Return the edition of the staff, with what the case platform answered in words."""
    key = DeliberationDayId(of)
    found: DeliberationSheet = asking(DeliberationMinutes(deliberation=key), CONSULTATION)
    answers: list[CaseAnswer] = asking(CaseAnswers(deliberation=key), CONSULTATION)
    columns = (
        ("appeal", "序号", "appeal", Kind.INTEGER),
        ("answered", "答复日期", "answered", Kind.DATE),
        ("over", "办结日期", "done with", Kind.DATE),
        ("words", "平台答复", "answer of the platform", Kind.TEXT),
    )
    rows = [(one.appeal, one.answered, one.over, one.words or "") for one in answers]
    foot = asking.say("平台答复只供内部使用。", "These answers are for the office alone.")
    title = ("诉求平台答复", "What the case platform answered")
    return [
        _head(asking, found),
        _appeals(asking, found),
        asking.table(title, columns, rows, foot=[foot]),
    ]


def _head(asking: Asking, found: DeliberationSheet) -> Statement:
    return asking.facts(("民情恳谈日记录", "Minutes of a deliberation day"), _facts(asking, found))


def _facts(asking: Asking, found: DeliberationSheet) -> Facts:
    places = asking.places([found.place], CONSULTATION)
    yield "编号", "number", found.number
    yield "地区", "place", places.get(found.place, found.place)
    yield "公告日期", "announced", found.announced
    yield "恳谈日期", "day", found.day
    yield "地点", "venue", found.venue
    yield "主题", "topic", found.topic
    yield "状态", "stage", asking.label(found.stage)
    yield "主持", "chair", found.chair
    if found.came is not None:
        yield "到场群众", "residents who came", found.came.residents
        yield "到场干部", "officials", found.came.officials
        yield "受邀列席", "guests", found.came.guests
    yield "记录签署日期", "signed", found.signed


def _appeals(asking: Asking, found: DeliberationSheet) -> Statement:
    columns = (
        ("number", "序号", "number", Kind.INTEGER),
        ("matter", "诉求", "appeal", Kind.TEXT),
        ("owner", "责任职务", "owner", Kind.TEXT),
        ("promised", "答复期限", "promised", Kind.DATE),
        ("target", "去向", "went to", Kind.TEXT),
        ("answer", "答复", "answer", Kind.TEXT),
        ("answered", "答复日期", "answered", Kind.DATE),
        ("note", "备注", "note", Kind.TEXT),
    )
    rows = [
        (
            one.number,
            one.matter,
            one.owner,
            one.promised,
            "" if one.target is None else asking.label(one.target),
            one.answer,
            one.answered or one.handed_answered,
            _note(asking, one),
        )
        for one in found.appeals
    ]
    foot = asking.say("不列发言人。", "Nobody who spoke is named.")
    return asking.table(("诉求和答复", "Appeals and answers"), columns, rows, foot=[foot])


def _note(asking: Asking, one: AppealLine) -> str:
    if one.overdue:
        return asking.say("逾期未答复", "overdue, not answered")
    if one.handed_over is not None:
        day = one.handed_over
        return asking.say(f"平台 {day} 办结", f"the platform is done ({day})")
    if one.target is AppealTarget.CASE:
        return asking.say("平台办理中", "with the platform")
    return ""


def _council(asking: Asking, of: str) -> Sequence[Statement]:
    found: CouncilSheet = asking(CouncilMinutes(session=CouncilSessionId(of)), CONSULTATION)
    columns = (
        ("number", "序号", "number", Kind.INTEGER),
        ("title", "议题", "motion", Kind.TEXT),
        ("matter", "事项", "matter", Kind.TEXT),
        ("outcome", "结果", "outcome", Kind.TEXT),
        ("words", "意见", "in words", Kind.TEXT),
        ("owner", "责任职务", "owner", Kind.TEXT),
        ("due", "期限", "due", Kind.DATE),
        ("followed", "后续", "followed up", Kind.TEXT),
        ("followed_words", "后续说明", "how", Kind.TEXT),
    )
    rows = [_motion(asking, one) for one in found.motions]
    foot = asking.say(
        "议事会的意见不直接产生约束力；筹资和村规由有权会议决定。",
        "What a council came to binds nobody by itself; money and rules are decided by the body "
        "that may.",
    )
    return [
        asking.facts(("邻里议事记录", "Minutes of a neighbour council"), _session(asking, found)),
        asking.table(("议题和结果", "Motions and outcomes"), columns, rows, foot=[foot]),
    ]


def _session(asking: Asking, found: CouncilSheet) -> Facts:
    places = asking.places([found.place], CONSULTATION)
    yield "编号", "number", found.number
    yield "邻里议事会", "council", found.name
    yield "地区", "place", places.get(found.place, found.place)
    yield "通知日期", "called", found.called
    yield "议事日期", "day", found.day
    yield "状态", "stage", asking.label(found.stage)
    yield "到会户数", "households", found.households or None
    yield "记录签署日期", "signed", found.signed


def _motion(asking: Asking, one: MotionLine) -> tuple[Any, ...]:
    late = asking.say("逾期无后续", "overdue") if one.overdue else ""
    return (
        one.number,
        one.title,
        asking.label(one.matter),
        "" if one.outcome is None else asking.label(one.outcome),
        one.words,
        one.owner,
        one.due,
        late if one.followed is None else asking.label(one.followed),
        one.followed_words,
    )


def _days(asking: Asking) -> Sequence[tuple[str, str]]:
    rows = asking(DeliberationDays(year=asking.day.year), CONSULTATION)
    return [(row.owner, row.number) for row in reversed(rows)]


def _signed_days(asking: Asking) -> Sequence[tuple[str, str]]:
    rows = asking(DeliberationDays(year=asking.day.year), CONSULTATION)
    return [(row.owner, row.number) for row in reversed(rows) if row.stage == "signed"]


def _sessions(asking: Asking) -> Sequence[tuple[str, str]]:
    councils = dict.fromkeys(row.owner for row in asking(NeighbourCouncils(), CONSULTATION))
    return [
        (row.owner, row.number)
        for council in councils
        for row in asking(CouncilSessions(council=council), CONSULTATION)
    ]


_OF_YEAR: Final = ("当年的", "those of the year")
FORMS: Final = (
    Form(
        name="deliberation-minutes",
        zh="民情恳谈日记录（内部）",
        en="Minutes of a deliberation day (office)",
        make=_minutes,
        of=Of(zh="民情恳谈日", en="a deliberation day", keys=_days, which=_OF_YEAR),
    ),
    Form(
        name="deliberation-public",
        zh="民情恳谈日记录（公开）",
        en="Minutes of a deliberation day (public)",
        make=_public,
        of=Of(zh="民情恳谈日", en="a deliberation day", keys=_signed_days, which=_OF_YEAR),
    ),
    Form(
        name="council-minutes",
        zh="邻里议事记录",
        en="Minutes of a neighbour council",
        make=_council,
        of=Of(zh="议事会议", en="a session of a council", keys=_sessions),
    ),
)
