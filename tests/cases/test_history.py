"""The time line of a case: every step in its order, in roles and never in names."""

from datetime import datetime
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from ruralgov.app.codec import to_json
from ruralgov.domain import cases as m
from ruralgov.domain.cases import (
    CASE,
    Action,
    CaseErased,
    CaseHistory,
    CaseRelocated,
    CaseStep,
    Stage,
)
from ruralgov.domain.cases.actions import CHOSEN, SIMPLE
from ruralgov.domain.cases.table import TRANSITIONS
from ruralgov.domain.kernel.ids import CaseId
from tests.town import Town, code_of
from tests.ways import MAIN, WAY, matter, report, row, take


def history(town: Town, case: CaseId) -> list[CaseStep]:
    found: list[CaseStep] = town.ask("auditor", CaseHistory(number=row(town, case).number))
    return found


def test_the_whole_way_is_told_with_its_deadline() -> None:
    town = Town()
    case = report(town)
    take(town, case, *WAY)
    steps = history(town, case)
    assert [one.action for one in steps] == [None, *WAY]
    assert steps[0].role is None
    assert steps[2].due is not None
    assert steps[5].note == "已修复"
    text = to_json(steps)
    assert "孙" not in text
    assert "handler" in text


def test_every_event_of_a_case_is_told_as_an_action_but_those_of_nobody() -> None:
    told = {*SIMPLE, *CHOSEN}
    nobody = {
        *(m.CaseReported, m.DeadlineRecomputed, CaseRelocated, CaseErased),
        *(m.CoUnitsAsked, m.LinkedAnswered),
    }
    assert {*CASE.events} - told == nobody


def test_a_number_that_no_case_has_gives_no_steps() -> None:
    assert Town().ask("auditor", CaseHistory(number="371082-2026-999999")) == []


@given(st.lists(st.sampled_from(list(MAIN)), max_size=30))
def test_on_any_walk_each_step_follows_from_the_one_before(walk: list[Action]) -> None:
    town = Town()
    case = report(town, matter(town))
    taken = []
    for action in (*WAY[:2], *walk):
        if not code_of(partial(take, town, case, action)):
            taken.append(action)
    steps = history(town, case)
    assert len(steps) == len(taken) + 1
    stage, at = Stage.REPORTED, datetime.min.replace(tzinfo=steps[0].at.tzinfo)
    for one in steps[1:]:
        assert one.action is not None
        assert TRANSITIONS[stage, one.action] is one.stage
        assert one.at >= at
        stage, at = one.stage, one.at
    assert stage is row(town, case).stage
