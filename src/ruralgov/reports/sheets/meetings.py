"""Sheets of meetings: the minutes of one, a procedure, and what is wrong with bodies."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from ruralgov.domain.kernel.ids import MeetingId
from ruralgov.domain.meetings import (
    DELIBERATION,
    Bodies,
    BodyFault,
    BodyFinding,
    BodyFindings,
    Meetings,
    MinutesOf,
    MinutesSheet,
    MotionSheet,
    Resulting,
    Share,
    Somebody,
)
from ruralgov.ports.tables import Kind, Statement
from ruralgov.reports.sheets.model import Asking, Form, Of
from ruralgov.reports.sheets.procedure import PROCEDURE, PUBLICATION, place_of, publication_row

LATEST: Final = 50
"""So many minutes are written as pages: each is a reading of all names in it."""


def _minutes(asking: Asking, of: str) -> Sequence[Statement]:
    found: MinutesSheet = asking(MinutesOf(meeting=MeetingId(of)), DELIBERATION)
    named = asking.say(
        "本纪要含个人姓名，查看已留痕，只供内部存档，不得对外公开。",
        "These minutes name people. Reading them was recorded; they are for the file and not for "
        "the public.",
    )
    return [
        asking.facts(
            (f"{found.name}{_minutes_word(found.name)}", f"Minutes of {found.name}"),
            _facts(asking, found),
            under=[named],
            foot=[asking.label(note) for note in found.notes],
        ),
        _present(asking, found),
        _motions(asking, found),
        _rules(asking, found),
        _publications(asking, found),
        _people(asking, found),
    ]


def _minutes_word(name: str) -> str:
    return "纪要" if name.endswith(("会议", "大会")) else "会议纪要"


def _facts(asking: Asking, found: MinutesSheet) -> Iterator[tuple[str, str, Any]]:
    yield "会议编号", "number", found.number
    yield "会议类型", "kind", asking.label(found.kind)
    yield "地区", "place", place_of(asking, found.place)
    yield "会议日期", "day", found.day
    yield "会议地点", "venue", found.venue
    yield "进展", "stage", asking.label(found.stage)
    days = found.notice_days
    yield (
        "通知日期",
        "called on",
        asking.say(f"{found.notified}（提前 {days} 天）", f"{found.notified} ({days} days before)"),
    )
    yield "紧急召开的理由", "why it was urgent", found.urgent
    yield "因上次未开成而重开", "held again after", found.repeats
    yield "主持人", "chair", None if found.chair is None else _name(asking, found.chair)
    yield "应到依据", "who is entitled, by", found.source
    yield "应到计算日期", "entitled as of", found.roster_of
    yield "签到依据", "who came, by", found.sheet
    yield "记录人（账号）", "recorded by (account)", ", ".join(found.recorders)
    minutes = found.minutes
    if minutes is not None:
        yield "纪要", "minutes", minutes.reference
        yield "签发人（账号）", "approved by (account)", minutes.by
        yield "签发日期", "approved on", minutes.day
        for number, one in enumerate(minutes.addenda, start=1):
            yield f"补正 {number}", f"addendum {number}", one


def _name(asking: Asking, who: Somebody) -> str:
    return asking.say("（姓名已删除）", "(name erased)") if who.name is None else who.name


def _present(asking: Asking, found: MinutesSheet) -> Statement:
    """Return how many were entitled and came, as what."""
    columns = (
        ("who", "到会情况", "attendance", Kind.TEXT),
        ("count", "人数（户数）", "count", Kind.INTEGER),
    )
    by = "" if found.by is None else asking.label(found.by)
    rows = [
        (asking.say(f"应到（{by}计）", f"entitled ({by})"), found.entitled),
        (asking.say("实到", "came"), found.present),
    ]
    rows += [
        (asking.say(f"其中：{asking.label(one)}", f"of them {asking.label(one)}"), count)
        for one, count in found.capacities.items()
    ]
    if found.women:
        rows += [
            (asking.say("应到妇女代表", "women entitled as representatives"), found.women),
            (asking.say("实到妇女代表", "women who came as representatives"), found.women_present),
        ]
    rows += [
        (asking.say("线上参加", "online"), found.online),
        (asking.say("列席（无表决权）", "guests without a vote"), found.guests),
    ]
    if found.lacking:
        rows.append((asking.say("距法定人数还差", "lacking for a quorum"), found.lacking))
    opened = found.present is not None
    return asking.table(("到会人数", "Who came"), columns, rows if opened else [])


def _motions(asking: Asking, found: MinutesSheet) -> Statement:
    columns = (
        ("number", "序号", "number", Kind.INTEGER),
        ("title", "议题", "motion", Kind.TEXT),
        ("matter", "事项", "matter", Kind.TEXT),
        ("act", "程序", "act", Kind.TEXT),
        ("ballot", "表决方式", "ballot", Kind.TEXT),
        ("in_favour", "赞成", "in favour", Kind.INTEGER),
        ("against", "反对", "against", Kind.INTEGER),
        ("abstained", "弃权", "abstained", Kind.INTEGER),
        ("silent", "未表决", "did not vote", Kind.INTEGER),
        ("aside", "回避", "stood aside", Kind.TEXT),
        ("outcome", "结果", "outcome", Kind.TEXT),
        ("decision", "决议编号", "decision", Kind.TEXT),
        ("holds", "决议效力", "whether it holds", Kind.TEXT),
        ("note", "说明", "note", Kind.TEXT),
    )
    rows = [_motion(asking, one) for one in found.motions]
    return asking.table(("议题和表决", "Motions and votes"), columns, rows)


def _motion(asking: Asking, one: MotionSheet) -> list[Any]:
    tally = one.tally
    votes: list[Any] = ["", None, None, None]
    if tally is not None:
        votes = [asking.label(tally.ballot), tally.in_favour, tally.against, tally.abstained]
    aside = [f"{_name(asking, each.who)}（{asking.label(each.ground)}）" for each in one.aside]
    notes = [
        one.reason,
        one.delegation and asking.say(f"依据授权：{one.delegation}", f"by {one.delegation}"),
        one.revokes and asking.say(f"撤销：{one.revokes}", f"revokes {one.revokes}"),
    ]
    return [
        one.number,
        one.title,
        asking.label(one.matter),
        asking.label(one.act),
        *votes,
        one.silent,
        asking.say("、", ", ").join(aside),
        asking.say("未表决", "not voted on") if one.outcome is None else asking.label(one.outcome),
        "" if one.result is None else one.result.reference,
        "" if one.result is None else _holds(asking, one.result),
        asking.say("；", "; ").join(filter(None, notes)),
    ]


def _holds(asking: Asking, one: Resulting) -> str:
    if not one.holds:
        lapsed = asking.say("当日无效", "not in force that day")
        return lapsed if one.ending is None else asking.label(one.ending)
    if not one.sure:
        return asking.say("纪要未签发，暂不能作为依据", "minutes not approved: nothing rests on it")
    return asking.say("有效", "in force")


def _rules(asking: Asking, found: MinutesSheet) -> Statement:
    """Return by what each motion was judged."""
    columns = (
        ("number", "议题序号", "motion", Kind.INTEGER),
        ("source", "表决规则", "rule", Kind.TEXT),
        ("verified", "文本核对", "verified", Kind.TEXT),
        ("quorum", "法定比例", "part that must come", Kind.TEXT),
        ("quorum_needed", "法定人数", "quorum", Kind.INTEGER),
        ("present", "实到", "present", Kind.INTEGER),
        ("women_needed", "妇女代表应达", "women needed", Kind.INTEGER),
        ("women", "妇女代表实到", "women present", Kind.INTEGER),
        ("base", "表决基数", "part of", Kind.TEXT),
        ("of", "基数", "of", Kind.INTEGER),
        ("needed", "需赞成", "votes needed", Kind.INTEGER),
        ("in_favour", "赞成", "in favour", Kind.INTEGER),
        ("passed", "是否达到", "reached", Kind.TEXT),
    )
    rows = [
        (
            one.number,
            rule.source,
            "" if rule.verified is None else asking.label(rule.verified),
            "" if rule.quorum is None else _share(rule.quorum),
            rule.quorum_needed,
            found.present,
            rule.women_needed,
            None if rule.women_needed is None else found.women_present,
            asking.label(rule.base),
            rule.of,
            rule.needed,
            None if one.tally is None else one.tally.in_favour,
            asking.say("达到", "yes") if rule.passed else asking.say("未达到", "no"),
        )
        for one in found.motions
        for rule in one.rules
    ]
    return asking.table(("表决规则和法定人数", "Rules and quorum"), columns, rows)


def _share(share: Share) -> str:
    return f"{'>' if share.more else '≥'} {share.part}/{share.whole}"


def _publications(asking: Asking, found: MinutesSheet) -> Statement:
    columns = (
        ("number", "议题序号", "motion", Kind.INTEGER),
        ("decision", "决议编号", "decision", Kind.TEXT),
        *PUBLICATION,
    )
    rows = [
        (one.number, one.result.reference, *publication_row(asking, each))
        for one in found.motions
        if one.result is not None
        for each in one.result.publications
    ]
    return asking.table(("决议公开", "Publications"), columns, rows)


def _people(asking: Asking, found: MinutesSheet) -> Statement:
    columns = (
        ("name", "姓名", "name", Kind.TEXT),
        ("came", "到会", "came", Kind.TEXT),
        ("capacity", "身份", "as", Kind.TEXT),
        ("through", "代为参加人", "represented by", Kind.TEXT),
        ("online", "参加方式", "how", Kind.TEXT),
    )
    came, absent = asking.say("到会", "came"), asking.say("未到", "absent")
    on, there = asking.say("线上", "online"), asking.say("现场", "in the room")
    rows = [
        (
            _name(asking, one.who),
            came,
            asking.label(one.capacity),
            "" if one.through is None else _name(asking, one.through),
            on if one.online else there,
        )
        for one in found.attended
    ]
    rows += [(_name(asking, one), absent, "", "", "") for one in found.absent]
    return asking.table(("到会名单", "Names"), columns, rows)


def _meetings(asking: Asking) -> list[tuple[str, str]]:
    rows = [row for row in asking(Meetings(), DELIBERATION) if row.present is not None]
    places = asking.places((row.place for row in rows), DELIBERATION)
    return [
        (row.owner, f"{row.day} {places.get(row.place, '')} {asking.label(row.kind)} {row.number}")
        for row in rows
    ]


def _bodies(asking: Asking, _of: str) -> Sequence[Statement]:
    columns = (
        ("place", "地区", "place", Kind.TEXT),
        ("name", "组织", "body", Kind.TEXT),
        ("kind", "类型", "kind", Kind.TEXT),
        ("fault", "问题", "what is wrong", Kind.TEXT),
        ("count", "现有", "there are", Kind.INTEGER),
        ("needed", "应有", "needed", Kind.INTEGER),
        ("of", "总数", "of", Kind.INTEGER),
        ("since", "超期自", "overdue since", Kind.DATE),
        ("source", "依据", "by", Kind.TEXT),
    )
    found: list[BodyFinding] = asking(BodyFindings(), DELIBERATION)
    places = asking.places((one.place for one in found), DELIBERATION)
    rows = [
        (
            places.get(one.place, ""),
            one.name,
            asking.label(one.kind),
            asking.label(one.fault),
            *((None,) * 3 if one.fault is BodyFault.TERM_OVER else (one.count, one.needed, one.of)),
            one.since,
            one.source,
        )
        for one in found
    ]
    standing = len(asking(Bodies(), DELIBERATION))
    said = asking.say(f"任期内的组织 {standing} 个", f"{standing} bodies are within their term")
    title = ("议事组织问题清单", "What is wrong with bodies")
    return [asking.table(title, columns, rows, under=[said])]


FORMS: Final = (
    Form(
        name="minutes",
        zh="会议纪要",
        en="Minutes",
        make=_minutes,
        of=Of(
            zh="会议",
            en="meeting",
            keys=_meetings,
            which=("近31天的会议", "meetings of the last 31 days"),
            most=LATEST,
        ),
    ),
    PROCEDURE,
    Form(name="body-findings", zh="议事组织问题清单", en="Findings of bodies", make=_bodies),
)
