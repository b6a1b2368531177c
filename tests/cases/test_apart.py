"""Nobody judges his own work: each who did some of it against each who judges, by any account."""

from typing import Any

from hypothesis import given as examples
from hypothesis import strategies as st

from ruralgov.domain.access import (
    AccountRow,
    AccountUnitRow,
    GrantRole,
    RegisterAccount,
)
from ruralgov.domain.cases import CONTEXT as CASES
from ruralgov.domain.cases.beside import Beside, CoTask, Grievance, NextStep
from ruralgov.domain.cases.matters.model import Matter
from ruralgov.domain.cases.matters.records import MATTER
from ruralgov.domain.cases.milestones import Milestone, MilestoneStart, begin
from ruralgov.domain.cases.model import Case, PauseGround, Spell, SpellEnd, TimeAsked
from ruralgov.domain.cases.records import CASE
from ruralgov.domain.cases.roles import HANDLER
from ruralgov.domain.cases.table import OPEN, TABLE, Action, Level, Stage, Transition
from ruralgov.domain.kernel.calendar import WorkingCalendar
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.clock import Stop
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import CITY, AccountId, CaseId, OrganisationId, PersonId
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.registry import ORGANISATION, Organisation, OrganisationKind, OrganisationSpan
from tests.cases.test_case_boundaries import CASE_NOW, DUE, HOUR, IT, NOW, VERSION, ask, matter
from tests.given import TODAY, Outcome, States
from tests.sampling import fewer
from tests.town import UNIT, Town
from tests.ways import STEPS, report, row
from tests.ways import matter as define

A = Action
RULES = {rule.command: rule.rule for rule in CASES.commands}
DOING = [one for one in TABLE if one.role is HANDLER or one.action is A.ANSWER]
JUDGING = [one for one in TABLE if "handler_judges_own_work" in one.refusals]
BY_UNITS = [one for one in JUDGING if "unit_judges_own_work" in one.refusals]
SENT = (A.DISPATCH, A.GRANT_RETURN, A.REFUSE_RETURN, A.HAND_OVER, A.REASSIGN)
SENDING = [one for one in TABLE if one.action in SENT]
HARMLESS = {
    *{A.ACCEPT, A.REFUSE, A.DECLINE, A.DISPATCH, A.URGE, A.SUPERVISE, A.CANCEL},
    *{A.SUPPLEMENT, A.CHASE, A.ANSWER_CHASE, A.EXPLAIN_DELAY, A.RESTORE},
}
"""What neither is work on a case nor judges any."""
PERSONS = {"he": "wang", "his": "wang", "she": "li"}
STONE = Milestone(name="停工", limit=DUE.limit, start=MilestoneStart.DISPATCH)
ASKED = TimeAsked(amount=1, ground=None, by=AccountId("nobody"))
PAUSE = change(ASKED, ground=PauseGround.SEASON)
TASKS = tuple(CoTask(unit=UNIT, round=n, asked_at=NOW, due=NOW) for n in (1, 2))
HELPED = {"beside": Beside(co_tasks=TASKS)}
STANDING: dict[Action, dict[str, Any]] = {
    A.REACH_MILESTONE: {"milestones": begin((STONE,), WorkingCalendar(()), NOW, NOW)},
    A.LAPSE_RETURN: {"hold_due": NOW - HOUR},
    A.DISPUTE: {"returns": 1},
    A.EXTEND: {"asked": ASKED},
    A.REFUSE_TIME: {"asked": ASKED},
    A.PAUSE: {"asked": PAUSE},
    A.SETTLE: {"beside": Beside(grievance=Grievance(since=NOW, step=NextStep.REVIEW))},
    A.SIGN_CO_TASK: HELPED,
    A.ANSWER_CO_TASK: HELPED,
    A.RELEASE_CO_TASK: HELPED,
    A.REASSIGN: {"final": True},
    A.RECLASSIFY: {"matter": "water"},
}
"""What must stand for a step, beside its stage."""


def ready(one: Transition, case: Case) -> Case:
    """Return a case at the stage of a step, ready for it."""
    standing = {"asked": None} | STANDING.get(one.action, {})
    return change(case, stage=one.source, **standing)


def tried(one: Transition, case: Case, account: str, **more: Any) -> Outcome:
    command = STEPS[one.action][1](IT)
    water = {(MATTER.kind, "water"): Matter(code="water", versions=(VERSION,))}
    others = matter() | water | offices()
    return ask(
        *(command, RULES[type(command)], ready(one, case)),
        **{"account": account, "persons": PERSONS, "others": others} | more,
    )


def judged(one: Transition, case: Case, account: str) -> str:
    """Return with what somebody is refused; places are none here, which is asked afterwards."""
    code = tried(one, case, account).code
    return "" if code == "place_missing" else code


def offices() -> States:
    """Return a unit of the city, one above it, a part of it, and another."""
    above: dict[str, str | None] = {"局": None, UNIT: "局", "队": UNIT, "他局": None}
    return {
        (ORGANISATION.kind, key): Organisation(spans=(_span(key, parent),))
        for key, parent in above.items()
    }


def _span(name: str, parent: str | None) -> OrganisationSpan:
    return OrganisationSpan(
        name=name,
        kind=OrganisationKind.DEPARTMENT,
        place=CITY,
        since=TODAY.replace(year=2020),
        until=FOREVER,
        parent=None if parent is None else OrganisationId(parent),
    )


FRESH = change(CASE_NOW, handler=None, stops=(Stop(since=NOW - HOUR, until=NOW, reason="雨"),))


