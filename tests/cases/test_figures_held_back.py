"""Who reads figures for outsiders, and subtracts all from all, learns no number that is small."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ruralgov.domain import cases as m
from ruralgov.domain.access import STATISTICS
from ruralgov.domain.cases import (
    DESK,
    Action,
    CaseFigures,
    Figure,
    FigureBy,
    FigureCases,
    FigureLine,
    IntakeChannel,
    Measure,
    Part,
    Within,
)
from ruralgov.domain.cases.figures.counted import figures, total
from ruralgov.domain.cases.figures.withheld import (
    held_back,
    small,
    small_of_each,
    together,
)
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.personal import CitizenText
from ruralgov.domain.kernel.roles import Actor
from tests.town import Town
from tests.ways import WAY, adopt, matter, report, take

FEW = 5
NESTED = (Measure.IN_VILLAGE, Measure.IN_TOWN)
COUNTS = st.fixed_dictionaries(
    {
        name: st.sampled_from([0, 0, 1, 3, 4, 5, 7, 12])
        for name in (
            *("good", "desk", "bad", "basic", "asked", "away", "silent", "unranked"),
            *("late", "open", "forced", "early", "waits", "vv", "vt", "vc", "tv", "tt", "tc"),
            *("heard", "gone", "mute", "nobody", "nameless", "again", "signed", "unsigned"),
            *("running", "left", "granted", "moved", "refused", "lapsed", "kept", "pending"),
            *("overtaken", "other", "taken", "slow", "stuck", "fresh", "ended"),
            *("household", "near", "untold"),
        )
    }
)
"""How many there are of each kind that has nothing in common with another."""


def counted(kinds: dict[str, int]) -> dict[str, int]:
    """Return the counts of a line from how many there are of each kind."""
    of = kinds.__getitem__
    small = of("vv") + of("vt") + of("vc")
    middle = small + of("tv") + of("tt") + of("tc")
    answered = of("asked") + of("basic") + of("bad")
    ranked = answered + of("away") + of("silent") + of("nobody")
    unranked = of("heard") + of("gone") + of("mute") + of("nameless")
    done = ranked + unranked
    settled = of("signed") + of("unsigned") + of("left")
    returned = max(of("granted") - of("other"), 0)
    return {
        "done.all": max(done, middle + of("desk")),
        "done.asked": answered + of("away") + of("heard") + of("gone"),
        "done.reached": answered + of("heard"),
        "done.nameless": of("nobody") + of("nameless") + max(middle + of("desk") - done, 0),
        "done.unnamed": of("nobody"),
        "done.reopened": min(of("again"), of("bad") + of("heard")),
        "unit.all": settled + returned,
        "unit.on_time": of("signed"),
        "unit.responded": of("signed"),
        "unit.unresponded": of("unsigned"),
        "unit.returned": returned,
        "unsigned.late": of("running"),
        "back.granted": of("granted") + of("moved"),
        **{
            f"back.{one}": of(one)
            for one in ("moved", "refused", "lapsed", "kept", "pending", "overtaken")
        },
        "came.all": sum(map(of, ("taken", "slow", "stuck", "fresh", "ended"))),
        "again.household": min(of("household"), of("taken")),
        "again.near": min(of("near"), of("slow")),
        "again.untold": min(of("untold"), of("stuck")),
        "taken.late": of("slow"),
        "taken.left": of("ended"),
        "waits.late": of("stuck"),
        "waits.early": of("fresh"),
        "done.ranked": ranked,
        "done.answered": answered,
        "done.satisfied": of("asked") + of("basic"),
        "done.basically": of("basic"),
        "done.unreachable": of("away"),
        "done.desk": of("desk"),
        "done.of_village": small,
        "done.in_village": of("vv"),
        "done.of_town": middle,
        "done.in_town": middle - of("vc") - of("tc"),
        "due.all": of("good") + of("late"),
        "due.on_time": of("good"),
        "open.late": of("open"),
        "open.waits": of("waits"),
        "ended.all": of("forced") + of("early"),
        "ended.late": of("forced"),
    }


def parts(figure: Figure) -> dict[object, int]:
    """Return every number that a figure says, or lets one work out by subtracting."""
    if figure.numerator is None or figure.denominator is None:
        return {}
    missed = figure.denominator - figure.numerator
    made: dict[object, int] = {"part": figure.numerator, "missed": missed}
    for one in (Within.BASICALLY, Within.MOVED):
        if one in figure.within:
            made[one, "rest"] = figure.numerator - figure.within[one]
    return made | figure.exclusions | figure.within


def learnt(lines: Sequence[FigureLine], whole: FigureLine) -> Iterator[tuple[object, int]]:
    """Give every number that can be had of one line, and of what is not shown of the total."""
    for at, measure in enumerate(Measure):
        shown = [parts(line.figures[at]) for line in lines]
        for found in (*shown, parts(whole.figures[at])):
            yield from (((measure, name), number) for name, number in found.items())
        for name, number in parts(whole.figures[at]).items():
            rest = number - sum(found.get(name, 0) for found in shown)
            yield (measure, name, "rest"), rest
    for line in (*lines, whole):
        inner, outer = (line.figures[list(Measure).index(one)] for one in NESTED)
        for name in ("numerator", "denominator"):
            few, many = getattr(inner, name), getattr(outer, name)
            if few is not None and many is not None:
                yield (NESTED, name), many - few
        yield from between(line)


def between(line: FigureLine) -> Iterator[tuple[object, int]]:
    """Give what the figures of one line say when one is subtracted from another."""
    by = {one.measure: one for one in line.figures}
    happy, reached, again = by[Measure.SATISFIED], by[Measure.REACHED], by[Measure.REOPENED]
    if happy.numerator is None or happy.denominator is None:
        return
    for name, other in (("heard", reached.numerator), ("heard", again.denominator)):
        if other is not None:
            yield name, other - happy.denominator
    if again.numerator is not None:
        yield "sorry", abs(happy.denominator - happy.numerator - again.numerator)
    for figure in (by[Measure.ASKED], reached, again):
        for one, number in figure.exclusions.items():
            yield (figure.measure, one), number - happy.exclusions[one]
    granted, returned = by[Measure.RETURN_GRANTED], by[Measure.RETURNED]
    if granted.numerator is not None and returned.numerator is not None:
        moved = granted.within[Within.MOVED]
        yield "other month", abs(granted.numerator - moved - returned.numerator)


@given(st.lists(COUNTS, min_size=1, max_size=6))
def test_nothing_small_is_said_or_can_be_worked_out(kinds: list[dict[str, int]]) -> None:
    counts = [counted(one) for one in kinds]
    made = [
        FigureLine(key=str(at), reported=None, done=one["done.all"], figures=figures(one))
        for at, one in enumerate(counts)
    ]
    sum_ = total(counts)
    whole = FigureLine(key="", reported=None, done=sum_["done.all"], figures=figures(sum_))
    found = [*learnt(held_back(made, FEW), held_back([whole], FEW)[0])]
    assert found
    assert [one for one in found if 0 < one[1] < FEW] == []


def test_who_gave_a_case_back_is_not_blamed_for_what_the_desk_is_late_with() -> None:
    town = Town()
    for _ in range(5):
        take(town, report(town), *WAY[:4])
    back = (*WAY[:2], Action.ASK_RETURN, Action.GRANT_RETURN)
    take(town, report(town), *back)
    forced = report(town)
    take(town, forced, *back)
    town.clock.now += timedelta(days=30)
    take(town, forced, Action.FORCE)
    found = town.ask("auditor", CaseFigures(by=FigureBy.UNIT))
    assert {line.key: late(line) for line in found.lines} == {"镇街城建办": 5, DESK: 2}
    assert late(found.total) == 7
    missed = FigureCases(measure=Measure.ON_TIME, part=Part.MISSED, by=FigureBy.UNIT, key=DESK)
    assert len(town.ask("auditor", missed)) == 2
    outside = town.app.query(
        CaseFigures(by=FigureBy.UNIT), actor=Actor(AccountId("auditor")), purpose=STATISTICS
    )
    assert [late(line) for line in (*outside.lines, outside.total)] == [None] * 3


def late(line: FigureLine) -> int | None:
    """Return how many rounds of a line fell due and were not done in time."""
    figure = next(one for one in line.figures if one.measure is Measure.ON_TIME)
    return figure.denominator


def test_no_town_tells_a_small_village_of_it() -> None:
    counts, towns = (2, 20, 7), ("a", "a", "b")
    assert small(counts, 5) == {0, 2}
    assert small_of_each(counts, 5, together(towns)) == {0, 1}
    assert small_of_each((6, 20, 7), 5, together(towns)) == set()


def test_a_village_is_held_back_within_its_town(town: Town) -> None:
    adopt(town, smallest=5)
    code, other = matter(town), town.place("371082102", "乙镇")
    far = town.place("371082102201", "丙村")
    for place, count in ((town.village, 2), (town.other, 6), (far, 7)):
        for _ in range(count):
            command = m.ReportCase(
                matter=code, place=place, channel=IntakeChannel.WEB, text=CitizenText.of("灯")
            )
            town.do("reporter", command)

    def shown(by: FigureBy) -> dict[str, int | None]:
        asking: Any = {"actor": Actor(AccountId("auditor")), "purpose": STATISTICS}
        sheet = town.app.query(CaseFigures(by=by), **asking)
        return {line.key: line.reported for line in sheet.lines}

    assert shown(FigureBy.TOWN) == {town.town: 8, other: 7}
    assert shown(FigureBy.PLACE) == {town.village: None, town.other: None, far: 7}


def test_a_town_of_one_village_is_told_by_no_sum_of_others() -> None:
    """Alone in its town it was held back alone: the total less all others was its number."""
    assert small_of_each((2, 20, 30), 5, together("abc")) == {0, 1}
    assert small_of_each((2, 20, 9, 30), 5, together("abbc")) == {0, 2}
    assert small_of_each((2, 0, 20), 5, together("abc")) == {0, 2}
    assert small_of_each((9, 0, 20), 5, together("abb")) == set()


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.integers(0, 12)), max_size=12))
def test_no_sheet_of_villages_beside_one_of_towns_tells_a_small_number(
    villages: list[tuple[str, int]],
) -> None:
    """The totals of towns that are told, and that of all, leave of the rest enough, or nothing."""
    counts, places = [n for _, n in villages], together([town for town, _ in villages])
    held = small_of_each(counts, 5, places)
    sums = [sum(counts[one] for one in town) for town in places]
    untold = small(sums, 5)
    rest = {one for at, town in enumerate(places) if at in untold for one in town}
    told = [{*town} for at, town in enumerate(places) if at not in untold]
    for left in ((held & rest), *(held & town for town in told)):
        some = [counts[one] for one in left]
        assert not some or (len(some) > 1 and sum(some) >= FEW) or sum(counts) == sum(some)
