"""What each page of the docs that is written from the code says."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import ruralgov.app.texts
import ruralgov.cli.texts
import ruralgov.domain.kernel.texts
import ruralgov.domain.reactions.texts
import ruralgov.hooks.texts
import ruralgov.imports.texts
import ruralgov.ports.texts
import ruralgov.reports.texts
import ruralgov_office.texts
import ruralgov_site.texts
import ruralgov_sqlalchemy.texts
from ruralgov.app.catalogue import Catalogue
from ruralgov.app.keys import Keys
from ruralgov.domain.catalogue import CONTEXTS, REACTIONS
from ruralgov.domain.kernel.text import texts_of
from ruralgov.imports.tables import ACROSS
from ruralgov.reports import reference as r
from tests.docs import chinese

DOCS = Path(__file__).parents[2] / "docs"
MODULES = {
    "kernel": ruralgov.domain.kernel.texts,
    "reactions": ruralgov.domain.reactions.texts,
    "ports": ruralgov.ports.texts,
    "hooks": ruralgov.hooks.texts,
    "app": ruralgov.app.texts,
    "imports": ruralgov.imports.texts,
    "reports": ruralgov.reports.texts,
    "cli": ruralgov.cli.texts,
    "ruralgov-sqlalchemy": ruralgov_sqlalchemy.texts,
    "ruralgov-site": ruralgov_site.texts,
    "ruralgov-office": ruralgov_office.texts,
}
"""Where the codes stand that belong to no context."""
SPEAKING = (
    *(
        f"ruralgov.{name}"
        for name in ("domain", "app", "builtin", "cli", "hooks", "imports", "reports")
    ),
    "ruralgov_departments",
    "ruralgov_office",
    "ruralgov_site",
    "ruralgov_sqlalchemy",
)
"""What says the codes that belong to no context."""
SHARED = {name: texts_of(module) for name, module in MODULES.items()}


@cache
def facts() -> r.Facts:
    catalogue = Catalogue(CONTEXTS, Keys(b"k" * 32), reactions=REACTIONS)
    return r.Facts(catalogue, SPEAKING)


def written() -> dict[Path, str]:
    """Return what is to stand in each page."""
    known = facts()
    parts = {"contexts": r.map_table(known), "reactions": r.map_of_reactions(known)}
    page = DOCS / "contexts.md"
    told = {DOCS / name: text for name, text in r.pages(known, SHARED, ACROSS).items()}
    for name, tables in chinese.parts().items():
        told[DOCS / name] = filled((DOCS / name).read_text("utf-8"), tables)
    return {**told, page: filled(page.read_text("utf-8"), parts)}


def left_over(pages: Iterable[Path]) -> set[Path]:
    """Return the pages of the reference that are none of these."""
    return {*(DOCS / "reference").iterdir()} - {*pages}


def filled(page: str, parts: dict[str, str]) -> str:
    """Return a page with what stands between the marks of each part written anew."""
    for name, part in parts.items():
        begin, end = f"<!-- {name}: written by `python3 dev.py docs` -->", f"<!-- {name}: end -->"
        before, found, rest = page.partition(begin)
        _, closed, after = rest.partition(end)
        if not found or not closed:
            raise ValueError(f"the page has no place for {name}: {begin} … {end}")
        page = f"{before}{begin}\n\n{part.strip()}\n\n{end}{after}"
    return page
