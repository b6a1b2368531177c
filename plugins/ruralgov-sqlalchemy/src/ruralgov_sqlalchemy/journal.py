"""The journal: on PostgreSQL a row is an event, on SQLite it is compact (``compact.py``).

On SQLite the kind and the key of a record stand once, in ``ruralgov_subjects``, and an event has
the number of that row. The view ``ruralgov_journal`` shows the events as they are elsewhere.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any, Protocol

from ruralgov.ports.storage import Marked, Row, StoredEvent
from ruralgov_sqlalchemy import compact
from ruralgov_sqlalchemy.dialects import COLUMNS, POSTGRESQL, SQLITE
from ruralgov_sqlalchemy.epochs import BITS
from ruralgov_sqlalchemy.schema import PREFIX

EVENTS, SUBJECTS, CITIES = (f"{PREFIX}{name}" for name in ("events", "subjects", "cities"))
FIELDS = ", ".join(COLUMNS)
KEPT = (
    "s.kind, s.key, e.version, e.type, e.schema, e.command_id, e.part, e.actor, e.purpose, e.at, "
    "e.body, e.sealed, e.mac"
)
"""An event as SQLite keeps it."""
GIVEN = (
    *("id", "subject", "version", "type", "schema", "command_id", "part", "actor", "purpose"),
    *("at", "body", "sealed", "mac", "xid", "position"),
)
ROW = (
    f"(?, (SELECT id FROM {SUBJECTS} WHERE city = ? AND kind = ? AND key = ?), "
    f"{', '.join('?' for _ in GIVEN[2:])})"
)
ALL = (1 << BITS) - 1
"""The bits of an ``xid`` that PostgreSQL counts; SQLite has none there."""
_values = attrgetter(*COLUMNS)
Ask = Callable[[str, Row], list[Row]]
Insert = Callable[..., None]
"""Writes rows as ``dialects.insert_rows`` does."""
Placed = tuple[int, int | None, int | None, StoredEvent]
"""An event with its place; and transaction and position where PostgreSQL gave it these."""


class Journal(Protocol):
    """The journal of one city, in one transaction, of which it keeps nothing but what it read."""

    def tip(self, ask: Ask) -> bytes | None:
        """Return the mark of the newest event, or None where others may write at the same time."""

    def latest(self, ask: Ask) -> str:
        """Return the instant of the newest event."""

    def history(self, ask: Ask, after: tuple[str, str, int], limit: int) -> list[StoredEvent]:
        """Return the next events in the order of (kind, key, version)."""

    def feed(self, ask: Ask, after: str, limit: int) -> list[Marked]:
        """Return the next events of the feed."""

    def whole(self, ask: Ask, after: str, limit: int) -> list[Marked]:
        """Return the next events, whether the feed shows them or not."""

    def append(self, ask: Ask, insert: Insert, events: Sequence[StoredEvent]) -> None:
        """Write events after all others."""

    def take(self, ask: Ask, insert: Insert, events: Sequence[Marked]) -> None:
        """Write events of another journal where they were there."""


class OfPostgres:
    """The journal of PostgreSQL."""

    def __init__(self, city: str) -> None:
        self._city = city

    def tip(self, ask: Ask) -> bytes | None:
        """Return None: others write at the same time."""
        return None

    def latest(self, ask: Ask) -> str:
        """Return the instant of the newest event."""
        order = "ORDER BY xid DESC, position DESC LIMIT 1"
        found = ask(f"SELECT at FROM {EVENTS} WHERE city = ? {order}", (self._city,))
        return str(found[0][0]) if found else ""

    def history(self, ask: Ask, after: tuple[str, str, int], limit: int) -> list[StoredEvent]:
        """Return the next events in the order of (kind, key, version)."""
        question = (
            f"SELECT {FIELDS} FROM {EVENTS} WHERE city = ? "
            "AND (kind, key, version) > (?, ?, ?) ORDER BY kind, key, version LIMIT ?"
        )
        found = ask(question, (self._city, *after, limit))
        return [StoredEvent(*row) for row in found]  # type: ignore[arg-type]

    def feed(self, ask: Ask, after: str, limit: int) -> list[Marked]:
        """Return the next events of the feed.

        An event is shown once every transaction that began before its own has ended, so that none
        can appear before it later.
        """
        return self._next(ask, after, limit, POSTGRESQL.settled)

    def whole(self, ask: Ask, after: str, limit: int) -> list[Marked]:
        """Return the next events, whether the feed shows them or not."""
        return self._next(ask, after, limit, "true")

    def _next(self, ask: Ask, after: str, limit: int, condition: str) -> list[Marked]:
        question = (
            f"SELECT xid, position, {FIELDS} FROM {EVENTS} WHERE city = ? "
            f"AND (xid, position) > (?, ?) AND {condition} ORDER BY xid, position LIMIT ?"
        )
        mark = _parts(after) if after else (-1, -1)
        found = ask(question, (self._city, *mark, limit))
        return [
            Marked(f"{row[0]:020d}.{row[1]:020d}", StoredEvent(*row[2:]))  # type: ignore[arg-type]
            for row in found
        ]

    def append(self, ask: Ask, insert: Insert, events: Sequence[StoredEvent]) -> None:
        """Write events; the database gives them their places."""
        rows = [(self._city, *_values(entry)) for entry in events]
        insert(EVENTS, f"city, {FIELDS}", rows)

    def take(self, ask: Ask, insert: Insert, events: Sequence[Marked]) -> None:
        """Write events of another journal where they were there."""
        rows = [(self._city, *_parts(one.mark), *_values(one.entry)) for one in events]
        fields = f"city, xid, position, {FIELDS}"
        insert(EVENTS, fields, rows, copy_from=1)  # an insert may not say the position


class OfSqlite:
    """The journal of SQLite."""

    def __init__(self, city: str) -> None:
        self._city = city
        self._slot: int | None = None
        self._last: tuple[int, Any] | None = None
        """The place of the newest event, and its mark."""
        self._taken: Counter[int] = Counter()
        """How many events of each epoch were taken that PostgreSQL wrote."""

    def tip(self, ask: Ask) -> bytes | None:
        """Return the mark of the newest event."""
        mac = self._newest(ask)[1]
        return mac if isinstance(mac, bytes) else b""

    def latest(self, ask: Ask) -> str:
        """Return the instant of the newest event."""
        found = ask(f"SELECT at FROM {EVENTS} WHERE id = ?", (self._newest(ask)[0],))
        return str(compact.instant_of(found[0][0])) if found else ""

    def history(self, ask: Ask, after: tuple[str, str, int], limit: int) -> list[StoredEvent]:
        """Return the next events in the order of (kind, key, version)."""
        kind, key, version = after
        found: list[Row] = []
        if version or key or kind:
            found = ask(
                f"SELECT {KEPT} FROM {SUBJECTS} AS s CROSS JOIN {EVENTS} AS e ON e.subject = s.id "
                "WHERE s.city = ? AND s.kind = ? AND s.key = ? AND e.version > ? "
                "ORDER BY e.version LIMIT ?",
                (self._city, *after, limit),
            )
        if len(found) < limit:
            found += ask(
                f"SELECT {KEPT} FROM {SUBJECTS} AS s CROSS JOIN {EVENTS} AS e ON e.subject = s.id "
                "WHERE s.city = ? AND (s.kind, s.key) > (?, ?) "
                "ORDER BY s.kind, s.key, e.version LIMIT ?",
                (self._city, kind, key, limit - len(found)),
            )
        return [_event(*row) for row in found]

    def feed(self, ask: Ask, after: str, limit: int) -> list[Marked]:
        """Return the next events of the feed."""
        slot = self._known_slot(ask)
        if slot is None:
            return []
        question = (
            f"SELECT e.id, e.xid, e.position, {KEPT} FROM {EVENTS} AS e "
            f"LEFT JOIN {SUBJECTS} AS s ON s.id = e.subject "
            "WHERE e.id > ? AND e.id < ? ORDER BY e.id LIMIT ?"
        )
        bounds = (self._place(ask, slot, after), compact.first_of(slot + 1))
        return [
            Marked(compact.mark_of(*row[:3]), _event(*row[3:]))  # type: ignore[arg-type]
            for row in ask(question, (*bounds, limit))
        ]

    def append(self, ask: Ask, insert: Insert, events: Sequence[StoredEvent]) -> None:
        """Write events after all others of the city."""
        last, _ = self._newest(ask)
        ((epoch,),) = ask(f"SELECT max(epoch) FROM {PREFIX}epochs", ())
        last = max(last, compact.first_of(self._slot_for(ask, insert), int(epoch or 0)))
        self._put(insert, [(last + n, None, None, entry) for n, entry in enumerate(events, 1)])
        self._last = last + len(events), events[-1].mac

    def whole(self, ask: Ask, after: str, limit: int) -> list[Marked]:
        """Return the next events: the feed shows all of them."""
        return self.feed(ask, after, limit)

    def take(self, ask: Ask, insert: Insert, events: Sequence[Marked]) -> None:
        """Write events of another journal where they were there."""
        slot = self._slot_for(ask, insert)
        placed = [(*self._placed(slot, *_parts(one.mark)), one.entry) for one in events]
        self._put(insert, placed)
        self._last = None

    def _placed(self, slot: int, xid: int, position: int) -> tuple[int, int | None, int | None]:
        """Return the place of an event, and what of its mark it does not tell."""
        epoch, transaction = xid >> BITS, xid & ALL
        first = compact.first_of(slot, epoch)
        if not transaction:
            return first + position, None, None
        self._taken[epoch] += 1
        return first + self._taken[epoch], transaction, position

    def _put(self, insert: Insert, placed: Sequence[Placed]) -> None:
        """Write events that have a place, each with what PostgreSQL gave it there."""
        about = {(self._city, entry.kind, entry.key): None for *_, entry in placed}
        insert(SUBJECTS, "city, kind, key", [*about], verb="INSERT OR IGNORE")
        rows = [(place, self._city, *_packed(entry), *given) for place, *given, entry in placed]
        insert(EVENTS, ", ".join(GIVEN), rows, one=ROW)

    def _slot_for(self, ask: Ask, insert: Insert) -> int:
        """Return the slot of the city, which it gets with its first event."""
        if self._known_slot(ask) is None:
            question = f"SELECT coalesce(max(slot) + 1, 0) FROM {CITIES}"
            self._slot = int(ask(question, ())[0][0] or 0)
            insert(CITIES, "slot, city", [(self._slot, self._city)])
        return self._slot or 0

    def _known_slot(self, ask: Ask) -> int | None:
        if self._slot is None:
            found = ask(f"SELECT slot FROM {CITIES} WHERE city = ?", (self._city,))
            self._slot = int(found[0][0] or 0) if found else None
        return self._slot

    def _newest(self, ask: Ask) -> tuple[int, Any]:
        """Return the place of the newest event and its mark, or where the slot begins."""
        if self._last is None:
            slot = self._known_slot(ask)
            bounds = compact.first_of(slot or 0), compact.first_of((slot or 0) + 1)
            question = (
                f"SELECT id, mac FROM {EVENTS} WHERE id > ? AND id < ? ORDER BY id DESC LIMIT 1"
            )
            found: list[Any] = [] if slot is None else ask(question, bounds)
            self._last = found[0] if found else (bounds[0], None)
        return self._last

    def _place(self, ask: Ask, slot: int, mark: str) -> int:
        """Return the place after which the events follow that are after a mark."""
        if not mark:
            return compact.first_of(slot)
        xid, position = _parts(mark)
        first, transaction = compact.first_of(slot, xid >> BITS), xid & ALL
        if not transaction:
            return first + min(position, compact.LAST)
        found = ask(
            f"SELECT id FROM {EVENTS} WHERE xid IS NOT NULL AND id > ? AND id <= ? "
            "AND (xid, position) <= (?, ?) ORDER BY xid DESC, position DESC, id DESC LIMIT 1",
            (first, first + compact.LAST, transaction, position),
        )
        return int(found[0][0] or 0) if found else first


JOURNALS: dict[str, type[OfPostgres | OfSqlite]] = {
    POSTGRESQL.name: OfPostgres,
    SQLITE.name: OfSqlite,
}


def _parts(mark: str) -> tuple[int, int]:
    xid, position = mark.split(".")
    return int(xid), int(position)


def _packed(entry: StoredEvent) -> tuple[Any, ...]:
    return (
        *(entry.kind, entry.key, entry.version, entry.type, entry.schema),
        *compact.pack_command(entry.command_id),
        *(entry.actor, entry.purpose, compact.pack_instant(entry.at)),
        *(entry.body, entry.sealed, entry.mac),
    )


def _event(
    kind: Any,
    key: Any,
    version: Any,
    type_: Any,
    schema: Any,
    command: Any,
    part: Any,
    actor: Any,
    purpose: Any,
    at: Any,
    *rest: Any,
) -> StoredEvent:
    """Return an event as it was given."""
    command, at = compact.command_of(command, part), compact.instant_of(at)
    return StoredEvent(kind, key, version, type_, schema, command, actor, purpose, at, *rest)
