"""The tables: fixed ones made by migrations, and one for each shape the core declares."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    inspect,
)
from sqlalchemy.types import TypeEngine

from ruralgov.domain.kernel.errors import StorageFailure
from ruralgov.ports import texts as ports_texts
from ruralgov.ports.storage import Shape
from ruralgov_sqlalchemy import texts
from ruralgov_sqlalchemy.names import fitting

PREFIX = "ruralgov_"
VERSIONS = f"{PREFIX}schema"
HEAD = "0006"
"""The newest migration; a test compares it with the migrations that there are."""
KNOWN = ("0001", "0002", "0003", "0004", "0005", HEAD)
OWN: Final = frozenset(
    f"{PREFIX}{name}"
    for name in (
        *("cities", "epochs", "events", "journal", "numbers"),
        *("records", "schema", "shapes", "subjects"),
    )
)
"""Tables and views of the migrations, on any database."""
TEXT = Text().with_variant(Text(collation="C"), "postgresql")
INTEGER = BigInteger()
COUNTED = Integer()
"""A count: PostgreSQL adds these up as bigints, and bigints as much slower numerics."""
TYPES: dict[str, TypeEngine[Any]] = {"text": TEXT, "integer": INTEGER, "amount": INTEGER}
SLOT, COUNT = "tally_slot", "tally_count"
"""The columns of a tally beside its groups and sums."""


def declared(shape: Shape) -> Table:
    """Return the table for a shape; the city leads its key, unique columns and indexes."""
    name = PREFIX + shape.name
    table = Table(
        name,
        MetaData(),
        Column("city", TEXT, nullable=False),
        *(
            Column(column, TYPES[kind], nullable=column not in shape.key)
            for column, kind in shape.columns.items()
        ),
        PrimaryKeyConstraint("city", *shape.key),
        *(
            UniqueConstraint("city", *columns, name=unique_name(shape, columns))
            for columns in shape.unique
        ),
        sqlite_with_rowid=False,
    )
    for columns in shape.indexes:
        leading = ("city", *columns)
        Index(index_name(shape, columns), *(table.c[column] for column in leading))
    return table


def index_name(shape: Shape, columns: tuple[str, ...]) -> str:
    """Return the name of an index of a table."""
    return fitting(f"{PREFIX}{shape.name}_{'_'.join(columns)}_index")


def unique_name(shape: Shape, columns: tuple[str, ...]) -> str:
    """Return the name under which columns of a table are unique."""
    return fitting(f"{PREFIX}{shape.name}_{'_'.join(columns)}_key")


def tally_name(shape: Shape, by: tuple[str, ...]) -> str:
    """Return the name of the table that keeps a tally ready."""
    return fitting(f"{PREFIX}{shape.name}_by_{'_'.join(by)}")


def check_names(shapes: Iterable[Shape]) -> None:
    """Refuse a table or index that is called like another: making one would drop the other.

    Databases do not tell ``Wells`` from ``wells``. Raises ``store_name_taken``.
    """
    taken = dict.fromkeys(OWN, "ruralgov")
    for shape in shapes:
        for name in _names(shape):
            if (first := taken.get(name.lower())) is not None:
                raise StorageFailure(
                    texts.STORE_NAME_TAKEN, name=name, table=shape.name, first=first
                )
            taken[name.lower()] = shape.name


def _names(shape: Shape) -> Iterator[str]:
    """Give the names of all that a database has for a table."""
    yield PREFIX + shape.name
    yield from (tally_name(shape, by) for by in shape.tallies)
    yield from (index_name(shape, columns) for columns in shape.indexes)
    yield from (unique_name(shape, columns) for columns in shape.unique)


def declared_tally(shape: Shape, by: tuple[str, ...]) -> Table:
    """Return the table that keeps a tally ready: a row for each group and slot."""
    counted: dict[str, TypeEngine[Any]] = {SLOT: COUNTED, COUNT: COUNTED}
    counted |= {name: COUNTED for name in shape.sums if shape.columns[name] != "amount"}
    return Table(
        tally_name(shape, by),
        MetaData(),
        Column("city", TEXT, nullable=False),
        *(Column(name, TYPES[shape.columns[name]], nullable=False) for name in by),
        *(
            Column(name, counted.get(name, INTEGER), nullable=False)
            for name in (SLOT, COUNT, *shape.sums)
        ),
        PrimaryKeyConstraint("city", *by, SLOT),
        sqlite_with_rowid=False,
    )


def fill_of(shape: Shape, by: tuple[str, ...]) -> str:
    """Return the statement that counts the rows which are there when the tally is made."""
    groups, sums = ", ".join(by), "".join(f", {name}" for name in shape.sums)
    summed = "".join(f", sum({name})" for name in shape.sums)
    return (
        f"INSERT INTO {tally_name(shape, by)} (city, {groups}, {SLOT}, {COUNT}{sums}) "
        f"SELECT city, {groups}, 0, count(*){summed} FROM {PREFIX}{shape.name} "
        f"GROUP BY city, {groups}"
    )


def upgrade(connection: Connection, *, partitioned: bool = False) -> None:
    """Bring the fixed tables up to date, inside the transaction that is open.

    New ones are made *partitioned* by city or not.

    Raises ``store_newer`` where the store was written by a newer version.
    """
    found = version(connection)
    if found == HEAD:
        return
    if found is not None and found not in KNOWN:
        raise StorageFailure(ports_texts.STORE_NEWER, found=found, known=HEAD)
    # slow to import, and needed only when there is something to upgrade
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", "ruralgov_sqlalchemy:migrations")
    config.set_main_option("path_separator", "os")
    script = ScriptDirectory.from_config(config)
    with EnvironmentContext(
        config,
        script,
        fn=lambda revision, _: script._upgrade_revs(HEAD, revision),  # noqa: SLF001  alembic's own way to run without env.py
    ) as environment:
        environment.configure(
            connection=connection, version_table=VERSIONS, partitioned=partitioned
        )
        environment.run_migrations()


def version(connection: Connection) -> str | None:
    """Return the version of the store, or None where there is none."""
    if not inspect(connection).has_table(VERSIONS):
        return None
    found = connection.exec_driver_sql(f"SELECT version_num FROM {VERSIONS}").scalar()
    return None if found is None else str(found)
