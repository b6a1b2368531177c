"""Pledges where they turn: each rule asked by itself."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain import partypoints as p
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import (
    CITY,
    AccountId,
    MemberPledgeId,
    PersonId,
    PlaceId,
)
from ruralgov.domain.partypoints import messages_branch as m
from ruralgov.domain.partypoints import rules_branch as rules
from ruralgov.domain.partypoints.model_branch import PledgeReview
from tests.given import KEY, TODAY
from tests.partypoints.branch import A_DAY, proof
from tests.partypoints.cell import (
    BRANCH,
    ME,
    OFFICE,
    WHO,
    there,
)

HERE = PlaceId(CITY)
PROMISE = m.MakeMemberPledge(
    person=WHO, organisation=BRANCH, promise=" 修水渠 ", made=TODAY, due=TODAY + A_DAY
)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({}, ""),
        ({"made": TODAY + A_DAY, "due": TODAY + 2 * A_DAY}, "member_pledge_days"),
        ({"due": TODAY}, "member_pledge_days"),
        ({"made": TODAY - A_DAY, "due": TODAY}, ""),
        ({"person": PersonId("x")}, "party_subject_wrong"),
        ({"organisation": OFFICE}, "party_organisation_wrong"),
        ({"promise": " "}, "text_not_clean"),
    ],
)
def test_rule_11_a_member_promises_today_or_before_for_later(
    more: dict[str, Any], code: str
) -> None:
    outcome = there(p.PLEDGE).when(change(PROMISE, **more), rules.make_member_pledge)
    assert outcome.code == code
    if not more:
        outcome.then(
            m.MemberPledgeMade(
                person=WHO,
                organisation=BRANCH,
                place=HERE,
                promise="修水渠",
                made=TODAY,
                due=TODAY + A_DAY,
                by=ME,
            )
        )


PLEDGE = p.MemberPledge(
    person=WHO,
    organisation=BRANCH,
    place=HERE,
    promise="修水渠",
    made=TODAY - 9 * A_DAY,
    due=TODAY - A_DAY,
    by=AccountId("maker"),
)
KEPT, BROKEN, RELEASED = p.PledgeOutcome.KEPT, p.PledgeOutcome.NOT_KEPT, p.PledgeOutcome.RELEASED
LOOKED = PledgeReview(outcome=KEPT, by=AccountId("looker"), day=TODAY, reason="查")
P_ID = MemberPledgeId(KEY)
SHOWN = proof(1, maker=OFFICE, made=TODAY)
FULFIL = m.FulfilMemberPledge(pledge=P_ID, day=TODAY, proof=SHOWN)
REVIEW = m.ReviewMemberPledge(pledge=P_ID, outcome=RELEASED, reason=" 查 ")
UNDO = m.WithdrawMemberPledge(pledge=P_ID, reason=" 误 ")


@pytest.mark.parametrize(
    ("command", "rule"),
    [
        (FULFIL, rules.fulfil_member_pledge),
        (REVIEW, rules.review_member_pledge),
        (UNDO, rules.withdraw_member_pledge),
    ],
)
def test_rule_11_a_pledge_is_there(command: Any, rule: Any) -> None:
    for known in (None, change(PLEDGE, withdrawn="误")):
        there(p.PLEDGE, known).when(command, rule).refused("member_pledge_missing", key=P_ID)


@pytest.mark.parametrize(
    ("known", "day", "code"),
    [
        ({}, TODAY, ""),
        ({}, TODAY + A_DAY, "member_pledge_days"),
        ({}, PLEDGE.made, ""),
        ({}, PLEDGE.made - A_DAY, "member_pledge_days"),
        ({"reviews": (LOOKED,)}, TODAY, "member_pledge_reviewed"),
    ],
)
def test_rule_11_a_pledge_is_fulfilled_between_its_day_and_today(
    known: dict[str, Any], day: date, code: str
) -> None:
    command = change(FULFIL, day=day)
    outcome = there(p.PLEDGE, change(PLEDGE, **known)).when(command, rules.fulfil_member_pledge)
    assert outcome.code == code
    if not code:
        outcome.then(m.MemberPledgeFulfilled(day=day, proof=SHOWN, by=ME))
    own = change(command, proof=change(SHOWN, attesters=(WHO,)))
    by_self = there(p.PLEDGE, change(PLEDGE, **known)).when(own, rules.fulfil_member_pledge)
    assert by_self.code == (code or "party_attesters")


@pytest.mark.parametrize(
    ("known", "outcome", "code"),
    [
        ({"fulfilled": TODAY - A_DAY}, KEPT, ""),
        ({"fulfilled": TODAY}, KEPT, "member_pledge_early"),
        ({}, KEPT, "member_pledge_early"),
        ({}, BROKEN, ""),
        ({"due": TODAY}, BROKEN, "member_pledge_early"),
        ({"due": TODAY}, RELEASED, ""),
        ({"fulfilled": TODAY - A_DAY}, BROKEN, ""),
    ],
)
def test_rule_11_kept_is_what_was_done_in_time_and_broken_what_is_past_due(
    known: dict[str, Any], outcome: p.PledgeOutcome, code: str
) -> None:
    review = change(REVIEW, outcome=outcome)
    found = there(p.PLEDGE, change(PLEDGE, **known)).when(review, rules.review_member_pledge)
    assert found.code == code
    if not code:
        found.then(m.MemberPledgeReviewed(outcome=outcome, reason="查", by=ME, day=TODAY))


def test_rule_11_nobody_reviews_what_they_entered_reported_or_looked_at() -> None:
    rule = rules.review_member_pledge
    known = change(PLEDGE, reporters=(AccountId("reporter"),), reviews=(LOOKED,))
    for account in ("maker", "reporter", "looker"):
        mine = there(p.PLEDGE, known, account=account)
        mine.when(REVIEW, rule).refused("party_same_person")
    own = there(p.PLEDGE, known, persons={"me": f"person/{WHO}"})
    own.when(REVIEW, rule).refused("party_own")
    assert there(p.PLEDGE, known).when(REVIEW, rule).code == ""


@pytest.mark.parametrize(
    ("known", "code"),
    [
        ({"due": TODAY}, ""),
        ({"due": TODAY - A_DAY}, "member_pledge_reviewed"),
        ({"due": TODAY, "reviews": (LOOKED,)}, "member_pledge_reviewed"),
    ],
)
def test_rule_11_a_pledge_is_withdrawn_until_it_is_due(known: dict[str, Any], code: str) -> None:
    situation = there(p.PLEDGE, change(PLEDGE, **known))
    outcome = situation.when(UNDO, rules.withdraw_member_pledge)
    assert outcome.code == code
    if not code:
        outcome.then(m.MemberPledgeWithdrawn(reason="误"))
        bare = change(UNDO, reason=" ")
        situation.when(bare, rules.withdraw_member_pledge).refused("text_not_clean")
