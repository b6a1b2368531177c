"""Promises 5.4, 8, 9 and 13: several at once.

Each race is the same for storages where one waits for the other and for those where both go on and
one is refused: who does not come to a meeting in a moment is not waited for.
"""

import time
from collections.abc import Callable
from threading import Event

from ruralgov.ports.besides import ManyWriters
from ruralgov.ports.storage import Changes, Row, Transaction, Where
from ruralgov.testing.storage.ground import (
    COUNTED,
    FIRST,
    FOREVER,
    MOMENT,
    SHAPES,
    Meeting,
    Opener,
    begun,
    check,
    closed,
    entry,
    opened,
    record,
    together,
    write,
)

WRITERS, EACH = 4, 4
LATE = 0.3
"""Seconds after which an event that was committed must be in the feed."""


def promise_5_who_follows_the_feed_misses_nothing(opener: Opener) -> None:
    """Let one who wrote first commit last, and follow while several write."""
    with opened(opener) as storage, opened(opener) as other:
        wrote, done = Meeting(), Meeting()
        followed: list[str] = []

        def slow() -> None:
            with begun(storage, write=True) as tx:
                tx.write(Changes(events=[entry("slow")]))
                wrote.wait()
                done.wait()
                tx.commit()

        def quick() -> None:
            wrote.wait()
            write(other, Changes(events=[entry("quick")]))
            with begun(other) as tx:
                followed.extend(marked.mark for marked in tx.feed("", 9))
            done.wait()

        together(slow, quick)

        def several(worker: int) -> Callable[[], None]:
            def each() -> None:
                for n in range(EACH):
                    key = f"{worker}-{n}"
                    write(storage, Changes(events=[entry(key), entry(key, 2)]))

            return each

        def follow() -> None:
            end = time.monotonic() + LATE
            while len(followed) < 2 + 2 * WRITERS * EACH and time.monotonic() < end:
                with begun(other) as tx:
                    page = tx.feed(followed[-1] if followed else "", 3)
                followed.extend(marked.mark for marked in page)
                end = time.monotonic() + LATE if page else end
                time.sleep(0 if page else 0.005)

        errors = together(follow, *map(several, range(WRITERS)))
        check(errors[0] is None, "5.4", f"following failed: {errors[0]}")
        follow()
        with begun(storage) as tx:
            whole = [marked.mark for marked in tx.feed("", 999)]
        check(followed == whole, "5.4", "who followed did not get what there is, in its order")


def promise_8_a_transaction_sees_its_own_writes(opener: Opener) -> None:
    """Write and ask in one transaction."""
    with opened(opener, shapes=SHAPES) as storage, begun(storage, write=True) as tx:
        tx.write(FIRST)
        tx.write(Changes(put=[(COUNTED.name, ("1", "a", "x", 3, 4))]))
        check(tx.rows("kit", ()) == [("a", "x", 1)], "8.1", "its own row is not there")
        check(tx.lookup("kit", ("code",), [("x",)]) == [("a", "x", 1)], "8.1", "nor looked up")
        check(len(tx.load("k", ["1", "2"])) == 1, "8.1", "its own record is not there")
        check(len(tx.history(("", "", 0), 9)) == 1, "8.1", "its own event is not there")
        tally = tx.tally(COUNTED.name, (), ("kind",), ("n",))
        check(tally == [("a", 1, 3)], "8.1", "its own row is not counted")
        tx.write(
            Changes(records=[(record("1", 2), 1)], changed=[("kit", ("a", "x", 1), ("a", "x", 2))])
        )
        check(tx.load("k", ["1"])[0].version == 2, "8.1", "nor what it changed")
        check(tx.rows("kit", [Where("n", ">", 1)]) == [("a", "x", 2)], "8.1", "nor its row")


def _seen(tx: Transaction) -> tuple[object, ...]:
    return (
        tx.rows("kit", ()),
        tx.load("k", ["1"]),
        tx.tally(COUNTED.name, (), ("kind",), ("n",)),
        tx.history(("", "", 0), 99),
        tx.records(("", ""), 99),
    )


