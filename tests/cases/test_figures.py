"""Figures: what is counted in what, by whom it can be seen, and that a stranger gets the same."""

import json
from collections import Counter
from datetime import UTC, timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruralgov.domain import cases as m
from ruralgov.domain.access import STATISTICS
from ruralgov.domain.cases import (
    Action,
    CaseFigures,
    Ending,
    Exclusion,
    FigureBy,
    FigureCases,
    IntakeChannel,
    Measure,
    Part,
    Satisfaction,
    Terms,
)
from ruralgov.domain.cases.figures.withheld import small
from ruralgov.domain.kernel.ids import AccountId, CaseId, PlaceId
from ruralgov.domain.kernel.personal import CitizenText, Telephone
from ruralgov.domain.kernel.roles import Actor
from tests.cases.test_cases import shares
from tests.town import Town, code_of
from tests.ways import WAY, matter, report, row, take

A = Action


def call(town: Town, case: CaseId, said: Satisfaction) -> None:
    town.do("caller", m.CallBack(case=case, satisfaction=said))


def done(town: Town, code: str, place: PlaceId, said: Satisfaction | None) -> CaseId:
    command = m.ReportCase(
        matter=code,
        place=place,
        channel=IntakeChannel.WEB,
        text=CitizenText.of("灯"),
        contact=Telephone.of("13900000000"),
    )
    case = CaseId(town.do("reporter", command).key)
    take(town, case, *WAY[:6])
    if said is not None:
        call(town, case, said)
    return case


def nameless(town: Town) -> CaseId:
    """Return a case of somebody whom nobody can call back."""
    command = m.ReportCase(
        matter="light",
        place=town.village,
        channel=IntakeChannel.WEB,
        text=CitizenText.of("灯"),
    )
    return CaseId(town.do("reporter", command).key)


def outside(town: Town, query: CaseFigures) -> Any:
    """Ask as somebody who publishes statistics."""
    return town.app.query(query, actor=Actor(AccountId("auditor")), purpose=STATISTICS)


def test_a_matter_that_is_not_ranked_is_left_out_and_named() -> None:
    town = Town()
    for code, terms in (("a", Terms()), ("b", Terms(ranked=False))):
        take(town, report(town, matter(town, code, terms)), *WAY)
    for place in (None, town.town, town.village):
        found = town.ask("auditor", CaseFigures(by=FigureBy.MATTER, place=place))
        assert (found.total.reported, found.total.done) == (2, 2)
        assert shares(found.total)["satisfied"] == (1, 1)
        happy = next(one for one in found.total.figures if one.measure is Measure.SATISFIED)
        assert happy.exclusions[Exclusion.UNRANKED] == 1
        assert [(line.key, shares(line)["satisfied"]) for line in found.lines] == [
            ("a", (1, 1)),
            ("b", (0, 0)),
        ]
    elsewhere = town.ask("auditor", CaseFigures(place=town.other))
    assert (elsewhere.total.reported, elsewhere.total.done) == (0, 0)


def test_who_was_not_reached_or_not_asked_yet_is_named() -> None:
    town = Town()
    for said in (Satisfaction.SATISFIED, Satisfaction.DISSATISFIED, Satisfaction.UNREACHABLE, None):
        done(town, "light", town.village, said)
    found = town.ask("auditor", CaseFigures())
    happy = next(one for one in found.total.figures if one.measure is Measure.SATISFIED)
    assert (happy.numerator, happy.denominator) == (1, 2)
    assert happy.exclusions == {
        Exclusion.UNREACHABLE: 1,
        Exclusion.UNASKED: 1,
        Exclusion.ANONYMOUS: 0,
        Exclusion.UNRANKED: 0,
    }


def test_a_figure_names_its_period_and_its_rules() -> None:
    town = Town()
    done(town, "light", town.village, Satisfaction.SATISFIED)
    within = town.ask("auditor", CaseFigures(first="2026-01", last="2026-01"))
    before = town.ask("auditor", CaseFigures(first="2025-01", last="2025-12"))
    after = town.ask("auditor", CaseFigures(first="2026-02", last="2026-03"))
    assert [found.total.done for found in (within, before, after)] == [1, 0, 0]
    assert within.versions.calendar == (2023, 2024, 2025, 2026)
    assert within.versions.catalogue is not None


