"""Storages in memory where transactions really run side by side, and what goes wrong with that."""

import os
import threading
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from threading import Lock
from typing import Any, Final

from tests.ports.broken.planting import Fault, stores

from ruralgov.builtin.memory import MemoryStorage, MemoryTable, MemoryTransaction
from ruralgov.domain.kernel.errors import Conflict, StorageFailure
from ruralgov.ports import texts as ports_texts
from ruralgov.ports.storage import Changes, Marked, Settle, Shape


class LooseTransaction(MemoryTransaction):
    """Works on a copy, and does it again on the store when it commits, if no row is another now."""

    def __init__(self, copy: MemoryStorage, shared: "Loose") -> None:
        super().__init__(copy)
        self.shared = shared
        self.log: list[Changes | tuple[Any, Any]] = []

    def write(self, changes: Changes) -> None:
        super().write(changes)
        self.log.append(changes)

    def clear(self, tables: Iterable[str], kinds: Iterable[str]) -> None:
        tables, kinds = tuple(tables), tuple(kinds)
        super().clear(tables, kinds)
        self.log.append((tables, kinds))

    def number(self, series: str) -> int:
        with self.shared.lock:
            return MemoryTransaction.number(self.on_shared(), series)

    def on_shared(self) -> MemoryTransaction:
        return MemoryTransaction(self.shared)

    def commit(self) -> None:
        self.shared.lock.acquire()
        tx = self.on_shared()
        try:
            for one in self.log:
                if isinstance(one, tuple):
                    tx.clear(*one)
                else:
                    self.check(one)
                    tx.write(one)
            tx.commit()
        finally:
            tx.close()
            self.close()

    def check(self, changes: Changes) -> None:
        gone = [*changes.removed, *((name, before) for name, before, _ in changes.changed)]
        for name, row in gone:
            table = self.shared.tables[name]
            if table.rows.get(table.pick(table.shape.key, row)) != row:
                raise Conflict(ports_texts.RECORD_CHANGED, kind=name, key="-")


class Loose(MemoryStorage):
    """Snapshot isolation, and no more: what rests on what another changes is accepted."""

    kind: type[LooseTransaction] = LooseTransaction
    quiet = False

    def set_up(self, shapes: Iterable[Shape], settle: Settle) -> None:
        self.quiet = True
        try:
            super().set_up(shapes, settle)
        finally:
            self.quiet = False

    def begin(self, *, write: bool) -> MemoryTransaction:
        if self.quiet or (write and self.closed_to_writers):
            return super().begin(write=write)
        with self.lock:
            copy = MemoryStorage()
            for name, table in self.tables.items():
                copy.tables[name] = mine = MemoryTable(table.shape)
                mine.rows = dict(table.rows)
                mine.unique = {names: dict(taken) for names, taken in table.unique.items()}
            copy.kept, copy.journal = dict(self.kept), list(self.journal)
            copy.versions, copy.numbers = set(self.versions), self.numbers.copy()
        copy.lock.acquire()
        return self.kind(copy, self)


class Overwriting(LooseTransaction):
    def check(self, changes: Changes) -> None:
        kept = self.shared.kept
        for at, (record, base) in enumerate(changes.records):
            there = kept.get((record.kind, record.key))
            changes.records[at] = (record, there.version if base and there else base)


class Overwrites(Loose):
    kind = Overwriting


class Counting(LooseTransaction):
    """Draws numbers from its copy."""

    def number(self, series: str) -> int:
        return MemoryTransaction.number(self, series)

    def commit(self) -> None:
        self.shared.numbers |= self.store.numbers
        super().commit()


class Counts(Loose):
    kind = Counting


class Early(LooseTransaction):
    """Gives events their places in the feed when they are written."""

    def write(self, changes: Changes) -> None:
        super().write(changes)
        with self.shared.lock:
            places: dict[Any, int] = self.shared.__dict__.setdefault("places", {})
            for one in changes.events:
                places[one.key, one.version] = len(places) + 1

    def feed(self, after: str, limit: int) -> list[Marked]:
        places: dict[Any, int] = self.shared.__dict__.get("places", {})
        found = [(f"{places[one.key, one.version]:09}", one) for one in self.store.journal]
        return [Marked(*one) for one in sorted(found, key=lambda one: one[0]) if one[0] > after][
            :limit
        ]


class Places(Loose):
    kind = Early


