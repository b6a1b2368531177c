"""The figures that an indicator may rest on: a closed table, each by its id and version.

A figure that was used is never changed: another way to count is another version.
"""

from collections.abc import Callable, Mapping
from typing import Final

from ruralgov.domain.appraisal import counting_cases as cases
from ruralgov.domain.appraisal import counting_villages as villages
from ruralgov.domain.appraisal import texts
from ruralgov.domain.appraisal.counting import Counted, Window
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen


class Measures(LabelledEnum):
    """What a figure measures."""

    OUTCOME = "outcome", "结果", "an outcome"
    PROCESS = "process", "过程", "a process"


@frozen(kw_only=True)
class Figure:
    """A share of two counts; *query* is where anybody can ask the same. *count* None: typed in."""

    code: str
    zh: str
    en: str
    measures: Measures
    query: str
    counts_zh: str
    counts_en: str
    """What is counted in what."""
    count: Callable[[Window], Counted] | None = None


FIGURES: Final[Mapping[str, Figure]] = {
    one.code: one
    for one in (
        Figure(
            code="cases.on_time@1",
            zh="诉求按期办结率",
            en="cases done on time",
            measures=Measures.OUTCOME,
            query="CaseFigures, OpenCases",
            counts_zh="期内报结且未超期的轮次 ÷（期内报结的轮次 + 截止日已超期未结的诉求 + "
            "期内收到、未办即强制结案的诉求）",
            counts_en="rounds reported as done in the months and on time, of all such rounds, the "
            "open cases that were overdue at the cut-off, and the cases that came in in the "
            "months and were closed by force with nothing done",
            count=cases.on_time,
        ),
        Figure(
            code="cases.on_time@2",
            zh="诉求按期办结率（按到期计）",
            en="cases done on time, of what fell due",
            measures=Measures.OUTCOME,
            query="CaseFigures",
            counts_zh="期内到期的轮次中按期办结的 ÷（期内到期并办结的轮次 + 期内到期未办结的诉求 + "
            "期内到期、逾期后强制结案的诉求）",
            counts_en="rounds done on time, of those that fell due in the months: done, open past "
            "their day at the cut-off, or closed by force after it",
            count=cases.on_time_of_due,
        ),
        Figure(
            code="cases.first_round@2",
            zh="诉求一次办结率（按结案计）",
            en="cases closed after one round",
            measures=Measures.OUTCOME,
            query="CaseFigures",
            counts_zh="期内结案的诉求中只办理一轮的 ÷ 期内结案的诉求",
            counts_en="cases that took one round, of the cases closed in the months",
            count=cases.first_of_closed,
        ),
        Figure(
            code="cases.satisfied@1",
            zh="诉求满意率",
            en="reporters satisfied",
            measures=Measures.OUTCOME,
            query="CaseFigures",
            counts_zh="满意的轮次 ÷ 期内报结、参评且联系上报事人的轮次",
            counts_en="rounds with a satisfied reporter, of those reported as done in the months "
            "whose matter is ranked and whose reporter was reached",
            count=cases.satisfied,
        ),
        Figure(
            code="cases.first_round@1",
            zh="一次办结占比",
            en="settled in the first round",
            measures=Measures.OUTCOME,
            query="CaseFigures",
            counts_zh="首轮报结 ÷ 期内报结的轮次",
            counts_en="first rounds, of the rounds reported as done in the months",
            count=cases.first_round,
        ),
        Figure(
            code="books.closed_in_time@1",
            zh="村集体账簿按时结账率",
            en="months of books closed in time",
            measures=Measures.PROCESS,
            query="MonthDecisions",
            counts_zh="月末后 45 日内结账的月份 ÷ 期内到期应结账的月份（逐集体、逐月）",
            counts_en="months of collectives that were closed within 45 days of their end, of "
            "those for which that day lies in the months",
            count=villages.closed_in_time,
        ),
        Figure(
            code="disclosure.in_time@1",
            zh="村集体财务按时公开率",
            en="quarters disclosed in time",
            measures=Measures.PROCESS,
            query="Published",
            counts_zh="季后 20 日内公开财务收支的季度 ÷ 期内到期应公开的季度（逐集体、逐季）",
            counts_en="quarters of collectives whose money was shown within 20 days of their end, "
            "of those for which that day lies in the months",
            count=villages.disclosed_in_time,
        ),
        Figure(
            code="grids.covered@1",
            zh="住户入网率",
            en="households in a lane",
            measures=Measures.PROCESS,
            query="LaneCensus, Households",
            counts_zh="截止日编入街巷的住户 ÷ 截止日在册住户",
            counts_en="households in a lane at the cut-off, of those registered then",
            count=villages.covered,
        ),
        Figure(
            code="outside.outcome@1",
            zh="外部结果数据",
            en="an outcome from outside",
            measures=Measures.OUTCOME,
            query="",
            counts_zh="外部提供的分子 ÷ 分母，附依据",
            counts_en="two numbers from outside, with evidence",
        ),
        Figure(
            code="outside.process@1",
            zh="外部过程数据",
            en="a process from outside",
            measures=Measures.PROCESS,
            query="",
            counts_zh="外部提供的分子 ÷ 分母，附依据",
            counts_en="two numbers from outside, with evidence",
        ),
    )
}


def figure_of(code: str) -> Figure:
    """Return the figure of an id and version; raises ``appraisal_figure_unknown``."""
    found = FIGURES.get(code)
    if found is None:
        known = ", ".join(FIGURES)
        raise Refused(texts.APPRAISAL_FIGURE_UNKNOWN, figure=code, known=known)
    return found
