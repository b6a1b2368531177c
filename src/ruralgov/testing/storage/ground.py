"""What every promise stands on: tables, changes, and ways to write, read and race."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Barrier, BrokenBarrierError, Thread
from typing import Final

from attrs import evolve

from ruralgov.domain.kernel.errors import Conflict, RuralgovError
from ruralgov.ports.storage import (
    Changes,
    Row,
    Shape,
    Storage,
    StoredEvent,
    StoredRecord,
    Transaction,
)

Opener = Callable[[str], Storage]
Promise = Callable[[Opener], None]
CITY, OTHER, AT = "371082", "370682", "2026-01-01T00:00:00.000000+00:00"
SHAPE: Final = Shape("kit", {"id": "text", "code": "text", "n": "integer"}, ("id",), (("code",),))
WIDER: Final = evolve(SHAPE, columns={**SHAPE.columns, "more": "integer"})
COUNTED: Final = Shape(
    "kit_counted",
    {"id": "text", "kind": "text", "place": "text", "n": "integer", "fen": "amount"},
    ("id",),
    tallies=(("kind", "place"), ("kind",)),
    sums=("n", "fen"),
)
PAIRS: Final = Shape(
    "kit_pairs",
    {"a": "text", "n": "integer", "b": "text", "c": "text", "fen": "amount"},
    ("a", "n"),
    (("b", "c"),),
)
SHAPES: Final = (SHAPE, COUNTED, PAIRS)
MANY: Final = 1100
"""More values than a database takes in one question."""
MOMENT: Final = 0.1
"""Seconds for which one waits for another that may have to wait itself."""
FOREVER: Final = 10.0
"""Seconds after which somebody waits for ever."""


class PromiseBroken(AssertionError):
    """A storage does not keep what the port promises."""


def check(kept: bool, promise: str, what: str) -> None:
    """Raise ``PromiseBroken`` unless it was kept."""
    if not kept:
        raise PromiseBroken(f"promise {promise}: {what}")


def entry(key: str, version: int = 1, *, kind: str = "k", at: str = AT) -> StoredEvent:
    """Return an event of a record."""
    return StoredEvent(kind, key, version, "T", 1, "c", "a", "p", at, '{"名":"俚岛"}', b"\x00s")


def record(key: str, version: int = 1, body: str = "{}", *, kind: str = "k") -> StoredRecord:
    """Return a record."""
    return StoredRecord(kind, key, version, body, None)


FIRST: Final = Changes(
    records=[(StoredRecord("k", "1", 1, "{}", b"\x00"), 0)],
    put=[("kit", ("a", "x", 1))],
    events=[entry("1")],
)


@contextmanager
def closed(one: Storage | Transaction) -> Iterator[None]:
    """Close something at the end; what went wrong before counts more than that it cannot be."""
    try:
        yield
    except BaseException:
        with suppress(Exception):
            one.close()
        raise
    one.close()


@contextmanager
def opened(
    opener: Opener, city: str = CITY, shapes: Sequence[Shape] = (SHAPE,)
) -> Iterator[Storage]:
    """Open a storage that has the tables of the kit, and close it."""
    storage = opener(city)
    with closed(storage):
        storage.set_up(shapes, lambda _tx, _stale: None)
        yield storage


@contextmanager
def begun(storage: Storage, *, write: bool = False) -> Iterator[Transaction]:
    """Begin a transaction and close it."""
    tx = storage.begin(write=write)
    with closed(tx):
        yield tx


def write(storage: Storage, changes: Changes, *, commit: bool = True) -> None:
    """Write changes in a transaction of their own."""
    with begun(storage, write=True) as tx:
        tx.write(changes)
        if commit:
            tx.commit()


def put(storage: Storage, table: str, *rows: Row) -> None:
    """Put rows into a table in a transaction of their own."""
    write(storage, Changes(put=[(table, row) for row in rows]))


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


class Meeting:
    """Where some wait for each other, once; who has to wait for a lock is not waited for long."""

    def __init__(self, parties: int = 2) -> None:
        self._barrier = Barrier(parties)

    def wait(self) -> None:
        """Wait for the others, a moment."""
        with suppress(BrokenBarrierError):
            self._barrier.wait(MOMENT)


def together(*actions: Callable[[], None]) -> list[RuralgovError | None]:
    """Do things at the same time; return for each None, or the error of ours that stopped it.

    That nothing else comes through is promise 13.1, that all of it ends 13.3.
    """
    ended: list[BaseException | None] = [None for _ in actions]

    def run(at: int) -> None:
        try:
            actions[at]()
        except BaseException as error:  # noqa: BLE001  it is judged below
            ended[at] = error

    threads = [Thread(target=run, args=(at,), daemon=True) for at in range(len(actions))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(FOREVER)
        check(not thread.is_alive(), "13.3", "transactions wait for each other for ever")
    found: list[RuralgovError | None] = []
    for error in ended:
        if isinstance(error, PromiseBroken):
            raise error
        if error is not None and not isinstance(error, RuralgovError):
            raise PromiseBroken(f"promise 13.1: {error!r} came through") from error
        found.append(error)
    return found
