"""What each event makes of a grant of powers."""

from typing import assert_never

from ruralgov.domain.kernel.change import change
from ruralgov.domain.staffing import messages_power as m
from ruralgov.domain.staffing.model_power import Assessment, PowerGrant


def begin(event: m.PowerGranted) -> PowerGrant:
    """Return a grant as it was entered."""
    return PowerGrant(
        capacity=event.capacity,
        department=event.department,
        place=event.place,
        document=event.document,
        published=event.published,
        since=event.since,
        matters=event.matters,
    )


def evolve(grant: PowerGrant, event: m.PowerEvent) -> PowerGrant:
    """Return a grant after one more event."""
    match event:
        case m.PowerGranted():
            return begin(event)
        case m.PowerRevoked():
            gone = {"revoked": event.since, "revoked_by": event.document}
            return _each(grant, event.matters, **gone)
        case m.RevocationWithdrawn():
            return _each(grant, event.matters, revoked=None, revoked_by="")
        case m.PowerWithdrawn():
            return change(grant, withdrawn=event.reason)
        case m.PowerAssessed():
            one = Assessment(day=event.day, result=event.result, report=event.report)
            found = (*grant.assessments, one)
            return change(grant, assessments=tuple(sorted(found, key=lambda each: each.day)))
        case m.AssessmentWithdrawn():
            left = tuple(one for one in grant.assessments if one.day != event.day)
            return change(grant, assessments=left)
        case _:
            assert_never(event)


def _each(grant: PowerGrant, codes: tuple[str, ...], **changes: object) -> PowerGrant:
    matters = tuple(change(one, **changes) if one.code in codes else one for one in grant.matters)
    return change(grant, matters=matters)
