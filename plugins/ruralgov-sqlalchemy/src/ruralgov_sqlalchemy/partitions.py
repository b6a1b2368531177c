"""Tables partitioned by city: an option for a PostgreSQL that several cities share.

It is chosen when the database is first set up, and the tables themselves tell it from then on.
Every table whose rows are of cities has a partition for each city. What asks and writes names the
table and the city, as ever, and PostgreSQL goes to that city's partition alone.
"""

from typing import Final

from sqlalchemy import Connection, Table

from ruralgov.domain.kernel.errors import StorageFailure
from ruralgov_sqlalchemy import texts
from ruralgov_sqlalchemy.names import fitting

EVENTS: Final = "ruralgov_events"
FIXED: Final = ("ruralgov_records", EVENTS)
"""The tables of migrations that are partitioned; the others hold little, and that of all cities."""
SPLIT: Final = "SELECT relkind = 'p' FROM pg_class WHERE oid = to_regclass('ruralgov_events')"
"""Whether the tables are partitioned; no row where there are none."""
CLAUSE: Final = "LIST (city)"
BOUNDS: Final = (
    "SELECT pg_get_expr(c.relpartbound, c.oid) FROM pg_inherits i JOIN pg_class c "
    "ON c.oid = i.inhrelid WHERE i.inhparent = to_regclass('ruralgov_events')"
)


def chosen(connection: Connection, wanted: bool | None) -> bool:
    """Return whether the tables of a database are partitioned, or are to be made so.

    With None as they are, and of a new database they are not. Raises ``store_not_partitioned`` or
    ``store_partitioned_otherwise``.
    """
    if connection.dialect.name == "sqlite":
        if wanted:
            raise StorageFailure(texts.STORE_NOT_PARTITIONED)
        return False
    found = connection.exec_driver_sql(SPLIT).scalar_one_or_none()
    if found is None:
        return bool(wanted)
    if wanted is not None and wanted is not found:
        said = {True: "true", False: "false"}
        raise StorageFailure(
            texts.STORE_PARTITIONED_OTHERWISE, wanted=said[wanted], found=said[found]
        )
    return bool(found)


def clause(*, partitioned: bool) -> str | None:
    """Return what a migration says when it makes a table whose rows are of cities."""
    return CLAUSE if partitioned else None


def cities(connection: Connection) -> set[str]:
    """Return the cities that have partitions."""
    return {str(row[0]).split("'")[1] for row in connection.exec_driver_sql(BOUNDS)}


def name_of(table: str, city: str) -> str:
    """Return the name of the partition of a city."""
    return fitting(f"{table}_{city}")


def bound_of(city: str) -> str:
    """Return for which rows the partition of a city is, as PostgreSQL says it."""
    return f"FOR VALUES IN ('{city}')"


def create(connection: Connection, table: Table) -> None:
    """Make a table that is partitioned, as yet without partitions."""
    table.dialect_options["postgresql"]["partition_by"] = CLAUSE
    table.create(connection)


def add(connection: Connection, table: str, city: str) -> None:
    """Make the partition of a city.

    Attached rather than made as a partition: that waits for no city which is writing, and lets
    none wait. The journal refuses changes at the partition's own name too.
    """
    name = name_of(table, city)
    statements = [f"CREATE TABLE {name} (LIKE {table} INCLUDING DEFAULTS INCLUDING INDEXES)"]
    if table == EVENTS:
        statements.append(
            f"CREATE TRIGGER {trigger_of(city)} BEFORE UPDATE OR DELETE OR TRUNCATE ON {name} "
            "FOR EACH STATEMENT EXECUTE FUNCTION ruralgov_refuse()"
        )
    statements.append(f"ALTER TABLE {table} ATTACH PARTITION {name} {bound_of(city)}")
    for statement in statements:
        connection.exec_driver_sql(statement)


def trigger_of(city: str) -> str:
    """Return the name of the trigger that keeps a city's journal from being changed."""
    return f"{name_of(EVENTS, city)}_append_only"
