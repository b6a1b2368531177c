"""Reads the journal: the one place where an event of an earlier shape becomes one of today."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import Any

from msgspec import Struct

from ruralgov.app import codec, texts
from ruralgov.app.unit import Unit
from ruralgov.domain.kernel.declare import Record, Upcast, by_name, schema_of
from ruralgov.domain.kernel.errors import Conflict, RuralgovError, StorageFailure
from ruralgov.domain.kernel.personal import ERASED
from ruralgov.domain.kernel.text import Text
from ruralgov.ports.storage import StoredEvent, StoredRecord

Reader = Callable[[StoredEvent], Any]
OF_STORAGE = (Conflict, StorageFailure)
"""What reading from the store itself may raise, which says nothing of what is stored."""
_kind = attrgetter("kind")
_key = attrgetter("key")


class EventReader:
    """Reads the events of one kind of record; how, is decided once for each type and schema."""

    def __init__(self, unit: Unit, record: Record[Any, Any]) -> None:
        self._unit, self._record = unit, record
        self._readers: dict[tuple[str, int], Reader] = {}

    def __call__(self, entry: StoredEvent) -> Any:
        """Return the event as it would be written now; raises ``event_unreadable``."""
        try:
            reader = self._readers.get((entry.type, entry.schema))
            if reader is None:
                reader = self._reader(entry.type, entry.schema)
                self._readers[entry.type, entry.schema] = reader
            return reader(entry)
        except OF_STORAGE:
            raise
        except Exception as error:  # noqa: BLE001  an upcast or a validator may raise anything
            raise entry_fault(texts.EVENT_UNREADABLE, entry, problem(error, entry)) from None

    def _reader(self, name: str, schema: int) -> Reader:
        kind, steps = today(self._record, name, schema)
        return partial(self._upcast, kind, steps) if steps else self._unit.reader(kind)

    def _upcast(self, kind: type, steps: list[Upcast], entry: StoredEvent) -> Any:
        sealing = self._unit.sealing
        secret = None if entry.sealed is None else sealing.open(entry)
        gone = entry.sealed is not None and secret is None
        word = sealing.word(entry) if gone else ERASED
        return codec.structure(kind, upcast(kind, steps, entry, secret, word))


def today(record: Record[Any, Any], name: str, schema: int) -> tuple[type, list[Upcast]]:
    """Return the type that events of a name and schema have today, and the steps up to it."""
    name = record.renamed.get(name, name)
    kind = by_name(record.events).get(name)
    if kind is None:
        raise Unknown("its type is unknown here")
    newest = schema_of(kind)
    if schema > newest:
        raise Unknown(f"schema {newest} is the newest known here")
    steps = []
    for n in range(schema, newest):
        if (name, n) not in record.upcasts:
            raise Unknown(f"nothing says how schema {n} became the next")
        steps.append(record.upcasts[name, n])
    return kind, steps


def upcast(
    kind: type, steps: list[Upcast], entry: StoredEvent, secret: bytes | None, word: str = ERASED
) -> dict[str, Any]:
    """Return the fields of today of an event of an earlier schema.

    Without its secret, the steps get *word*, erased or not to be read, for each personal field of
    today's that it had, and whatever they make of it, all of today's are that.
    """
    fields = codec.fields(entry.body, secret)
    gone = entry.sealed is not None and secret is None
    closed = dict.fromkeys(codec.split_fields(kind)[1], word) if gone else {}
    fields |= {name: text for name, text in closed.items() if name in fields}
    for step in steps:
        fields = step(fields)
    return fields | closed


class EventFault(StorageFailure):
    """An event cannot be read or applied: ``event_unreadable`` or ``event_not_applied``."""


class Unknown(Exception):
    """An entry of a type or schema that the record does not declare."""


class Life(Struct, frozen=True, gc=False):
    """A record as its events give it, or the first fault among them."""

    kind: str
    key: str
    version: int
    state: Any
    fault: EventFault | None = None


def lives(
    unit: Unit, records: Mapping[str, Record[Any, Any]], entries: Iterable[StoredEvent]
) -> Iterator[Life]:
    """Give the records of the journal, in the order of its entries."""
    for kind, of_kind in groupby(entries, _kind):
        record = records.get(kind)
        read, apply = (
            (_unknown, _never) if record is None else (EventReader(unit, record), record.apply)
        )
        for key, own in groupby(of_kind, _key):
            yield _life(kind, key, own, read, apply)


def _life(
    kind: str,
    key: str,
    entries: Iterable[StoredEvent],
    read: Reader,
    apply: Callable[[Any, Any], Any],
) -> Life:
    state, version = None, 0
    for entry in entries:
        version = entry.version
        try:
            event = read(entry)
        except EventFault as fault:
            return Life(kind, key, version, None, fault)
        try:
            state = apply(state, event)
        except Exception as error:  # noqa: BLE001  how an event is applied is up to its context
            said = problem(error, entry)
            return Life(kind, key, version, None, entry_fault(texts.EVENT_NOT_APPLIED, entry, said))
    return Life(kind, key, version, state)


def _unknown(entry: StoredEvent) -> Any:
    raise entry_fault(texts.EVENT_UNREADABLE, entry, "records of its kind are unknown here")


def _never(before: Any, event: Any) -> Any:
    raise AssertionError(f"an event of an unknown kind was read: {event}")


def entry_fault(said: Text, entry: StoredEvent, problem: str) -> EventFault:
    """Return the error that names an entry of the journal."""
    return EventFault(
        said,
        kind=entry.kind,
        key=entry.key,
        version=entry.version,
        type=entry.type,
        schema=entry.schema,
        problem=problem,
    )


def problem(error: Exception, one: StoredRecord | StoredEvent) -> str:
    """Return what is wrong in words; nothing that an error quotes where personal values are."""
    if isinstance(error, RuralgovError | Unknown):
        return str(error)
    name = type(error).__name__
    return name if one.sealed is not None else f"{name}: {error}"
