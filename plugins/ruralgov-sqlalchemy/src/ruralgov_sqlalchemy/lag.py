"""How far the feed of PostgreSQL waits for transactions that are open, of whomever."""

from sqlalchemy import Connection, text

from ruralgov.ports.besides import Lag
from ruralgov_sqlalchemy.epochs import BASE

OLDEST = "pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
HIDDEN = text(
    f"SELECT count(*), min(at) FROM ruralgov_events WHERE city = :city AND xid >= {BASE} + {OLDEST}"
)
HOLDER = text(
    "SELECT lock.pid, coalesce(one.datname, left_over.database), "
    "coalesce(one.application_name, left_over.gid), extract(epoch FROM "
    "clock_timestamp() - coalesce(one.xact_start, left_over.prepared))::bigint "
    "FROM pg_locks AS lock LEFT JOIN pg_stat_activity AS one ON one.pid = lock.pid "
    "LEFT JOIN pg_prepared_xacts AS left_over ON left_over.transaction = lock.transactionid "
    "WHERE lock.locktype = 'transactionid' AND lock.mode = 'ExclusiveLock' "
    f"AND lock.granted AND lock.transactionid::text::bigint = {OLDEST} & 4294967295"
)
"""The session, or what a two-phase commit left over, whose transaction is the oldest."""


def lag(connection: Connection, city: str) -> Lag:
    """Return what the feed of a city does not show yet, and for whom it waits."""
    events, since = connection.execute(HIDDEN, {"city": city}).one()
    holder = connection.execute(HOLDER).first()
    pid, database, application, seconds = (None, None, None, None) if holder is None else holder
    return Lag(
        events=events,
        since=since or "",
        pid=pid,
        database=database or "",
        application=application or "",
        seconds=seconds,
    )
