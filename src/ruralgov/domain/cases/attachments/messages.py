"""Files of a case: what can be asked, and what has happened."""

from datetime import datetime
from typing import Any

from attrs import field

from ruralgov.domain.cases.attachments.model import AttachmentPart, FileKind
from ruralgov.domain.cases.model import HASH
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import AccountId, CaseId
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.personal import FileKey, OfficerText, officer_text
from ruralgov.domain.kernel.value import frozen


def _hash(_: object, attribute: Any, value: str) -> None:
    if len(value) != HASH or set(value) - set("0123456789abcdef"):
        raise BadInput(kernel_texts.ATTACHMENT_WRONG, value=value)


def _size(_: object, attribute: Any, value: int) -> None:
    if value < 1:
        raise BadInput(kernel_texts.ATTACHMENT_WRONG, value=value)


@frozen(kw_only=True)
class AttachToCase:
    """File a picture, document or recording whose sealed bytes lie in the store of files.

    ``App.attachments`` gives it, after it has put the bytes there. It says in words that hold no
    personal data what the file shows.
    """

    case: CaseId
    part: AttachmentPart
    kind: FileKind
    sha256: str = field(validator=_hash)
    size: int = field(validator=_size)
    stored: str = field(validator=_hash, metadata=text_of(TextKind.CODE))
    file_key: FileKey
    shows: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class WithdrawAttachment:
    """Take back a file that was the wrong one: its bytes go, that it was there stays."""

    case: CaseId
    attachment: int
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class AttachmentFiled:
    """A file was attached to the case."""

    by: AccountId
    number: int
    part: AttachmentPart
    kind: FileKind
    sha256: str
    size: int
    stored: str = field(metadata=text_of(TextKind.CODE))
    file_key: FileKey
    """Under which its bytes are sealed: who erases the case erases it."""
    shows: OfficerText
    at: datetime


@frozen(kw_only=True)
class AttachmentWithdrawn:
    """A file was taken back."""

    by: AccountId
    number: int
    reason: OfficerText
    at: datetime
