"""The tables: three that are always there, and one for each shape the core declares."""

from sqlalchemy import (
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from ruralgov.ports.storage import Shape

PREFIX = "ruralgov_"
APPEND_ONLY = tuple(
    f"CREATE TRIGGER IF NOT EXISTS ruralgov_events_no_{verb} BEFORE {verb} ON ruralgov_events "
    "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
    for verb in ("UPDATE", "DELETE")
)


def fixed(metadata: MetaData) -> tuple[Table, Table]:
    """Return the tables of the records and of the journal."""
    records = Table(
        f"{PREFIX}records",
        metadata,
        Column("kind", Text, primary_key=True),
        Column("key", Text, primary_key=True),
        Column("version", Integer, nullable=False),
        Column("body", Text, nullable=False),
        Column("sealed", LargeBinary),
        sqlite_strict=True,
    )
    events = Table(
        f"{PREFIX}events",
        metadata,
        Column("mark", Integer, primary_key=True),
        *(Column(name, Text, nullable=False) for name in ("kind", "key")),
        Column("version", Integer, nullable=False),
        Column("type", Text, nullable=False),
        Column("schema", Integer, nullable=False),
        *(Column(name, Text, nullable=False) for name in ("command_id", "actor", "purpose")),
        *(Column(name, Text, nullable=False) for name in ("at", "body")),
        Column("sealed", LargeBinary),
        UniqueConstraint("kind", "key", "version"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    return records, events


def declared(metadata: MetaData, shape: Shape) -> Table:
    """Return the table for a shape, with its key, unique columns and indexes."""
    name = PREFIX + shape.name
    types = {"text": Text, "integer": Integer}
    table = Table(
        name,
        metadata,
        *(Column(column, types[kind]) for column, kind in shape.columns.items()),
        PrimaryKeyConstraint(*shape.key),
        *(UniqueConstraint(*columns) for columns in shape.unique),
        sqlite_strict=True,
    )
    for columns in shape.indexes:
        Index(f"{name}_{'_'.join(columns)}", *(table.c[column] for column in columns))
    return table
