from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import cases as m
from ruralgov.domain.access import Readings
from ruralgov.domain.cases import (
    CaseFile,
    LinkCase,
    LinkChange,
    OpenProblem,
    ProblemFile,
    Satisfaction,
    Stage,
    SuggestLinks,
    UnlinkCase,
)
from ruralgov.domain.kernel.ids import CaseId
from ruralgov.domain.kernel.point import Point, metres
from ruralgov.domain.policy import AdoptProfile, CurrentProfile
from ruralgov_sqlalchemy import SqlStorage
from ruralgov_sqlalchemy.transaction import SqlTransaction
from tests.reports import POINT, WHY, WORDS, file, finish, link, problem, report, unlink
from tests.town import Town, code_of


def test_rule_18_cases_are_linked_and_unlinked_with_a_history(town: Town) -> None:
    one, two, three = (report(town) for _ in range(3))
    key = problem(town, one, two)
    link(town, key, three)
    unlink(town, key, one)
    link(town, key, one)
    found = file(town, key)
    assert [case.case for case in found.cases] == [two, three, one]
    assert (found.lead, found.place, found.town) == (
        "371082-2026-000002",
        town.village,
        town.town,
    )
    assert [(step.change, step.case) for step in found.history] == [
        *((LinkChange.LINKED, case) for case in (one, two, three)),
        (LinkChange.UNLINKED, one),
        (LinkChange.LINKED, one),
    ]
    assert {(step.by, step.at) for step in found.history} == {("desk", town.clock.now)}
    assert [step.reason for step in found.history] == [*(WHY,) * 3, "另一盏灯", WHY]


def test_rule_18_a_case_is_in_one_problem_at_a_time(town: Town) -> None:
    one, two, three, four = (report(town) for _ in range(4))
    key, other = problem(town, one, two), problem(town, three, four)
    for again in (
        partial(link, town, key, one),
        partial(link, town, other, one),
        partial(problem, town, one, report(town)),
    ):
        assert code_of(again) == "case_linked_already"
    link(town, key, report(town))
    unlink(town, key, one)
    link(town, other, one)
    assert code_of(partial(unlink, town, key, one)) == "case_not_linked"


def test_rule_18_a_problem_with_too_few_cases_is_dissolved_and_says_so(town: Town) -> None:
    one, two = report(town), report(town)
    key = problem(town, one, two)
    receipt = town.do("desk", UnlinkCase(problem=key, case=one, reason="另一盏灯"))
    assert receipt.events == ("CaseUnlinked", "ProblemDissolved")
    found = file(town, key)
    assert (found.dissolved, found.lead, found.cases) == (True, None, ())
    assert (found.history[-1].change, found.history[-1].case) == (LinkChange.DISSOLVED, two)
    assert code_of(partial(link, town, key, one)) == "problem_dissolved"
    assert code_of(partial(unlink, town, key, two)) == "problem_dissolved"
    assert not file(town, problem(town, two, one)).dissolved


def test_rule_18_only_cases_of_one_town_and_with_a_reason(town: Town) -> None:
    town.place("371082102", "夏庄镇")
    far = report(town, place=town.place("371082102201", "东庄"))
    one, two = report(town), report(town, place=town.other)
    assert code_of(partial(problem, town, one, far)) == "problem_towns_differ"
    key = problem(town, one, two)
    assert code_of(partial(link, town, key, far)) == "problem_towns_differ"
    empty = LinkCase(problem=key, case=report(town), reason=" ")
    assert code_of(partial(town.do, "desk", empty)) == "text_not_clean"


def test_rule_18_what_is_named_wrongly_is_refused(town: Town) -> None:
    one = report(town)
    for cases in ((), (one,), (one, one)):
        assert code_of(partial(OpenProblem, cases=cases, reason=WHY)) == "problem_cases_wrong"
    nobody = CaseId("nobody")
    assert code_of(partial(problem, town, nobody, one)) == "case_missing"
    assert code_of(partial(problem, town, one, nobody)) == "case_missing"
    assert code_of(partial(link, town, "none", one)) == "problem_missing"
    assert code_of(partial(town.ask, "auditor", ProblemFile(problem="none"))) == "problem_missing"
    assert code_of(partial(town.ask, "desk", SuggestLinks(case=nobody))) == "case_missing"


def test_rule_18_a_batch_sees_the_links_that_it_made_itself(opener: Callable[[str], Any]) -> None:
    town = Town(opener("371082"))
    one, two, three = (report(town) for _ in range(3))
    key = problem(town, one, two)
    moves = [
        LinkCase(problem=key, case=three, reason=WHY),
        LinkCase(problem=key, case=three, reason=WHY),
        UnlinkCase(problem=key, case=two, reason=WHY),
        UnlinkCase(problem=key, case=one, reason=WHY),
        OpenProblem(cases=(three, two), reason=WHY),
        OpenProblem(cases=(three, one), reason=WHY),
    ]
    answers = list(town.app.execute_many(moves, **town.acting("desk")))
    codes = [getattr(answer, "code", "") for answer in answers]
    assert codes == ["", "case_linked_already", "", "", "", "case_linked_already"]
    assert file(town, key).dissolved
    assert town.app.verify() == []
    town.app.close()


