"""The database itself refuses to change or delete an event."""

from alembic import op

revision = "0002"
down_revision = "0001"

REFUSAL = "the journal is append-only"


def upgrade() -> None:
    """Put a trigger on every way to change or delete an event."""
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER ruralgov_events_no_{verb.lower()} BEFORE {verb} "
                f"ON ruralgov_events BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION ruralgov_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
    )
    op.execute(
        "CREATE TRIGGER ruralgov_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE "
        "ON ruralgov_events FOR EACH STATEMENT EXECUTE FUNCTION ruralgov_refuse()"
    )
