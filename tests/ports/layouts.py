"""A store of SQLite in the layout that it had until its journal became compact."""

from sqlalchemy import Connection

JOURNAL = (
    "city, xid, position, kind, key, version, type, schema, command_id, actor, purpose, at, body, "
    "sealed, mac"
)
WIDE = (
    "CREATE TABLE wide (city TEXT NOT NULL, xid BIGINT NOT NULL, position BIGINT NOT NULL, "
    "kind TEXT NOT NULL, key TEXT NOT NULL, version BIGINT NOT NULL, type TEXT NOT NULL, "
    "schema BIGINT NOT NULL, command_id TEXT NOT NULL, actor TEXT NOT NULL, purpose TEXT NOT NULL, "
    "at TEXT NOT NULL, body TEXT NOT NULL, sealed BLOB, mac BLOB, "
    "PRIMARY KEY (city, xid, position), UNIQUE (city, kind, key, version)) WITHOUT ROWID",
    f"INSERT INTO wide SELECT {JOURNAL} FROM ruralgov_journal",  # noqa: S608
    "DROP VIEW ruralgov_journal",
    "DROP TABLE ruralgov_events",
    "DROP TABLE ruralgov_subjects",
    "DROP TABLE ruralgov_cities",
    "ALTER TABLE wide RENAME TO ruralgov_events",
    "UPDATE ruralgov_schema SET version_num = '0005'",
)
"""What makes the old layout of the new one; the triggers are gone as well."""


def widen(connection: Connection) -> None:
    """Give a store of SQLite the layout of before; PostgreSQL has kept it."""
    for statement in WIDE if connection.dialect.name == "sqlite" else ():
        connection.exec_driver_sql(statement)
