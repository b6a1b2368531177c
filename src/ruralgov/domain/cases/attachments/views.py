"""The answers to questions about attachments."""

from typing import Any, Final

from ruralgov.domain.cases import texts
from ruralgov.domain.cases.attachments import texts as own_texts
from ruralgov.domain.cases.attachments.messages import AttachmentFiled, AttachmentWithdrawn
from ruralgov.domain.cases.attachments.model import AttachmentPart, Filed
from ruralgov.domain.cases.attachments.queries import (
    AttachmentLine,
    CaseAttachments,
    OpenAttachment,
    OpenedAttachment,
)
from ruralgov.domain.cases.attachments.rules import attachment_of
from ruralgov.domain.cases.model import Case
from ruralgov.domain.cases.need_to_know import SAID, Needs
from ruralgov.domain.cases.records import CASE
from ruralgov.domain.cases.rights import for_units, has
from ruralgov.domain.cases.roles import CHECKER, HANDLER
from ruralgov.domain.cases.table import Stage
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import CaseId

FILES: Final[dict[AttachmentPart, Needs]] = {
    AttachmentPart.REPORT: SAID,
    AttachmentPart.WORK: {**SAID, CHECKER: frozenset({Stage.DONE})},
}
"""Who needs files as what was said is needed, and evidence of the work also who checks it."""
Steps = dict[tuple[type, int], Any]
"""The events of attachments, by their type and the number of the attachment."""


def case_attachments(query: CaseAttachments, asked: Asked) -> list[AttachmentLine]:
    """Return the attachments of a case, in their order (rules 51 and 52)."""
    case = existing(asked.read.state(CASE, query.case), texts.CASE_MISSING, case=query.case)
    if not case.aside.attachments:
        return []
    steps = _steps(query.case, asked)
    return [_line(query.case, case, one, steps, asked) for one in case.aside.attachments]


def _line(key: CaseId, case: Case, one: Filed, steps: Steps, asked: Asked) -> AttachmentLine:
    filed, gone = steps[AttachmentFiled, one.number], steps.get((AttachmentWithdrawn, one.number))
    shown = needed_now(case, one, asked) and not case.text.erased
    return AttachmentLine(
        number=one.number,
        part=one.part,
        kind=one.kind,
        sha256=one.sha256,
        size=one.size,
        by=one.by,
        at=one.at,
        round=one.round,
        shows=asked.reveal(CASE.kind, key, "shows", filed.shows) if shown else None,
        withdrawn=one.withdrawn,
        reason=asked.reveal(CASE.kind, key, "reason", gone.reason) if shown and gone else None,
    )


def open_attachment(query: OpenAttachment, asked: Asked) -> OpenedAttachment:
    """Return what opens a file that the role and the unit need at this stage (rule 51)."""
    case = existing(asked.read.state(CASE, query.case), texts.CASE_MISSING, case=query.case)
    one = attachment_of(case, query.attachment)
    facts = {"number": case.number, "attachment": one.number}
    if case.text.erased:
        raise Refused(own_texts.ATTACHMENT_ERASED, **facts)
    if one.withdrawn is not None:
        raise Refused(own_texts.ATTACHMENT_WITHDRAWN, **facts)
    if not needed_now(case, one, asked):
        raise Refused(
            own_texts.ATTACHMENT_NOT_NEEDED,
            **facts,
            part=one.part.zh,
            part_en=one.part.en,
            stage=case.stage.zh,
            stage_en=case.stage.en,
        )
    filed = _steps(query.case, asked)[AttachmentFiled, one.number]
    name = f"attachment {one.number}"
    return OpenedAttachment(
        kind=one.kind,
        sha256=one.sha256,
        size=one.size,
        stored=one.stored,
        file_key=asked.reveal(CASE.kind, query.case, name, filed.file_key) or "",
    )


def needed_now(case: Case, one: Filed, asked: Asked) -> bool:
    """Tell whether who asks needs a file at this stage; a handler only of his unit's cases."""
    ours = for_units(case.place, asked, *has(case))
    roles = asked.roles if ours else asked.roles - {HANDLER}
    return any(case.stage in FILES[one.part].get(role, ()) for role in roles)


def _steps(key: CaseId, asked: Asked) -> Steps:
    """Return the events of the attachments of a case: with them their keys and words stand."""
    kinds = (AttachmentFiled, AttachmentWithdrawn)
    events = (one.event for one in asked.history(CASE, key))
    return {(type(one), one.number): one for one in events if isinstance(one, kinds)}
