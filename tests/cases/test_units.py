"""A unit is an organisation of the registry: what becomes of it, its cases and its plan follow."""

from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest

from ruralgov.domain import cases as m
from ruralgov.domain import registry as r
from ruralgov.domain.access import ACCOUNT, TIMEKEEPER, Account, RegisterAccount, UnitSpan
from ruralgov.domain.cases import (
    CASE,
    DISPATCH_PLAN,
    HANDLER,
    CaseByNumber,
    CaseFigures,
    DispatchPlan,
    FigureBy,
    PlanVersion,
    UnitFault,
    UnitFindings,
    UnitPost,
    WhyThisUnit,
    rules_intake,
)
from ruralgov.domain.cases.beside import Beside
from ruralgov.domain.cases.table import Action, Stage
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import CITY, AccountId, CaseId, OrganisationId, PersonId, PlaceId
from ruralgov.domain.registry import Directory, OrganisationRow
from tests.cases.test_case_boundaries import at as standing
from tests.cases.test_case_boundaries import matter, organisations
from tests.cases.test_dispatch import dispatched, plan_for, read, unit_row
from tests.cases.test_time_boundaries import FRESH
from tests.given import TODAY, Outcome, States, given
from tests.town import NOW, UNIT, Town, code_of
from tests.ways import WAY, report, row, take

TODAY_ = NOW.date()
IT = CaseId("it")


def close(town: Town, unit: str, since: date = TODAY_) -> None:
    command = r.CloseOrganisation(organisation=OrganisationId(unit), since=since, cause="撤销")
    town.do("registrar", command)


def merge(town: Town, unit: str, into: str, since: date = TODAY_) -> None:
    command = r.MergeOrganisation(
        organisation=OrganisationId(unit), into=OrganisationId(into), since=since, cause="改革"
    )
    town.do("registrar", command)


def test_rule_27_who_is_named_is_there_today_or_is_its_successor(town: Town) -> None:
    old, new = town.unit("旧局"), town.unit("新局")
    merge(town, old, new)
    assert row(town, dispatched(town, unit=old, reason="归口")).unit == new
    close(town, new, TODAY_ + timedelta(days=1))
    assert row(town, dispatched(town, unit=old, reason="归口")).unit == new
    town.clock.now += timedelta(days=1)
    for unit in (old, new):
        refused = partial(dispatched, town, unit=unit, reason="归口")
        assert code_of(refused) == "unit_ended"
    nothing = partial(dispatched, town, unit=OrganisationId("城建办"), reason="归口")
    assert code_of(nothing) == "organisation_missing"


def test_rule_27_arbitration_names_a_unit_of_today(town: Town) -> None:
    case = report(town)
    take(town, case, Action.ACCEPT, Action.DISPATCH)
    ask = m.AskReturn(case=case, duty="三定", reason="不归我")
    decide = m.DecideReturn(case=case, granted=True, reason="属实")
    town.do("handler", ask)
    town.do("desk", decide)
    town.do("desk", m.DispatchCase(case=case))
    town.do("handler", ask)
    gone, new = town.unit("旧局"), town.unit("新局")
    close(town, gone)
    arbitrate = partial(m.ArbitrateCase, case=case, reason="属地")
    refused = partial(town.do, "supervisor", arbitrate(unit=gone))
    assert code_of(refused) == "unit_ended"
    town.do("supervisor", arbitrate(unit=new))
    assert row(town, case).holder == new


def test_rule_27_a_plan_goes_on_with_the_successor_of_its_unit_and_stops_at_one_that_ended(
    town: Town,
) -> None:
    town.do("registrar", m.PublishDispatchPlan(plan=plan_for(town)))
    assert town.ask("auditor", UnitFindings()) == []
    merge(town, "市电工", "市兜底")
    merge(town, "市环卫", "市兜底")
    case = dispatched(town)
    assert row(town, case).unit == "市兜底"
    (status,) = town.ask("auditor", CaseByNumber(number=row(town, case).number))
    assert (status.unit, status.unit_name) == ("市兜底", "市兜底局")
    assert town.ask("desk", WhyThisUnit(case=case)).name == "市兜底局"
    found = {one.unit: one for one in town.ask("auditor", UnitFindings())}
    assert found.keys() == {"市电工", "市环卫"}
    assert {(one.fault, one.posts, one.cases) for one in found.values()} == {
        (UnitFault.MERGED, 1, 0)
    }
    close(town, "市兜底", TODAY_ + timedelta(days=1))
    town.clock.now += timedelta(days=1)
    assert code_of(partial(dispatched, town)) == "unit_ended"
    assert row(town, dispatched(town, unit=UNIT, reason="撤销后归口")).unit == UNIT
    found = {one.unit: one for one in town.ask("auditor", UnitFindings())}
    assert (found["市兜底"].fault, found["市兜底"].cases) == (UnitFault.ENDED, 1)


TEXT_PLAN = PlanVersion(
    since=date(2020, 1, 1),
    source="旧方案",
    fallback="城建办",
    rules=(),
    posts=(UnitPost(office="城建办", place=CITY, unit="市城建局", contact=AccountId("a")),),
)


