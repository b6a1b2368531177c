"""What is pooled and undertaken: by the owner's decision, and the owner's for ever."""

from datetime import date

import pytest
from attrs import evolve

from ruralgov.domain import consortia as c
from ruralgov.domain.collectives import CarryOutMerger, MergeCollective, MergerBasis
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.money import LARGEST, Fen
from ruralgov.domain.meetings import BodyKind, Matter
from ruralgov.domain.oversight import HangsOnCollective, RemainKind
from ruralgov.domain.registry import OrganisationKind
from tests.consortia.area import TODAY, Area
from tests.consortia.scenario import BEGAN, LATER, pledging

Kind = c.ResourceKind
MATTERS = {
    Kind.CADRE_TIME: Matter.OTHER,
    Kind.FUND: Matter.USE_OF_INCOME,
    Kind.ASSET_USE: Matter.PROPERTY,
    Kind.LAND_USE: Matter.BUILDING_LAND,
    Kind.GOVERNANCE: Matter.SUPERVISION,
}


@pytest.fixture
def area() -> Area:
    return Area()


@pytest.mark.parametrize("kind", Kind)
def test_rule_11_invariant_16_each_kind_is_pledged_by_a_decision_of_its_owner(
    area: Area, kind: c.ResourceKind
) -> None:
    first, second, _ = area.villages
    key = area.active(first, second)
    owned = kind in (Kind.FUND, Kind.ASSET_USE, Kind.LAND_USE)
    owner = area.owners[first] if owned else None
    decision = area.decision(first, MATTERS[kind])
    command = evolve(pledging(key, first, decision), kind=kind, owner=owner)
    other = None if owned else area.owners[first]
    assert area.kept(evolve(command, owner=other)) == "pledge_owner_wrong"
    wrong = area.decision(first, Matter.VILLAGE_RULES)
    assert area.kept(evolve(command, decision=wrong)) == "decision_wrong_matter"
    strange = area.decision(second, MATTERS[kind])
    assert area.kept(evolve(command, decision=strange)) == "decision_elsewhere"
    late = area.decision(first, MATTERS[kind], date(2025, 3, 2))
    assert area.kept(evolve(command, decision=late)) == "decision_not_then"
    assert area.kept(command) == ""
    (pledge,) = area.state(key).pledges
    assert (pledge.kind, pledge.owner, pledge.open) == (kind, owner, True)


def test_rule_11_a_meeting_of_the_consortium_decides_nothing_of_an_owner(area: Area) -> None:
    first, second, _ = area.villages
    key = area.active(first, second)
    branch = area.body(first, BodyKind.BRANCH_MEETING, until=date(2029, 1, 1))
    party = area.decision(first, Matter.PARTY, body=branch)
    command = evolve(
        pledging(key, first, party), kind=Kind.FUND, owner=area.owners[first], quantity=100
    )
    assert area.kept(command) == "decision_wrong_body"


def test_rule_11_invariant_17_what_is_pooled_stays_its_owners(area: Area) -> None:
    first, second, _ = area.villages
    key = area.active(first, second)
    decision = area.decision(first, Matter.PROPERTY)
    command = evolve(pledging(key, first, decision), kind=Kind.ASSET_USE)
    assert area.kept(evolve(command, owner=area.owners[second])) == "owner_elsewhere"
    area.keep(evolve(command, owner=area.owners[first]))
    settle = c.SettlePledge(
        consortium=key, pledge=1, end=c.PledgeEnd.SETTLED, day=LATER, settlement="单"
    )
    area.keep(settle)
    area.keep(c.ReopenPledge(consortium=key, pledge=1, reason="t"))
    assert {one.owner for one in area.state(key).pledges} == {area.owners[first]}


