"""Records, the journal and numbers."""

import sqlalchemy as sa
from alembic import op

from ruralgov_sqlalchemy.partitions import clause
from ruralgov_sqlalchemy.schema import INTEGER, TEXT

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables. On PostgreSQL an event carries its transaction's number."""
    by_city = clause(partitioned=op.get_context().opts["partitioned"])
    op.create_table(
        "ruralgov_records",
        *(sa.Column(name, TEXT, primary_key=True) for name in ("city", "kind", "key")),
        sa.Column("version", INTEGER, nullable=False),
        sa.Column("body", TEXT, nullable=False),
        sa.Column("sealed", sa.LargeBinary),
        sqlite_with_rowid=False,
        postgresql_partition_by=by_city,
    )
    postgresql = op.get_bind().dialect.name == "postgresql"
    transaction = sa.text("(pg_current_xact_id()::text::bigint)") if postgresql else None
    position = (sa.Identity(always=True),) if postgresql else ()
    op.create_table(
        "ruralgov_events",
        sa.Column("city", TEXT, primary_key=True),
        sa.Column("xid", INTEGER, primary_key=True, server_default=transaction),
        sa.Column("position", INTEGER, *position, primary_key=True),
        *(sa.Column(name, TEXT, nullable=False) for name in ("kind", "key")),
        sa.Column("version", INTEGER, nullable=False),
        sa.Column("type", TEXT, nullable=False),
        sa.Column("schema", INTEGER, nullable=False),
        *(sa.Column(name, TEXT, nullable=False) for name in ("command_id", "actor", "purpose")),
        *(sa.Column(name, TEXT, nullable=False) for name in ("at", "body")),
        sa.Column("sealed", sa.LargeBinary),
        sa.UniqueConstraint("city", "kind", "key", "version", name="ruralgov_events_version_key"),
        sqlite_with_rowid=False,
        postgresql_partition_by=by_city,
    )
    if postgresql:
        return  # numbers come from sequences there: a counter row would make every writer wait
    op.create_table(
        "ruralgov_numbers",
        *(sa.Column(name, TEXT, primary_key=True) for name in ("city", "series")),
        sa.Column("last", INTEGER, nullable=False),
        sqlite_with_rowid=False,
    )
