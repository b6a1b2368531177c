"""What is pooled, undertaken and came of it: rules 11 to 13, 16 and 17, without a store."""

from datetime import date, timedelta
from typing import Any, Final

import pytest
from attrs import evolve

from ruralgov.domain import consortia as c
from ruralgov.domain.consortia import citing, rules_outcome, rules_pledge
from ruralgov.domain.consortia.rows import OutcomeIncomeRow
from ruralgov.domain.kernel.ids import (
    AccountId,
    CollectiveId,
    DecisionId,
    OrganisationId,
    PlaceId,
    VoucherId,
)
from ruralgov.domain.kernel.money import LARGEST, Fen
from ruralgov.domain.meetings import BodyKind, Matter
from tests.consortia.plain import (
    IT,
    A,
    B,
    C,
    World,
    active,
    agreed,
    asked,
    decision,
    ended,
    formed,
    left,
    organisation,
    place,
    pledged,
    portion,
    settled,
    state,
)
from tests.consortia.scenario import BEGAN, LATER, agreeing, entering, pledging
from tests.given import TODAY, Outcome

A_DAY = timedelta(days=1)
AUGUST, OCTOBER = date(2025, 8, 1), date(2025, 10, 1)
Stage, Kind = c.ConsortiumStage, c.ResourceKind
LIVES: Final = active(A, B, C)
PLEDGE: Final = pledging(IT, A, DecisionId("da"))
PROJECT: Final = agreeing(IT, portion("a"), portion("b"))
RESTS: Final = c.ConsortiumSuspended(since=LATER, reason="换届")
RESUMES: Final = c.ConsortiumResumed(since=AUGUST, reason="完成")


def pledge(*events: Any, command: Any = PLEDGE, world: Any = None, **more: Any) -> Outcome:
    command = evolve(command, **more)
    return asked(command, rules_pledge.pledge_resource, *(events or LIVES), world=world)


def agree(*events: Any, command: Any = PROJECT, world: Any = None, **more: Any) -> Outcome:
    command = evolve(command, **more)
    return asked(command, rules_pledge.agree_project, *(events or LIVES), world=world)


@pytest.mark.parametrize("rule", [pledge, agree])
def test_rule_11_it_begins_while_the_consortium_is_active_and_its_village_a_member(
    rule: Any,
) -> None:
    for day, code in (
        (BEGAN, ""),
        (BEGAN - A_DAY, "consortium_day_wrong"),
        (TODAY, ""),
        (TODAY + A_DAY, "consortium_day_wrong"),
    ):
        assert rule(since=day).code == code
    for until, code in ((PLEDGE.since + A_DAY, ""), (PLEDGE.since, "dates_reversed")):
        assert rule(until=until).code == code
    rested = (*LIVES, RESTS, RESUMES)
    for day, code in (
        (LATER - A_DAY, ""),
        (LATER, "consortium_day_wrong"),
        (AUGUST - A_DAY, "consortium_day_wrong"),
        (AUGUST, ""),
    ):
        assert rule(*rested, since=day).code == code
    gone = (*LIVES, left("a", AUGUST))
    for day, code in ((AUGUST - A_DAY, ""), (AUGUST, "village_not_member")):
        assert rule(*gone, since=day).code == code


def test_rule_11_a_quantity_is_one_at_least() -> None:
    for quantity, code in (
        (1, ""),
        (0, "pledge_quantity_wrong"),
        (LARGEST, ""),
        (LARGEST + 1, "pledge_quantity_wrong"),
    ):
        assert pledge(quantity=quantity).code == code
    assert pledge().only().number == 1
    assert pledge(*LIVES, pledged("a"), pledged("b", 2)).only().number == 3
    for name in ("item", "consideration"):
        pledge(**{name: " "}).refused("text_not_clean")


