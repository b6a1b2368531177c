"""The bodies of events that were ever pinned, of each context: compared with today's, read back.

A journal is never written anew, so what an event once looked like must be readable for ever. The
folder of a context's tests has a file ``golden.json`` that keeps of each event every body that was
ever pinned, the newest first: one is added when the event changes, none is changed or taken away.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from ruralgov.app import codec
from ruralgov.app.application import App
from ruralgov.app.events import EventReader
from ruralgov.app.keys import Keys
from ruralgov.app.macs import Marker, Marking, Newest
from ruralgov.app.recent import Recent
from ruralgov.app.sealing import SALTS
from ruralgov.app.unit import Unit
from ruralgov.builtin.memory import MemoryStorage
from ruralgov.domain.kernel.declare import Context, Record, by_name
from ruralgov.ports.storage import StoredEvent

FILE = "golden.json"
ID = re.compile(
    "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
    "|(?<![0-9a-f])(?:[0-9]+:)?[0-9a-f]{64}(?![0-9a-f])"
)
"""An id, a hash or a seal, which is another one where ids or keys are hashed."""


class Kept(Struct, frozen=True, omit_defaults=True):
    """A body as the journal keeps it, with its personal part open: nobody in it exists."""

    record: str
    schema: int
    body: dict[str, Any]
    personal: dict[str, Any] | None = None

    @property
    def written(self) -> tuple[str, str]:
        """The body and the personal part as texts, in the one way in which JSON is stored."""
        return _canonical(self.body), _canonical(self.personal)

    def is_like(self, other: "Kept") -> bool:
        """Tell whether another has the same content, whatever ids and hashes it was given."""
        mine, its = (_without_ids(one) for one in (self, other))
        return (self.record, self.schema, mine) == (other.record, other.schema, its)


Golden = dict[str, list[Kept]]
"""The bodies by the name of their event."""


def pinned(record: Record[Any, Any], event: object) -> Kept:
    """Return what would be kept of an event that is written today."""
    body, personal = codec.dump(event)
    opened = None if personal is None else msgspec.json.decode(personal)
    return Kept(record.kind, _schema(type(event)), msgspec.json.decode(body), opened)


def read(record: Record[Any, Any], name: str, kept: Kept) -> Any:
    """Return the event of a body, read as the journal is read: renamed and upcast."""
    storage = MemoryStorage()
    storage.set_up([SALTS], lambda _tx, _stale: None)
    tx = storage.begin(write=False)
    marking = Marking(tx, Marker([bytes(32)]), Newest())
    unit = Unit(tx, {}, {}, Keys(bytes(32)), Recent(), marking)
    sealed = None
    if kept.personal is not None:
        personal = msgspec.json.encode(kept.personal)
        sealed = unit.sealing.seal(record.kind, FILE, personal, fresh=True)
    written = ("-", "-", "-", "-")
    body = _canonical(kept.body)
    entry = StoredEvent(record.kind, FILE, 1, name, kept.schema, *written, body, sealed)
    event = EventReader(unit, record)(entry)
    tx.close()
    return event


def pin_new(
    context: Context, app: App, storage: MemoryStorage, done: int, into: dict[str, Kept]
) -> int:
    """Pin the first of each event that came since, while its personal part can be opened.

    *done* is how many events of the journal were looked at; return how many are now.
    """
    tx = storage.begin(write=False)
    unit = app.unit_of(tx)
    types = {record.kind: (record, by_name(record.events)) for record in context.records}
    for entry in storage.journal[done:]:
        if entry.kind in types and entry.type not in into:
            record, names = types[entry.kind]
            into[entry.type] = pinned(record, unit.decode(names[entry.type], entry))
    tx.close()
    return len(storage.journal)


def load(folder: Path) -> Golden:
    """Return what is kept in the folder of a context's tests."""
    file = folder / FILE
    return msgspec.json.decode(file.read_bytes(), type=Golden) if file.exists() else {}


