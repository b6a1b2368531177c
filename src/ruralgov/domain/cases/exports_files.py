"""The public names of the files of cases."""

from ruralgov.domain.cases.attachments.messages import (
    AttachmentFiled,
    AttachmentWithdrawn,
    AttachToCase,
    WithdrawAttachment,
)
from ruralgov.domain.cases.attachments.model import MEGABYTE, AttachmentPart, Filed, FileKind
from ruralgov.domain.cases.attachments.queries import (
    AttachmentLine,
    CaseAttachments,
    OpenAttachment,
    OpenedAttachment,
)
from ruralgov.domain.cases.attachments.rows import AttachmentRow

__all__ = [
    "MEGABYTE",
    "AttachToCase",
    "AttachmentFiled",
    "AttachmentLine",
    "AttachmentPart",
    "AttachmentRow",
    "AttachmentWithdrawn",
    "CaseAttachments",
    "FileKind",
    "Filed",
    "OpenAttachment",
    "OpenedAttachment",
    "WithdrawAttachment",
]
