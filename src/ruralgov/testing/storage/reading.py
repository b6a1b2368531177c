"""Promises 5, 6 and 14: what is read comes back as it was given, in one order, page by page."""

from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar

from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.ports.storage import Changes, Row, StoredEvent, StoredRecord, Value, Where
from ruralgov.testing.storage.ground import (
    COUNTED,
    MANY,
    PAIRS,
    SHAPES,
    Opener,
    begun,
    check,
    entry,
    opened,
    put,
    record,
    write,
)

T = TypeVar("T")
ORDERED: Final[tuple[Row, ...]] = (
    ("", 0, "b", "c", 1),
    ("B", 1, "b", None, 2),
    ("b", -1, "B", "c", 3),
    ("b", 2, "", "c", None),
    ("b", 10, None, "c", 3),
    ("é", 1, "c", "c2", 1),
    ("村", 2, "c", "c", 2),
    ("ｚ", 1, None, None, None),
    ("𠮷", 1, "b", "C", 3),
)
"""Rows of ``PAIRS`` in the order of the key: by code point, and numbers as numbers."""
GIVEN: Final = tuple(ORDERED[at] for at in (4, 8, 0, 3, 7, 2, 6, 1, 5))
TEXTS: Final = (
    *(
        "",
        " ",
        " 两端有空格 ",
        "\n行\r\n\t",
        "０",
        "é",
        "e\u0301",
        "𠮷𠀀😀",
        "'; --",
        "%_\\",
        "null",
    ),
    *("长" * 300, "x" * 70_000, "A", "a", "\x7f\u200b\ufeff", "1", "01", "1.0", "NaN"),
)
UNKEEPABLE: Final[tuple[tuple[Value, Value], ...]] = (
    ("a\x00b", 1),
    ("half \ud800", 1),
    ("more", 1 << 63),
    ("less", -(1 << 63) - 1),
)
"""A text and an amount of which one may be more than a storage can keep."""
MOST: Final = (1 << 63) - 1
PAGES: Final = (1, 2, 3, 7, 50)


def paged(
    promise: str, page: Callable[[Any, int], Sequence[T]], after: Any, key: Callable[[T], Any]
) -> list[T]:
    """Return all that a question gives by pages; those of every size must give the same."""
    found: list[list[T]] = []
    for size in PAGES:
        mark, several = after, list[T]()
        while part := page(mark, size):
            several += part
            check(len(part) <= size, promise, f"a page of {size} has {len(part)}")
            check(len(several) < MANY, promise, f"pages of {size} never end")
            mark = key(part[-1])
        found.append(several)
        check(several == found[0], promise, f"pages of {size} give otherwise than those of 1")
    return found[0]


def promise_5_the_feed_gives_each_event_once_in_order(opener: Opener) -> None:
    """Read the feed by pages of every size, and again after more was written."""
    with opened(opener) as storage, opened(opener) as other:
        keys = ["b", "a", "c", "9", "10", "B", "e"]
        for key in keys:
            write(storage, Changes(events=[entry(key, 2), entry(key, 1), entry(f"{key}x")]))
        wanted = [f"{key}{rest}" for key in keys for rest in ("2", "1", "x1")]
        with begun(storage) as tx:
            whole = tx.feed("", 100)
            check([_name(one.entry) for one in whole] == wanted, "5.1", "not each once, in order")
            marks = [one.mark for one in whole]
            check(marks == sorted({*marks, ""} - {""}), "5.3", f"marks do not sort: {marks}")
            check(
                paged("5.3", tx.feed, "", lambda one: one.mark) == whole,
                "5.3",
                "pages give otherwise",
            )
            for at, mark in enumerate(marks, 1):
                check(tx.feed(mark, 100) == whole[at:], "5.3", f"after {mark} it does not go on")
        write(storage, Changes(events=[entry("0"), entry("b", 3)]))
        for one in (storage, other):
            with begun(one) as tx:
                check(tx.feed("", 100)[: len(whole)] == whole, "5.2", "what was read has changed")
                check(len(tx.feed(marks[-1], 9)) == 2, "5.2", "what is new does not come after it")
        with begun(storage, write=True) as tx:
            tx.write(Changes(events=[entry("undone")]))
        with begun(storage) as tx:
            names = [_name(one.entry) for one in tx.feed("", 100)]
        check("undone1" not in names, "5.5", "what was not committed is in the feed")