def test_rule_11_a_pledge_is_of_a_member_while_the_consortium_is_active(area: Area) -> None:
    first, second, third = area.villages
    key = area.active(first, second)
    command = pledging(key, third, area.decision(third))
    assert area.kept(command) == "village_not_member"
    own = pledging(key, first, area.decision(first))
    assert area.kept(evolve(own, since=date(2025, 1, 31))) == "consortium_day_wrong"
    assert area.kept(evolve(own, since=date(2026, 1, 6))) == "consortium_day_wrong"
    assert area.kept(evolve(own, until=own.since)) == "dates_reversed"
    assert area.kept(evolve(own, quantity=0)) == "pledge_quantity_wrong"
    assert area.kept(evolve(own, quantity=LARGEST + 1)) == "pledge_quantity_wrong"
    area.approve(c.SuspendConsortium(consortium=key, since=LATER, reason="换届"))
    assert area.kept(own) == "consortium_stage_wrong"
    area.approve(c.ResumeConsortium(consortium=key, since=date(2025, 7, 1), reason="完"))
    assert area.kept(evolve(own, since=LATER)) == "consortium_day_wrong"
    assert area.kept(evolve(own, since=BEGAN)) == ""


def test_rule_12_a_pledge_ends_once_and_its_end_is_taken_back(area: Area) -> None:
    first, second, _ = area.villages
    key = area.active(first, second)
    area.pledge(key, first)
    settle = c.SettlePledge(
        consortium=key, pledge=1, end=c.PledgeEnd.RETURNED, day=LATER, settlement="单"
    )
    assert area.kept(evolve(settle, pledge=2)) == "pledge_missing"
    assert area.kept(evolve(settle, day=date(2025, 2, 28))) == "consortium_day_wrong"
    assert area.kept(evolve(settle, day=date(2026, 1, 6))) == "consortium_day_wrong"
    reopen = c.ReopenPledge(consortium=key, pledge=1, reason="t")
    assert area.kept(reopen) == "pledge_open"
    area.keep(settle)
    assert area.kept(settle) == "pledge_ended"
    area.keep(reopen)
    assert area.state(key).pledges[0].open
    area.keep(c.WithdrawPledge(consortium=key, pledge=1, reason="误登"))
    assert area.kept(settle) == "pledge_missing"


def test_rule_13_invariant_18_shares_are_exactly_one_whole(area: Area) -> None:
    first, second, third = area.villages
    key = area.active(first, second, third)
    thirds = [area.portion(one, 1, 3) for one in area.villages]
    short = evolve(thirds[2], part=333_333_333, whole=1_000_000_000)
    assert area.kept(area.agree(key, *thirds[:2], short)) == "project_shares_wrong"
    assert area.kept(area.agree(key, *thirds[:2])) == "project_shares_wrong"
    alone = evolve(thirds[0], part=1, whole=1)
    assert area.kept(area.agree(key, alone)) == "project_shares_wrong"
    twice = area.agree(key, thirds[0], evolve(thirds[0], part=2))
    assert area.kept(twice) == "project_party_twice"
    for part, whole in ((0, 3), (-1, 3), (4, 3), (1, 0)):
        with pytest.raises(BadInput, match="portion_wrong"):
            evolve(thirds[0], part=part, whole=whole)
    with pytest.raises(BadInput, match="contribution_wrong"):
        evolve(thirds[0], contribution=Fen(-1))
    assert area.kept(area.agree(key, *thirds)) == ""


def test_rule_13_a_project_has_a_lawful_form(area: Area) -> None:
    first, second, _ = area.villages
    key = area.active(first, second)
    portions = (area.portion(first, 2, 3), area.portion(second, 1, 3))
    contract = area.agree(key, *portions)
    company = area.organisation("海带公司", first, kind=OrganisationKind.ENTERPRISE)
    assert area.kept(evolve(contract, organisation=company)) == "project_vehicle_wrong"
    for vehicle in (c.Vehicle.COMPANY, c.Vehicle.COOPERATIVE):
        bare = evolve(contract, vehicle=vehicle)
        assert area.kept(bare) == "project_vehicle_wrong"
        assert area.kept(evolve(bare, organisation=company)) == ""
    assert area.kept(contract) == ""


