"""Sheets of the institution as pages to read and print: one for each, and a first page."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

from attrs import field, frozen
from jinja2 import Environment, PackageLoader, StrictUndefined

from ruralgov.domain.kernel.errors import Denied
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.ports.publishing import Ask, Edition
from ruralgov.ports.tables import TOTALS, Kind, Statement, plain
from ruralgov.reports.sheets import FORMS, Asking, Form, form_of, made
from ruralgov_site.writing import write_files

MOST: Final = 200
"""So many pages of one kind of sheet are written when all are; of others one is asked for."""
NUMBERS: Final = (Kind.AMOUNT, Kind.INTEGER)


@frozen(kw_only=True)
class Page:
    """A page: the name of its file, what it is called, and its tables."""

    file: str
    title: str
    tables: Sequence[Statement]


@frozen(kw_only=True)
class Section:
    """What the first page says of a kind of sheet: its pages, and how many it leaves out.

    *denied*: the account may not ask for it.
    """

    title: str
    pages: list[Page] = field(factory=list)
    left: int = 0
    denied: bool = False


def write_sheets(ask: Ask, edition: Edition, folder: Path) -> list[Path]:
    """Write the sheets that the account may ask for, or the one that the edition names.

    Raises ``folder_not_empty``, ``sheet_unknown``, ``sheet_of_missing``, ``sheet_of_nothing``, and
    ``not_granted`` for one that was named.
    """
    asking = Asking(ask=ask, day=date.fromisoformat(edition.made), lang=_lang(edition))
    if edition.sheet:
        form = form_of(edition.sheet)
        tables = made(asking, form.name, edition.of or None)
        page = Page(file="index.html", title=tables[0].title, tables=tables)
        return write_files([(page.file, _page(edition, page))], folder)
    sections = [_section(asking, form) for form in FORMS.values()]
    return write_files(_all(edition, sections), folder)


def _all(edition: Edition, sections: Sequence[Section]) -> Iterator[tuple[str, str]]:
    yield "index.html", _rendered(edition, "sheets.html", sections=sections)
    for section in sections:
        for page in section.pages:
            yield page.file, _page(edition, page)


def _section(asking: Asking, form: Form) -> Section:
    """Make the pages of a kind of sheet."""
    found = Section(title=asking.say(form.zh, form.en))
    try:
        keys = [("", found.title)] if form.of is None else form.of.keys(asking)
        for n, (key, name) in enumerate(keys[:MOST], start=1):
            file = f"{form.name}.html" if form.of is None else f"{form.name}-{n}.html"
            tables = made(asking, form.name, key or None)
            found.pages.append(Page(file=file, title=name, tables=tables))
    except Denied:
        return Section(title=found.title, denied=True)
    return Section(title=found.title, pages=found.pages, left=max(0, len(keys) - MOST))


def _page(edition: Edition, page: Page) -> str:
    alone = bool(edition.sheet)
    return _rendered(edition, "sheet.html", page=page, alone=alone)


def _rendered(edition: Edition, template: str, **given: Any) -> str:
    lang = _lang(edition)
    tag = "zh-CN" if lang == "zh" else "en"
    page = _environment().get_template(template)
    return page.render(edition=edition, tag=tag, say=partial(_say, lang), **given)


@cache
def _environment() -> Environment:
    """Return the templates; each is compiled once."""
    made = Environment(
        loader=PackageLoader("ruralgov_site", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["cell"] = cell
    made.tests["number"] = lambda column: column.kind in NUMBERS
    made.tests["day"] = lambda column: column.kind is Kind.DATE
    made.tests["total"] = lambda row: any(
        isinstance(one, str) and plain(one) in TOTALS for one in row
    )
    return made


def _say(lang: str, zh: str, en: str) -> str:
    return zh if lang == "zh" else en


def _lang(edition: Edition) -> str:
    return "zh" if edition.lang == "zh" else "en"


def cell(value: Any, kind: Kind) -> str:
    """Return a cell as it is read: money in yuan, what is not known empty."""
    if value is None:
        return ""
    return show_yuan(value) if kind is Kind.AMOUNT else str(value)
