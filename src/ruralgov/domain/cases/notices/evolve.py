"""What each event makes of a notice, and of how far they are planned."""

from typing import assert_never

from ruralgov.domain.cases.notices import messages as m
from ruralgov.domain.cases.notices.messages import NoticeEvent
from ruralgov.domain.cases.notices.model import Notice, NoticeMark, NoticeStage
from ruralgov.domain.kernel.change import change


def first_planned(event: m.NoticesPlanned) -> NoticeMark:
    """Return the first mark: what happened before it is told to nobody."""
    return NoticeMark(mark=event.mark, since=event.at)


def planned(mark: NoticeMark, event: m.NoticesPlanned) -> NoticeMark:
    """Return the next mark."""
    return change(mark, mark=event.mark)


def begin(event: m.NoticePlanned) -> Notice:
    """Return a notice that waits to be sent."""
    return Notice(
        wanted=event.wanted,
        number=event.number,
        place=event.place,
        planned_at=event.at,
        stage=NoticeStage.WAITING,
        due=event.at,
    )


def evolve(notice: Notice, event: NoticeEvent) -> Notice:
    """Return a notice after one more event."""
    match event:
        case m.NoticePlanned():
            return begin(event)
        case m.NoticeClaimed():
            return change(notice, due=event.until)
        case m.NoticeSent():
            return change(notice, stage=NoticeStage.SENT, due=event.at, problem="")
        case m.NoticeFailed():
            return change(
                notice,
                stage=NoticeStage.PARKED if event.parked else NoticeStage.WAITING,
                due=event.due,
                failures=notice.failures + 1,
                problem=event.problem,
            )
        case m.NoticeDropped():
            return change(notice, stage=NoticeStage.DROPPED, due=event.at, problem="")
        case m.NoticeReleased():
            return change(notice, stage=NoticeStage.WAITING, due=event.at, failures=0)
        case _:
            assert_never(event)
