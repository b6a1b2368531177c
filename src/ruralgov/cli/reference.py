"""Writing the reference of this installation, plugins and their contexts included."""

from pathlib import Path
from typing import Any

import click

from ruralgov.cli.door import plugins, say

SHARED = ("domain.kernel", "domain.reactions", "ports", "hooks", "app", "imports", "reports", "cli")
"""Where the codes stand that belong to no context."""


@click.command("reference")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def reference(options: dict[str, Any], folder: Path) -> None:
    """Write to FOLDER a page for each context, who may do what, and every code."""
    from importlib import import_module

    from ruralgov.app.catalogue import Catalogue
    from ruralgov.app.keys import Keys
    from ruralgov.app.opening import chosen_contexts
    from ruralgov.domain.catalogue import REACTIONS
    from ruralgov.domain.kernel.text import texts_of
    from ruralgov.reports.reference import Facts, pages

    contexts = chosen_contexts(plugins(options))
    facts = Facts(Catalogue(contexts, Keys(bytes(32)), reactions=REACTIONS))
    shared = {name: texts_of(import_module(f"ruralgov.{name}.texts")) for name in SHARED}
    written = pages(facts, shared)
    for name, text in written.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    say(options, f"{folder}: {len(written)}", [str(folder / name) for name in written])
