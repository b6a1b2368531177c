"""Promises 15 and 16: the life of a transaction and of a store, and of a process that has one."""

import os
import signal
import time
from collections.abc import Callable

from ruralgov.domain.kernel.errors import RuralgovError, StorageFailure
from ruralgov.ports.storage import Row, Storage, Where
from ruralgov.testing.storage.ground import (
    CITY,
    COUNTED,
    FIRST,
    FOREVER,
    OTHER,
    SHAPE,
    SHAPES,
    WIDER,
    Opener,
    PromiseBroken,
    begun,
    check,
    closed,
    opened,
    put,
    together,
    write,
)
from ruralgov.testing.storage.sharing import EACH, WRITERS


def promise_15_closing_again_does_nothing(opener: Opener) -> None:
    """Close transactions and stores twice, after commit, and before they are set up."""
    fresh = opener(OTHER)
    _harmless(fresh.close, "15.2")
    with opened(opener) as storage:
        tx = storage.begin(write=True)
        tx.write(FIRST)
        tx.commit()
        _harmless(tx.close, "15.1")
        _harmless(tx.close, "15.1")
        with begun(storage) as reader:
            check(len(reader.rows("kit", ())) == 1, "15.1", "closing undid what was committed")
        _harmless(reader.close, "15.1")
        _harmless(storage.close, "15.2")
        _harmless(storage.close, "15.2")
        storage.set_up([SHAPE], lambda _tx, _stale: None)
        with begun(storage) as reader:
            check(len(reader.rows("kit", ())) == 1, "15.2", "set up again, it is another store")


def _harmless(close: Callable[[], None], promise: str) -> None:
    try:
        close()
    except Exception as error:
        raise PromiseBroken(f"promise {promise}: closing again raised {error!r}") from error


def promise_15_threads_write_and_read_at_once(opener: Opener) -> None:
    """Let several threads use one storage."""
    with opened(opener, shapes=SHAPES) as storage:

        def work(worker: int) -> Callable[[], None]:
            def once() -> None:
                for n in range(EACH):
                    row = (f"{worker}-{n}", f"k{worker}", "x", n, n)
                    put(storage, COUNTED.name, row)
                    with begun(storage) as tx:
                        mine = tx.rows(COUNTED.name, [Where("kind", "=", f"k{worker}")])
                    check(len(mine) == n + 1, "15.3", f"a thread that put {n + 1} saw {mine}")

            return once

        ended = together(*map(work, range(WRITERS)))
        done = ended.count(None)
        check(done >= 1, "15.3", f"of {WRITERS} threads none came through: {ended}")
        with begun(storage) as tx:
            tally = tx.tally(COUNTED.name, (), ("kind",))
        whole = [one for one in tally if one[1] == EACH]
        check(len(whole) >= done, "15.3", f"what is there: {tally}")


def promise_15_a_child_of_fork_works_or_says_so(opener: Opener) -> None:
    """Use a store in a child and, at the same time and after, in its parent."""
    if not hasattr(os, "fork"):
        return
    with opened(opener) as storage:
        write(storage, FIRST)
        child = os.fork()
        if not child:
            os._exit(_works(lambda: _use(storage, "b")))
        mine: list[int] = []
        together(lambda: mine.append(_works(lambda: _use(storage, "c"))))
        its = _ended(child)
        check(its == 0, "15.4", f"a child ended with {its}: wrong, or an error that is not ours")
        mine.append(_works(lambda: _use(storage, "d")))
        check(mine == [0, 0], "15.4", "a child did something to its parent")
        with begun(storage) as tx:
            keys = {row[0] for row in tx.rows("kit", ())}
        check({"a", "c", "d"} <= keys, "15.4", f"what the parent wrote: {keys}")


def promise_16_a_store_is_opened_step_by_step(opener: Opener) -> None:
    """Ask what is to be done before and after it was done, and read without doing it."""
    storage = opener(CITY)
    with closed(storage):
        for _ in range(2):
            check(storage.pending([SHAPE]) != [], "16.1", "nothing is to be done at first")
    with opened(opener) as storage:
        storage.make_series(["kit-2026"])
        write(storage, FIRST)
        check(storage.pending([SHAPE]) == [], "16.1", "something is to be done after set_up")
        check(storage.pending([WIDER]) != [], "16.1", "nothing is to be done for another frame")
        with begun(storage, write=True) as tx:
            number = tx.number("kit-2026")
            tx.commit()
        check(number == 1, "16.3", f"the first number of a series is {number}")
    storage = opener(CITY)
    with closed(storage):
        check(storage.pending([SHAPE]) == [], "16.1", "something is to be done when opened again")
        with begun(storage) as tx:
            check(tx.rows("kit", ()) == [("a", "x", 1)], "16.1", "not read without set_up")
            for deep in (False, True):
                said = tx.inspect(deep=deep)
                check(said == [], "16.4", f"of a store that nobody harmed it says {said}")
            check(len(tx.history(("", "", 0), 9)) == 1, "16.4", "nothing is read after looking")


def promise_16_a_store_is_only_read(opener: Opener) -> None:
    """Open a store for reading only."""
    with opened(opener) as storage:
        write(storage, FIRST)
    storage = opener(CITY)
    with closed(storage):
        storage.read_only()
        check(storage.pending([SHAPE]) == [], "16.2", "it is not as it was left")
        try:
            with begun(storage) as tx:
                found = tx.rows("kit", ())
        except StorageFailure as error:
            raise PromiseBroken(f"promise 16.2: reading failed: {error}") from error
        check(found == [("a", "x", 1)], "16.2", "it is not read")
        try:
            put(storage, "kit", ("b", "y", 2))
        except StorageFailure:
            return
        except Exception as error:
            raise PromiseBroken(f"promise 16.2: writing raised {error!r}") from error
        raise PromiseBroken("promise 16.2: it was written to")


def _use(storage: Storage, key: str) -> None:
    for n in range(3):
        row: Row = (key if n == 0 else f"{key}{n}", None, n)
        put(storage, "kit", row)
        with begun(storage) as tx:
            check(row in tx.rows("kit", ()), "15.4", f"{row} is not there")


def _ended(child: int) -> int | None:
    """Return the number with which a child ended; None where it had to be ended."""
    end = time.monotonic() + FOREVER
    while time.monotonic() < end:
        found, status = os.waitpid(child, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.005)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None


def _works(use: Callable[[], None]) -> int:
    """Return 0 where it worked, or an error of ours said why not."""
    try:
        use()
    except RuralgovError:
        return 0
    except BaseException:  # noqa: BLE001  told by the number
        return 1
    return 0