@pytest.mark.parametrize("kind", Kind)
def test_rule_11_invariant_16_what_is_owned_names_its_owner(kind: c.ResourceKind) -> None:
    owned = kind in (Kind.FUND, Kind.ASSET_USE, Kind.LAND_USE)
    matter = next(iter(citing.MATTERS[kind]))
    world: World = {("decision", "da"): decision("a", matter)}
    for owner, good in ((CollectiveId("oa"), owned), (None, not owned)):
        found = pledge(kind=kind, owner=owner, world=world)
        assert found.code == ("" if good else "pledge_owner_wrong")
    owner = CollectiveId("oa") if owned else None
    for body in BodyKind:
        own = {("decision", "da"): decision("a", matter, kind=body)}
        fits = body in (citing.OWNERS if owned else citing._LENDS)  # noqa: SLF001
        found = pledge(kind=kind, owner=owner, world=own)
        assert found.code == ("" if fits else "decision_wrong_body")
    late: World = {("decision", "da"): decision("a", matter, day=PLEDGE.since + A_DAY)}
    pledge(kind=kind, owner=owner, world=late).refused("decision_not_then")
    same: World = {("decision", "da"): decision("a", matter, day=PLEDGE.since)}
    pledge(kind=kind, owner=owner, world=same).only()


def test_rule_11_invariant_16_the_owner_is_of_the_village_and_decides_itself() -> None:
    def fund(owner: str, world: World | None = None, **more: Any) -> Outcome:
        paid: World = {("decision", "da"): decision("a", Matter.USE_OF_INCOME, **more)}
        kind = {"kind": Kind.FUND, "owner": CollectiveId(owner)}
        return pledge(world=paid | (world or {}), **kind)

    fund("oa").only()
    fund("ob").refused("owner_elsewhere")
    fund("none").refused("collective_missing")
    fund("oa", collective=CollectiveId("oa")).only()
    fund("oa", collective=CollectiveId("ob")).refused("decision_elsewhere")
    joined: World = {("place", B): place(B, AUGUST, A)}
    into_a: World = {("decision", "da"): decision("b", Matter.USE_OF_INCOME)}
    fund("ob", joined | into_a).only()


def settle(day: date, *events: Any, number: int = 1) -> Outcome:
    command = c.SettlePledge(
        consortium=IT, pledge=number, end=c.PledgeEnd.RETURNED, day=day, settlement="单"
    )
    return asked(command, rules_pledge.settle_pledge, *LIVES, *events)


def finish(day: date, *events: Any, number: int = 1) -> Outcome:
    command = c.EndProject(consortium=IT, project=number, day=day, settlement="清算")
    return asked(command, rules_pledge.end_project, *LIVES, *events)


@pytest.mark.parametrize(
    ("rule", "begun", "done", "again", "missing"),
    [
        (settle, pledged("a"), settled(LATER), "pledge_ended", "pledge_missing"),
        (finish, agreed(), ended(LATER), "project_ended", "project_missing"),
    ],
)
def test_rule_12_it_ends_once_between_its_beginning_and_today(
    rule: Any, begun: Any, done: Any, again: str, missing: str
) -> None:
    for day, code in (
        (begun.since, ""),
        (begun.since - A_DAY, "consortium_day_wrong"),
        (TODAY, ""),
        (TODAY + A_DAY, "consortium_day_wrong"),
    ):
        assert rule(day, begun).code == code
    rule(LATER, begun, done).refused(again)
    rule(LATER).refused(missing)
    rule(LATER, begun, number=2).refused(missing)
    rule(LATER, begun, evolve(begun, number=2), done, number=2).only()


def test_rule_12_of_several_only_the_one_that_is_named_changes() -> None:
    found = state(*LIVES, pledged("a"), pledged("b", 2), settled(LATER, 2))
    assert [one.ended for one in found.pledges] == [None, LATER]
    found = state(*LIVES, agreed(), agreed(number=2), ended(LATER, 2))
    assert [one.ended for one in found.projects] == [None, LATER]
    entered = (ENTERED, evolve(ENTERED, number=2))
    found = state(*LIVES, *entered, c.OutcomeWithdrawn(outcome=2, reason="t"))
    assert [one.withdrawn for one in found.outcomes] == ["", "t"]


