"""Storage for ruralgov over SQLAlchemy: SQLite embedded, PostgreSQL in production."""

from ruralgov_sqlalchemy.over import connection_over
from ruralgov_sqlalchemy.storage import JoinedStorage, SqlStorage

__all__ = ["JoinedStorage", "SqlStorage", "connection_over"]
