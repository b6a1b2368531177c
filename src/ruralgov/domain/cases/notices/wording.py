"""What each notice says, in both languages."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from ruralgov.domain.cases.messages_ending import CaseCalledBack, CaseChecked, CaseForced
from ruralgov.domain.cases.messages_hand import CaseHandedOver
from ruralgov.domain.cases.messages_handling import CaseArbitrated, CaseDone
from ruralgov.domain.cases.messages_intake import (
    CaseAccepted,
    CaseAnswered,
    CaseDispatched,
    CaseRefused,
    FilingDeclined,
)
from ruralgov.domain.cases.messages_reporter import DelayExplained
from ruralgov.domain.cases.messages_time import DeadlineRecomputed, TimeGranted
from ruralgov.domain.cases.messages_withdrawal import CaseRestored, CaseWithdrawn
from ruralgov.domain.cases.model import DESK, Case, SpellEnd
from ruralgov.domain.cases.notices.model import NoticeKind
from ruralgov.domain.cases.table import Stage
from ruralgov.domain.kernel.clock import stamp_end
from ruralgov.domain.kernel.personal import OfficerText
from ruralgov.domain.kernel.value import frozen

KINDS: Final[Mapping[str, NoticeKind]] = {
    kind.__name__: notice
    for kind, notice in (
        (CaseAccepted, NoticeKind.ACCEPTED),
        (CaseRefused, NoticeKind.REFUSED),
        (FilingDeclined, NoticeKind.NOT_FILED),
        (CaseDispatched, NoticeKind.DISPATCHED),
        (CaseHandedOver, NoticeKind.HANDED_OVER),
        (CaseArbitrated, NoticeKind.HANDED_OVER),
        (TimeGranted, NoticeKind.MORE_TIME),
        (CaseAnswered, NoticeKind.ANSWERED),
        (CaseChecked, NoticeKind.ANSWERED),
        (CaseForced, NoticeKind.FORCED),
        (CaseWithdrawn, NoticeKind.WITHDRAWN),
        (CaseRestored, NoticeKind.RESTORED),
        (DeadlineRecomputed, NoticeKind.DUE_MOVED),
        (DelayExplained, NoticeKind.DELAY),
    )
}
"""Of which events, by their names, a reporter is told, and what the notice is about."""
HEAD: Final = ("您反映的诉求（编号{number}）", "Your case {number} ")
_SAID: Final[Mapping[NoticeKind, tuple[str, str]]] = {
    NoticeKind.ACCEPTED: (
        "已受理，将于{hold}前确定承办单位。",
        "was accepted; a unit will have it by {hold}.",
    ),
    NoticeKind.REFUSED: (
        "不予受理，原因：{ground}{reason}。",
        "was not accepted: {ground_en}{reason_en}.",
    ),
    NoticeKind.NOT_FILED: ("不予立案{reason}。", "was not filed{reason_en}."),
    NoticeKind.DISPATCHED: (
        "由{unit}办理，应于{due}前办结。",
        "is handled by {unit}, due by {due}.",
    ),
    NoticeKind.HANDED_OVER: (
        "改由{unit}办理{reason}，应于{due}前办结。",
        "was handed over to {unit}{reason_en}; it is due by {due}.",
    ),
    NoticeKind.ANSWERED: (
        "已有答复：{answer}。之后将回访，听取您的意见。",
        "was answered: {answer} You will be called and asked what you think of it.",
    ),
    NoticeKind.LATE: (
        "应于{due}前办结，至今没有办结，{why}。现由{unit}办理，已列入逾期督办，办结后会告知您；"
        "您可以随时催办。",
        "was due by {due} and is not done: {why_en}. {unit} has it; it is on the list of what is "
        "overdue, and you will be told when it is done. You can ask at any time.",
    ),
    NoticeKind.FORCED: ("已结束办理{reason}。", "was closed{reason_en}."),
    NoticeKind.WITHDRAWN: (
        "已按您的要求撤回。不是您本人要求，或者改变主意的，请在{until}前联系受理单位恢复办理。",
        "was withdrawn as you wished. If it was not you, or you change your mind, say so by "
        "{until}.",
    ),
    NoticeKind.DELAY: (
        "应于{due}前办结，没有按期办结，原因：{words}。",
        "was due by {due} and was not done by then: {words}.",
    ),
    NoticeKind.DUE_MOVED: (
        "应于{due}前办结，不再是{before}：放假安排或工作时间有公布、调整，期限已重新计算。",
        "is due by {due} and no longer by {before}: holidays or working hours were published or "
        "changed, and the time was counted again.",
    ),
    NoticeKind.RESTORED: (
        "已按您的要求恢复办理。",
        "is being handled again as you wished.",
    ),
}
_PAUSED: Final = (
    "经批准暂缓办理至{until}，原因：{ground}{reason}；应于{due}前办结。",
    "is paused until {until}: {ground}{reason_en}. It is due by {due}.",
)
_EXTENDED: Final = (
    "经批准延长期限，应于{due}前办结{reason}。",
    "was given more time and is due by {due}{reason_en}.",
)
_WHY: Final = {
    SpellEnd.RETURNED: ("退单{n}次", "given back {n} times"),
    SpellEnd.ESCALATED: ("上报{n}次", "passed up {n} times"),
    SpellEnd.ARBITRATED: ("裁定改派{n}次", "given to another unit by arbitration {n} times"),
    SpellEnd.HANDED_OVER: ("改派{n}次", "handed over {n} times"),
}


@frozen(kw_only=True)
class Told:
    """What the words of a notice are taken from.

    *spoken* opens what an officer said, as far as it may leave; *events* are those of the case up
    to the one that the notice is about.
    """

    case: Case
    events: tuple[Any, ...]
    unit: Callable[[str], str]
    spoken: Callable[[OfficerText], str]


def wording(kind: NoticeKind, told: Told) -> tuple[str, str]:
    """Return what a notice says."""
    event = told.events[-1]
    said = _SAID.get(kind) or (_EXTENDED if event.stop is None else _PAUSED)
    facts = _facts(kind, event, told)
    zh, en = (head + text for head, text in zip(HEAD, said, strict=True))
    return zh.format(**facts), en.format(**facts)


_SIGN: Final = (
    "诉求（编号{number}）应于{due}前签收，至今没有签收，请尽快办理。",
    "Case {number} is to be signed for by {due}, and was not yet.",
)
_ACT: Final = (
    "诉求（编号{number}）应于{due}前处置，时限将到，请尽快办理；需要延期的，请在到期前申请。",
    "Case {number} is to be dealt with by {due}; if it needs more time, ask before that.",
)


def warning(case: Case, due: datetime) -> tuple[str, str]:
    """Return what the unit that has a case is told before its time is up."""
    zh, en = _SIGN if case.stage is Stage.DISPATCHED else _ACT
    facts = {"number": case.number, "due": stamp_end(due)}
    return zh.format(**facts), en.format(**facts)


def _facts(kind: NoticeKind, event: Any, told: Told) -> dict[str, str]:
    case, facts = told.case, {"number": told.case.number}
    late = kind is NoticeKind.LATE
    if late:
        facts |= dict(zip(("why", "why_en"), _why(told), strict=True))
    deadline = case.deadline if late else getattr(event, "deadline", None) or case.deadline
    if deadline is not None:
        facts["due"] = stamp_end(deadline.due)
    unit = case.owner if late else getattr(event, "unit", None)
    if unit is not None:
        facts["unit"] = "受理单位" if unit == DESK else told.unit(unit)
    stop, until = getattr(event, "stop", None), getattr(event, "until", None)
    if stop is not None:
        facts |= {"ground": stop.reason, "until": stamp_end(stop.until)}
    elif until is not None:
        facts["until"] = stamp_end(until)
    if isinstance(event, DeadlineRecomputed):
        facts["before"] = stamp_end(event.before.due)
    if isinstance(event, CaseAccepted):
        facts["hold"] = stamp_end(event.hold_due)
    if isinstance(event, CaseRefused):
        facts |= {"ground": event.ground.zh, "ground_en": event.ground.en}
    if kind is NoticeKind.ANSWERED:
        facts["answer"] = _answer(event, told).rstrip("。.")
    elif isinstance(event, DelayExplained):
        facts["words"] = told.spoken(event.reason).rstrip("。.")
    elif not late:
        facts |= _reason(getattr(event, "reason", None), told)
    return facts


def _reason(said: object, told: Told) -> dict[str, str]:
    words = told.spoken(said) if isinstance(said, OfficerText) and not said.empty else ""
    return {
        "reason": f"（{words.rstrip('。')}）" if words else "",
        "reason_en": f" ({words})" if words else "",
    }


def _answer(event: object, told: Told) -> str:
    """Return what was answered: by the desk, or with the work that passed its check."""
    if isinstance(event, CaseAnswered):
        return told.spoken(event.answer)
    done = [one.outcome for one in told.events if isinstance(one, CaseDone)]
    return told.spoken(done[-1])


def _why(told: Told) -> tuple[str, str]:
    """Return why it is late, in both languages: as an officer said it, and what took the time."""
    case = told.case
    ends = [one.ended for one in case.spells if one.round == case.round]
    parts = [*_counted(ends)]
    said = _explained(told)
    if said:
        parts.append((f"原因：{said}", f"and the reason is: {said}"))
        return "、".join(one[0] for one in parts), ", ".join(one[1] for one in parts)
    if not parts:
        return "承办单位没有按期办结", "the unit did not do it in time"
    zh, en = ("、".join(one[0] for one in parts), ", ".join(one[1] for one in parts))
    return f"其间{zh}", f"it was {en}"


def _explained(told: Told) -> str:
    """Return what was said last, in the round that runs, of why it is late."""
    words = ""
    for event in told.events:
        if isinstance(event, CaseCalledBack) and event.reopened:
            words = ""
        elif isinstance(event, DelayExplained):
            words = told.spoken(event.reason)
    return words.rstrip("。.")


def _counted(ends: list[SpellEnd]) -> Iterator[tuple[str, str]]:
    for end, (zh, en) in _WHY.items():
        if n := ends.count(end):
            yield zh.format(n=n), en.format(n=n)
