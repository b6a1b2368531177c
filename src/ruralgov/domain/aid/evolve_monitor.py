"""What each event makes of the watch over a family, and of what sources sent."""

from ruralgov.domain.aid import messages_monitor as m
from ruralgov.domain.aid.model_monitor import AidAlert, AidChange, AidPush, AidWatch, AlertStage
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.personal import OfficerText, gone

WatchEvent = (
    m.AidChangeTaken
    | m.AidAlertRaised
    | m.AidChangeWithdrawn
    | m.AidAlertTaken
    | m.AidAlertHandedOver
    | m.AidAlertAnswered
    | m.AidAlertReopened
    | m.AidAlertWithdrawn
    | m.AidWatchErased
)
"""What happens to the watch over a family."""
PushEvent = m.AidPushReceived | m.AidPushWithdrawn
"""What happens to what a source sent."""


def evolve_watch(watch: AidWatch | None, event: WatchEvent) -> AidWatch:
    """Return a watch after one more event."""
    known = AidWatch() if watch is None else watch
    match event:
        case m.AidChangeTaken():
            return change(known, changes=(*known.changes, _taken(event)), erased=False)
        case m.AidAlertRaised():
            return change(known, alerts=(*known.alerts, _raised(event)))
        case m.AidChangeWithdrawn():
            some = (
                change(one, wrong=event.wrong) if one.number == event.number else one
                for one in known.changes
            )
            return change(known, changes=tuple(some))
        case m.AidWatchErased():
            left = (change(one, said=gone(one.said, OfficerText)) for one in known.changes)
            return change(known, changes=tuple(left), erased=True)
        case m.AidAlertTaken() | m.AidAlertHandedOver():
            return _alert(known, event.number, stage=AlertStage.TAKEN, owner=event.owner)
        case m.AidAlertAnswered():
            return _alert(
                known,
                event.number,
                stage=AlertStage.ANSWERED,
                answer=event.answer,
                ended=event.answered,
                application=event.application,
            )
        case m.AidAlertReopened():
            again = {"answer": None, "ended": None, "application": None, "due": event.due}
            return _alert(known, event.number, stage=AlertStage.RAISED, owner=None, **again)
        case m.AidAlertWithdrawn():
            return _alert(known, event.number, stage=AlertStage.WITHDRAWN, ended=event.ended)


def _taken(event: m.AidChangeTaken) -> AidChange:
    return AidChange(
        number=event.number,
        person=event.person,
        kind=event.kind,
        source=event.source,
        happened=event.happened,
        received=event.received,
        programme=event.programme,
        said=event.said,
    )


def _raised(event: m.AidAlertRaised) -> AidAlert:
    return AidAlert(
        number=event.number,
        changes=event.changes,
        programme=event.programme,
        outcome=event.outcome,
        sure=event.sure,
        raised=event.raised,
        due=event.due,
    )


def _alert(watch: AidWatch, number: int, **changes: object) -> AidWatch:
    some = (change(one, **changes) if one.number == number else one for one in watch.alerts)
    return change(watch, alerts=tuple(some))


def begin_push(event: m.AidPushReceived) -> AidPush:
    """Return what a source sent."""
    return AidPush(
        place=event.place,
        source=event.source,
        month=event.month,
        received=event.received,
        lines=event.lines,
        unused=event.unused,
    )


def evolve_push(push: AidPush, event: PushEvent) -> AidPush:
    """Return what a source sent after one more event."""
    if isinstance(event, m.AidPushReceived):
        return begin_push(event)
    return change(push, withdrawn=True)
