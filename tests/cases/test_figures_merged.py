"""Figures after mergers: each case counts once, where its place is today."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from ruralgov.domain import cases as c
from ruralgov.domain import registry as r
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.month import Month
from tests.registry.merging import A_DAY, merge, reported, today
from tests.town import Town

STEPS = st.lists(
    st.tuples(st.sampled_from(("case", "case", "merge", "move", "join")), st.integers(0, 99)),
    min_size=4,
    max_size=14,
)


class City:
    """Three towns of two villages each, where cases come in while places merge and move."""

    def __init__(self) -> None:
        self.town = Town()
        codes = ("371082102", "371082103")
        self.towns = [self.town.town, *(self.town.place(code, f"镇{code}") for code in codes)]
        self.villages = [self.town.village, self.town.other]
        self.codes = dict(zip(self.towns, ("371082101", *codes), strict=True))
        self.next = 700
        for code in codes:
            for number in (201, 202):
                self.villages.append(self.town.place(f"{code}{number}", f"村{code}{number}"))

    def lying(self, level: DivisionLevel) -> list[PlaceId]:
        every = self.town.ask("registrar", r.Places()) + [
            row for town in self.towns for row in self.town.ask("registrar", r.Places(parent=town))
        ]
        return sorted({PlaceId(row.owner) for row in every if row.level is level})

    def step(self, kind: str, number: int) -> None:
        villages = self.lying(DivisionLevel.VILLAGE)
        towns = self.lying(DivisionLevel.TOWN)
        one, other = villages[number % len(villages)], villages[-1 - number // 10 % len(villages)]
        if kind == "case":
            case = reported(self.town, one)
            if number % 2:
                self.town.do("desk", c.AcceptCase(case=case))
                self.town.do("desk", c.AnswerCase(case=case, answer="已答复"))
            return
        self.town.clock.now += A_DAY
        if kind == "merge" and one != other:
            merge(self.town, place=one, into=other)
        elif kind == "move" and towns:
            self.move(one, towns[number % len(towns)])
        elif kind == "join" and len(towns) > 1:
            gone, into = towns[number % len(towns)], towns[(number + 1) % len(towns)]
            for row in self.town.ask("registrar", r.Places(parent=gone), today(self.town)):
                self.move(PlaceId(row.owner), into)
            self.town.clock.now += A_DAY
            merge(self.town, place=gone, into=into)

    def move(self, village: PlaceId, into: PlaceId) -> None:
        self.next += 1
        code = f"{self.codes[into]}{self.next}"
        on = today(self.town)
        command = r.ChangePlace(place=village, code=code, name=f"村{code}", since=on, cause="划转")
        self.town.do("registrar", command)

    def sheet(self, place: PlaceId | None = None, by: c.FigureBy | None = None) -> c.FigureSheet:
        found: c.FigureSheet = self.town.ask("auditor", c.CaseFigures(place=place, by=by))
        return found


def added(sheets: Iterable[c.FigureSheet]) -> Counter[str]:
    found: Counter[str] = Counter()
    for one in sheets:
        found.update(numbers(one.total))
        found.update({ending.value: count or 0 for ending, count in one.endings.items()})
    return +found


def numbers(line: c.FigureLine) -> dict[str, int]:
    shares = {one.measure.value: one.numerator or 0 for one in line.figures}
    return {"came": line.reported or 0, "rounds": line.done or 0} | shares


@settings(max_examples=30, deadline=None)
@given(STEPS)
def test_the_living_places_of_a_day_add_up_to_the_city(steps: list[tuple[str, int]]) -> None:
    city = City()
    for kind, number in steps:
        city.step(kind, number)
    whole = city.sheet()
    parts = {
        c.FigureBy.PLACE: city.lying(DivisionLevel.VILLAGE),
        c.FigureBy.TOWN: city.lying(DivisionLevel.TOWN),
    }
    for by, places in parts.items():
        assert added(map(city.sheet, places)) == added([whole])
        lines = {line.key: numbers(line) for line in city.sheet(by=by).lines}
        assert lines.keys() <= {*places}
        for place in places:
            own = numbers(city.sheet(place).total)
            assert lines.get(place, dict.fromkeys(own, 0)) == own
            behind = [
                c.FigureCases(measure=c.Measure.SOLVED, part=part, **asked)
                for part in (c.Part.COUNTED, c.Part.MISSED, c.Part.DESK)
                for asked in ({"by": by, "key": place}, {"place": place})
            ]
            found = [city.town.ask("auditor", one) for one in behind]
            assert found[0] == found[1]
            assert found[2] == found[3]
            assert found[4] == found[5]
            assert sum(map(len, found[::2])) == own["rounds"]
    work = [city.town.ask("auditor", workload(place)).cases for place in parts[c.FigureBy.TOWN]]
    assert sum(work) == city.town.ask("auditor", workload(None)).cases


def workload(place: PlaceId | None) -> c.WorkloadOf:
    return c.WorkloadOf(place=place, first=Month("2026-01"), last=Month("2026-12"))


def test_a_successor_counts_what_came_in_at_the_ended_village_from_the_merger_on() -> None:
    town = Town()
    for place, cases in ((town.village, 2), (town.other, 1)):
        for _ in range(cases):
            reported(town, place)
    town.clock.now += A_DAY
    merge(town)

    def came(place: PlaceId | None, day: date) -> int | None:
        return town.app.query(
            c.CaseFigures(place=place), **town.city.staff("auditor"), day=day
        ).total.reported

    on, eve = today(town), today(town) - A_DAY
    assert [came(town.other, day) for day in (eve, on)] == [1, 3]
    assert [came(town.village, day) for day in (eve, on)] == [2, 2]
    assert [came(place, on) for place in (town.town, None)] == [3, 3]
