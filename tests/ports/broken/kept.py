"""Faults in a storage in memory: what it keeps, whose it is, and how its tables follow shapes."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

from attrs import evolve
from tests.ports.broken.planting import Fault, stores, transactions

from ruralgov.builtin.memory import MemoryStorage, MemoryTransaction
from ruralgov.domain.kernel.errors import Conflict, RuralgovError, StorageFailure
from ruralgov.ports import texts as ports_texts
from ruralgov.ports.storage import Changes, Marked, Row, Settle, Shape, StoredEvent
from ruralgov.testing.storage import Opener


class ForgetsRows(MemoryStorage):
    def close(self) -> None:
        self.tables.pop("kit_counted", None)


class CountsAnew(MemoryStorage):
    def set_up(self, shapes: Iterable[Shape], settle: Settle) -> None:
        self.numbers.clear()
        super().set_up(shapes, settle)


class CountsFromTheEnd(MemoryTransaction):
    """Marks depend on how many events there are."""

    def feed(self, after: str, limit: int) -> list[Marked]:
        found = super().feed(after[9:], limit)
        return [Marked(f"{len(self.store.journal):09}{one.mark}", one.entry) for one in found]


class ShortMarks(MemoryTransaction):
    def feed(self, after: str, limit: int) -> list[Marked]:
        return [Marked(str(int(one.mark)), one.entry) for one in super().feed(after, limit)]


class FeedsAtOnce(MemoryTransaction):
    def _append(self, entry: StoredEvent) -> None:
        self.store.journal.append(entry)


class ClearsEvents(MemoryTransaction):
    def clear(self, tables: Iterable[str], kinds: Iterable[str]) -> None:
        kinds = tuple(kinds)
        super().clear(tables, kinds)
        self.store.journal[:] = [one for one in self.store.journal if one.kind not in kinds]


class ClearsAtOnce(MemoryTransaction):
    def clear(self, tables: Iterable[str], kinds: Iterable[str]) -> None:
        super().clear(tables, kinds)
        self.undo.clear()


class MixesSeries(MemoryTransaction):
    def number(self, series: str) -> int:
        return super().number("one for all")


class Repeats(MemoryTransaction):
    """Starts numbers anew in each transaction."""

    given = 0

    def number(self, series: str) -> int:
        self.given += 1
        return self.given


class CountsUndone(MemoryTransaction):
    def write(self, changes: Changes) -> None:
        super().write(changes)
        more: Counter[str] = self.store.__dict__.setdefault("more", Counter())
        more.update(str(row[1]) for name, row in changes.put if name == "kit_counted")
        more.subtract(str(row[1]) for name, row in changes.removed if name == "kit_counted")
        for name, before, after in changes.changed:
            if name == "kit_counted":
                more.subtract([str(before[1])])
                more.update([str(after[1])])

    def tally(
        self, table: str, where: Any, by: tuple[str, ...], sums: tuple[str, ...] = ()
    ) -> list[Row]:
        found = super().tally(table, where, by, sums)
        more: Counter[str] = self.store.__dict__.setdefault("more", Counter())
        if table != "kit_counted" or by != ("kind",) or where:
            return found
        return [(row[0], more[str(row[0])], *row[2:]) for row in found]


class Together:
    """Makes storages of cities that share something."""

    def __init__(self, kind: "type[Sharing]") -> None:
        self.kind = kind
        self.kept: dict[str, Sharing] = {}

    def __call__(self, city: str) -> "Sharing":
        if city not in self.kept:
            self.kept[city] = self.kind(self, city)
        return self.kept[city]


class Sharing(MemoryStorage):
    def __init__(self, all_of_them: Together, city: str) -> None:
        super().__init__()
        self.all, self.city = all_of_them, city

    @property
    def others(self) -> "list[Sharing]":
        return [one for one in self.all.kept.values() if one is not self]


class SharesNumbers(Sharing):
    numbers_of_all: Counter[str]

    def begin(self, *, write: bool) -> MemoryTransaction:
        for other in self.others:
            self.numbers = other.numbers
        return super().begin(write=write)


class OfAllCities(MemoryTransaction):
    store: Sharing

    def write(self, changes: Changes) -> None:
        for other in self.store.others:
            taken = {row[1] for row in other.tables["kit"].rows.values()}
            if any(name == "kit" and row[1] in taken for name, row in changes.put):
                raise Conflict(ports_texts.NOT_UNIQUE, table="kit")
        super().write(changes)


class SharesValues(Sharing):
    def begin(self, *, write: bool) -> MemoryTransaction:
        self.lock.acquire()
        return OfAllCities(self)


class ClearingAll(MemoryTransaction):
    store: Sharing

    def clear(self, tables: Iterable[str], kinds: Iterable[str]) -> None:
        super().clear(tables, kinds)
        for other in self.store.others:
            other.tables["kit"].rows.clear()


class ClearsAll(Sharing):
    def begin(self, *, write: bool) -> MemoryTransaction:
        self.lock.acquire()
        return ClearingAll(self)


class NamesItself(Sharing):
    def cities(self) -> list[str]:
        return [self.city]


class NamesTheFirst(Sharing):
    def cities(self) -> list[str]:
        return [one.city for one in self.all.kept.values() if one.tables][:1]


class Names(MemoryStorage):
    """Says of every table that it is new."""

    def set_up(self, shapes: Iterable[Shape], settle: Settle) -> None:
        shapes = tuple(shapes)
        names = {shape.name for shape in shapes if shape.derived}
        super().set_up(shapes, lambda tx, _stale: settle(tx, names))


class Silent(MemoryStorage):
    """Makes a table anew and does not say so."""

    def set_up(self, shapes: Iterable[Shape], settle: Settle) -> None:
        new = not self.tables
        super().set_up(shapes, lambda tx, stale: settle(tx, stale if new else set()))


class NeverSettles(MemoryStorage):
    def set_up(self, shapes: Iterable[Shape], settle: Settle) -> None:
        super().set_up(shapes, lambda _tx, _stale: None)


class Stays(MemoryStorage):
    """Keeps a table in whatever shape it is."""

    def set_up(self, shapes: Iterable[Shape], settle: Settle) -> None:
        super().set_up([self.known(shape) for shape in shapes], settle)

    def known(self, shape: Shape) -> Shape:
        return self.tables[shape.name].shape if shape.name in self.tables else shape


class Remakes(MemoryStorage):
    """Makes a table anew for an index."""

    def set_up(self, shapes: Iterable[Shape], settle: Settle) -> None:
        shapes = tuple(shapes)
        for shape in shapes:
            if shape.name in self.tables and self.tables[shape.name].shape != shape:
                self.tables[shape.name].rows.clear()
        super().set_up(shapes, settle)
        for shape in shapes:
            self.tables[shape.name].shape = shape


class HalfOpen(MemoryStorage):
    """Keeps what an opening that failed has done."""

    def set_up(self, shapes: Iterable[Shape], settle: Settle) -> None:
        shapes = tuple(shapes)
        try:
            super().set_up(shapes, settle)
        except RuralgovError as error:
            if error.code != "store_table_differs":
                super().set_up(shapes, lambda _tx, _stale: None)
            raise


class SettlesBefore(MemoryStorage):
    """Commits what settle did though it failed."""

    def set_up(self, shapes: Iterable[Shape], settle: Settle) -> None:
        def kept(tx: Any, stale: set[str]) -> None:
            try:
                settle(tx, stale)
            except RuralgovError:
                tx.undo.clear()
                raise

        super().set_up(shapes, kept)


class MakesAllAnew(MemoryStorage):
    def set_up(self, shapes: Iterable[Shape], settle: Settle) -> None:
        super().set_up([evolve(shape, derived=True) for shape in shapes], settle)


class RefusesAndDrops(MemoryStorage):
    def set_up(self, shapes: Iterable[Shape], settle: Settle) -> None:
        try:
            super().set_up(shapes, settle)
        except StorageFailure:
            self.tables.clear()
            raise


class Remembers(MemoryStorage):
    """Takes a table for kept up that was not declared in between."""

    def set_up(self, shapes: Iterable[Shape], settle: Settle) -> None:
        shapes = tuple(shapes)
        names = {shape.name for shape in shapes}
        others = [one.shape for name, one in self.tables.items() if name not in names]
        super().set_up([*shapes, *others], settle)


class ClosesOnce(MemoryStorage):
    closed = False

    def set_up(self, shapes: Iterable[Shape], settle: Settle) -> None:
        self.closed = False
        super().set_up(shapes, settle)

    def close(self) -> None:
        if self.closed:
            raise RuntimeError("Cannot operate on a closed database")
        self.closed = True


class NeedsSetUp(MemoryStorage):
    def close(self) -> None:
        if not self.tables:
            raise AttributeError("'NoneType' object has no attribute 'dispose'")


class NothingPending(MemoryStorage):
    def pending(self, shapes: Iterable[Shape]) -> list[str]:
        return []


class AlwaysPending(MemoryStorage):
    def pending(self, shapes: Iterable[Shape]) -> list[str]:
        return ["VACUUM"]


class SetsUpAtOnce(MemoryStorage):
    def pending(self, shapes: Iterable[Shape]) -> list[str]:
        shapes = tuple(shapes)
        found = super().pending(shapes)
        self.set_up(shapes, lambda _tx, _stale: None)
        return found


class WritesAnyway(MemoryStorage):
    def read_only(self) -> None:
        pass


class ClosedToAll(MemoryStorage):
    def begin(self, *, write: bool) -> MemoryTransaction:
        return super().begin(write=write or self.closed_to_writers)


class ReadOnlyByTheDriver(MemoryStorage):
    def begin(self, *, write: bool) -> MemoryTransaction:
        try:
            return super().begin(write=write)
        except StorageFailure:
            raise OSError("attempt to write a readonly database") from None


class DrawsASeries(MemoryStorage):
    def make_series(self, names: Iterable[str]) -> None:
        self.numbers.update(names)


def forgetful() -> Opener:
    return lambda _city: MemoryStorage()


def one_for_all() -> Opener:
    kept = MemoryStorage()
    return lambda _city: kept


FAULTS: Final = [
    Fault("4.1", "nothing is kept", forgetful),
    Fault("4.1", "rows of one table are not kept", lambda: stores(ForgetsRows)),
    Fault("4.2", "numbers begin anew", lambda: stores(CountsAnew)),
    Fault("5.2", "marks depend on what is there", lambda: transactions(CountsFromTheEnd)),
    Fault("5.3", "marks do not sort", lambda: transactions(ShortMarks)),
    Fault("5.5", "what was undone is in the feed", lambda: transactions(FeedsAtOnce)),
    Fault("7.2", "events are cleared", lambda: transactions(ClearsEvents)),
    Fault("1.2", "clearing is not undone", lambda: transactions(ClearsAtOnce)),
    Fault("9.1", "series are mixed", lambda: transactions(MixesSeries)),
    Fault("9.1", "numbers begin anew in each transaction", lambda: transactions(Repeats)),
    Fault("11.4", "what was undone is counted", lambda: transactions(CountsUndone)),
    Fault("10.1", "cities are one", one_for_all),
    Fault("10.2", "cities share their numbers", lambda: Together(SharesNumbers)),
    Fault("10.3", "values are unique in all cities", lambda: Together(SharesValues)),
    Fault("10.4", "all cities are cleared", lambda: Together(ClearsAll)),
    Fault("10.5", "a city is named before it is set up", lambda: Together(NamesItself)),
    Fault("10.5", "one city is not named", lambda: Together(NamesTheFirst)),
    Fault("12.1", "settle is not called", lambda: stores(NeverSettles)),
    Fault("12.1", "every table is named", lambda: stores(Names)),
    Fault("12.2", "a table stays as it is", lambda: stores(Stays)),
    Fault("12.2", "a table that was made anew is not named", lambda: stores(Silent)),
    Fault("12.3", "an index takes the rows away", lambda: stores(Remakes)),
    Fault("12.4", "a failed opening stays", lambda: stores(HalfOpen)),
    Fault("12.4", "a failed filling stays", lambda: stores(SettlesBefore)),
    Fault("12.5", "what nothing gives is made anew", lambda: stores(MakesAllAnew)),
    Fault("12.5", "a refused opening drops the tables", lambda: stores(RefusesAndDrops)),
    Fault("12.6", "what was not declared is not named", lambda: stores(Remembers)),
    Fault("16.1", "nothing is ever to be done", lambda: stores(NothingPending)),
    Fault("16.1", "something is always to be done", lambda: stores(AlwaysPending)),
    Fault("16.1", "asking does it", lambda: stores(SetsUpAtOnce)),
    Fault("16.2", "it is written to all the same", lambda: stores(WritesAnyway)),
    Fault("16.2", "nobody may read", lambda: stores(ClosedToAll)),
    Fault("16.2", "an error of the driver says so", lambda: stores(ReadOnlyByTheDriver)),
    Fault("16.3", "a series begins at 2", lambda: stores(DrawsASeries)),
    Fault("15.2", "closing again raises", lambda: stores(ClosesOnce)),
    Fault("15.2", "closing what is not set up raises", lambda: stores(NeedsSetUp)),
]
