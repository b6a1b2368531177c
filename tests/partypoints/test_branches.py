"""Branches: who is on the roll, the bulletin of a month, rewards and pledges."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given as examples
from hypothesis import strategies as st

from ruralgov.domain import partypoints as p
from ruralgov.domain.kernel.ids import (
    AccountId,
    BehaviourListId,
    MemberPledgeId,
    OrganisationId,
    PartyRewardId,
    PersonId,
    PlaceId,
    StandingId,
)
from ruralgov.domain.kernel.month import Month, first_day, month_of
from ruralgov.domain.meetings import SeatMembers, SeatPlan, UnseatMember
from ruralgov.domain.partypoints import rules_branch as rules
from ruralgov.domain.partypoints.ledger import counts, line_of
from ruralgov.domain.partypoints.people import OnRoll
from ruralgov.domain.registry import (
    Departure,
    EndPerson,
    MergeOrganisation,
    MergePersons,
    MergePlace,
)
from ruralgov.sample.draw import identity_number
from tests.given import given
from tests.partypoints.branch import (
    A_DAY,
    APPROVER,
    DONE,
    MONTH,
    RECORDER,
    REVIEWER,
    Branch,
    document,
    proof,
)
from tests.town import DAY

JANUARY = Month("2026-01")


@pytest.fixture
def branch() -> Branch:
    found = Branch()
    found.list()
    return found


def at(branch: Branch, day: date) -> None:
    """Let it be a day."""
    now = branch.town.clock.now
    branch.town.clock.now = datetime.combine(day, now.time(), now.tzinfo)


def lines(branch: Branch, key: Any) -> dict[PersonId, p.BulletinLine]:
    return {one.line.person: one.line for one in branch.ask(p.BulletinOf(bulletin=key)).lines}


def test_rule_9_a_bulletin_is_the_ledger_at_the_end_of_its_month(branch: Branch) -> None:
    branch.approved("DY01", 1)
    minus = branch.approved("DY02", 2, day=branch.today)
    at(branch, date(2026, 2, 3))
    branch.do(APPROVER, p.ReversePartyEntry(entry=minus, reason="查明有误"))
    branch.approved("DY01", 3, day=date(2026, 1, 20))
    key = branch.bulletin(JANUARY)
    line = lines(branch, key)[branch.members[0]]
    assert (line.opening, line.credited, line.deducted, line.adjusted) == (0, 0, -3, 2)
    assert line.closing == -1
    assert branch.refused(RECORDER, issuing(branch, JANUARY)) == "bulletin_twice"
    at(branch, date(2026, 3, 2))
    later = lines(branch, branch.bulletin(Month("2026-02")))[branch.members[0]]
    assert (later.opening, later.adjusted, later.closing) == (-1, 3 + 2, 4)
    assert not branch.ask(p.BulletinOf(bulletin=key)).differs
    assert lines(branch, key)[branch.members[0]] == line


def issuing(branch: Branch, month: Month = MONTH, **more: Any) -> p.IssueBulletin:
    values: dict[str, Any] = {"organisation": branch.key} | more
    return p.IssueBulletin(month=month, **values)


def test_rule_9_a_month_has_ended_and_the_branch_has_members(branch: Branch) -> None:
    assert branch.refused(RECORDER, issuing(branch, JANUARY)) == "bulletin_early"
    at(branch, date(2026, 1, 31))
    assert branch.refused(RECORDER, issuing(branch, JANUARY)) == "bulletin_early"
    at(branch, date(2026, 2, 1))
    assert branch.bulletin(JANUARY)
    empty = branch.unit("小庄党支部", branch.town.other)
    assert branch.refused(RECORDER, issuing(branch, organisation=empty)) == "bulletin_nobody"


def row(number: int, day: date, points: int, posted: date, ended: date | None) -> p.PartyEntryRow:
    return p.PartyEntryRow(
        owner=str(number),
        ledger=p.PartyLedger.POINTS,
        kind=p.SubjectKind.MEMBER,
        subject="p",
        organisation=OrganisationId("o"),
        place=PlaceId("v"),
        behaviour_list=BehaviourListId("l"),
        item="i",
        scope=None,
        points=points,
        day=day,
        month=month_of(day),
        expires=day + timedelta(days=60),
        stage=p.EntryStage.APPROVED,
        posted=posted,
        ended=ended,
        hours=None,
        open_fact=None,
    )


@st.composite
def entries(draw: Any) -> list[p.PartyEntryRow]:
    found = []
    for number in range(draw(st.integers(0, 6))):
        day = date(2026, 1, 1) + timedelta(days=draw(st.integers(0, 150)))
        posted = day + timedelta(days=draw(st.integers(0, 40)))
        after = draw(st.none() | st.integers(0, 70))
        ended = None if after is None else posted + timedelta(days=after)
        points = draw(st.integers(-20, 20).filter(bool))
        found.append(row(number, day, points, posted, ended))
    return found


@examples(rows=entries())
def test_rule_9_each_line_adds_up_and_follows_the_month_before(
    rows: list[p.PartyEntryRow],
) -> None:
    who = OnRoll(person=PersonId("p"), standing=p.Standing.FULL)
    before: p.BulletinLine | None = None
    for number in range(1, 13):
        month = Month(f"2026-{number:02}")
        line = line_of(who, rows, month)
        moved = line.credited + line.deducted + line.adjusted + line.expired
        assert line.opening + moved == line.closing
        assert before is None or before.closing == line.opening
        last = first_day(Month(f"{2026 + number // 12}-{number % 12 + 1:02}")) - A_DAY
        assert line.closing == sum(one.points for one in rows if counts(one, last))
        before = line


def test_rule_3_who_moves_takes_the_ledger_along_and_is_in_one_bulletin(branch: Branch) -> None:
    mover = branch.members[0]
    branch.approved("DY01", 1)
    other = branch.unit("小庄党支部", branch.town.other)
    body = branch.seated(other, branch.town.other)
    moved = date(2026, 1, 20)
    at(branch, date(2026, 2, 3))
    leave = UnseatMember(body=branch.body, person=mover, since=moved, reason="转出")
    branch.do("registrar", leave)
    seats = (SeatPlan(person=mover),)
    branch.do("registrar", SeatMembers(body=body, seats=seats, since=moved, basis="转入"))
    assert mover not in lines(branch, branch.bulletin(JANUARY))
    there = branch.bulletin(JANUARY, organisation=other)
    assert lines(branch, there)[mover].closing == 2
    old = branch.recording("DY01", 5, day=moved)
    assert branch.refused(RECORDER, old) == "party_subject_wrong"
    assert branch.recorded("DY01", 5, day=moved, organisation=other)


def test_rule_3_who_died_is_on_no_roll_from_that_day(branch: Branch) -> None:
    dead = date(2026, 1, 2)
    branch.do(
        "registrar", EndPerson(person=branch.members[0], departure=Departure.DIED, since=dead)
    )
    assert branch.refused(RECORDER, branch.recording(day=dead)) == "party_subject_wrong"
    assert branch.recorded(day=dead - A_DAY)
    assert len(branch.ask(p.PartyRoll(organisation=branch.key))) == 2


def test_rule_3_who_was_entered_three_times_has_one_standing(branch: Branch) -> None:
    home = branch.town.household("new")
    first, second, last = (branch.town.person(home, identity_number(n)) for n in range(7590, 7593))
    branch.do(RECORDER, marking(branch, first))
    for one, into in ((first, second), (second, last)):
        branch.do("registrar", MergePersons(person=one, into=into, reason="同一人"))
    assert branch.refused(RECORDER, marking(branch, last)) == "standing_twice"


def test_rule_3_a_branch_that_merged_has_no_more_bulletins(branch: Branch) -> None:
    other = branch.unit("小庄党支部", branch.town.other)
    since = date(2026, 1, 10)
    at(branch, since)
    merge = MergeOrganisation(organisation=branch.key, into=other, since=since, cause="撤并")
    branch.do("registrar", merge)
    at(branch, date(2026, 2, 3))
    assert branch.bulletin(MONTH)
    assert branch.refused(RECORDER, issuing(branch, JANUARY)) == "party_organisation_wrong"


def marking(branch: Branch, person: PersonId, **more: Any) -> p.MarkStanding:
    values: dict[str, Any] = {"standing": p.Standing.PROBATIONARY, "since": DONE, "basis": "决议"}
    return p.MarkStanding(person=person, organisation=branch.key, **values | more)


def test_rule_3_a_probationary_member_is_on_the_roll_by_a_mark(branch: Branch) -> None:
    person = branch.town.person(branch.town.household("new"), identity_number(7577))
    subject = p.Subject(kind=p.SubjectKind.MEMBER, key=person)
    key = StandingId(branch.do(RECORDER, marking(branch, person)))
    assert branch.refused(RECORDER, marking(branch, person)) == "standing_twice"
    entry = branch.recorded(subject=subject)
    standing = {
        one.person: one.standing for one in branch.ask(p.PartyRoll(organisation=branch.key))
    }
    assert standing[person] is p.Standing.PROBATIONARY
    withdraw = p.WithdrawStanding(standing=key, reason="标错")
    assert branch.refused(RECORDER, withdraw) == "standing_used"
    branch.do(RECORDER, p.RefusePartyEntry(entry=entry, reason="登错"))
    branch.do(RECORDER, withdraw)
    assert branch.refused(RECORDER, branch.recording(subject=subject)) == "party_subject_wrong"


def test_rule_3_leave_is_marked_and_ends_once(branch: Branch) -> None:
    person, leave = branch.members[0], p.Standing.ON_LEAVE
    full = marking(branch, person, standing=p.Standing.FULL)
    assert branch.refused(RECORDER, full) == "standing_wrong"
    ahead = marking(branch, person, standing=leave, since=branch.today + A_DAY)
    assert branch.refused(RECORDER, ahead) == "standing_wrong"
    key = StandingId(branch.do(RECORDER, marking(branch, person, standing=leave)))
    line = lines(branch, branch.bulletin())[person]
    assert line.standing is leave
    assert branch.refused(RECORDER, p.EndStanding(standing=key, since=DONE)) == "standing_ended"
    branch.do(RECORDER, p.EndStanding(standing=key, since=DONE + A_DAY))
    again = p.EndStanding(standing=key, since=DONE + 2 * A_DAY)
    assert branch.refused(RECORDER, again) == "standing_ended"


def test_rule_10_people_decide_on_rewards_and_totals_on_none(branch: Branch) -> None:
    branch.approved("DY01", 1)
    bulletin = branch.bulletin()
    rewards = branch.ask(p.PartyRewards(organisation=branch.key))
    assert rewards == []
    propose: dict[str, Any] = {
        "person": branch.members[0],
        "organisation": branch.key,
        "reward": p.RewardKind.PRAISE,
        "reason": "带头",
    }
    none = p.ProposePartyReward(bulletins=(), **propose)
    assert branch.refused(RECORDER, none) == "party_reward_basis"
    key = PartyRewardId(branch.do(RECORDER, p.ProposePartyReward(bulletins=(bulletin,), **propose)))
    decide = p.DecidePartyReward(reward=key, granted=False, paper="决议", answer="不同意")
    known = branch.ask(p.PartyRewardFile(reward=key))
    mine = given(p.REWARD, state=known, account=RECORDER)
    mine.when(decide, rules.decide_party_reward).refused("party_same_person")
    branch.do(APPROVER, decide)
    assert branch.refused(APPROVER, decide) == "party_reward_decided"
    branch.do(APPROVER, p.WithdrawPartyReward(reward=key, reason="误定"))
    assert branch.ask(p.PartyRewards(organisation=branch.key)) == []


def pledged(branch: Branch, **more: Any) -> MemberPledgeId:
    values: dict[str, Any] = {"made": DONE, "due": branch.today + 5 * A_DAY} | more
    make = p.MakeMemberPledge(
        person=branch.members[0], organisation=branch.key, promise="修水渠", **values
    )
    return MemberPledgeId(branch.do(RECORDER, make))


def test_rule_11_a_pledge_is_kept_in_time_and_broken_once_it_was_due(branch: Branch) -> None:
    key = pledged(branch)
    kept = p.ReviewMemberPledge(pledge=key, outcome=p.PledgeOutcome.KEPT, reason="查看")
    broken = p.ReviewMemberPledge(pledge=key, outcome=p.PledgeOutcome.NOT_KEPT, reason="查看")
    for review in (kept, broken):
        assert branch.refused(APPROVER, review) == "member_pledge_early"
    branch.town.clock.now += timedelta(days=6)
    fulfil = p.FulfilMemberPledge(pledge=key, day=branch.today, proof=proof())
    branch.do(RECORDER, fulfil)
    assert branch.refused(APPROVER, kept) == "member_pledge_early"
    branch.do(APPROVER, broken)
    assert branch.refused(RECORDER, fulfil) == "member_pledge_reviewed"
    released = p.ReviewMemberPledge(pledge=key, outcome=p.PledgeOutcome.RELEASED, reason="生病")
    assert branch.refused(APPROVER, released) == "party_same_person"
    branch.do(REVIEWER, released)
    (found,) = branch.ask(p.MemberPledges(organisation=branch.key))
    assert found.outcome is p.PledgeOutcome.RELEASED


def test_rule_11_days_of_a_pledge(branch: Branch) -> None:
    for made, due in ((branch.today + A_DAY, branch.today + 2 * A_DAY), (DONE, DONE)):
        make = p.MakeMemberPledge(
            person=branch.members[0], organisation=branch.key, promise="t", made=made, due=due
        )
        assert branch.refused(RECORDER, make) == "member_pledge_days"
    key = pledged(branch, due=DONE + A_DAY)
    withdraw = p.WithdrawMemberPledge(pledge=key, reason="误录")
    assert branch.refused(RECORDER, withdraw) == "member_pledge_reviewed"
    early = p.FulfilMemberPledge(pledge=key, day=DONE - A_DAY, proof=proof())
    assert branch.refused(RECORDER, early) == "member_pledge_days"


def test_rule_11_who_entered_a_pledge_does_not_review_it(branch: Branch) -> None:
    key = pledged(branch)
    known = branch.ask(p.MemberPledgeFile(pledge=key))
    review = p.ReviewMemberPledge(pledge=key, outcome=p.PledgeOutcome.RELEASED, reason="t")
    mine = given(p.PLEDGE, state=known, account=RECORDER)
    mine.when(review, rules.review_member_pledge).refused("party_same_person")


def test_what_somebody_has_to_look_at(branch: Branch) -> None:
    waits = branch.recorded()
    overdue = pledged(branch, due=DONE + A_DAY)
    appealed = branch.approved("DY02", 3, proof=document(3))
    branch.do(RECORDER, p.AppealPartyEntry(entry=appealed, reference="申诉书"))
    found = branch.ask(p.PartyFindings(organisation=branch.key))
    assert {(one.fault, one.key) for one in found} == {
        (p.PartyFault.BULLETIN_MISSING, branch.key),
        (p.PartyFault.ENTRY_WAITS, waits),
        (p.PartyFault.APPEAL_WAITS, appealed),
        (p.PartyFault.PLEDGE_OVERDUE, overdue),
    }
    other = branch.unit("小庄党支部", branch.town.other)
    body = branch.seated(other, branch.town.other)
    seats = (SeatPlan(person=branch.members[1]),)
    branch.do("registrar", SeatMembers(body=body, seats=seats, since=DAY + A_DAY, basis="误"))
    found = branch.ask(p.PartyFindings(organisation=other))
    assert p.PartyFault.TWO_BRANCHES in {one.fault for one in found}


def test_rule_3_a_branch_of_a_merged_village_keeps_its_members_and_goes_on(branch: Branch) -> None:
    first = branch.approved()
    merge = MergePlace(
        place=branch.village, into=branch.town.other, since=branch.today, cause="合村并居"
    )
    branch.town.do("registrar", merge)
    page = branch.ask(p.PartyRoll(organisation=branch.key))
    assert {one.person for one in page} == {*branch.members}
    other = branch.approved(number=2, subject=branch.member(1))
    assert first != other


def test_rule_11_what_was_fulfilled_in_time_is_kept(branch: Branch) -> None:
    key = pledged(branch)
    branch.do(RECORDER, p.FulfilMemberPledge(pledge=key, day=branch.today, proof=proof()))
    kept = p.ReviewMemberPledge(pledge=key, outcome=p.PledgeOutcome.KEPT, reason="查看")
    branch.do(APPROVER, kept)
    (found,) = branch.ask(p.MemberPledges(organisation=branch.key))
    assert found.outcome is p.PledgeOutcome.KEPT


def test_rule_9_a_line_is_found_by_any_id_of_its_person(branch: Branch) -> None:
    branch.approved("DY01", 1)
    key = branch.bulletin()
    issued = branch.ask(p.BulletinOf(bulletin=key))
    first, other, _ = (one.line for one in issued.lines)
    frozen_ = p.Bulletin(
        organisation=branch.key,
        place=branch.village,
        name=issued.name,
        month=issued.month,
        cut_off=issued.cut_off,
        lines=(first, other),
        by=AccountId(RECORDER),
        day=branch.today,
    )
    assert frozen_.line(frozenset({other.person, PersonId("former")})) == other
    assert frozen_.line(frozenset({PersonId("former")})) is None
