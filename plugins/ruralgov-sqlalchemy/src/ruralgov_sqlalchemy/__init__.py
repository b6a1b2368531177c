"""Storage for ruralgov over SQLAlchemy Core: records, tables and the journal in SQLite."""

from ruralgov_sqlalchemy.storage import SqlStorage

__all__ = ["SqlStorage"]
