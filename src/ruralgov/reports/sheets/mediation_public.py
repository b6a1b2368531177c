"""Sheets of mediation in which nobody is named: register, levels, places."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from ruralgov.domain.mediation import (
    MEDIATION,
    Disputes,
    MediationFigures,
    MediationOverview,
    MediationPlaceLine,
    MediationPlaces,
    MediationSummary,
    MediationTownLine,
    OpeningTime,
)
from ruralgov.ports.tables import Kind, Statement
from ruralgov.reports.sheets.model import Asking

_DAYS: Final = "一二三四五六日"
_WEEKDAYS: Final = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def register(asking: Asking, _of: str) -> Sequence[Statement]:
    """Return the register of the year, without anybody."""
    rows = asking(Disputes(year=asking.day.year), MEDIATION)
    named = asking.places([row.place for row in rows], MEDIATION)
    columns = (
        ("number", "编号", "number", Kind.TEXT),
        ("place", "发生地", "place", Kind.TEXT),
        ("kind", "纠纷类型", "kind", Kind.TEXT),
        ("source", "来源", "source", Kind.TEXT),
        ("received", "登记日期", "received", Kind.DATE),
        ("accepted", "受理日期", "accepted", Kind.DATE),
        ("due", "调解期限", "to be settled by", Kind.DATE),
        ("level", "层级", "level", Kind.TEXT),
        ("stage", "状态", "stage", Kind.TEXT),
        ("effective", "协议生效", "agreed", Kind.DATE),
        ("confirmed", "司法确认", "confirmed", Kind.DATE),
        ("ended", "结束日期", "ended", Kind.DATE),
    )
    lines = [
        (
            row.number,
            named.get(row.place, row.place),
            asking.label(row.kind),
            asking.label(row.source),
            row.received,
            row.accepted,
            row.due,
            asking.label(row.level),
            asking.label(row.stage),
            row.effective,
            row.confirmed,
            row.ended,
        )
        for row in rows
    ]
    title = ("矛盾纠纷受理登记簿", "Register of disputes")
    foot = asking.say(
        f"本簿列 {asking.day.year} 年登记的纠纷，不列当事人。",
        f"Listed are the disputes received in {asking.day.year}; no party is named.",
    )
    return [asking.table(title, columns, lines, foot=[foot])]


def _percent(part: int, whole: int) -> str:
    """Return a share with one decimal, rounded half up; a dash where there is no whole."""
    if not whole:
        return "—"
    tenths = (2000 * part + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}%"


def levels(asking: Asking, _of: str) -> Sequence[Statement]:
    """Return at which level the disputes of the year were settled."""
    first = date(asking.day.year, 1, 1)
    found: MediationSummary = asking(MediationFigures(since=first, until=asking.day), MEDIATION)
    columns = (
        ("what", "项目", "figure", Kind.TEXT),
        ("count", "件数", "count", Kind.INTEGER),
        ("share", "占受理", "of what was accepted", Kind.TEXT),
    )
    foot = asking.say(
        f"受理：{first} 起发生在本地、各方同意调解的纠纷，不论后来由哪一级调解、结果如何。"
        "小事不出村、大事不出镇的比例以全部受理数为分母，未结、终止的都在其中；"
        "登记后当事人不同意调解的另列。",
        f"Accepted: disputes that arose here and to which each side agreed since {first}, whoever "
        "mediated and whatever came of it. Shares are of all of them, the open and the ended "
        "among them; those to which a side did not agree stand beside.",
    )
    title = ("矛盾纠纷分级化解情况", "At which level disputes were settled")
    rows = [
        (asking.say(zh, en), count, _percent(count, found.accepted) if share else "")
        for zh, en, count, share in _lines(asking, found)
    ]
    under = asking.say("内部掌握，不对外公开", "For the office, not for the public")
    return [asking.table(title, columns, rows, under=[under], foot=[foot])]


def overview(asking: Asking, _of: str) -> Sequence[Statement]:
    """Return what everybody may know of the year before, town by town."""
    year = asking.day.year - 1
    found: list[MediationTownLine] = asking(MediationOverview(year=year), MEDIATION)
    named = asking.places([one.place for one in found], MEDIATION)
    few = asking.say("不足5件", "fewer than 5")
    columns = (
        ("town", "镇街", "town", Kind.TEXT),
        ("village", "村内化解", "settled in the village", Kind.TEXT),
        ("middle", "镇街化解", "settled in the town", Kind.TEXT),
        ("above", "市级化解", "settled above", Kind.TEXT),
        ("ended", "终止", "ended", Kind.TEXT),
        ("open", "调解中", "open", Kind.TEXT),
        ("declined", "未受理", "not accepted", Kind.TEXT),
    )
    rows = []
    for one in found:
        counts = [*(count for _, count in one.settled), one.ended, one.open, one.declined]
        shown = (few if count is None else str(count) for count in counts)
        rows.append((named.get(one.place, one.place), *shown))
    foot = asking.say(
        "调解自愿，不成的不影响任何人的权利。为保护当事人，不足5件的不列数，也不列合计。",
        "Mediation is of free will, and nobody loses a right where it fails. To protect the "
        "parties no count below 5 is told, and no total.",
    )
    title = (f"{year} 年矛盾纠纷化解情况（公开）", f"Disputes of {year} (public)")
    return [asking.table(title, columns, rows, foot=[foot])]


def _lines(asking: Asking, found: MediationSummary) -> Iterator[tuple[str, str, int, bool]]:
    village, town = found.within
    yield "受理", "accepted", found.accepted, False
    yield "小事不出村：村内化解", "settled in the village", village, True
    yield "大事不出镇：村、镇化解", "settled in the village or the town", town, True
    above = sum(one.disputes for one in found.settled) - town
    yield "市级化解", "settled above the town", above, True
    for one in found.ended:
        yield f"终止：{one.cause.zh}", f"ended: {one.cause.en}", one.disputes, True
    yield "调解中", "open", found.open, True
    yield "另：当事人不同意调解", "beside: a side did not agree", found.declined, False
    yield "另：不予受理", "beside: not for mediation", found.refused, False
    yield "到期义务", "obligations that fell due", found.obligations, False
    yield "其中按期履行", "of them fulfilled in time", found.fulfilled, False
    yield "其中逾期履行", "of them fulfilled late", found.late, False
    yield "其中违约", "of them broken", found.breached, False
    yield "其中逾期后双方变更", "of them varied after their day", found.varied, False
    yield "其中免除或因故不能履行", "of them released or excused", found.eased, False
    yield "书面协议", "written agreements", found.written, False
    yield "其中申请司法确认", "of them taken to a court to confirm", found.applied, False
    yield "其中裁定确认", "of them confirmed", found.confirmed, False


def places(asking: Asking, _of: str) -> Sequence[Statement]:
    """Return where disputes are mediated, and when it is open."""
    found: list[MediationPlaceLine] = asking(MediationPlaces(), MEDIATION)
    named = asking.places([one.place for one in found], MEDIATION)
    columns = (
        ("place", "所在地", "place", Kind.TEXT),
        ("kind", "类型", "kind", Kind.TEXT),
        ("name", "名称", "name", Kind.TEXT),
        ("venue", "地点", "venue", Kind.TEXT),
        ("opening", "开放时间", "open", Kind.TEXT),
        ("committee", "所属人民调解委员会", "committee", Kind.TEXT),
    )
    rows = [
        (
            named.get(one.place, one.place),
            asking.label(one.kind),
            one.name,
            one.venue,
            asking.say("；", "; ").join(_open(asking, each) for each in one.opening),
            one.committee,
        )
        for one in found
    ]
    return [asking.table(("调解场所一览", "Where disputes are mediated"), columns, rows)]


def _open(asking: Asking, one: OpeningTime) -> str:
    hours = f"{_clock(one.begin)}–{_clock(one.end)}"
    day = one.weekday - 1
    return asking.say(f"周{_DAYS[day]}{hours}", f"{_WEEKDAYS[day]} {hours}")


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"
