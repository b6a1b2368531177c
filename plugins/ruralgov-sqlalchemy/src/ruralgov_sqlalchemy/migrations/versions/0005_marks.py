"""A mark on each event that only the key of its city makes."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the column; the events of before have none in it, and are vouched for together."""
    op.add_column("ruralgov_events", sa.Column("mac", sa.LargeBinary))
