"""Of which county the synthetic city is: its towns and villages, from tables."""

from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import frozen

from ruralgov.domain.kernel.division import DivisionLevel, level_of, parent_of
from ruralgov.domain.kernel.imports import Problems
from ruralgov.domain.registry.places.imports import SPEC, read
from ruralgov.domain.registry.places.imports_edition import Entry
from ruralgov.imports.table import from_csv, rows

SHIPPED = "371082"
"""The county whose places are shipped."""
VILLAGES, HOUSEHOLDS = 839, 157_300
"""How many villages have how many households there; others get as many for each village."""


@frozen
class Divisions:
    """The places of a county, as they are registered, and what it is called."""

    name: str
    found: list[Entry]
    """Each town and village, towns first."""
    source: str

    @property
    def city(self) -> str:
        """The six digits with which the first town's code begins."""
        return self.found[0].code[:6]

    @property
    def households(self) -> int:
        """How many households the whole of it gets."""
        villages = sum(level_of(one.code) is DivisionLevel.VILLAGE for one in self.found)
        return round(HOUSEHOLDS * villages / VILLAGES)

    def by_town(self) -> list[int]:
        """Return how many villages each town has, in the order of the codes of the towns."""
        codes = [one.code for one in self.found]
        below = Counter(parent_of(one) for one in codes if level_of(one) is DivisionLevel.VILLAGE)
        return [below[one] for one in sorted(codes) if level_of(one) is DivisionLevel.TOWN]


def of_tables(name: str, tables: list[Any], source: str) -> Divisions:
    """Return the places of tables; raises ``table_rows_wrong`` with every row that is wrong."""
    problems = Problems()
    found = read(rows(SPEC, tables, problems), problems)
    problems.check()
    return Divisions(name, found, source)


@cache
def shipped() -> Divisions:
    """Return 荣成市, whose places come with the library; they are read once."""
    data = files("ruralgov.data")
    tables = [
        from_csv((data / f"{level}-{SHIPPED}.csv").read_bytes(), SPEC)
        for level in ("towns", "villages")
    ]
    source = "china-division 2.7.0, National Bureau of Statistics, 2023-06-30"
    return of_tables("荣成市", tables, source)
