"""The shape in which each table was made, and last filled for each city."""

import sqlalchemy as sa
from alembic import op

from ruralgov_sqlalchemy.schema import TEXT

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table; a store of before has no shapes in it, so that its tables are made anew."""
    op.create_table(
        "ruralgov_shapes",
        *(sa.Column(name, TEXT, primary_key=True) for name in ("city", "name")),
        sa.Column("print", TEXT, nullable=False),
        sqlite_with_rowid=False,
    )
