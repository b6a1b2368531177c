"""Pieces of Markdown as the pages need them."""

import re
from collections.abc import Iterable, Iterator, Sequence

NOTE = "<!-- Written from the code by `python3 dev.py docs`; what is changed here is lost. -->"
"""What stands at the head of a page, or of a part of one, that is written from the code."""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Give the lines of a table, without columns that are empty in all rows, and an empty line."""
    known = [[*map(cell, row)] for row in rows]
    used = [place for place in range(len(head)) if any(row[place] != "–" for row in known)]
    if known:
        for row in (head, ["---"] * len(head), *known):
            yield f"| {' | '.join(row[place] for place in used)} |"
        yield ""


def cell(text: str) -> str:
    """Return a text that does not end a cell or a line."""
    return " ".join(text.replace("|", "\\|").split()) or "–"


def link(title: str, target: str = "") -> str:
    """Return a link to a heading of the same page, or to a *target*."""
    return f"[{title}]({target or '#' + anchor(title)})"


def anchor(heading: str) -> str:
    """Return the name by which a heading is linked."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def joined(parts: Iterable[str]) -> str:
    """Return parts with commas between, or a dash where there are none."""
    return ", ".join(parts) or "–"
