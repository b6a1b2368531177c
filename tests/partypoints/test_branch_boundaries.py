"""Marks, bulletins and rewards where they turn: each rule asked by itself."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain import partypoints as p
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import (
    CITY,
    AccountId,
    BulletinId,
    PartyRewardId,
    PersonId,
    PlaceId,
    StandingId,
)
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.partypoints import messages_branch as m
from ruralgov.domain.partypoints import rules_branch as rules
from ruralgov.domain.registry import ORGANISATION, PERSON, OrganisationKind
from tests.given import KEY, TODAY, Outcome, given
from tests.partypoints.branch import A_DAY
from tests.partypoints.cell import (
    BRANCH,
    KNOWN,
    ME,
    OFFICE,
    WHO,
    entry_row,
    lives,
    person,
    standing,
    there,
    unit,
)

HERE = PlaceId(CITY)
PROBATIONARY, LEAVE, FULL = p.Standing.PROBATIONARY, p.Standing.ON_LEAVE, p.Standing.FULL
MARK = m.MarkStanding(
    person=WHO, organisation=BRANCH, standing=PROBATIONARY, since=TODAY, basis=" 决议 "
)
DOUBLE = {
    (PERSON.kind, WHO): person(absorbed=("double",)),
    (PERSON.kind, "double"): person(merged=WHO),
}


def marked(*rows: Any, others: Any = None, **more: Any) -> Outcome:
    known = KNOWN | (others or {})
    situation = given(p.STANDING, others=known, rows=(lives(), *rows))
    return situation.when(change(MARK, **more), rules.mark_standing)


def test_rule_3_a_mark_is_of_a_day_that_is_there_and_of_somebody_who_is() -> None:
    event = m.StandingMarked(
        person=WHO,
        organisation=BRANCH,
        place=HERE,
        standing=PROBATIONARY,
        since=TODAY,
        basis="决议",
    )
    marked().then(event)
    marked(since=TODAY + A_DAY).refused("standing_wrong")
    marked(standing=FULL).refused("standing_wrong")
    marked(person=PersonId("nobody")).refused("standing_wrong")
    marked(organisation=OFFICE).refused("party_organisation_wrong")
    marked(basis=" ").refused("text_not_clean")
    marked(person=PersonId("double"), others=DOUBLE).then(event)
    town = {(ORGANISATION.kind, BRANCH): unit(OrganisationKind.TOWN_PARTY)}
    marked(others=town).refused("party_organisation_wrong")


def test_rule_3_who_is_on_leave_is_a_member() -> None:
    marked(standing=LEAVE).refused("party_subject_wrong")
    there(p.STANDING).when(change(MARK, standing=LEAVE), rules.mark_standing).only()


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"until": TODAY}, ""),
        ({"until": TODAY + A_DAY}, "standing_twice"),
        ({"kind": LEAVE}, ""),
        ({"who": "double"}, "standing_twice"),
        ({"who": "else"}, ""),
    ],
)
def test_rule_3_nobody_is_marked_twice_alike(row: dict[str, Any], code: str) -> None:
    assert marked(standing(**row), others=DOUBLE).code == code


BEGAN = TODAY - 9 * A_DAY
MARKED = p.StandingMark(
    person=WHO,
    organisation=BRANCH,
    place=HERE,
    standing=PROBATIONARY,
    basis="决议",
    since=BEGAN,
)
END = m.EndStanding(standing=StandingId(KEY), since=TODAY)
UNMARK = m.WithdrawStanding(standing=StandingId(KEY), reason=" 误 ")


@pytest.mark.parametrize(
    ("known", "since", "code"),
    [
        ({}, TODAY, ""),
        ({}, TODAY + A_DAY, "standing_ended"),
        ({}, BEGAN + A_DAY, ""),
        ({}, BEGAN, "standing_ended"),
        ({"until": TODAY}, TODAY, "standing_ended"),
        ({"withdrawn": "误"}, TODAY, "standing_missing"),
    ],
)
def test_rule_3_a_mark_ends_once_after_it_began(
    known: dict[str, Any], since: date, code: str
) -> None:
    end = change(END, since=since)
    outcome = there(p.STANDING, change(MARKED, **known)).when(end, rules.end_standing)
    assert outcome.code == code
    if not code:
        outcome.then(m.StandingEnded(since=since))


@pytest.mark.parametrize(
    ("row", "ends", "unmarks"),
    [
        ({"day": TODAY - A_DAY}, "", "standing_used"),
        ({"day": TODAY}, "standing_used", "standing_used"),
        ({"day": TODAY, "open_fact": None}, "", ""),
        ({"day": BEGAN}, "", "standing_used"),
        ({"day": BEGAN - A_DAY}, "", ""),
        ({"day": TODAY, "subject": "double"}, "standing_used", "standing_used"),
        ({"day": TODAY, "subject": "else"}, "", ""),
        ({"day": TODAY, "organisation": OFFICE}, "", ""),
    ],
)
def test_rule_3_a_mark_stays_while_entries_rest_on_it(
    row: dict[str, Any], ends: str, unmarks: str
) -> None:
    rows = (entry_row(**row),)
    for known, wanted in ((MARKED, (ends, unmarks)), (change(MARKED, standing=LEAVE), ("", ""))):
        situation = there(p.STANDING, known, rows, DOUBLE)
        codes = (
            situation.when(END, rules.end_standing).code,
            situation.when(UNMARK, rules.withdraw_standing).code,
        )
        assert codes == wanted


def test_rule_3_a_mark_is_withdrawn_once_with_a_reason() -> None:
    rule = rules.withdraw_standing
    there(p.STANDING, MARKED).when(UNMARK, rule).then(m.StandingWithdrawn(reason="误"))
    bare = change(UNMARK, reason=" ")
    there(p.STANDING, MARKED).when(bare, rule).refused("text_not_clean")
    for known in (None, change(MARKED, withdrawn="误")):
        there(p.STANDING, known).when(UNMARK, rule).refused("standing_missing")
    over = change(MARKED, until=TODAY)
    later = (entry_row(day=TODAY),)
    assert there(p.STANDING, over, later).when(UNMARK, rule).code == ""


DECEMBER = Month("2025-12")
ISSUE = m.IssueBulletin(organisation=BRANCH, month=DECEMBER)


def bulletin_row(**more: Any) -> p.BulletinRow:
    found = p.BulletinRow(
        owner="b",
        organisation=BRANCH,
        place=HERE,
        month=DECEMBER,
        cut_off=date(2025, 12, 31),
        members=1,
    )
    return change(found, **more)


def issued(*rows: Any, today: date = TODAY, others: Any = None, **more: Any) -> Outcome:
    situation = there(p.BULLETIN, rows=rows, today=today, others=others)
    return situation.when(change(ISSUE, **more), rules.issue_bulletin)


def test_rule_9_one_bulletin_of_a_branch_and_month_after_its_end() -> None:
    event = issued(entry_row(day=date(2025, 12, 31))).only()
    (line,) = event.lines
    assert (event.organisation, event.name, event.cut_off) == (BRANCH, "支部", date(2025, 12, 31))
    assert (event.by, event.day, event.month, event.place) == (ME, TODAY, DECEMBER, HERE)
    assert (line.person, line.standing, line.credited, line.closing) == (WHO, PROBATIONARY, 2, 2)
    assert issued(today=date(2026, 1, 1)).code == ""
    issued(today=date(2025, 12, 31)).refused("bulletin_early")
    issued(bulletin_row()).refused("bulletin_twice", month=DECEMBER)
    assert issued(bulletin_row(month=Month("2025-11"))).code == ""
    assert issued(bulletin_row(organisation=OFFICE)).code == ""
    issued(organisation=OFFICE).refused("party_organisation_wrong")
    nobody = given(p.BULLETIN, others=KNOWN).when(ISSUE, rules.issue_bulletin)
    nobody.refused("bulletin_nobody")


LINE = p.BulletinLine(
    person=WHO,
    standing=FULL,
    opening=0,
    credited=0,
    deducted=0,
    adjusted=0,
    expired=0,
    closing=0,
)
BULLETIN = p.Bulletin(
    organisation=BRANCH,
    place=HERE,
    name="支部",
    month=DECEMBER,
    cut_off=TODAY,
    lines=(LINE,),
    by=AccountId("x"),
    day=TODAY,
)
B1, B2 = BulletinId("b1"), BulletinId("b2")
PROPOSE = m.ProposePartyReward(
    person=WHO,
    organisation=BRANCH,
    reward=p.RewardKind.PRAISE,
    bulletins=(B1,),
    reason=" 带头 ",
)
BULLETINS = {(p.BULLETIN.kind, B1): BULLETIN}


def proposed(*bulletins: BulletinId, others: Any = None, **more: Any) -> Outcome:
    persons = more.pop("persons", None)
    known = BULLETINS | (others or {})
    command = change(PROPOSE, bulletins=bulletins, **more)
    situation = there(p.REWARD, others=known, persons=persons)
    return situation.when(command, rules.propose_party_reward)


def test_rule_10_a_reward_rests_on_bulletins_that_name_the_member() -> None:
    proposed(B1).then(
        m.PartyRewardProposed(
            person=WHO,
            organisation=BRANCH,
            place=HERE,
            reward=p.RewardKind.PRAISE,
            bulletins=(B1,),
            reason="带头",
            by=ME,
            day=TODAY,
        )
    )
    proposed().refused("party_reward_basis")
    proposed(B1, B2).refused("party_reward_basis")
    other = {(p.BULLETIN.kind, B2): change(BULLETIN, lines=(change(LINE, person="x"),))}
    proposed(B1, B2, others=other).refused("party_reward_basis")
    by_double = {(p.BULLETIN.kind, B1): change(BULLETIN, lines=(change(LINE, person="double"),))}
    assert proposed(B1, others=by_double | DOUBLE).code == ""
    proposed(B1, persons={"me": f"person/{WHO}"}).refused("party_own")
    proposed(B1, person=PersonId("x")).refused("party_subject_wrong")
    proposed(B1, organisation=OFFICE).refused("party_organisation_wrong")
    proposed(B1, reason=" ").refused("text_not_clean")


REWARD = p.PartyReward(
    person=WHO,
    organisation=BRANCH,
    place=HERE,
    reward=p.RewardKind.PRAISE,
    bulletins=(B1,),
    reason="带头",
    by=AccountId("proposer"),
    day=TODAY,
)
R_ID = PartyRewardId(KEY)
DECIDE = m.DecidePartyReward(reward=R_ID, granted=True, paper=" 决议 ", answer=" 同意 ")
TAKE_BACK = m.WithdrawPartyReward(reward=R_ID, reason=" 误 ")


def test_rule_10_another_decides_once_and_nobody_on_their_own() -> None:
    rule = rules.decide_party_reward
    event = m.PartyRewardDecided(granted=True, paper="决议", answer="同意", by=ME, day=TODAY)
    there(p.REWARD, REWARD).when(DECIDE, rule).then(event)
    mine = there(p.REWARD, REWARD, account="proposer")
    mine.when(DECIDE, rule).refused("party_same_person")
    for known in (p.REWARD.apply(REWARD, event), change(REWARD, granted=False)):
        there(p.REWARD, known).when(DECIDE, rule).refused("party_reward_decided")
    for name in ("paper", "answer"):
        bare = change(DECIDE, **{name: " "})
        there(p.REWARD, REWARD).when(bare, rule).refused("text_not_clean")


@pytest.mark.parametrize(
    ("command", "rule"),
    [(DECIDE, rules.decide_party_reward), (TAKE_BACK, rules.withdraw_party_reward)],
)
def test_rule_10_a_reward_is_there_and_not_of_who_acts(command: Any, rule: Any) -> None:
    for known in (None, change(REWARD, withdrawn="误")):
        there(p.REWARD, known).when(command, rule).refused("party_reward_missing", key=R_ID)
    own = there(p.REWARD, REWARD, persons={"me": f"person/{WHO}"})
    own.when(command, rule).refused("party_own")
    near = there(p.REWARD, REWARD, (lives("official"),), persons={"me": "person/official"})
    near.when(command, rule).refused("party_own")
    assert there(p.REWARD, REWARD).when(command, rule).code == ""


def test_rule_10_a_reward_is_withdrawn_with_a_reason() -> None:
    rule = rules.withdraw_party_reward
    there(p.REWARD, REWARD).when(TAKE_BACK, rule).then(m.PartyRewardWithdrawn(reason="误"))
    bare = change(TAKE_BACK, reason=" ")
    there(p.REWARD, REWARD).when(bare, rule).refused("text_not_clean")
