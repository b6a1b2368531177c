"""Sheets of an evaluation of departments by towns: its result in bands, and who took part."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from ruralgov.domain.evaluation import (
    EVALUATION,
    CriterionLine,
    EvaluationOutcome,
    Evaluations,
    EvaluationStage,
    OutcomeSheet,
    Participation,
    ParticipationLine,
    ParticipationSheet,
    ResultLine,
)
from ruralgov.domain.evaluation.statement import decimal
from ruralgov.domain.kernel.ids import EvaluationId
from ruralgov.ports.tables import Kind, Statement
from ruralgov.reports.sheets.model import Asking, Form, Heading, Of

_COUNTS: Final[tuple[Heading, ...]] = (
    ("unit", "单位", "unit", Kind.TEXT),
    ("ballots", "收到份数", "ballots", Kind.INTEGER),
    ("scored", "评分份数 n", "with marks, n", Kind.INTEGER),
)


def _outcome(asking: Asking, of: str) -> Sequence[Statement]:
    found: OutcomeSheet = asking(EvaluationOutcome(evaluation=EvaluationId(of)), EVALUATION)
    return [
        _bands(asking, found),
        _criteria(asking, found),
        _withheld(asking, found.withheld),
    ]


def _bands(asking: Asking, found: OutcomeSheet) -> Statement:
    columns = (
        ("band", "分档", "band", Kind.TEXT),
        *_COUNTS,
        ("mean", "平均分", "mean", Kind.TEXT),
        ("interval", "95% 区间", "95 % interval", Kind.TEXT),
        ("weight", "占单位考核（%）", "part of its appraisal (%)", Kind.INTEGER),
    )
    rows = [
        (
            asking.label(band.band),
            one.name,
            one.ballots,
            one.scored,
            _mark(one.mean),
            _interval(one),
            one.weight,
        )
        for band in found.bands
        for one in band.units
    ]
    foot = [
        asking.say(found.statement_zh, found.statement_en),
        asking.say(
            "同档内按单位名称排列，不是名次。",
            "Within a band units stand by their names, which is no ranking.",
        ),
    ]
    title = (f"{found.title}结果", f"Result of: {found.title}")
    return asking.table(title, columns, rows, under=_under(asking, found), foot=foot)


def _under(asking: Asking, found: OutcomeSheet) -> Iterator[str]:
    stage = asking.label(found.stage)
    yield asking.say(
        f"评价期间 {found.since} 至 {found.last_day}；参评镇街 {found.towns} 个；"
        f"公开下限 {found.k} 份；进展：{stage}",
        f"Of {found.since} to {found.last_day}; {found.towns} towns; nothing is shown under "
        f"{found.k} ballots; stage: {stage}",
    )
    if found.lower is not None and found.lower == found.upper:
        mean = decimal(found.lower)
        yield asking.say(f"比较线：{mean} 分", f"Compared with {mean} marks")
    elif found.lower is not None and found.upper is not None:
        low, high = decimal(found.lower), decimal(found.upper)
        yield asking.say(f"比较线：{low} 分、{high} 分", f"Compared with {low} and {high} marks")


def _mark(hundredths: int | None) -> str:
    return "" if hundredths is None else decimal(hundredths)


def _interval(one: ResultLine) -> str:
    return "" if one.low is None else f"{_mark(one.low)} – {_mark(one.high)}"


def _criteria(asking: Asking, found: OutcomeSheet) -> Statement:
    """Return what each criterion gave, of units whose figures are shown."""
    columns = (
        ("unit", "单位", "unit", Kind.TEXT),
        ("criterion", "指标", "criterion", Kind.TEXT),
        ("weight", "权重（%）", "weight (%)", Kind.INTEGER),
        ("marks", "评分份数", "with marks", Kind.INTEGER),
        ("mean", "平均分", "mean", Kind.TEXT),
        ("half", "95% 区间半宽", "half of the interval", Kind.TEXT),
    )
    units = sorted((one for band in found.bands for one in band.units), key=lambda one: one.name)
    rows = [
        (one.name, each.title, each.weight, each.marks, _mark(each.mean), _half(each))
        for one in units
        for each in one.criteria
    ]
    return asking.table(("各指标得分", "By criterion"), columns, rows)


def _half(one: CriterionLine) -> str:
    return "" if one.half is None else f"± {decimal(one.half)}"


def _withheld(asking: Asking, lines: Iterable[ResultLine]) -> Statement:
    columns = (
        *_COUNTS,
        ("withheld", "不公开的原因", "why nothing is shown", Kind.TEXT),
        ("reason", "说明", "in full", Kind.TEXT),
    )
    rows = [
        (
            one.name,
            one.ballots,
            one.scored,
            "" if one.withheld is None else asking.label(one.withheld),
            asking.say(one.reason_zh, one.reason_en),
        )
        for one in lines
    ]
    return asking.table(("不公开得分的单位", "Units of which no figure is shown"), columns, rows)


def _participation(asking: Asking, of: str) -> Sequence[Statement]:
    found: ParticipationSheet = asking(Participation(evaluation=EvaluationId(of)), EVALUATION)
    columns = (
        ("town", "镇街", "town", Kind.TEXT),
        ("form", "研究方式", "how it decided", Kind.TEXT),
        ("decided", "研究日期", "decided on", Kind.DATE),
        ("people", "参与班子成员数", "leaders who decided", Kind.INTEGER),
        ("reference", "依据", "reference", Kind.TEXT),
        ("ballots", "已填份数", "ballots", Kind.INTEGER),
        ("missing", "未填的单位", "no ballot of", Kind.TEXT),
        ("note", "备注", "note", Kind.TEXT),
    )
    rows = [_part(asking, one) for one in found.lines]
    said = asking.say(
        f"参评镇街 {found.towns} 个，已集体研究 {found.decided} 个，全部填完 {found.complete} 个",
        f"{found.towns} towns; {found.decided} have decided and {found.complete} entered all",
    )
    (title,) = (row.title for row in asking(Evaluations(), EVALUATION) if row.owner == of)
    named = (f"{title}填报情况", f"Who took part in: {title}")
    return [asking.table(named, columns, rows, under=[said])]


def _part(asking: Asking, one: ParticipationLine) -> Sequence[Any]:
    decision = one.decision
    return (
        one.name,
        asking.say("未研究", "not yet") if decision is None else asking.label(decision.form),
        None if decision is None else decision.day,
        None if decision is None else len(decision.posts),
        None if decision is None else decision.reference,
        one.ballots,
        asking.say("、", ", ").join(each.name for each in one.missing),
        "" if one.stands else asking.say("该镇街已撤并", "the town has ended"),
    )


def _computed(asking: Asking) -> list[tuple[str, str]]:
    rows = asking(Evaluations(), EVALUATION)
    return [(row.owner, row.title) for row in rows if row.objections_until is not None]


def _published(asking: Asking) -> list[tuple[str, str]]:
    rows = asking(Evaluations(), EVALUATION)
    return [(row.owner, row.title) for row in rows if row.stage is not EvaluationStage.DRAFT]


FORMS: Final = (
    Form(
        name="evaluation",
        zh="镇街评部门结果",
        en="Result of an evaluation",
        make=_outcome,
        of=Of(zh="评价", en="evaluation", keys=_computed),
    ),
    Form(
        name="evaluation-participation",
        zh="镇街评部门填报情况",
        en="Who took part in an evaluation",
        make=_participation,
        of=Of(zh="评价", en="evaluation", keys=_published),
    ),
)
