"""Who is not reached is called again; who stays dissatisfied is owed a review."""

from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import cases as m
from ruralgov.domain.access import GrantRole
from ruralgov.domain.cases import (
    Action,
    CaseHistory,
    GrievanceRow,
    Grievances,
    IntakeChannel,
    Level,
    NextStep,
    Satisfaction,
    Stage,
    Terms,
    rules_call,
    rules_ending,
)
from ruralgov.domain.cases.beside import Beside, Grievance
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import CITY, AccountId, CaseId, HouseholdId
from ruralgov.domain.kernel.personal import CitizenText, PersonName, Telephone
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.policy import CurrentProfile
from tests.cases.test_case_boundaries import DAY, HOUR, IT, NOW, VERDICT, ask, at
from tests.given import PROFILE
from tests.registry.merging import merge
from tests.town import Town, code_of
from tests.ways import WAY, adopt, matter, report, rounds, row, take

SAID, NOBODY = Satisfaction.DISSATISFIED, Satisfaction.UNREACHABLE
PATIENT = evolve(PROFILE, call_attempts=3, call_days=2)
TRY = m.CallBack(case=IT, satisfaction=NOBODY)


@pytest.mark.parametrize(
    ("calls", "profile", "final"),
    [
        ((), PROFILE, True),
        ((), PATIENT, False),
        ((NOW - DAY,), PATIENT, False),
        ((NOW - DAY, NOW - HOUR), PATIENT, True),
        ((NOW - 2 * HOUR, NOW - HOUR), PATIENT, False),
        ((NOW - 3 * HOUR, NOW - 2 * HOUR, NOW - HOUR), PATIENT, False),
        ((NOW - DAY, NOW - HOUR), evolve(PATIENT, call_days=3), False),
        ((NOW - 2 * DAY, NOW - DAY), evolve(PATIENT, call_days=3), True),
    ],
)
def test_rule_35_not_reached_is_final_after_the_calls_and_days_of_the_profile(
    calls: tuple[datetime, ...], profile: Any, final: bool
) -> None:
    known = at(Stage.CHECKED, beside=Beside(calls=calls), rounds=(VERDICT,))
    event = ask(TRY, rules_ending.call_back, known, account="caller", profile=profile).only()
    assert isinstance(event, m.CaseCalledBack if final else m.CallAttempted)
    after = m.CASE.apply(known, event)
    assert after.aside.calls == (*calls, NOW)
    assert after.stage is (Stage.CALLED_BACK if final else Stage.CHECKED)


NAMELESS: dict[str, Any] = {"reporter": None, "contact": None, "household": None}
CAME = {"by_reporter": True}


@pytest.mark.parametrize(
    ("who", "said", "more", "code"),
    [
        ({}, Satisfaction.SATISFIED, {}, "case_anonymous"),
        ({}, SAID, {}, "case_anonymous"),
        ({}, Satisfaction.SATISFIED, CAME, ""),
        ({}, NOBODY, {}, ""),
        ({}, NOBODY, CAME, "call_contradicts"),
        ({"reporter": PersonName("钱")}, SAID, {}, ""),
        ({"contact": Telephone.of("13900000000")}, SAID, {}, ""),
        ({"household": HouseholdId("h")}, SAID, {}, ""),
    ],
)
def test_rule_35_who_left_nothing_says_something_only_by_coming(
    who: dict[str, Any], said: Satisfaction, more: dict[str, Any], code: str
) -> None:
    known = at(Stage.CHECKED, rounds=(VERDICT,), **NAMELESS | who)
    command = m.CallBack(case=IT, satisfaction=said, **more)
    found = ask(command, rules_ending.call_back, known, account="caller", profile=PATIENT)
    assert found.code == code
    if not code:
        assert isinstance(found.only(), m.CaseCalledBack)


@pytest.mark.parametrize(
    ("first", "rounds", "round", "level", "raised", "step"),
    [
        (0, 3, 2, Level.TOWN, None, None),
        (3, 3, 1, Level.TOWN, None, None),
        (3, 3, 2, Level.VILLAGE, Level.TOWN, None),
        (3, 3, 2, Level.TOWN, Level.CITY, None),
        (3, 3, 2, Level.CITY, Level.CITY, None),
        (2, 3, 1, Level.TOWN, Level.CITY, None),
        (3, 3, 3, Level.TOWN, None, NextStep.HIGHER),
        (3, 3, 3, Level.CITY, None, NextStep.REVIEW),
    ],
)
def test_rule_36_it_goes_up_from_the_round_of_the_profile_or_is_owed_a_review(
    first: int, rounds: int, round: int, level: Level, raised: Level | None, step: NextStep | None
) -> None:
    profile = evolve(PROFILE, raised_round=first, rounds=rounds)
    known = at(Stage.CHECKED, round=round, level=level, rounds=(change(VERDICT, number=round),))
    command = m.CallBack(case=IT, satisfaction=SAID)
    event = ask(command, rules_ending.call_back, known, account="caller", profile=profile).only()
    assert (event.raised_to, event.next_step) == (raised, step)
    after = m.CASE.apply(known, event)
    assert (after.level, after.supervised) == (raised or level, raised is not None)
    owed = None if step is None else Grievance(since=NOW, step=step)
    assert after.aside.grievance == owed


