"""The personal parts of records, sealed under keys that the salts in the store make."""

from collections.abc import Iterable

from ruralgov.app.keys import Keys
from ruralgov.ports.storage import Changes, Shape, StoredEvent, StoredRecord, Transaction

SALTS = Shape("salts", {"record": "text", "salt": "text"}, ("record",), derived=False)


class Sealing:
    """Seals and opens in one transaction; new and destroyed salts are written with its changes."""

    def __init__(self, tx: Transaction, keys: Keys) -> None:
        self._tx, self._keys = tx, keys
        self._salts: dict[str, str | None] = {}
        self._made: dict[str, str] = {}
        self._destroyed: list[tuple[str, str]] = []

    def prefetch(self, many: Iterable[StoredRecord | StoredEvent]) -> None:
        """Fetch together the salts of those that have a sealed part."""
        wanted = {f"{one.kind}/{one.key}" for one in many if one.sealed is not None}
        names = {name for name in wanted if name not in self._salts}  # not "-": it walks the salts
        self._salts.update(dict.fromkeys(names))
        for row in self._tx.lookup(SALTS.name, ("record",), [(name,) for name in names]):
            self._salts[str(row[0])] = str(row[1])

    def open(self, stored: StoredRecord | StoredEvent) -> bytes | None:
        """Return the personal part that was sealed, or None where its key was destroyed."""
        name = f"{stored.kind}/{stored.key}"
        salt = self._salt(name)
        return self._keys.open(salt, name, stored.sealed or b"") if salt else None

    def seal(self, kind: str, key: str, secret: bytes, *, fresh: bool) -> bytes:
        """Seal a personal part of a record; a *fresh* record has no salt yet."""
        name = f"{kind}/{key}"
        salt = self._salt(name, fresh=fresh)
        if salt is None:
            salt = self._salts[name] = self._made[name] = self._keys.new_salt()
        return self._keys.seal(salt, name, secret)

    def erase(self, kind: str, key: str) -> None:
        """Destroy the salt of a record: what it sealed, here and in any copy, stays closed."""
        name = f"{kind}/{key}"
        salt = self._salt(name)
        if salt is not None:
            self._made.pop(name, None)
            self._destroyed.append((name, salt))
            self._salts[name] = None

    def write(self, changes: Changes) -> None:
        """Add to the changes which salts are made and destroyed."""
        changes.removed += [(SALTS.name, row) for row in self._destroyed]
        changes.put += [(SALTS.name, row) for row in self._made.items()]
        self._destroyed, self._made = [], {}

    def forget(self) -> None:
        """Let go of the salts read so far, so that a long reading stays small."""
        self._salts.clear()

    def _salt(self, name: str, *, fresh: bool = False) -> str | None:
        if name not in self._salts:
            found = [] if fresh else self._tx.lookup(SALTS.name, ("record",), [(name,)])
            self._salts[name] = str(found[0][1]) if found else None
        return self._salts[name]