def sent(others: States, *rows: OrganisationRow, plan: PlanVersion | None = TEXT_PLAN) -> Outcome:
    states = matter() | others
    if plan is not None:
        states[DISPATCH_PLAN.kind, "plan"] = DispatchPlan(versions=(plan,))
    situation = given(CASE, state=FRESH, others=states, rows=rows)
    known = change(situation.given, above=lambda place: (place, PlaceId("town"), CITY))
    return change(situation, given=known).when(m.DispatchCase(case=IT), rules_intake.dispatch_case)


@pytest.mark.parametrize(
    ("places", "unit"),
    [
        ((), "市城建局"),
        ((CITY,), "0"),
        ((CITY, "town"), "1"),
        (("elsewhere",), "市城建局"),
        ((CITY, CITY), "市城建局"),
        ((CITY, CITY, "town"), "2"),
    ],
)
def test_rule_27_a_name_of_before_is_the_one_nearest_organisation_of_that_name_or_stays(
    places: tuple[str, ...], unit: str
) -> None:
    rows = [unit_row(str(n), "市城建局", PlaceId(place)) for n, place in enumerate(places)]
    rows = [change(one, since=date(2020, 1, 1)) for one in rows]
    assert sent({}, *rows).only().unit == unit
    named = [change(one, name="城建办") for one in rows]
    own = sent({}, *named, plan=None).only().unit
    assert own == ("城建办" if unit == "市城建局" else unit)


@pytest.mark.parametrize(
    ("until", "code"), [(FOREVER, ""), (TODAY + timedelta(days=1), ""), (TODAY, "unit_ended")]
)
def test_rule_27_the_unit_of_a_plan_is_there_on_the_day_of_the_dispatch(
    until: date, code: str
) -> None:
    assert sent(organisations("市城建局", until=until)).code == code


@pytest.mark.parametrize(("until", "code"), [(FOREVER, ""), (TODAY, "unit_ended")])
def test_rule_27_who_helps_by_the_plan_is_there_too(until: date, code: str) -> None:
    posts = tuple(
        UnitPost(office=name, place=CITY, unit=name, contact=AccountId("a"))
        for name in ("城建办", "司法所")
    )
    rule = m.DispatchRule(name="R", lead="城建办", co_units=("司法所",))
    plan = change(TEXT_PLAN, rules=(rule,), posts=posts)
    others = organisations("城建办") | organisations("司法所", until=until)
    assert sent(others, plan=plan).code == code


def test_rule_27_a_unit_is_written_by_name_credit_code_or_id(town: Town) -> None:
    code = "91350100M000100Y43"
    units = Directory(
        [unit_row("a", "市水务 公司", CITY, code), unit_row("b", "甲局", town.village)]
    )
    posts = "office,place,unit,contact\n水,,{unit},h\n"
    for written in ("市水务公司", "市水务 公司", code.lower(), "a"):
        plan, _ = read(RULES, posts.format(unit=written), [], units)
        assert [one.unit for one in plan.posts] == ["a"]
    with pytest.raises(BadInput, match=r"unit_unknown.*市水务 公司"):
        read(RULES, posts.format(unit="市水务局公司"), [], units)
    units.add(unit_row("c", "甲局", town.other))
    with pytest.raises(BadInput, match="organisation_ambiguous"):
        read(RULES, posts.format(unit="甲局"), [], units)


RULES = "rule,matter,category,territory,hours,level,lead,co_units\n"


def test_rule_27_of_a_row_for_each_place_it_is_said_how_many_units_are_missing(town: Town) -> None:
    places = town.ask("registrar", r.Places(parent=town.town))
    posts = "office,place,unit,contact\n调解,each_village,{place}调解委员会,h\n"
    with pytest.raises(BadInput) as caught:
        read(RULES, posts, places, Directory([]))
    faults: Any = caught.value.facts["faults"]
    (fault,) = faults
    assert (fault.error.code, fault.error.facts["count"], fault.column) == (
        *("unit_unknown", 2),
        "unit",
    )


def test_figures_by_unit_have_the_names_of_the_units(town: Town) -> None:
    unit = town.unit("旧名")
    case = report(town)
    take(town, case, Action.ACCEPT)
    town.do("desk", m.DispatchCase(case=case, unit=unit, reason="归口"))
    take(town, case, *WAY[2:])
    renamed = r.ChangeOrganisation(organisation=unit, name="新名", since=TODAY_, cause="改")
    town.do("registrar", renamed)
    sheet = town.ask("auditor", CaseFigures(by=FigureBy.UNIT))
    assert [(one.key, one.name, one.done) for one in sheet.lines] == [(unit, "新名", 1)]
    behind: Any = m.FigureCases(
        measure=m.Measure.ON_TIME, part=m.Part.COUNTED, by=FigureBy.UNIT, key=unit
    )
    assert town.ask("auditor", behind) == [row(town, case).number]


