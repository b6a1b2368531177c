"""Versions of matters and plans that were entered by mistake, and what was decided by them."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import cases as m
from ruralgov.domain.cases import WhyThisUnit
from ruralgov.domain.cases.dispatch import messages as plans
from ruralgov.domain.cases.dispatch.records import DISPATCH_PLAN
from ruralgov.domain.cases.dispatch.rules import correct_dispatch_plan_entry, publish_plan
from ruralgov.domain.cases.matters import messages as matters
from ruralgov.domain.cases.matters.records import MATTER
from ruralgov.domain.cases.matters.rules import correct_matter_entry, define_matter
from ruralgov.domain.kernel.clock import TimeLimit, TimeUnit
from ruralgov.domain.kernel.ids import CITY, AccountId, CaseId, OrganisationId
from ruralgov.domain.kernel.personal import CitizenText
from ruralgov.domain.registry import OrganisationKind, RegisterOrganisation
from tests.given import TODAY, given
from tests.town import UNIT, Town, code_of
from tests.ways import case_of

A_DAY = timedelta(days=1)
LONG_AGO, COMING, MISTYPED = date(2025, 1, 1), TODAY + 30 * A_DAY, date(2030, 1, 1)


def version(since: date, days: int = 5) -> m.DefineMatter:
    return m.DefineMatter(
        code="x",
        name="路灯",
        standard="亮",
        unit="城建办",
        limit=TimeLimit(days, TimeUnit.CALENDAR_DAYS),
        since=since,
        source="目录",
    )


def defined(since: date) -> Any:
    return given(MATTER).when(version(since), define_matter).only()


def corrected(entry: date, since: date | None = None) -> matters.MatterEntryCorrected:
    return matters.MatterEntryCorrected(entry=entry, since=since, reason="错")


def put_right(entry: date, since: date | None = None, reason: str = "错") -> m.CorrectMatterEntry:
    return m.CorrectMatterEntry(code="x", entry=entry, since=since, reason=reason)


def test_rule_1_a_version_that_is_yet_to_come_holds_up_none_before_it() -> None:
    held = given(MATTER, defined(LONG_AGO), defined(MISTYPED))
    event = held.when(version(COMING), define_matter).only()
    state = given(MATTER, defined(LONG_AGO), defined(MISTYPED), event).state
    assert [one.since for one in state.versions] == [LONG_AGO, COMING, MISTYPED]
    for since in (LONG_AGO - A_DAY, LONG_AGO):
        held.when(version(since), define_matter).refused("change_not_later", since=LONG_AGO)
    held.when(version(MISTYPED), define_matter).refused("change_not_later", since=MISTYPED)


@pytest.mark.parametrize(
    ("event", "after"),
    [
        (corrected(MISTYPED), [LONG_AGO]),
        (corrected(MISTYPED, TODAY), [LONG_AGO, TODAY]),
        (corrected(LONG_AGO), [MISTYPED]),
    ],
)
def test_rule_30_a_version_of_a_matter_is_withdrawn_or_moved(
    event: matters.MatterEntryCorrected, after: list[date]
) -> None:
    held = (defined(LONG_AGO), defined(MISTYPED))
    command = put_right(event.entry, event.since, " 错 ")
    given(MATTER, *held).when(command, correct_matter_entry).then(event)
    assert [one.since for one in given(MATTER, *held, event).state.versions] == after


def test_rule_30_all_versions_may_be_withdrawn_and_the_matter_defined_again() -> None:
    gone = given(MATTER, defined(MISTYPED), corrected(MISTYPED))
    assert list(MATTER.rows_of(gone.state)) == []
    gone.when(version(LONG_AGO), define_matter).only()


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (put_right(TODAY), "entry_missing"),
        (put_right(MISTYPED, LONG_AGO), "entry_taken"),
        (put_right(MISTYPED, reason=" "), "text_not_clean"),
    ],
)
def test_rule_30_what_was_never_entered_is_not_put_right(
    command: m.CorrectMatterEntry, code: str
) -> None:
    given(MATTER, defined(LONG_AGO), defined(MISTYPED)).when(command, correct_matter_entry).refused(
        code
    )
    given(MATTER).when(command, correct_matter_entry).refused("matter_missing", matter="x")


NEW = OrganisationId("00000000-0000-7000-8000-00000000000c")
PLAN = m.PlanVersion(
    since=LONG_AGO,
    source="示例",
    fallback="城建办",
    rules=(),
    posts=(m.UnitPost(office="城建办", place=CITY, unit=UNIT, contact=AccountId("handler")),),
)
OTHER = evolve(PLAN, since=MISTYPED, posts=(evolve(PLAN.posts[0], unit=NEW),))


def published(*versions: m.PlanVersion) -> list[m.DispatchPlanPublished]:
    return [m.DispatchPlanPublished(plan=one) for one in versions]


def test_rule_30_a_version_of_the_plan_is_withdrawn_or_moved() -> None:
    bare, other = evolve(PLAN, posts=()), evolve(OTHER, posts=())  # no village is known here
    held = published(bare, other)
    for right, after in ((None, (bare,)), (COMING, (bare, evolve(other, since=COMING)))):
        command = m.CorrectDispatchPlanEntry(entry=MISTYPED, since=right, reason="错")
        event = plans.DispatchPlanEntryCorrected(entry=MISTYPED, since=right, reason="错")
        given(DISPATCH_PLAN, *held).when(command, correct_dispatch_plan_entry).then(event)
        assert given(DISPATCH_PLAN, *held, event).state.versions == after
    nothing = m.CorrectDispatchPlanEntry(entry=COMING, reason="错")
    given(DISPATCH_PLAN, *held).when(nothing, correct_dispatch_plan_entry).refused("entry_missing")
    given(DISPATCH_PLAN).when(nothing, correct_dispatch_plan_entry).refused("entry_missing")
    silent = m.CorrectDispatchPlanEntry(entry=MISTYPED, reason="")
    given(DISPATCH_PLAN, *held).when(silent, correct_dispatch_plan_entry).refused("text_not_clean")


def test_rule_17_a_plan_that_is_yet_to_come_holds_up_none_before_it() -> None:
    held = given(DISPATCH_PLAN, *published(PLAN, OTHER))
    bare = evolve(PLAN, since=COMING, posts=())
    held.when(m.PublishDispatchPlan(plan=bare), publish_plan).only()
    again = m.PublishDispatchPlan(plan=evolve(PLAN, since=MISTYPED))
    held.when(again, publish_plan).refused("change_not_later", since=MISTYPED)


def test_rule_30_a_plan_that_is_moved_covers_the_matters_of_its_new_day() -> None:
    town = Town()
    town.do("registrar", m.PublishDispatchPlan(plan=evolve(PLAN, since=COMING)))
    faulty = evolve(PLAN, rules=(m.DispatchRule(name="R", lead="城建办", matter="brand-new"),))
    known = evolve(version(COMING), code="brand-new")
    town.do("registrar", known)
    town.do("registrar", m.PublishDispatchPlan(plan=evolve(faulty, since=COMING + A_DAY)))

    def move(since: date) -> str:
        command = m.CorrectDispatchPlanEntry(entry=COMING + A_DAY, since=since, reason="错")
        return code_of(lambda: town.do("registrar", command))

    assert move(COMING - A_DAY) == "plan_faulty"
    assert move(COMING + 2 * A_DAY) == ""


def test_rule_30_what_was_decided_by_a_withdrawn_version_stands() -> None:
    """A case goes on as it was dispatched, and says why, though plan and matter are withdrawn."""
    town = Town()
    today = town.clock.now.date()
    kind = OrganisationKind.DEPARTMENT
    unit = RegisterOrganisation(
        id=NEW, name="新城建局", kind=kind, place=CITY, since=LONG_AGO, source="t"
    )
    town.do("registrar", unit)
    town.do("registrar", version(LONG_AGO))
    town.do("registrar", version(today, days=3))
    town.do("registrar", m.PublishDispatchPlan(plan=PLAN))
    town.do("registrar", m.PublishDispatchPlan(plan=evolve(OTHER, since=today)))
    report = m.ReportCase(
        matter="x",
        place=town.village,
        channel=m.IntakeChannel.WEB,
        text=CitizenText.of("灯不亮"),
    )
    case = CaseId(town.do("reporter", report).key)
    town.do("desk", m.AcceptCase(case=case))
    town.do("desk", m.DispatchCase(case=case))
    why = town.ask("desk", WhyThisUnit(case=case))
    assert why.unit == NEW
    before = case_of(town, case)
    town.clock.now += timedelta(minutes=1)
    town.do("registrar", put_right(today))
    town.do("registrar", m.CorrectDispatchPlanEntry(entry=today, reason="文号有误"))
    assert case_of(town, case) == before
    assert town.ask("desk", WhyThisUnit(case=case)) == why
    town.clock.now += 4 * A_DAY
    for account, command in (
        ("handler", m.SignCase(case=case)),
        ("handler", m.HandleCase(case=case)),
        ("handler", m.ReportDone(case=case, outcome="已修")),
        ("checker", m.CheckCase(case=case, passed=True, note="属实")),
    ):
        town.do(account, command)
    after = case_of(town, case)
    assert (after.deadline, after.unit) == (before.deadline, NEW)
    assert after.rounds[-1].on_time is False  # by the three days of then, not by the five of now
    assert town.app.verify() == []
