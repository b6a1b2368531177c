"""Matters that are out of the catalogue, and what is neither declined nor cancelled."""

from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest

from ruralgov.domain import cases as m
from ruralgov.domain.cases import (
    Action,
    Fault,
    Matters,
    ProvePlan,
    Satisfaction,
    Stage,
    rules_ending,
    rules_intake,
)
from ruralgov.domain.cases.matters import rules
from ruralgov.domain.cases.matters.model import Matter
from ruralgov.domain.cases.matters.records import MATTER
from ruralgov.domain.cases.model import DESK
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.month import Month
from tests.cases.test_case_boundaries import IT, VERDICT, VERSION, ask, at
from tests.cases.test_dispatch import plan_for
from tests.given import TODAY, States, given
from tests.town import NOW, Town, code_of
from tests.ways import WAY, report, row, take

DAY = timedelta(days=1)
LIGHT = Matter(code="light", versions=(VERSION,))
GONE = m.MatterWithdrawn(since=TODAY, successor=None, reason="并入")


def catalogue(*codes: str) -> States:
    return {(MATTER.kind, code): Matter(code=code, versions=(VERSION,)) for code in codes}


@pytest.mark.parametrize(
    ("since", "successor", "code"),
    [
        (TODAY, None, ""),
        (TODAY, "road", ""),
        (TODAY, " road ", ""),
        (TODAY, "light", "matter_follows_itself"),
        (TODAY, "ufo", "matter_missing"),
        (VERSION.since, None, "change_not_later"),
        (VERSION.since - DAY, None, "change_not_later"),
        (VERSION.since + DAY, None, ""),
    ],
)
def test_rule_33_a_matter_is_withdrawn_after_it_began_for_another_of_the_catalogue(
    since: date, successor: str | None, code: str
) -> None:
    command = m.WithdrawMatter(code="light", since=since, successor=successor, reason="合并事项")
    situation = given(MATTER, state=LIGHT, others=catalogue("light", "road"))
    found = situation.when(command, rules.withdraw_matter)
    assert found.code == code
    if not code and successor:
        assert found.only().successor == "road"
    empty = change(command, reason=" ")
    if not code:
        assert situation.when(empty, rules.withdraw_matter).code == "text_not_clean"


def test_rule_33_what_is_withdrawn_is_not_withdrawn_again_and_comes_back_by_a_version() -> None:
    gone = MATTER.apply(LIGHT, GONE)
    command = m.WithdrawMatter(code="light", since=TODAY + DAY, reason="合并")
    others = {(MATTER.kind, "light"): gone}
    found = given(MATTER, state=gone, others=others).when(command, rules.withdraw_matter)
    assert found.code == "matter_withdrawn"
    assert (gone.on(TODAY), gone.withdrawn(TODAY - DAY)) == (VERSION, None)
    back = change(gone, versions=(VERSION, change(VERSION, since=TODAY + DAY)))
    assert (back.withdrawn(TODAY), back.withdrawn(TODAY + DAY)) == (gone.withdrawals[0], None)
    assert [(one.since, one.until) for one in MATTER.rows(back)][:1] == [(VERSION.since, TODAY)]
    undone = MATTER.apply(gone, m.MatterEntryCorrected(entry=TODAY, since=None, reason="误录"))
    assert undone == LIGHT


def withdraw(town: Town, code: str, **more: Any) -> None:
    command = m.WithdrawMatter(code=code, since=NOW.date(), reason="目录调整", **more)
    town.do("admin", command)


def test_rule_33_nothing_is_reported_of_it_and_who_tries_is_told_what_follows(town: Town) -> None:
    case = report(town)
    withdraw(town, "light", successor="road")
    with pytest.raises(Refused, match="matter_replaced") as refused:
        report(town)
    assert "road" in refused.value.zh
    withdraw(town, "road")
    assert code_of(partial(report, town)) == "matter_withdrawn"
    take(town, case, *WAY)
    assert row(town, case).stage is Stage.CLOSED
    assert "light" not in {one.owner for one in town.ask("auditor", Matters())}
    town.do(
        "admin",
        m.CorrectMatterEntry(code="light", entry=NOW.date(), reason="误退出"),
    )
    report(town)


