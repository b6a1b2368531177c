"""A projection of the feed in SQLite: how many cases each place has, open and closed.

    python examples/embedding/feed_projection.py

It follows the five promises of ruralgov.ports.feed, and the kit of ruralgov.testing.feed tries it.
"""

import sqlite3
from pathlib import Path

from ruralgov.domain.kernel.publish import FeedEvent, FeedPage

TABLES = """
    CREATE TABLE IF NOT EXISTS feed (one INTEGER PRIMARY KEY CHECK (one = 1), mark TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS cases (
        id TEXT PRIMARY KEY, place TEXT NOT NULL, open INTEGER NOT NULL
    );
"""
ENDS = ("CaseClosed", "CaseCancelled", "CaseRefused", "FilingDeclined")


class CasesByPlace:
    """Keeps where each case is and whether it is open."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.executescript(TABLES)

    def mark(self) -> str:
        """Return the mark of the last page that was taken."""
        row = self.connection.execute("SELECT mark FROM feed").fetchone()
        return "" if row is None else str(row[0])

    def take(self, page: FeedPage) -> None:
        """Keep the rows and the mark, all or nothing."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            for event in page.events:
                self._apply(event)
            self.connection.execute("INSERT OR REPLACE INTO feed VALUES (1, ?)", (page.mark,))
            self.connection.execute("COMMIT")
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise

    def _apply(self, event: FeedEvent) -> None:
        """Say what a row is, never how it changes: so taking an event again changes nothing."""
        if event.type == "CaseReported":
            self.connection.execute(
                "INSERT OR IGNORE INTO cases VALUES (?, ?, 1)", (event.key, event.fields["place"])
            )
        elif event.type == "CaseRelocated":
            self.connection.execute(
                "UPDATE cases SET place = ? WHERE id = ?", (event.fields["place"], event.key)
            )
        elif event.type in ENDS:
            self.connection.execute("UPDATE cases SET open = 0 WHERE id = ?", (event.key,))

    def counts(self) -> list[tuple[str, int, int]]:
        """Return each place with its cases, all and open."""
        return self.connection.execute(
            "SELECT place, count(*), sum(open) FROM cases GROUP BY place ORDER BY place"
        ).fetchall()

    def close(self) -> None:
        """Close the file."""
        self.connection.close()
