"""The rules of what follows an act: who stands back, its legal review, another authority."""

from collections.abc import Iterator

from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import OfficerId
from ruralgov.domain.registry import span_on
from ruralgov.domain.staffing import messages_act as m
from ruralgov.domain.staffing import texts_act as texts
from ruralgov.domain.staffing.model_act import EnforcementAct, Recusal
from ruralgov.domain.staffing.records import OFFICER
from ruralgov.domain.staffing.rules_act import recorded


def ask_recusal(
    act: EnforcementAct | None, command: m.AskRecusal, given: Given
) -> Iterator[m.RecusalAsked]:
    """Enter that an officer who acted is asked to stand back (rule 18)."""
    known = recorded(act, command.act, command.centre)
    if command.officer not in known.officers:
        raise Refused(texts.RECUSAL_NOT_THERE, officer=command.officer)
    if any(one.officer == command.officer for one in known.recusals):
        raise Refused(texts.RECUSAL_TWICE, officer=command.officer)
    yield m.RecusalAsked(
        officer=command.officer,
        ground=command.ground,
        asked_by=command.asked_by,
        day=given.today,
        by=given.actor.account,
    )


def decide_recusal(
    act: EnforcementAct | None, command: m.DecideRecusal, given: Given
) -> Iterator[m.RecusalDecided]:
    """Decide it: another person than entered the request, and none of the officers (rule 18)."""
    known = recorded(act, command.act, command.centre)
    recusal = _recusal(known, command.officer)
    if recusal.agreed is not None:
        raise Refused(texts.RECUSAL_DECIDED, officer=command.officer, day=recusal.decided)
    given.must_not_be(texts.RECUSAL_SAME_PERSON, recusal.by)
    _refuse_officers(known, given)
    yield m.RecusalDecided(
        officer=command.officer,
        agrees=command.agrees,
        day=given.today,
        by=given.actor.account,
    )


def withdraw_recusal(
    act: EnforcementAct | None, command: m.WithdrawRecusal, given: Given
) -> Iterator[m.RecusalWithdrawn]:
    """Take it back with what was decided; none of the officers does so (rule 18)."""
    known = recorded(act, command.act, command.centre)
    recusal = _recusal(known, command.officer)
    if recusal.agreed:
        given.must_not_be(texts.RECUSAL_SAME_PERSON, recusal.by)
        _refuse_officers(known, given)
    yield m.RecusalWithdrawn(officer=command.officer, reason=clean_text("reason", command.reason))


def _recusal(act: EnforcementAct, officer: OfficerId) -> Recusal:
    found = existing(
        next((one for one in act.recusals if one.officer == officer), None),
        texts.RECUSAL_MISSING,
        officer=officer,
    )
    return found


def _refuse_officers(act: EnforcementAct, given: Given) -> None:
    """Refuse an actor who is one of the officers of the act; raises ``act_own_officer``."""
    me = given.holder(given.actor.account).name
    officers = given.read.states(OFFICER, act.officers).values()
    if me in {f"person/{one.person}" for one in officers}:
        raise Refused(texts.ACT_OWN_OFFICER, account=given.actor.account)


def review_act(
    act: EnforcementAct | None, command: m.ReviewAct, given: Given
) -> Iterator[m.ActReviewed]:
    """Review a grave act: who neither did nor entered it, with the qualification (rule 19)."""
    known = recorded(act, command.act, command.centre)
    if not known.grave:
        raise Refused(texts.ACT_NOT_GRAVE)
    if known.review is not None:
        raise Refused(texts.ACT_REVIEWED, day=known.review.day)
    given.must_not_be(texts.ACT_REVIEW_SAME_PERSON, known.entered_by)
    _refuse_officers(known, given)
    yield m.ActReviewed(
        day=given.today,
        by=given.actor.account,
        qualification=clean_text("qualification", command.qualification),
        passes=command.passes,
    )


def withdraw_act_review(
    act: EnforcementAct | None, command: m.WithdrawActReview, _: Given
) -> Iterator[m.ActReviewWithdrawn]:
    """Take a review back, so that it is made anew (rule 19)."""
    known = recorded(act, command.act, command.centre)
    if known.review is None:
        raise Refused(texts.ACT_UNREVIEWED)
    yield m.ActReviewWithdrawn(reason=clean_text("reason", command.reason))


def transfer_act(
    act: EnforcementAct | None, command: m.TransferAct, given: Given
) -> Iterator[m.ActTransferred]:
    """Enter that the case went on to an authority that was there (rule 20)."""
    known = recorded(act, command.act, command.centre)
    if known.handover is not None:
        raise Refused(texts.ACT_TRANSFERRED, to=known.handover.to, day=known.handover.day)
    if not known.day <= command.day <= given.today:
        facts = {"acted": known.day, "today": given.today}
        raise BadInput(texts.ACT_TRANSFER_DAY, day=command.day, **facts)
    if span_on(given.read, command.to, command.day) is None:
        raise Refused(texts.ACT_TRANSFER_NOWHERE, to=command.to, day=command.day)
    yield m.ActTransferred(
        to=command.to, day=command.day, document=clean_text("document", command.document)
    )


def withdraw_act_transfer(
    act: EnforcementAct | None, command: m.WithdrawActTransfer, _: Given
) -> Iterator[m.ActTransferWithdrawn]:
    """Say that the case did not go on, or came back (rule 20)."""
    known = recorded(act, command.act, command.centre)
    if known.handover is None:
        raise Refused(texts.ACT_NOT_TRANSFERRED)
    yield m.ActTransferWithdrawn(reason=clean_text("reason", command.reason))
