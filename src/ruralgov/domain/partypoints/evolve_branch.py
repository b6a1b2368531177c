"""What each event makes of a mark, a bulletin, a reward and a pledge."""

from typing import assert_never

from ruralgov.domain.kernel.change import change
from ruralgov.domain.partypoints import messages_branch as b
from ruralgov.domain.partypoints.model_branch import (
    Bulletin,
    MemberPledge,
    PartyReward,
    PledgeReview,
    StandingMark,
)


def begin_standing(event: b.StandingMarked) -> StandingMark:
    """Return a mark as it was entered."""
    return StandingMark(
        person=event.person,
        organisation=event.organisation,
        place=event.place,
        standing=event.standing,
        basis=event.basis,
        since=event.since,
    )


def evolve_standing(known: StandingMark, event: b.StandingEvent) -> StandingMark:
    """Return a mark after one more event."""
    match event:
        case b.StandingMarked():
            return begin_standing(event)
        case b.StandingEnded():
            return change(known, until=event.since)
        case b.StandingWithdrawn():
            return change(known, withdrawn=event.reason)
        case _:
            assert_never(event)


def begin_bulletin(event: b.BulletinIssued) -> Bulletin:
    """Return a bulletin as it was issued."""
    return Bulletin(
        organisation=event.organisation,
        place=event.place,
        name=event.name,
        month=event.month,
        cut_off=event.cut_off,
        lines=event.lines,
        by=event.by,
        day=event.day,
    )


def evolve_bulletin(_: Bulletin, event: b.BulletinIssued) -> Bulletin:
    """Return a bulletin after one more event: it never changes."""
    return begin_bulletin(event)


def begin_reward(event: b.PartyRewardProposed) -> PartyReward:
    """Return a reward as it was proposed."""
    return PartyReward(
        person=event.person,
        organisation=event.organisation,
        place=event.place,
        reward=event.reward,
        bulletins=event.bulletins,
        reason=event.reason,
        by=event.by,
        day=event.day,
    )


def evolve_reward(known: PartyReward, event: b.PartyRewardEvent) -> PartyReward:
    """Return a reward after one more event."""
    match event:
        case b.PartyRewardProposed():
            return begin_reward(event)
        case b.PartyRewardDecided():
            return change(
                known,
                granted=event.granted,
                paper=event.paper,
                answer=event.answer,
                decider=event.by,
                decided=event.day,
            )
        case b.PartyRewardWithdrawn():
            return change(known, withdrawn=event.reason)
        case _:
            assert_never(event)


def begin_pledge(event: b.MemberPledgeMade) -> MemberPledge:
    """Return a pledge as it was made."""
    return MemberPledge(
        person=event.person,
        organisation=event.organisation,
        place=event.place,
        promise=event.promise,
        made=event.made,
        due=event.due,
        by=event.by,
    )


def evolve_pledge(known: MemberPledge, event: b.MemberPledgeEvent) -> MemberPledge:
    """Return a pledge after one more event."""
    match event:
        case b.MemberPledgeMade():
            return begin_pledge(event)
        case b.MemberPledgeFulfilled():
            reporters = (*known.reporters, event.by)
            return change(known, fulfilled=event.day, proof=event.proof, reporters=reporters)
        case b.MemberPledgeReviewed():
            one = PledgeReview(
                outcome=event.outcome, by=event.by, day=event.day, reason=event.reason
            )
            return change(known, reviews=(*known.reviews, one))
        case b.MemberPledgeWithdrawn():
            return change(known, withdrawn=event.reason)
        case _:
            assert_never(event)
