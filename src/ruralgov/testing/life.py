"""A stretch of the life of a synthetic city: cases from report to close, day by day."""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from attrs import define, evolve, field, frozen

from ruralgov.domain.cases import IntakeChannel, RefusalGround, Satisfaction
from ruralgov.domain.cases import messages as m
from ruralgov.domain.kernel.calendar import SHANGHAI
from ruralgov.domain.kernel.clock import TimeUnit
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import CaseId
from ruralgov.domain.kernel.personal import CitizenText, PersonName, Telephone
from ruralgov.imports import matters
from ruralgov.imports.founding import shipped
from ruralgov.testing.city import BEGIN, City, Village

HOURS = {
    "report": time(8, 30),
    "accept": time(9),
    "refuse": time(9, 10),
    "dispatch": time(9, 30),
    "sign": time(10),
    "handle": time(11),
    "done": time(15),
    "check": time(16),
    "call": time(16, 30),
    "close": time(17),
}
"""The steps of a day, in their order."""
ACCOUNTS = {
    "report": "reporter",
    "sign": "handler",
    "handle": "handler",
    "done": "handler",
    "check": "checker",
    "call": "caller",
}
REFUSED, LATE, FAILED = 0.03, 0.002, 0.02
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


@frozen
class Step:
    """One step that a case takes on a day."""

    name: str
    case: CaseId
    days: int
    """Days that the work takes once it is in hand."""
    round: int = 1

    def reopens(self, command: Any) -> bool:
        """Tell whether a call back opens the second round, the last that the profile gives."""
        said = getattr(command, "satisfaction", None)
        return self.round == 1 and said is Satisfaction.DISSATISFIED


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
        limits = {
            one.code: one.limit
            for one in matters.read(shipped("matters", "example.csv"), BEGIN, "示例目录")
        }
        day, number = first, 0
        while number < days or self._due:
            share = (cases * (number + 1) // days - cases * number // days) if number < days else 0
            self._day(day, share, limits, draw)
            day, number = day + timedelta(days=1), number + 1

    def _day(self, day: date, share: int, limits: dict[str, Any], draw: random.Random) -> None:
        waiting = self._due.pop(day, {})
        self.clock.set(day, HOURS["report"])
        new = [self._report(draw, sorted(limits)) for _ in range(share)]
        for key, report in zip(self._give("report", new), new, strict=True):
            refused = draw.random() < REFUSED
            work = _work(limits[report.matter], draw)
            waiting.setdefault("refuse" if refused else "accept", []).append(
                Step("accept", CaseId(key), work)
            )
        for name in HOURS:
            steps = waiting.get(name, [])
            if not steps or name == "report":
                continue
            self.clock.set(day, HOURS[name])
            commands = [_command(name, step, draw) for step in steps]
            for _ in self._give(name, commands):
                pass
            for step, command in zip(steps, commands, strict=True):
                self._next(name, step, command, day, waiting, draw)

    def _next(
        self,
        name: str,
        step: Step,
        command: Any,
        day: date,
        waiting: dict[str, list[Step]],
        draw: random.Random,
    ) -> None:
        following = {
            "accept": ("dispatch", 0),
            "dispatch": ("sign", 0),
            "sign": ("handle", 0),
            "handle": ("done", step.days),
            "done": ("check", 0),
            "check": ("call", 1) if getattr(command, "passed", True) else ("done", 1),
            "call": ("dispatch", 1) if step.reopens(command) else ("close", 0),
        }
        if name not in following:
            self.city.step("cases", 1)
            return
        after, days = following[name]
        if name == "call" and after == "dispatch":
            step = evolve(step, round=step.round + 1)
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


def _work(limit: Any, draw: random.Random) -> int:
    """Return the days that work takes: within the limit, or rarely far beyond it."""
    most = max(limit.amount // 24, 1) if limit.unit is TimeUnit.HOURS else limit.amount
    return 2 * most + 7 if draw.random() < LATE else draw.randrange(most)


def _command(name: str, step: Step, draw: random.Random) -> Any:
    match name:
        case "accept":
            return m.AcceptCase(case=step.case)
        case "refuse":
            ground = draw.choice(tuple(RefusalGround))
            return m.RefuseCase(case=step.case, ground=ground, reason=ground.zh)
        case "dispatch":
            return m.DispatchCase(case=step.case)
        case "sign":
            return m.SignCase(case=step.case)
        case "handle":
            return m.HandleCase(case=step.case)
        case "done":
            return m.ReportDone(case=step.case, outcome="已处理")
        case "check":
            return m.CheckCase(case=step.case, passed=draw.random() >= FAILED, note="现场查看")
        case "call":
            return m.CallBack(case=step.case, satisfaction=draw.choice(SAID))
        case _:
            return m.CloseCase(case=step.case)
