"""Makes the tables what their shapes say; in what shape each is, is kept in ``ruralgov_shapes``.

A row under no city has the shape that a table has in the database; one under a city has a print of
the shape in which that city filled it. Each city has keys of its own, so that none can fill a table
for another: making it anew takes away the rows of all, and what says that they were filled.
"""

from collections.abc import Iterable, Mapping, Set
from hashlib import sha256

import msgspec
from attrs import evolve
from sqlalchemy import Connection, Table, inspect, text

from ruralgov.domain.kernel.errors import StorageFailure
from ruralgov.ports import texts as ports_texts
from ruralgov.ports.storage import Shape
from ruralgov_sqlalchemy import partitions, texts
from ruralgov_sqlalchemy.schema import (
    PREFIX,
    declared,
    declared_tally,
    fill_of,
    index_name,
    tally_name,
)

SHAPES = f"{PREFIX}shapes"
NO_CITY = ""
"""Stands before the rows that tell the shape of a table itself."""


class Tables:
    """The tables of a database, inside the transaction that is open.

    Of one that is partitioned each city has its own: those that have any, and *newcomer*.
    """

    def __init__(self, connection: Connection, newcomer: str | None = None) -> None:
        self._connection = connection
        self._there = set(inspect(connection).get_table_names())
        self._newcomer = newcomer
        self._cities: set[str] = set()
        if newcomer is not None:
            self._cities = partitions.cities(connection) | {newcomer}

    def follow(self, shapes: Iterable[Shape]) -> None:
        """Make, change and make anew what differs; raises ``store_table_differs``."""
        kept = prints(self._connection, NO_CITY)
        if self._newcomer is not None:
            self._give_fixed(self._newcomer)
        for shape in shapes:
            before = self._before(shape, kept.get(shape.name))
            if before is None:
                self._make(shape)
            else:
                self._adjust(before, shape)
            if before is None or kept.get(shape.name) != whole(shape):
                keep(self._connection, NO_CITY, {shape.name: whole(shape)})

    def _before(self, shape: Shape, kept: str | None) -> Shape | None:
        """Return the shape in which a table is, or None where it is to be made."""
        if PREFIX + shape.name not in self._there:
            return None
        before = None if kept is None else _shape(kept)
        if before is None and not shape.derived and self._has_frame_of(shape):
            before = evolve(shape, indexes=(), tallies=())  # made before shapes were kept
        if before is not None and before.frame == shape.frame:
            return before
        if not shape.derived:
            raise StorageFailure(ports_texts.STORE_TABLE_DIFFERS, table=PREFIX + shape.name)
        return None

    def _has_frame_of(self, shape: Shape) -> bool:
        found = inspect(self._connection)
        name = PREFIX + shape.name
        columns = [column["name"] for column in found.get_columns(name)]
        unique = {tuple(one["column_names"]) for one in found.get_unique_constraints(name)}
        key = found.get_pk_constraint(name)["constrained_columns"]
        return (
            columns == ["city", *shape.columns]
            and key == ["city", *shape.key]
            and unique == {("city", *names) for names in shape.unique}
        )

    def _make(self, shape: Shape) -> None:
        self._drop(PREFIX + shape.name)
        self._create(declared(shape))
        for by in shape.tallies:
            self._make_tally(shape, by)
        forget(self._connection, shape.name)

    def _adjust(self, before: Shape, shape: Shape) -> None:
        """Bring indexes and tallies to what the shape says; the rows stay."""
        empty = self._give(PREFIX + shape.name)
        for city in empty:
            keep(self._connection, city, {}, {shape.name})
        for columns in {*before.indexes} - {*shape.indexes}:
            self._run(f"DROP INDEX IF EXISTS {index_name(shape, columns)}")
        new = {index_name(shape, columns) for columns in {*shape.indexes} - {*before.indexes}}
        for index in declared(shape).indexes if new else ():
            if index.name in new:
                index.create(self._connection)
        good = {*before.tallies} & {*shape.tallies} if before.sums == shape.sums else set()
        for by in {*before.tallies} - good:
            self._drop(tally_name(shape, by))
        for by in shape.tallies:
            name = tally_name(shape, by)
            if by not in good or name not in self._there or self._lack(name) - empty:
                self._make_tally(shape, by)
                self._run(fill_of(shape, by))
            self._give(name)

    def _make_tally(self, shape: Shape, by: tuple[str, ...]) -> None:
        self._drop(tally_name(shape, by))
        self._create(declared_tally(shape, by))

    def _create(self, table: Table) -> None:
        if self._cities:
            partitions.create(self._connection, table)
        else:
            table.create(self._connection)
        self._there.add(table.name)
        self._give(table.name)

    def _give_fixed(self, city: str) -> None:
        """Give a city its journal; raises ``store_partition_gone`` where it had one before."""
        for table in partitions.FIXED:
            name = partitions.name_of(table, city)
            if name in self._there:
                continue
            if city in cities(self._connection):
                raise StorageFailure(texts.STORE_PARTITION_GONE, table=name, city=city)
            partitions.add(self._connection, table, city)

    def _give(self, table: str) -> set[str]:
        """Make the partitions of a table that cities lack; return these cities."""
        found = self._lack(table)
        for city in sorted(found):
            partitions.add(self._connection, table, city)
            self._there.add(partitions.name_of(table, city))
        return found

    def _lack(self, table: str) -> set[str]:
        """Return the cities that have no partition of a table."""
        return {one for one in self._cities if partitions.name_of(table, one) not in self._there}

    def _drop(self, name: str) -> None:
        if name in self._there:
            self._run(f"DROP TABLE {name}")
            self._there -= {name, *(partitions.name_of(name, city) for city in self._cities)}

    def _run(self, statement: str) -> None:
        self._connection.exec_driver_sql(statement)


