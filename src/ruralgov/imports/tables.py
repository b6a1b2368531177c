"""The tables that can be read, by name."""

from typing import Final

from ruralgov.imports import (
    assets,
    budgets,
    contracts,
    dispatch,
    households,
    matters,
    openings,
    places,
    vouchers,
)
from ruralgov.ports.tables import TableSpec

TABLES: Final[dict[str, TableSpec]] = {
    table.name: table
    for table in (
        *(places.TABLE, households.TABLE, matters.TABLE, dispatch.RULES, dispatch.POSTS),
        *(openings.TABLE, vouchers.TABLE, assets.TABLE, contracts.TABLE, budgets.TABLE),
    )
}
