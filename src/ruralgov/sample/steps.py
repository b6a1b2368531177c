"""The way of a made-up case: what becomes of it, step by step, and what gives each step."""

import random
from collections.abc import Callable
from enum import StrEnum
from typing import Any

from attrs import evolve, frozen

from ruralgov.domain.cases import (
    AcceptCase,
    AnswerCase,
    AskExtension,
    AskReturn,
    CallBack,
    CheckCase,
    CloseCase,
    DecideReturn,
    DecideTime,
    DefineMatter,
    DispatchCase,
    EscalateCase,
    HandleCase,
    Level,
    ReachMilestone,
    RefusalGround,
    RefuseCase,
    ReportDone,
    Result,
    Satisfaction,
    SignCase,
)
from ruralgov.domain.kernel.clock import TimeLimit, TimeUnit
from ruralgov.domain.kernel.ids import CaseId
from ruralgov.sample.answers import SAID, is_called_again

REFUSED, LATE, FAILED = 0.03, 0.002, 0.02
RETURNED, ESCALATED, EXTENDED, ANSWERED, SIGNED_LATE = 0.03, 0.01, 0.02, 0.8, 0.05
AT_ONCE = (TimeUnit.MINUTES, TimeUnit.WORKING_HOURS)
"""Limits so short that the work is reported within the hour."""
SOLVED = 0.93
GROUNDS = tuple(RefusalGround)


class Fate(StrEnum):
    """What becomes of a case beside the main way."""

    PLAIN = "plain"
    REFUSED = "refuse"
    ANSWERED = "answer"
    RETURNED = "return"
    ESCALATED = "escalate"
    EXTENDED = "extend"


@frozen
class Step:
    """A case on its way."""

    case: CaseId
    fate: Fate
    days: int
    """Days that the work takes once it is in hand."""
    at_once: bool
    slow: bool
    """Whether the unit signs for it only on the next day."""
    milestones: tuple[str, ...] = ()
    round: int = 1
    reached: int = 0
    """How many of the milestones were reached in this round."""
    calls: int = 1
    """Which call to the reporter comes next."""

    def after(self, name: str, command: Any) -> tuple[str, int] | None:
        """Return the step that follows, and in how many days; None at the end."""
        match name:
            case "accept":
                return ("answer" if self.fate is Fate.ANSWERED else "dispatch"), 0
            case "answer":
                return "call", 1
            case "dispatch":
                return "sign", int(self.slow)
            case "sign":
                return ("ask_return" if self.fate is Fate.RETURNED else "handle"), 0
            case "handle" if self.fate is Fate.EXTENDED:
                return "ask_time", 0
            case "handle" if self.fate is Fate.ESCALATED:
                return "escalate", 0
            case "handle" if self.milestones:
                return "reach", 0
            case "handle again" | "grant_time" if self.milestones:
                return "reach again", 0
            case "reach" | "reach again" if self.reached + 1 < len(self.milestones):
                return name, min(self.days, 1)
            case "handle" | "handle again" | "grant_time" | "reach" | "reach again":
                return ("done at once" if self.at_once and not self.days else "done"), self.days
            case "check":
                return ("call", 1) if command.passed else ("done", 1)
            case "call" if self.round == 1 and command.satisfaction is Satisfaction.DISSATISFIED:
                return "dispatch", 1  # the second round, the last that the profile gives
            case "call" if is_called_again(command.satisfaction, self.calls):
                return "call", 1
            case _:
                return FOLLOWING.get(name)

    def again(self) -> "Step":
        """Return the case in its next round."""
        return evolve(self, fate=Fate.PLAIN, slow=False, round=self.round + 1, reached=0, calls=1)

    def onward(self, following: tuple[str, int] | None) -> "Step":
        """Return the case with one more milestone reached, and the days to the next one used."""
        used = following[1] if following is not None and following[0].startswith("reach") else 0
        return evolve(self, reached=self.reached + 1, days=self.days - used)