def test_rule_19_a_linked_case_keeps_its_life_and_its_call_back(town: Town) -> None:
    one, two = report(town), report(town, "路灯不亮")
    before = town.ask("handler", CaseFile(case=two))
    key = problem(town, one, two)
    assert town.ask("handler", CaseFile(case=two)) == before
    finish(town, one)
    first, second = file(town, key).cases
    assert (first.stage, first.called_back) == (Stage.CLOSED, True)
    assert (second.stage, second.called_back) == (Stage.REPORTED, False)
    finish(town, two, Satisfaction.DISSATISFIED)
    assert all(case.called_back for case in file(town, key).cases)
    assert [case.number for case in file(town, key).cases] == [
        "371082-2026-000001",
        "371082-2026-000002",
    ]


def test_rule_20_what_may_belong_together_comes_with_its_evidence(town: Town) -> None:
    home = town.household("1")
    near = evolve(POINT, latitude=POINT.latitude + 900)
    same = report(town, "村口的路灯坏了！", point=near, household=home)
    finish(town, same)
    town.clock.now += timedelta(days=3)
    sibling = report(town, "天黑", place=town.other)
    report(town, point=evolve(POINT, latitude=POINT.latitude + 9_000))  # about a kilometre away
    report(town, matter="road")
    wrong = report(town, point=POINT)
    town.do("desk", m.CancelCase(case=wrong, reason="误录"))
    case = report(town, point=POINT, household=home)
    first, second = town.ask("desk", SuggestLinks(case=case))
    assert (first.case, first.stage, first.same_household) == (same, Stage.CLOSED, True)
    assert (first.metres, first.levels, first.days, first.words) == (100, 0, 3, 44)  # 4 of 9 pairs
    assert (second.case, second.metres, second.levels, second.words) == (sibling, None, 1, 0)
    assert first.strength > second.strength
    assert (first.problem, second.same_household) == (None, False)


def test_rule_20_only_within_the_days_and_metres_of_the_profile(town: Town) -> None:
    old = report(town, point=POINT)
    town.clock.now += timedelta(days=30)
    case = report(town, point=evolve(POINT, latitude=POINT.latitude + 900))
    assert [one.case for one in town.ask("desk", SuggestLinks(case=case))] == [old]
    assert [one.case for one in town.ask("desk", SuggestLinks(case=old))] == [case]
    strict = evolve(
        town.ask("auditor", CurrentProfile()), name="严", since=date(2026, 1, 10), link_metres=99
    )
    town.do("admin", AdoptProfile(profile=strict))
    assert town.ask("desk", SuggestLinks(case=case)) == []
    town.do("admin", AdoptProfile(profile=evolve(strict, since=date(2026, 1, 11), link_days=29)))
    assert town.ask("desk", SuggestLinks(case=case)) == []


def test_rule_20_a_case_says_to_which_problem_it_is_linked(town: Town) -> None:
    one, two, case = (report(town) for _ in range(3))
    key = problem(town, one, two)
    assert {(c.case, c.problem) for c in town.ask("desk", SuggestLinks(case=case))} == {
        (one, key),
        (two, key),
    }
    assert [c.case for c in town.ask("desk", SuggestLinks(case=one))] == [case]
    assert file(town, key).cases[-1].case == two  # asking links nothing


def test_rule_20_each_text_compared_is_a_reading_and_none_is_shown(town: Town) -> None:
    one, case = report(town), report(town)
    found = town.ask("desk", SuggestLinks(case=case))
    assert WORDS not in repr(found)
    for key in (one, case):
        (reading,) = town.ask("auditor", Readings(subject=f"case/{key}"))
        assert (reading.fields, reading.account) == ("text", "desk")
    alone = report(town, matter="road")
    assert town.ask("desk", SuggestLinks(case=alone)) == []
    assert town.ask("auditor", Readings(subject=f"case/{alone}")) == []


def test_rule_20_no_more_than_the_nearest_twenty_are_opened(town: Town) -> None:
    case = report(town, point=POINT)
    places = [evolve(POINT, latitude=POINT.latitude + 90 * step) for step in range(22)]
    others = [report(town, point=place) for place in places]
    found = town.ask("desk", SuggestLinks(case=case))
    assert [one.case for one in found] == others[:20]
    assert town.ask("auditor", Readings(subject=f"case/{others[20]}")) == []


@pytest.mark.parametrize(("east", "north"), [(0, 37_200_000), (122_500_000, 90_000_000)])
def test_a_point_is_in_china(east: int, north: int) -> None:
    assert code_of(partial(Point, longitude=east, latitude=north)) == "point_wrong"


def test_a_degree_of_latitude_is_111_kilometres_and_of_longitude_less() -> None:
    assert metres(POINT, POINT) == 0
    assert metres(POINT, evolve(POINT, latitude=POINT.latitude + 1_000_000)) == 111_195
    assert metres(POINT, evolve(POINT, longitude=POINT.longitude + 1_000_000)) == 88_570


def test_what_is_asked_often_is_found_by_an_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = Town(SqlStorage(f"sqlite:///{tmp_path}/c.db", "371082"))
    case = report(town)
    plans: list[str] = []
    ask = SqlTransaction._ask  # noqa: SLF001  what it asks the database

    def explained(self: SqlTransaction, question: str, values: tuple[object, ...]) -> object:
        if any(name in question for name in ("FROM ruralgov_closed_cases", "FROM ruralgov_cases")):
            plans.append(str(ask(self, f"EXPLAIN QUERY PLAN {question}", values)))  # type: ignore[arg-type]
        return ask(self, question, values)  # type: ignore[arg-type]

    monkeypatch.setattr(SqlTransaction, "_ask", explained)
    report(town)
    town.ask("desk", SuggestLinks(case=case))
    town.app.close()
    assert "PRIMARY KEY (city=? AND month=? AND place=? AND matter=?)" in plans[0]
    assert "(city=? AND month=? AND town=? AND matter=?)" in plans[-1]
