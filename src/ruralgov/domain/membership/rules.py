"""The rules of the first roll: drafted, published, objected to, confirmed."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.membership import messages as m
from ruralgov.domain.membership import texts
from ruralgov.domain.membership.checking import (
    ALL_MEMBERS,
    CONFIRMS,
    check_between,
    check_notice,
    check_over,
    decided,
    place_of,
    roll_at,
    to_answer,
)
from ruralgov.domain.membership.model import (
    LARGEST_SHARE,
    Holding,
    MemberRoll,
    RollEntry,
    RollStage,
)
from ruralgov.domain.membership.people import check_alive, check_nowhere_else, not_own, presents

BEFORE: Final = (RollStage.DRAFT, RollStage.PUBLISHED)
"""Stages of a roll that is not confirmed."""


def draft_member_roll(
    roll: MemberRoll | None, command: m.DraftMemberRoll, given: Given
) -> Iterator[m.MemberRollDrafted]:
    """Draft a roll as of a day that is not ahead, with every objection answered (rules 1, 7)."""
    place_of(command.collective, given)
    if roll is not None:
        _check_answered(roll_at(roll, command.collective, *BEFORE))
    if command.since > given.today:
        raise BadInput(texts.ROLL_DAY_WRONG, day=command.since, after="-", before=given.today)
    yield m.MemberRollDrafted(
        management=command.management,
        since=command.since,
        source=clean_text("source", command.source),
        members=_entries(command, given),
        pool=_holdings(command.pool),
        by=given.actor.account,
    )


def _entries(command: m.DraftMemberRoll, given: Given) -> tuple[RollEntry, ...]:
    """Return the entries under the ids that people are kept under.

    Raises ``roll_empty``, ``member_twice``, ``member_dead``, ``member_elsewhere`` and
    ``share_units_wrong``.
    """
    if not command.members:
        raise BadInput(texts.ROLL_EMPTY)
    kept = presents([one.person for one in command.members], given.read)
    seen = set[str]()
    found = list[RollEntry]()
    for one in command.members:
        person = kept[one.person]
        if person in seen:
            raise BadInput(texts.MEMBER_TWICE, person=one.person)
        seen.add(person)
        check_alive(person, command.since, given.read)
        check_nowhere_else(person, command.collective, command.since, FOREVER, given.read)
        found.append(RollEntry(person=person, shares=_holdings(one.shares)))
    return tuple(found)


def _holdings(shares: tuple[Holding, ...]) -> tuple[Holding, ...]:
    kinds = [one.kind for one in shares]
    for one in shares:
        if not 0 < one.units <= LARGEST_SHARE or kinds.count(one.kind) > 1:
            raise BadInput(texts.SHARE_UNITS_WRONG, units=one.units, largest=LARGEST_SHARE)
    return shares


def publish_member_roll(
    roll: MemberRoll | None, command: m.PublishMemberRoll, given: Given
) -> Iterator[m.MemberRollPublished]:
    """Publish a draft for the days of the notice at least (rule 1)."""
    known = roll_at(roll, command.collective, RollStage.DRAFT)
    check_between(command.since, known.since, given.today)
    check_notice(command.since, command.until)
    yield m.MemberRollPublished(
        since=command.since, until=command.until, venue=clean_text("venue", command.venue)
    )


def object_to_member_roll(
    roll: MemberRoll | None, command: m.ObjectToMemberRoll, given: Given
) -> Iterator[m.RollObjectionEntered]:
    """Enter an objection from the first day of the notice on (rule 2)."""
    known = roll_at(roll, command.collective, RollStage.PUBLISHED)
    if known.notice is not None:
        check_between(command.day, known.notice.since, given.today)
    yield m.RollObjectionEntered(
        number=len(known.objections) + 1,
        day=command.day,
        reference=clean_text("reference", command.reference),
        person=command.person,
    )


def answer_roll_objection(
    roll: MemberRoll | None, command: m.AnswerRollObjection, given: Given
) -> Iterator[m.RollObjectionAnswered]:
    """Answer an objection of somebody else, as another than drafted the roll (rules 2, 13)."""
    known = roll_at(roll, command.collective, RollStage.PUBLISHED)
    given.must_not_be(texts.ROLL_SAME_PERSON, *known.drafters)
    one = to_answer(known.objections, command.objection, command.day, given.today)
    not_own((one.person,), given)
    yield m.RollObjectionAnswered(
        objection=command.objection,
        upheld=command.upheld,
        day=command.day,
        reference=clean_text("reference", command.reference),
        by=given.actor.account,
    )


def confirm_member_roll(
    roll: MemberRoll | None, command: m.ConfirmMemberRoll, given: Given
) -> Iterator[m.MemberRollConfirmed]:
    """Confirm a roll by a decision after its notice, by another person (rules 1, 2 and 4)."""
    known = roll_at(roll, command.collective, RollStage.PUBLISHED)
    given.must_not_be(texts.ROLL_SAME_PERSON, *known.drafters)
    _check_objections(known)
    decision = decided(command.collective, command.decision, ALL_MEMBERS, CONFIRMS, given)
    if known.notice is not None:
        check_over(known.notice.until, given)
        if decision.day <= known.notice.until:
            raise Refused(
                texts.ROLL_DECISION_EARLY,
                reference=decision.reference,
                decided=decision.day,
                until=known.notice.until,
            )
    for one in known.members:
        check_nowhere_else(one.person, command.collective, one.since, one.until, given.read)
    yield m.MemberRollConfirmed(decision=command.decision, by=given.actor.account)


def _check_objections(roll: MemberRoll) -> None:
    """Refuse while one is open, or was upheld since the draft.

    Raises ``roll_objection_open`` and ``roll_objection_upheld``.
    """
    _check_answered(roll)
    for one in roll.objections[roll.settled :]:
        if one.upheld:
            raise Refused(texts.ROLL_OBJECTION_UPHELD, objection=one.number)


def _check_answered(roll: MemberRoll) -> None:
    waiting = [one for one in roll.objections if one.open]
    if waiting:
        raise Refused(texts.ROLL_OBJECTION_OPEN, count=len(waiting))
