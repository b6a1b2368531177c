"""A stretch of the life of a synthetic city: cases from report to close, day by day."""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from attrs import define, evolve, field, frozen

from ruralgov.domain.cases import IntakeChannel, RefusalGround, Satisfaction
from ruralgov.domain.cases import messages as m
from ruralgov.domain.cases.model import Result
from ruralgov.domain.cases.table import Level
from ruralgov.domain.kernel.calendar import SHANGHAI
from ruralgov.domain.kernel.clock import TimeLimit, TimeUnit
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import CaseId
from ruralgov.domain.kernel.personal import CitizenText, PersonName, Telephone
from ruralgov.imports import matters
from ruralgov.imports.founding import shipped
from ruralgov.testing.city import BEGIN, City, Village

HOURS = {
    "report": time(8, 30),
    "accept": time(8, 35),
    "refuse": time(8, 36),
    "answer": time(8, 38),
    "dispatch": time(8, 40),
    "ask_return": time(8, 45),
    "grant_return": time(8, 50),
    "dispatch again": time(8, 55),
    "sign": time(9),
    "handle": time(9, 5),
    "ask_time": time(9, 7),
    "grant_time": time(9, 10),
    "escalate": time(9, 11),
    "dispatch above": time(9, 12),
    "sign above": time(9, 13),
    "handle above": time(9, 14),
    "reach": time(9, 15),
    "done at once": time(9, 20),
    "done": time(15),
    "check": time(16),
    "call": time(16, 30),
    "close": time(17),
}
"""The steps of a day, in their order; a step is what its name begins with."""
ACCOUNTS = {
    "report": "reporter",
    "ask_return": "handler",
    "sign": "handler",
    "handle": "handler",
    "ask_time": "handler",
    "grant_time": "supervisor",
    "escalate": "handler",
    "reach": "handler",
    "done": "handler",
    "check": "checker",
    "call": "caller",
}
REFUSED, LATE, FAILED = 0.03, 0.002, 0.02
RETURNED, ESCALATED, EXTENDED, ANSWERED = 0.03, 0.01, 0.02, 0.8
AT_ONCE = (TimeUnit.MINUTES, TimeUnit.WORKING_HOURS)
"""Limits so short that the work is reported within the hour."""
SOLVED = 0.93
SAID = (
    *(Satisfaction.SATISFIED,) * 78,
    *(Satisfaction.BASICALLY,) * 15,
    *(Satisfaction.DISSATISFIED,) * 5,
    *(Satisfaction.UNREACHABLE,) * 2,
)


@define
class SimulatedClock:
    """A clock that stands still until it is set."""

    now: datetime

    def __call__(self) -> datetime:
        """Return the instant it was set to."""
        return self.now

    def set(self, day: date, hour: time) -> None:
        """Go to an hour of a day in Asia/Shanghai."""
        self.now = datetime.combine(day, hour, SHANGHAI).astimezone(UTC)


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
    milestones: tuple[str, ...] = ()
    round: int = 1
    reached: int = 0
    """How many of the milestones were reached in this round."""

    def after(self, name: str, command: Any) -> tuple[str, int] | None:
        """Return the step that follows, and in how many days; None at the end."""
        match name:
            case "accept":
                return ("answer" if self.fate is Fate.ANSWERED else "dispatch"), 0
            case "answer":
                return "call", 1
            case "dispatch":
                return ("ask_return" if self.fate is Fate.RETURNED else "sign"), 0
            case "handle" if self.fate is Fate.EXTENDED:
                return "ask_time", 0
            case "handle" if self.fate is Fate.ESCALATED:
                return "escalate", 0
            case "handle" | "handle above" | "grant_time" if self.milestones:
                return "reach", 0
            case "reach" if self.reached + 1 < len(self.milestones):
                return "reach", min(self.days, 1)
            case "handle" | "handle above" | "grant_time" | "reach":
                return ("done at once" if self.at_once and not self.days else "done"), self.days
            case "check":
                return ("call", 1) if command.passed else ("done", 1)
            case "call" if self.round == 1 and command.satisfaction is Satisfaction.DISSATISFIED:
                return "dispatch", 1  # the second round, the last that the profile gives
            case _:
                return FOLLOWING.get(name)


FOLLOWING = {
    "ask_return": ("grant_return", 0),
    "grant_return": ("dispatch again", 0),
    "dispatch again": ("sign", 0),
    "sign": ("handle", 0),
    "ask_time": ("grant_time", 0),
    "escalate": ("dispatch above", 0),
    "dispatch above": ("sign above", 0),
    "sign above": ("handle above", 0),
    "done at once": ("check", 0),
    "done": ("check", 0),
    "call": ("close", 0),
}


