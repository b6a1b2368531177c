"""A stretch of the life of a synthetic city: cases from report to close, day by day."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate, chain, pairwise
from typing import Any

from attrs import define, evolve, field, frozen

from ruralgov.domain.cases import (
    DefineMatter,
    IntakeChannel,
    OpenProblem,
    ReportCase,
)
from ruralgov.domain.kernel.calendar import FRIDAY, SHANGHAI
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import CaseId
from ruralgov.domain.kernel.personal import CitizenText, PersonName, Telephone
from ruralgov.imports.founding import example_matters
from ruralgov.sample.answers import helping
from ruralgov.sample.city import City, Village
from ruralgov.sample.draw import BEGIN
from ruralgov.sample.steps import COMMANDS, Fate, Step, begin


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
MONTHS = (8, 7, 9, 9, 10, 11, 13, 13, 10, 9, 8, 8)
"""How busy the months are, compared with each other; [design]."""
WEEKEND = 0.5
"""What comes in on a day of the weekend, compared with a weekday."""
TWIN = 0.02
"""Reports of a trouble that somebody else reports on the same day."""
CHANNELS = tuple(one for one in IntakeChannel if one is not IntakeChannel.DELIBERATION)


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
            step = begin(key, catalogue[report.matter], draw)
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