A = Action
OWED = Grievance(since=NOW, step=NextStep.REVIEW)


@pytest.mark.parametrize(
    ("owed", "stage", "code"),
    [
        (None, Stage.CALLED_BACK, "grievance_missing"),
        (OWED, Stage.CALLED_BACK, ""),
        (OWED, Stage.CLOSED, ""),
        (OWED, Stage.FORCED, ""),
        (OWED, Stage.HANDLING, "case_stage_wrong"),
        (change(OWED, settled_at=NOW), Stage.CLOSED, "grievance_missing"),
    ],
)
def test_rule_36_a_grievance_is_settled_once_by_another(
    owed: Grievance | None, stage: Stage, code: str
) -> None:
    known = at(stage, beside=Beside(grievance=owed))
    command = m.SettleGrievance(case=IT, outcome="已复核，维持")
    assert ask(command, rules_call.settle_grievance, known, account="boss").code == code
    if not code:
        own = ask(command, rules_call.settle_grievance, known, account="handler")
        assert own.code == "handler_judges_own_work"


def test_rule_35_each_call_is_in_the_history_and_only_the_last_in_the_figures(town: Town) -> None:
    adopt(town, call_attempts=2, call_days=2)
    case = report(town)
    take(town, case, *WAY[:6])
    for _ in range(2):
        take(town, case, Action.TRY_CALL)
        assert row(town, case).stage is Stage.CHECKED
        assert not rounds(town, case)[0].unreachable
    town.clock.now += timedelta(days=1)
    take(town, case, Action.TRY_CALL)
    assert row(town, case).stage is Stage.CALLED_BACK
    assert rounds(town, case)[0].unreachable
    steps = town.ask("auditor", CaseHistory(number=row(town, case).number))
    assert [one.action for one in steps][-3:] == [A.TRY_CALL, A.TRY_CALL, A.CALL_BACK]


def test_rule_36_who_stays_dissatisfied_is_on_a_list_until_it_is_reviewed(town: Town) -> None:
    adopt(town, rounds=2, raised_round=2)
    case = report(town, matter(town))
    take(town, case, *WAY[:6], A.REOPEN)
    assert row(town, case).level is Level.CITY
    take(town, case, *WAY[1:6])
    town.do("caller", m.CallBack(case=case, satisfaction=SAID))
    take(town, case, A.CLOSE)
    merge(town)
    for place in (town.village, town.other, town.town, CITY):
        if place != town.village:
            (found,) = town.ask("supervisor", Grievances(place=place))
            assert (found.owner, found.round, found.step) == (case, 2, NextStep.REVIEW)
    take(town, case, A.SETTLE)
    assert town.ask("supervisor", Grievances(place=CITY)) == []
    (settled,) = town.ask("auditor", Grievances(place=town.town, settled=True))
    assert isinstance(settled, GrievanceRow)
    assert (settled.waiting, settled.settled) == (False, town.clock.now)
    assert code_of(partial(take, town, case, A.SETTLE)) == "grievance_missing"


def test_rule_35_an_anonymous_report_is_closed_without_an_answer(town: Town) -> None:
    command = m.ReportCase(
        matter="light",
        place=town.village,
        channel=IntakeChannel.VISIT,
        text=CitizenText.of("灯"),
    )
    case = CaseId(town.do("reporter", command).key)
    take(town, case, *WAY[:6])
    assert code_of(partial(take, town, case, A.CALL_BACK)) == "case_anonymous"
    take(town, case, A.TRY_CALL, A.CLOSE)
    assert row(town, case).stage is Stage.CLOSED


def test_a_profile_wants_calls_and_rounds_that_a_city_can_mean(town: Town) -> None:
    for name, wrong in (
        ("call_attempts", 0),
        ("call_attempts", 21),
        ("call_days", 0),
        ("call_days", 21),
        ("raised_round", -1),
        ("raised_round", 11),
    ):
        assert code_of(partial(adopt, town, **{name: wrong})) == "profile_limit_beyond"
    adopt(town, call_attempts=20, call_days=20, raised_round=10)
    assert town.ask("auditor", CurrentProfile()).since == date(2026, 1, 5)


def test_rule_36_a_grievance_goes_up_and_is_not_reviewed_where_it_arose(town: Town) -> None:
    adopt(town, rounds=1)
    boss, city = Actor(AccountId("townboss")), "supervisor"
    grant = GrantRole(account=boss.account, role=m.SUPERVISOR, place=town.town, basis="t")
    town.do("admin", grant)

    def settle(case: CaseId) -> str:
        command = m.SettleGrievance(case=case, outcome="已复核")
        acting: dict[str, Any] = {"actor": boss, "purpose": m.CASE_HANDLING}
        return code_of(lambda: town.app.execute(command, **acting))

    way = (*WAY[:6], A.CALL_BACK)
    for level, code in ((Level.VILLAGE, ""), (Level.TOWN, "grievance_goes_up")):
        case = report(town, matter(town, level.value, Terms(level=level)))
        take(town, case, *way[:-1])
        unhappy = m.CallBack(case=case, satisfaction=Satisfaction.DISSATISFIED)
        town.do("caller", unhappy)
        assert settle(case) == code
        if code:
            town.do(city, m.SettleGrievance(case=case, outcome="已复核"))
