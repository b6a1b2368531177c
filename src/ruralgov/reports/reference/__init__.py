"""The reference of an app, written from its code: a page for each context, and those of all.

A package that brings a context writes its own page, or those of an app that has it::

    facts = Facts(app.catalogue)
    Path("docs/wells.md").write_text(context_page(CONTEXT, facts), "utf-8")
"""

from ruralgov.reports.reference.context_page import context_page
from ruralgov.reports.reference.facts import ALWAYS, Facts, Refusals
from ruralgov.reports.reference.pages import access_rows, map_of_reactions, map_table, pages

__all__ = [
    "ALWAYS",
    "Facts",
    "Refusals",
    "access_rows",
    "context_page",
    "map_of_reactions",
    "map_table",
    "pages",
]
