"""Promises 1 to 4 and 7: what is written, what is refused, what stays."""

from typing import Final

from msgspec.structs import replace

from ruralgov.ports.storage import Changes, Row
from ruralgov.testing.storage.ground import (
    COUNTED,
    FIRST,
    PAIRS,
    SHAPES,
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

ROW: Final[Row] = ("1", "a", "x", 3, 4)


def promise_1_what_is_committed_is_there_for_all(opener: Opener) -> None:
    """Write a bit of everything, and ask another storage of the same store."""
    with opened(opener, shapes=SHAPES) as storage, opened(opener, shapes=SHAPES) as other:
        write(storage, FIRST)
        put(storage, COUNTED.name, ROW)
        for one in (storage, other):
            with begun(one) as tx:
                check(tx.rows("kit", ()) == [("a", "x", 1)], "1.1", "a row is not there")
                check(tx.load("k", ["1"]) == [FIRST.records[0][0]], "1.1", "a record is not there")
                check(tx.history(("", "", 0), 9) == FIRST.events, "1.1", "an event is not there")
                fed = [marked.entry for marked in tx.feed("", 9)]
                check(fed == FIRST.events, "1.1", "an event is not in the feed")
                tally = tx.tally(COUNTED.name, (), ("kind",), ("n",))
                check(tally == [("a", 1, 3)], "1.1", "a row is not counted")


def promise_1_what_is_not_committed_leaves_no_trace(opener: Opener) -> None:
    """Write into a store that holds something, and do not commit."""
    with opened(opener) as storage:
        write(storage, FIRST)
        before = everything(storage)
        more = Changes(
            records=[(record("1", 2, '{"a":2}'), 1), (record("2"), 0)],
            removed=[("kit", ("a", "x", 1))],
            put=[("kit", ("b", "y", 2))],
            events=[entry("1", 2)],
        )
        write(storage, more, commit=False)
        check(everything(storage) == before, "1.2", "what was not committed left a trace")
        with begun(storage, write=True) as tx:
            tx.clear(["kit"], ["k"])
        check(everything(storage) == before, "1.2", "clearing that was not committed left a trace")


def promise_1_a_refused_write_leaves_no_trace(opener: Opener) -> None:
    """Let the last of several things that are written fail."""
    with opened(opener) as storage:
        write(storage, FIRST)
        before = everything(storage)
        for bad in (
            Changes(put=[("kit", ("b", "y", 2)), ("kit", ("c", "x", 3))]),
            Changes(put=[("kit", ("b", "y", 2))], events=[entry("1")]),
            Changes(records=[(record("2"), 0), (record("1", 3), 2)]),
        ):
            write_twice = Changes(records=[(record("9"), 0)], put=[("kit", ("z", "z", 9))])
            with begun(storage, write=True) as tx:
                tx.write(write_twice)
                refused = ""
                try:
                    tx.write(bad)
                except Exception as error:  # noqa: BLE001  which one is promised elsewhere
                    refused = type(error).__name__
            check(refused != "", "1.3", f"{bad} was accepted")
            check(everything(storage) == before, "1.3", "a refused write left a trace")


def promise_2_a_second_writer_of_a_version_is_refused(opener: Opener) -> None:
    """Write upon versions that are not the stored one."""
    with opened(opener) as storage:
        write(storage, FIRST)
        write(storage, Changes(records=[(record("1", 2, "second"), 1), (record("2"), 0)]))
        for base in (1, 3):
            for others in ([], [(record("2", 2), 1)]):
                stale = Changes(records=[*others, (record("1", base + 1, "stale"), base)])
                code = conflict(storage, stale)
                check(code == "record_changed", "2.1", f"{base} was overwritten: {code!r}")
        made = Changes(records=[(record("1", 1, "again"), 0)])
        check(conflict(storage, made) != "", "2.2", "a record was made twice")
        code = conflict(storage, Changes(records=[(record("3", 2), 1)]))
        check(code == "record_changed", "2.3", "a record that there is not was built upon")
        with begun(storage) as tx:
            found = [(one.key, one.version, one.body) for one in tx.records(("", ""), 9)]
        check(found == [("1", 2, "second"), ("2", 1, "{}")], "2.1", f"it is now {found}")


def promise_3_keys_and_unique_columns_hold(opener: Opener) -> None:
    """Put rows whose key or unique columns are taken, and rows without a value."""
    with opened(opener, shapes=SHAPES) as storage:
        write(storage, FIRST)
        put(storage, PAIRS.name, ("a", 1, "b", "c", 0))
        for number, table, row in (
            ("3.1", "kit", ("a", "y", 2)),
            ("3.1", PAIRS.name, ("a", 1, "b2", "c", 0)),
            ("3.2", "kit", ("b", "x", 2)),
            ("3.2", PAIRS.name, ("a", 2, "b", "c", 0)),
        ):
            code = conflict(storage, Changes(put=[(table, row)]))
            check(code == "not_unique", number, f"{row} was accepted: {code!r}")
        twice: list[tuple[str, Row]] = [("kit", ("t1", "t", 1)), ("kit", ("t2", "t", 1))]
        check(conflict(storage, Changes(put=twice)) == "not_unique", "3.2", "two at once")
        beside: list[tuple[str, Row]] = [
            (PAIRS.name, ("a", 2, "b", "c2", 0)),
            (PAIRS.name, ("a2", 1, "b2", "c", 0)),
        ]
        check(conflict(storage, Changes(put=beside)) == "", "3.2", "one of two columns counts")
        none: list[tuple[str, Row]] = [
            ("kit", ("n1", None, 1)),
            ("kit", ("n2", None, 1)),
            (PAIRS.name, ("n", 1, "b", None, 0)),
            (PAIRS.name, ("n", 2, "b", None, 0)),
        ]
        check(conflict(storage, Changes(put=none)) == "", "3.3", "a missing value counts as taken")


def promise_3_what_is_given_up_is_free(opener: Opener) -> None:
    """Remove rows, and put others with their key or unique value in the same write."""
    with opened(opener) as storage:
        put(storage, "kit", ("a", "x", 1), ("b", "y", 2))
        moved = Changes(
            removed=[("kit", ("a", "x", 1)), ("kit", ("b", "y", 2))],
            put=[("kit", ("c", "x", 1)), ("kit", ("b", "z", 3))],
        )
        check(conflict(storage, moved) == "", "3.4", "a value that was given up stays taken")
        with begun(storage) as tx:
            found = tx.rows("kit", ())
        check(found == [("b", "z", 3), ("c", "x", 1)], "3.4", f"the rows are {found}")


def promise_4_what_was_committed_is_there_when_opened_again(opener: Opener) -> None:
    """Open, write, close, open."""
    with opened(opener, shapes=SHAPES) as storage:
        write(storage, FIRST)
        put(storage, COUNTED.name, ROW)
        before = everything(storage)
    with opened(opener, shapes=SHAPES) as storage:
        check(everything(storage) == before, "4.1", "the store came back with something else")
        with begun(storage) as tx:
            check(tx.rows(COUNTED.name, ()) == [ROW], "4.1", "a row did not come back")
            tally = tx.tally(COUNTED.name, (), ("kind",), ("fen",))
            check(tally == [("a", 1, 4)], "4.1", "a tally did not come back")


def promise_4_numbers_go_on_when_opened_again(opener: Opener) -> None:
    """Take a number, close, open, and take another."""
    taken = []
    for _ in range(2):
        with opened(opener) as storage, begun(storage, write=True) as tx:
            taken.append(tx.number("kit-2026"))
            tx.commit()
    check(taken == [1, 2], "4.2", f"numbers came as {taken}")


def promise_7_a_version_of_a_record_has_one_event(opener: Opener) -> None:
    """Append an event twice."""
    with opened(opener) as storage:
        write(storage, FIRST)
        before = everything(storage)
        check(conflict(storage, Changes(events=[entry("1")])) != "", "7.1", "it was replaced")
        check(everything(storage) == before, "7.1", "the journal changed")


def promise_7_events_stay(opener: Opener) -> None:
    """Remove and clear everything else."""
    with opened(opener) as storage:
        write(storage, FIRST)
        kept = everything(storage)[2:]
        with begun(storage, write=True) as tx:
            tx.clear(["kit"], ["k"])
            tx.commit()
        check(everything(storage)[2:] == kept, "7.2", "clearing took events")


def promise_7_the_latest_instant_and_mark(opener: Opener) -> None:
    """Ask for them before there is an event, and after each."""
    with opened(opener) as storage:
        for n, wanted in enumerate(("", "2026-01-02", "2026-01-03", "2026-01-10")):
            mac = wanted.encode()
            if wanted:
                event = replace(entry(f"z{9 - n}", at=wanted), mac=mac)
                write(storage, Changes(events=[event]))
            with begun(storage) as tx:
                found, tip = tx.latest(), tx.tip()
            check(found == wanted, "7.3", f"the latest instant is {found!r}, not {wanted!r}")
            check(tip in (mac, None), "7.4", f"the newest mark is {tip!r}, not {mac!r}")
