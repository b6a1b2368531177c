"""A consortium that works: other terms, villages that come and go, rest and end."""

from datetime import date

import pytest
from attrs import evolve

from ruralgov.domain import consortia as c
from ruralgov.domain.kernel.ids import ConsortiumId
from ruralgov.domain.registry import CloseOrganisation, HangingOn
from tests.consortia.area import END, TODAY, Area
from tests.consortia.scenario import BEGAN, LATER, approving

Stage, Entry = c.ConsortiumStage, c.ConsortiumEntry


@pytest.fixture
def area() -> Area:
    return Area()


def changing(key: ConsortiumId, since: date, kind: c.ConsortiumKind) -> c.ChangeConsortium:
    return c.ChangeConsortium(
        consortium=key,
        since=since,
        kind=kind,
        reason="任务变化",
    )


def correcting(
    key: ConsortiumId, what: c.ConsortiumEntry, entry: date, since: date | None
) -> c.CorrectConsortiumEntry:
    return c.CorrectConsortiumEntry(
        consortium=key,
        what=what,
        entry=entry,
        since=since,
        reason="日期写错",
    )


def test_rule_5_invariant_15_a_village_is_in_one_at_a_time(area: Area) -> None:
    first, second, third = area.villages
    one = area.active(first, second)
    other = area.approved(first, third)
    begin = c.ActivateConsortium(consortium=other, since=BEGAN)
    assert area.kept(begin) == "village_in_another"
    area.keep(area.leaving(one, first))
    assert area.kept(begin) == "village_in_another"
    assert area.kept(evolve(begin, since=date(2025, 9, 30))) == "village_in_another"
    assert area.kept(evolve(begin, since=date(2025, 10, 1))) == ""
    assert area.kept(area.admit(one, first, TODAY)) == "village_in_another"


def test_rule_5_what_became_part_of_a_village_counts_as_that_one(area: Area) -> None:
    first, second, third = area.villages
    one = area.active(first, second)
    area.merge(first, third)
    late = area.proposed(third, area.away)
    area.consent(late, third, area.away)
    area.approve(approving(late))
    begin = c.ActivateConsortium(consortium=late, since=BEGAN)
    assert area.kept(begin) == "village_in_another"
    area.keep(c.FollowVillage(consortium=one, village=first))
    assert area.kept(begin) == "village_in_another"


def test_rule_6_it_rests_goes_on_and_is_called_back_from_its_end(area: Area) -> None:
    key = area.active(*area.villages[:2])
    rest = c.SuspendConsortium(consortium=key, since=LATER, reason="换届")
    assert area.allowed(evolve(rest, since=BEGAN)) == "consortium_day_wrong"
    area.approve(rest)
    assert area.allowed(rest) == "consortium_stage_wrong"
    resume = c.ResumeConsortium(consortium=key, since=END, reason="完成")
    assert area.allowed(evolve(resume, since=LATER)) == "consortium_day_wrong"
    area.approve(resume)
    begin = c.BeginDissolution(
        consortium=key, since=date(2025, 10, 1), approval="批复", reason="到期"
    )
    area.approve(begin)
    area.approve(evolve(resume, since=date(2025, 10, 2)))
    stages = [one.stage for one in area.state(key).standings]
    assert stages[-5:] == [
        Stage.ACTIVE,
        Stage.SUSPENDED,
        Stage.ACTIVE,
        Stage.DISSOLVING,
        Stage.ACTIVE,
    ]
    assert area.charter(key, LATER).stage is Stage.SUSPENDED


def test_rule_7_another_kind_from_a_day_on_with_a_reason(area: Area) -> None:
    key = area.active(*area.villages[:2])
    change = changing(key, LATER, c.ConsortiumKind.CONFLICT)
    assert area.allowed(evolve(change, kind=c.ConsortiumKind.INDUSTRY)) == "consortium_unchanged"
    assert area.allowed(evolve(change, since=BEGAN)) == "consortium_day_wrong"
    area.approve(change)
    assert area.charter(key, date(2025, 5, 31)).terms.kind is c.ConsortiumKind.INDUSTRY
    assert area.charter(key, LATER).terms.kind is c.ConsortiumKind.CONFLICT
    assert [one.reason for one in area.state(key).terms] == ["", "任务变化"]
    rows = area.town.ask("auditor", c.Consortia(kind=c.ConsortiumKind.INDUSTRY), LATER)
    assert rows == []


