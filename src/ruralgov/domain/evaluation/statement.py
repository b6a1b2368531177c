"""What a result can tell, said with it: order inside a band means nothing, and nobody is last."""

from collections.abc import Sequence
from fractions import Fraction

from ruralgov.domain.evaluation.figures import ceil_root
from ruralgov.domain.evaluation.model import Evaluation
from ruralgov.domain.evaluation.model_result import Result, Withheld


def gap_of(results: Sequence[Result]) -> int | None:
    """Return by how much two units differ, at least, when they can be told apart.

    It is √2 of the median of the halves of the intervals: the half of the interval of a difference
    of two means that are about as wide.
    """
    halves = sorted(
        max(one.high - one.mean, one.mean - one.low)
        for one in results
        if one.mean is not None and one.low is not None and one.high is not None
    )
    if not halves:
        return None
    half = halves[len(halves) // 2]
    return ceil_root(Fraction(2 * half * half))


def decimal(hundredths: int) -> str:
    """Return hundredths of a mark as they are written."""
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def statement(known: Evaluation, lang: str) -> str:
    """Return what the result of an evaluation can tell, in ``zh`` or ``en``."""
    gap = gap_of(known.results)
    said = _ZH if lang == "zh" else _EN
    words = said["nothing"] if gap is None else said["some"]
    return words.format(towns=len(known.raters), k=known.scheme.k, gap=decimal(gap or 0)) + said[
        "always"
    ].format(k=known.scheme.k)


def why(result: Result, known: Evaluation, lang: str) -> str:
    """Return with the counts why nothing of a unit is shown; nothing where it is."""
    if result.withheld is None:
        return ""
    fewest = min(one.marks for one in result.criteria)
    return _WHY[result.withheld][lang != "zh"].format(
        ballots=result.ballots, scored=result.scored, fewest=fewest, k=known.scheme.k
    )


_ZH = {
    "some": "本轮由 {towns} 个镇街评价。两个单位相差不到约 {gap} 分的，不能认为有高下。",
    "nothing": "本轮由 {towns} 个镇街评价，没有一个单位的评分镇街达到 {k} 个，不公开任何得分。",
    "always": (
        "分档按平均分的 95% 区间是否整体高于或低于比较线划定；"
        "同档之内的先后没有意义，本结果不产生末位。"
        "据模拟（30 个部门、22 个镇街），排在最后的部门实际最差的不到一半。"
        "少于 {k} 个镇街评分的不公开；“没有业务往来”不计为分数。"
    ),
}
_EN = {
    "some": (
        "{towns} towns rate in this round. Two units that differ by less than about {gap} marks "
        "cannot be told apart. "
    ),
    "nothing": (
        "{towns} towns rate in this round. No unit has marks of {k} towns, so that no figure is "
        "shown. "
    ),
    "always": (
        "A unit is in a band by whether the whole 95 % interval of its mean lies above or below "
        "what it is compared with. Order inside a band means nothing, and nobody is last. In a "
        "simulation of 30 departments and 22 towns the one at the bottom was really the worst in "
        "less than half of the rounds. With marks of fewer than {k} towns nothing is shown; no "
        "dealings are no score."
    ),
}
_WHY = {
    Withheld.FEW: (
        "收到 {ballots} 份，其中评分 {scored} 份，不足公开下限 {k} 份，不公开得分。",
        "{ballots} ballots came in and {scored} of them give marks: fewer than {k}, so that no "
        "figure is shown.",
    ),
    Withheld.FEW_CRITERION: (
        "收到 {ballots} 份，其中评分 {scored} 份，但有一项指标只有 {fewest} 份评分，"
        "不足公开下限 {k} 份；为免推算，全部得分不公开。",
        "{ballots} ballots came in and {scored} of them give marks, but for a criterion only "
        "{fewest} do: fewer than {k}. So that it cannot be worked out, no figure is shown.",
    ),
    Withheld.UNIT_ENDED: (
        "截止时该单位已撤并；收到 {ballots} 份，不计算得分。",
        "The unit had ended when the round closed. {ballots} ballots came in, and no figure is "
        "computed.",
    ),
    Withheld.SET_ASIDE: (
        "异议成立，结果作废；收到 {ballots} 份，不重新计算，以免两次结果相减推知单份评分。",
        "An objection was upheld and the result set aside. {ballots} ballots came in; nothing is "
        "computed anew, since two results could be subtracted.",
    ),
}
