"""Figures: what is counted in what, by whom it can be seen, and that a stranger gets the same."""

from collections import Counter
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cases.test_cases import shares
from tests.town import Town, code_of
from tests.ways import WAY, matter, report, take

from ruralgov.domain.cases import IntakeChannel, Satisfaction
from ruralgov.domain.cases import messages as m
from ruralgov.domain.cases.model import Terms
from ruralgov.domain.cases.table import Action
from ruralgov.domain.cases.views import CaseByNumber, Ending
from ruralgov.domain.cases.views_figures import (
    CaseFigures,
    Exclusion,
    FigureBy,
    FigureCases,
    Measure,
    Part,
    small,
)
from ruralgov.domain.kernel.declare import Actor, Purpose
from ruralgov.domain.kernel.ids import AccountId, CaseId, PlaceId
from ruralgov.domain.kernel.personal import CitizenText


def call(town: Town, case: CaseId, said: Satisfaction) -> None:
    town.do("caller", m.CallBack(case=case, satisfaction=said))


def done(town: Town, code: str, place: PlaceId, said: Satisfaction | None) -> CaseId:
    command = m.ReportCase(
        matter=code, place=place, channel=IntakeChannel.WEB, text=CitizenText.of("灯")
    )
    case = CaseId(town.do("reporter", command).key)
    take(town, case, *WAY[:6])
    if said is not None:
        call(town, case, said)
    return case


def outside(town: Town, query: CaseFigures) -> Any:
    """Ask as somebody who publishes statistics."""
    return town.app.query(query, actor=Actor(AccountId("auditor")), purpose=Purpose.STATISTICS)


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
    for first, last in (("2026-02", "2026-01"), ("2026", "2026-12"), ("2026-0x", "2026-12")):
        wrong = partial(town.ask, "auditor", CaseFigures(first=first, last=last))
        assert code_of(wrong) == "period_wrong"


def test_the_cases_behind_a_figure_can_be_named() -> None:
    town = Town()
    happy = done(town, "light", town.village, Satisfaction.SATISFIED)
    sorry = done(town, "light", town.other, Satisfaction.DISSATISFIED)
    gone = done(town, "light", town.village, Satisfaction.UNREACHABLE)
    numbers = {case: town.ask("desk", m_file(case)).number for case in (happy, sorry, gone)}
    for part, case in (
        (Part.COUNTED, happy),
        (Part.MISSED, sorry),
        (Part.UNREACHABLE, gone),
    ):
        query = FigureCases(measure=Measure.SATISFIED, part=part)
        assert town.ask("auditor", query) == [numbers[case]]
    here = FigureCases(
        measure=Measure.ON_TIME, part=Part.COUNTED, by=FigureBy.PLACE, key=town.other
    )
    assert town.ask("auditor", here) == [numbers[sorry]]
    wrong = FigureCases(measure=Measure.ON_TIME, part=Part.UNREACHABLE)
    assert code_of(partial(town.ask, "auditor", wrong)) == "figure_part_unknown"
    assert town.ask("auditor", CaseByNumber(number=numbers[happy])) != []


def m_file(case: CaseId) -> Any:
    from ruralgov.domain.cases.views import CaseFile

    return CaseFile(case=case)


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
    assert {one.numerator for line in found.lines for one in line.figures} == {None}


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


@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(ACTIONS)), max_size=60))
@settings(max_examples=40, deadline=None)
def test_figures_are_what_a_stranger_counts_in_the_journal(steps: list[tuple[int, Action]]) -> None:
    town = Town()
    code = matter(town)
    cases = [report(town, code) for _ in range(4)]
    for at, action in [*((n, a) for a in WAY[:2] for n in range(4)), *steps]:
        code_of(partial(take, town, cases[at], action))
        town.clock.now += town.clock.now - town.clock.now
    entries = [e for e in town.app.storage.journal if e.kind == "case"]  # type: ignore[attr-defined]
    rounds: dict[tuple[str, int], bool] = {}
    number: Counter[str] = Counter()
    for entry in entries:
        if entry.type == "CaseDone":
            rounds.setdefault((entry.key, number[entry.key]), '"on_time":true' in entry.body)
        if entry.type == "CaseCalledBack" and '"reopened":true' in entry.body:
            number[entry.key] += 1
    found = town.ask("auditor", CaseFigures())
    assert shares(found.total)["on_time"] == (sum(rounds.values()), len(rounds))
    assert town.app.verify() == []


@pytest.mark.parametrize("by", list(FigureBy))
def test_the_lines_of_every_breakdown_add_up_to_the_total(by: FigureBy) -> None:
    town = Town()
    for place in (town.village, town.other, town.village):
        done(town, "light", place, Satisfaction.SATISFIED)
    found = town.ask("auditor", CaseFigures(by=by))
    assert sum(line.done or 0 for line in found.lines) == found.total.done == 3
