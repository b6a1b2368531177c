"""What the journal knows of a file: what it is, how large, by whom, and under which name."""

from datetime import datetime
from typing import Final

from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen

MEGABYTE: Final = 1_000_000
MOST: Final = 200
"""Attachments that one case has, at most, those withdrawn among them."""


class AttachmentPart(LabelledEnum):
    """To what of a case a file belongs."""

    REPORT = "report", "诉求材料", "what was reported"
    WORK = "work", "办理佐证", "evidence of the work"


class FileKind(LabelledEnum):
    """The kinds of files that are taken, as their content says."""

    JPEG = "image/jpeg", "JPEG 图片", "a JPEG picture"
    PNG = "image/png", "PNG 图片", "a PNG picture"
    PDF = "application/pdf", "PDF 文件", "a PDF document"
    MP4 = "video/mp4", "MP4 视频", "an MP4 video"
    M4A = "audio/mp4", "M4A 录音", "an M4A recording"
    MP3 = "audio/mpeg", "MP3 录音", "an MP3 recording"
    WAV = "audio/wav", "WAV 录音", "a WAV recording"
    AMR = "audio/amr", "AMR 录音", "an AMR recording"


@frozen(kw_only=True)
class Filed:
    """One attachment of a case. Its key and what it shows are sealed in the event that filed it."""

    number: int
    """Its place among those of the case, from 1; nothing takes it over."""
    part: AttachmentPart
    kind: FileKind
    sha256: str
    """Of the file itself, as whoever may see it gets it."""
    size: int
    stored: str
    """The name of its sealed bytes in the store of files: their own SHA-256."""
    by: AccountId
    at: datetime
    round: int
    withdrawn: datetime | None = None
