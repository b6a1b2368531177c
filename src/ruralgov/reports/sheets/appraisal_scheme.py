"""Sheets of the schemes of an appraisal: what one says, and where the towns stand."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from ruralgov.domain.appraisal import (
    APPRAISAL,
    AppraisalSchemeSheet,
    AppraisalStatus,
    FigureShown,
    SchemeSheet,
    StatusSheet,
    Veto,
)
from ruralgov.domain.kernel.calendar import SHANGHAI
from ruralgov.domain.kernel.ids import AppraisalSchemeId
from ruralgov.domain.kernel.number import Number
from ruralgov.ports.tables import Kind, Statement
from ruralgov.reports.sheets.model import Asking

Facts = Iterator[tuple[str, str, Any]]


def clock(at: datetime | None) -> str:
    """Return a point in time as the clock of the city showed it."""
    return "" if at is None else f"{at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"


def scheme_sheet(asking: Asking, of: str) -> Sequence[Statement]:
    """Return all that a scheme says, and on what it rests."""
    query = AppraisalSchemeSheet(scheme=AppraisalSchemeId(of))
    found: SchemeSheet = asking(query, APPRAISAL)
    terms = found.scheme.terms
    return [
        asking.facts((terms.title, terms.title), _of_scheme(asking, found)),
        _indicators(asking, found),
        _figures(asking, found),
        _listed(asking, found),
        _veto_items(asking, terms.vetoes),
    ]


def _of_scheme(asking: Asking, found: SchemeSheet) -> Facts:
    scheme, terms = found.scheme, found.scheme.terms
    yield "方案文件", "instrument", terms.instrument
    yield "数据截止月份", "last month", terms.last
    yield "进展", "stage", asking.label(scheme.stage)
    if scheme.adoption is not None:
        yield "审定文件", "adopted by", scheme.adoption.approval
        yield "审定日期", "adopted on", scheme.adoption.adopted
        yield "登记日期", "entered on", scheme.adoption.entered
        yield "上级文件", "paper of the authority above", scheme.adoption.superior
    if scheme.freezing is not None:
        yield "数据冻结时间", "inputs frozen at", clock(scheme.freezing.at)
        yield "冻结时日志值", "head of the journal then", scheme.freezing.head
    yield "结果指标权重", "weight of outcomes", found.outcome_weight
    yield "更正申请期限（天）", "days to ask for corrections", terms.correction_days
    yield "申诉期限（天）", "days to appeal", terms.appeal_days
    yield "公布范围", "scope of publication", asking.label(terms.scope)
    if found.replaced_by is not None:
        yield "已被替换", "replaced", asking.say("是", "yes")
    for fault in found.faults:
        yield "提示", "note", asking.label(fault)


def _indicators(asking: Asking, found: SchemeSheet) -> Statement:
    columns = (
        ("code", "编号", "code", Kind.TEXT),
        ("title", "指标", "indicator", Kind.TEXT),
        ("weight", "权重", "weight", Kind.TEXT),
        ("figure", "数据", "figure", Kind.TEXT),
        ("formula", "公式", "formula", Kind.TEXT),
        ("lines", "零分值 → 满分值（%）", "zero → full (%)", Kind.TEXT),
        ("limits", "得分下限、上限", "floor, cap", Kind.TEXT),
        ("min_n", "最小样本", "smallest number", Kind.INTEGER),
        ("missing", "缺数据时", "without a value", Kind.TEXT),
        ("duty", "履职清单事项", "item of the duty list", Kind.TEXT),
        ("owner", "责任单位", "owner", Kind.TEXT),
    )
    rows = [
        (
            one.code,
            one.title,
            one.weight,
            one.figure,
            one.formula,
            f"{one.zero} → {one.full}",
            _limits(asking, one.floor, one.cap),
            one.min_n,
            _missing(asking, asking.label(one.missing), one.neutral),
            f"{asking.label(one.duty_class)} {one.duty_item}",
            found.owners.get(one.owner, one.owner),
        )
        for one in found.scheme.terms.indicators
    ]
    return asking.table(("指标", "Indicators"), columns, rows)


def _limits(asking: Asking, floor: Number | None, cap: Number | None) -> str:
    none = asking.say("无", "none")
    return asking.say("、", ", ").join((floor or none, cap or none)) if floor or cap else ""


def _missing(asking: Asking, said: str, neutral: Number | None) -> str:
    return said if neutral is None else asking.say(f"{said}：{neutral}", f"{said}: {neutral}")


def _figures(asking: Asking, found: SchemeSheet) -> Statement:
    columns = (
        ("code", "编号与版本", "code and version", Kind.TEXT),
        ("name", "名称", "name", Kind.TEXT),
        ("counts", "口径", "what it is", Kind.TEXT),
        ("kind", "类别", "kind", Kind.TEXT),
    )
    rows = [
        (
            one.code,
            asking.say(one.zh, one.en),
            asking.say(one.counts_zh, one.counts_en),
            _kind(asking, one),
        )
        for one in found.figures
    ]
    formula = asking.say("计分公式", "formula")
    rows += [(one.code, formula, asking.say(one.zh, one.en), formula) for one in found.formulas]
    return asking.table(("数据口径与公式", "Figures and formulas"), columns, rows)


def _kind(asking: Asking, one: FigureShown) -> str:
    what = asking.say("结果", "outcome") if one.outcome else asking.say("过程", "process")
    whence = asking.say("系统计算", "counted") if one.counted else asking.say("外部", "outside")
    return asking.say(f"{what}，{whence}", f"{what}, {whence}")


def _listed(asking: Asking, found: SchemeSheet) -> Statement:
    columns = (
        ("code", "编号", "code", Kind.TEXT),
        ("title", "加减分项", "item", Kind.TEXT),
        ("kind", "加减", "kind", Kind.TEXT),
        ("cap", "上限", "cap", Kind.TEXT),
        ("basis", "依据", "basis", Kind.TEXT),
    )
    rows = [
        (one.code, one.title, asking.label(one.kind), one.cap, one.basis)
        for one in found.scheme.terms.extras
    ]
    return asking.table(("加减分项", "What is added or taken off"), columns, rows)


def _veto_items(asking: Asking, vetoes: Iterable[Veto]) -> Statement:
    columns = (
        ("code", "编号", "code", Kind.TEXT),
        ("title", "一票否决事项", "veto item", Kind.TEXT),
        ("authority", "设定层级", "authority", Kind.TEXT),
        ("citation", "依据", "citation", Kind.TEXT),
        ("since", "自", "since", Kind.DATE),
        ("last", "至", "last day", Kind.DATE),
    )
    rows = [
        (one.code, one.title, asking.label(one.authority), one.citation, one.since, one.last_day)
        for one in vetoes
    ]
    return asking.table(("一票否决事项", "Veto items"), columns, rows)


def status_sheet(asking: Asking, of: str) -> Sequence[Statement]:
    """Return where the towns of a scheme stand, by their codes."""
    found: StatusSheet = asking(AppraisalStatus(scheme=AppraisalSchemeId(of)), APPRAISAL)
    columns = (
        ("code", "区划代码", "code", Kind.CODE),
        ("town", "镇街", "town", Kind.TEXT),
        ("stage", "进展", "stage", Kind.TEXT),
        ("missing", "缺数据指标数", "indicators without a value", Kind.INTEGER),
        ("adjustments", "冻结后更正数", "adjustments", Kind.INTEGER),
        ("corrections", "待答复更正申请", "corrections waiting", Kind.INTEGER),
        ("appeals", "待复核申诉", "appeals waiting", Kind.INTEGER),
        ("vetoes", "一票否决数", "veto items", Kind.INTEGER),
        ("correct_until", "更正申请截止", "corrections until", Kind.DATE),
        ("appeal_until", "申诉截止", "appeals until", Kind.DATE),
        ("final", "定分日期", "final", Kind.DATE),
        ("published", "公布日期", "published", Kind.DATE),
    )
    rows = [
        (
            one.code,
            one.name,
            asking.label(one.row.stage),
            one.row.missing,
            one.row.adjustments,
            one.row.corrections,
            one.row.appeals,
            one.row.vetoes,
            one.row.correct_until,
            one.row.appeal_until,
            one.row.final,
            one.row.published,
        )
        for one in found.lines
    ]
    counts = [f"{asking.label(stage)} {count}" for stage, count in found.counts.items()]
    foot = asking.say(
        "按区划代码排列，不列得分，不是名次。",
        "Towns stand by their codes and without scores, which is no ranking.",
    )
    title = (f"{found.title}进展表", f"Status of: {found.title}")
    said = asking.say("、", ", ").join(counts)
    return [asking.table(title, columns, rows, under=[said] if said else [], foot=[foot])]