def test_rules_11_and_13_invariant_16_no_share_without_the_decision_of_its_owner(
    area: Area,
) -> None:
    first, second, third = area.villages
    key = area.active(first, second)
    good = area.portion(first, 1, 2)
    other = area.decision(second, Matter.PROPERTY)
    lent = area.portion(second, 1, 2, decision=other)
    company = area.organisation("公司", first, kind=OrganisationKind.ENTERPRISE)
    invests = area.agree(key, good, lent, vehicle=c.Vehicle.COMPANY, organisation=company)
    assert area.kept(invests) == "decision_wrong_matter"
    strange = area.portion(second, 1, 2, owner=area.owners[first], decision=other)
    assert area.kept(area.agree(key, area.portion(second, 1, 2), strange)) == "owner_elsewhere"
    helps = area.decision(second, Matter.HELP)
    strange = area.portion(second, 1, 2, decision=helps)
    assert area.kept(area.agree(key, good, strange)) == "decision_wrong_matter"
    outside = area.portion(third, 1, 2)
    assert area.kept(area.agree(key, good, outside)) == "village_not_member"
    assert area.kept(area.agree(key, good, lent)) == ""


def test_rule_12_a_project_ends_once_and_its_end_is_taken_back(area: Area) -> None:
    first, second, _ = area.villages
    key = area.active(first, second)
    area.keep(area.agree(key, area.portion(first, 1, 2), area.portion(second, 1, 2)))
    end = c.EndProject(consortium=key, project=1, day=LATER, settlement="清算")
    reopen = c.ReopenProject(consortium=key, project=1, reason="t")
    assert area.kept(evolve(end, project=2)) == "project_missing"
    assert area.kept(evolve(end, day=date(2025, 2, 28))) == "consortium_day_wrong"
    assert area.kept(reopen) == "pledge_open"
    area.keep(end)
    assert area.kept(end) == "project_ended"
    area.keep(reopen)
    area.keep(c.WithdrawProject(consortium=key, project=1, reason="误登"))
    assert area.kept(end) == "project_missing"
    assert area.town.ask("auditor", c.PooledBy(village=first)).shares == ()


def test_rule_9_a_collective_does_not_end_under_what_it_pledged_and_holds(area: Area) -> None:
    first, second, _ = area.villages
    key, owner = area.active(first, second), area.owners[first]
    decision = area.decision(first, Matter.PROPERTY)
    area.keep(evolve(pledging(key, first, decision), kind=Kind.ASSET_USE, owner=owner))
    area.keep(area.agree(key, area.portion(first, 1, 2), area.portion(second, 1, 2)))

    def hangs() -> set[RemainKind]:
        query = HangsOnCollective(collective=owner, since=TODAY)
        return {one.kind for one in area.town.ask("bookkeeper", query)}

    assert hangs() == {RemainKind.PLEDGES, RemainKind.SHARES}
    settle = c.SettlePledge(
        consortium=key, pledge=1, end=c.PledgeEnd.RETURNED, day=LATER, settlement="单"
    )
    area.keep(settle)
    assert hangs() == {RemainKind.SHARES}
    area.keep(c.EndProject(consortium=key, project=1, day=LATER, settlement="清算"))
    assert hangs() == set()


def test_rule_11_a_collective_that_went_into_another_pledges_nothing(area: Area) -> None:
    first, second, _ = area.villages
    key, owner, into = area.active(first, second), area.owners[first], area.owner(first)
    day = date(2025, 1, 20)
    basis = MergerBasis(
        surveyed=day,
        decided=day,
        decision="决议",
        accepted=day,
        acceptance="决议",
        approved=day,
        approval="批复",
    )
    merge = MergeCollective(collective=owner, into=into, since=BEGAN, basis=basis)
    area.town.do("bookkeeper", merge)
    area.town.do("bookchecker", CarryOutMerger(collective=owner, notified=day, registered="注销"))
    decision = area.decision(first, Matter.PROPERTY)
    command = evolve(pledging(key, first, decision), kind=Kind.ASSET_USE, owner=owner)
    assert area.kept(command) == "owner_elsewhere"
    assert area.kept(evolve(command, owner=into)) == ""


def test_rule_12_a_project_is_not_taken_up_again_without_its_party(area: Area) -> None:
    first, second, third = area.villages
    key = area.active(first, second, third)
    area.keep(area.agree(key, area.portion(first, 1, 2), area.portion(third, 1, 2)))
    area.keep(c.EndProject(consortium=key, project=1, day=LATER, settlement="清算"))
    area.keep(area.leaving(key, third))
    reopen = c.ReopenProject(consortium=key, project=1, reason="t")
    assert area.kept(reopen) == "village_not_member"