def promise_8_a_reader_sees_one_state(opener: Opener) -> None:
    """Change everything between two questions of a transaction."""
    with opened(opener, shapes=SHAPES) as storage, opened(opener, shapes=SHAPES) as other:
        write(storage, FIRST)
        asked, changed = Meeting(), Meeting()
        seen: list[tuple[object, ...]] = []

        def read() -> None:
            with begun(other) as tx:
                seen.append(_seen(tx))
                asked.wait()
                changed.wait()
                seen.append(_seen(tx))

        def change() -> None:
            asked.wait()
            changes = Changes(
                records=[(record("1", 2), 1)],
                put=[("kit", ("b", "y", 2)), (COUNTED.name, ("1", "a", "x", 3, 4))],
                events=[entry("1", 2)],
            )
            write(storage, changes)
            changed.wait()

        check(
            together(read, change) == [None, None], "8.2", "a reader and a writer stop each other"
        )
        check(seen[0] == seen[1], "8.2", "a transaction saw two states of the store")
        with begun(other) as tx:
            check(_seen(tx) != seen[0], "1.1", "what was committed is not seen")


def promise_8_nobody_sees_what_is_not_committed(opener: Opener) -> None:
    """Ask while another has written, and undoes it."""
    with opened(opener, shapes=SHAPES) as storage, opened(opener, shapes=SHAPES) as other:
        with begun(other) as tx:
            before = *_seen(tx), tx.feed("", 9)
        wrote, asked = Meeting(), Meeting()
        seen: list[tuple[object, ...]] = []

        def undo() -> None:
            with begun(storage, write=True) as tx:
                tx.write(FIRST)
                tx.write(Changes(put=[(COUNTED.name, ("1", "a", "x", 3, 4))]))
                wrote.wait()
                asked.wait()

        def read() -> None:
            wrote.wait()
            with begun(other) as tx:
                seen.append((*_seen(tx), tx.feed("", 9)))
            asked.wait()

        check(together(undo, read) == [None, None], "8.5", "a reader and a writer stop each other")
        check(seen == [before], "8.5", "somebody saw what another had not committed")


Step = Callable[[Transaction, Callable[[], None]], None]


def _race(opener: Opener, start: Changes, *steps: Step) -> tuple[int, list[Row], list[object]]:
    """Let transactions meet between question and write; how many ended well, and what there is.

    Each loser got an error of ours: ``together`` sees to it.
    """
    with opened(opener, shapes=SHAPES) as storage, opened(opener, shapes=SHAPES) as other:
        with begun(storage, write=True) as tx:
            tx.clear(["kit"], ["k"])
            tx.write(start)
            tx.commit()
        meeting = Meeting(len(steps))

        def run(at: int) -> Callable[[], None]:
            def once() -> None:
                with begun((storage, other)[at % 2], write=True) as tx:
                    steps[at](tx, meeting.wait)
                    tx.commit()

            return once

        ended = together(*map(run, range(len(steps))))
        with begun(storage) as tx:
            found: list[object] = [*tx.records(("", ""), 99)]
            return ended.count(None), tx.rows("kit", ()), found


def promise_8_what_rests_on_what_another_changes_is_refused(opener: Opener) -> None:
    """Two go off duty as the other is on, take the last place, close one as another is open."""
    duty = [("kit", ("a", "a", 1)), ("kit", ("b", "b", 1))]

    def leaves(name: str) -> Step:
        def step(tx: Transaction, meet: Callable[[], None]) -> None:
            on = len(tx.rows("kit", [Where("n", "=", 1)]))
            meet()
            if on > 1:
                tx.write(Changes(changed=[("kit", (name, name, 1), (name, name, 0))]))

        return step

    _, rows, _ = _race(opener, Changes(put=[*duty]), leaves("a"), leaves("b"))
    check(any(row[2] == 1 for row in rows), "8.3", "both left because the other was there")

    def takes(name: str) -> Step:
        def step(tx: Transaction, meet: Callable[[], None]) -> None:
            taken = tx.tally("kit", [Where("n", "=", 7)], ("n",))
            meet()
            if not taken:
                tx.write(Changes(put=[("kit", (name, None, 7))]))

        return step

    _, rows, _ = _race(opener, Changes(), takes("a"), takes("b"))
    check(len(rows) <= 1, "8.3", "both took what only one can have")

    def drops(mine: str) -> Step:
        def step(tx: Transaction, meet: Callable[[], None]) -> None:
            open_ = [one for one in tx.load("k", ["1", "2"]) if one.body == "{}"]
            meet()
            if len(open_) > 1:
                tx.write(Changes(records=[(record(mine, 2, "closed"), 1)]))

        return step

    start = Changes(records=[(record("1"), 0), (record("2"), 0)])
    _, _, records = _race(opener, start, drops("1"), drops("2"))
    check(
        any("{}" in repr(one) for one in records), "8.3", "both closed because the other was open"
    )


def promise_8_nobody_writes_by_key_beside_one_who_is_alone(opener: Opener) -> None:
    """Have each of the two wait until the other has ended, and see what it did."""
    with opened(opener) as storage, opened(opener) as other:
        if isinstance(storage, ManyWriters) and isinstance(other, ManyWriters) and storage.many:
            _waits(storage.begin_by_key, other.begin_alone, "a")
            _waits(storage.begin_alone, other.begin_by_key, "b")


