"""While a key is being rotated: a store of two generations, shown as one of the newer."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from attrs import evolve, frozen

from ruralgov.app import codec
from ruralgov.app.keys import Found, Keys
from ruralgov.app.macs import Marker
from ruralgov.app.receipts import RECEIPTS, renewed
from ruralgov.ports.storage import (
    Changes,
    Row,
    Shape,
    Transaction,
    Value,
    Where,
)


@frozen
class Columns:
    """The columns of a table whose values come from the ring, and how each is made anew."""

    names: tuple[str, ...]
    key: tuple[str, ...]
    places: tuple[int, ...]
    renew: Callable[[str], str]
    whole: Callable[[Row], Row] | None = None
    """Makes a row anew that more depends on than its values from the ring."""

    @classmethod
    def of(cls, shape: Shape, names: Iterable[str], renew: Callable[[str], str]) -> "Columns":
        """Return those of a table."""
        every = tuple(shape.columns)
        return cls(every, shape.key, tuple(map(every.index, names)), renew)

    def renewed(self, row: Row) -> Row:
        """Return a row as today's generation has it."""
        if self.whole is not None:
            return self.whole(row)
        values = list(row)
        for place in self.places:
            if isinstance(value := values[place], str):
                values[place] = self.renew(value)
        return tuple(values)

    def key_of(self, row: Row) -> Row:
        """Return the key of a row."""
        return self.pick(self.key, row)

    def pick(self, names: Sequence[str], row: Row) -> Row:
        """Return some columns of a row."""
        return tuple([row[self.names.index(name)] for name in names])


def columns_of(coders: Iterable[codec.Rows], keys: Keys) -> dict[str, Columns]:
    """Return what of the tables comes from the ring, by their names."""
    found = {
        coder.name: Columns.of(coder.shape(), coder.keyed, keys.renewed_lookup)
        for coder in coders
        if coder.keyed
    }
    prints = Columns.of(RECEIPTS, ("print",), keys.renewed_print)
    marker = Marker(keys.event_keys)
    whole = partial(renewed, renew=keys.renewed_print, marker=marker)
    return found | {RECEIPTS.name: evolve(prints, whole=whole)}


class Rekeying:
    """A transaction that gives every row as of today's generation, and finds it in either."""

    def __init__(self, tx: Transaction, columns: Mapping[str, Columns]) -> None:
        self.under, self._columns = tx, columns
        self._ends: dict[tuple[str, Row], Row] = {}
        """How the key with which a page ended is stored."""
        self.load, self.number, self.records = tx.load, tx.number, tx.records
        self.history, self.feed, self.clear = tx.history, tx.feed, tx.clear
        self.tally, self.commit, self.close = tx.tally, tx.commit, tx.close
        self.latest, self.tip, self.counted, self.inspect = (
            *(tx.latest, tx.tip, tx.counted, tx.inspect),
        )

    def rows(
        self,
        table: str,
        where: Sequence[Where],
        *,
        limit: int | None = None,
        after: Row = (),
        columns: tuple[str, ...] = (),
    ) -> list[Row]:
        """Return the rows that meet every condition."""
        mine = self._columns.get(table)
        if mine is None:
            return self.under.rows(table, where, limit=limit, after=after, columns=columns)
        start = self._ends.pop((table, after), after)
        newer = [evolve(one, value=plain(one.value)) for one in where]
        older = [evolve(one, value=before(one.value)) for one in where]
        stored = self.under.rows(table, newer, limit=limit, after=start)
        if older != newer:
            stored += self.under.rows(table, older, limit=limit, after=start)
            stored = sorted(stored, key=mine.key_of)[:limit]
        found = [mine.renewed(row) for row in stored]
        if stored and limit is not None:
            self._ends[table, mine.key_of(found[-1])] = mine.key_of(stored[-1])
        return [mine.pick(columns, row) for row in found] if columns else found

    def lookup(self, table: str, columns: tuple[str, ...], values: Sequence[Row]) -> list[Row]:
        """Return the rows whose key or unique columns have one of the values."""
        mine = self._columns.get(table)
        if mine is None:
            return self.under.lookup(table, columns, values)
        both = dict.fromkeys(tuple(map(form, row)) for form in (plain, before) for row in values)
        return [mine.renewed(row) for row in self.under.lookup(table, columns, [*both])]

    def write(self, changes: Changes) -> None:
        """Write the changes; a row that is found by what comes from the ring, where it is."""
        there = Changes(records=changes.records, events=changes.events)
        there.removed += [(name, self._stored(name, row)) for name, row in changes.removed]
        for name, old, new in changes.changed:
            stored, changed = self._stored(name, old), tuple(map(plain, new))
            if stored == old:
                there.changed.append((name, stored, changed))
            else:
                there.removed.append((name, stored))
                there.put.append((name, changed))
        there.put += [(name, tuple(map(plain, row))) for name, row in changes.put]
        self.under.write(there)

    def _stored(self, table: str, row: Row) -> Row:
        """Return a row as it is stored, where its key says in which generation."""
        mine = self._columns.get(table)
        now = tuple(map(plain, row))
        if mine is None or not any(isinstance(one, Found) for one in mine.key_of(row)):
            return now
        key = tuple(map(before, mine.key_of(row)))
        return next(iter(self.under.lookup(table, mine.key, [key])), now)


def plain(value: Value) -> Value:
    """Return a value to look up by as a plain text; others as they are."""
    return str(value) if isinstance(value, Found) else value


def before(value: Value) -> Value:
    """Return a value to look up by as it was in the generation before; others as they are."""
    return value.before if isinstance(value, Found) else value


def under(tx: Transaction) -> Transaction:
    """Return the transaction of the storage itself."""
    return tx.under if isinstance(tx, Rekeying) else tx