def reopen(what: str, *events: Any, **more: Any) -> Outcome:
    if what == "pledge":
        one = c.ReopenPledge(consortium=IT, pledge=1, reason="t")
        return asked(one, rules_pledge.reopen_pledge, *LIVES, *events, **more)
    other = c.ReopenProject(consortium=IT, project=1, reason="t")
    return asked(other, rules_pledge.reopen_project, *LIVES, *events, **more)


@pytest.mark.parametrize(
    ("what", "begun", "done"),
    [
        ("pledge", pledged("a"), settled(LATER)),
        ("project", agreed(), ended(LATER)),
    ],
)
def test_rule_12_an_end_is_taken_back_while_the_village_or_its_heir_is_a_member(
    what: str, begun: Any, done: Any
) -> None:
    reopen(what, begun, done).only()
    reopen(what, begun).refused("pledge_open")
    reopen(what).refused(f"{what}_missing")
    gone = left("a", TODAY)
    reopen(what, begun, done, gone).refused("village_not_member")
    reopen(what, begun, done, gone, today=TODAY - A_DAY).only()
    followed = c.VillageFollowed(village=A, successor=PlaceId("d"), since=AUGUST)
    reopen(what, begun, done, followed).only()
    reopen(what, begun, done, evolve(followed, successor=B), left("b", OCTOBER)).refused(
        "village_not_member"
    )
    further = evolve(followed, village=PlaceId("d"), successor=PlaceId("e"), since=OCTOBER)
    reopen(what, begun, done, followed, further).only()
    reopen(what, begun, done, followed, left("d", OCTOBER)).refused("village_not_member")
    taken = c.PledgeWithdrawn(pledge=1, reason="t")
    if what == "pledge":
        reopen(what, begun, done, taken).refused("pledge_missing")


def test_rule_13_invariant_18_a_project_has_two_parties_at_least_and_one_whole() -> None:
    def shares(*portions: c.Portion) -> str:
        return agree(portions=portions).code

    assert shares(portion("a", 1, 3), portion("b", 2, 3)) == ""
    assert shares(portion("a", 1, 3), portion("b", 1, 3)) == "project_shares_wrong"
    assert shares(portion("a", 1, 1)) == "project_shares_wrong"
    assert shares() == "project_shares_wrong"
    assert shares(portion("a", 1, 1), portion("b", 1, 3)) == "project_shares_wrong"
    one = portion("a", 1, 4)
    assert shares(one, one, portion("b")) == "project_party_twice"
    assert shares(portion("a", 1, 3), portion("b", 1, 3), portion("c", 1, 3)) == ""


def test_rule_13_a_contract_names_no_organisation_and_a_company_one_that_is_there() -> None:
    company = OrganisationId("company")
    agree(organisation=company).refused("project_vehicle_wrong")
    for vehicle in (c.Vehicle.COMPANY, c.Vehicle.COOPERATIVE):
        agree(vehicle=vehicle, organisation=company).only()
        agree(vehicle=vehicle).refused("project_vehicle_wrong")
        gone: World = {("organisation", "company"): organisation(until=PROJECT.since)}
        agree(vehicle=vehicle, organisation=company, world=gone).refused("project_vehicle_wrong")
        later: World = {("organisation", "company"): organisation(PROJECT.since + A_DAY)}
        agree(vehicle=vehicle, organisation=company, world=later).only()


@pytest.mark.parametrize("vehicle", c.Vehicle)
def test_rule_13_each_party_decided_to_take_part(vehicle: c.Vehicle) -> None:
    values: dict[str, Any] = {"vehicle": vehicle}
    if vehicle is not c.Vehicle.CONTRACT:
        values["organisation"] = OrganisationId("company")
    for matter in Matter:
        found = agree(world={("decision", "ib"): decision("b", matter)}, **values)
        fits = matter in citing.VEHICLES[vehicle]
        assert found.code == ("" if fits else "decision_wrong_matter")
    agree(portions=(portion("a"), portion("d")), **values).refused("village_not_member")
    strange = portion("b", owner=CollectiveId("oa"))
    agree(portions=(portion("c"), strange), **values).refused("owner_elsewhere")
    for name in ("name", "reference", "loss_rule"):
        agree(**values, **{name: " "}).refused("text_not_clean")
    assert agree(*LIVES, agreed(), **values).only().number == 2


