"""Bytes of a file sealed piece by piece, so that no part can be changed, moved, cut off or added.

Each file has a key of its own, used for it alone, and the nonce of a piece is its number and
whether it is the last (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015).
"""

from collections.abc import Iterable, Iterator
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ruralgov.ports.files import PIECE

TAG: Final = 16
PLAIN: Final = PIECE - TAG
"""Bytes of a file that are sealed together."""


def sealed(pieces: Iterable[bytes], key: bytes) -> Iterator[bytes]:
    """Give the sealed bytes of a file."""
    cipher = AESGCM(key)
    for number, (piece, last) in enumerate(_ending(_cut(pieces, PLAIN))):
        yield cipher.encrypt(_nonce(number, last), piece, None)


def opened(pieces: Iterable[bytes], key: bytes) -> Iterator[bytes]:
    """Give the bytes of a sealed file; raises ``InvalidTag`` at what is not as it was sealed."""
    cipher = AESGCM(key)
    for number, (piece, last) in enumerate(_ending(_cut(pieces, PIECE))):
        if len(piece) < TAG:
            raise InvalidTag
        yield cipher.decrypt(_nonce(number, last), piece, None)


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _cut(pieces: Iterable[bytes], size: int) -> Iterator[bytes]:
    """Give the same bytes in pieces of one size; the last may be shorter, and is there always."""
    waiting = bytearray()
    for piece in pieces:
        waiting += piece
        while len(waiting) > size:
            yield bytes(waiting[:size])
            del waiting[:size]
    yield bytes(waiting)


def _ending(pieces: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Give each piece with whether it is the last."""
    before: bytes | None = None
    for piece in pieces:
        if before is not None:
            yield before, False
        before = piece
    if before is not None:
        yield before, True
