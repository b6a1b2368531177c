"""What each event makes of a need."""

from ruralgov.domain.aid import messages_need as m
from ruralgov.domain.aid.model_need import AidNeed, NeedStage
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.personal import OfficerText, gone

NeedEvent = (
    m.AidNeedEntered
    | m.ProviderProposed
    | m.AidNeedAccepted
    | m.AidNeedDeclined
    | m.AidNeedFinished
    | m.AidNeedConfirmed
    | m.AidNeedReturned
    | m.AidNeedWithdrawn
    | m.AidNeedErased
)
"""What happens to a need."""


def begin_need(event: m.AidNeedEntered) -> AidNeed:
    """Return a need that was entered."""
    return AidNeed(
        file=event.file,
        person=event.person,
        kind=event.kind,
        since=event.since,
        wish=event.wish,
        last=event.since,
    )


def evolve_need(need: AidNeed, event: NeedEvent) -> AidNeed:
    """Return a need after one more event."""
    match event:
        case m.AidNeedEntered():
            return begin_need(event)
        case m.ProviderProposed():
            return change(
                need, stage=NeedStage.PROPOSED, provider=event.provider, last=event.proposed
            )
        case m.AidNeedAccepted():
            return change(need, stage=NeedStage.ACCEPTED, last=event.accepted)
        case m.AidNeedDeclined():
            return _back(need, last=event.declined)
        case m.AidNeedReturned():
            return _back(need, last=event.returned)
        case m.AidNeedFinished():
            return change(need, stage=NeedStage.DONE, last=event.done, done_by=event.by)
        case m.AidNeedConfirmed():
            stage = NeedStage.CONFIRMED if event.content else NeedStage.ACCEPTED
            returns = need.returns + (not event.content)
            return change(need, stage=stage, last=event.confirmed, returns=returns, done_by=None)
        case m.AidNeedWithdrawn():
            return change(need, stage=NeedStage.WITHDRAWN, last=event.ended)
        case m.AidNeedErased():
            return change(need, wish=gone(need.wish, OfficerText), erased=True)


def _back(need: AidNeed, **changes: object) -> AidNeed:
    """Return a need for which another provider is looked for."""
    again = {"stage": NeedStage.ENTERED, "provider": None, "returns": need.returns + 1}
    return change(need, **again, **changes)
