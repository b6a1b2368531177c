"""What is no ground to lose a membership, or shares: marriage, and what comes of it.

农村集体经济组织法 art. 8 and 18, as we know them (unverified): women have the same rights as men,
and nobody loses a membership by marriage, divorce or the death of a spouse. It reads words, so it
is a net and no judge: two persons and the members read the paper as well.
"""

import re
from typing import Final

MARRIAGE: Final = re.compile(
    "出嫁|外嫁|嫁出|嫁到|嫁往|远嫁|改嫁|嫁女|结婚|婚出|已婚|未婚|再婚|离婚|离异|丧偶|守寡|"
    "入赘|上门女婿|户无男|无男丁|married|marriage|divorce|widow"
)
"""Words that name marriage, or what comes of it, as the ground of something."""


def on_marriage(text: str) -> str | None:
    """Return the word by which a text names marriage, or None."""
    found = MARRIAGE.search("".join(text.lower().split()))
    return None if found is None else found.group()
