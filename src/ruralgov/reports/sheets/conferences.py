"""Sheets of coordination: resolutions, problems, minutes of a conference."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from ruralgov.domain.conferences import (
    COORDINATION,
    ConferenceMinutesOf,
    Conferences,
    ItemLine,
    Ledger,
    MinutesSheet,
    ProblemSheet,
    ResolutionLedger,
    SalientProblems,
    SteeringGroups,
)
from ruralgov.domain.conferences.model_conference import VOID
from ruralgov.domain.kernel.ids import ConferenceId
from ruralgov.ports.tables import Kind, Statement
from ruralgov.reports.sheets.leading_group import group_sheet, liaisons_sheet
from ruralgov.reports.sheets.model import Asking, Form, Of

Facts = Iterator[tuple[str, str, Any]]


def _resolutions(asking: Asking, _of: str) -> Sequence[Statement]:
    found: Ledger = asking(ResolutionLedger(), COORDINATION)
    columns = (
        ("number", "编号", "number", Kind.TEXT),
        ("words", "议定事项", "resolution", Kind.TEXT),
        ("lead", "牵头单位", "lead", Kind.TEXT),
        ("helpers", "配合单位", "co-units", Kind.TEXT),
        ("supervisor", "督办单位", "supervisor", Kind.TEXT),
        ("stage", "进展", "stage", Kind.TEXT),
        ("due", "原定时限", "due at first", Kind.DATE),
        ("extended", "延期至", "extended to", Kind.DATE),
        ("late", "超原定时限天数", "days late", Kind.INTEGER),
        ("urged", "催办次数", "urged", Kind.INTEGER),
        ("note", "备注", "note", Kind.TEXT),
    )
    rows = [
        (
            one.number,
            one.words,
            one.lead_name,
            _joined(asking, one.co_unit_names),
            one.supervisor_name,
            asking.label(one.stage),
            one.due,
            one.extended if one.extended != one.due else None,
            one.late,
            one.urged,
            _joined(asking, _notes(asking, one)),
        )
        for one in found.lines
    ]
    said = asking.say(
        f"已销号 {found.closed} 件，应办 {found.total} 件；超期未报结 {found.overdue} 件；"
        f"后会决定撤销 {found.revoked} 件，不计入应办",
        f"{found.closed} of {found.total} closed; {found.overdue} overdue and not reported; "
        f"{found.revoked} revoked by a later conference are not counted",
    )
    foot = asking.say(
        "本表列未销号的事项，超期的在前。超期天数从原定时限算起，延期和中止都不扣除；"
        "已报结的算到报结日。进展为制表时的进展。",
        "Listed are those not closed, overdue ones first. Days late run from the first due date; "
        "extensions and rests are not taken off; they end with the report. Stages are those of "
        "the time of making.",
    )
    title = ("议定事项督办台账", "Ledger of resolutions")
    return [asking.table(title, columns, rows, under=[said], foot=[foot])]


def _notes(asking: Asking, one: Any) -> Iterator[str]:
    if one.asked:
        yield asking.say("延期申请待批", "an extension waits to be decided")
    if one.rests_until is not None:
        yield asking.say(f"中止至 {one.rests_until}", f"rests until {one.rests_until}")


def _joined(asking: Asking, words: Iterable[str]) -> str:
    return asking.say("、", ", ").join(words)


def _problems(asking: Asking, _of: str) -> Sequence[Statement]:
    found: ProblemSheet = asking(SalientProblems(), COORDINATION)
    columns = (
        ("title", "突出问题", "problem", Kind.TEXT),
        ("place", "所在地", "place", Kind.TEXT),
        ("severity", "程度", "severity", Kind.TEXT),
        ("people", "涉及人数", "people", Kind.INTEGER),
        ("owner", "责任单位", "owner", Kind.TEXT),
        ("stage", "进展", "stage", Kind.TEXT),
        ("raised", "提出日期", "raised", Kind.DATE),
        ("stepped", "最近进展日期", "last step", Kind.DATE),
        ("idle", "无进展例会次数", "conferences without a step", Kind.INTEGER),
        ("tabled", "上会次数", "times on an agenda", Kind.INTEGER),
    )
    rows = [
        (
            one.title,
            one.place_name or asking.say("市本级", "the city"),
            asking.label(one.severity),
            one.people,
            one.owner_name,
            asking.label(one.stage),
            one.raised,
            one.stepped,
            one.idle,
            one.tabled,
        )
        for one in found.lines
    ]
    said = asking.say(
        f"已销号 {found.closed} 个，共 {found.total} 个；其中暂不具备解决条件 "
        f"{found.not_curable} 个，连续三次例会没有进展 {found.idle} 个；"
        f"已并入其他问题的 {found.merged} 个不另计",
        f"{found.closed} of {found.total} closed; {found.not_curable} not curable, {found.idle} "
        f"without a step in three regular conferences; {found.merged} merged into others are not "
        "counted",
    )
    foot = asking.say(
        "本表列未销号的问题，没有进展的在前。进展为制表时的进展。",
        "Listed are those that are there, those without a step first. Stages are those of the "
        "time of making.",
    )
    title = ("突出问题台账", "Ledger of salient problems")
    return [asking.table(title, columns, rows, under=[said], foot=[foot])]


def _minutes(asking: Asking, of: str) -> Sequence[Statement]:
    query = ConferenceMinutesOf(conference=ConferenceId(of))
    found: MinutesSheet = asking(query, COORDINATION)
    title = (f"{found.group_name}联席会议纪要", f"Minutes of a conference of {found.group_name}")
    draft = asking.say(
        "纪要尚未签发，以下内容不作为依据", "The minutes are not issued: nothing rests on them"
    )
    tables = [
        asking.facts(title, _of_minutes(asking, found), under=() if found.issued else [draft]),
        _decided(asking, found.decided),
        _agenda(asking, found.items),
        _came(asking, found),
    ]
    return [*tables, _addenda(asking, found)] if found.addenda else tables


def _of_minutes(asking: Asking, found: MinutesSheet) -> Facts:
    yield "纪要文号", "reference", found.reference
    yield "会议编号", "number", found.number
    yield "会议类型", "kind", asking.label(found.kind)
    yield "会议状态", "stage", asking.label(found.stage)
    yield "会议日期", "day", found.day
    yield "会议地点", "venue", found.venue
    yield "召集人", "convened by", found.convener_title
    yield "主持人", "in the chair", found.chair_title
    yield "主持委托", "mandate of the chair", found.chair_mandate
    if found.roster:
        yield (
            "到会人数",
            "who came",
            asking.say(
                f"应到 {found.entitled}，须到 {found.needed}，实到 {found.present}",
                f"{found.present} of {found.entitled}, needed {found.needed}",
            ),
        )
    guests = (asking.say(f"{unit}（{as_}）", f"{unit} ({as_})") for unit, as_ in found.guests)
    yield "列席单位", "guests", _joined(asking, guests)
    yield "保留意见", "reservations", "\n".join(found.reservations)
    yield "印发范围", "recipients", _joined(asking, found.recipients)
    yield "公开范围", "who may read it", found.secrecy and asking.label(found.secrecy)
    yield "记录（账号）", "recorded by (account)", found.recorder
    yield "起草（账号）", "drafted by (account)", found.drafted_by
    yield "会签（账号）", "countersigned by (account)", found.countersigned_by
    yield "签发日期", "issued", found.issued


def _decided(asking: Asking, items: Iterable[ItemLine]) -> Statement:
    columns = (
        ("number", "议题", "item", Kind.INTEGER),
        ("words", "议定内容", "what was decided", Kind.TEXT),
        ("resolutions", "督办事项编号", "resolutions", Kind.TEXT),
    )
    rows = [(one.number, one.words, _joined(asking, one.resolutions)) for one in items]
    return asking.table(("议定事项", "What was decided"), columns, rows)


def _agenda(asking: Asking, items: Iterable[ItemLine]) -> Statement:
    columns = (
        ("number", "议题", "item", Kind.INTEGER),
        ("title", "题目", "title", Kind.TEXT),
        ("proposer", "提出单位", "proposed by", Kind.TEXT),
        ("departments", "涉及部门", "departments", Kind.TEXT),
        ("consulted", "会前征求意见", "opinions gathered", Kind.TEXT),
        ("papers", "材料", "papers", Kind.TEXT),
        ("outcome", "结果", "outcome", Kind.TEXT),
    )
    rows = [
        (
            one.number,
            one.title,
            one.proposer_name,
            _joined(asking, one.departments),
            asking.say("是", "yes") if one.consulted else asking.say("否", "no"),
            _joined(asking, one.papers),
            asking.label(one.outcome) if one.outcome else asking.say("未登记", "not recorded"),
        )
        for one in items
    ]
    return asking.table(("议程", "Agenda"), columns, rows)


def _came(asking: Asking, found: MinutesSheet) -> Statement:
    columns = (
        ("role", "席位", "seat", Kind.TEXT),
        ("unit", "单位", "unit", Kind.TEXT),
        ("post", "职务", "post", Kind.TEXT),
        ("came", "到会", "came", Kind.TEXT),
        ("mandate", "委托书", "mandate", Kind.TEXT),
    )
    yes, no = asking.say("到会", "came"), asking.say("未到", "absent")
    vacant = asking.say("空缺", "vacant")
    other = asking.say("委托他人到会", "somebody came for it")
    rows = [
        (
            asking.label(one.role),
            one.unit_name,
            one.title,
            other if one.substitute else yes if one.came else no if one.holders else vacant,
            one.mandate,
        )
        for one in found.roster
    ]
    return asking.table(("参会席位", "Seats"), columns, rows)


def _addenda(asking: Asking, found: MinutesSheet) -> Statement:
    columns = (
        ("number", "编号", "number", Kind.INTEGER),
        ("words", "更正内容", "correction", Kind.TEXT),
        ("drafted", "起草日期", "drafted", Kind.DATE),
        ("signed", "会签日期", "signed", Kind.DATE),
    )
    rows = [(one.number, one.words, one.drafted_on, one.signed_on) for one in found.addenda]
    foot = asking.say("未经会签的更正不生效。", "A correction that is not signed corrects nothing.")
    return asking.table(("纪要更正", "Addenda"), columns, rows, foot=[foot])


def _conferences(asking: Asking) -> list[tuple[str, str]]:
    """Return the conferences of this year and the one before, the newest first."""
    years = (asking.day.year, asking.day.year - 1)
    rows = [row for year in years for row in asking(Conferences(year=year), COORDINATION)]
    return [
        (row.owner, f"{row.day} {row.number} {asking.label(row.kind)}")
        for row in rows
        if row.stage not in VOID
    ]


def _groups(asking: Asking) -> list[tuple[str, str]]:
    return [(row.owner, row.name) for row in asking(SteeringGroups(), COORDINATION)]


_GROUP: Final = Of(zh="领导小组", en="leading group", keys=_groups)
FORMS: Final = (
    Form(name="resolutions", zh="议定事项督办台账", en="Ledger of resolutions", make=_resolutions),
    Form(name="problems", zh="突出问题台账", en="Ledger of salient problems", make=_problems),
    Form(
        name="conference-minutes",
        zh="联席会议纪要",
        en="Minutes of a conference",
        make=_minutes,
        of=Of(zh="联席会议", en="conference", keys=_conferences),
    ),
    Form(name="leading-group", zh="领导小组", en="Leading group", make=group_sheet, of=_GROUP),
    Form(name="liaisons", zh="联络员名册", en="Liaisons", make=liaisons_sheet, of=_GROUP),
)
