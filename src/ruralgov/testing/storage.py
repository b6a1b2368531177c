"""The conformance kit for storages: each promise of ``ports/storage.py`` as a function.

Run every one over your adapter::

    @pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
    def test_promise(promise, opener):
        promise(opener)

An *opener* takes a city code and returns a storage of that city over one and the same store.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from attrs import evolve

from ruralgov.domain.kernel.errors import Conflict, StorageFailure
from ruralgov.ports import texts as ports_texts
from ruralgov.ports.storage import (
    Changes,
    Row,
    Shape,
    Storage,
    StoredEvent,
    StoredRecord,
    Transaction,
    Value,
    Where,
)

Opener = Callable[[str], Storage]
CITY, OTHER, AT = "371082", "370682", "2026-01-01T00:00:00.000000+00:00"
COUNTED: Final = Shape(
    "kit_counted",
    {"id": "text", "kind": "text", "place": "text", "n": "integer"},
    ("id",),
    tallies=(("kind", "place"), ("kind",)),
    sums=("n",),
)
SHAPE: Final = Shape("kit", {"id": "text", "code": "text", "n": "integer"}, ("id",), (("code",),))
WIDER: Final = evolve(SHAPE, columns={**SHAPE.columns, "more": "integer"})


class PromiseBroken(AssertionError):
    """A storage does not keep what the port promises."""


def check(kept: bool, promise: int, what: str) -> None:
    """Raise ``PromiseBroken`` unless it was kept."""
    if not kept:
        raise PromiseBroken(f"promise {promise}: {what}")


def entry(key: str, version: int = 1) -> StoredEvent:
    """Return an event of a record."""
    return StoredEvent("k", key, version, "T", 1, "c", "a", "p", AT, '{"名":"俚岛"}', b"\x00s")


FIRST: Final = Changes(
    records=[(StoredRecord("k", "1", 1, "{}", b"\x00"), 0)],
    put=[("kit", ("a", "x", 1))],
    events=[entry("1")],
)


@contextmanager
def opened(opener: Opener, city: str = CITY) -> Iterator[Storage]:
    """Open a storage that has the table of the kit."""
    storage = opener(city)
    storage.set_up([SHAPE, COUNTED], lambda _tx, _made: None)
    try:
        yield storage
    finally:
        storage.close()


@contextmanager
def begun(storage: Storage, *, write: bool = False) -> Iterator[Transaction]:
    """Begin a transaction and close it."""
    tx = storage.begin(write=write)
    try:
        yield tx
    finally:
        tx.close()


def write(storage: Storage, changes: Changes, *, commit: bool = True) -> None:
    """Write changes in a transaction of their own."""
    with begun(storage, write=True) as tx:
        tx.write(changes)
        if commit:
            tx.commit()


def everything(storage: Storage) -> tuple[object, ...]:
    """Return all that a small store holds."""
    with begun(storage) as tx:
        history = tx.history(("", "", 0), 100)
        return tx.records(("", ""), 100), tx.rows("kit", ()), history, tx.feed("", 100)


def conflict(storage: Storage, changes: Changes) -> str:
    """Return the code of the conflict that writing raises, or nothing."""
    try:
        write(storage, changes)
    except Conflict as error:
        return error.code
    return ""


def promise_1_what_is_not_committed_leaves_no_trace(opener: Opener) -> None:
    """Write into a store that holds something, and do not commit."""
    with opened(opener) as storage:
        write(storage, FIRST)
        before = everything(storage)
        more = Changes(
            records=[
                (StoredRecord("k", "1", 2, '{"a":2}', None), 1),
                (StoredRecord("k", "2", 1, "{}", None), 0),
            ],
            removed=[("kit", ("a", "x", 1))],
            put=[("kit", ("b", "y", 2))],
            events=[entry("1", 2)],
        )
        write(storage, more, commit=False)
        check(everything(storage) == before, 1, "a transaction that was not committed left a trace")


def promise_1_a_refused_write_leaves_no_trace(opener: Opener) -> None:
    """Let the last of several writes fail."""
    with opened(opener) as storage:
        write(storage, FIRST)
        before = everything(storage)
        bad = Changes(
            records=[(StoredRecord("k", "2", 1, "{}", None), 0)],
            put=[("kit", ("b", "y", 2)), ("kit", ("c", "x", 3))],
            events=[entry("2")],
        )
        check(conflict(storage, bad) == "not_unique", 3, "a taken unique value was accepted")
        check(everything(storage) == before, 1, "a refused write left a trace")


def promise_2_a_second_writer_of_a_version_is_refused(opener: Opener) -> None:
    """Write upon versions that are not the stored one."""
    with opened(opener) as storage:
        write(storage, FIRST)
        write(storage, Changes(records=[(StoredRecord("k", "1", 2, "{}", None), 1)]))
        for base in (1, 3):
            stale = Changes(records=[(StoredRecord("k", "1", base + 1, "{}", None), base)])
            check(conflict(storage, stale) != "", 2, f"version {base} was overwritten")
        again = Changes(records=[(StoredRecord("k", "1", 1, "{}", None), 0)])
        check(conflict(storage, again) != "", 2, "a record was made twice")


def promise_3_keys_and_unique_columns_hold(opener: Opener) -> None:
    """Put rows whose key or unique column is taken, and rows without a value."""
    with opened(opener) as storage:
        write(storage, FIRST)
        for row in (("a", "y", 2), ("b", "x", 2)):
            code = conflict(storage, Changes(put=[("kit", row)]))
            check(code == "not_unique", 3, f"{row} was accepted beside ('a', 'x', 1)")
        moved = Changes(removed=[("kit", ("a", "x", 1))], put=[("kit", ("b", "x", 1))])
        check(conflict(storage, moved) == "", 3, "a value that was given up stays taken")
        none: list[tuple[str, Row]] = [("kit", ("n1", None, 1)), ("kit", ("n2", None, 1))]
        check(conflict(storage, Changes(put=none)) == "", 3, "a missing value counts as taken")


def promise_4_what_was_committed_is_there_when_opened_again(opener: Opener) -> None:
    """Open, write, close, open."""
    with opened(opener) as storage:
        write(storage, FIRST)
        before = everything(storage)
    with opened(opener) as storage:
        check(everything(storage) == before, 4, "the store came back with something else")


def promise_5_the_feed_gives_each_event_once_in_order(opener: Opener) -> None:
    """Read the feed page by page, and again."""
    with opened(opener) as storage:
        for key in ("b", "a", "c"):
            write(storage, Changes(events=[entry(key), entry(key, 2)]))
        for _ in range(2):
            check(_feed(storage) == ["b1", "b2", "a1", "a2", "c1", "c2"], 5, "the feed is wrong")


def _feed(storage: Storage) -> list[str]:
    seen, mark = [], ""
    with begun(storage) as tx:
        while page := tx.feed(mark, 2):
            seen += [f"{marked.entry.key}{marked.entry.version}" for marked in page]
            check(mark < page[0].mark, 5, "the marks do not grow")
            mark = page[-1].mark
    return seen


def promise_6_rows_come_by_code_point_in_the_order_of_the_key(opener: Opener) -> None:
    """Ask with conditions, pages, lookups and tallies."""
    rows: list[Row] = [("村", "x", 3), ("b", "y", None), ("B", "z", 1), ("é", None, 3)]
    with opened(opener) as storage:
        write(storage, Changes(put=[("kit", row) for row in rows]))
        with begun(storage) as tx:
            ordered = [rows[2], rows[1], rows[3], rows[0]]
            check(tx.rows("kit", ()) == ordered, 6, "the order is not that of the key")
            check(tx.rows("kit", (), limit=2) == ordered[:2], 6, "limit")
            check(tx.rows("kit", (), after=("b",)) == ordered[2:], 6, "after")
            some = [(row[2], row[0]) for row in ordered]
            check(tx.rows("kit", (), columns=("n", "id")) == some, 6, "columns")
            check(tx.rows("kit", [Where("n", "=", None)]) == [rows[1]], 6, "= None")
            check(tx.rows("kit", [Where("n", "<=", 2)]) == [rows[2]], 6, "<= or None")
            check(tx.rows("kit", [Where("code", ">", "y")]) == [rows[2]], 6, "> or None")
            tally = [(1, 1), (3, 2), (None, 1)]
            check(tx.tally("kit", (), ("n",)) == tally, 6, "tally")
            wanted: list[Row] = [("x",), ("none",)]
            check(tx.lookup("kit", ("code",), wanted) == [rows[0]], 6, "lookup")
            check(len(tx.lookup("kit", ("id",), [("b",), ("B",)])) == 2, 6, "lookup by key")


def promise_7_a_version_of_a_record_has_one_event(opener: Opener) -> None:
    """Append an event twice."""
    with opened(opener) as storage:
        write(storage, FIRST)
        before = everything(storage)
        check(conflict(storage, Changes(events=[entry("1")])) != "", 7, "an event was replaced")
        check(everything(storage) == before, 7, "the journal changed")


def promise_8_a_transaction_sees_its_own_writes(opener: Opener) -> None:
    """Write and ask in one transaction."""
    with opened(opener) as storage, begun(storage, write=True) as tx:
        tx.write(FIRST)
        check(tx.rows("kit", ()) == [("a", "x", 1)], 8, "its own row is not there")
        check(len(tx.load("k", ["1", "2"])) == 1, 8, "its own record is not there")


def promise_9_numbers_are_given_once(opener: Opener) -> None:
    """Take numbers of two series in two transactions."""
    with opened(opener) as storage:
        taken = []
        for _ in range(2):
            with begun(storage, write=True) as tx:
                taken += [tx.number("case-2026"), tx.number("case-2026")]
                check(tx.number("case-2027") == len(taken) // 2, 9, "series are mixed")
                tx.commit()
        check(taken == [1, 2, 3, 4], 9, f"numbers came as {taken}")


def promise_10_cities_do_not_see_each_other(opener: Opener) -> None:
    """Write the same things for two cities in one store."""
    with opened(opener) as one, opened(opener, OTHER) as other:
        write(one, FIRST)
        check(everything(other) == ([], [], [], []), 10, "a city sees another's")
        write(other, FIRST)
        check(everything(one)[:3] == everything(other)[:3], 10, "cities disturb each other")
        check({*one.cities()} in (set(), {CITY, OTHER}), 10, "not the cities that were set up")


def promise_11_a_tally_is_what_counting_gives(opener: Opener) -> None:
    """Put, change and remove rows of two cities, and count after each."""
    table = COUNTED.name
    first = ("1", "a", "x", 3), ("2", "a", "y", 4), ("3", "b", "x", 5), ("4", "a", "x", 0)
    rows: dict[str, Row] = {row[0]: row for row in first}
    moves: tuple[Row, ...] = (("1", "b", "x", 3), ("2", "a", "y", 9), ("3", "b", "z", 5))
    with opened(opener) as storage, opened(opener, OTHER) as other:
        write(other, Changes(put=[(table, ("1", "a", "x", 100))]))
        write(storage, Changes(put=[(table, row) for row in rows.values()]))
        _check_tallies(storage, list(rows.values()))
        for now in moves:
            write(storage, Changes(changed=[(table, rows[str(now[0])], now)]))
            rows[str(now[0])] = now
            _check_tallies(storage, list(rows.values()))
        write(storage, Changes(changed=[(table, rows["1"], ("1", "c", "x", 3))]), commit=False)
        for name in ("2", "4"):
            write(storage, Changes(removed=[(table, rows.pop(name))]))
            _check_tallies(storage, list(rows.values()))


def _check_tallies(storage: Storage, rows: list[Row]) -> None:
    at = {name: place for place, name in enumerate(COUNTED.columns)}
    for by in (("kind",), ("place",), ("kind", "place"), ("place", "kind"), ("id",)):
        for where in ((), (Where("kind", "=", "a"),), (Where("place", ">", "x"),)):
            kept = [
                row
                for row in rows
                if all(_meets(row[at[one.column]], one.operator, one.value) for one in where)
            ]
            groups = {tuple(row[at[name]] for name in by) for row in kept}
            expected = [
                (*group, len(those), sum(int(row[3] or 0) for row in those))
                for group in sorted(groups, key=repr)
                if (those := [r for r in kept if tuple(r[at[name]] for name in by) == group])
            ]
            with begun(storage) as tx:
                found = tx.tally(COUNTED.name, where, by, ("n",))
            check(found == expected, 11, f"by {by} where {where}: {found}, not {expected}")


def _meets(value: Value, operator: str, wanted: Value) -> bool:
    return value == wanted if operator == "=" else str(value) > str(wanted)


def promise_12_a_table_follows_its_shape(opener: Opener) -> None:
    """Open a store with an index and a tally more, then with other columns, then other keys."""
    with opened(opener) as storage:
        write(storage, FIRST)
    row = FIRST.put[0][1]
    beside = evolve(SHAPE, indexes=(("n",),), tallies=(("id",),))
    for shape in (SHAPE, beside, SHAPE):
        check(_reopened(opener, shape) == (set(), [row]), 12, "an index took the rows away")
    for shape in (WIDER, evolve(WIDER, key=("id", "code")), evolve(SHAPE, unique=())):
        other: Row = ("b", "y", 2, 3)[: len(shape.columns)]
        check(_reopened(opener, shape, other) == ({"kit"}, [other]), 12, "it was not made anew")
        check(_reopened(opener, shape) == (set(), [other]), 12, "what was filled is not there")


def promise_12_an_opening_that_fails_changes_nothing(opener: Opener) -> None:
    """Fail while a table is filled, and ask for another shape of one that cannot be filled."""
    with opened(opener) as storage:
        write(storage, FIRST)
        before = everything(storage)

    def fail(tx: Transaction, _stale: set[str]) -> None:
        tx.clear([SHAPE.name], ["k"])
        raise Conflict(ports_texts.NOT_UNIQUE, table=SHAPE.name)

    underived = evolve(WIDER, derived=False)
    for shape, settle in ((WIDER, fail), (underived, lambda _tx, _stale: None)):
        storage, refused = opener(CITY), False
        try:
            storage.set_up([shape], settle)
        except (Conflict, StorageFailure):
            refused = True
        finally:
            storage.close()
        check(refused or shape.derived, 12, "a table that nothing gives was made anew")
        with opened(opener) as storage:
            check(everything(storage) == before, 12, "an opening that failed left a trace")


def promise_12_what_a_city_takes_away_another_is_told(opener: Opener) -> None:
    """Open two cities by turns, with one shape and another."""
    mine: Row = ("a", "x", 1)
    for city in (CITY, OTHER):
        check(_reopened(opener, SHAPE, mine, city=city) == ({"kit"}, [mine]), 12, "a new table")
    wide = (*mine, 4)
    for city in (CITY, OTHER):
        check(_reopened(opener, WIDER, wide, city=city) == ({"kit"}, [wide]), 12, "not told")
    check(_reopened(opener, WIDER) == (set(), [wide]), 12, "the second took from the first")
    _reopened(opener, SHAPE, mine)
    _reopened(opener, WIDER, wide)
    stale, rows = _reopened(opener, WIDER, city=OTHER)
    check(stale == {"kit"} or rows == [wide], 12, "there and back, and another was not told")


def promise_12_clearing_takes_the_rows_tallies_and_records_of_this_city(opener: Opener) -> None:
    """Clear a table and a kind in one of two cities."""
    table, row = COUNTED.name, ("1", "a", "x", 3)
    more = Changes(records=[(StoredRecord("other", "1", 1, "{}", None), 0)], put=[(table, row)])
    with opened(opener) as storage, opened(opener, OTHER) as other:
        for one in (storage, other):
            write(one, FIRST)
            write(one, more)
        before = everything(other)
        with begun(storage, write=True) as tx:
            tx.clear([table], ["k"])
            tx.commit()
        _check_tallies(storage, [])
        _check_tallies(other, [row])
        with begun(storage) as tx:
            kinds = [one.kind for one in tx.records(("", ""), 9)]
            check(kinds == ["other"], 12, "clearing took the wrong records")
            check(len(tx.rows("kit", ())) == 1, 12, "clearing took the rows of another table")
            check(len(tx.history(("", "", 0), 9)) == 1, 12, "clearing took events")
        check(everything(other) == before, 12, "clearing took from another city")


def _reopened(
    opener: Opener, shape: Shape, *rows: Row, city: str = CITY
) -> tuple[set[str], list[Row]]:
    """Open a store with a shape of its table; return what was to be filled, and its rows then."""
    storage, told = opener(city), set[str]()

    def settle(tx: Transaction, stale: set[str]) -> None:
        told.update(stale)
        tx.write(Changes(put=[(shape.name, row) for row in rows]))

    try:
        storage.set_up([shape], settle)
        with begun(storage) as tx:
            return told, tx.rows(shape.name, ())
    finally:
        storage.close()


PROMISES: Final[tuple[Callable[[Opener], None], ...]] = tuple(
    function for name, function in sorted(globals().items()) if name.startswith("promise_")
)