def _name(event: StoredEvent) -> str:
    return f"{event.key}{event.version}"


def promise_6_rows_come_in_order_and_by_pages(opener: Opener) -> None:
    """Ask for all rows, for pages of every size, and for some columns."""
    with opened(opener, shapes=SHAPES) as storage:
        put(storage, PAIRS.name, *GIVEN)
        with begun(storage) as tx:
            whole = list(ORDERED)
            found = tx.rows(PAIRS.name, ())
            check(found == whole, "6.1", f"the order is {[row[:2] for row in found]}")

            def page(after: Row, limit: int) -> list[Row]:
                return tx.rows(PAIRS.name, (), limit=limit, after=after)

            check(
                paged("6.2", page, (), lambda row: row[:2]) == whole, "6.2", "pages give otherwise"
            )
            check(tx.rows(PAIRS.name, (), limit=0) == [], "6.2", "limit 0")
            check(tx.rows(PAIRS.name, (), after=("b", 3)) == whole[4:], "6.2", "after none there")
            check(tx.rows(PAIRS.name, (), after=("b", 2)) == whole[4:], "6.2", "after")
            some = [row for row in whole[3:] if row[2] == "c"][:1]
            where = [Where("b", "=", "c")]
            check(
                tx.rows(PAIRS.name, where, after=("b", -1), limit=1) == some, "6.2", "and a where"
            )
            for columns, places in ((("fen", "a"), (4, 0)), (("b",), (2,)), (("n", "c"), (1, 3))):
                picked = [tuple(row[at] for at in places) for row in whole]
                check(tx.rows(PAIRS.name, (), columns=columns) == picked, "6.3", f"{columns}")


def promise_6_conditions_hold_at_their_boundaries(opener: Opener) -> None:
    """Ask with each operator for each value of each column, and with two conditions."""
    with opened(opener, shapes=SHAPES) as storage:
        put(storage, PAIRS.name, *GIVEN)
        with begun(storage) as tx:
            for at, column in enumerate(PAIRS.columns):
                for value in {row[at] for row in ORDERED}:
                    for operator, number in (("=", "6.4"), ("<=", "6.5"), (">", "6.5")):
                        where = Where(column, operator, value)  # type: ignore[arg-type]
                        wanted = [row for row in ORDERED if _meets(row[at], operator, value)]
                        found = tx.rows(PAIRS.name, [where])
                        check(found == wanted, number, f"{where} finds {found}")
            for pair, wanted in (
                ([Where("b", "=", "b"), Where("fen", "=", 3)], [ORDERED[8]]),
                ([Where("fen", ">", 1), Where("fen", "<=", 2)], [ORDERED[1], ORDERED[6]]),
                ([Where("b", "=", None), Where("n", "<=", 1)], [ORDERED[7]]),
                ([Where("a", "=", "b"), Where("n", ">", 10)], []),
            ):
                for where_both in (pair, pair[::-1]):
                    found = tx.rows(PAIRS.name, where_both)
                    check(found == wanted, "6.6", f"{where_both} finds {found}")


def _meets(value: Value, operator: str, wanted: Value) -> bool:
    if operator == "=":
        return value == wanted
    if value is None or wanted is None:
        return False
    return value <= wanted if operator == "<=" else value > wanted  # type: ignore[operator]


