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

    *which* says which have pages, where that is not all. *denied*: so many the account may not see.
    """

    title: str
    which: str = ""
    pages: list[Page] = field(factory=list)
    left: int = 0
    denied: int = 0


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
    """Make the pages of a kind of sheet, at most so many as it says, of those one may see."""
    title, of = asking.say(form.zh, form.en), form.of
    try:
        keys = [("", title)] if of is None else of.keys(asking)
    except Denied:
        return Section(title=title, denied=1)
    pages: list[Page] = []
    tried = denied = 0
    for key, name in keys:
        if of is not None and len(pages) == of.most:
            break
        tried += 1
        file = f"{form.name}.html" if of is None else f"{form.name}-{len(pages) + 1}.html"
        try:
            tables = made(asking, form.name, key or None)
        except Denied:
            denied += 1
        else:
            pages.append(Page(file=file, title=name, tables=tables))
    which = "" if of is None else asking.say(*of.which)
    return Section(title=title, which=which, pages=pages, left=len(keys) - tried, denied=denied)


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
    made.tests["dated"] = lambda column: column.kind is Kind.DATE
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