def test_rule_7_a_lead_that_ended_is_a_finding_until_another_leads(area: Area) -> None:
    key = area.active(*area.villages[:2])
    close = CloseOrganisation(organisation=area.lead, since=LATER, cause="撤销")
    area.town.do("registrar", close)
    assert area.faults(key) == [c.ConsortiumFault.LEAD_GONE]
    assert area.faults(key, date(2025, 5, 31)) == []
    change = c.ChangeConsortium(consortium=key, since=LATER, lead=area.lead, reason="t")
    assert area.allowed(change) == "consortium_unchanged"
    other = area.organisation("新牵头", area.villages[1])
    area.approve(evolve(change, lead=other))
    assert area.faults(key) == []
    assert area.charter(key).lead_name == "新牵头"


def test_rule_8_a_village_leaves_by_its_own_decision_after_notice(area: Area) -> None:
    first, second, third = area.villages
    key = area.active(first, second, third)
    leave = area.leaving(key, third)
    assert area.kept(evolve(leave, decision=None)) == "leaving_decision_missing"
    strange = area.decision(first)
    assert area.kept(evolve(leave, decision=strange)) == "decision_elsewhere"
    early = evolve(leave, notified=date(2025, 1, 31))
    assert area.kept(early) == "leaving_notice_wrong"
    assert area.kept(evolve(leave, notified=date(2025, 10, 2))) == "leaving_notice_wrong"
    assert area.kept(evolve(leave, village=area.away)) == "village_not_member"
    area.keep(leave)
    assert area.kept(leave) == "village_not_member"
    assert {one.village for one in area.charter(key).members} == {first, second}
    assert area.faults(key) == []


def test_rule_8_nothing_is_left_when_a_village_leaves(area: Area) -> None:
    first, second, third = area.villages
    key = area.active(first, second, third)
    area.pledge(key, third)
    assert area.kept(area.leaving(key, third)) == "member_has_pledges"
    assert area.kept(area.leaving(key, second)) == ""
    settle = c.SettlePledge(
        consortium=key,
        pledge=1,
        end=c.PledgeEnd.SETTLED,
        day=date(2025, 11, 1),
        settlement="确认单",
    )
    area.keep(settle)
    assert area.kept(area.leaving(key, third)) == "consortium_day_wrong"
    assert area.kept(area.leaving(key, third, since=date(2025, 11, 1))) == ""
    reopen = c.ReopenPledge(consortium=key, pledge=1, reason="t")
    assert area.kept(reopen) == "village_not_member"


def test_rule_8_a_membership_passes_to_what_the_village_became_part_of(area: Area) -> None:
    first, second, third = area.villages
    key = area.active(first, second)
    follow = c.FollowVillage(consortium=key, village=first)
    assert area.kept(follow) == "village_goes_on"
    area.merge(first, third)
    hanging = area.town.ask("registrar", HangingOn(place=first))
    assert "consortium_member" in hanging.counts
    assert area.faults(key) == [c.ConsortiumFault.VILLAGE_ENDED]
    area.keep(follow)
    assert area.faults(key) == []
    assert {one.village for one in area.charter(key).members} == {second, third}
    (heir,) = [one for one in area.state(key).members if one.follows == first]
    assert (heir.village, heir.since) == (third, END)
    assert area.kept(follow) == "village_not_member"


def test_rule_8_of_two_members_that_become_one_a_single_village_is_left(area: Area) -> None:
    first, second, _ = area.villages
    key = area.active(first, second)
    area.merge(first, second)
    assert set(area.faults(key)) == {
        c.ConsortiumFault.VILLAGE_ENDED,
        c.ConsortiumFault.TOO_FEW,
    }
    area.keep(c.FollowVillage(consortium=key, village=first))
    assert [one.village for one in area.charter(key).members] == [second]
    assert area.faults(key) == [c.ConsortiumFault.TOO_FEW]
    (finding,) = area.charter(key).findings
    assert (finding.since, finding.until) == (END, date(2025, 11, 30))


