"""Canonical JSON and its SHA-256: equal values, equal bytes, equal hash, on any machine.

Sorted keys, UTF-8, no spaces, no floats. A published file is exactly these bytes, so anybody can
hash it with a tool of their own.
"""

import json
from hashlib import sha256
from typing import Final

Plain = dict[str, "Plain"] | list["Plain"] | str | int | bool | None
"""What a published file is made of."""
LEAVES: Final = frozenset({str, int, bool, type(None)})
"""The types of what holds nothing else."""
GROUP: Final = 4
PRINT: Final = 16
"""Marks of the fingerprint of a publication, as the notice board shows it."""


def canonical(value: object) -> str:
    """Return a value of dicts with text keys, lists, texts, whole numbers and None as its one text.

    Raises TypeError for anything else, a float above all.
    """
    _check(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def content_hash(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes, in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def fingerprint(digest: str) -> str:
    """Return the beginning of a SHA-256 as people compare it: ``3F2A 91BC 77D0 12EE``, 64 bits."""
    text = digest[:PRINT].upper()
    return " ".join(text[at : at + GROUP] for at in range(0, PRINT, GROUP))


def short_code(head: str) -> str:
    """Return what people compare of a head ``12:3f2a91bc…``: ``12-3F2A-91BC``."""
    number, _, digest = head.partition(":")
    return f"{number}-{digest[:GROUP]}-{digest[GROUP : 2 * GROUP]}".upper()


def _check(value: object) -> None:
    match value:
        case dict():
            for key, inner in value.items():
                if type(key) is not str:
                    raise TypeError(f"a key that is no text: {key!r}")
                if type(inner) not in LEAVES:
                    _check(inner)
        case list() | tuple():
            for inner in value:
                if type(inner) not in LEAVES:
                    _check(inner)
        case str() | int() | None:
            pass
        case _:
            raise TypeError(f"{type(value).__name__} has no canonical form")
