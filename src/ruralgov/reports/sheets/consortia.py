"""Sheets of consortia: the census, and the charter of one."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Any, Final

from ruralgov.domain.consortia import (
    Census,
    CensusSheet,
    Charter,
    Consortia,
    ConsortiumCensusSheet,
    ConsortiumCharter,
    ConsortiumFinding,
    ConsortiumKind,
    ConsortiumOutcomes,
    OutcomeSheet,
    ResourceKind,
)
from ruralgov.domain.consortia.roles import PARTY_BUILDING
from ruralgov.domain.kernel.ids import CITY, ConsortiumId, DecisionId
from ruralgov.domain.meetings import DecisionFile
from ruralgov.ports.tables import Kind, Statement
from ruralgov.reports.sheets.consortium_outcomes import OUTCOMES, outcomes_of
from ruralgov.reports.sheets.model import Asking, Form, Of

A_DAY: Final = timedelta(days=1)


def _census(asking: Asking, _of: str) -> Sequence[Statement]:
    sheet: CensusSheet = asking(ConsortiumCensusSheet(), PARTY_BUILDING)
    return [
        _by_town(asking, sheet.census),
        _faults(asking, sheet),
        _findings(asking, sheet.findings),
    ]


def _by_town(asking: Asking, found: Census) -> Statement:
    kinds = [("town", "镇街", "town", Kind.TEXT)]
    kinds += [(kind.value, kind.zh, kind.en, Kind.INTEGER) for kind in ConsortiumKind]
    kinds += [
        ("consortia", "片区数", "consortia", Kind.INTEGER),
        ("villages", "成员村数", "villages", Kind.INTEGER),
    ]
    across = asking.say("跨镇街（牵头单位不在成员村所在镇街）", "across towns")
    rows = [
        [
            across if one.place == CITY else one.name,
            *_by_kind(one.kinds),
            one.consortia,
            one.villages,
        ]
        for one in found.by_town
    ]
    total = asking.say("合计", "total")
    rows.append([total, *_by_kind(found.by_kind), found.consortia, found.villages])
    said = asking.say(
        f"在运行片区 {found.consortia} 个，成员村 {found.villages} 个（同一个村只计一次），"
        f"涉及镇街 {found.towns} 个；暂停 {found.suspended} 个，解散中 {found.dissolving} 个，"
        f"其村未计入 {found.left_out} 个",
        f"{found.consortia} active consortia with {found.villages} different villages in "
        f"{found.towns} towns; {found.suspended} suspended and {found.dissolving} being dissolved, "
        f"whose {found.left_out} villages are not counted",
    )
    title = ("党组织联建片区统计表", "Census of party consortia")
    return asking.table(title, kinds, rows, under=[said])


def _by_kind(counts: Sequence[Any]) -> list[int]:
    by = {one.kind: one.consortia for one in counts}
    return [by.get(kind, 0) for kind in ConsortiumKind]


def _faults(asking: Asking, sheet: CensusSheet) -> Statement:
    columns = (
        ("fault", "问题", "what is wrong", Kind.TEXT),
        ("consortia", "涉及片区", "in consortia", Kind.INTEGER),
        ("findings", "问题数", "findings", Kind.INTEGER),
    )
    rows = [(asking.label(one.fault), one.consortia, one.findings) for one in sheet.faults]
    said = asking.say(
        f"没有问题的片区 {sheet.sound} 个（含暂停和解散中的）",
        f"{sheet.sound} consortia have no finding, of those suspended and being dissolved too",
    )
    return asking.table(("问题统计", "What is wrong, counted"), columns, rows, under=[said])


def _findings(asking: Asking, found: Iterable[ConsortiumFinding]) -> Statement:
    columns = (
        ("name", "片区", "consortium", Kind.TEXT),
        ("fault", "问题", "what is wrong", Kind.TEXT),
        ("about", "涉及", "about", Kind.TEXT),
        ("since", "自", "since", Kind.DATE),
        ("until", "宽限至", "grace until", Kind.DATE),
    )
    rows = [
        (one.name, asking.label(one.fault), one.about_name, one.since, one.until) for one in found
    ]
    return asking.table(("待处理问题", "What is to be mended"), columns, rows)


def _charter(asking: Asking, of: str) -> Sequence[Statement]:
    found: Charter = asking(ConsortiumCharter(consortium=ConsortiumId(of)), PARTY_BUILDING)
    outcomes: OutcomeSheet = asking(ConsortiumOutcomes(consortium=found.consortium), PARTY_BUILDING)
    title = (f"{found.terms.name}章程", f"Charter of {found.terms.name}")
    return [
        asking.facts(title, _facts(asking, found), foot=_foot(asking)),
        _members(asking, found),
        _pooled(asking, found),
        _pledges(asking, found),
        _projects(asking, found),
        _shares(asking, found),
        *outcomes_of(asking, outcomes.lines),
        _findings(asking, found.findings),
    ]


def _facts(asking: Asking, found: Charter) -> Iterator[tuple[str, str, Any]]:
    yield "类型", "kind", asking.label(found.terms.kind)
    yield "状态", "stage", asking.label(found.stage)
    yield "牵头单位", "lead", found.lead_name or asking.say("（已终止）", "(has ended)")
    yield "组建缘由", "diagnosis", found.record.diagnosis
    yield "章程文件", "charter", found.terms.charter
    approval = found.record.approval
    if approval is None or approval.approved > asking.day:
        yield "批准", "approval", asking.say("尚未批准", "not approved yet")
        return
    yield "批准文件", "approved by", approval.approval
    yield "批准日期", "approved on", approval.approved
    paper = asking.say(
        "仅有批准文件，没有登记会议决议", "on paper: no decision of a body was entered"
    )
    decision = approval.decision
    yield (
        "批准依据",
        "approved in",
        paper if found.on_paper or decision is None else _decision(asking, decision),
    )
    yield "复核日期", "review", approval.review_on
    yield "联合项目数", "joint projects", found.projects


def _decision(asking: Asking, key: DecisionId) -> str:
    """Return the body, day and number of a decision, and whether it holds."""
    found = asking(DecisionFile(decision=key), PARTY_BUILDING)
    body, known = asking.label(found.decision.kind), found.decision
    fallen = "" if found.holds else asking.say("（已失效）", " (holds no more)")
    return f"{body} {known.day} {known.reference}{fallen}"


def _members(asking: Asking, found: Charter) -> Statement:
    columns = (
        ("village", "成员村", "village", Kind.TEXT),
        ("since", "加入日期", "since", Kind.DATE),
        ("decision", "村的决议", "decision of the village", Kind.TEXT),
    )
    rows = [(one.name, one.since, one.reference) for one in found.members]
    return asking.table(("成员村", "Villages"), columns, rows)


def _pooled(asking: Asking, found: Charter) -> Statement:
    """Return what is pooled of each kind: money in yuan, all else in the unit of its kind."""
    columns = (
        ("kind", "资源", "resource", Kind.TEXT),
        ("pledges", "项数", "pledges", Kind.INTEGER),
        ("quantity", "数量", "quantity", Kind.INTEGER),
        ("unit", "单位", "unit", Kind.TEXT),
        ("money", "金额（元）", "yuan", Kind.AMOUNT),
    )
    rows = [
        (asking.label(one.kind), one.pledges, *_quantity(asking, one.kind, one.quantity))
        for one in found.pooled
    ]
    return asking.table(("汇集资源汇总", "What is pooled"), columns, rows)


def _quantity(asking: Asking, kind: ResourceKind, quantity: int) -> tuple[Any, ...]:
    money = kind is ResourceKind.FUND
    return (None, "", quantity) if money else (quantity, asking.say(*kind.unit), None)


def _pledges(asking: Asking, found: Charter) -> Statement:
    columns = (
        ("number", "序号", "number", Kind.INTEGER),
        ("village", "村", "village", Kind.TEXT),
        ("kind", "资源", "resource", Kind.TEXT),
        ("item", "内容", "item", Kind.TEXT),
        ("quantity", "数量", "quantity", Kind.INTEGER),
        ("unit", "单位", "unit", Kind.TEXT),
        ("money", "金额（元）", "yuan", Kind.AMOUNT),
        ("since", "自", "from", Kind.DATE),
        ("last", "至", "last day", Kind.DATE),
        ("consideration", "对价", "consideration", Kind.TEXT),
        ("decision", "村的决议", "decision of the owner", Kind.TEXT),
        ("end", "退还或结清", "returned or settled", Kind.TEXT),
        ("ended", "退还或结清日期", "on", Kind.DATE),
    )
    there = [one for one in found.record.pledges if not one.withdrawn and one.since <= asking.day]
    places = asking.places((one.village for one in there), PARTY_BUILDING)
    rows = []
    for one in there:
        over = one.end if one.ended is not None and one.ended <= asking.day else None
        rows.append(
            (
                one.number,
                places.get(one.village, ""),
                asking.label(one.kind),
                one.item,
                *_quantity(asking, one.kind, one.quantity),
                one.since,
                one.until - A_DAY,
                one.consideration,
                _decision(asking, one.decision),
                "" if over is None else asking.label(over),
                None if over is None else one.ended,
            )
        )
    return asking.table(("汇集资源明细", "Pledges"), columns, rows)


def _projects(asking: Asking, found: Charter) -> Statement:
    columns = (
        ("number", "序号", "number", Kind.INTEGER),
        ("name", "联合项目", "joint project", Kind.TEXT),
        ("vehicle", "形式", "form", Kind.TEXT),
        ("reference", "合同或登记", "paper", Kind.TEXT),
        ("since", "自", "from", Kind.DATE),
        ("last", "至", "last day", Kind.DATE),
        ("loss", "亏损承担", "who bears a loss", Kind.TEXT),
        ("ended", "终止日期", "ended on", Kind.DATE),
    )
    rows = [
        (
            one.number,
            one.name,
            asking.label(one.vehicle),
            one.reference,
            one.since,
            one.until - A_DAY,
            one.loss_rule,
            one.ended if one.ended is not None and one.ended <= asking.day else None,
        )
        for one in _there(asking, found)
    ]
    return asking.table(("联合项目", "Joint projects"), columns, rows)


def _there(asking: Asking, found: Charter) -> list[Any]:
    return [one for one in found.record.projects if not one.withdrawn and one.since <= asking.day]


def _shares(asking: Asking, found: Charter) -> Statement:
    columns = (
        ("number", "项目序号", "project", Kind.INTEGER),
        ("village", "村", "village", Kind.TEXT),
        ("share", "份额", "share", Kind.TEXT),
        ("contribution", "出资（元）", "contribution in yuan", Kind.AMOUNT),
        ("decision", "集体的决议", "decision of the collective", Kind.TEXT),
    )
    parts = [(one.number, each) for one in _there(asking, found) for each in one.portions]
    places = asking.places((each.village for _, each in parts), PARTY_BUILDING)
    rows = [
        (
            number,
            places.get(each.village, ""),
            f"{each.part}/{each.whole}",
            each.contribution,
            _decision(asking, each.decision),
        )
        for number, each in parts
    ]
    return asking.table(("联合项目份额", "Shares"), columns, rows)


def _foot(asking: Asking) -> Iterator[str]:
    yield asking.say(
        "片区不是法人：不持有资产，不开户，不签合同；汇集的资源仍归各村集体所有。",
        "A consortium is no legal person: it owns nothing, has no account and signs nothing; what "
        "is pooled stays with each collective.",
    )


def _all(asking: Asking) -> list[tuple[str, str]]:
    return [(row.owner, row.name) for row in asking(Consortia(), PARTY_BUILDING)]


FORMS: Final = (
    Form(name="consortium-census", zh="联建片区统计表", en="Census of consortia", make=_census),
    Form(
        name="consortium-charter",
        zh="联建片区章程",
        en="Charter of a consortium",
        make=_charter,
        of=Of(
            zh="联建片区",
            en="consortium",
            keys=_all,
            which=("有成员村的片区", "consortia that have members"),
        ),
    ),
    OUTCOMES,
)