FOLLOWING = {
    "ask_return": ("grant_return", 0),
    "grant_return": ("dispatch again", 0),
    "dispatch again": ("sign again", 0),
    "sign again": ("handle again", 0),
    "ask_time": ("grant_time", 0),
    "escalate": ("dispatch again", 0),
    "done at once": ("check", 0),
    "done": ("check", 0),
    "call": ("close", 0),
}


def begin(case: CaseId, matter: DefineMatter, draw: random.Random) -> Step:
    """Draw what becomes of a case, and how long its work takes."""
    fate = _fate(matter, draw)
    limit, days = matter.limit, _days(matter.limit)
    late = draw.random() < LATE
    if fate is Fate.EXTENDED and limit.unit in (TimeUnit.WORKING_DAYS, TimeUnit.CALENDAR_DAYS):
        work = days  # one day more than the limit gives, and within what was granted
    else:
        work = 2 * days + 7 if late else draw.randrange(days)
    slow = fate is Fate.PLAIN and work < days - 2 and draw.random() < SIGNED_LATE
    names = tuple(one.name for one in matter.milestones)
    return Step(case, fate, work, limit.unit in AT_ONCE, slow, names)


def _fate(matter: DefineMatter, draw: random.Random) -> Fate:
    if matter.category == "政策咨询" and draw.random() < ANSWERED:
        return Fate.ANSWERED
    lot = draw.random()
    for fate, share in (
        (Fate.REFUSED, REFUSED),
        (Fate.RETURNED, RETURNED),
        (Fate.ESCALATED, ESCALATED if matter.terms.level is not Level.CITY else 0),
        (Fate.EXTENDED, EXTENDED if matter.terms.extension else 0),
    ):
        if lot < share:
            return fate
        lot -= share
    return Fate.PLAIN


def _days(limit: TimeLimit) -> int:
    """Return about how many days a limit gives."""
    match limit.unit:
        case TimeUnit.MINUTES | TimeUnit.WORKING_HOURS:
            return 1
        case TimeUnit.HOURS:
            return max(limit.amount // 24, 1)
        case _:
            return limit.amount


def _refuse(step: Step, draw: random.Random) -> RefuseCase:
    ground = draw.choice(GROUNDS)
    return RefuseCase(case=step.case, ground=ground, reason=ground.zh)


def _reach(step: Step, _: random.Random) -> ReachMilestone:
    name = step.milestones[step.reached]
    return ReachMilestone(case=step.case, name=name, note="现场记录")


def _report_done(step: Step, draw: random.Random) -> ReportDone:
    result = Result.SOLVED if draw.random() < SOLVED else Result.EXPLAINED
    return ReportDone(case=step.case, result=result, outcome="已处理")


COMMANDS: dict[str, Callable[[Step, random.Random], Any]] = {
    "accept": lambda step, _: AcceptCase(case=step.case),
    "refuse": _refuse,
    "answer": lambda step, _: AnswerCase(case=step.case, answer="按政策予以解答"),
    "dispatch": lambda step, _: DispatchCase(case=step.case),
    "ask_return": lambda step, _: AskReturn(
        case=step.case, duty="示例职责清单", reason="不属本单位职责"
    ),
    "grant_return": lambda step, _: DecideReturn(case=step.case, granted=True, reason="情况属实"),
    "sign": lambda step, _: SignCase(case=step.case),
    "handle": lambda step, _: HandleCase(case=step.case),
    "ask_time": lambda step, _: AskExtension(case=step.case, amount=1, reason="等待配件"),
    "grant_time": lambda step, _: DecideTime(case=step.case, granted=True, reason="情况属实"),
    "escalate": lambda step, _: EscalateCase(case=step.case, reason="需上级协调"),
    "reach": _reach,
    "done": _report_done,
    "check": lambda step, draw: CheckCase(
        case=step.case, passed=draw.random() >= FAILED, note="现场查看"
    ),
    "call": lambda step, draw: CallBack(case=step.case, satisfaction=draw.choice(SAID)),
    "close": lambda step, _: CloseCase(case=step.case),
}
"""What gives the command of a step, by the first word of its name."""
