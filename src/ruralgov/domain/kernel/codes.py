"""Codes that people copy down and type again: clear marks only, and read however they are typed."""

import re
import unicodedata
from typing import Final

MARKS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without I, L, O and U, which are read as others (Crockford's base 32)."""
LENGTH: Final = 12
"""Marks of a code: 60 bits, which nobody guesses."""
GROUP: Final = 4
_TYPED: Final = str.maketrans("ILO", "110")
_BETWEEN: Final = re.compile(r"[\s\-_.·—–]+")


def code_of(digest: bytes) -> str:
    """Return the code that a digest makes, in groups: 7K3M-0QZ4-XW2A."""
    number = int.from_bytes(digest[:8], "big")
    marks = "".join(MARKS[number >> 5 * place & 31] for place in range(LENGTH))
    return "-".join(marks[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def as_typed(text: str) -> str:
    """Return a code without what people add or confuse: spaces, dashes, small letters, I and O."""
    plain = _BETWEEN.sub("", unicodedata.normalize("NFKC", text)).upper()
    return plain.translate(_TYPED)
