"""Sheets of aid: the caseload that may be published, what the watch brought, and its work list."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from ruralgov.domain.aid import (
    AID,
    AidAlertLine,
    AidAlerts,
    AidCaseload,
    AidCaseloadTable,
    AidMonitoring,
    AidMonitoringReport,
    AidSourceLine,
    AidSources,
    Programme,
)
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.kernel.month import month_before, month_of
from ruralgov.ports.tables import Kind, Statement
from ruralgov.reports.sheets.aid_proceedings import PLACE
from ruralgov.reports.sheets.model import Asking, Form, Heading

HUNDRED: Final = 100


def _count(asking: Asking, count: int | None) -> str:
    """Return a count that may be published, or that it is held back."""
    return asking.say("未公布", "held back") if count is None else str(count)


def caseload(asking: Asking, _of: str) -> Sequence[Statement]:
    """Return what may be published of the last month that is over, by town."""
    month = month_before(month_of(asking.day))
    found: AidCaseloadTable = asking(AidCaseload(month=month), AID)
    return [_towns(asking, found), _programmes(asking, found)]


_SMALL: Final = (
    "少于 5 的不公布，其余舍去尾数取 5 的倍数，合计为已公布各数之和。",
    "Fewer than five are held back, other counts are rounded down to whole fives, and totals are "
    "of what is shown.",
)


def _towns(asking: Asking, found: AidCaseloadTable) -> Statement:
    columns: tuple[Heading, ...] = (
        ("town", "镇街", "town", Kind.TEXT),
        ("families", "在档家庭", "families on file", Kind.TEXT),
        ("people", "共同生活成员", "people living in them", Kind.TEXT),
        ("needs", "服务需求", "needs of services", Kind.TEXT),
    )
    names = asking.places([one.town for one in found.lines], AID)
    lines = [
        (names.get(one.town, one.town), *_cells(asking, one.families, one.people, one.needs))
        for one in found.lines
    ]
    whole = asking.say("合计", "all")
    lines.append((whole, *_cells(asking, found.families, found.people, found.needs)))
    title = (f"社会救助情况：{found.month}", f"Social assistance: {found.month}")
    return asking.table(title, columns, lines, foot=[asking.say(*_SMALL)])


def _cells(asking: Asking, *counts: int | None) -> tuple[str, ...]:
    return tuple(_count(asking, one) for one in counts)


def _programmes(asking: Asking, found: AidCaseloadTable) -> Statement:
    columns: tuple[Heading, ...] = (
        ("programme", "救助项目", "programme", Kind.TEXT),
        ("applications", "本年收到申请", "applications of the year", Kind.TEXT),
    )
    counts = dict(found.applications)
    rows = [(asking.label(one), _count(asking, counts[one])) for one in Programme]
    title = (f"救助申请情况：{found.month}", f"Applications: {found.month}")
    return asking.table(title, columns, rows, foot=[asking.say(*_SMALL)])


def monitoring(asking: Asking, _of: str) -> Sequence[Statement]:
    """Return what the watch brought since the year began, and which sources still report."""
    first = date(asking.day.year, 1, 1)
    found: AidMonitoringReport = asking(
        AidMonitoring(place=CITY, since=first, until=asking.day), AID
    )
    sources: list[AidSourceLine] = asking(AidSources(place=CITY), AID)
    return [_outcomes(asking, found), _answers(asking, found), _sources(asking, sources)]


def _outcomes(asking: Asking, found: AidMonitoringReport) -> Statement:
    columns: tuple[Heading, ...] = (
        ("outcome", "处置类别", "outcome", Kind.TEXT),
        ("raised", "产生预警", "raised", Kind.INTEGER),
        ("due", "到期", "fell due", Kind.INTEGER),
        ("in_time", "按期办结", "in time", Kind.INTEGER),
        ("late", "逾期办结", "late", Kind.INTEGER),
        ("waiting", "未办结", "not answered", Kind.INTEGER),
        ("nothing", "核实无须办理", "nothing to be done", Kind.INTEGER),
    )
    rows = [
        (
            asking.label(one.outcome),
            one.raised,
            one.due,
            one.in_time,
            one.late,
            one.waiting,
            one.nothing,
        )
        for one in found.outcomes
    ]
    rate = found.worker_week
    each = "—" if rate is None else f"{rate // HUNDRED}.{rate % HUNDRED:02d}"
    foot = [
        asking.say(
            f"办理人 {found.workers} 名，每人每周预警 {each} 条。",
            f"{found.workers} people look after alerts: {each} a week for each.",
        ),
        asking.say(
            "到期：期限在本期内、未撤回的预警，不论是否办结。预警只提示核实，不停发、不减发任何救助。",
            "Fell due: alerts whose day is in the period and which were not withdrawn, answered or "
            "not. An alert asks people to look; it stops and cuts nothing.",
        ),
    ]
    title = ("低收入人口动态监测报告", "Monitoring of people with low income")
    return asking.table(title, columns, rows, foot=foot)


def _answers(asking: Asking, found: AidMonitoringReport) -> Statement:
    columns: tuple[Heading, ...] = (
        ("answer", "办理结果", "answer", Kind.TEXT),
        ("count", "件数", "count", Kind.INTEGER),
    )
    rows = [(asking.label(one), count) for one, count in found.answers]
    return asking.table(("预警办理结果", "What came of alerts"), columns, rows)


def _sources(asking: Asking, found: Sequence[AidSourceLine]) -> Statement:
    columns: tuple[Heading, ...] = (
        ("source", "来源", "source", Kind.TEXT),
        ("month", "最近月份", "last month", Kind.TEXT),
        ("received", "收到日期", "received", Kind.DATE),
        ("lines", "条数", "lines", Kind.INTEGER),
        ("unused", "未用条数", "not used", Kind.INTEGER),
        ("state", "状态", "state", Kind.TEXT),
    )
    rows = [
        (
            asking.label(one.source),
            one.month or "",
            one.received,
            one.lines,
            one.unused,
            asking.label(one.state),
        )
        for one in found
    ]
    foot = asking.say(
        "缺报只影响数据可信度，不影响任何家庭的待遇。",
        "A source that is silent makes what is known older; it touches nothing that anybody gets.",
    )
    return asking.table(("数据来源报送情况", "Sources"), columns, rows, foot=[foot])


def alerts(asking: Asking, of: str) -> Sequence[Statement]:
    """Return the open alerts of a place: what is owed first, then by the day they are due."""
    found: list[AidAlertLine] = asking(AidAlerts(place=PlaceId(of)), AID)
    named = asking.places([one.place for one in found], AID)
    columns: tuple[Heading, ...] = (
        ("outcome", "处置类别", "outcome", Kind.TEXT),
        ("due", "期限", "due", Kind.DATE),
        ("late", "逾期", "late", Kind.TEXT),
        ("place", "所在地", "place", Kind.TEXT),
        ("file", "档案", "file", Kind.TEXT),
        ("number", "序号", "number", Kind.INTEGER),
        ("programme", "救助项目", "programme", Kind.TEXT),
        ("raised", "产生日期", "raised", Kind.DATE),
        ("clerk", "办理人", "looked after by", Kind.TEXT),
        ("stage", "状态", "stage", Kind.TEXT),
        ("source", "来源状态", "sources", Kind.TEXT),
    )
    rows = [
        (
            asking.label(one.outcome),
            one.due,
            asking.say("是", "yes") if one.late else "",
            named.get(one.place, one.place),
            one.file,
            one.number,
            "" if one.programme is None else asking.label(one.programme),
            one.raised,
            one.clerk or "",
            asking.label(one.stage),
            asking.label(one.source),
        )
        for one in found
    ]
    foot = asking.say(
        "内部使用，不得对外公开。先办“已符合未落实”的，再按期限办理。",
        "For the office, not for the public. What is owed and not delivered comes first, then what "
        "is due first.",
    )
    return [asking.table(("预警办理清单", "Work list of alerts"), columns, rows, foot=[foot])]


FORMS: Final = (
    Form(
        name="aid-caseload",
        zh="社会救助情况公布表",
        en="Social assistance, for the public",
        make=caseload,
    ),
    Form(
        name="aid-monitoring",
        zh="低收入人口动态监测报告",
        en="Monitoring of people with low income",
        make=monitoring,
    ),
    Form(
        name="aid-alerts",
        zh="救助预警办理清单",
        en="Work list of alerts",
        make=alerts,
        of=PLACE,
    ),
)
