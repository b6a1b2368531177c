"""QR codes as vector paths, so that paper shows them sharp."""

from functools import lru_cache

import segno
from attrs import frozen

BORDER = 4
"""The quiet zone, in modules, that the standard asks for."""


@frozen
class Code:
    """A QR code: the side of its square in modules with the quiet zone, and the dark ones."""

    side: int
    path: str


@lru_cache(maxsize=4096)
def code(text: str) -> Code:
    """Return the QR code of a text, with medium error correction (15 %)."""
    matrix = segno.make(text, error="m", micro=False, boost_error=False).matrix
    parts = []
    for y, row in enumerate(matrix, BORDER):
        x = 0
        while x < len(row):
            if row[x]:
                begin = x
                while x < len(row) and row[x]:
                    x += 1
                parts.append(f"M{begin + BORDER} {y}h{x - begin}v1h-{x - begin}z")
            else:
                x += 1
    return Code(side=len(matrix) + 2 * BORDER, path="".join(parts))