def test_the_cases_behind_a_figure_can_be_named() -> None:
    town = Town()
    happy = done(town, "light", town.village, Satisfaction.SATISFIED)
    sorry = done(town, "light", town.other, Satisfaction.DISSATISFIED)
    gone = done(town, "light", town.village, Satisfaction.UNREACHABLE)
    waiting = done(town, "light", town.village, None)
    numbers = {case: row(town, case).number for case in (happy, sorry, gone, waiting)}
    for part, case in (
        (Part.COUNTED, happy),
        (Part.MISSED, sorry),
        (Part.UNREACHABLE, gone),
        (Part.UNASKED, waiting),
    ):
        query = FigureCases(measure=Measure.SATISFIED, part=part)
        assert town.ask("auditor", query) == [numbers[case]]
    here = FigureCases(
        measure=Measure.ON_TIME, part=Part.COUNTED, by=FigureBy.PLACE, key=town.other
    )
    assert town.ask("auditor", here) == [numbers[sorry]]
    wrong = FigureCases(measure=Measure.ON_TIME, part=Part.UNREACHABLE)
    assert code_of(partial(town.ask, "auditor", wrong)) == "figure_part_unknown"
    keyless = FigureCases(measure=Measure.ON_TIME, part=Part.COUNTED, by=FigureBy.PLACE)
    assert code_of(partial(town.ask, "auditor", keyless)) == "figure_key_missing"


def test_each_part_of_a_figure_has_the_cases_that_it_counts() -> None:
    town = Town()
    law = matter(town, "law", Terms(ranked=False))
    for code, said in (("light", Satisfaction.UNREACHABLE), ("light", None), (law, None)):
        done(town, code, town.village, said)
    take(town, nameless(town), *WAY[:6])
    happy = next(
        one
        for one in town.ask("auditor", CaseFigures()).total.figures
        if one.measure is Measure.SATISFIED
    )
    for exclusion, count in happy.exclusions.items():
        query = FigureCases(measure=Measure.SATISFIED, part=Part(exclusion.value))  # type: ignore[call-arg]
        assert len(town.ask("auditor", query)) == count == 1


def test_small_numbers_are_seen_in_the_office_and_held_back_outside() -> None:
    town = Town()
    for _ in range(5):
        done(town, "light", town.village, Satisfaction.SATISFIED)
    done(town, "light", town.other, Satisfaction.SATISFIED)
    query = CaseFigures(by=FigureBy.PLACE)
    assert {line.done for line in town.ask("auditor", query).lines} == {5, 1}
    found = outside(town, query)
    assert (found.threshold, found.total.done) == (5, 6)
    assert [(line.reported, line.done) for line in found.lines] == [(None, None)] * 2
    take(town, report(town), Action.CANCEL)
    assert outside(town, query).endings[Ending.CANCELLED] is None
    assert town.ask("auditor", query).endings[Ending.CANCELLED] == 1
    shown = {one.denominator for line in found.lines for one in line.figures}
    assert shown == {None, 0}


@given(st.lists(st.integers(0, 12), min_size=1, max_size=12), st.integers(2, 6))
def test_nobody_can_work_out_what_is_held_back(counts: list[int], threshold: int) -> None:
    held = small(counts, threshold)
    shown = [count for place, count in enumerate(counts) if place not in held]
    assert all(count == 0 or count >= threshold for count in shown)
    rest = sum(counts) - sum(shown)
    could_grow = [count for count in shown if count]
    assert not held or not could_grow or (len(held) > 1 and rest >= threshold)