def _shape(kept: str) -> Shape | None:
    """Return the shape that is kept of a table, or None where it cannot be read."""
    try:
        return msgspec.json.decode(kept, type=Shape)
    except msgspec.DecodeError:
        return None


def whole(shape: Shape) -> str:
    """Return what is kept of the shape in which a table is."""
    return msgspec.json.encode(shape).decode()


def filled(shapes: Iterable[Shape]) -> dict[str, str]:
    """Return what is kept of the derived tables of a city that are filled."""
    return {shape.name: _print_of(shape) for shape in shapes if shape.derived}


def _print_of(shape: Shape) -> str:
    frame = (list(shape.columns.items()), shape.key, sorted(shape.unique))
    return sha256(msgspec.json.encode(frame)).hexdigest()


def prints(connection: Connection, city: str) -> dict[str, str]:
    """Return the prints of a city, by the names of the tables."""
    question = text(f"SELECT name, print FROM {SHAPES} WHERE city = :city")
    return {str(row[0]): str(row[1]) for row in connection.execute(question, {"city": city})}


def pending(
    connection: Connection, city: str, shapes: Iterable[Shape], *, exact: bool
) -> list[str]:
    """Return which tables differ from their shapes or are not filled; *exact*: or are no more."""
    shapes = tuple(shapes)
    made, kept, now = prints(connection, NO_CITY), prints(connection, city), filled(shapes)
    wanted = {PREFIX + one.name for one in shapes}
    wanted |= {tally_name(one, by) for one in shapes for by in one.tallies}
    if partitions.chosen(connection, None):
        wanted |= {partitions.name_of(name, city) for name in (*wanted, *partitions.FIXED)}
    gone = wanted - set(inspect(connection).get_table_names())
    return [
        *(f"table {PREFIX}{one.name}" for one in shapes if made.get(one.name) != whole(one)),
        *(f"table {name}" for name in sorted(gone)),
        *(f"rows of {PREFIX}{name}" for name, one in now.items() if kept.get(name) != one),
        *(f"rows of {PREFIX}{name}" for name in sorted(kept.keys() - now) if exact),
    ]


def cities(connection: Connection) -> list[str]:
    """Return the cities that have filled a table."""
    if not inspect(connection).has_table(SHAPES):
        return []
    question = text(f"SELECT DISTINCT city FROM {SHAPES} WHERE city <> '' ORDER BY city")
    return [str(row[0]) for row in connection.execute(question)]


def keep(
    connection: Connection, city: str, new: Mapping[str, str], gone: Set[str] = frozenset()
) -> None:
    """Keep the prints of a city instead of those that they had."""
    both = [{"city": city, "name": name} for name in {*new, *gone}]
    if both:
        connection.execute(text(f"DELETE FROM {SHAPES} WHERE city = :city AND name = :name"), both)
    if new:
        connection.execute(
            text(f"INSERT INTO {SHAPES} (city, name, print) VALUES (:city, :name, :print)"),
            [{"city": city, "name": name, "print": one} for name, one in new.items()],
        )


def forget(connection: Connection, name: str) -> None:
    """Forget that any city filled a table."""
    connection.execute(text(f"DELETE FROM {SHAPES} WHERE name = :name"), {"name": name})