class Raw(LooseTransaction):
    def commit(self) -> None:
        try:
            super().commit()
        except Conflict:
            raise RuntimeError("could not serialize access") from None


class Raises(Loose):
    kind = Raw


class Locking(LooseTransaction):
    """Locks each record that it writes until its end, in whatever order it comes to them."""

    def write(self, changes: Changes) -> None:
        for one, _ in changes.records:
            lock = self.shared.__dict__.setdefault("locks", defaultdict(Lock))[one.key]
            if lock not in self.__dict__.setdefault("held", []):
                lock.acquire()
                self.__dict__["held"].append(lock)
        super().write(changes)

    def close(self) -> None:
        for lock in self.__dict__.pop("held", ()):
            lock.release()
        super().close()


class Locks(Loose):
    kind = Locking


class Unlocked(MemoryTransaction):
    def close(self) -> None:
        if self.open:
            self.store.lock.acquire()
        super().close()


class ReadsAsItGoes(Loose):
    """Each question sees the store as it is then."""

    def begin(self, *, write: bool) -> MemoryTransaction:
        return super().begin(write=True) if write or self.quiet else Unlocked(self)


class ShowsAll(MemoryStorage):
    """Writes are seen at once."""

    def begin(self, *, write: bool) -> MemoryTransaction:
        return Unlocked(self)


class OfOneThread(MemoryStorage):
    owner: int | None = None

    def begin(self, *, write: bool) -> MemoryTransaction:
        self.owner = self.owner or threading.get_ident()
        if self.owner != threading.get_ident():
            raise StorageFailure(ports_texts.STORE_NEWER, found="of another thread", known="-")
        return super().begin(write=write)


class OfOneProcess(MemoryStorage):
    def __init__(self) -> None:
        super().__init__()
        self.process = os.getpid()

    def begin(self, *, write: bool) -> MemoryTransaction:
        if os.getpid() != self.process:
            raise RuntimeError("SSL error: decryption failed or bad record mac")
        return super().begin(write=write)


class KilledByItsChild(OfOneProcess):
    """The parent's connection is closed by the child."""

    begun = 0

    def begin(self, *, write: bool) -> MemoryTransaction:
        if os.getpid() == self.process:
            self.begun += 1
            if self.begun > 4:
                raise RuntimeError("server closed the connection unexpectedly")
        return MemoryStorage.begin(self, write=write)


class Held(LooseTransaction):
    """Gives a lock back when it ends."""

    def close(self) -> None:
        super().close()
        with suppress(RuntimeError):  # it was given back before
            self.shared.__dict__.setdefault("gate", Lock()).release()


class Beside(Loose):
    """Lets several write at once, and nobody alone."""

    many = True

    def begin_by_key(self) -> MemoryTransaction:
        return self.begin(write=True)

    def begin_alone(self) -> MemoryTransaction:
        return self.begin(write=True)


class Stale(Beside):
    """Lets nobody write beside others, who sees only what there was before he waited."""

    def begin(self, *, write: bool) -> MemoryTransaction:
        self.kind = Held if write else LooseTransaction
        return super().begin(write=write)

    def begin_by_key(self) -> MemoryTransaction:
        begun = self.begin(write=True)
        self.__dict__.setdefault("gate", Lock()).acquire()
        return begun

    def begin_alone(self) -> MemoryTransaction:
        return self.begin_by_key()


FAULTS: Final = [
    Fault("8.6", "who is alone is not", lambda: stores(Beside)),
    Fault("8.6", "who waited sees what was before", lambda: stores(Stale)),
    Fault("8.3", "snapshots alone", lambda: stores(Loose)),
    Fault("8.4", "the last one wins", lambda: stores(Overwrites)),
    Fault("8.2", "each question sees the present", lambda: stores(ReadsAsItGoes)),
    Fault("8.5", "what is not committed is seen", lambda: stores(ShowsAll)),
    Fault("9.2", "numbers are drawn from a snapshot", lambda: stores(Counts)),
    Fault("5.4", "places are given when events are written", lambda: stores(Places)),
    Fault("13.1", "an error of the driver comes through", lambda: stores(Raises)),
    Fault("13.3", "records are locked in any order", lambda: stores(Locks)),
    Fault("15.3", "one thread alone may use it", lambda: stores(OfOneThread)),
    Fault("15.4", "a child meets an error of the network", lambda: stores(OfOneProcess)),
    Fault("15.4", "a child closes what is its parent's", lambda: stores(KilledByItsChild)),
]
