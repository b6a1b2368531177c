"""What came of a case, and what its reporter said of it."""

from typing import Final

from ruralgov.domain.kernel.labels import LabelledEnum


class Result(LabelledEnum):
    """What came of it; a fact of its own, apart from the stage."""

    SOLVED = "solved", "已解决", "solved"
    PARTLY = "partly", "部分解决", "solved in part"
    EXPLAINED = "explained", "解释说明", "explained"
    NOT_POSSIBLE = "not_possible", "暂无法解决", "not possible for now"


class Satisfaction(LabelledEnum):
    """What the reporter said when called back."""

    SATISFIED = "satisfied", "满意", "satisfied"
    BASICALLY = "basically", "基本满意", "basically satisfied"
    DISSATISFIED = "dissatisfied", "不满意", "dissatisfied"
    UNREACHABLE = "unreachable", "联系不上", "not reached"


HAPPY: Final = (Satisfaction.SATISFIED, Satisfaction.BASICALLY)
"""What counts as satisfied."""