def test_rule_33_a_matter_that_follows_one_that_follows_it_is_withdrawn(town: Town) -> None:
    withdraw(town, "light", successor="road")
    town.do("admin", change_of(town, "light"))
    town.clock.now += DAY
    command = m.WithdrawMatter(
        code="road", since=NOW.date() + DAY, successor="light", reason="目录调整"
    )
    town.do("admin", command)
    withdrawn = m.WithdrawMatter(
        code="light", since=NOW.date() + 2 * DAY, successor="water", reason="目录调整"
    )
    town.do("admin", withdrawn)
    town.clock.now += DAY
    with pytest.raises(Refused, match="matter_replaced") as refused:
        report(town, "road")
    assert "water" in refused.value.zh


def change_of(town: Town, code: str) -> m.DefineMatter:
    """Return a version of the next day, by which a matter is back in the catalogue."""
    return m.DefineMatter(
        code=code,
        name="路灯",
        standard="不亮",
        unit="城建办",
        limit=VERSION.limit,
        since=NOW.date() + DAY,
        source="t",
    )


def test_rule_33_a_plan_in_force_that_names_it_is_found_and_its_past_is_replayed(
    town: Town,
) -> None:
    plan = plan_for(town)
    town.do("registrar", m.PublishDispatchPlan(plan=plan))
    report(town)
    assert town.ask("registrar", ProvePlan()).faults == ()
    withdraw(town, "light", successor="water")
    faults = town.ask("registrar", ProvePlan()).faults
    assert {(one.fault, one.name) for one in faults} >= {(Fault.MATTER_UNKNOWN, "R4")}
    later = change(plan, since=NOW.date() + DAY)
    publish = m.PublishDispatchPlan(plan=later)
    assert code_of(partial(town.do, "registrar", publish)) == "plan_faulty"
    replay = m.ReplayPlan(plan=plan, months=(Month("2026-01"),))
    assert town.ask("registrar", replay).same == 1


FRESH: dict[str, Any] = {"unit": None, "stage": Stage.ACCEPTED, "rounds": (), "round": 1}
DECLINE = m.DeclineFiling(case=IT, reason="不够标准")
CANCEL = m.CancelCase(case=IT, reason="误录")
ANSWER = m.AnswerCase(case=IT, answer="凭证办理")
BY_DESK = change(VERDICT, unit=DESK)


@pytest.mark.parametrize(
    ("more", "declined", "cancelled", "answered"),
    [
        ({}, "", "", ""),
        ({"unit": "城建办"}, "case_was_out", "case_not_cancellable", ""),
        ({"round": 2, "rounds": (BY_DESK,)}, "case_reopened", "case_reopened", ""),
        (
            {"round": 2, "rounds": (VERDICT,), "unit": "城建办"},
            "case_was_out",
            "case_not_cancellable",
            "answer_not_enough",
        ),
    ],
)
def test_rule_34_what_a_unit_had_or_somebody_was_dissatisfied_with_is_not_done_away_with(
    more: dict[str, Any], declined: str, cancelled: str, answered: str
) -> None:
    known = at(**FRESH | more)
    assert ask(DECLINE, rules_intake.decline_filing, known).code == declined
    assert ask(CANCEL, rules_ending.cancel_case, known).code == cancelled
    assert ask(ANSWER, rules_intake.answer_case, known).code == answered


def test_rule_34_a_returned_case_is_filed_and_a_dissatisfied_one_is_done_again(town: Town) -> None:
    case = report(town)
    take(town, case, Action.ACCEPT, Action.DISPATCH, Action.ASK_RETURN, Action.GRANT_RETURN)
    for action, code in (
        (Action.DECLINE, "case_was_out"),
        (Action.CANCEL, "case_not_cancellable"),
    ):
        assert code_of(partial(take, town, case, action)) == code
    take(town, case, *WAY[1:6])
    town.do("caller", m.CallBack(case=case, satisfaction=Satisfaction.DISSATISFIED))
    assert code_of(partial(take, town, case, Action.ANSWER)) == "answer_not_enough"
    take(town, case, *WAY[1:])
    assert row(town, case).stage is Stage.CLOSED