def promise_6_lookup_and_load_take_any_number(opener: Opener) -> None:
    """Look up by one column and by two, for few values and for many."""
    others = [(record(f"{n:04}", kind="other"), 0) for n in range(MANY)]
    with opened(opener, shapes=SHAPES) as storage:
        put(storage, PAIRS.name, *GIVEN)
        put(storage, "kit", *((f"{n:04}", f"c{n}", n) for n in range(MANY)))
        write(storage, Changes(records=[(record("0001", body="mine"), 0), *others]))
        with begun(storage) as tx:
            for table, columns, wanted, rows in (
                (PAIRS.name, ("a", "n"), [("b", 2), ("B", 1), ("b", 3), ("村", 1)], (1, 3)),
                (
                    PAIRS.name,
                    ("b", "c"),
                    [("c", "c"), ("b", "C"), ("b", "x"), ("", "c")],
                    (3, 6, 8),
                ),
                (PAIRS.name, ("b", "c"), [(None, "c"), ("b", None), (None, None)], ()),
            ):
                found = tx.lookup(table, columns, wanted)
                check(_same(found, [ORDERED[at] for at in rows]), "6.7", f"{columns}: {found}")
            check(tx.lookup("kit", ("id",), []) == [], "6.7", "nothing asked for")
            check(
                tx.lookup("kit", ("code",), [("c7",), ("none",)]) == [("0007", "c7", 7)], "6.7", ""
            )
            for column, value in (("id", "{:04}"), ("code", "c{}")):
                many: list[Row] = [(value.format(n),) for n in range(MANY)]
                check(len(tx.lookup("kit", (column,), many)) == MANY, "6.7", f"{MANY} of {column}")
            check([one.body for one in tx.load("k", ["0001", "0002"])] == ["mine"], "6.8", "kind")
            check(tx.load("k", []) == tx.load("none", ["0001"]) == [], "6.8", "there is none")
            keys = [f"{n:04}" for n in range(MANY)]
            check(len(tx.load("other", [*keys, "none"])) == MANY, "6.8", f"{MANY} keys")


def _same(found: Sequence[Row], wanted: Sequence[Row]) -> bool:
    return sorted(found, key=repr) == sorted(wanted, key=repr)


def promise_6_records_and_history_come_by_pages(opener: Opener) -> None:
    """Read them by pages of every size, from the beginning and from everywhere."""
    names = [(kind, key) for kind in ("B", "b", "村") for key in ("", "10", "9", "é", "𠮷")]
    records = [record(key, kind=kind) for kind, key in names]
    events = [entry(key, n, kind=kind) for kind, key in names for n in (1, 2, 10)]
    with opened(opener) as storage:
        write(
            storage,
            Changes(records=[(one, 0) for one in records[::-1]], events=events[7:] + events[:7]),
        )
        with begun(storage) as tx:
            found = paged("6.9", tx.records, ("", ""), lambda one: (one.kind, one.key))
            check(found == records, "6.9", "records do not come each once, in order")
            for at, one in enumerate(records, 1):
                check(tx.records((one.kind, one.key), 99) == records[at:], "6.9", f"after {one}")
            told = paged(
                "6.10", tx.history, ("", "", 0), lambda one: (one.kind, one.key, one.version)
            )
            check(told == events, "6.10", "events do not come each once, in order")
            for at, event in enumerate(events, 1):
                rest = tx.history((event.kind, event.key, event.version), 99)
                check(rest == events[at:], "6.10", f"after {event}")


def promise_14_values_come_back_as_they_were_given(opener: Opener) -> None:
    """Write texts, numbers, bodies and bytes of every kind, and ask another storage."""
    numbers = (0, 1, -1, (1 << 31) - 1, -(1 << 31))
    amounts = (0, None, MOST, -MOST - 1, 1 << 31, 1 << 32, -(1 << 40))
    rows: list[Row] = [(text, n, text, str(n), None) for n, text in enumerate(TEXTS)]
    rows += [(f"n{at}", n, None, None, None) for at, n in enumerate(numbers)]
    rows += [(f"m{at}", at, None, None, amount) for at, amount in enumerate(amounts)]
    sealed = (None, b"", b"\x00", bytes(range(256)), b"s" * 70_000)
    records = [
        StoredRecord("k", f"{n}", n + 1, text, sealed[n % 5]) for n, text in enumerate(TEXTS)
    ]
    with opened(opener, shapes=SHAPES) as storage, opened(opener, shapes=SHAPES) as other:
        put(storage, PAIRS.name, *rows)
        write(storage, Changes(records=[(one, 0) for one in records]))
        for one in (storage, other):
            with begun(one) as tx:
                found = {row[0]: row for row in tx.rows(PAIRS.name, ())}
                for row in rows:
                    same = found.get(row[0], ())
                    kept_as = same == row and [*map(type, same)] == [*map(type, row)]
                    number = "14.1" if row[2] is not None else "14.2"
                    check(kept_as, number, f"{row!r:.99} became {same!r:.99}")
                loaded = {kept.key: kept for kept in tx.load("k", [one.key for one in records])}
                for given in records:
                    kept = loaded.get(given.key, given)
                    check(given.key in loaded, "14.4", f"{given!r:.99} is not there")
                    same_body = (kept.body, kept.sealed) == (given.body, given.sealed)
                    check(same_body, "14.3", f"{given!r:.99} became {kept!r:.99}")
                    check(kept == given, "14.4", f"{given!r:.99} became {kept!r:.99}")


