"""The rules of changes of a roll: who comes, who goes, and who gets whose shares."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import CollectiveId, PersonId
from ruralgov.domain.kernel.spans import check_correction, corrected
from ruralgov.domain.membership import messages as m
from ruralgov.domain.membership import texts
from ruralgov.domain.membership.checking import (
    ALL_MEMBERS,
    CONFIRMS,
    check_between,
    decided,
    roll_at,
)
from ruralgov.domain.membership.lint import on_marriage
from ruralgov.domain.membership.model import (
    Admission,
    AdmissionCause,
    Loss,
    LossCause,
    MemberRoll,
    MoveKind,
    RollChange,
    RollStage,
)
from ruralgov.domain.membership.people import (
    check_alive,
    check_nowhere_else,
    died,
    elsewhere,
    member_on,
    not_own,
)
from ruralgov.domain.membership.sharing import check_left, check_move, move_of
from ruralgov.domain.registry import ids_of, present_person

A_DAY: Final = timedelta(days=1)


def propose_admission(
    roll: MemberRoll | None, command: m.ProposeAdmission, given: Given
) -> Iterator[m.RollChangeProposed]:
    """Propose an admission, by a decision of the members (rule 3)."""
    known = roll_at(roll, command.collective, RollStage.CONFIRMED)
    person = present_person(given.read, command.person)
    _check_free(known, person, given)
    found = Admission(
        person=person,
        cause=command.cause,
        since=command.since,
        reference=clean_text("reference", command.reference),
        reason=clean_text("reason", command.reason),
        decision=command.decision,
    )
    _check_admission(known, command.collective, found, given)
    yield _proposed(known, given, admission=found)


def _check_admission(roll: MemberRoll, key: CollectiveId, found: Admission, given: Given) -> None:
    """Refuse an admission that cannot be.

    Raises ``admission_cause_wrong``, ``roll_day_wrong``, ``member_already``, ``member_dead``,
    ``member_elsewhere`` where the other membership began no earlier, and what ``cited`` does.
    """
    if found.cause is AdmissionCause.FOUNDING:
        raise BadInput(texts.ADMISSION_CAUSE_WRONG)
    check_between(found.since, roll.since, given.today)
    meant = ids_of(found.person, given.read)
    if any(one.person in meant and one.until > found.since for one in roll.members):
        raise Refused(texts.MEMBER_ALREADY, person=found.person, since=found.since)
    check_alive(found.person, found.since, given.read)
    decided(key, found.decision, ALL_MEMBERS, CONFIRMS, given)
    for row in elsewhere(found.person, key, found.since, FOREVER, given.read):
        if row.since >= found.since:
            facts = {"since": row.since, "collective": row.owner}
            raise Refused(texts.MEMBER_ELSEWHERE, person=found.person, **facts)


def propose_loss(
    roll: MemberRoll | None, command: m.ProposeLoss, given: Given
) -> Iterator[m.RollChangeProposed]:
    """Propose a loss, on a lawful ground (rules 3 and 4)."""
    known = roll_at(roll, command.collective, RollStage.CONFIRMED)
    _check_free(known, command.person, given)
    if command.cause is LossCause.EXIT:
        _check_ground(command.reason, command.reference)
    found = Loss(
        person=_on_roll(known, command, given),
        cause=command.cause,
        since=command.since,
        reference=clean_text("reference", command.reference),
        reason=clean_text("reason", command.reason),
    )
    _check_loss(found, given)
    yield _proposed(known, given, loss=found)


def _check_ground(*words: str) -> None:
    """Refuse marriage as a ground; raises ``loss_for_marriage``."""
    for word in filter(None, map(on_marriage, words)):
        raise Refused(texts.LOSS_FOR_MARRIAGE, word=word)


def _on_roll(roll: MemberRoll, command: m.ProposeLoss, given: Given) -> PersonId:
    """Return the id under which a person is on the roll the day before they leave it.

    Raises ``roll_day_wrong`` and ``member_missing``.
    """
    check_between(command.since, roll.since + A_DAY, given.today)
    before = command.since - A_DAY
    there = member_on(roll, command.person, before, given.read)
    if there is None or there.until != FOREVER:
        raise Refused(texts.MEMBER_MISSING, person=command.person, day=before)
    return there.person


def _check_loss(found: Loss, given: Given) -> None:
    """Refuse a death that the registry does not know; raises ``death_not_registered``."""
    if found.cause is LossCause.DEATH and died(found.person, given.read) != found.since:
        raise Refused(texts.DEATH_NOT_REGISTERED, person=found.person, day=found.since)


def propose_share_move(
    roll: MemberRoll | None, command: m.ProposeShareMove, given: Given
) -> Iterator[m.RollChangeProposed]:
    """Propose that shares go to another holder (rules 5 and 6)."""
    known = roll_at(roll, command.collective, RollStage.CONFIRMED)
    found = move_of(known, command, given.read)
    if found.kind is MoveKind.REPURCHASE:
        _check_ground(found.reason, found.reference)
    check_move(known, command.collective, found, given)
    yield _proposed(known, given, move=found)


def _proposed(roll: MemberRoll, given: Given, **what: Any) -> m.RollChangeProposed:
    return m.RollChangeProposed(
        change=RollChange(number=roll.last + 1, by=given.actor.account, **what)
    )


def _check_free(roll: MemberRoll, person: PersonId, given: Given) -> None:
    """Refuse a second change of who is a member that waits; raises ``roll_change_waits``."""
    meant = ids_of(person, given.read)
    for one in roll.pending:
        waits = one.admission or one.loss
        if waits is not None and waits.person in meant:
            raise Refused(texts.ROLL_CHANGE_WAITS, person=person, change=one.number)


def approve_roll_change(
    roll: MemberRoll | None, command: m.ApproveRollChange, given: Given
) -> Iterator[m.RollChangeApproved | m.MemberTakenOver]:
    """Approve a change as it is still possible, by another person (rules 3 and 13)."""
    known = roll_at(roll, command.collective, RollStage.CONFIRMED)
    found = _waiting(known, command.change)
    given.must_not_be(texts.ROLL_SAME_PERSON, found.by)
    not_own(found.about, given)
    key = command.collective
    if found.move is not None:
        check_move(known, key, found.move, given)
    if found.loss is not None:
        _check_loss(found.loss, given)
        if member_on(known, found.loss.person, found.loss.since - A_DAY, given.read) is None:
            raise Refused(
                texts.MEMBER_MISSING, person=found.loss.person, day=found.loss.since - A_DAY
            )
    if found.admission is not None:
        _check_admission(known, key, found.admission, given)
        yield from _taken_over(found.admission, key, given)
    yield m.RollChangeApproved(change=found.number, by=given.actor.account)


def _taken_over(found: Admission, key: CollectiveId, given: Given) -> Iterator[m.MemberTakenOver]:
    for row in elsewhere(found.person, key, found.since, FOREVER, given.read):
        yield m.MemberTakenOver(
            person=row.person, former=CollectiveId(row.owner), since=found.since
        )


def end_formers(
    event: m.MemberTakenOver, _key: str, _given: Given
) -> Iterator[m.EndFormerMembership]:
    """Who is admitted by another collective is no member of the former one from the same day on."""
    yield m.EndFormerMembership(collective=event.former, person=event.person, since=event.since)


def end_former_membership(
    roll: MemberRoll | None, command: m.EndFormerMembership, given: Given
) -> Iterator[m.FormerMembershipEnded | m.RollChangeDropped]:
    """End a membership, and drop what waited about it (rule 4)."""
    known = roll_at(roll, command.collective, RollStage.CONFIRMED)
    for one in known.pending:
        if one.loss is not None and one.loss.person == command.person:
            yield m.RollChangeDropped(change=one.number, reason="已由其他集体确认为成员")
    yield m.FormerMembershipEnded(
        person=command.person, since=command.since, by=given.actor.account
    )


def drop_roll_change(
    roll: MemberRoll | None, command: m.DropRollChange, _: Given
) -> Iterator[m.RollChangeDropped]:
    """Drop a change that was not approved."""
    known = roll_at(roll, command.collective, RollStage.CONFIRMED)
    found = _waiting(known, command.change)
    yield m.RollChangeDropped(change=found.number, reason=clean_text("reason", command.reason))


def _waiting(roll: MemberRoll, number: int) -> RollChange:
    found = existing(roll.waiting(number), texts.ROLL_CHANGE_MISSING, change=number)
    return found


def correct_member_entry(
    roll: MemberRoll | None, command: m.CorrectMemberEntry, given: Given
) -> Iterator[m.MemberEntryPutRight]:
    """Put the day of a membership right, by another person than entered it (rule 3)."""
    known = roll_at(roll, command.collective, RollStage.CONFIRMED)
    meant = ids_of(command.person, given.read)
    person = next((one.person for one in known.members if one.person in meant), command.person)
    own = tuple(one for one in known.members if one.person == person)
    check_correction(own, command.entry, command.since)
    given.must_not_be(texts.ROLL_SAME_PERSON, *(one.by for one in own))
    not_own((person,), given)
    if command.since is not None:
        check_between(command.since, known.since, given.today)
    for one in corrected(own, command.entry, command.since):
        check_nowhere_else(person, command.collective, one.since, one.until, given.read)
    yield m.MemberEntryPutRight(
        person=person,
        entry=command.entry,
        since=command.since,
        reason=clean_text("reason", command.reason),
        by=given.actor.account,
    )


def withdraw_share_move(
    roll: MemberRoll | None, command: m.WithdrawShareMove, given: Given
) -> Iterator[m.ShareMoveWithdrawn]:
    """Withdraw a move that was a mistake, if nobody has passed the shares on (rule 6)."""
    known = roll_at(roll, command.collective, RollStage.CONFIRMED)
    found = next((one for one in known.moves if one.number == command.change), None)
    if found is None or found.move is None:
        raise Refused(texts.ROLL_CHANGE_MISSING, change=command.change)
    given.must_not_be(texts.ROLL_SAME_PERSON, found.by)
    not_own(found.about, given)
    move = found.move
    back = change(move, giver=move.taker, taker=move.giver)
    check_left(known, back)
    yield m.ShareMoveWithdrawn(change=found.number, reason=clean_text("reason", command.reason))


REACTIONS: Final[Reactions] = {m.MemberTakenOver: (end_formers,)}
