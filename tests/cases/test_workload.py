from collections import Counter
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ruralgov.domain import cases as m
from ruralgov.domain.access import STATISTICS
from ruralgov.domain.cases import (
    Answers,
    CaseFigures,
    LinkChange,
    RefusalGround,
    RepeatsOf,
    Satisfaction,
    Terms,
    WorkloadOf,
)
from ruralgov.domain.kernel.clock import TimeLimit, TimeUnit
from ruralgov.domain.kernel.ids import CITY, CaseId
from ruralgov.domain.kernel.profile import Profile
from ruralgov.domain.policy import AdoptProfile, CurrentProfile
from tests.reports import (
    JANUARY,
    file,
    finish,
    link,
    problem,
    report,
    unlink,
    workload,
)
from tests.town import Town, code_of
from tests.ways import WAY, take


def test_rule_21_workload_counts_the_problem_once_and_satisfaction_the_person_once(
    town: Town,
) -> None:
    home = town.household("1")
    one, two = report(town, household=home), report(town, household=home)
    three, four = report(town, place=town.other), report(town, household=home)
    problem(town, one, two, three)
    for case, said in (
        (one, Satisfaction.DISSATISFIED),
        (two, Satisfaction.SATISFIED),
        (three, Satisfaction.DISSATISFIED),
        (four, Satisfaction.UNREACHABLE),
    ):
        finish(town, case, said)
        town.clock.now += timedelta(minutes=1)
    found = workload(town)
    assert (found.cases, found.problems) == (4, 2)
    assert found.by_case == Answers(answered=3, satisfied=1, unreachable=1, unranked=0)
    assert found.by_person == Answers(answered=2, satisfied=1, unreachable=1, unranked=0)
    for whole in (CITY, town.town):
        assert workload(town, place=whole) == found
    here, there = (workload(town, place=place) for place in (town.village, town.other))
    assert (here.cases, here.problems, there.cases, there.problems) == (3, 2, 1, 1)
    assert (here.by_person.answered, there.by_person.answered) == (1, 1)
    assert workload(town, first="2026-02", last="2026-03").cases == 0


def test_rule_21_not_to_be_reached_later_takes_back_no_answer(town: Town) -> None:
    terms = m.DefineMatter(
        code="quarrel",
        name="邻里纠纷",
        standard="-",
        unit="司法所",
        limit=TimeLimit(5, TimeUnit.WORKING_DAYS),
        since=date(2024, 1, 1),
        source="t",
        terms=Terms(ranked=False),
    )
    town.do("admin", terms)
    home = town.household("1")
    cases = [report(town, household=home), report(town, household=home)]
    cases.append(report(town, household=home, matter="quarrel"))
    problem(town, *cases)
    said = (Satisfaction.BASICALLY, Satisfaction.UNREACHABLE, Satisfaction.DISSATISFIED)
    for case, answer in zip(cases, said, strict=True):
        finish(town, case, answer)
        town.clock.now += timedelta(minutes=1)
    found = workload(town)
    assert found.by_case == Answers(answered=1, satisfied=1, unreachable=1, unranked=1)
    assert found.by_person == Answers(answered=1, satisfied=1, unreachable=0, unranked=0)


@pytest.mark.parametrize(
    ("first", "last"),
    [("2026-02", "2026-01"), ("2026-13", "2026-13"), ("2026", "2026-01"), ("2026-01", "2026-1")],
)
def test_rule_21_months_go_forwards(first: str, last: str) -> None:
    for kind in (WorkloadOf, RepeatsOf, CaseFigures):
        assert code_of(partial(kind, first=first, last=last)) == "period_wrong"


def test_rule_22_a_report_soon_after_a_case_like_it_was_closed_repeats_it(town: Town) -> None:
    first, second = report(town), report(town)
    finish(town, first)
    town.clock.now += timedelta(days=1)
    finish(town, second)
    report(town, place=town.other)
    report(town, matter="road")
    town.clock.now += timedelta(days=30)
    report(town)
    town.clock.now += timedelta(seconds=1)
    report(town)
    both = RepeatsOf(first="2026-01", last="2026-02")
    found = town.ask("auditor", both)
    assert (found.cases, found.repeats) == (6, 1)
    (repeat,) = found.found
    assert (repeat.number, repeat.earlier) == ("371082-2026-000005", "371082-2026-000002")
    assert town.ask("auditor", evolve(both, place=town.town)) == found
    assert town.ask("auditor", evolve(both, place=town.other)).repeats == 0
    assert town.ask("auditor", evolve(both, first="2026-02")).cases == 2


def test_rule_22_closing_by_force_escapes_nothing_and_refusing_closes_nothing(town: Town) -> None:
    forced, refused = report(town), report(town, matter="road")
    town.do("supervisor", m.ForceClose(case=forced, reason="久拖"))
    town.do("desk", m.RefuseCase(case=refused, ground=RefusalGround.REPEAT, reason="已答复"))
    report(town)
    report(town, matter="road")
    (found,) = town.ask("auditor", RepeatsOf(**JANUARY)).found
    assert (found.number, found.earlier) == ("371082-2026-000003", "371082-2026-000001")


def test_rule_22_the_days_are_those_of_the_profile_when_it_is_reported(town: Town) -> None:
    finish(town, report(town))
    shorter = evolve(
        town.ask("auditor", CurrentProfile()), name="短", since=date(2026, 1, 7), repeat_days=1
    )
    town.do("admin", AdoptProfile(profile=shorter))
    town.clock.now += timedelta(hours=20)
    report(town)
    town.clock.now += timedelta(days=1)
    report(town)
    assert town.ask("auditor", RepeatsOf(**JANUARY)).repeats == 1


