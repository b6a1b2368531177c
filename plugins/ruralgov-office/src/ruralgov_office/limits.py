"""What a workbook may be, looked at before anything of it is parsed."""

import io
import zipfile
from typing import Any, Final
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from zlib import error as ZlibError

from defusedxml import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser
from openpyxl.utils.cell import range_boundaries

from ruralgov.domain.kernel.errors import BadInput
from ruralgov_office import texts

BYTES: Final = 16 * 1024 * 1024
ENTRIES: Final = 500
UNPACKED: Final = 64 * 1024 * 1024
RATIO: Final = 200
"""How many times larger than the file its parts may be together, from :data:`SMALL` on.

The roster of a whole town (20,000 rows of one village repeated) unpacks to some forty times."""
SMALL: Final = 2 * 1024 * 1024
ROWS: Final = 50_000
COLUMNS: Final = 256
CELLS: Final = 500_000
ELEMENTS: Final = 5_000_000

_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_RUNS: Final = (
    *("vbaproject", "macrosheets/", "dialogsheets/", "externallinks/", "embeddings/"),
    *("activex/", "ctrlprops/", "connections.xml", "querytables/"),
)


def check(data: bytes) -> None:
    """Refuse a file that is no plain workbook, or too large to be one.

    Raises ``workbook_not``, ``workbook_old``, ``workbook_encrypted``, ``workbook_runs``,
    ``workbook_too_large`` or ``workbook_broken``.
    """
    if len(data) > BYTES:
        raise _large("文件大小", "bytes", f"{BYTES >> 20} MB")
    if data.startswith(_OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        raise BadInput(texts.WORKBOOK_ENCRYPTED) if locked else BadInput(texts.WORKBOOK_OLD)
    if not data.startswith(b"PK"):
        raise BadInput(texts.WORKBOOK_NOT)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_parts(archive, len(data))
    except (zipfile.BadZipFile, ZlibError, EOFError, NotImplementedError, OSError) as error:
        raise BadInput(texts.WORKBOOK_BROKEN, problem=type(error).__name__) from None
    except (DefusedXmlException, SAXException, ValueError) as error:
        raise BadInput(texts.WORKBOOK_BROKEN, problem=type(error).__name__) from None


def _check_parts(archive: zipfile.ZipFile, packed: int) -> None:
    parts = archive.infolist()
    if len(parts) > ENTRIES:
        raise _large("部件数", "parts", ENTRIES)
    if any(part.flag_bits & 1 for part in parts):
        raise BadInput(texts.WORKBOOK_ENCRYPTED)
    total = sum(part.file_size for part in parts)
    if total > UNPACKED or (total > SMALL and total > RATIO * packed):
        raise _large("解压后大小", "bytes when unpacked", f"{min(UNPACKED, RATIO * packed):,}")
    names = [part.filename.casefold() for part in parts]
    if len(set(names)) != len(names):
        raise BadInput(texts.WORKBOOK_BROKEN, problem="a part twice")
    for name in names:
        if any(word in name for word in _RUNS):
            raise BadInput(texts.WORKBOOK_RUNS, part=name.rpartition("/")[2])
    if "xl/workbook.xml" not in names or "[content_types].xml" not in names:
        raise BadInput(texts.WORKBOOK_NOT)
    for part, name in zip(parts, names, strict=True):
        if name.endswith((".xml", ".rels")):
            _scan(archive, part, name)


def _scan(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    """Read a part as a stream, without building it; entities and a DTD are refused."""
    parser = DefusedExpatParser(forbid_dtd=True)
    parser.setContentHandler(_Sheet() if "/worksheets/" in name else _Part(name))
    with archive.open(part) as stream:
        while chunk := stream.read(1 << 16):
            parser.feed(chunk)
    parser.close()


class _Part(ContentHandler):
    """Counts elements, and looks for content types of macros."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.types = name == "[content_types].xml"
        self.elements = 0

    def startElement(self, name: str, attrs: Any) -> None:
        """Look at one element; raises ``workbook_too_large`` or ``workbook_runs``."""
        self.elements += 1
        if self.elements > ELEMENTS:
            raise _large("内容", "elements", ELEMENTS)
        if self.types:
            kind = attrs.get("ContentType", "").casefold()
            if "macroenabled" in kind or "vbaproject" in kind:
                raise BadInput(texts.WORKBOOK_RUNS, part="macroEnabled")


class _Sheet(_Part):
    """Counts rows, cells, and the cells that a parser would make of merged and linked areas."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = self.cells = 0

    def startElement(self, name: str, attrs: Any) -> None:
        """Count one element; raises ``workbook_too_large``."""
        super().startElement(name, attrs)
        match name.rpartition(":")[2]:
            case "c":
                self.cells += 1
            case "row":
                self.rows += 1
            case "mergeCell" | "hyperlink":
                self.cells += _area(attrs.get("ref", "A1"))
        if self.cells > CELLS:
            raise _large("单元格", "cells", CELLS)
        if self.rows > ROWS:
            raise _large("行数", "rows", ROWS)


def _area(reference: str) -> int:
    """Return how many cells an area has; raises ``ValueError``."""
    left, top, right, bottom = range_boundaries(reference)
    if None in (left, top, right, bottom):
        return CELLS + 1  # whole rows or columns
    return int((right - left + 1) * (bottom - top + 1))


def _large(what: str, what_en: str, limit: object) -> BadInput:
    return BadInput(texts.WORKBOOK_TOO_LARGE, what=what, what_en=what_en, limit=limit)
