"""Names that PostgreSQL keeps whole: of a longer one it would cut off the end, without a word."""

from hashlib import sha256
from typing import Final

LONGEST: Final = 63
"""Characters of a name that PostgreSQL keeps; ours are of ASCII."""
MARK: Final = 8
"""Characters of a digest that tell apart what begins alike."""


def fitting(name: str) -> str:
    """Return a name as it is, or its beginning and a digest where it is too long."""
    if len(name) <= LONGEST:
        return name
    return f"{name[: LONGEST - MARK - 1]}_{sha256(name.encode()).hexdigest()[:MARK]}"