def _waits(first: Callable[[], Transaction], second: Callable[[], Transaction], name: str) -> None:
    """Check that a transaction begins when the one before it was committed, and sees its row."""
    began, said, seen = Event(), list[str](), list[Row]()

    def before() -> None:
        tx = first()
        with closed(tx):
            began.set()
            time.sleep(MOMENT)
            tx.write(Changes(put=[("kit", (name, None, 1))]))
            said.append("committed")
            tx.commit()

    def after() -> None:
        began.wait(FOREVER)
        tx = second()
        said.append("begun")
        with closed(tx):
            seen.extend(tx.rows("kit", [Where("id", "=", name)]))

    together(before, after)
    check(said == ["committed", "begun"], "8.6", "one by key was open beside one who is alone")
    check(len(seen) == 1, "8.6", "who waited did not see what was committed meanwhile")


def promise_8_no_change_is_lost(opener: Opener) -> None:
    """Two change the same record, and the same row, from the same state."""

    def again(name: str) -> Step:
        def step(tx: Transaction, meet: Callable[[], None]) -> None:
            (found,) = tx.load("k", ["1"])
            meet()
            now = record("1", found.version + 1, f"{found.body}{name}")
            tx.write(Changes(records=[(now, found.version)]))

        return step

    done, _, records = _race(opener, Changes(records=[(record("1"), 0)]), again("a"), again("b"))
    (kept,) = records
    version = getattr(kept, "version", 0)
    check(done >= 1, "8.4", "of two that change a record none was done")
    check(version == done + 1, "8.4", f"{done} changed a record, and it is of version {version}")

    def adds(tx: Transaction, meet: Callable[[], None]) -> None:
        (row,) = tx.rows("kit", ())
        meet()
        tx.write(Changes(changed=[("kit", row, (*row[:2], int(row[2] or 0) + 1))]))

    done, rows, _ = _race(opener, Changes(put=[("kit", ("a", "x", 0))]), adds, adds)
    check(rows == [("a", "x", done)], "8.4", f"{done} added 1 to a row that is now {rows}")


def promise_13_who_loses_a_race_is_told_by_an_error_of_ours(opener: Opener) -> None:
    """Several make the same record, row and event; two take two records crosswise."""

    def makes(tx: Transaction, meet: Callable[[], None]) -> None:
        meet()
        tx.write(
            Changes(records=[(record("1"), 0)], put=[("kit", ("a", "x", 1))], events=[entry("1")])
        )

    done, _, _ = _race(opener, Changes(), makes, makes, makes)
    check(done == 1, "8.4", f"{done} of three made the same record")

    def crosswise(*keys: str) -> Step:
        def step(tx: Transaction, meet: Callable[[], None]) -> None:
            for key in keys:
                tx.write(Changes(records=[(record(key, 2), 1)]))
                meet()

        return step

    start = Changes(records=[(record("1"), 0), (record("2"), 0)])
    done, _, _ = _race(opener, start, crosswise("1", "2"), crosswise("2", "1"))
    check(done == 1, "8.4", f"{done} of two changed both records")


def promise_9_numbers_are_given_once(opener: Opener) -> None:
    """Take numbers of two series, in transactions one after the other and at once."""
    with opened(opener) as storage, opened(opener) as other:
        taken = []
        for _ in range(2):
            with begun(storage, write=True) as tx:
                taken += [tx.number("kit-2026"), tx.number("kit-2026")]
                check(tx.number("kit-2027") == len(taken) // 2, "9.1", "series are mixed")
                tx.commit()
        check(taken == [1, 2, 3, 4], "9.1", f"numbers came as {taken}")
        with begun(storage) as tx:
            found = [tx.counted(series) for series in ("kit-2026", "kit-2027", "kit-2028")]
        check(found == [4, 2, 0], "9.3", f"of 4, 2 and no numbers were counted {found}")
        meeting = Meeting(WRITERS)

        def take(at: int) -> Callable[[], None]:
            def once() -> None:
                with begun((storage, other)[at % 2], write=True) as tx:
                    mine = [tx.number("kit-2026")]
                    meeting.wait()
                    mine += [tx.number("kit-2026") for _ in range(EACH)]
                    tx.commit()
                taken.extend(mine)

            return once

        together(*map(take, range(WRITERS)))
        check(len(taken) == len({*taken}), "9.2", f"a number was given twice: {sorted(taken)}")
