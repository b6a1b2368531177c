"""A case comes to another unit, singly or with all others of its unit, and no verdict moves."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from ruralgov.domain import cases as m
from ruralgov.domain.cases import CASE, Action, CaseHistory, Stage, UnitFindings, rules_hand
from ruralgov.domain.cases.model import SpellEnd
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clock import Stop
from ruralgov.domain.kernel.ids import CITY, AccountId, OrganisationId
from ruralgov.domain.registry import HangingOn
from tests.cases.test_case_boundaries import (
    DAY,
    DUE,
    HOUR,
    IT,
    NOW,
    REACHED,
    STONE,
    ask,
    at,
    matter,
    organisations,
)
from tests.cases.test_dispatch import dispatched, plan_for
from tests.cases.test_time_boundaries import ASKED
from tests.cases.test_units import close
from tests.cases.test_units import merge as merge_units
from tests.registry.merging import merge
from tests.town import UNIT, Town, code_of
from tests.ways import WAY, report, rounds, row, take

A = Action
FARM = OrganisationId("农业办")
OVER = m.HandOverCase(case=IT, unit=FARM, reason="归口")
HELD = (
    *(Stage.DISPATCHED, Stage.SIGNED, Stage.RETURNED, Stage.ARBITRATION),
    *(Stage.HANDLING, Stage.PAUSED),
)


@pytest.mark.parametrize("stage", HELD)
def test_rule_37_the_new_unit_has_the_whole_limit_and_the_case_goes_on(stage: Stage) -> None:
    stop = Stop(since=NOW - 4 * HOUR, until=NOW + DAY, reason="冰冻")
    stops = (stop,) if stage is Stage.PAUSED else ()
    known = at(
        stage,
        asked=ASKED,
        stops=stops,
        deadline=change(DUE, extra=1),
        co_units=("农业办", "水务局"),
        returns=1,
        milestones=(REACHED, STONE),
    )
    event = ask(OVER, rules_hand.hand_over_case, known, account="desk").only()
    after = CASE.apply(known, event)
    assert (after.stage, after.unit, after.owner, after.rule) == (
        *(Stage.DISPATCHED, "农业办", "农业办", None),
    )
    assert (after.handler, after.asked, after.co_units) == (None, None, ("水务局",))
    assert (after.unit_started, after.unit_due) == (NOW, NOW + 6 * HOUR)
    stood = 4 * HOUR if stage is Stage.PAUSED else timedelta()
    assert after.deadline is not None
    assert after.deadline.due == NOW + HOUR + stood
    assert (after.deadline.extra, after.started_at) == (1, known.started_at)
    assert after.milestones[0] == REACHED
    (spell,) = after.spells
    assert (spell.unit, spell.until, spell.ended) == ("城建办", NOW, SpellEnd.HANDED_OVER)
    assert after.stops == tuple(change(one, until=NOW) for one in stops)
    assert (after.returns, after.rounds, after.level) == (1, known.rounds, known.level)


@pytest.mark.parametrize(
    ("command", "more", "account", "code"),
    [
        (OVER, {}, "desk", ""),
        (OVER, {}, "handler", "handler_judges_own_work"),
        (OVER, {"unit": "农业办"}, "desk", "unit_has_case"),
        (change(OVER, unit=OrganisationId("空")), {}, "desk", "unit_ended"),
        (change(OVER, reason=" "), {}, "desk", "text_not_clean"),
        (OVER, {"stage": Stage.ACCEPTED}, "desk", "case_stage_wrong"),
        (OVER, {"stage": Stage.DONE}, "desk", "case_stage_wrong"),
        (OVER, {"stage": Stage.CLOSED}, "desk", "case_stage_wrong"),
    ],
)
def test_rule_37_who_hands_over_what_to_whom(
    command: Any, more: dict[str, Any], account: str, code: str
) -> None:
    known = change(at(Stage.HANDLING), **more)
    assert ask(command, rules_hand.hand_over_case, known, account=account).code == code


@pytest.mark.parametrize(
    ("roles", "final", "code", "desk"),
    [
        (("intake",), False, "", True),
        (("supervisor",), False, "", False),
        (("intake", "supervisor"), False, "", True),
        (("intake",), True, "arbitration_stands", True),
        (("supervisor",), True, "", False),
        (("intake", "supervisor"), True, "", False),
    ],
)
def test_rule_37_after_an_arbitration_a_supervisor_alone_hands_over(
    roles: tuple[str, ...], final: bool, code: str, desk: bool
) -> None:
    from tests.given import given

    known = at(Stage.HANDLING, final=final)
    situation = given(CASE, state=known, others=matter() | organisations("农业办"), account="d")
    given_ = change(situation.given, holds=lambda _account, role, _place: role in roles)
    found = change(situation, given=given_).when(OVER, rules_hand.hand_over_case)
    assert found.code == code
    if not code:
        assert found.only().desk is desk


def test_rule_38_a_case_is_passed_on_only_from_the_unit_that_has_it() -> None:
    command = m.PassCase(case=IT, unit=FARM, reason="撤并")
    stop = Stop(since=NOW, until=NOW, reason="冰冻")
    for stage in Stage:
        known = at(stage, stops=(stop,))
        found = ask(command, rules_hand.pass_case, known, account="handler")
        assert (found.code, len(found.events)) == ("", int(stage in HELD))
    own = ask(command, rules_hand.pass_case, at(Stage.HANDLING, unit="农业办"))
    assert own.events == []


@pytest.mark.parametrize(
    ("roles", "more", "there", "moved"),
    [
        (("intake",), {}, True, True),
        (("intake",), {"final": True}, True, False),
        (("supervisor",), {"final": True}, True, True),
        (("intake",), {"acted": (AccountId("d"),)}, True, False),
        (("supervisor",), {"handler": AccountId("d")}, True, False),
        (("intake",), {"final": True, "acted": (AccountId("d"),)}, False, True),
    ],
)
def test_rule_38_while_a_unit_is_there_each_case_keeps_what_holds_for_one(
    roles: tuple[str, ...], more: dict[str, Any], there: bool, moved: bool
) -> None:
    from tests.given import given

    known = change(at(Stage.HANDLING, unit="城建办"), **more)
    others = matter() | organisations("农业办", *(["城建办"] if there else []))
    situation = given(CASE, state=known, others=others, account="d")
    given_ = change(situation.given, holds=lambda _account, role, _place: role in roles)
    command = m.PassCase(case=IT, unit=FARM, reason="撤并")
    found = change(situation, given=given_).when(command, rules_hand.pass_case)
    assert (found.code, len(found.events)) == ("", int(moved))


def test_rule_37_no_verdict_moves_when_work_that_failed_its_check_is_handed_over(
    town: Town,
) -> None:
    case = report(town)
    take(town, case, *WAY[:6], A.REOPEN, *WAY[1:5])
    (before,) = rounds(town, case)
    take(town, case, A.FAIL_CHECK, A.HAND_OVER)
    assert row(town, case).unit == UNIT
    town.clock.now += timedelta(days=60)
    take(town, case, A.SIGN, A.HANDLE, A.REPORT_DONE, A.PASS_CHECK)
    kept, after = rounds(town, case)
    assert kept == before
    assert (after.unit, after.on_time, after.unit_on_time) == (UNIT, False, False)


def test_rule_37_the_new_unit_may_give_it_back_and_the_history_says_who_moved_it(
    town: Town,
) -> None:
    case = report(town)
    take(town, case, *WAY[:4], A.REASSIGN, A.ASK_RETURN, A.GRANT_RETURN)
    steps = town.ask("auditor", CaseHistory(number=row(town, case).number))
    assert [(one.action, one.note) for one in steps][5] == (A.REASSIGN, "督办改派")


def test_rule_37_the_desk_of_a_merged_village_hands_its_cases_over(town: Town) -> None:
    case = report(town)
    take(town, case, *WAY[:4])
    merge(town)
    take(town, case, A.HAND_OVER)
    assert (row(town, case).unit, row(town, case).stage) == (UNIT, Stage.DISPATCHED)


def all_of(unit: str, to: str) -> m.HandOverCases:
    return m.HandOverCases(unit=unit, to=OrganisationId(to), reason="机构改革")


def test_rule_38_all_cases_of_a_unit_go_to_another_at_once_and_twice_is_harmless(
    town: Town,
) -> None:
    old, new = town.unit("旧局"), town.unit("新局")
    cases = [dispatched(town, unit=old, reason="归口") for _ in range(4)]
    take(town, cases[1], A.SIGN, A.HANDLE)
    take(town, cases[2], A.SIGN, A.HANDLE, A.REPORT_DONE)
    take(town, cases[3], A.ASK_RETURN, A.GRANT_RETURN)
    close(town, old)
    hanging = town.ask("registrar", HangingOn(place=CITY)).things
    left = [one for one in hanging if one.kind == "case_of_unit"]
    assert {one.key for one in left} == {*cases[:2]}
    assert {one.command for one in left} == {"HandOverCases"}
    assert code_of(partial(town.do, "desk", all_of(old, old))) == "unit_ended"
    assert code_of(partial(town.do, "desk", all_of(new, new))) == "unit_to_itself"
    assert code_of(partial(town.do, "handler", all_of(old, new))) == "not_granted"
    town.do("supervisor", all_of(old, new))
    assert [row(town, case).holder for case in cases] == [new, new, "desk", "desk"]
    assert {row(town, case).stage for case in cases[:2]} == {Stage.DISPATCHED}
    head = town.app.seal()
    town.do("supervisor", all_of(old, new))
    assert [row(town, case).holder for case in cases] == [new, new, "desk", "desk"]
    hanging = town.ask("registrar", HangingOn(place=CITY)).things
    assert [one for one in hanging if one.kind == "case_of_unit"] == []
    assert town.app.verify(str(head)) == []
    town.do("supervisor", all_of(new, UNIT))
    assert [row(town, case).holder for case in cases[:2]] == [UNIT, UNIT]


def test_rule_38_a_unit_that_was_only_a_name_hands_over_too(town: Town) -> None:
    case = report(town)
    take(town, case, *WAY[:2])
    name = row(town, case).unit
    assert name == "镇街城建办"
    town.do("desk", all_of(name, UNIT))
    assert row(town, case).unit == UNIT


def test_rule_38_the_cases_of_a_unit_that_became_part_of_another_are_found(town: Town) -> None:
    town.do("registrar", m.PublishDispatchPlan(plan=plan_for(town)))
    case = dispatched(town)
    merge_units(town, "市电工", "市兜底")
    (found,) = [
        one
        for one in town.ask("registrar", HangingOn(place=CITY)).things
        if one.kind == "case_of_unit"
    ]
    assert (found.key, "市电工局" in found.zh) == (case, True)
    town.do("desk", all_of("市电工", "市兜底"))
    assert {one.unit for one in town.ask("auditor", UnitFindings()) if one.cases} == set()
