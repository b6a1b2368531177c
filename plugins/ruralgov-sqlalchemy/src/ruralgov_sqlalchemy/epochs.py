"""Epochs: a store that goes on in another server, or from a backup, begins a new one.

An event's place in the feed is (xid, position), and ``xid`` is the epoch, in the bits above the
lowest 48, with the number of the transaction on PostgreSQL. So nothing that was written is ever
given another place: what a new epoch writes comes after all that there was, however low the new
server counts its transactions, and after all marks that readers keep of what a backup had not.
"""

from typing import Final

from sqlalchemy import Connection, text

BITS: Final = 48
"""A server that ends 10,000 transactions a second has enough of them for 890 years."""
NUMBERS: Final = 38
"""On SQLite the bits of an event's place for its number within an epoch."""
EPOCHS: Final = 12
"""The bits for the epoch, above these."""
SLOT: Final = NUMBERS + EPOCHS
"""So many bits are below the slot of a city, which leads the place."""
BASE: Final = "((SELECT max(epoch) FROM ruralgov_epochs) << 48)"
"""The least ``xid`` of the present epoch, in a statement."""
OF_NUMBERS: Final = f"SELECT max(xid) >> {BITS} FROM ruralgov_events"
OF_PLACES: Final = (
    f"SELECT max((SELECT max(id) FROM ruralgov_events WHERE id < (slot + 1) << {SLOT}) "
    f">> {NUMBERS} & {(1 << EPOCHS) - 1}) FROM ruralgov_cities"
)
"""The newest epoch that an event is of."""
SERVER = "SELECT system_identifier::text FROM pg_control_system()"
NUMBER = "pg_current_xact_id()::text::bigint"
AHEAD = (
    f"SELECT coalesce((SELECT max(xid) FROM ruralgov_events WHERE city = %(city)s), 0) >= {BASE} "
    "+ greatest(pg_snapshot_xmax(pg_current_snapshot())::text::bigint, "
    "pg_current_xact_id_if_assigned()::text::bigint + 1)"
)
"""Whether an event has a transaction that is still to come: that of another server.

Of those that began, a snapshot counts all but its own, in which there may be events of ours too.
"""


def follow(connection: Connection, city: str) -> None:
    """Begin an epoch where the store is new, or was not written by this server so far."""
    if not stands(connection, city):
        begin(connection)


def stands(connection: Connection, city: str) -> bool:
    """Tell whether the present epoch is one of this server."""
    newest = connection.exec_driver_sql(
        "SELECT server FROM ruralgov_epochs ORDER BY epoch DESC LIMIT 1"
    ).scalar_one_or_none()
    if newest is None or newest != _server(connection):
        return False
    if connection.dialect.name == "sqlite":
        return True
    return not connection.exec_driver_sql(AHEAD, {"city": city}).scalar_one()


def begin(connection: Connection) -> None:
    """Begin an epoch after every one that an event is of; the first of an empty store is 0."""
    newest = OF_PLACES if connection.dialect.name == "sqlite" else OF_NUMBERS
    known = connection.exec_driver_sql(
        f"SELECT (SELECT max(epoch) FROM ruralgov_epochs), ({newest})"
    ).one()
    epoch = max((int(one) + 1 for one in known if one is not None), default=0)
    add = text("INSERT INTO ruralgov_epochs (epoch, server) VALUES (:epoch, :server)")
    connection.execute(add, {"epoch": epoch, "server": _server(connection)})
    if connection.dialect.name != "sqlite":
        number = f"{epoch << BITS} + {NUMBER}"
        connection.exec_driver_sql(
            f"ALTER TABLE ruralgov_events ALTER COLUMN xid SET DEFAULT ({number})"
        )


def _server(connection: Connection) -> str:
    """Return what a PostgreSQL server has called itself since it was made."""
    if connection.dialect.name == "sqlite":
        return ""
    return str(connection.exec_driver_sql(SERVER).scalar_one())