def test_rule_8_a_pledge_goes_with_the_membership(area: Area) -> None:
    first, second, third = area.villages
    key = area.active(first, second)
    area.pledge(key, first)
    area.merge(first, third)
    area.keep(c.FollowVillage(consortium=key, village=first))
    assert area.kept(area.leaving(key, third)) == "member_has_pledges"
    pooled = area.town.ask("auditor", c.PooledBy(village=third))
    assert [one.village for one in pooled.pledges] == [first]
    assert area.town.ask("auditor", c.PooledBy(village=second)).pledges == ()


def test_rule_9_invariant_19_nothing_is_left_when_it_is_dissolved(area: Area) -> None:
    first, second, _ = area.villages
    key = area.active(first, second)
    area.pledge(key, first)
    area.keep(area.agree(key, area.portion(first, 1, 2), area.portion(second, 1, 2)))
    assert area.dissolve(key) == "consortium_not_settled"
    settle = c.SettlePledge(
        consortium=key, pledge=1, end=c.PledgeEnd.RETURNED, day=LATER, settlement="单"
    )
    area.keep(settle)
    assert area.dissolve(key) == "consortium_not_settled"
    end = c.EndProject(consortium=key, project=1, day=date(2025, 11, 20), settlement="报告")
    area.keep(end)
    assert area.dissolve(key, date(2025, 11, 19)) == "consortium_day_wrong"
    assert area.dissolve(key, date(2025, 11, 20)) == ""
    earlier = correcting(key, Entry.STAGE, date(2025, 11, 20), date(2025, 11, 19))
    assert area.allowed(earlier) == "consortium_day_wrong"
    assert area.charter(key).members == ()
    assert area.kept(area.admit(key, area.away, TODAY)) == "consortium_stage_wrong"
    assert all(not one.open for one in area.state(key).pledges)


def test_rule_10_its_first_day_is_moved_with_its_founding_villages(area: Area) -> None:
    first, second, third = area.villages
    key = area.active(first, second)
    area.keep(area.admit(key, third, LATER))
    move = correcting(key, Entry.STAGE, BEGAN, date(2025, 1, 19))
    assert area.allowed(move) == "entry_order"
    assert area.allowed(evolve(move, since=date(2025, 6, 2))) == "consortium_day_wrong"
    assert area.allowed(evolve(move, since=None)) == "consortium_not_last"
    right = date(2025, 1, 25)
    area.approve(evolve(move, since=right))
    begins = {one.village: one.since for one in area.state(key).members}
    assert begins == {first: right, second: right, third: LATER}
    assert area.state(key).begun == right


def test_rule_10_a_start_by_mistake_is_withdrawn(area: Area) -> None:
    key = area.active(*area.villages[:2])
    area.approve(correcting(key, Entry.STAGE, BEGAN, None))
    state = area.state(key)
    assert (state.stage, state.members, state.begun) == (Stage.APPROVED, (), None)
    assert area.kept(c.ActivateConsortium(consortium=key, since=LATER)) == ""


def test_rule_10_a_start_under_which_something_was_pledged_stays(area: Area) -> None:
    key = area.active(*area.villages[:2])
    area.pledge(key, area.villages[0])
    assert area.allowed(correcting(key, Entry.STAGE, BEGAN, None)) == "consortium_not_last"
    late = correcting(key, Entry.STAGE, BEGAN, date(2025, 3, 2))
    assert area.allowed(late) == "consortium_pledged_then"
    area.keep(c.WithdrawPledge(consortium=key, pledge=1, reason="误登"))
    assert area.allowed(late) == ""


def test_rule_10_an_end_by_mistake_is_withdrawn_while_the_villages_are_free(area: Area) -> None:
    first, second, third = area.villages
    key, over = area.active(first, second), date(2025, 12, 1)
    assert area.dissolve(key, over) == ""
    area.approve(correcting(key, Entry.STAGE, over, date(2025, 12, 3)))
    assert {one.until for one in area.state(key).members} == {date(2025, 12, 3)}
    other = area.approved(first, third)
    area.keep(c.ActivateConsortium(consortium=other, since=date(2025, 12, 3)))
    back = correcting(key, Entry.STAGE, date(2025, 12, 3), None)
    assert area.allowed(back) == "village_in_another"
    area.approve(correcting(other, Entry.STAGE, date(2025, 12, 3), None))
    area.approve(back)
    assert area.state(key).stage is Stage.DISSOLVING
    assert len(area.charter(key).members) == 2