def after(one: Transition) -> Case:
    """Return the case after he took a step of it."""
    (event,) = tried(one, FRESH, "he").events
    return CASE.apply(ready(one, FRESH), event)


def test_rule_8_each_step_is_work_or_judges_or_neither() -> None:
    doing, judging = ({one.action for one in some} for some in (DOING, JUDGING))
    assert not doing & judging
    assert {one.action for one in TABLE} == doing | judging | HARMLESS
    by_persons = {one.action for one in JUDGING} - {one.action for one in BY_UNITS}
    assert by_persons == {A.CLOSE, A.HAND_OVER, A.REASSIGN, A.RECLASSIFY, A.RECALL}


def test_rule_8_who_did_any_step_of_the_work_takes_none_that_judges_it() -> None:
    for doer in DOING:
        worked = after(doer)
        again = change(worked, handler=None, round=2, unit=None)
        for judge in JUDGING:
            for case in (worked, again):
                found = {who: judged(judge, case, who) for who in PERSONS}
                own = "handler_judges_own_work"
                assert found == {"he": own, "his": own, "she": ""}, (doer.action, judge)


def test_rule_8_who_took_sides_in_a_dispute_does_not_decide_it() -> None:
    arbitrate = next(one for one in TABLE if one.action is A.ARBITRATE)
    for side in SENDING:
        case = change(after(side), unit="城建办")
        found = [tried(arbitrate, case, who).code for who in PERSONS]
        assert found == ["handler_judges_own_work"] * 2 + [""], side.action
        for judge in JUDGING:
            other = "" if judge is not arbitrate else "handler_judges_own_work"
            assert judged(judge, case, "he") == other


def account(name: str, unit: str, person: str | None = None) -> tuple[AccountRow, AccountUnitRow]:
    since = TODAY.replace(year=2020)
    who = PersonId(person or name)
    return (
        AccountRow(owner=name, person=who, machine=None, since=since, until=FOREVER, departed=None),
        AccountUnitRow(owner=name, unit=OrganisationId(unit), since=since, until=FOREVER),
    )


SPELL = Spell(
    round=1,
    unit=UNIT,
    level=Level.TOWN,
    since=NOW,
    due=NOW,
    until=NOW,
    ended=SpellEnd.RETURNED,
    on_time=True,
)


def test_rule_8_nobody_judges_the_work_of_his_own_unit() -> None:
    rows = (
        *account("own", UNIT),
        *account("part", "队"),
        *account("above", "局"),
        *account("other", "他局"),
        *account("second", "他局", "own"),
    )
    refused = {"own": True, "part": True, "above": False, "other": False, "second": True}
    has = change(FRESH, unit=UNIT)
    helps = change(FRESH, unit="市容", co_units=(UNIT,))
    had = change(FRESH, unit="市容", spells=(SPELL,))
    for judge in BY_UNITS:
        for case in (has, helps, had):
            for who, own in refused.items():
                code = "unit_judges_own_work" if own else ""
                assert tried(judge, case, who, rows=rows).code == code, (judge.action, who)
        if judge.action is not A.RELEASE_CO_TASK:  # it is of a case with which the unit helps
            assert tried(judge, change(FRESH, unit="市容"), "own", rows=rows).code == ""


ALONE = ("a1", "a2")
BOTH = (*ALONE, "b1", "b2")
ROLES = sorted({one.role for one in TABLE})


def staffed() -> Town:
    """Return a town in which two persons have two accounts each, with every role of cases."""
    town = Town()
    define(town)
    home = town.household("1")
    for name in "ab":
        person = town.person(home)
        for number in "12":
            one = AccountId(name + number)
            town.do("admin", RegisterAccount(account=one, person=person, basis="聘用"))
            for role in ROLES:
                town.do("admin", GrantRole(account=one, role=role, place=CITY, basis="t"))
    return town


def given_by(town: Town, case: CaseId, action: Action, account: str) -> str:
    """Give a step as an account; return the code of the refusal, or nothing."""
    try:
        actor = Actor(AccountId(account))
        town.app.execute(STEPS[action][1](case), actor=actor, purpose=CASES.purposes[0])
    except RuralgovError as error:
        return error.code
    return ""


WORK, VERDICTS = ({one.action for one in some} for some in (DOING, JUDGING))
WALK = [A.ACCEPT, A.ANSWER, *(one for one in STEPS if one not in (A.REFUSE, A.DECLINE, A.CANCEL))]


@examples(st.lists(st.tuples(st.sampled_from(WALK), st.sampled_from(BOTH)), max_size=40))
@fewer(5)
def test_rule_8_on_any_walk_nobody_judges_what_he_did(walk: list[tuple[Action, str]]) -> None:
    town = staffed()
    case = report(town, "full")
    worked: set[str] = set()
    for action, account in [(A.ACCEPT, "a1"), (A.DISPATCH, "b1"), (A.SIGN, "a2"), *walk]:
        if given_by(town, case, action, account):
            continue
        if action in VERDICTS:
            assert account[0] not in worked, (action, account)
        if action in WORK:
            worked.add(account[0])


@examples(st.lists(st.tuples(st.sampled_from(WALK), st.sampled_from(ALONE)), max_size=40))
@fewer(5)
def test_rule_8_one_person_never_brings_work_to_its_end(walk: list[tuple[Action, str]]) -> None:
    town = staffed()
    case = report(town, "full")
    for action, account in [(A.ACCEPT, "a1"), (A.DISPATCH, "a2"), (A.SIGN, "a1"), *walk]:
        given_by(town, case, action, account)
    stage = row(town, case).stage
    assert stage in OPEN - {Stage.CHECKED, Stage.CALLED_BACK}