def test_rules_11_and_13_each_command_has_its_stages() -> None:
    only_active = {Stage.ACTIVE}
    alive = {Stage.ACTIVE, Stage.SUSPENDED, Stage.DISSOLVING}
    commands: dict[Any, tuple[Any, set[c.ConsortiumStage]]] = {
        PLEDGE: (rules_pledge.pledge_resource, only_active),
        PROJECT: (rules_pledge.agree_project, only_active),
        c.SettlePledge(
            consortium=IT, pledge=1, end=c.PledgeEnd.SETTLED, day=LATER, settlement="单"
        ): (rules_pledge.settle_pledge, alive),
        c.EndProject(consortium=IT, project=1, day=LATER, settlement="清算"): (
            rules_pledge.end_project,
            alive,
        ),
        c.ReopenPledge(consortium=IT, pledge=2, reason="t"): (rules_pledge.reopen_pledge, alive),
        c.ReopenProject(consortium=IT, project=2, reason="t"): (
            rules_pledge.reopen_project,
            alive,
        ),
        c.WithdrawPledge(consortium=IT, pledge=1, reason="t"): (
            rules_pledge.withdraw_pledge,
            set(Stage),
        ),
        c.WithdrawProject(consortium=IT, project=1, reason="t"): (
            rules_pledge.withdraw_project,
            set(Stage),
        ),
        entering(IT): (rules_outcome.enter_outcome, alive),
    }
    made = (pledged("a"), pledged("b", 2), settled(LATER, 2), agreed(), agreed(number=2))
    known = state(*LIVES, *made, ended(LATER, 2))
    for stage in Stage:
        standing = evolve(known.standings[-1], stage=stage)
        now = evolve(known, standings=(*known.standings[:-1], standing))
        for command, (rule, stages) in commands.items():
            found = asked(command, rule, state=now)
            if stage in stages:
                found.only()
            else:
                found.refused("consortium_stage_wrong")
    for command, (rule, _) in commands.items():
        asked(command, rule).refused("consortium_missing")
    for kind, rule in (("pledge", rules_pledge.withdraw_pledge),):
        gone = c.WithdrawPledge(consortium=IT, pledge=1, reason="t")
        twice = (pledged("a"), c.PledgeWithdrawn(pledge=1, reason="t"))
        asked(gone, rule, *LIVES, *twice).refused(f"{kind}_missing")


ENTERED: Final = c.OutcomeEntered(
    number=1,
    integration=c.Integration.INDUSTRY,
    indicator="收入",
    unit="分",
    project=1,
    since=BEGAN,
    until=LATER,
    before=0,
    after=5,
    incomes=(),
    evidence="台账",
    by=AccountId("enterer"),
)


def income(owner: str = "oa", line: int = 1, **more: Any) -> c.Income:
    values: dict[str, Any] = {"voucher": VoucherId("v"), "amount": Fen(5)}
    return c.Income(collective=CollectiveId(owner), line=line, **values | more)


def earn(
    *incomes: c.Income, events: tuple[Any, ...] = (), rows: tuple[Any, ...] = (), **more: Any
) -> Outcome:
    values: dict[str, Any] = {
        "integration": c.Integration.INDUSTRY,
        "project": 1,
        "incomes": incomes,
        "after": sum(one.amount for one in incomes),
    }
    command = entering(IT, **values | more)
    return asked(command, rules_outcome.enter_outcome, *LIVES, agreed(), *events, rows=rows)