def test_rule_10_how_it_was_formed_has_ways_of_its_own(area: Area) -> None:
    key = area.active(*area.villages[:2])
    formed = correcting(key, Entry.TERMS, date(2025, 1, 5), date(2025, 1, 4))
    assert area.allowed(formed) == "consortium_beginning_stays"
    stage = correcting(key, Entry.STAGE, date(2025, 1, 20), date(2025, 1, 21))
    assert area.allowed(stage) == "consortium_beginning_stays"
    member = c.CorrectConsortiumMember(
        consortium=key, village=area.villages[0], entry=BEGAN, since=LATER, reason="t"
    )
    assert area.kept(member) == "consortium_beginning_stays"
    assert area.kept(evolve(member, entry=LATER)) == "entry_missing"


def test_rule_10_terms_are_moved_and_withdrawn(area: Area) -> None:
    key = area.active(*area.villages[:2])
    area.approve(changing(key, LATER, c.ConsortiumKind.CONFLICT))
    early = correcting(key, Entry.TERMS, LATER, date(2025, 1, 31))
    assert area.allowed(early) == "consortium_day_wrong"
    area.approve(evolve(early, since=BEGAN))
    assert area.state(key).terms[1].since == BEGAN
    area.approve(evolve(early, entry=BEGAN, since=None))
    assert [one.kind for one in area.state(key).terms] == [c.ConsortiumKind.INDUSTRY]


def test_rule_10_a_coming_is_withdrawn_unless_something_was_pledged(area: Area) -> None:
    first, second, third = area.villages
    key = area.active(first, second)
    area.keep(area.admit(key, third, LATER))
    area.pledge(key, third, since=date(2025, 6, 10))
    mend = c.CorrectConsortiumMember(
        consortium=key, village=third, entry=LATER, since=None, reason="误登"
    )
    assert area.kept(mend) == "member_has_pledges"
    assert area.kept(evolve(mend, since=date(2025, 6, 11))) == "member_has_pledges"
    assert area.kept(evolve(mend, since=date(2025, 6, 10))) == ""
    area.keep(c.WithdrawPledge(consortium=key, pledge=1, reason="误登"))
    area.keep(evolve(mend, entry=date(2025, 6, 10)))
    assert {one.village for one in area.state(key).members} == {first, second}


def test_rule_10_a_leaving_is_withdrawn_unless_the_village_went_elsewhere(area: Area) -> None:
    first, second, third = area.villages
    key = area.active(first, second)
    leave = area.leaving(key, second)
    area.keep(leave)
    other = area.approved(second, third)
    area.keep(c.ActivateConsortium(consortium=other, since=leave.since))
    mend = c.CorrectConsortiumMember(
        consortium=key, village=second, entry=leave.since, since=None, reason="未退出"
    )
    assert area.kept(mend) == "village_in_another"
    assert area.kept(evolve(mend, since=date(2025, 10, 2))) == "village_in_another"
    assert area.kept(evolve(mend, since=date(2025, 9, 30))) == ""
    area.approve(correcting(other, Entry.STAGE, leave.since, None))
    area.keep(evolve(mend, entry=date(2025, 9, 30)))
    member = area.state(key).member(second, TODAY)
    assert member is not None
    assert member.left_by is None


def test_rule_8_a_village_comes_in_by_its_own_decision(area: Area) -> None:
    first, second, third = area.villages
    key = area.active(first, second)
    command = area.admit(key, third, date(2025, 6, 1))
    other = evolve(command, decision=area.decision(first))
    assert area.kept(other) == "decision_elsewhere"
    late = evolve(command, decision=area.decision(third, day=date(2025, 6, 2)))
    assert area.kept(late) == "decision_not_then"
    assert area.kept(command) == ""
