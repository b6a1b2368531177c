"""What can be imported, by name: what contexts declare, and the tables that tie several."""

from collections.abc import Iterable, Mapping
from typing import Final

from ruralgov.app import texts as app_texts
from ruralgov.domain.kernel.declare import Context
from ruralgov.domain.kernel.errors import PluginFailure
from ruralgov.domain.kernel.imports import ImportFile, ImportTable
from ruralgov.imports import accounts, grants
from ruralgov.imports.ledgers import assets, vouchers
from ruralgov.ports.tables import TableSpec

ACROSS: Final = (vouchers.TABLE, assets.TABLE, accounts.TABLE, grants.TABLE)
"""The tables of the library that belong to no one context."""
Imports = Mapping[str, ImportTable | ImportFile]


def imports_of(contexts: Iterable[Context]) -> Imports:
    """Return what can be imported, by name.

    Raises ``declared_twice`` where two contexts, or a context and the library, take one name.
    """
    found: dict[str, ImportTable | ImportFile] = {}
    taken: dict[str, str] = {}
    declared = [(context.name, one) for context in contexts for one in context.imports]
    for owner, one in (*declared, *(("ruralgov", table) for table in ACROSS)):
        found[one.name] = one
        for name in one.names:
            if name in taken:
                facts = {"what": "import table", "name": name}
                facts |= {"first": taken[name], "second": owner}
                raise PluginFailure(app_texts.DECLARED_TWICE, **facts)
            taken[name] = owner
    return found


def specs_of(imports: Imports) -> dict[str, TableSpec]:
    """Return every table that can be filled in, by name; those given with others too."""
    tables = [one for one in imports.values() if isinstance(one, ImportTable)]
    return {spec.name: spec for table in tables for spec in (table.spec, *table.more)}
