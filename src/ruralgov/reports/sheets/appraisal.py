"""Sheets of the appraisal of towns: one town with every point explained, schemes, and status."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from ruralgov.domain.appraisal import (
    APPRAISAL,
    AppraisalSchemes,
    AppraisalSchemeSheet,
    AppraisalStatus,
    Claim,
    ExtraLine,
    PointsLine,
    Rating,
    SchemeStage,
    TownAppraisalOf,
    TownAppraisalSheet,
    TownSheet,
    Veto,
)
from ruralgov.domain.kernel.ids import AppraisalSchemeId
from ruralgov.ports.tables import Kind, Statement
from ruralgov.reports.sheets.appraisal_scheme import clock, scheme_sheet, status_sheet
from ruralgov.reports.sheets.model import Asking, Form, Of

Facts = Iterator[tuple[str, str, Any]]


def _town(asking: Asking, of: str) -> Sequence[Statement]:
    key, _, town = of.partition(":")
    scheme = AppraisalSchemeId(key)
    appraisal = asking(TownAppraisalOf(scheme=scheme, town=town), APPRAISAL)
    found: TownSheet = asking(TownAppraisalSheet(appraisal=appraisal), APPRAISAL)
    terms = asking(AppraisalSchemeSheet(scheme=scheme), APPRAISAL).scheme.terms
    title = (f"{found.town_name}考核得分表", f"Appraisal of {found.town_name}")
    return [
        asking.facts(title, _of_town(asking, found)),
        _points(asking, found),
        _explained(asking, found),
        _values(asking, found),
        _extras(asking, found.extras),
        _vetoes(asking, found, terms.vetoes),
        _claims(asking, found),
    ]


def _of_town(asking: Asking, found: TownSheet) -> Facts:
    yield "考核方案", "scheme", found.title
    yield "年度", "year", found.year
    yield "进展", "stage", asking.label(found.stage)
    titles = {one.indicator: one.title for one in found.lines}
    held = asking.say("、", ", ").join(titles[one] for one in found.held)
    nothing = asking.say("无可计分的指标", "no indicator is rated")
    waits = asking.say(
        f"暂缓合计，缺数据或样本不足：{held}", f"none while these are not rated: {held}"
    )
    yield "总分", "total score", found.total or (waits if found.held else nothing)
    yield "计入总分的权重", "weight that counts", found.base
    yield (
        "按留存数据复算",
        "reckoned again from what was kept",
        asking.say("与已记录得分一致", "the score that was recorded")
        if found.same
        else asking.say("尚未计分，或数据变动后未重新计分", "not scored, or not since it changed"),
    )
    yield "数据冻结时间", "inputs frozen at", clock(found.frozen_at)
    yield "冻结时日志值", "head of the journal then", found.head
    yield "反馈镇街日期", "shown to the town", found.shown
    yield "更正申请截止", "corrections until", found.correct_until
    yield "申诉截止", "appeals until", found.appeal_until
    yield "定分日期", "final", found.final
    yield "公布日期", "published", found.published
    for number, reason in enumerate(found.reopened, start=1):
        yield f"重新打开原因 {number}", f"opened again {number}", reason


def _points(asking: Asking, found: TownSheet) -> Statement:
    columns = (
        ("indicator", "编号", "code", Kind.TEXT),
        ("title", "指标", "indicator", Kind.TEXT),
        ("weight", "权重", "weight", Kind.TEXT),
        ("numerator", "分子", "numerator", Kind.TEXT),
        ("denominator", "分母", "denominator", Kind.TEXT),
        ("percent", "实际值（%）", "value (%)", Kind.TEXT),
        ("zero", "零分值（%）", "zero at (%)", Kind.TEXT),
        ("full", "满分值（%）", "full at (%)", Kind.TEXT),
        ("points", "得分", "points", Kind.TEXT),
        ("note", "说明", "note", Kind.TEXT),
    )
    rows = [
        (
            one.indicator,
            one.title,
            one.weight,
            one.numerator,
            one.denominator,
            one.percent,
            one.zero,
            one.full,
            one.points,
            asking.say("；", "; ").join(_note(asking, one)),
        )
        for one in found.lines
    ]
    foot = asking.say(
        "得分空白表示未评，不等于零分。总分 = 得分之和 × 100 ÷ 计入总分的权重 + 加减分，"
        "全程按分数精确计算，最后四舍五入一次。",
        "Points left empty are not rated, which is not nothing reached. The total is the sum of "
        "the points x 100 / the weight that counts + what was added or taken off, exact all the "
        "way and rounded once.",
    )
    return asking.table(("各指标得分", "Points by indicator"), columns, rows, foot=[foot])


def _note(asking: Asking, one: PointsLine) -> Iterator[str]:
    if one.rating is not Rating.RATED:
        yield asking.label(one.rating)
        yield asking.say(one.if_missing, one.if_missing_en)
    if one.limit is not None:
        yield asking.label(one.limit)
    if not one.counts:
        yield asking.say("权重不计入总分", "its weight does not count")
    if one.adjustments:
        times = len(one.adjustments)
        yield asking.say(f"冻结后更正 {times} 次", f"adjusted {times} times after the freezing")


def _explained(asking: Asking, found: TownSheet) -> Statement:
    """Return on what each indicator rests, so that a stranger can count it again."""
    columns = (
        ("indicator", "编号", "code", Kind.TEXT),
        ("figure", "数据", "figure", Kind.TEXT),
        ("counts", "口径（分子 ÷ 分母）", "what is counted in what", Kind.TEXT),
        ("query", "查询及条件", "what was asked", Kind.TEXT),
        ("parts", "其中", "of these", Kind.TEXT),
        ("formula", "计分公式", "formula", Kind.TEXT),
        ("evidence", "依据", "evidence", Kind.TEXT),
    )
    rows = [
        (
            one.indicator,
            f"{asking.say(one.figure.zh, one.figure.en)} {one.figure.code}",
            asking.say(one.figure.counts_zh, one.figure.counts_en),
            one.query,
            "\n".join(f"{asking.label(each.kind)} {each.count}" for each in one.parts),
            f"{one.formula.code}\n{asking.say(one.formula.zh, one.formula.en)}",
            one.evidence,
        )
        for one in found.lines
    ]
    return asking.table(("数据来源与公式", "Where it comes from"), columns, rows)


def _values(asking: Asking, found: TownSheet) -> Statement:
    """Return each value that was adjusted: as it was frozen, and what took its place."""
    columns = (
        ("indicator", "编号", "code", Kind.TEXT),
        ("number", "序号", "number", Kind.INTEGER),
        ("cause", "来由", "cause", Kind.TEXT),
        ("numerator", "分子", "numerator", Kind.TEXT),
        ("denominator", "分母", "denominator", Kind.TEXT),
        ("reason", "理由", "reason", Kind.TEXT),
        ("evidence", "依据", "evidence", Kind.TEXT),
        ("day", "日期", "day", Kind.DATE),
        ("by", "经办（账号）", "by (account)", Kind.TEXT),
    )
    frozen = asking.say("冻结值", "as frozen")
    rows: list[Sequence[Any]] = []
    for line in (one for one in found.lines if one.adjustments):
        before = (line.frozen_numerator, line.frozen_denominator)
        rows.append((line.indicator, None, frozen, *before, "", "", None, ""))
        rows += [
            (
                line.indicator,
                one.number,
                asking.label(one.cause),
                one.numerator,
                one.denominator,
                one.reason,
                one.evidence,
                one.day,
                one.by,
            )
            for one in line.adjustments
        ]
    return asking.table(("冻结后更正", "Adjusted after the freezing"), columns, rows)


def _extras(asking: Asking, extras: Iterable[ExtraLine]) -> Statement:
    columns = (
        ("item", "编号", "code", Kind.TEXT),
        ("title", "加减分项", "item", Kind.TEXT),
        ("basis", "方案依据", "basis", Kind.TEXT),
        ("cap", "上限", "cap", Kind.TEXT),
        ("points", "计入得分", "points that count", Kind.TEXT),
        ("entries", "逐笔", "entries", Kind.TEXT),
    )
    rows = [
        (
            one.item,
            one.title,
            one.basis,
            one.cap,
            f"{one.points}{_limit(asking, one)}",
            "\n".join(_entries(asking, one)),
        )
        for one in extras
    ]
    return asking.table(("加分减分", "Added or taken off"), columns, rows)


def _limit(asking: Asking, one: ExtraLine) -> str:
    if one.limit is None:
        return ""
    limit = asking.label(one.limit)
    return asking.say(f"（{limit}）", f" ({limit})")


def _entries(asking: Asking, line: ExtraLine) -> Iterator[str]:
    for one in line.entries:
        off = asking.say("；已撤销：", "; withdrawn: ") + one.withdrawn if one.withdrawn else ""
        yield f"{one.number}. {one.points}  {one.evidence}  {one.day}{off}"


def _vetoes(asking: Asking, found: TownSheet, listed: Iterable[Veto]) -> Statement:
    columns = (
        ("veto", "编号", "code", Kind.TEXT),
        ("title", "一票否决事项", "veto item", Kind.TEXT),
        ("citation", "依据", "citation", Kind.TEXT),
        ("document", "认定文件", "document", Kind.TEXT),
        ("happened", "发生日期", "happened", Kind.DATE),
        ("day", "登记日期", "entered", Kind.DATE),
        ("withdrawn", "已撤销，原因", "withdrawn, because", Kind.TEXT),
    )
    known = {one.code: one for one in listed}
    rows = [
        (
            one.veto,
            known[one.veto].title,
            known[one.veto].citation,
            one.document,
            one.happened,
            one.day,
            one.withdrawn,
        )
        for one in found.vetoes
    ]
    return asking.table(("一票否决", "Veto items that were met"), columns, rows)


def _claims(asking: Asking, found: TownSheet) -> Statement:
    columns = (
        ("number", "序号", "number", Kind.INTEGER),
        ("kind", "事项", "what", Kind.TEXT),
        ("ground", "理由", "ground", Kind.TEXT),
        ("evidence", "材料", "evidence", Kind.TEXT),
        ("day", "提出日期", "asked on", Kind.DATE),
        ("answer", "答复", "answer", Kind.TEXT),
        ("body", "答复单位", "decided by", Kind.TEXT),
        ("reason", "答复理由", "reason", Kind.TEXT),
        ("answered", "答复日期", "answered on", Kind.DATE),
    )
    rows = []
    for one in found.claims:
        answer = one.answer
        rest = (None,) * 3 if answer is None else (answer.body, answer.reason, answer.day)
        kind = (
            asking.say("申诉", "appeal")
            if one.indicator is None
            else asking.say(f"更正 {one.indicator}", f"correction of {one.indicator}")
        )
        said = _answer(asking, one)
        rows.append((one.number, kind, one.ground, one.evidence, one.day, said, *rest))
    return asking.table(("更正申请与申诉", "Corrections and appeals"), columns, rows)


def _answer(asking: Asking, claim: Claim) -> str:
    if claim.withdrawn is not None:
        return asking.say(f"{claim.withdrawn} 撤回", f"taken back on {claim.withdrawn}")
    if claim.answer is None:
        return asking.say("未答复", "not answered")
    if claim.answer.accepted:
        return asking.say("采纳", "accepted")
    return asking.say("不采纳", "not accepted")


def _schemes(asking: Asking) -> list[tuple[str, str]]:
    rows = asking(AppraisalSchemes(), APPRAISAL)
    return [(row.owner, row.title) for row in rows if row.stage is not SchemeStage.DROPPED]


def _frozen(asking: Asking) -> list[tuple[str, str]]:
    rows = asking(AppraisalSchemes(), APPRAISAL)
    return [(row.owner, row.title) for row in rows if row.stage is SchemeStage.FROZEN]


def _towns(asking: Asking) -> list[tuple[str, str]]:
    """Return the towns of all frozen schemes, by scheme and code."""
    return [
        (f"{key}:{one.code}", f"{title} {one.name}")
        for key, title in _frozen(asking)
        for one in asking(AppraisalStatus(scheme=AppraisalSchemeId(key)), APPRAISAL).lines
    ]


FORMS: Final = (
    Form(
        name="town-appraisal",
        zh="镇街考核得分表",
        en="Appraisal of a town",
        make=_town,
        of=Of(zh="“方案编号:镇街代码”", en="town, SCHEME:CODE", keys=_towns),
    ),
    Form(
        name="appraisal-scheme",
        zh="考核方案",
        en="Scheme of an appraisal",
        make=scheme_sheet,
        of=Of(zh="考核方案", en="scheme", keys=_schemes),
    ),
    Form(
        name="appraisal-status",
        zh="考核进展表",
        en="Status of an appraisal",
        make=status_sheet,
        of=Of(zh="考核方案", en="scheme", keys=_frozen),
    ),
)
