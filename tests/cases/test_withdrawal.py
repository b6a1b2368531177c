"""A reporter who wants no more: the case ends, helps nobody out of lateness, and can come back."""

from datetime import timedelta
from typing import Any

import pytest

from ruralgov.domain import cases as m
from ruralgov.domain.access import GrantRole
from ruralgov.domain.cases import Action, Ending, Exclusion, IntakeChannel, Measure, Stage, Within
from ruralgov.domain.cases.beside import Beside
from ruralgov.domain.cases.roles import INTAKE
from ruralgov.domain.cases.rules_withdrawal import restore_case, withdraw_case
from ruralgov.domain.cases.table import OPEN
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clock import Stop
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import CITY, AccountId, CaseId
from ruralgov.domain.kernel.personal import ERASED, CitizenText
from tests.cases.test_case_boundaries import DAY, DUE, HOUR, IT, NOW, SECOND, ask, at
from tests.given import Outcome
from tests.town import Town, code_of
from tests.ways import STEPS, WAY, WAYS, adopt, case_of, matter, report, row, take

A = Action
WITHDRAW = m.WithdrawCase(case=IT, channel=IntakeChannel.WEB, words="自己修好了")
RESTORE = m.RestoreCase(case=IT, channel=IntakeChannel.WEB, words="又坏了")
BEFORE_DONE = OPEN - {Stage.ANSWERED, Stage.DONE, Stage.CHECKED, Stage.CALLED_BACK}


def asked(stage: Stage, account: str = "desk", **more: Any) -> Outcome:
    state = {name: more.pop(name) for name in [*more] if name not in ("machines", "persons")}
    return ask(WITHDRAW, withdraw_case, at(stage, **state), account=account, **more)


@pytest.mark.parametrize("stage", Stage)
def test_rule_58_a_case_is_withdrawn_until_its_work_is_reported(stage: Stage) -> None:
    code = "" if stage in BEFORE_DONE else "case_stage_wrong"
    assert asked(stage, handler=None).code == code


@pytest.mark.parametrize(
    ("account", "more", "code"),
    [
        ("desk", {}, ""),
        ("worker", {}, "handler_judges_own_work"),
        ("his_other", {"persons": {"his_other": "w", "worker": "w"}}, "handler_judges_own_work"),
        ("page", {"machines": ("page",)}, ""),
        ("worker", {"machines": ("worker",)}, "machine_judges"),
    ],
)
def test_rule_58_who_did_some_of_the_work_does_not_withdraw_it(
    account: str, more: dict[str, Any], code: str
) -> None:
    found = asked(Stage.HANDLING, account, acted=(AccountId("worker"),), **more)
    assert found.code == code


def gone(since: Any = NOW - HOUR, **more: Any) -> Any:
    """Return a case that was withdrawn."""
    known = {"deadline": change(DUE, due=NOW), "hold_due": NOW} | more
    return at(Stage.WITHDRAWN, handler=None, beside=Beside(withdrawn_at=since), **known)


@pytest.mark.parametrize(
    ("until", "code"), [(NOW, ""), (NOW + SECOND, ""), (NOW - SECOND, "withdrawal_stands")]
)
def test_rule_58_a_withdrawal_is_taken_back_within_its_time(until: Any, code: str) -> None:
    assert ask(RESTORE, restore_case, gone(hold_due=until)).code == code


def test_rule_58_what_was_erased_does_not_come_back() -> None:
    erased = gone(text=CitizenText(ERASED))
    assert ask(RESTORE, restore_case, erased).code == "erased_already"


@pytest.mark.parametrize(
    ("since", "moved"),
    [(NOW - HOUR, HOUR), (NOW - 2 * HOUR, 2 * HOUR)],
)
def test_rule_58_the_time_withdrawn_is_none_of_the_clock(since: Any, moved: timedelta) -> None:
    event = ask(RESTORE, restore_case, gone(since)).only()
    assert event.deadline.due == NOW + moved
    found = m.CASE.apply(gone(since), event)
    assert found.stops[-1] == Stop(since=since, until=NOW, reason="诉求人撤回")
    assert (found.stage, found.owner, found.aside.withdrawn_at) == (Stage.ACCEPTED, "desk", None)


def test_rule_58_what_was_late_when_it_was_withdrawn_comes_back_late() -> None:
    late = gone(NOW - HOUR, deadline=change(DUE, due=NOW - 2 * HOUR), started_at=NOW - 7 * HOUR)
    assert ask(RESTORE, restore_case, late).only().deadline.due == NOW - 2 * HOUR


def test_rule_58_the_time_withdrawn_is_no_pause_of_the_unit() -> None:
    stops = (Stop(since=NOW - 9 * DAY, until=NOW - DAY, reason="诉求人撤回"),)
    pause = m.AskPause(case=IT, ground=m.PauseGround.SEASON, days=10, reason="冻")
    assert ask(pause, rules_time_ask(), at(Stage.HANDLING, stops=stops)).code == ""


def rules_time_ask() -> Any:
    return next(one.rule for one in m.CONTEXT.commands if one.command is m.AskPause)


def figure(town: Town, measure: Measure) -> Any:
    total = town.ask("auditor", m.CaseFigures()).total
    return next(one for one in total.figures if one.measure is measure)


