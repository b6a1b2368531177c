"""The epochs of the store: each server that it went on in, and each backup that it went on from."""

import sqlalchemy as sa
from alembic import op

from ruralgov_sqlalchemy.schema import INTEGER, TEXT

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table; ``epochs.follow`` fills it."""
    op.create_table(
        "ruralgov_epochs",
        sa.Column("epoch", INTEGER, primary_key=True, autoincrement=False),
        sa.Column("server", TEXT, nullable=False),
        sqlite_with_rowid=False,
    )
