"""Reading the pages of a site in a test."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, fromstring

from ruralgov_site import Report
from ruralgov_site.pages import pages


def parsed(report: Report, lang: str = "zh") -> dict[str, Element]:
    """Return the pages as trees; a page that is not well formed raises."""
    return {name: read(text) for name, text in pages(report, lang).items()}


def read(text: str) -> Element:
    """Return a page as a tree."""
    return fromstring(text.removeprefix("<!DOCTYPE html>"))  # noqa: S314  our own page


def said(element: Element) -> str:
    """Return the text of an element."""
    return " ".join("".join(element.itertext()).split())


def rows(page: Element, table: int = 0) -> Iterator[list[str]]:
    """Give the cells of a table, row by row, with its head and foot."""
    for row in page.findall(".//table")[table].iter("tr"):
        yield [said(cell) for cell in row]


def tables(page: Element) -> list[tuple[list[list[str]], str]]:
    """Return every table of a page: its cells row by row, and its caption."""
    found = page.findall(".//table")
    return [(list(rows(page, n)), said(one.find("caption"))) for n, one in enumerate(found)]  # type: ignore[arg-type]
