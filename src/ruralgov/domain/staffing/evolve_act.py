"""What each event makes of an enforcement act."""

from typing import Any, assert_never

from ruralgov.domain.kernel.change import change
from ruralgov.domain.staffing import messages_act as m
from ruralgov.domain.staffing.model_act import EnforcementAct, Handover, LegalReview, Recusal


def begin(event: m.ActRecorded) -> EnforcementAct:
    """Return an act as it was entered."""
    return EnforcementAct(entered_by=event.by, **_facts(event))


def _facts(event: m.ActRecorded | m.ActCorrected) -> dict[str, Any]:
    return {
        "centre": event.centre,
        "kind": event.kind,
        "capacity": event.capacity,
        "matter": event.matter,
        "document": event.document,
        "officers": event.officers,
        "place": event.place,
        "day": event.day,
        "grave": event.grave,
    }


def evolve(act: EnforcementAct, event: m.ActEvent) -> EnforcementAct:
    """Return an act after one more event."""
    match event:
        case m.ActRecorded():
            return begin(event)
        case m.ActCorrected():
            return corrected(act, event)
        case m.RecusalAsked() | m.RecusalDecided() | m.RecusalWithdrawn():
            return _with_recusal(act, event)
        case m.ActReviewed():
            review = LegalReview(
                day=event.day,
                by=event.by,
                qualification=event.qualification,
                passed=event.passes,
            )
            return change(act, review=review)
        case m.ActReviewWithdrawn():
            return change(act, review=None)
        case m.ActTransferred():
            handover = Handover(to=event.to, day=event.day, document=event.document)
            return change(act, handover=handover)
        case m.ActTransferWithdrawn():
            return change(act, handover=None)
        case m.ActWithdrawn():
            return change(act, withdrawn=event.reason)
        case _:
            assert_never(event)


def corrected(act: EnforcementAct, event: m.ActCorrected) -> EnforcementAct:
    """Return an act put right: whoever did so entered it, and its review is to be made anew."""
    left = tuple(one for one in act.recusals if one.officer in event.officers)
    return change(act, entered_by=event.by, review=None, recusals=left, **_facts(event))


def _with_recusal(
    act: EnforcementAct, event: m.RecusalAsked | m.RecusalDecided | m.RecusalWithdrawn
) -> EnforcementAct:
    others = tuple(one for one in act.recusals if one.officer != event.officer)
    match event:
        case m.RecusalAsked():
            asked = Recusal(
                officer=event.officer,
                ground=event.ground,
                asked_by=event.asked_by,
                asked=event.day,
                by=event.by,
            )
            return change(act, recusals=(*others, asked))
        case m.RecusalDecided():
            decided = {"decided": event.day, "agreed": event.agrees, "decided_by": event.by}
            mine = (one for one in act.recusals if one.officer == event.officer)
            return change(act, recusals=(*others, *(change(one, **decided) for one in mine)))
        case m.RecusalWithdrawn():
            return change(act, recusals=others)
        case _:
            assert_never(event)