@pytest.mark.parametrize("name", ["repeat_days", "link_days", "link_metres"])
def test_rule_22_the_limits_of_the_profile_are_above_zero(name: str) -> None:
    wrong: Any = {"name": "t", "source": "t", "since": date(2026, 1, 1), name: 0}
    assert code_of(partial(Profile, **wrong)) == "profile_limit_wrong"


CASES = 5
MOVES = st.tuples(
    st.sampled_from(("open", "link", "unlink")),
    st.integers(0, CASES - 1),
    st.integers(0, CASES - 1),
)
Log = list[tuple[LinkChange, CaseId]]


@given(
    st.lists(MOVES, max_size=25),
    st.lists(st.sampled_from((None, 1, 2)), min_size=CASES, max_size=CASES),
    st.lists(st.sampled_from((None, *Satisfaction)), min_size=CASES, max_size=CASES),
)
def test_on_any_walk_the_history_has_no_gap_and_both_counts_are_a_plain_recount(
    walk: list[tuple[str, int, int]],
    numbers: list[int | None],
    said: list[Satisfaction | None],
) -> None:
    town = Town()
    known = {number: town.household(str(number)) for number in (1, 2)}
    homes = [None if number is None else known[number] for number in numbers]
    cases = [report(town, household=home) for home in homes]
    logs: dict[str, Log] = {}
    for move, one, two in walk:
        step(town, logs, move, cases[one], cases[two], one)
        for key, log in logs.items():
            found = file(town, key)
            assert [(step.change, step.case) for step in found.history] == log
            assert [case.case for case in found.cases] == linked(log)
    for case, answer in zip(cases, said, strict=True):
        if answer is not None:
            finish(town, case, answer)
            town.clock.now += timedelta(minutes=1)
    in_problem = {case: key for key, log in logs.items() for case in linked(log)}
    counts = workload(town)
    assert (counts.cases, counts.problems) == (
        CASES,
        len({in_problem.get(case, case) for case in cases}),
    )
    persons: dict[object, list[Satisfaction]] = {}
    for case, home, answer in zip(cases, homes, said, strict=True):
        alone = home is None or case not in in_problem
        if answer is not None:
            persons.setdefault(case if alone else (in_problem[case], home), []).append(answer)
    assert counts.by_case == recount([answer for answer in said if answer is not None])
    assert counts.by_person == recount([last_word(answers) for answers in persons.values()])
    assert town.app.verify() == []


def step(
    town: Town, logs: dict[str, Log], move: str, case: CaseId, other: CaseId, chosen: int
) -> None:
    """Make a move, and the same in the model; the code of a refusal is as the model says."""
    taken = {one for log in logs.values() for one in linked(log)}
    if move == "open":
        wrong = "problem_cases_wrong" if case == other else "case_linked_already"
        free = case != other and not {case, other} & taken
        assert code_of(lambda: logs.update(opened(town, case, other))) == ("" if free else wrong)
    elif logs:
        key = sorted(logs)[chosen % len(logs)]
        log, there = logs[key], linked(logs[key])
        act = link if move == "link" else unlink
        code = code_of(partial(act, town, key, other))
        if not there:
            assert code == "problem_dissolved"
        elif move == "link":
            assert code == ("case_linked_already" if other in taken else "")
            log += [] if code else [(LinkChange.LINKED, other)]
        else:
            assert code == ("" if other in there else "case_not_linked")
            log += [] if code else [(LinkChange.UNLINKED, other)]
            log += [(LinkChange.DISSOLVED, one) for one in linked(log) if len(linked(log)) == 1]


def opened(town: Town, *cases: CaseId) -> dict[str, Log]:
    return {problem(town, *cases): [(LinkChange.LINKED, case) for case in cases]}


def linked(log: Log) -> list[CaseId]:
    """Return what a history leads to."""
    found: list[CaseId] = []
    for change, case in log:
        (found.append if change is LinkChange.LINKED else found.remove)(case)
    return found


def last_word(answers: list[Satisfaction]) -> Satisfaction:
    reached = [answer for answer in answers if answer is not Satisfaction.UNREACHABLE]
    return (reached or answers)[-1]


def recount(answers: list[Satisfaction]) -> Answers:
    counts = Counter(answers)
    happy = counts[Satisfaction.SATISFIED] + counts[Satisfaction.BASICALLY]
    return Answers(
        answered=happy + counts[Satisfaction.DISSATISFIED],
        satisfied=happy,
        unreachable=counts[Satisfaction.UNREACHABLE],
        unranked=0,
    )


def test_rule_21_outside_the_office_small_numbers_and_single_cases_are_not_told(town: Town) -> None:
    take(town, report(town), *WAY)
    take(town, report(town), *WAY)
    months: dict[str, Any] = {"first": "2026-01", "last": "2026-12"}
    acting: dict[str, Any] = {"actor": town.account("auditor"), "purpose": STATISTICS}
    load = town.app.query(WorkloadOf(**months), **acting)
    assert (load.cases, load.problems, load.by_case.answered) == (None, None, None)
    again = town.app.query(RepeatsOf(**months), **acting)
    assert (again.cases, again.repeats, again.found) == (None, None, ())
    assert town.ask("auditor", RepeatsOf(**months)).repeats == 1
