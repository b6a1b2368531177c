"""Promises 10 to 12: cities beside each other, tallies kept ready, tables that follow shapes."""

from typing import Final

from attrs import evolve

from ruralgov.domain.kernel.errors import Conflict, RuralgovError
from ruralgov.ports import texts as ports_texts
from ruralgov.ports.storage import (
    Changes,
    Row,
    Settle,
    Shape,
    Storage,
    Transaction,
    Value,
    Where,
)
from ruralgov.testing.storage.ground import (
    CITY,
    COUNTED,
    FIRST,
    OTHER,
    SHAPE,
    SHAPES,
    WIDER,
    Opener,
    begun,
    check,
    conflict,
    entry,
    everything,
    opened,
    put,
    record,
    write,
)

BESIDE: Final = evolve(SHAPE, indexes=(("n",),), tallies=(("id",), ("n",)))
"""The same table with an index and tallies more."""


def promise_10_cities_do_not_see_each_other(opener: Opener) -> None:
    """Write the same things for two cities in one store."""
    row: Row = ("1", "a", "x", 3, 4)
    with opened(opener, shapes=SHAPES) as one, opened(opener, OTHER, SHAPES) as other:
        write(one, FIRST)
        put(one, COUNTED.name, row)
        with begun(other) as tx:
            tally = tx.tally(COUNTED.name, (), ("kind",))
            loaded = tx.load("k", ["1"]), tx.lookup("kit", ("id",), [("a",)]), tx.latest()
        check(everything(other) == ([], [], [], []), "10.1", "a city sees another's")
        check((tally, loaded) == ([], ([], [], "")), "10.1", "a city sees another's")
        taken = [conflict(other, FIRST), conflict(other, Changes(put=[(COUNTED.name, row)]))]
        check(taken == ["", ""], "10.3", f"what a city has is taken for another: {taken}")
        before = everything(other)
        check(everything(one)[:3] == before[:3], "10.1", "cities disturb each other")
        write(one, Changes(records=[(record("1", 2), 1)], removed=[("kit", ("a", "x", 1))]))
        check(everything(other) == before, "10.1", "a city changed what is another's")
        for storage in (one, other):
            with begun(storage, write=True) as tx:
                check(tx.number("kit-2026") == 1, "10.2", "cities share their numbers")
                tx.commit()
        with begun(one, write=True) as tx:
            tx.clear(["kit", COUNTED.name], ["k"])
            tx.commit()
        check(everything(other) == before, "10.4", "clearing took from another city")
        with begun(other) as tx:
            tally = tx.tally(COUNTED.name, (), ("kind",))
        check(tally == [("a", 1)], "10.4", "clearing took the counts of another city")


def promise_10_cities_are_named(opener: Opener) -> None:
    """Ask before any is set up, and after each."""
    known: set[str] = set()
    for city in (CITY, OTHER):
        storage = opener(city)
        check({*storage.cities()} in (set(), known), "10.5", "one that is not set up is named")
        storage.close()
        with opened(opener, city) as storage:
            known.add(city)
            found = storage.cities()
            check(
                {*found} in (set(), known), "10.5", f"{found} are not the cities that were set up"
            )
            check(len(found) == len({*found}), "10.5", "a city is named twice")


def promise_11_a_tally_is_what_counting_gives(opener: Opener) -> None:
    """Put, change and remove rows of two cities, and count after each."""
    table = COUNTED.name
    first = (
        ("1", "a", "x", 3, 0),
        ("2", "a", "y", 4, 5),
        ("3", "b", "x", 5, 1),
        ("4", "a", "x", 0, 2),
    )
    rows: dict[str, Row] = {row[0]: row for row in first}
    moves: tuple[Row, ...] = (("1", "b", "x", 3, 0), ("2", "a", "y", 9, 5), ("3", "b", "z", 5, 1))
    with opened(opener, shapes=SHAPES) as storage, opened(opener, OTHER, SHAPES) as other:
        put(other, table, ("1", "a", "x", 100, 100))
        put(storage, table, *rows.values())
        _check_tallies(storage, list(rows.values()))
        for now in moves:
            write(storage, Changes(changed=[(table, rows[str(now[0])], now)]))
            rows[str(now[0])] = now
            _check_tallies(storage, list(rows.values()))
        undone = Changes(
            changed=[(table, rows["1"], ("1", "c", "x", 3, 0))], put=[(table, first[0])]
        )
        undone.put = [(table, ("9", "a", "x", 9, 9))]
        write(storage, undone, commit=False)
        _check_tallies(storage, list(rows.values()), "11.4")
        for name in ("2", "4", "3"):
            write(storage, Changes(removed=[(table, rows.pop(name))]))
            _check_tallies(storage, list(rows.values()))


def _check_tallies(storage: Storage, rows: list[Row], promise: str = "11.1") -> None:
    at = {name: place for place, name in enumerate(COUNTED.columns)}
    for by in (("kind",), ("place",), ("kind", "place"), ("place", "kind"), ("id",)):
        for where in (
            (),
            (Where("kind", "=", "a"),),
            (Where("place", ">", "x"),),
            (Where("kind", "<=", "a"), Where("place", "=", "x")),
        ):
            kept = [row for row in rows if all(_meets(row[at[one.column]], one) for one in where)]
            groups: dict[Row, list[Row]] = {}
            for row in kept:
                groups.setdefault(tuple(row[at[name]] for name in by), []).append(row)
            expected: list[Row] = [
                (*group, len(those), *(sum(int(row[n] or 0) for row in those) for n in (3, 4)))
                for group, those in sorted(groups.items(), key=repr)
            ]
            with begun(storage) as tx:
                found = tx.tally(COUNTED.name, where, by, ("n", "fen"))
                alone = tx.tally(COUNTED.name, where, by)
            order = sorted(found, key=repr) == expected
            check(order, promise, f"by {by} where {where}: {found}, not {expected}")
            check(found == expected, "11.3", f"by {by} where {where}: the order is {found}")
            check(alone == [one[:-2] for one in expected], promise, f"without sums: {alone}")