def save(folder: Path, golden: Golden) -> None:
    """Write what is kept, a body on each line: what is added is then nothing but added lines."""
    events = []
    for name, bodies in sorted(golden.items()):
        lines = ",\n".join(msgspec.json.encode(one).decode() for one in bodies)
        events.append(f'"{name}": [\n{lines}\n]')
    (folder / FILE).write_text("{\n" + ",\n".join(events) + "\n}\n", encoding="utf-8")


def changed(context: Context, folder: Path, today: Mapping[str, Kept]) -> Iterator[str]:
    """Name the events whose bodies of today are not kept, or of which an old schema is not kept.

    *today* has a body, just written, of each event that the context declares.
    """
    golden = load(folder)
    for event in _events(context):
        name, schema = event.__name__, _schema(event)
        kept = golden.get(name, [])
        for lost in sorted(set(range(1, schema)) - {one.schema for one in kept}):
            yield f"{name}: {FILE} has no body of schema {lost}; take it from an older version"
        if name not in today:
            yield f"{name}: no step gives it; add one to the scenario"
        elif not any(map(today[name].is_like, kept)):
            yield _advice(context, name, schema, today[name], kept)


def unread(context: Context, folder: Path) -> Iterator[str]:
    """Name the kept bodies that are not read, or that today are written otherwise."""
    records = {record.kind: record for record in context.records}
    for name, bodies in load(folder).items():
        for kept in bodies:
            try:
                event = read(records[kept.record], name, kept)
            except Exception as problem:  # noqa: BLE001  whatever it is, it stops a reader
                why = f"{type(problem).__name__}: {problem}"
                yield f"{name}: a body of schema {kept.schema} cannot be read: {why}"
                continue
            if _schema(type(event)) == kept.schema and (
                pinned(records[kept.record], event).written != kept.written
            ):
                yield (
                    f"{name}: a body of schema {kept.schema} is written otherwise today; "
                    f"raise SCHEMA to {kept.schema + 1} and write the upcaster"
                )


def add(context: Context, folder: Path, today: Mapping[str, Kept]) -> list[str]:
    """Keep the bodies of today that are not kept yet; return the names of their events.

    Raises ``ValueError`` while one that is kept cannot be read: adding would not mend that.
    """
    if problems := list(unread(context, folder)):
        raise ValueError("\n".join(problems))
    golden, added = load(folder), []
    for name, body in sorted(today.items()):
        if not any(map(body.is_like, golden.get(name, []))):
            golden[name] = [body, *golden.get(name, [])]
            added.append(name)
    if added:
        save(folder, golden)
    return added


def _events(context: Context) -> list[type]:
    return [event for record in context.records for event in record.events]


def _schema(event: type) -> int:
    return int(getattr(event, "SCHEMA", 1))


def _canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _without_ids(kept: Kept) -> str:
    """Return the content as text, its ids and hashes numbered as they come."""
    numbers: dict[str, int] = {}

    def number(found: re.Match[str]) -> str:
        return f"id-{numbers.setdefault(found[0], len(numbers) + 1)}"

    return ID.sub(number, " ".join(kept.written))


def _advice(context: Context, name: str, schema: int, body: Kept, kept: list[Kept]) -> str:
    pin = f"python -m tests.golden add {context.name}, or the tests with RURALGOV_GOLDEN=add"
    last = next((one.body for one in kept if one.schema == schema), None)
    if last is None:
        return f"{name}: no body of schema {schema} is kept yet. Keep today's: {pin}"
    differs = sorted(k for k in body.body.keys() | last.keys() if body.body.get(k) != last.get(k))
    return (
        f"{name}: today's body of schema {schema} is not among those kept; it differs in "
        f"{', '.join(differs) or 'the personal part'}. Journals hold the kept form: where the form "
        f"or the meaning changed, raise SCHEMA to {schema + 1} and write the upcaster from "
        f"{schema}. Then, or where only the scenario gives other values: {pin}"
    )
