"""What a file is by its content, and pictures without what a camera wrote beside them.

A picture keeps every bit of what it shows: only the parts are left out in which a camera or a
program writes place, time, owner, device and a small second picture (EXIF, XMP, IPTC, comments, and
all that follows the end). How the camera was held is kept.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from ruralgov.app import texts
from ruralgov.domain.cases import FileKind
from ruralgov.domain.kernel.errors import BadInput

HEAD: Final = 16
"""Bytes by which a kind is known."""
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_TOLD: Final = frozenset({b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"})
"""The chunks of a PNG that tell of its making."""
_EXIF, _ORIENTATION = b"Exif\0\0", 0x0112
_BRANDS: Final = frozenset({b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1"})
_SOS, _EOI, _APP, _COM = 0xDA, 0xD9, range(0xE0, 0xF0), 0xFE
_ADOBE: Final = 0xEE
"""Where Adobe says how colours are written: without it they would be others."""
_ICC, _JFIF = b"ICC_PROFILE\0", b"JFIF\0"


def kind_of(head: bytes) -> FileKind | None:
    """Return what a file is that begins so, or None where it is nothing that is taken."""
    for kind, is_so in _SIGNS.items():
        if is_so(head):
            return kind
    return None


def _is_mp3(head: bytes) -> bool:
    return head[:3] == b"ID3" or (head[:1] == b"\xff" and head[1:2] in (b"\xfb", b"\xf3", b"\xf2"))


_SIGNS: Final[Mapping[FileKind, Callable[[bytes], bool]]] = {
    FileKind.JPEG: lambda head: head[:3] == b"\xff\xd8\xff",
    FileKind.PNG: lambda head: head[:8] == _PNG,
    FileKind.PDF: lambda head: head[:5] == b"%PDF-",
    FileKind.M4A: lambda head: head[4:8] == b"ftyp" and head[8:11] == b"M4A",
    FileKind.MP4: lambda head: head[4:8] == b"ftyp" and head[8:12] in _BRANDS,
    FileKind.WAV: lambda head: head[:4] == b"RIFF" and head[8:12] == b"WAVE",
    FileKind.AMR: lambda head: head[:6] == b"#!AMR\n" or head[:9] == b"#!AMR-WB\n",
    FileKind.MP3: _is_mp3,
}
Cleaner = Callable[[bytearray], Iterator[bytes | memoryview]]


def cleaned_jpeg(data: bytearray) -> Iterator[bytes | memoryview]:
    """Give a JPEG without what tells of its making; raises ``picture_damaged``."""
    yield b"\xff\xd8"
    view, at = memoryview(data), 2
    while True:
        marker, at = _marker(data, at)
        if marker == _EOI:
            yield b"\xff\xd9"
            return
        end = at + _number(data, at, 2, "big")
        if end > len(data) or end < at + 2:
            raise BadInput(texts.PICTURE_DAMAGED)
        yield from _kept_segment(marker, bytes(view[at:end]))
        at = end
        if marker == _SOS:
            end = _end_of_scan(data, at)
            yield view[at:end]
            at = end


def _marker(data: bytearray, at: int) -> tuple[int, int]:
    """Return the next marker and where what follows it begins."""
    if _number(data, at, 1, "big") != 0xFF:
        raise BadInput(texts.PICTURE_DAMAGED)
    while (found := _number(data, at, 1, "big")) == 0xFF:
        at += 1
    return found, at + 1


def _kept_segment(marker: int, segment: bytes) -> Iterator[bytes]:
    if marker == _APP[1] and segment[2:8] == _EXIF:
        yield from _orientation(segment[8:])
    elif marker == _APP[0] and segment[2:7] == _JFIF:
        yield b"\xff\xe0\x00\x10" + segment[2:14] + b"\0\0"  # without its small picture
    elif segment[2:14] == _ICC or marker == _ADOBE or not (marker in _APP or marker == _COM):
        yield bytes([0xFF, marker])
        yield segment


def _orientation(tiff: bytes) -> Iterator[bytes]:
    """Give an EXIF part that says how the camera was held, and nothing else, if it was turned."""
    order = "little" if tiff[:2] == b"II" else "big"
    try:
        first = _number(tiff, 4, 4, order)
        for entry in range(_number(tiff, first, 2, order)):
            at = first + 2 + 12 * entry
            if _number(tiff, at, 2, order) == _ORIENTATION:
                turned = _number(tiff, at + 8, 2, order)
                if 1 < turned <= 8:
                    yield (
                        b"\xff\xe1\x00\x22"
                        + _EXIF
                        + b"MM\x00\x2a\x00\x00\x00\x08\x00\x01"
                        + (b"\x01\x12\x00\x03\x00\x00\x00\x01\x00" + bytes([turned]) + bytes(6))
                    )
                return
    except BadInput:  # what cannot be read is left out like the rest
        return


def _end_of_scan(data: bytearray, at: int) -> int:
    """Return where the next marker of a JPEG stands after the bytes of a scan."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise BadInput(texts.PICTURE_DAMAGED)
        follows = data[at + 1]
        if follows == 0xFF:
            at += 1
        elif follows == 0 or 0xD0 <= follows <= 0xD7:
            at += 2
        else:
            return at


def cleaned_png(data: bytearray) -> Iterator[bytes | memoryview]:
    """Give a PNG without what tells of its making; raises ``picture_damaged``."""
    yield _PNG
    view, at = memoryview(data), 8
    while True:
        end = at + 12 + _number(data, at, 4, "big")
        if end > len(data):
            raise BadInput(texts.PICTURE_DAMAGED)
        name = bytes(view[at + 4 : at + 8])
        if name not in _TOLD:
            yield view[at:end]
        if name == b"IEND":
            return
        at = end


def _number(data: bytes | bytearray, at: int, size: int, order: str) -> int:
    part = data[at : at + size]
    if len(part) < size:
        raise BadInput(texts.PICTURE_DAMAGED)
    return int.from_bytes(part, "little" if order == "little" else "big")


CLEANERS: Final[Mapping[FileKind, Cleaner]] = {
    FileKind.JPEG: cleaned_jpeg,
    FileKind.PNG: cleaned_png,
}
"""How pictures are rid of what tells of their making."""
