"""The personal parts of records, sealed under keys that the salts in the store make."""

import re
from collections.abc import Iterable, Mapping, Set
from typing import Any, Final

from ruralgov.app import texts
from ruralgov.app.keys import Keys
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.personal import ERASED, UNREADABLE
from ruralgov.ports.storage import Changes, Shape, StoredEvent, StoredRecord, Transaction

SALTS = Shape("salts", {"record": "text", "salt": "text"}, ("record",), derived=False)
IN_BYTES: Final = re.compile(rb"[\t'\", ]{0,6}(?:[0-9]{1,6}\.)?[0-9a-f]{64}")
"""How a salt follows the name of its record in a file: in a row of a database, a line of a dump."""


PAGE = 1000
"""Events of a record that are read at once."""
Erasing = Mapping[str, Set[str]]
"""The names of the events that erase what is personal, by kind of record."""


def erasing(records: Iterable[Record[Any, Any]]) -> Erasing:
    """Return the names, those of before among them, of the events that erase."""
    found = {}
    for record in records:
        now = {one.__name__ for one in record.erased_by}
        found[record.kind] = now | {old for old, new in record.renamed.items() if new in now}
    return found


class Sealing:
    """Seals and opens in one transaction; new and destroyed salts are written with its changes."""

    def __init__(self, tx: Transaction, keys: Keys, erasing: Erasing) -> None:
        self._tx, self.keys, self._erasing = tx, keys, erasing
        self._erased: dict[str, int] = {}
        """The version of the last event that erased a record."""
        self.unreadable: dict[str, None] = {}
        """Records of which a sealed part was met that does not open, and that nobody erased."""
        self._salts: dict[str, str | None] = {}
        self._made: dict[str, str] = {}
        self._destroyed: list[tuple[str, str]] = []
        self.erased = False
        """Whether a salt was destroyed: the storage must not keep a trace of it."""

    def prefetch(self, many: Iterable[StoredRecord | StoredEvent]) -> None:
        """Fetch together the salts of those that have a sealed part."""
        self.prefetch_salts((one.kind, one.key) for one in many if one.sealed is not None)

    def prefetch_salts(self, many: Iterable[tuple[str, str]]) -> None:
        """Fetch together the salts of records, each of a kind and key: some may have none."""
        wanted = {f"{kind}/{key}" for kind, key in many}
        names = {name for name in wanted if name not in self._salts}  # not "-": it walks the salts
        self._salts.update(dict.fromkeys(names))
        for row in self._tx.lookup(SALTS.name, ("record",), [(name,) for name in names]):
            self._salts[str(row[0])] = str(row[1])

    def open(self, stored: StoredRecord | StoredEvent) -> bytes | None:
        """Return the personal part that was sealed, or None where it does not open."""
        name = f"{stored.kind}/{stored.key}"
        salt = self._salt(name)
        return self.keys.open(salt, name, stored.sealed or b"") if salt else None

    def word(self, stored: StoredRecord | StoredEvent) -> str:
        """Return what values say whose sealed part does not open: were they erased?

        They were if the journal has an event that erased them, and not because a salt is gone.
        """
        name = f"{stored.kind}/{stored.key}"
        if name not in self._erased:
            self._erased[name] = self._last_erased(stored.kind, stored.key)
        if self._erased[name] >= stored.version:
            return ERASED
        self.unreadable[name] = None
        return UNREADABLE

    def is_unreadable(self, record: Record[Any, Any], key: str, events: Iterable[Any]) -> bool:
        """Tell whether a record was met that nobody can read; it takes only what erases it.

        Raises ``sealed_unreadable`` for other events.
        """
        name = f"{record.kind}/{key}"
        if name not in self.unreadable:
            return False
        if not any(type(event) in record.erased_by for event in events):
            raise Refused(texts.SEALED_UNREADABLE, record=name)
        return True

    def faults(self) -> list[str]:
        """Name the records of which a sealed part was met that nobody can read."""
        said = "a sealed part does not open, and no event erased it"
        return [f"{name.replace('/', ' ', 1)}: {said}" for name in self.unreadable]

    def _last_erased(self, kind: str, key: str) -> int:
        names, last, after = self._erasing.get(kind, frozenset()), 0, (kind, key, 0)
        while page := self._tx.history(after, PAGE) if names else []:
            mine = [one for one in page if (one.kind, one.key) == (kind, key)]
            last = max([last, *(one.version for one in mine if one.type in names)])
            if len(mine) < len(page):
                break
            after = (kind, key, page[-1].version)
        return last

    def seal(self, kind: str, key: str, secret: bytes, *, fresh: bool) -> bytes:
        """Seal a personal part of a record; a *fresh* record has no salt yet."""
        name = f"{kind}/{key}"
        salt = self._salt(name, fresh=fresh)
        if salt is None:
            salt = self._salts[name] = self._made[name] = self.keys.new_salt(name)
        return self.keys.seal(salt, name, secret)

    def erase(self, kind: str, key: str) -> None:
        """Destroy the salt of a record: what it sealed, here and in any copy, stays closed."""
        name = f"{kind}/{key}"
        salt = self._salt(name)
        if salt is not None:
            self._made.pop(name, None)
            self._destroyed.append((name, salt))
            self._salts[name] = None
            self._erased.pop(name, None)
            self.erased = True

    def write(self, changes: Changes) -> None:
        """Add to the changes which salts are made and destroyed."""
        changes.removed += [(SALTS.name, row) for row in self._destroyed]
        changes.put += [(SALTS.name, row) for row in self._made.items()]
        self._destroyed, self._made = [], {}

    def forget(self) -> None:
        """Let go of the salts read so far, so that a long reading stays small."""
        self._salts.clear()
        self._erased.clear()

    def _salt(self, name: str, *, fresh: bool = False) -> str | None:
        if name not in self._salts:
            found = [] if fresh else self._tx.lookup(SALTS.name, ("record",), [(name,)])
            self._salts[name] = str(found[0][1]) if found else None
        return self._salts[name]