def test_rule_17_the_sum_is_of_lines_of_parties_each_once() -> None:
    assert earn(income(), income("ob", 2)).only().after == 10
    earn(income(), after=6).refused("outcome_sum_wrong")
    earn(income("oc")).refused("outcome_not_party")
    earn(income(), income()).refused("outcome_income_twice")
    earn(income(), income("ob")).refused("outcome_income_twice")
    earn(income(), income(voucher=VoucherId("w"))).only()
    row = OutcomeIncomeRow(
        owner="another",
        number=1,
        collective=CollectiveId("oa"),
        voucher=VoucherId("v"),
        line=1,
        amount=5,
    )
    earn(income(), rows=(row,)).refused("outcome_income_twice", voucher="v", line=1)
    earn(income(), rows=(evolve(row, line=2), evolve(row, voucher=VoucherId("w")))).only()
    earn(income(), project=None).refused("outcome_project_missing")
    earn(income(), project=2).refused("outcome_project_missing")
    earn(income(), events=(c.ProjectWithdrawn(project=1, reason="t"),)).refused(
        "outcome_project_missing"
    )


def test_rule_17_a_project_counts_once_in_a_time() -> None:
    for since, until, code in (
        (BEGAN, LATER, "outcome_twice"),
        (LATER, AUGUST, ""),
        (LATER - A_DAY, AUGUST, "outcome_twice"),
    ):
        assert earn(income(), events=(ENTERED,), since=since, until=until).code == code
    later = evolve(ENTERED, since=AUGUST, until=OCTOBER)
    assert earn(income(), events=(later,), since=LATER, until=AUGUST).code == ""
    assert earn(income(), events=(later,), since=LATER, until=AUGUST + A_DAY).code != ""
    withdrawn = c.OutcomeWithdrawn(outcome=1, reason="录错")
    assert earn(income(), events=(ENTERED, withdrawn)).code == ""
    other = evolve(ENTERED, project=2)
    assert earn(income(), events=(other,)).code == ""
    assert earn(income(), events=(ENTERED,), since=LATER, until=AUGUST).only().number == 2


def test_rule_16_the_days_and_figures_of_an_outcome_are_bounded() -> None:
    for more, code in (
        ({"since": BEGAN, "until": BEGAN + A_DAY}, ""),
        ({"since": BEGAN - A_DAY, "until": LATER}, "consortium_day_wrong"),
        ({"since": TODAY - A_DAY, "until": TODAY}, ""),
        ({"since": TODAY, "until": TODAY + A_DAY}, "consortium_day_wrong"),
        ({"before": LARGEST}, ""),
        ({"before": LARGEST + 1}, "outcome_figure_wrong"),
        ({"before": 0, "after": 0}, ""),
        ({"after": -1}, "outcome_figure_wrong"),
    ):
        command = entering(IT, **more)
        assert asked(command, rules_outcome.enter_outcome, *LIVES).code == code
    not_begun = asked(entering(IT), rules_outcome.enter_outcome, *formed())
    not_begun.refused("consortium_stage_wrong")


def test_rule_16_of_several_outcomes_the_one_that_is_named_is_verified() -> None:
    second = evolve(ENTERED, number=2, project=None)
    for number, code in ((1, ""), (2, ""), (3, "outcome_missing")):
        command = c.VerifyOutcome(consortium=IT, outcome=number)
        found = asked(command, rules_outcome.verify_outcome, *LIVES, ENTERED, second)
        assert found.code == code
        back = c.WithdrawOutcome(consortium=IT, outcome=number, reason="t")
        found = asked(back, rules_outcome.withdraw_outcome, *LIVES, ENTERED, second)
        assert found.code == code
    gone = c.OutcomeWithdrawn(outcome=1, reason="录错")
    back = c.WithdrawOutcome(consortium=IT, outcome=1, reason="t")
    asked(back, rules_outcome.withdraw_outcome, *LIVES, ENTERED, gone).refused("outcome_missing")
    asked(back, rules_outcome.withdraw_outcome).refused("outcome_missing")
