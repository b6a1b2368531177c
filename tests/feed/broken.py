"""Consumers with a fault each, which the kit must name."""

import sqlite3
from pathlib import Path
from typing import Any

from ruralgov.domain.kernel.publish import FeedEvent, FeedPage
from ruralgov.testing import feed as kit


class Good:
    """Counts events by type, each once; every fault is a small change of it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.db = sqlite3.connect(path, isolation_level=None)
        self.db.executescript(
            "CREATE TABLE IF NOT EXISTS seen (id TEXT PRIMARY KEY, type TEXT);"
            "CREATE TABLE IF NOT EXISTS counts (type TEXT PRIMARY KEY, n INTEGER);"
            "CREATE TABLE IF NOT EXISTS feed (mark TEXT);"
        )

    def mark(self) -> str:
        row = self.db.execute("SELECT mark FROM feed").fetchone()
        return "" if row is None else str(row[0])

    def take(self, page: FeedPage) -> None:
        self.db.execute("BEGIN")
        try:
            self.apply(page)
            self.keep(page.mark)
            self.db.execute("COMMIT")
        except BaseException:
            self.db.execute("ROLLBACK")
            raise

    def apply(self, page: FeedPage) -> None:
        for one in page.events:
            if one.type.startswith("Case") and self.first(one):
                self.count(one.type)

    def first(self, one: FeedEvent) -> bool:
        done = self.db.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (one.id, one.type))
        return done.rowcount == 1

    def count(self, name: str) -> None:
        self.db.execute(
            "INSERT INTO counts VALUES (?, 1) ON CONFLICT (type) DO UPDATE SET n = n + 1", (name,)
        )

    def keep(self, mark: str) -> None:
        self.db.execute("DELETE FROM feed")
        self.db.execute("INSERT INTO feed VALUES (?)", (mark,))

    def seen(self) -> Any:
        return self.db.execute("SELECT * FROM counts ORDER BY type").fetchall()

    def close(self) -> None:
        self.db.close()


class MarkFirst(Good):
    """Keeps the mark in a transaction before the effects."""

    def take(self, page: FeedPage) -> None:
        self.keep(page.mark)
        super().take(page)


class MarkAfter(Good):
    """Keeps the mark in a transaction after effects that count twice."""

    def take(self, page: FeedPage) -> None:
        self.apply(page)
        self.keep(page.mark)

    def first(self, one: FeedEvent) -> bool:
        return True


class NoTransaction(Good):
    """Writes each thing by itself."""

    def take(self, page: FeedPage) -> None:
        self.apply(page)
        self.keep(page.mark)


class CountsTwice(Good):
    """Does not know an event again."""

    def first(self, one: FeedEvent) -> bool:
        return True


class KnowsTheLastOnly(Good):
    """Knows only the page before again."""

    def apply(self, page: FeedPage) -> None:
        if page.mark != self.mark():
            for one in page.events:
                if one.type.startswith("Case"):
                    self.count(one.type)


class FirstOfPage(Good):
    """Looks at the first event of each type in a page only."""

    def apply(self, page: FeedPage) -> None:
        types = set[str]()
        for one in page.events:
            if one.type not in types and one.type.startswith("Case") and self.first(one):
                self.count(one.type)
            types.add(one.type)


class StaysBehind(Good):
    """Moves its mark only over pages that have events."""

    def keep(self, mark: str) -> None:
        if not mark.endswith("+"):
            super().keep(mark)


class CountsTheUnknown(Good):
    """Counts whatever comes."""

    def apply(self, page: FeedPage) -> None:
        for one in page.events:
            if self.first(one):
                self.count(one.type)


class InMemory(Good):
    """Keeps its counts in memory."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.counts: dict[str, int] = {}

    def count(self, name: str) -> None:
        self.counts[name] = self.counts.get(name, 0) + 1

    def seen(self) -> Any:
        return sorted(self.counts.items())


class Random(Good):
    """Depends on the file in which it is."""

    def count(self, name: str) -> None:
        super().count(f"{name} {self.path.name}")


class Idle(Good):
    """Keeps nothing."""

    def count(self, name: str) -> None:
        pass


BROKEN = [
    (kit.kept_together, 1, MarkFirst),
    (kit.kept_together, 1, MarkAfter),
    (kit.kept_together, 1, NoTransaction),
    (kit.kept_together, 1, InMemory),
    (kit.taken_once, 2, CountsTwice),
    (kit.taken_once, 2, KnowsTheLastOnly),
    (kit.paged, 3, FirstOfPage),
    (kit.paged, 3, StaysBehind),
    (kit.unknown_passed, 4, CountsTheUnknown),
    (kit.rebuilt, 5, InMemory),
    (kit.rebuilt, 5, Random),
    (kit.rebuilt, 5, Idle),
]
