"""The ring of keys that a store keeps: known when it is opened, and noticed when it changes."""

from collections.abc import Callable, Mapping
from typing import TypeVar

import msgspec
from attrs import frozen
from cryptography.exceptions import InvalidTag

from ruralgov.app import codec, texts
from ruralgov.app.keys import Keys, Ring
from ruralgov.app.macs import Marker
from ruralgov.app.recent import Recent
from ruralgov.app.rekeying import Columns, Rekeying, columns_of
from ruralgov.app.sealing import SALTS
from ruralgov.domain.kernel.errors import RuralgovError, StorageFailure
from ruralgov.ports import texts as ports_texts
from ruralgov.ports.keys import MasterKey
from ruralgov.ports.storage import Changes, Row, Shape, Transaction

KEYRING = Shape(
    "keyring",
    {"number": "integer", "master": "text", "ring": "text"},
    ("number",),
    derived=False,
)
"""One row: the generation, the name of the master key, and the ring as that key wraps it."""
SAMPLES = 16
"""So many sealed records are tried to tell whether a key is the one of an older store."""
SAID = 200
"""So many characters of what a provider of keys says are shown."""
T = TypeVar("T")
Coders = Mapping[type, codec.Rows]


@frozen
class Keyed:
    """What depends on the ring of a store."""

    row: Row
    keys: Keys
    rows: Coders
    columns: Mapping[str, Columns]
    recent: Recent
    marker: Marker
    tables: Mapping[str, codec.Rows]

    def through(self, tx: Transaction) -> Transaction:
        """Return a transaction that shows what is stored as of today's generation."""
        return tx if self.keys.ring.before is None else Rekeying(tx, self.columns)

    @property
    def brought_in(self) -> str:
        """The name of the master key that a rotation is bringing in, or nothing."""
        return "" if self.keys.ring.before is None else str(self.row[1])

    def renewed(self, table: str, row: Row) -> Row | None:
        """Return a row of the storage in today's generation; None for a salt nobody can read."""
        if table != SALTS.name:
            return self.columns[table].renewed(row)
        record, salt = map(str, row)
        new = salt if self.keys.is_new(salt) else self.keys.renewed_salt(salt, record)
        return None if new is None else (record, new)

    def key_of(self, table: str, row: Row) -> Row:
        """Return the key of a row."""
        return row[:1] if table == SALTS.name else self.columns[table].key_of(row)


class Keyring:
    """The keys by which a store is read, as it was last seen."""

    def __init__(self, city: str, keys: Keys, rows: Coders) -> None:
        self._city, self._keys, self._rows = city, keys, rows
        self._now: Keyed | None = None

    def of(self, tx: Transaction) -> Keyed:
        """Return what goes with the ring that the store has; raises ``key_wrong``."""
        row, now = kept(tx), self._now
        if row is None:
            raise self._wrong("?")
        if now is None or now.row != row:
            now = self._now = self._keyed(row)
        return now

    def know(self, master: MasterKey) -> None:
        """Take in another master key, with which the store may be wrapped from now on."""
        if master.name not in {one.name for one in self._keys.masters}:
            self._keys = Keys(*self._keys.masters, master, ring=self._keys.ring)

    def adopt(self, tx: Transaction) -> None:
        """Give a store that has no ring the one of our key; raises ``key_wrong``.

        One of a version that kept no ring gets it from the first key that opens what is sealed.
        """
        if kept(tx) is not None:
            return
        rings = [(self._keys.masters[0], self._keys.ring)]
        rings += [(one, Keys(one).ring) for one in self._keys.masters[1:]]
        sample = sealed_sample(tx)
        for master, ring in rings:
            if _opens(sample, self._keys.with_ring(ring)):
                put(tx, ring, master)
                return
        raise self._wrong("?")

    def _keyed(self, row: Row) -> Keyed:
        ring = self._opened(row)
        keys = self._keys if ring == self._keys.ring else self._keys.with_ring(ring)
        rows = {kind: coder.keyed_by(keys.lookup) for kind, coder in self._rows.items()}
        return Keyed(
            row=row,
            keys=keys,
            rows=rows,
            columns=columns_of(rows.values(), keys),
            recent=Recent(),
            marker=Marker(keys.event_keys),
            tables={coder.name: coder for coder in rows.values()},
        )

    def _opened(self, row: Row) -> Ring:
        _, name, ring = row
        master = next((one for one in self._keys.masters if one.name == name), None)
        if master is None:
            raise self._wrong(str(name))
        try:
            plain = bytes.fromhex(str(ring))
            opened = asked(master.name, lambda: master.unwrap(plain))
            return msgspec.json.decode(opened, type=Ring)
        except (InvalidTag, ValueError, msgspec.MsgspecError):
            raise StorageFailure(texts.KEYRING_DAMAGED, city=self._city, key=master.name) from None

    def _wrong(self, expected: str) -> StorageFailure:
        mine = ", ".join(one.name for one in self._keys.masters)
        return StorageFailure(ports_texts.KEY_WRONG, city=self._city, key=mine, expected=expected)


def kept(tx: Transaction) -> Row | None:
    """Return the row of the ring, or None where there is none."""
    found = tx.rows(KEYRING.name, ())
    return found[0] if found else None


def put(tx: Transaction, ring: Ring, master: MasterKey) -> None:
    """Write a ring in place of the one that there is."""
    plain = msgspec.json.encode(ring)
    there, text = kept(tx), asked(master.name, lambda: master.wrap(plain)).hex()
    tx.write(
        Changes(
            removed=[] if there is None else [(KEYRING.name, there)],
            put=[(KEYRING.name, (ring.number, master.name, text))],
        )
    )


def asked(name: str, ask: Callable[[], T]) -> T:
    """Return what the provider of a key answers; raises ``key_provider_failed``.

    A tag that does not fit says that somebody changed what was wrapped, and is raised as it is.
    """
    try:
        return ask()
    except (RuralgovError, InvalidTag):
        raise
    except Exception as error:  # noqa: BLE001  a provider may raise anything
        problem = f"{type(error).__name__} {error}".strip()[:SAID]
        raise StorageFailure(ports_texts.KEY_PROVIDER_FAILED, key=name, problem=problem) from None


def sealed_sample(tx: Transaction) -> list[tuple[str, str, bytes]]:
    """Return the salts and sealed parts of some records: of each, the newest that it says."""
    found = []
    for record, salt in tx.rows(SALTS.name, (), limit=SAMPLES):
        kind, _, key = str(record).partition("/")
        sealed = [
            one.sealed
            for one in tx.history((kind, key, 0), SAMPLES)
            if (one.kind, one.key) == (kind, key) and one.sealed is not None
        ]
        found += [(str(salt), str(record), one) for one in sealed[-1:]]
    return found


def _opens(sample: list[tuple[str, str, bytes]], keys: Keys) -> bool:
    """Tell whether keys open at least half of a sample: one of them may have been damaged."""
    return 2 * sum(keys.open(*one) is not None for one in sample) >= len(sample)