def _meets(value: Value, where: Where) -> bool:
    if where.operator == "=":
        return value == where.value
    below = str(value) <= str(where.value)
    return below if where.operator == "<=" else not below


def promise_12_a_table_follows_its_shape(opener: Opener) -> None:
    """Open a store with an index and tallies more, then with other columns, then other keys."""
    row: Row = ("a", "x", 1)
    check(_reopened(opener, SHAPE, row) == ({"kit"}, [row]), "12.1", "a new table is not named")
    check(_reopened(opener, SHAPE) == (set(), [row]), "12.1", "one that is not new is named")
    for shape in (BESIDE, SHAPE, BESIDE):
        told, rows = _reopened(opener, shape)
        check(told == set(), "12.1", "one that is not new is named")
        check(rows == [row], "12.3", "an index or a tally took the rows away")
    with opened(opener, shapes=[BESIDE]) as storage, begun(storage) as tx:
        tally = tx.tally("kit", (), ("n",))
        check(tally == [(1, 1)], "12.3", f"a tally that is new gives {tally}")
    for shape in (WIDER, evolve(WIDER, key=("id", "code")), evolve(SHAPE, unique=())):
        other: Row = ("b", "y", 2, 3)[: len(shape.columns)]
        found = _reopened(opener, shape, other)
        check(found == ({"kit"}, [other]), "12.2", f"it was not made anew: {found}")
        check(_reopened(opener, shape) == (set(), [other]), "12.2", "what was filled is not there")


def promise_12_an_opening_that_fails_changes_nothing(opener: Opener) -> None:
    """Fail while a table is filled, and ask for another shape of one that cannot be filled."""
    with opened(opener) as storage:
        write(storage, FIRST)
        before = everything(storage)

    def fail(tx: Transaction, _stale: set[str]) -> None:
        tx.clear([SHAPE.name], ["k"])
        raise Conflict(ports_texts.NOT_UNIQUE, table=SHAPE.name)

    check(_refused(opener, WIDER, fail) == "not_unique", "12.4", "what settle raised is lost")
    with opened(opener) as storage:
        check(everything(storage) == before, "12.4", "an opening that failed left a trace")
    code = _refused(opener, evolve(WIDER, derived=False), lambda _tx, _stale: None)
    check(code == "store_table_differs", "12.5", f"a table that nothing gives: {code!r}")
    with opened(opener) as storage:
        check(everything(storage) == before, "12.5", "an opening that was refused left a trace")


def _refused(opener: Opener, shape: Shape, settle: Settle) -> str:
    """Return the code with which a store is not opened, or nothing."""
    storage = opener(CITY)
    try:
        storage.set_up([shape], settle)
    except RuralgovError as error:
        return error.code
    finally:
        storage.close()
    return ""


def promise_12_what_a_city_takes_away_another_is_told(opener: Opener) -> None:
    """Open two cities by turns, with one shape and another, and without the table."""
    mine: Row = ("a", "x", 1)
    for city in (CITY, OTHER):
        told = _reopened(opener, SHAPE, mine, city=city)
        check(told == ({"kit"}, [mine]), "12.1", "a new table is not named")
    wide = (*mine, 4)
    for city in (CITY, OTHER):
        told = _reopened(opener, WIDER, wide, city=city)
        check(told == ({"kit"}, [wide]), "12.6", f"{city} was not told: {told}")
    check(_reopened(opener, WIDER) == (set(), [wide]), "12.6", "the second took from the first")
    _reopened(opener, SHAPE, mine)
    _reopened(opener, WIDER, wide)
    stale, rows = _reopened(opener, WIDER, city=OTHER)
    check(stale == {"kit"} or rows == [wide], "12.6", "there and back, and another was not told")
    with opened(opener, shapes=[COUNTED]):
        pass
    told = _reopened(opener, WIDER)
    check(told[0] == {"kit"}, "12.6", f"what was not declared in between is not named: {told}")


def promise_12_clearing_takes_what_it_says_and_nothing_else(opener: Opener) -> None:
    """Clear a table and a kind."""
    table, row = COUNTED.name, ("1", "a", "x", 3, 4)
    with opened(opener, shapes=SHAPES) as storage:
        write(storage, FIRST)
        write(storage, Changes(records=[(record("1", kind="k2"), 0)], events=[entry("2")]))
        put(storage, table, row)
        with begun(storage, write=True) as tx:
            tx.clear([table], ["k"])
            tx.commit()
        _check_tallies(storage, [], "12.7")
        with begun(storage) as tx:
            kinds = [one.kind for one in tx.records(("", ""), 9)]
            check(kinds == ["k2"], "12.7", f"of the kinds k and k2 there is {kinds}")
            check(tx.rows(table, ()) == [], "12.7", "the rows are still there")
            check(len(tx.rows("kit", ())) == 1, "12.7", "clearing took the rows of another table")


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