ACTIONS = (
    *WAY,
    Action.REOPEN,
    Action.ASK_RETURN,
    Action.GRANT_RETURN,
    Action.ESCALATE,
    Action.FORCE,
    Action.FAIL_CHECK,
)


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.sampled_from(ACTIONS), st.integers(0, 60)), max_size=60
    )
)
def test_figures_are_what_a_stranger_counts_in_the_journal(
    steps: list[tuple[int, Action, int]],
) -> None:
    town = Town()
    code = matter(town)
    cases = [report(town, code) for _ in range(4)]
    begun = [(at, action, 0) for action in WAY[:4] for at in range(4)]
    for at, action, hours in [*begun, *steps]:
        town.clock.now += timedelta(hours=hours)
        code_of(partial(take, town, cases[at], action))
    journal = town.app.storage.journal  # type: ignore[attr-defined]
    reported: dict[tuple[str, int], str] = {}
    judged: dict[tuple[str, int], tuple[str, str]] = {}
    forced: dict[tuple[str, int], str] = {}
    due: dict[tuple[str, int], str] = {}
    said: dict[tuple[str, int], str] = {}
    number: Counter[str] = Counter()
    for entry in (one for one in journal if one.kind == "case"):
        body, place = json.loads(entry.body), (entry.key, number[entry.key])
        if entry.type == "CaseDispatched":
            due[place] = body["deadline"]["due"]
        if entry.type == "CaseDone":
            reported[place] = body["at"]
        if entry.type == "CaseChecked" and body["passed"]:
            judged[place] = reported.pop(place), due[place]
        if entry.type == "CaseChecked" and not body["passed"]:
            reported.pop(place)
        if entry.type == "CaseForced":
            forced[place] = body["at"]
        if entry.type == "CaseCalledBack":
            said[place] = body["satisfaction"]
            number[entry.key] += body["reopened"]
    now = town.clock.now.astimezone(UTC).isoformat().replace("+00:00", "Z")
    found = shares(town.ask("auditor", CaseFigures()).total)
    good = sum(done <= day for done, day in judged.values())
    ran = {
        place: max(reported.get(place, ""), "" if place in reported else forced.get(place, now))
        for place in due.keys() - judged.keys()
    }
    late = sum(at > due[place] for place, at in ran.items())
    assert found["on_time"] == (good, len(judged) + late)
    happy = sum(one == "satisfied" for one in said.values())
    assert found["satisfied"] == (happy, len(said))
    assert town.app.verify() == []


def test_a_late_case_is_counted_as_late() -> None:
    town = Town()
    case = report(town, matter(town))
    take(town, case, *WAY[:4])
    town.clock.now += timedelta(days=30)
    take(town, case, *WAY[4:])
    found = shares(town.ask("auditor", CaseFigures()).total)
    assert (found["on_time"], found["unit_on_time"]) == ((0, 1), (0, 1))


@pytest.mark.parametrize("by", list(FigureBy))
def test_the_lines_of_every_breakdown_add_up_to_the_total(by: FigureBy) -> None:
    town = Town()
    for place in (town.village, town.other, town.village):
        done(town, "light", place, Satisfaction.SATISFIED)
    found = town.ask("auditor", CaseFigures(by=by))
    assert sum(line.done or 0 for line in found.lines) == found.total.done == 3


def test_rule_64_what_is_left_at_the_desk_is_late_and_no_ending_makes_it_good(town: Town) -> None:
    code = matter(town)
    kept, sent, forced, declined, gone, early = (report(town, code) for _ in range(6))
    for case in (kept, sent, forced, declined, gone, early):
        take(town, case, A.ACCEPT)
    take(town, early, A.FORCE)
    town.clock.now += timedelta(hours=24)
    assert on_time(town) == (0, 0)
    town.clock.now += timedelta(seconds=1)
    take(town, sent, A.DISPATCH)
    assert on_time(town) == (0, 4)
    take(town, forced, A.FORCE)
    take(town, declined, A.DECLINE)
    take(town, gone, A.WITHDRAW)
    assert on_time(town) == (0, 4)
    query = FigureCases(measure=Measure.ON_TIME, part=Part.MISSED)
    assert len(town.ask("auditor", query)) == 4
    desk = partial(FigureCases, by=FigureBy.UNIT, key="desk")
    query = desk(measure=Measure.ON_TIME, part=Part.MISSED)
    assert len(town.ask("auditor", query)) == 4
    take(town, gone, A.RESTORE, A.DISPATCH)
    assert on_time(town) == (0, 3)
    take(town, sent, *WAY[2:6], A.REOPEN)
    assert on_time(town) == (1, 4)
    town.clock.now += timedelta(hours=25)
    assert on_time(town) == (1, 5)
    take(town, sent, A.FORCE)
    assert (on_time(town), town.app.verify()) == ((1, 5), [])


def on_time(town: Town) -> tuple[int | None, int | None]:
    found = town.ask("auditor", CaseFigures()).total.figures
    return next((one.numerator, one.denominator) for one in found if one.measure is Measure.ON_TIME)
