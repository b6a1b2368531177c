"""Puts the figures of a campaign between its markers on a page."""

from pathlib import Path


def write(page: Path, name: str, lines: list[str]) -> None:
    """Replace what stands between ``<!-- NAME -->`` and ``<!-- /NAME -->``, or add both."""
    begin, end = f"<!-- {name} -->\n", f"<!-- /{name} -->\n"
    text = page.read_text()
    new = begin + "\n".join(lines) + "\n" + end
    if begin in text:
        before, rest = text.split(begin, 1)
        text = before + new + rest.split(end, 1)[1]
    else:
        text = text.rstrip("\n") + "\n\n" + new
    page.write_text(text)
