"""An outbox of the feed in SQLite: messages to others, written with the mark and sent after.

A message is sent at least once; its id is the event's, by which whoever gets it knows a repeat.
"""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

from ruralgov.app.codec import to_json
from ruralgov.domain.kernel.publish import FeedPage

TABLES = """
    CREATE TABLE IF NOT EXISTS feed (one INTEGER PRIMARY KEY CHECK (one = 1), mark TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS outbox (
        place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL,
        sent INTEGER NOT NULL
    );
"""


class Outbox:
    """Keeps a message for each dispatched case until it was sent."""

    def __init__(self, path: Path, types: tuple[str, ...] = ("CaseDispatched",)) -> None:
        self.types = types
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.executescript(TABLES)

    def mark(self) -> str:
        """Return the mark of the last page that was taken."""
        row = self.connection.execute("SELECT mark FROM feed").fetchone()
        return "" if row is None else str(row[0])

    def take(self, page: FeedPage) -> None:
        """Write the messages and the mark, all or nothing."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            for event in page.events:
                if event.type in self.types:
                    self.connection.execute(
                        "INSERT OR IGNORE INTO outbox (id, body, sent) VALUES (?, ?, 0)",
                        (event.id, to_json(event)),
                    )
            self.connection.execute("INSERT OR REPLACE INTO feed VALUES (1, ?)", (page.mark,))
            self.connection.execute("COMMIT")
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise

    def send(self, post: Callable[[str, dict[str, object]], None]) -> int:
        """Send what waits, in the order of the feed; stop at the first that cannot be sent."""
        waiting = self.connection.execute(
            "SELECT place, id, body FROM outbox WHERE sent = 0 ORDER BY place"
        ).fetchall()
        for place, name, body in waiting:
            post(name, json.loads(body))  # a crash after this line sends it once more
            self.connection.execute("UPDATE outbox SET sent = 1 WHERE place = ?", (place,))
        return len(waiting)

    def close(self) -> None:
        """Close the file."""
        self.connection.close()
