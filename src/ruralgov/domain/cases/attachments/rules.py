"""The rules of attachments: who files which, while, and who takes one back."""

from collections.abc import Iterator

from ruralgov.domain.cases import texts
from ruralgov.domain.cases.attachments import messages as m
from ruralgov.domain.cases.attachments import texts as own_texts
from ruralgov.domain.cases.attachments.model import MEGABYTE, MOST, AttachmentPart, Filed
from ruralgov.domain.cases.model import Case
from ruralgov.domain.cases.roles import HANDLER, INTAKE, REPORTER
from ruralgov.domain.cases.said import clean_note
from ruralgov.domain.cases.table import OPEN, Stage
from ruralgov.domain.cases.units import acts_for
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.roles import Role

AT_INTAKE = frozenset({Stage.REPORTED, Stage.ACCEPTED})
IN_HAND = frozenset({Stage.SIGNED, Stage.HANDLING, Stage.PAUSED})


def attach_to_case(
    case: Case | None, command: m.AttachToCase, given: Given
) -> Iterator[m.AttachmentFiled]:
    """File an attachment that is small enough, once, by who may at this stage (rule 51)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    if not _may_file(known, command.part, given):
        raise Refused(
            own_texts.ATTACHMENT_NOT_NOW,
            number=known.number,
            part=command.part.zh,
            part_en=command.part.en,
            stage=known.stage.zh,
            stage_en=known.stage.en,
        )
    most = given.profile.attachment_megabytes
    if command.size > most * MEGABYTE:
        raise Refused(own_texts.ATTACHMENT_TOO_LARGE, most=most)
    filed = known.aside.attachments
    if len(filed) >= MOST:
        raise Refused(own_texts.ATTACHMENTS_TOO_MANY, number=known.number, most=MOST)
    twice = next((one for one in filed if _same(one, command)), None)
    if twice is not None:
        raise Refused(own_texts.ATTACHMENT_TWICE, number=known.number, attachment=twice.number)
    yield m.AttachmentFiled(
        by=given.actor.account,
        number=len(filed) + 1,
        part=command.part,
        kind=command.kind,
        sha256=command.sha256,
        size=command.size,
        stored=command.stored,
        file_key=command.file_key,
        shows=clean_note(known, "shows", command.shows),
        at=given.now,
    )


def _same(one: Filed, command: m.AttachToCase) -> bool:
    same = (one.sha256, one.part) == (command.sha256, command.part)
    return one.withdrawn is None and same


def _may_file(case: Case, part: AttachmentPart, given: Given) -> bool:
    """Tell whether the actor may add to a part of a case, or take back what he added, now."""
    if part is AttachmentPart.WORK:
        return case.stage in IN_HAND and _has(HANDLER, case, given) and _of_unit(case, given)
    at_intake = case.stage in AT_INTAKE and _has(REPORTER, case, given)
    return at_intake or (case.stage in OPEN and _has(INTAKE, case, given))


def _has(role: Role, case: Case, given: Given) -> bool:
    return given.holds(given.actor.account, role, case.place)


def _of_unit(case: Case, given: Given) -> bool:
    units, path = (case.unit or "", *case.co_units), given.above(case.place)
    return acts_for(given.read, given.actor.account, units, given.today, path)


def withdraw_attachment(
    case: Case | None, command: m.WithdrawAttachment, given: Given
) -> Iterator[m.AttachmentWithdrawn]:
    """Take back the wrong file: who filed it, while he might file it; the desk always (rule 52)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    one = attachment_of(known, command.attachment)
    if one.withdrawn is not None:
        raise Refused(
            own_texts.ATTACHMENT_WITHDRAWN, number=known.number, attachment=command.attachment
        )
    own = given.is_actor(one.by) and _may_file(known, one.part, given)
    if not (own or _has(INTAKE, known, given)):
        raise Refused(
            own_texts.ATTACHMENT_NOT_YOURS, number=known.number, attachment=command.attachment
        )
    yield m.AttachmentWithdrawn(
        by=given.actor.account,
        number=command.attachment,
        reason=clean_note(known, "reason", command.reason),
        at=given.now,
    )


def attachment_of(case: Case, number: int) -> Filed:
    """Return an attachment of a case; raises ``attachment_missing``."""
    found = next((one for one in case.aside.attachments if one.number == number), None)
    return existing(found, own_texts.ATTACHMENT_MISSING, number=case.number, attachment=number)
