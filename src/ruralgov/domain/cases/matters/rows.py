"""The table of matters."""

from collections.abc import Iterator
from datetime import date
from itertools import zip_longest

from ruralgov.domain.cases.matters.model import Matter, Withdrawal
from ruralgov.domain.cases.table import Level
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class MatterRow:
    """One version of a matter."""

    owner: str = ""
    category: str
    name: str
    unit: str
    level: Level
    since: date
    until: date


TABLES = (Table(name="matters", row=MatterRow, key=("owner", "since")),)


def rows(matter: Matter) -> Iterator[MatterRow]:
    """Give a row for each version of a matter."""
    entries = matter.entries
    for version, following in zip_longest(entries, entries[1:]):
        if isinstance(version, Withdrawal):
            continue
        until = following.since if following else FOREVER
        yield MatterRow(
            category=version.category,
            name=version.name,
            unit=version.unit,
            level=version.terms.level,
            since=version.since,
            until=until,
        )
