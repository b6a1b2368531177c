"""Parts of SQL statements, and rows put together that one statement can write."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter

from sqlalchemy import Table

from ruralgov.ports.storage import Row, Where


def narrow(where: Sequence[Where]) -> bool:
    """Tell whether a condition may pick a few rows."""
    return any(one.operator == "=" for one in where)


def marks(values: Sequence[object]) -> str:
    """Return so many marks for values."""
    return ", ".join("?" for _ in values)


@cache
def column_names(table: Table) -> list[str]:
    """Return the columns of a table, but the city."""
    return [column.name for column in table.columns if column.name != "city"]


@cache
def column_list(table: Table) -> str:
    """Return these columns as text."""
    return ", ".join(column_names(table))


@cache
def key_places(table: Table) -> list[int]:
    """Return where the key stands in a row."""
    return [column_names(table).index(name) for name in key_columns(table)]


@cache
def key_condition(table: Table) -> str:
    """Return the condition that picks one row by its key."""
    return " AND ".join(f"{column} = ?" for column in ("city", *key_columns(table)))


@cache
def key_columns(table: Table) -> list[str]:
    """Return the columns of the key, but the city."""
    return [column.name for column in table.primary_key if column.name != "city"]


def by_columns(
    changed: list[tuple[str, Row, Row]],
) -> Iterator[tuple[str, tuple[int, ...], list[Row]]]:
    """Give changed rows as they are now, those together that differ in the same columns."""
    found: dict[tuple[str, tuple[int, ...]], list[Row]] = defaultdict(list)
    for name, before, after in changed:
        columns = tuple([at for at, value in enumerate(before) if value != after[at]])
        found[name, columns].append(after)
    for (name, columns), rows in found.items():
        yield name, columns, rows


def by_table(pairs: list[tuple[str, Row]]) -> Iterator[tuple[str, list[Row]]]:
    """Give rows together that are of one table."""
    for name, group in groupby(sorted(pairs, key=itemgetter(0)), key=itemgetter(0)):
        yield name, [row for _, row in group]


def matching(city: str, where: Sequence[Where], *, sqlite: bool) -> tuple[str, Row]:
    """Return the conditions on the rows of a city, and their values.

    SQLite takes the city for the rare value, and walks all of it by the table's key where an
    index knows a few rows; so it is told which is the rare one.
    """
    parts = tuple([(one.column, one.operator, one.value is None) for one in where])
    values = [one.value for one in where if one.operator != "=" or one.value is not None]
    return _conditions(parts, sqlite), (city, *values)


@lru_cache(1024)
def _conditions(where: tuple[tuple[str, str, bool], ...], sqlite: bool) -> str:
    """Return conditions as text, each of a column, an operator, and whether the value is None."""
    text, asked = "city = ?", False
    rare = any(operator == "=" for _, operator, _ in where)
    for column, operator, none in where:
        if operator == "=" and none:
            text += f" AND {column} IS NULL"
            continue
        asked = True
        condition = f"{column} {operator} ?"
        if sqlite and operator == "=":
            condition = f"likelihood({condition}, 0.01)"
        elif sqlite and rare:
            condition = f"+{condition}"  # a range is never the rare one
        text += f" AND {condition}"
    return text.replace("city = ?", "likelihood(city = ?, 0.99)", 1) if sqlite and asked else text
