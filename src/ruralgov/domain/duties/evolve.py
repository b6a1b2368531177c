"""What each event makes of a duty list."""

from typing import assert_never

from ruralgov.domain.duties import messages as m
from ruralgov.domain.duties.model import DutyList, ListSpan, Signed
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.spans import corrected


def begin(event: m.DutyListDrafted) -> DutyList:
    """Return a list as it was drafted."""
    return DutyList(
        role=event.role,
        place=event.place,
        title=event.title,
        source=event.source,
        stated=event.stated,
        items=event.items,
        drafters=(event.by,),
    )


def evolve(known: DutyList, event: m.DutyListEvent) -> DutyList:
    """Return a list after one more event."""
    match event:
        case m.DutyListDrafted():
            return begin(event)
        case m.DutyListRevised():
            return change(
                known,
                title=event.title,
                source=event.source,
                stated=event.stated,
                items=event.items,
                drafters=(*known.drafters, *{event.by}.difference(known.drafters)),
            )
        case m.DutyListAdopted():
            adopted = Signed(by=event.by, day=event.day)
            return change(known, approval=event.approval, adopted=adopted)
        case m.DutyListPublished():
            span = ListSpan(since=event.since)
            return change(known, published=event.published, spans=(span,))
        case m.DutyListEnded():
            spans = tuple(change(one, until=event.since) for one in known.spans)
            return change(known, spans=spans)
        case m.DutyListEntryCorrected():
            return change(known, spans=corrected(known.spans, event.entry, event.since))
        case m.DutyListWithdrawn():
            return change(known, withdrawn=event.reason)
        case _:
            assert_never(event)
