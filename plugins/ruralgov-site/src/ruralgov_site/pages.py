"""The pages of a report as text, by the name of their file."""

import re
from collections.abc import Sequence
from functools import partial

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ruralgov_site.charts import counts, dots, shares, squares, stacked, strip, volumes
from ruralgov_site.grid import Grid, Row, alone, grid
from ruralgov_site.model import Report
from ruralgov_site.numbers import Part, grouped
from ruralgov_site.withheld import Hidden
from ruralgov_site.words import Words

TAGS = {"zh": "zh-CN", "en": "en"}
PAGES = ("index", "towns", "departments", "matters", "case", "method")
TOP_MATTERS = 20
TOP_UNITS = 20
_CHINESE = re.compile(r"[\u3400-\u9fff]")


def pages(report: Report, lang: str) -> dict[str, str]:
    """Return each page as well-formed HTML in ``zh`` or ``en``."""
    lang = "zh" if lang == "zh" else "en"
    words = Words(lang)
    names = [name for name in PAGES if name != "case" or report.case is not None]
    environment = _environment(report, words)
    common = {
        "report": report,
        "names": names,
        "tag": TAGS[lang],
        "lang": lang,
        "span": words.span(report.first, report.last),
        "head": alone(report.total),
        **{
            name: grid(getattr(report, name), report.few, safe=report.guarded)
            for name in ("months", "levels", "towns", "units", "matters")
        },
        "TOP_MATTERS": TOP_MATTERS,
        "TOP_UNITS": TOP_UNITS,
    }
    return {
        f"{name}.html": environment.get_template(f"{name}.html").render(page=name, **common)
        for name in names
    }


def _environment(report: Report, words: Words) -> Environment:
    made = Environment(
        loader=PackageLoader("ruralgov_site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"n": grouped, "own": partial(_own, words.lang), "most": most}
    made.tests["part"] = lambda found: isinstance(found, Part)
    made.tests["hidden"] = lambda found: isinstance(found, Hidden)
    made.globals |= {
        "w": words,
        "Hidden": Hidden,
        "hidden": lambda found: found.label(words.lang),
        "missed": missed,
        "volume": lambda found: [cases_of(row) for row in found.rows],
        "counts": lambda found, numbers: counts(found, numbers, words),
        "shares": lambda found, place: shares(found, place, words),
        "strip": lambda life: strip(life, words),
        "volumes": volumes,
        "dots": dots,
        "squares": squares,
        "stacked": stacked,
        "any_hidden": any_hidden,
    }
    return made


def _own(lang: str, label: str) -> str:
    """Mark a Chinese label in an English page as Chinese, for fonts and for reading aloud."""
    if lang == "zh" or not _CHINESE.search(label):
        return label
    return Markup('<span lang="zh-CN">{}</span>').format(label)


def most(rows: Sequence[Row]) -> list[Row]:
    """Return rows by their cases, the most first; those not shown by key, at the end."""
    return sorted(
        rows, key=lambda row: (-(row.cases if isinstance(row.cases, int) else -1), row.key)
    )


def cases_of(row: Row) -> int | None:
    """Return the cases of a row, if they are shown."""
    return row.cases if isinstance(row.cases, int) else None


def missed(found: Grid, place: int) -> list[int | None]:
    """Return what a rate misses, row by row, where it is shown."""
    parts = [row.rates[place] for row in found.rows]
    return [part.missed if isinstance(part, Part) else None for part in parts]


def any_hidden(found: Grid) -> bool:
    """Tell whether a number of a breakdown is not shown."""
    return any(
        isinstance(cell, Hidden)
        for row in found.rows
        for cell in (row.cases, *row.rates, *(one for own in row.apart for one in own))
    )
