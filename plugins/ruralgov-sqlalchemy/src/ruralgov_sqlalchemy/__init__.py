"""Storage for ruralgov over SQLAlchemy: SQLite embedded, PostgreSQL in production."""

from ruralgov_sqlalchemy.joined import JoinedStorage
from ruralgov_sqlalchemy.over import connection_over
from ruralgov_sqlalchemy.storage import SqlStorage

__all__ = ["JoinedStorage", "SqlStorage", "connection_over"]
