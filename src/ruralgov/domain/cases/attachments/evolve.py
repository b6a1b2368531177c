"""What the events of attachments make of a case."""

from ruralgov.domain.cases.attachments.messages import AttachmentFiled, AttachmentWithdrawn
from ruralgov.domain.cases.attachments.model import Filed
from ruralgov.domain.cases.model import Case
from ruralgov.domain.kernel.change import change


def kept(case: Case, event: AttachmentFiled | AttachmentWithdrawn) -> Case:
    """Return a case with one more attachment, or of which one was taken back."""
    return _filed(case, event) if isinstance(event, AttachmentFiled) else _withdrawn(case, event)


def _filed(case: Case, event: AttachmentFiled) -> Case:
    one = Filed(
        number=event.number,
        part=event.part,
        kind=event.kind,
        sha256=event.sha256,
        size=event.size,
        stored=event.stored,
        by=event.by,
        at=event.at,
        round=case.round,
    )
    return _with(case, (*case.aside.attachments, one))


def _withdrawn(case: Case, event: AttachmentWithdrawn) -> Case:
    return _with(
        case,
        tuple(
            change(one, withdrawn=event.at) if one.number == event.number else one
            for one in case.aside.attachments
        ),
    )


def _with(case: Case, attachments: tuple[Filed, ...]) -> Case:
    return change(case, beside=change(case.aside, attachments=attachments))
