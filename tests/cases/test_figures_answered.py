"""How people were answered: taken in, signed for, called back, given back; where each turns."""

from datetime import UTC, datetime, timedelta

import pytest

from ruralgov.domain import cases as m
from ruralgov.domain.cases import (
    Action,
    CaseFigures,
    Exclusion,
    Figure,
    FigureBy,
    FigureSheet,
    Measure,
    Satisfaction,
    Within,
)
from tests.cases.test_figures import nameless
from tests.town import UNIT, Town
from tests.ways import WAY, matter, report, take

A = Action
INSTANT = timedelta(microseconds=1)
TAKEN = datetime(2026, 1, 6, 9, 30, tzinfo=UTC)
"""The end of the working day after the report: until then it must be taken, and signed for."""


def figure(town: Town, measure: Measure, **more: object) -> Figure:
    sheet: FigureSheet = town.ask("auditor", CaseFigures(**more))  # type: ignore[arg-type]
    return of(sheet.total.figures, measure)


def of(figures: tuple[Figure, ...], measure: Measure) -> Figure:
    return next(one for one in figures if one.measure is measure)


def share(found: Figure) -> tuple[int | None, int | None]:
    return found.numerator, found.denominator


@pytest.mark.parametrize("refused", [False, True])
@pytest.mark.parametrize(("at", "good"), [(TAKEN, 1), (TAKEN + INSTANT, 0)])
def test_rule_64_a_case_is_taken_in_by_the_end_of_its_time(
    town: Town, at: datetime, good: int, refused: bool
) -> None:
    case = report(town)
    town.clock.now = TAKEN
    waits = figure(town, Measure.ACCEPTED)
    assert (share(waits), waits.exclusions[Exclusion.WAITING]) == ((0, 0), 1)
    town.clock.now = TAKEN + INSTANT
    late = figure(town, Measure.ACCEPTED)
    assert (share(late), late.within[Within.OPEN_LATE]) == ((0, 1), 1)
    town.clock.now = at
    take(town, case, A.REFUSE if refused else A.ACCEPT)
    found = figure(town, Measure.ACCEPTED)
    assert (share(found), found.within[Within.LATE]) == ((good, 1), 1 - good)
    by_unit = town.ask("auditor", CaseFigures(by=FigureBy.UNIT))
    assert share(of(by_unit.total.figures, Measure.ACCEPTED)) == (good, 1)
    assert all(line.key for line in by_unit.lines)


@pytest.mark.parametrize("action", [A.FORCE, A.CANCEL])
@pytest.mark.parametrize(("at", "late"), [(TAKEN, 0), (TAKEN + INSTANT, 1)])
def test_rule_64_what_ended_untaken_is_late_or_left_out(
    town: Town, at: datetime, late: int, action: Action
) -> None:
    case = report(town)
    town.clock.now = at
    take(town, case, action)
    found = figure(town, Measure.ACCEPTED)
    assert (share(found), found.exclusions[Exclusion.UNDUE]) == ((0, late), 1 - late)


def test_rule_64_a_case_that_was_moved_untaken_waits_where_it_came_in(town: Town) -> None:
    case = report(town)
    town.do("desk", m.RelocateCase(case=case, place=town.other, reason="更正"))
    for place, count in ((town.village, 1), (town.other, 0)):
        found = figure(town, Measure.ACCEPTED, place=place)
        assert (share(found), found.exclusions[Exclusion.WAITING]) == ((0, 0), count)
    town.clock.now = TAKEN + INSTANT
    assert share(figure(town, Measure.ACCEPTED, place=town.village)) == (0, 1)
    take(town, case, A.ACCEPT)
    assert share(figure(town, Measure.ACCEPTED, place=town.village)) == (0, 1)
    assert share(figure(town, Measure.ACCEPTED, place=town.other)) == (0, 0)


@pytest.mark.parametrize("answer", [A.SIGN, A.ASK_RETURN])
@pytest.mark.parametrize(("at", "good"), [(TAKEN, 1), (TAKEN + INSTANT, 0)])
def test_rule_64_a_unit_responds_by_signing_or_by_asking_a_return(
    town: Town, at: datetime, good: int, answer: Action
) -> None:
    case = report(town, matter(town))
    take(town, case, *WAY[:2])
    town.clock.now = TAKEN
    assert share(figure(town, Measure.RESPONDED)) == (0, 0)
    town.clock.now = TAKEN + INSTANT
    assert share(figure(town, Measure.RESPONDED)) == (0, 1)
    town.clock.now = at
    if answer is A.ASK_RETURN and not good:
        answer = A.SIGN  # its window is over
    take(town, case, answer)
    town.do("supervisor", m.HandOverCase(case=case, unit=UNIT, reason="归口"))
    found = figure(town, Measure.RESPONDED)
    assert (share(found), found.within[Within.LATE]) == ((good, 1), 1 - good)
    lines = town.ask("auditor", CaseFigures(by=FigureBy.UNIT)).lines
    told = {line.key: share(of(line.figures, Measure.RESPONDED)) for line in lines}
    assert told == {"镇街城建办": (good, 1)}


