"""How a department answers, and what each way of answering makes of a fact."""

from typing import Any

from ruralgov.domain.aid.means.facts import FactState
from ruralgov.domain.kernel.labels import LabelledEnum


class AnswerStatus(LabelledEnum):
    """How a department answers."""

    HIT = "hit", "有", "found"
    NONE = "none", "查无", "asked, and there is none"
    AMBIGUOUS = "ambiguous", "无法对应到一人", "several match"
    PARTIAL = "partial", "不完整", "not whole"
    REFUSED = "refused", "拒绝提供", "refused by the department"
    FAILED = "failed", "未能答复", "no answer could be had"


def state_of(status: AnswerStatus, value: Any) -> FactState:
    """Return what an answer makes of a fact: without a value it is not known, never against anyone.

    That there is none is known too, as nothing: in the open it looks like any other amount.
    """
    if value is not None:
        return FactState.KNOWN
    return FactState.REFUSED if status is AnswerStatus.REFUSED else FactState.UNKNOWN


Bounds = tuple[int, int | None]
"""From a number to another, both included; without the second, any from the first on."""


def bounds(status: AnswerStatus, said: Bounds | None) -> Bounds | None:
    """Return what an answer says of a value; of what is not whole, only that it is no less."""
    match status:
        case AnswerStatus.NONE:
            return (0, 0)
        case AnswerStatus.PARTIAL if said is not None:
            return (said[0], None)
        case AnswerStatus.HIT:
            return said
        case _:
            return None
