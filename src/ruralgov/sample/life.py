"""A stretch of the life of a synthetic city: cases from report to close, day by day."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import accumulate, chain, pairwise
from typing import Any

from attrs import define, evolve, field, frozen

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
    IntakeChannel,
    Level,
    OpenProblem,
    ReachMilestone,
    RefusalGround,
    RefuseCase,
    ReportCase,
    ReportDone,
    Result,
    Satisfaction,
    SignCase,
)
from ruralgov.domain.kernel.calendar import FRIDAY, SHANGHAI
from ruralgov.domain.kernel.clock import TimeLimit, TimeUnit
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import CaseId
from ruralgov.domain.kernel.personal import CitizenText, PersonName, Telephone
from ruralgov.imports.founding import example_matters
from ruralgov.sample.answers import SAID, helping, is_called_again
from ruralgov.sample.city import City, Village
from ruralgov.sample.draw import BEGIN


@frozen
class Sitting:
    """A time of the day at which an account does what has come up for it, in one go."""

    hour: time
    account: str
    steps: tuple[str, ...]


SITTINGS = (
    Sitting(time(8, 30), "reporter", ("report",)),
    Sitting(time(8, 40), "desk", ("accept", "refuse", "answer", "dispatch")),
    Sitting(
        time(9, 5), "handler", ("sign", "handle", "ask_return", "ask_time", "escalate", "reach")
    ),
    Sitting(time(9, 10), "supervisor", ("grant_time",)),
    Sitting(time(9, 12), "desk", ("grant_return", "dispatch again")),
    Sitting(time(9, 15), "handler", ("sign again", "handle again", "reach again", "done at once")),
    Sitting(time(15), "handler", ("done",)),
    Sitting(time(16), "checker", ("check",)),
    Sitting(time(16, 30), "caller", ("call",)),
    Sitting(time(17), "second_desk", ("close",)),
)
"""The day of the city. A step is what its name begins with."""
SITTING = {step: sitting for sitting in SITTINGS for step in sitting.steps}
REFUSED, LATE, FAILED = 0.03, 0.002, 0.02
RETURNED, ESCALATED, EXTENDED, ANSWERED, SIGNED_LATE = 0.03, 0.01, 0.02, 0.8, 0.05
MONTHS = (8, 7, 9, 9, 10, 11, 13, 13, 10, 9, 8, 8)
"""How busy the months are, compared with each other; [design]."""
WEEKEND = 0.5
"""What comes in on a day of the weekend, compared with a weekday."""
TWIN = 0.02
"""Reports of a trouble that somebody else reports on the same day."""
AT_ONCE = (TimeUnit.MINUTES, TimeUnit.WORKING_HOURS)
"""Limits so short that the work is reported within the hour."""
SOLVED = 0.93
CHANNELS = tuple(one for one in IntakeChannel if one is not IntakeChannel.DELIBERATION)
GROUNDS = tuple(RefusalGround)


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
Waiting = dict[Sitting, list[tuple[str, Step]]]
"""What is to be done at each sitting of a day."""


@define
class Life:
    """Takes cases through their life; the same seed gives the same life."""

    city: City
    clock: SimulatedClock
    villages: list[Village]
    seed: int = 1
    mornings: Mapping[date, Callable[["Life"], None]] = field(factory=dict)
    """What else happens on a day, before its first sitting."""
    _due: dict[date, Waiting] = field(
        factory=lambda: defaultdict(lambda: defaultdict(list)), init=False
    )

    def run(self, cases: int, first: date, days: int) -> None:
        """Report so many cases over so many days, and take each to its end."""
        draw = random.Random(self.seed)  # noqa: S311  made-up cases, no secret
        catalogue = {one.code: one for one in example_matters(BEGIN, "示例目录")}
        shares = _shares(cases, first, days)
        day = first
        while day < first + timedelta(days=days) or self._due:
            self._day(day, shares.get(day, 0), catalogue, draw)
            day += timedelta(days=1)

    def _day(
        self, day: date, share: int, catalogue: dict[str, DefineMatter], draw: random.Random
    ) -> None:
        waiting = self._due.pop(day, defaultdict(list))
        if day in self.mornings:
            self.clock.set(day, time(8))
            self.mornings[day](self)
        self.clock.set(day, SITTINGS[0].hour)
        new = self._reports(draw, catalogue, share)
        keys = [CaseId(key) for key in self._give(SITTINGS[0], new)]
        for key, report in zip(keys, new, strict=True):
            step = _begin(key, catalogue[report.matter], draw)
            name = "refuse" if step.fate is Fate.REFUSED else "accept"
            waiting[SITTING[name]].append((name, step))
        for sitting in SITTINGS[1:]:
            if sitting in waiting:
                self.clock.set(day, sitting.hour)
                asked = helping(self.city) if sitting.account == "handler" else []
                commands = chain(asked, self._sit(sitting, waiting, day, draw))
                if sitting is SITTINGS[1]:
                    commands = chain(commands, _problems(keys, new))
                for _ in self._give(sitting, commands):
                    pass

    def _sit(
        self,
        sitting: Sitting,
        waiting: Waiting,
        day: date,
        draw: random.Random,
    ) -> Iterator[Any]:
        """Give the commands of a sitting: for each case all that its account can do at once."""
        for name, step in waiting[sitting]:
            following: tuple[str, int] | None = (name, 0)
            while following is not None:
                name, days = following
                if days or SITTING[name] is not sitting:
                    there = waiting if not days else self._due[day + timedelta(days=days)]
                    there[SITTING[name]].append((name, step))
                    break
                command = COMMANDS[name.partition(" ")[0]](step, draw)
                yield command
                following = step.after(name, command)
                if name == "call" and following == ("dispatch", 1):
                    step = step.again()
                elif name.startswith("reach"):
                    step = step.onward(following)
                elif name == "call":
                    step = evolve(step, calls=step.calls + 1)
            else:
                self.city.step("cases", 1)

    def _reports(
        self, draw: random.Random, catalogue: dict[str, DefineMatter], share: int
    ) -> list[ReportCase]:
        """Return the reports of a day: of some matters many, of most a few."""
        codes = sorted(catalogue)
        often = [1 / (place + len(codes) // 10) for place in range(len(codes))]
        found: list[ReportCase] = []
        for code in draw.choices(codes, often, k=share):
            twin = bool(found) and draw.random() < TWIN
            before = found[-1] if twin else None
            found.append(self._report(draw, code, before))
        return found

    def _report(self, draw: random.Random, code: str, before: ReportCase | None) -> ReportCase:
        """Return a report: of a new trouble, or of the one before by somebody else."""
        village = draw.choice(self.villages)
        matter = code if before is None else before.matter
        return ReportCase(
            matter=matter,
            place=village.place if before is None else before.place,
            channel=draw.choice(CHANNELS),
            text=CitizenText(f"{village.name}有人反映：{matter}，请尽快处理"),
            reporter=PersonName(draw.choice("王李张刘于") + draw.choice(("女士", "先生"))),
            contact=Telephone(f"138{draw.randrange(10**8):08d}"),
            household=draw.choice(village.households),
        )

    def _give(self, sitting: Sitting, commands: Iterable[Any]) -> Iterator[str]:
        acting = self.city.staff(sitting.account)
        for answer in self.city.app.execute_many(commands, **acting):
            if isinstance(answer, RuralgovError):
                raise answer
            yield answer.key


def _problems(keys: list[CaseId], reports: list[ReportCase]) -> Iterator[OpenProblem]:
    """Give a command for each pair of reports, one after the other, of one matter and place."""
    pairs = zip(pairwise(keys), pairwise(reports), strict=True)
    linked: set[CaseId] = set()
    for both, (one, other) in pairs:
        alike = (one.matter, one.place) == (other.matter, other.place)
        if alike and linked.isdisjoint(both):
            linked.update(both)
            yield OpenProblem(cases=both, reason="同一处问题")


def _shares(cases: int, first: date, days: int) -> dict[date, int]:
    """Return how many cases come in on each day: busy months, quiet weekends."""
    dates = [first + timedelta(days=number) for number in range(days)]
    weights = [
        MONTHS[day.month - 1] * (WEEKEND if day.weekday() > FRIDAY else 1.0) for day in dates
    ]
    ends = [0, *(round(cases * part / sum(weights)) for part in accumulate(weights))]
    return {day: end - begin for day, (begin, end) in zip(dates, pairwise(ends), strict=True)}


def _begin(case: CaseId, matter: DefineMatter, draw: random.Random) -> Step:
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
