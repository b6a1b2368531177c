"""What this package offers to ruralgov."""

from collections.abc import Mapping

from ruralgov.hooks.specs import StorageMaker, hookimpl


@hookimpl
def ruralgov_storages() -> Mapping[str, StorageMaker]:
    """Offer SQLite and PostgreSQL by their URL schemes."""
    from ruralgov_sqlalchemy.storage import SqlStorage  # slow to import, needed when chosen

    return {"sqlite": SqlStorage, "postgresql": SqlStorage, "postgres": SqlStorage}