@pytest.mark.parametrize(("at", "late"), [(TAKEN, 0), (TAKEN + INSTANT, 1)])
def test_rule_64_who_lost_the_case_before_its_time_was_up_owed_nothing(
    town: Town, at: datetime, late: int
) -> None:
    case = report(town)
    take(town, case, *WAY[:2])
    town.clock.now = at
    town.do("desk", m.HandOverCase(case=case, unit=UNIT, reason="归口"))
    found = figure(town, Measure.RESPONDED)
    assert (share(found), found.exclusions[Exclusion.UNDUE]) == ((0, late), 1 - late)


def test_rule_64_who_was_asked_reached_and_dissatisfied(town: Town) -> None:
    said = (
        *(Satisfaction.SATISFIED, Satisfaction.BASICALLY, Satisfaction.DISSATISFIED),
        *(Satisfaction.UNREACHABLE, None),
    )
    law = matter(town, "law", m.Terms(ranked=False))
    for code in ("light", law):
        for one in said:
            case = report(town, code)
            take(town, case, *WAY[:6])
            if one is not None:
                town.do("caller", m.CallBack(case=case, satisfaction=one))
    for step in ((), (A.TRY_CALL,)):
        case = nameless(town)
        take(town, case, *WAY[:6], *step)
    came = nameless(town)
    take(town, came, *WAY[:6])
    spoke = m.CallBack(case=came, satisfaction=Satisfaction.DISSATISFIED, by_reporter=True)
    town.do("caller", spoke)
    asked, reached, again, happy = (
        figure(town, one)
        for one in (Measure.ASKED, Measure.REACHED, Measure.REOPENED, Measure.SATISFIED)
    )
    assert (share(asked), asked.exclusions) == ((9, 11), {Exclusion.ANONYMOUS: 2})
    silent = {Exclusion.UNASKED: 2, Exclusion.ANONYMOUS: 2}
    assert (share(reached), reached.exclusions) == ((7, 9), silent)
    assert (share(again), again.exclusions) == ((3, 7), {Exclusion.UNREACHABLE: 2} | silent)
    assert (share(happy), happy.within) == ((2, 4), {Within.BASICALLY: 1})
    assert happy.exclusions == {
        Exclusion.UNREACHABLE: 1,
        Exclusion.UNASKED: 1,
        Exclusion.ANONYMOUS: 2,
        Exclusion.UNRANKED: 5,
    }


def test_rule_64_returns_are_told_by_what_became_of_them_at_the_unit_that_asked(
    town: Town,
) -> None:
    granted, refused, lapsed, moved, kept, left, waits = (report(town) for _ in range(7))
    for case in (granted, refused, lapsed, moved, kept, left, waits):
        take(town, case, *WAY[:2], A.ASK_RETURN)
    take(town, granted, A.GRANT_RETURN)
    take(town, refused, A.REFUSE_RETURN)
    other = town.unit("水务局")
    for case, unit in ((moved, other), (kept, UNIT)):
        take(town, case, A.GRANT_RETURN)
        town.do("desk", m.DispatchCase(case=case, unit=UNIT, reason="归口"))
        take(town, case, A.DISPUTE)
        town.do("supervisor", m.ArbitrateCase(case=case, unit=unit, reason="属地"))
    take(town, left, A.FORCE)
    pending = figure(town, Measure.RETURN_GRANTED)
    assert pending.exclusions == {Exclusion.PENDING: 2, Exclusion.OVERTAKEN: 1}
    town.clock.now += timedelta(days=9)
    take(town, lapsed, A.LAPSE_RETURN)
    lines = town.ask("auditor", CaseFigures(by=FigureBy.UNIT)).lines
    by_unit = {line.key: of(line.figures, Measure.RETURN_GRANTED) for line in lines}
    first, second = by_unit["镇街城建办"], by_unit[UNIT]
    assert (share(first), share(second)) == ((3, 5), (1, 2))
    nothing = dict.fromkeys((Within.MOVED, Within.REFUSED, Within.LAPSED, Within.KEPT), 0)
    assert first.within == nothing | {Within.REFUSED: 1, Within.LAPSED: 1}
    assert second.within == nothing | {Within.MOVED: 1, Within.KEPT: 1}
    assert first.exclusions == {Exclusion.PENDING: 1, Exclusion.OVERTAKEN: 1}
