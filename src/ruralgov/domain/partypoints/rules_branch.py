"""The rules of marks on a roll, bulletins, rewards and pledges."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import MemberPledgeId, PartyRewardId, PersonId, StandingId
from ruralgov.domain.kernel.month import last_day, parse_month
from ruralgov.domain.partypoints import messages_branch as m
from ruralgov.domain.partypoints import texts, texts_branch
from ruralgov.domain.partypoints.ledger import lines_of
from ruralgov.domain.partypoints.model import Subject, SubjectKind
from ruralgov.domain.partypoints.model_branch import (
    MemberPledge,
    PartyReward,
    PledgeOutcome,
    Standing,
    StandingMark,
)
from ruralgov.domain.partypoints.people import (
    BRANCHES,
    check_subject,
    party_on,
    refuse_self,
)
from ruralgov.domain.partypoints.proving import proved
from ruralgov.domain.partypoints.records import BULLETIN
from ruralgov.domain.partypoints.rows import BulletinRow, PartyEntryRow, StandingRow
from ruralgov.domain.registry import MemberRow, ids_of, present_person


def member(person: PersonId, given: Given) -> Subject:
    """Return a person as a member, under the id that is kept today."""
    return Subject(kind=SubjectKind.MEMBER, key=present_person(given.read, person))


def mark_standing(
    _: StandingMark | None, command: m.MarkStanding, given: Given
) -> Iterator[m.StandingMarked]:
    """Mark a probationary member, or one who is on leave (rule 3)."""
    since = command.since
    if command.standing is Standing.FULL or since > given.today:
        raise Refused(texts_branch.STANDING_WRONG, since=since, today=given.today)
    place = party_on(given.read, command.organisation, since, BRANCHES).place
    who = member(command.person, given)
    _refuse_overlap(who, command, given)
    if command.standing is Standing.ON_LEAVE:
        check_subject(given.read, who, command.organisation, since)
    elif not given.read.rows(MemberRow, owner=who.key, on=since):
        raise Refused(texts_branch.STANDING_WRONG, since=since, today=given.today)
    yield m.StandingMarked(
        person=PersonId(who.key),
        organisation=command.organisation,
        place=place,
        standing=command.standing,
        since=since,
        basis=clean_text("basis", command.basis),
    )


def _refuse_overlap(who: Subject, command: m.MarkStanding, given: Given) -> None:
    for one in ids_of(PersonId(who.key), given.read):
        for row in given.read.rows(StandingRow, person=one):
            if row.standing is command.standing and row.until > command.since:
                raise Refused(texts_branch.STANDING_TWICE, since=row.since)


def end_standing(
    known: StandingMark | None, command: m.EndStanding, given: Given
) -> Iterator[m.StandingEnded]:
    """End a mark (rule 3)."""
    found = _marked(known, command.standing)
    if found.until != FOREVER or not found.since < command.since <= given.today:
        raise Refused(texts_branch.STANDING_ENDED, since=found.since, today=given.today)
    _refuse_used(found, command.since, given)
    yield m.StandingEnded(since=command.since)


def withdraw_standing(
    known: StandingMark | None, command: m.WithdrawStanding, given: Given
) -> Iterator[m.StandingWithdrawn]:
    """Withdraw a mark that was a mistake, if no entry rests on it (rule 3)."""
    found = _marked(known, command.standing)
    _refuse_used(found, found.since, given)
    yield m.StandingWithdrawn(reason=clean_text("reason", command.reason))


def _marked(known: StandingMark | None, key: StandingId) -> StandingMark:
    if known is None or known.withdrawn is not None:
        raise Refused(texts_branch.STANDING_MISSING, key=key)
    return known


def _refuse_used(found: StandingMark, since: date, given: Given) -> None:
    """Refuse to leave entries of a probationary member without a mark; raises ``standing_used``."""
    if found.standing is not Standing.PROBATIONARY:
        return
    for one in ids_of(found.person, given.read):
        for row in given.read.rows(PartyEntryRow, subject=one, organisation=found.organisation):
            if row.open_fact is not None and since <= row.day < found.until:
                raise Refused(texts_branch.STANDING_USED, day=row.day)


def issue_bulletin(_: object, command: m.IssueBulletin, given: Given) -> Iterator[m.BulletinIssued]:
    """Issue the one bulletin of a branch and month, as the ledger was at its end (rule 9)."""
    month = parse_month(command.month)
    cut_off = last_day(month)
    if cut_off >= given.today:
        raise Refused(texts_branch.BULLETIN_EARLY, month=month, cut_off=cut_off)
    branch = command.organisation
    span = party_on(given.read, branch, cut_off, BRANCHES)
    if given.read.rows(BulletinRow, organisation=branch, month=month):
        raise Refused(texts_branch.BULLETIN_TWICE, month=month)
    lines = lines_of(given.read, branch, month)
    if not lines:
        raise Refused(texts_branch.BULLETIN_NOBODY, cut_off=cut_off)
    yield m.BulletinIssued(
        organisation=branch,
        place=span.place,
        name=span.name,
        month=month,
        cut_off=cut_off,
        lines=lines,
        by=given.actor.account,
        day=given.today,
    )


def propose_party_reward(
    _: PartyReward | None, command: m.ProposePartyReward, given: Given
) -> Iterator[m.PartyRewardProposed]:
    """Propose what bulletins give a ground for; they decide nothing (rule 10)."""
    who = member(command.person, given)
    place = party_on(given.read, command.organisation, given.today, BRANCHES).place
    check_subject(given.read, who, command.organisation, given.today)
    refuse_self(who, command.organisation, given.today, given)
    persons = ids_of(PersonId(who.key), given.read)
    bulletins = given.read.states(BULLETIN, command.bulletins)
    named = [bulletins.get(one) for one in command.bulletins]
    if not named or not all(one is not None and one.line(persons) for one in named):
        raise Refused(texts_branch.PARTY_REWARD_BASIS)
    yield m.PartyRewardProposed(
        person=PersonId(who.key),
        organisation=command.organisation,
        place=place,
        reward=command.reward,
        bulletins=command.bulletins,
        reason=clean_text("reason", command.reason),
        by=given.actor.account,
        day=given.today,
    )


def decide_party_reward(
    known: PartyReward | None, command: m.DecidePartyReward, given: Given
) -> Iterator[m.PartyRewardDecided]:
    """Decide on what somebody else proposed (rule 10)."""
    found = _proposed(known, command.reward, given)
    if found.granted is not None:
        raise Refused(texts_branch.PARTY_REWARD_DECIDED)
    given.must_not_be(texts.PARTY_SAME_PERSON, found.by)
    yield m.PartyRewardDecided(
        granted=command.granted,
        paper=clean_text("paper", command.paper),
        answer=clean_text("answer", command.answer),
        by=given.actor.account,
        day=given.today,
    )


def withdraw_party_reward(
    known: PartyReward | None, command: m.WithdrawPartyReward, given: Given
) -> Iterator[m.PartyRewardWithdrawn]:
    """Withdraw a proposal, or take back a decision that was a mistake (rule 10)."""
    _proposed(known, command.reward, given)
    yield m.PartyRewardWithdrawn(reason=clean_text("reason", command.reason))


def _proposed(known: PartyReward | None, key: PartyRewardId, given: Given) -> PartyReward:
    if known is None or known.withdrawn is not None:
        raise Refused(texts_branch.PARTY_REWARD_MISSING, key=key)
    refuse_self(member(known.person, given), known.organisation, known.day, given)
    return known


def make_member_pledge(
    _: MemberPledge | None, command: m.MakeMemberPledge, given: Given
) -> Iterator[m.MemberPledgeMade]:
    """Enter what a member of a branch promised (rule 11)."""
    if command.made > given.today or command.due <= command.made:
        raise Refused(texts_branch.MEMBER_PLEDGE_DAYS, today=given.today)
    who = member(command.person, given)
    place = party_on(given.read, command.organisation, command.made, BRANCHES).place
    check_subject(given.read, who, command.organisation, command.made)
    yield m.MemberPledgeMade(
        person=PersonId(who.key),
        organisation=command.organisation,
        place=place,
        promise=clean_text("promise", command.promise),
        made=command.made,
        due=command.due,
        by=given.actor.account,
    )


def fulfil_member_pledge(
    known: MemberPledge | None, command: m.FulfilMemberPledge, given: Given
) -> Iterator[m.MemberPledgeFulfilled]:
    """Say that a pledge was fulfilled, and by what that is shown (rule 11)."""
    found = _pledged(known, command.pledge)
    if found.reviews:
        raise Refused(texts_branch.MEMBER_PLEDGE_REVIEWED)
    if not found.made <= command.day <= given.today:
        raise Refused(texts_branch.MEMBER_PLEDGE_DAYS, today=given.today)
    who = member(found.person, given)
    proof = proved(command.proof, who, given, negative=False)
    yield m.MemberPledgeFulfilled(day=command.day, proof=proof, by=given.actor.account)


def review_member_pledge(
    known: MemberPledge | None, command: m.ReviewMemberPledge, given: Given
) -> Iterator[m.MemberPledgeReviewed]:
    """Say whether a pledge was kept; by nobody who entered it or looked before (rule 11)."""
    found = _pledged(known, command.pledge)
    refuse_self(member(found.person, given), found.organisation, found.made, given)
    before = (one.by for one in found.reviews)
    given.must_not_be(texts.PARTY_SAME_PERSON, found.by, *found.reporters, *before)
    in_time = found.fulfilled is not None and found.fulfilled <= found.due
    kept, broken = PledgeOutcome.KEPT, PledgeOutcome.NOT_KEPT
    early = command.outcome is broken and given.today <= found.due
    if (command.outcome is kept and not in_time) or early:
        raise Refused(texts_branch.MEMBER_PLEDGE_EARLY, due=found.due)
    yield m.MemberPledgeReviewed(
        outcome=command.outcome,
        reason=clean_text("reason", command.reason),
        by=given.actor.account,
        day=given.today,
    )


def withdraw_member_pledge(
    known: MemberPledge | None, command: m.WithdrawMemberPledge, given: Given
) -> Iterator[m.MemberPledgeWithdrawn]:
    """Withdraw a pledge that was entered by mistake; none that is due (rule 11)."""
    found = _pledged(known, command.pledge)
    if found.reviews or given.today > found.due:
        raise Refused(texts_branch.MEMBER_PLEDGE_REVIEWED)
    yield m.MemberPledgeWithdrawn(reason=clean_text("reason", command.reason))


def _pledged(known: MemberPledge | None, key: MemberPledgeId) -> MemberPledge:
    if known is None or known.withdrawn is not None:
        raise Refused(texts_branch.MEMBER_PLEDGE_MISSING, key=key)
    return known
