"""How a fault is planted: into each transaction, into the storage, or between cities."""

from collections.abc import Callable
from typing import Any

from attrs import evolve, frozen

from ruralgov.builtin.memory import MemoryStorage, MemoryTransaction
from ruralgov.ports.storage import Changes, Row, Storage
from ruralgov.testing.storage import Opener
from ruralgov_sqlalchemy import SqlStorage
from ruralgov_sqlalchemy.transaction import SqlTransaction


@frozen
class Fault:
    """One broken storage: the sentence that it breaks, and how."""

    sentence: str
    what: str
    make: Callable[[], Opener]

    @property
    def name(self) -> str:
        return f"{self.sentence} {self.what}"


@frozen
class InEveryTransaction:
    """A fault that fits into the transactions of any storage."""

    sentence: str
    what: str
    fault: type

    def on_memory(self) -> Fault:
        return Fault(self.sentence, self.what, lambda: transactions(self.fault))

    def on_sqlite(self, url: str) -> Opener:
        kind: Any = type("BrokenTransaction", (self.fault, SqlTransaction), {})

        class Broken(SqlStorage):
            def begin(self, *, write: bool) -> SqlTransaction:
                tx = super().begin(write=write)
                tx.__class__ = kind
                return tx

        return lambda city: Broken(url, city)


def transactions(fault: type) -> Opener:
    """Return cities in memory whose transactions have a fault."""
    kind: Any = type("BrokenTransaction", (fault, MemoryTransaction), {})

    class Broken(MemoryStorage):
        def begin(self, *, write: bool) -> MemoryTransaction:
            self.lock.acquire()
            made: MemoryTransaction = kind(self)
            return made

    return stores(Broken)


def stores(kind: Callable[[], Storage]) -> Opener:
    """Return cities each of which has a storage of its own."""
    kept: dict[str, Storage] = {}
    return lambda city: kept[city] if city in kept else kept.setdefault(city, kind())


def answering(name: str, change: Callable[..., Any]) -> type:
    """Return a fault: what a method answers, changed."""

    def method(self: Any, *args: Any, **kwargs: Any) -> Any:
        return change(getattr(super(made, self), name)(*args, **kwargs), *args)

    made = type("Answering", (), {name: method})
    return made


def asking(name: str, change: Callable[..., tuple[Any, ...]], **other: Any) -> type:
    """Return a fault: a method gets other arguments than it was given."""

    def method(self: Any, *args: Any, **kwargs: Any) -> Any:
        return getattr(super(made, self), name)(*change(*args), **(kwargs | other))

    made = type("Asking", (), {name: method})
    return made


def writing(change: Callable[[Changes], Changes]) -> type:
    """Return a fault: something else is written."""
    return asking("write", lambda changes: (change(changes),))


def values(change: Callable[[Any], Any]) -> type:
    """Return a fault: the values of rows that are put are changed."""

    def put(changes: Changes) -> Changes:
        rows: list[tuple[str, Row]] = [(name, tuple(map(change, row))) for name, row in changes.put]
        return evolve(changes, put=rows)

    return writing(put)


def texts(change: Callable[[str], Any]) -> type:
    """Return a fault: texts are changed as they are put."""
    return values(lambda value: change(value) if isinstance(value, str) else value)


def integers(change: Callable[[int], Any]) -> type:
    """Return a fault: numbers are changed as they are put."""
    return values(lambda value: change(value) if isinstance(value, int) else value)


def events(change: Callable[[Any], Any], *ways: str) -> type:
    """Return a fault: events are changed as they are read by history and feed."""

    def history(found: list[Any], *_: Any) -> list[Any]:
        return [change(one) for one in found]

    def feed(found: list[Any], *_: Any) -> list[Any]:
        return [type(one)(one.mark, change(one.entry)) for one in found]

    kinds = {"history": answering("history", history), "feed": answering("feed", feed)}
    return type("Events", tuple(kinds[way] for way in ways or kinds), {})
