"""What can be asked of attachments, and what the answers are."""

from datetime import datetime

from ruralgov.domain.cases.attachments.model import AttachmentPart, FileKind
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import AccountId, CaseId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class AttachmentLine:
    """An attachment in the list of a case, also one that was withdrawn."""

    number: int
    part: AttachmentPart
    kind: FileKind
    sha256: str
    size: int
    by: AccountId
    at: datetime
    round: int
    shows: str | None
    """What it shows; None where the role does not need the file now."""
    withdrawn: datetime | None
    reason: str | None
    """Why it was withdrawn."""


@frozen(kw_only=True)
class OpenedAttachment:
    """What opens a file: the name of its sealed bytes, and their key."""

    kind: FileKind
    sha256: str
    size: int
    stored: str
    file_key: str


@frozen(kw_only=True)
class CaseAttachments(Query[list[AttachmentLine]]):
    """Ask for the attachments of a case: what they are, by whom, and what they show."""

    case: CaseId


@frozen(kw_only=True)
class OpenAttachment(Query[OpenedAttachment]):
    """Ask for the key of one file, by role, unit and stage; it is recorded as a reading.

    ``App.attachments`` asks it and opens the file.
    """

    case: CaseId
    attachment: int