def belongs(town: Town, unit: OrganisationId) -> None:
    """Register the account of the handler, who belongs to a unit."""
    person = town.person(town.household("h"))
    command = RegisterAccount(account=AccountId("handler"), person=person, unit=unit, basis="聘用")
    town.do("admin", command)


def offices(town: Town) -> tuple[OrganisationId, OrganisationId, OrganisationId]:
    """Register a unit, one above it and one beside it."""
    above, own, beside = (town.unit(name) for name in ("局", "队", "所"))
    for one in (own, beside):
        move = r.MoveOrganisation(organisation=one, parent=above, since=TODAY_, cause="归口")
        town.do("registrar", move)
    return above, own, beside


@pytest.mark.parametrize(("at", "mine"), [(0, True), (1, True), (2, False)])
def test_rule_28_a_handler_acts_for_his_unit_and_those_below_it(
    town: Town, at: int, mine: bool
) -> None:
    units = offices(town)
    case = dispatched(town, unit=units[1], reason="归口")
    town.do("handler", m.SignCase(case=case))
    assert town.ask("handler", m.CaseFile(case=case)).contact is None
    belongs(town, units[at])
    code = "" if mine else "unit_not_yours"
    assert code_of(partial(town.do, "handler", m.HandleCase(case=case))) == code
    assert (town.ask("handler", m.CaseFile(case=case)).text is not None) is mine
    listed = [one.owner for one in town.ask("handler", m.OpenCases(place=town.village))]
    assert listed == ([case] if mine else [])
    assert len(town.ask("desk", m.OpenCases(place=town.village))) == 1


def test_rule_28_who_helps_sees_what_was_said_and_leaves_the_case_to_its_unit(town: Town) -> None:
    _, own, beside = offices(town)
    case = dispatched(town, unit=own, reason="归口", co_units=(beside,))
    belongs(town, beside)
    assert town.ask("handler", m.CaseFile(case=case)).text is not None
    assert code_of(partial(town.do, "handler", m.SignCase(case=case))) == "unit_not_yours"


def test_rule_28_a_handler_goes_on_for_the_successor_and_for_what_was_his_unit_when_it_ended(
    town: Town,
) -> None:
    _, own, beside = offices(town)
    case, other = (dispatched(town, unit=one, reason="归口") for one in (own, beside))
    belongs(town, own)
    later = TODAY_ + timedelta(days=1)
    merge(town, own, beside, later)
    assert code_of(partial(town.do, "handler", m.SignCase(case=other))) == "unit_not_yours"
    town.clock.now += timedelta(days=1)
    town.do("handler", m.SignCase(case=case))
    town.do("handler", m.SignCase(case=other))
    close(town, beside, later + timedelta(days=1))
    town.clock.now += timedelta(days=1)
    town.do("handler", m.HandleCase(case=case))


STEPS_OF_A_UNIT: tuple[tuple[Stage, Any], ...] = (
    (Stage.DISPATCHED, m.SignCase(case=IT)),
    (Stage.DISPATCHED, m.AskReturn(case=IT, duty="三定", reason="不归")),
    (Stage.RETURNED, m.LapseReturn(case=IT)),
    (Stage.SIGNED, m.HandleCase(case=IT)),
    (Stage.HANDLING, m.ReportDone(case=IT, outcome="好")),
    (Stage.HANDLING, m.AskExtension(case=IT, amount=1, reason="等")),
    (Stage.HANDLING, m.AskPause(case=IT, ground=m.PauseGround.SEASON, days=1, reason="冻")),
    (Stage.HANDLING, m.EscalateCase(case=IT, reason="协调")),
    (Stage.HANDLING, m.ReachMilestone(case=IT, name="停工", note="x")),
    (Stage.PAUSED, m.ResumeCase(case=IT)),
    (Stage.HANDLING, m.SignCoTask(case=IT, unit="城建办")),
    (Stage.HANDLING, m.AnswerCoTask(case=IT, unit="城建办", answer="好")),
)
HELPED = Beside(co_tasks=(m.CoTask(unit="城建办", round=1, asked_at=NOW, due=NOW),))


def test_rule_28_every_step_of_a_unit_asks_whose_it_is() -> None:
    known = {type(one) for _, one in STEPS_OF_A_UNIT}
    handlers = {
        rule.command for rule in m.CONTEXT.commands if rule.access.roles - {TIMEKEEPER} == {HANDLER}
    }
    assert known == handlers
    for stage, command in STEPS_OF_A_UNIT:
        assert asked_by_a_stranger(stage, command).code == "unit_not_yours"


def asked_by_a_stranger(stage: Stage, command: Any) -> Outcome:
    """Ask the rule of a step as the account of another unit."""
    span = UnitSpan(unit=OrganisationId("他局"), since=date(2020, 1, 1))
    account = Account(person=PersonId("p"), machine=None, spans=(span,))
    others = matter() | organisations("城建办", "他局") | {(ACCOUNT.kind, "me"): account}
    rule = next(one.rule for one in m.CONTEXT.commands if one.command is type(command))
    return given(CASE, state=standing(stage, beside=HELPED), others=others).when(command, rule)