def promise_14_every_field_of_an_event_comes_back(opener: Opener) -> None:
    """Give each field a value of its own, and read it by the journal and the feed."""
    at, body = "2026-01-01T00:00:00.000001+00:00", "body ’"
    given = [
        StoredEvent(
            "kind", "key", n, "Type", 300 + n, " id ", "actor", "why", at, body, sealed, b"\x00m"
        )
        for n, sealed in enumerate((None, b"", b"\xff\x00"), 7)
    ]
    with opened(opener) as storage, opened(opener) as other:
        write(storage, Changes(events=given))
        for one in (storage, other):
            with begun(one) as tx:
                fed = [marked.entry for marked in tx.feed("", 9)]
                for way, found in (("history", tx.history(("", "", 0), 9)), ("feed", fed)):
                    check(len(found) == len(given), "14.4", f"{way} gave {len(found)}")
                    for event, wanted in zip(found, given, strict=True):
                        check(event.body == wanted.body, "14.3", f"{way}: body {event.body!r}")
                        check(event.sealed == wanted.sealed, "14.3", f"{way}: {event.sealed!r}")
                        check(event == wanted, "14.4", f"{way}: {event}")


def promise_13_what_cannot_be_kept_is_refused_or_kept(opener: Opener) -> None:
    """Write values beyond what some databases keep, each in a transaction of its own."""
    with opened(opener, shapes=SHAPES) as storage:
        for text, amount in UNKEEPABLE:
            row: Row = ("a", 1, text, "c", amount)
            try:
                put(storage, PAIRS.name, row)
                kept = [row]
            except RuralgovError:
                kept = []
            except Exception as error:
                said = f"{row!r}: {error!r} came through"
                check(False, "13.2", said)
                raise
            with begun(storage) as tx:
                found = tx.rows(PAIRS.name, ())
            check(found == kept, "13.2", f"{row!r} became {found!r}")
            write(storage, Changes(removed=[(PAIRS.name, one) for one in kept]))


def promise_11_sums_and_none_in_tallies(opener: Opener) -> None:
    """Sum up amounts beyond 32 bits, and group by a column that may be None."""
    large = 1 << 61
    rows: list[Row] = [(f"{n}", "k", f"p{n % 2}", 1 << 28, large + n) for n in range(3)]
    with opened(opener, shapes=SHAPES) as storage, opened(opener, shapes=SHAPES) as other:
        put(storage, COUNTED.name, *rows)
        put(storage, PAIRS.name, *GIVEN)
        for one in (storage, other):
            with begun(one) as tx:
                for by in (("kind",), ("n",)):
                    ((*_, count, n, fen),) = tx.tally(COUNTED.name, (), by, ("n", "fen"))
                    whole = (3, 3 << 28, 3 * large + 3)
                    check((count, n, fen) == whole, "11.2", f"by {by}: {count}, {n}, {fen}")
                tally = tx.tally(PAIRS.name, (), ("fen",))
                check(tally == [(1, 2), (2, 2), (3, 3), (None, 2)], "11.3", f"{tally}")
                pairs = tx.tally(PAIRS.name, (), ("b", "c"))
                groups = [group[:2] for group in pairs]
                wanted = sorted({row[2:4] for row in ORDERED}, key=_none_last)
                check(groups == wanted, "11.3", f"{groups}")
                none = tx.tally(COUNTED.name, [Where("kind", "=", "no")], ("kind",))
                check(none == [], "11.3", "a group without rows")


def _none_last(row: Row) -> tuple[tuple[bool, str], ...]:
    return tuple((value is None, str(value)) for value in row)