@define
class Life:
    """Takes cases through their life; the same seed gives the same life."""

    city: City
    clock: SimulatedClock
    villages: list[Village]
    seed: int = 1
    _due: dict[date, dict[str, list[Step]]] = field(
        factory=lambda: defaultdict(lambda: defaultdict(list)), init=False
    )

    def run(self, cases: int, first: date, days: int) -> None:
        """Report so many cases over so many days, and take each to its end."""
        draw = random.Random(self.seed)  # noqa: S311  made-up cases, no secret
        rows = matters.read(shipped("matters", "example.csv"), BEGIN, "示例目录")
        catalogue = {one.code: one for one in rows}
        day, number = first, 0
        while number < days or self._due:
            share = (cases * (number + 1) // days - cases * number // days) if number < days else 0
            self._day(day, share, catalogue, draw)
            day, number = day + timedelta(days=1), number + 1

    def _day(
        self, day: date, share: int, catalogue: dict[str, m.DefineMatter], draw: random.Random
    ) -> None:
        waiting = self._due.pop(day, {})
        self.clock.set(day, HOURS["report"])
        new = [self._report(draw, sorted(catalogue)) for _ in range(share)]
        for key, report in zip(self._give("report", new), new, strict=True):
            step = _begin(CaseId(key), catalogue[report.matter], draw)
            first = "refuse" if step.fate is Fate.REFUSED else "accept"
            waiting.setdefault(first, []).append(step)
        for name in HOURS:
            while steps := waiting.pop(name, []):  # one milestone may follow another at once
                self.clock.set(day, HOURS[name])
                commands = [_command(name.split()[0], step, draw) for step in steps]
                for _ in self._give(name.split()[0], commands):
                    pass
                for step, command in zip(steps, commands, strict=True):
                    self._next(name, step, command, day, waiting)

    def _next(
        self, name: str, step: Step, command: Any, day: date, waiting: dict[str, list[Step]]
    ) -> None:
        following = step.after(name, command)
        if following is None:
            self.city.step("cases", 1)
            return
        after, days = following
        if name == "call" and after == "dispatch":
            step = evolve(step, fate=Fate.PLAIN, round=step.round + 1, reached=0)
        if name == "reach":
            used = days if after == "reach" else 0
            step = evolve(step, reached=step.reached + 1, days=step.days - used)
        where = waiting if not days else self._due[day + timedelta(days=days)]
        where.setdefault(after, []).append(step)

    def _report(self, draw: random.Random, codes: list[str]) -> m.ReportCase:
        village = draw.choice(self.villages)
        matter = draw.choice(codes)
        return m.ReportCase(
            matter=matter,
            place=village.place,
            channel=draw.choice(tuple(IntakeChannel)),
            text=CitizenText(f"{village.name}有人反映：{matter}，请尽快处理"),
            reporter=PersonName(draw.choice("王李张刘于") + draw.choice(("女士", "先生"))),
            contact=Telephone(f"138{draw.randrange(10**8):08d}"),
            household=draw.choice(village.households),
        )

    def _give(self, name: str, commands: Iterable[Any]) -> Iterator[str]:
        acting = self.city.staff(ACCOUNTS.get(name, "desk"))
        for answer in self.city.app.execute_many(commands, **acting):
            if isinstance(answer, RuralgovError):
                raise answer
            yield answer.key


def _begin(case: CaseId, matter: m.DefineMatter, draw: random.Random) -> Step:
    """Draw what becomes of a case, and how long its work takes."""
    fate = _fate(matter, draw)
    limit, days = matter.limit, _days(matter.limit)
    late = draw.random() < LATE
    if fate is Fate.EXTENDED and limit.unit in (TimeUnit.WORKING_DAYS, TimeUnit.CALENDAR_DAYS):
        work = days  # one day more than the limit gives, and within what was granted
    else:
        work = 2 * days + 7 if late else draw.randrange(days)
    names = tuple(one.name for one in matter.milestones)
    return Step(case, fate, work, limit.unit in AT_ONCE, names)


def _fate(matter: m.DefineMatter, draw: random.Random) -> Fate:
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


def _command(name: str, step: Step, draw: random.Random) -> Any:
    case = step.case
    match name:
        case "accept":
            return m.AcceptCase(case=case)
        case "refuse":
            ground = draw.choice(tuple(RefusalGround))
            return m.RefuseCase(case=case, ground=ground, reason=ground.zh)
        case "answer":
            return m.AnswerCase(case=case, answer="按政策予以解答")
        case "dispatch":
            return m.DispatchCase(case=case)
        case "ask_return":
            return m.AskReturn(case=case, duty="示例职责清单", reason="不属本单位职责")
        case "grant_return":
            return m.DecideReturn(case=case, granted=True, reason="情况属实")
        case "sign":
            return m.SignCase(case=case)
        case "handle":
            return m.HandleCase(case=case)
        case "ask_time":
            return m.AskExtension(case=case, amount=1, reason="等待配件")
        case "grant_time":
            return m.DecideTime(case=case, granted=True, reason="情况属实")
        case "escalate":
            return m.EscalateCase(case=case, reason="需上级协调")
        case "reach":
            return m.ReachMilestone(case=case, name=step.milestones[step.reached], note="现场记录")
        case "done":
            result = Result.SOLVED if draw.random() < SOLVED else Result.EXPLAINED
            return m.ReportDone(case=case, result=result, outcome="已处理")
        case "check":
            return m.CheckCase(case=case, passed=draw.random() >= FAILED, note="现场查看")
        case "call":
            return m.CallBack(case=case, satisfaction=draw.choice(SAID))
        case _:
            return m.CloseCase(case=case)