def withdrawn(town: Town, days: int) -> CaseId:
    """Return a case that a unit had for some days when it was withdrawn."""
    case = report(town, matter(town))
    take(town, case, *WAYS[Stage.HANDLING])
    town.clock.now += days * DAY
    take(town, case, A.WITHDRAW)
    return case


def test_rule_58_in_time_it_is_neither_done_nor_late(town: Town) -> None:
    case = withdrawn(town, 1)
    for measure in (Measure.ON_TIME, Measure.UNIT_ON_TIME, Measure.RETURNED):
        found = figure(town, measure)
        assert (found.numerator, found.denominator) == (0, 0)
        assert found.exclusions[Exclusion.WITHDRAWN] == 1
        query = m.FigureCases(measure=measure, part=m.Part.WITHDRAWN)
        assert town.ask("auditor", query) == [row(town, case).number]
    assert figure(town, Measure.FIRST).denominator == 0
    assert town.ask("auditor", m.CaseFigures()).endings == {Ending.WITHDRAWN: 1}
    assert town.ask("auditor", m.OpenCases(place=town.village)) == []
    assert town.app.verify() == []


def test_rule_58_what_was_late_stays_late_at_the_unit_that_had_it(town: Town) -> None:
    withdrawn(town, 9)
    found = figure(town, Measure.ON_TIME)
    assert (found.numerator, found.denominator) == (0, 1)
    assert found.within[Within.FORCED_LATE] == 1
    assert found.exclusions[Exclusion.WITHDRAWN] == 0
    found = figure(town, Measure.UNIT_ON_TIME)
    assert (found.numerator, found.denominator, found.within[Within.LATE]) == (0, 1, 1)
    sheet = town.ask("auditor", m.CaseFigures(by=m.FigureBy.UNIT))
    late = [one.key for one in sheet.lines if one.figures[0].denominator]
    assert late == ["镇街城建办"]


def test_rule_58_until_when_it_is_taken_back_the_profile_says(town: Town) -> None:
    adopt(town, restore_days=1)
    case = withdrawn(town, 1)
    late = case_of(town, case).hold_due + timedelta(seconds=1)
    assert late - town.clock.now < 4 * DAY
    town.clock.now = late
    assert code_of(lambda: take(town, case, A.RESTORE)) == "withdrawal_stands"


def test_rule_58_taken_back_it_is_open_and_goes_to_a_unit_again(town: Town) -> None:
    case = withdrawn(town, 1)
    due = case_of(town, case).deadline
    town.clock.now += 2 * DAY
    take(town, case, A.RESTORE)
    now = case_of(town, case)
    assert due is not None
    assert now.deadline is not None
    assert now.deadline.due == due.due + 2 * DAY
    (found,) = town.ask("auditor", m.OpenCases(place=town.village))
    assert (found.stage, found.unit) == (Stage.ACCEPTED, None)
    assert figure(town, Measure.ON_TIME).exclusions[Exclusion.WITHDRAWN] == 0
    take(town, case, *WAY[1:])
    assert (figure(town, Measure.ON_TIME).numerator, row(town, case).stage) == (1, Stage.CLOSED)
    assert town.ask("auditor", m.CaseFigures()).endings == {Ending.CLOSED: 1}
    assert town.app.verify() == []


def test_rule_58_a_pause_ends_with_the_withdrawal(town: Town) -> None:
    case = report(town, matter(town))
    take(town, case, *WAYS[Stage.PAUSED])
    take(town, case, A.WITHDRAW)
    assert case_of(town, case).stops[-1].until == town.clock.now
    town.clock.now += DAY
    take(town, case, A.RESTORE)
    assert [one.reason for one in case_of(town, case).stops] == [
        m.PauseGround.SEASON.zh,
        "诉求人撤回",
    ]


def test_rule_58_it_is_taken_back_for_ten_working_days_and_no_longer(town: Town) -> None:
    case = withdrawn(town, 1)
    until = case_of(town, case).hold_due
    assert until.date() == (town.clock.now + 14 * DAY).date()
    who, command = STEPS[A.RESTORE]
    town.clock.now = until + SECOND
    assert code_of(lambda: town.do(who, command(case))) == "withdrawal_stands"


def test_rule_58_its_keeping_counts_from_the_day_of_the_withdrawal(town: Town) -> None:
    case = withdrawn(town, 3)
    known = case_of(town, case)
    assert known.ended_on == town.clock.now.date()
    erase = m.EraseCase(case=case, ground=ErasureGround.CONSENT_WITHDRAWN, reason="申请")
    town.do("privacy", erase)
    who, command = STEPS[A.RESTORE]
    assert code_of(lambda: town.do(who, command(case))) == "erased_already"


def test_rule_58_who_signed_does_not_withdraw_it_by_another_role(town: Town) -> None:
    case = report(town)
    take(town, case, *WAYS[Stage.SIGNED])
    who, command = STEPS[A.WITHDRAW]
    town.do("admin", GrantRole(account=AccountId("handler"), role=INTAKE, place=CITY, basis="t"))
    assert code_of(lambda: town.do("handler", command(case))) == "handler_judges_own_work"
    town.do(who, command(case))
    assert row(town, case).stage is Stage.WITHDRAWN
