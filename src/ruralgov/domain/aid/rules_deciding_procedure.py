"""The rules of decisions: by a person, in writing, told, reconsidered, reviewed and changed."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from ruralgov.domain.aid import messages_deciding_procedure as d
from ruralgov.domain.aid import texts_procedure
from ruralgov.domain.aid.checking import check_day
from ruralgov.domain.aid.checking_procedure import (
    check_before,
    check_decider,
    check_positive,
    check_stranger,
    decided,
    running,
    undecided,
)
from ruralgov.domain.aid.model_procedure import (
    AidAdjustment,
    AidChangeCause,
    AidOutcome,
    AidProceeding,
    AidStep,
    AidTrack,
)
from ruralgov.domain.aid.rules_procedure import digest
from ruralgov.domain.aid.table_procedure import (
    MOST_GRADUAL,
    NOTICE_DAYS,
    RECONSIDER_DAYS,
    law_of,
)
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.kernel.month import Month, month_of, next_month
from ruralgov.domain.kernel.scanning import clean_words

_NOW: Final = frozenset({AidTrack.EMERGENCY, AidTrack.EXPENSE})
"""What is given once, in the month of the decision."""
_WITHOUT_WAIT: Final = frozenset({AidChangeCause.REQUEST, AidChangeCause.MOVED})
"""Causes of less that the family itself gives."""


def decide(
    found: AidProceeding | None, command: d.DecideAid, given: Given
) -> Iterator[d.AidDecided]:
    """Decide, as a person who did nothing of it before (rule 34)."""
    there = undecided(found, command.proceeding)
    granted = command.outcome is AidOutcome.GRANTED
    if command.outcome is AidOutcome.STOPPED:
        raise BadInput(texts_procedure.AID_STOP_BY_CHANGE)
    check_positive(command.amount, nothing=not granted)
    check_before(there, AidStep.DECISION, *(() if granted else (AidStep.NOTICE,)))
    last = max((one.day for one in there.steps), default=there.accepted)
    check_day(command.day, last, given)
    _check_heard(there, command, granted=granted)
    _check_visited(there)
    check_decider(there, there.acted, given)
    yield d.AidDecided(
        number=1,
        outcome=command.outcome,
        amount=command.amount,
        since=_since(there, command.day),
        day=command.day,
        by=given.actor.account,
        assessment=digest(command.assessment),
        reasons=clean_words("reasons", command.reasons),
    )


def _since(there: AidProceeding, day: date) -> Month:
    """Return from which month on it is given: the next one, as a rule."""
    if there.track in _NOW:
        return month_of(day)
    if there.track is AidTrack.DISABLED:
        return month_of(there.accepted)
    return next_month(month_of(day))


def _check_heard(there: AidProceeding, command: d.DecideAid, *, granted: bool) -> None:
    """Refuse a decision before the notice is over and every objection answered.

    No more is granted than hung out: whoever would have objected to it saw less.
    """
    if there.waiting:
        raise Refused(texts_procedure.AID_OBJECTION_OPEN, count=len(there.waiting))
    notice = there.notice
    if notice is None or not granted or law_of(there.track, AidStep.NOTICE) is None:
        return
    if notice.down is None and command.day <= notice.last:
        raise Refused(texts_procedure.AID_NOTICE_NOT_OVER, last=notice.last)
    if command.amount > notice.amount:
        raise Refused(texts_procedure.AID_ABOVE_NOTICE, amount=show_yuan(notice.amount))
    opinion = there.done(AidStep.OPINION)
    upheld = [one.answered for one in there.objections if one.upheld and one.answered]
    after = max((*upheld, date.min if opinion is None else opinion.day))
    if notice.since < after:
        raise Refused(texts_procedure.AID_NOTICE_ANEW, day=after)


def _check_visited(there: AidProceeding) -> None:
    """Refuse a decision about relatives of officials, or objected to, without a visit."""
    if (there.ties or there.objections) and there.done(AidStep.COUNTY_VISIT) is None:
        raise Refused(texts_procedure.AID_COUNTY_VISIT_MISSING)


def revoke_decision(
    found: AidProceeding | None, command: d.RevokeAidDecision, given: Given
) -> Iterator[d.AidDecisionRevoked]:
    """Take a decision back that nobody was told, as another person (rule 38)."""
    one = decided(there := running(found, command.proceeding))
    if one.told is not None or there.payments or len(there.decisions) > 1:
        raise Refused(texts_procedure.AID_DECISION_OUT)
    if there.change is not None:
        raise Refused(texts_procedure.AID_CHANGE_WAITS, day=there.change.day)
    given.must_not_be(texts_procedure.AID_SAME_PERSON_DECIDES, one.by)
    yield d.AidDecisionRevoked(
        number=one.number, by=given.actor.account, reason=clean_words("reason", command.reason)
    )


def tell_decision(
    found: AidProceeding | None, command: d.TellAidDecision, given: Given
) -> Iterator[d.AidDecisionTold]:
    """Enter that the letter came to the family (rule 34)."""
    one = decided(running(found, command.proceeding))
    if one.told is not None:
        raise Refused(texts_procedure.AID_LETTER_THERE, day=one.told)
    check_day(command.day, one.day, given)
    yield d.AidDecisionTold(number=one.number, day=command.day)


def ask_reconsideration(
    found: AidProceeding | None, command: d.AskAidReconsideration, given: Given
) -> Iterator[d.AidReconsiderationAsked]:
    """Enter that a decision is taken one level up, within sixty days (rule 35)."""
    one = decided(running(found, command.proceeding))
    if one.told is None:
        raise Refused(texts_procedure.AID_NOT_TOLD)
    if one.reconsidering is not None:
        raise Refused(texts_procedure.AID_RECONSIDERED, day=one.reconsidering)
    check_day(command.day, one.told, given)
    last = one.told + timedelta(days=RECONSIDER_DAYS)
    if command.day > last:
        raise Refused(texts_procedure.AID_OBJECTION_LATE, last=last)
    yield d.AidReconsiderationAsked(
        number=one.number,
        day=command.day,
        by=given.actor.account,
        objection=command.objection.cleaned("objection"),
    )


def answer_reconsideration(
    found: AidProceeding | None, command: d.AnswerAidReconsideration, given: Given
) -> Iterator[d.AidReconsidered]:
    """Enter what another person decided one level up, to nobody's disadvantage (rule 35).

    Who asked gets no less by it (行政复议法 as revised in 2023, art. 63; not verified).
    """
    there = running(found, command.proceeding)
    one = decided(there)
    if one.reconsidering is None or one.upheld is not None:
        raise Refused(texts_procedure.AID_NOT_ASKED)
    check_day(command.day, one.reconsidering, given)
    check_positive(command.amount, nothing=command.outcome is not AidOutcome.GRANTED)
    same = (command.outcome, command.amount) == (one.outcome, one.amount)
    if command.upheld is not same:
        raise BadInput(texts_procedure.AID_RECONSIDERED_WRONG)
    if not same and command.amount <= one.amount:
        raise Refused(texts_procedure.AID_RECONSIDERED_WORSE, amount=show_yuan(one.amount))
    others = (*there.acted, one.by, *one.prepared)
    given.must_not_be(texts_procedure.AID_SAME_PERSON_DECIDES, *others)
    check_stranger(there, (given.actor.account,), given)
    yield d.AidReconsidered(
        number=one.number + 1,
        upheld=command.upheld,
        outcome=command.outcome,
        amount=command.amount,
        since=one.since,
        day=command.day,
        by=given.actor.account,
        reasons=clean_words("reasons", command.reasons),
    )


def _given(there: AidProceeding, day: date) -> int:
    """Return what is given from the month after a day on, and refuse where that is nothing."""
    decided(there)
    if not there.rates or not there.rates[-1].amount:
        raise Refused(texts_procedure.AID_NOTHING_GIVEN, day=day)
    return there.rates[-1].amount


def review(
    found: AidProceeding | None, command: d.ReviewAid, given: Given
) -> Iterator[d.AidReviewed]:
    """Enter a review; it changes nothing by itself (rule 36)."""
    there = running(found, command.proceeding)
    _given(there, command.day)
    check_day(command.day, decided(there).day, given)
    check_stranger(there, (given.actor.account,), given)
    yield d.AidReviewed(
        number=there.entries + 1,
        day=command.day,
        by=given.actor.account,
        stable=command.stable,
        findings=clean_words("findings", command.findings),
    )


def propose_change(
    found: AidProceeding | None, command: d.ProposeAidChange, given: Given
) -> Iterator[d.AidChangeProposed]:
    """Propose more, less or nothing; less is told seven days ahead (rule 36)."""
    there = running(found, command.proceeding)
    now = _given(there, command.day)
    if there.change is not None:
        raise Refused(texts_procedure.AID_CHANGE_WAITS, day=there.change.day)
    less = command.amount < now
    raised = command.cause is AidChangeCause.RAISED
    if command.amount == now or command.amount < 0 or raised is less:
        raise BadInput(texts_procedure.AID_CHANGE_UNFOUNDED)
    most = MOST_GRADUAL if command.amount == 0 else 0
    if not 0 <= command.gradual <= most:
        raise BadInput(texts_procedure.AID_GRADUAL_WRONG, most=MOST_GRADUAL)
    check_day(command.day, decided(there).day, given)
    check_stranger(there, (given.actor.account,), given)
    waits = less and command.cause not in _WITHOUT_WAIT
    yield d.AidChangeProposed(
        amount=command.amount,
        cause=command.cause,
        gradual=command.gradual,
        day=command.day,
        last=command.day + timedelta(days=NOTICE_DAYS) if waits else command.day,
        by=given.actor.account,
        findings=clean_words("findings", command.findings),
    )


def _waiting(there: AidProceeding) -> AidAdjustment:
    return existing(there.change, texts_procedure.AID_CHANGE_NONE)


def object_to_change(
    found: AidProceeding | None, command: d.ObjectToAidChange, given: Given
) -> Iterator[d.AidChangeObjected]:
    """Enter that the family objects, within the seven days (rule 36)."""
    one = _waiting(running(found, command.proceeding))
    check_day(command.day, one.day, given)
    if command.day > one.last:
        raise Refused(texts_procedure.AID_OBJECTION_LATE, last=one.last)
    yield d.AidChangeObjected(day=command.day, objection=command.objection.cleaned("objection"))


def hear_change(
    found: AidProceeding | None, command: d.HearAidChange, given: Given
) -> Iterator[d.AidChangeHeard]:
    """Enter that the family was heard, by another than who proposed it (rule 36)."""
    there = running(found, command.proceeding)
    one = _waiting(there)
    if one.objected is None:
        raise Refused(texts_procedure.AID_NOT_ASKED)
    check_day(command.day, one.objected, given)
    given.must_not_be(texts_procedure.AID_CHANGE_SAME, one.by)
    check_stranger(there, (given.actor.account,), given)
    yield d.AidChangeHeard(
        day=command.day,
        by=given.actor.account,
        findings=clean_words("findings", command.findings),
    )


def decide_change(
    found: AidProceeding | None, command: d.DecideAidChange, given: Given
) -> Iterator[d.AidChangeDecided]:
    """Decide a change once the family had its days and was heard (rule 36).

    It has a letter, and is taken to reconsideration, as the first decision.
    """
    there = running(found, command.proceeding)
    one = _waiting(there)
    _given(there, command.day)
    if (last := decided(there)).reconsidering is not None and last.upheld is None:
        raise Refused(texts_procedure.AID_RECONSIDERING, day=last.reconsidering)
    told = one.last == one.day
    check_day(command.day, one.day, given)
    if not told and command.day <= one.last:
        raise Refused(texts_procedure.AID_CHANGE_EARLY, last=one.last)
    if one.objected is not None and one.heard is None:
        raise Refused(texts_procedure.AID_NOT_HEARD, day=one.objected)
    check_decider(there, (one.by,), given)
    since = next_month(month_of(command.day))
    for _ in range(one.gradual):
        since = next_month(since)
    yield d.AidChangeDecided(
        amount=one.amount,
        since=since,
        day=command.day,
        by=given.actor.account,
        reasons=clean_words("reasons", command.reasons),
    )


def drop_change(
    found: AidProceeding | None, command: d.DropAidChange, given: Given
) -> Iterator[d.AidChangeDropped]:
    """Drop a change that was proposed (rule 38)."""
    _waiting(running(found, command.proceeding))
    yield d.AidChangeDropped(by=given.actor.account, reason=clean_words("reason", command.reason))
