"""Makes what a machine said fit to be kept: without numbers of people and secrets, and short."""

import re
import unicodedata
from typing import Final

LONGEST: Final = 200
"""Characters of a machine's words that are kept."""
GONE: Final = "***"
_PATTERNS: Final = (
    # of a URL, who asks with what password, and all that comes with it
    (re.compile(r"(?<=://)[^\s/@]*@"), f"{GONE}@"),
    (re.compile(r"(?<=[\w/.\-])[?#][^\s\"'<>)]+"), f"?{GONE}"),
    (
        re.compile(
            r"(?i)\b(authorization|bearer|basic|token|secret|password|passwd|pwd|api[_-]?key|"
            r"app[_-]?key|access[_-]?key|sign(?:ature)?)\b(\s*[=:]\s*|\s+)"
            r"(?:(?:bearer|basic)\s+)?[^\s,;&\"']+"
        ),
        rf"\1 {GONE}",
    ),
    # identity numbers of 18 and 15, bank cards, telephones with or without a code
    (re.compile(r"(?<![0-9])[0-9](?:[ \-]?[0-9]){13,18}[Xx]?(?![0-9])"), GONE),
    (re.compile(r"(?<![0-9])(?:\+?86[ \-]?)?1[3-9][0-9](?:[ \-]?[0-9]){8}(?![0-9])"), GONE),
    (re.compile(r"(?<![0-9])0[0-9]{2,3}[ \-]?[0-9]{7,8}(?![0-9])"), GONE),
)


def scrubbed(said: str) -> str:
    """Return a machine's words without identity and telephone numbers, passwords and queries.

    In one line, and at most :data:`LONGEST` characters of it. Names of people are not found out.
    """
    text = " ".join(unicodedata.normalize("NFKC", said).split())
    for pattern, instead in _PATTERNS:
        text = pattern.sub(instead, text)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
