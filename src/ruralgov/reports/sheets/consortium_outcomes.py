"""The sheet of what came of consortia, before and after."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ruralgov.domain.consortia import (
    ConsortiumOutcomes,
    Integration,
    OutcomeLine,
    OutcomeSheet,
)
from ruralgov.domain.consortia.roles import PARTY_BUILDING
from ruralgov.ports.tables import Kind, Statement
from ruralgov.reports.sheets.model import Asking, Form


def _came(asking: Asking, _of: str) -> Sequence[Statement]:
    found: OutcomeSheet = asking(ConsortiumOutcomes(), PARTY_BUILDING)
    return [_sums(asking, found), *outcomes_of(asking, found.lines), _incomes(asking, found.lines)]


def _sums(asking: Asking, found: OutcomeSheet) -> Statement:
    columns = (
        ("integration", "融合", "integration", Kind.TEXT),
        ("consortia", "已核实成效的片区", "consortia with verified outcomes", Kind.INTEGER),
        ("verified", "已核实", "verified", Kind.INTEGER),
        ("waiting", "待核实", "waiting", Kind.INTEGER),
        ("income", "已核实收入（元）", "verified income in yuan", Kind.AMOUNT),
    )
    rows = [
        (
            asking.label(one.integration),
            one.consortia,
            one.verified,
            one.waiting,
            one.income if one.integration is Integration.INDUSTRY else None,
        )
        for one in found.sums
    ]
    foot = asking.say(
        "待核实的不计入合计；收入以各集体账簿为准，不是产值；一个项目只在片区计一次。",
        "What waits is in no sum. Income is what the ledgers of the collectives show, and no "
        "output value; a project counts once, at its consortium.",
    )
    title = ("联建成效统计表", "Outcomes of consortia")
    return asking.table(title, columns, rows, foot=[foot])


def outcomes_of(asking: Asking, lines: Iterable[OutcomeLine]) -> Iterator[Statement]:
    """Give the outcomes of each integration: those of industry in yuan."""
    every = list(lines)
    for integration in Integration:
        mine = [one for one in every if one.integration is integration]
        yield _integrated(asking, integration, mine)


def _integrated(
    asking: Asking, integration: Integration, lines: Iterable[OutcomeLine]
) -> Statement:
    industry = integration is Integration.INDUSTRY
    kind, yuan = (Kind.AMOUNT, ("（元）", " in yuan")) if industry else (Kind.INTEGER, ("", ""))
    columns = (
        ("name", "片区", "consortium", Kind.TEXT),
        ("indicator", "指标", "indicator", Kind.TEXT),
        ("unit", "单位", "unit", Kind.TEXT),
        ("project", "联合项目", "joint project", Kind.TEXT),
        ("since", "自", "from", Kind.DATE),
        ("last", "至", "last day", Kind.DATE),
        ("before", f"此前{yuan[0]}", f"before{yuan[1]}", kind),
        ("after", f"此后{yuan[0]}", f"after{yuan[1]}", kind),
        ("change", f"增减{yuan[0]}", f"change{yuan[1]}", kind),
        ("evidence", "依据", "evidence", Kind.TEXT),
        ("verified", "核实日期", "verified on", Kind.DATE),
    )
    rows = [
        (
            one.name,
            one.indicator,
            asking.say("元", "yuan") if industry else one.unit,
            one.project_name,
            one.since,
            one.last,
            one.before,
            one.after,
            one.change,
            one.evidence,
            one.verified,
        )
        for one in lines
    ]
    foot = asking.say("核实日期空白表示待核实。", "Without a day of verifying, it waits.")
    title = (integration.zh, f"Integration: {integration.en}")
    return asking.table(title, columns, rows, foot=[foot])


def _incomes(asking: Asking, lines: Iterable[OutcomeLine]) -> Statement:
    columns = (
        ("name", "片区", "consortium", Kind.TEXT),
        ("project", "联合项目", "joint project", Kind.TEXT),
        ("last", "至", "last day", Kind.DATE),
        ("village", "村", "village", Kind.TEXT),
        ("amount", "该村集体所得（元）", "what its collectives had, in yuan", Kind.AMOUNT),
        ("verified", "核实日期", "verified on", Kind.DATE),
    )
    every = [(one, each) for one in lines for each in one.villages]
    places = asking.places((each.village for _, each in every), PARTY_BUILDING)
    rows = [
        (
            one.name,
            one.project_name,
            one.last,
            places.get(each.village, ""),
            each.amount,
            one.verified,
        )
        for one, each in every
    ]
    return asking.table(("各村所得", "What each village had"), columns, rows)


OUTCOMES: Final = Form(
    name="consortium-outcomes", zh="联建成效统计表", en="Outcomes of consortia", make=_came
)
