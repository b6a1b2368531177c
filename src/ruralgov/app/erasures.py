"""What was erased: the list of it, what stores and copies still hold, and doing it again.

A backup of before an erasure still has the key. So the list is kept apart, a copy is looked into,
and what a restored store does not know is erased there again.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import msgspec
from attrs import frozen
from msgspec import Struct

from ruralgov.app import texts
from ruralgov.app.bounds import Level
from ruralgov.app.core import Core, Envelope
from ruralgov.app.deciding import Decider
from ruralgov.app.events import EventReader
from ruralgov.app.gate import authorise
from ruralgov.app.journal import PAGE, events_of
from ruralgov.app.running import Runner
from ruralgov.app.sealing import IN_BYTES, SALTS, Sealing
from ruralgov.app.unit import Unit
from ruralgov.domain.access import PRIVACY, may_erase
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import CITY
from ruralgov.domain.kernel.roles import Actor
from ruralgov.ports.besides import LeavesTraces
from ruralgov.ports.storage import Storage, StoredEvent, Transaction

EVERYWHERE: Final = may_erase(lambda _message, _read: CITY)
"""Who may erase again what a restored store does not know."""
PIECE, OVERLAP = 1 << 24, 1 << 10
"""Bytes of a file that are looked through at once, and those that are looked at twice."""
_NAMED: Final = re.compile(rb"[a-z_]+/")


class Erasure(Struct, frozen=True, kw_only=True):
    """One erasure as a list keeps it: of which record, when, by whom, and its event."""

    kind: str
    key: str
    at: str
    actor: str
    type: str
    schema: int
    body: str
    """The event, with ground and reason, as JSON; it says nothing personal."""

    @property
    def name(self) -> str:
        """The record, as salts and readings name it."""
        return f"{self.kind}/{self.key}"


@frozen(kw_only=True)
class Held:
    """That the key of an erased record is still somewhere."""

    record: str
    where: str


@frozen(kw_only=True)
class Checked:
    """What a check found: how much was erased, where keys still are, what could not be seen."""

    erased: tuple[Erasure, ...]
    held: tuple[Held, ...]
    again: tuple[str, ...]
    """Records of which something was entered since: the bytes of files tell nothing of them."""
    cleared: bool
    """Whether the storage could clear its own traces now; False while somebody reads."""
    dead_rows: int
    """Deleted rows of the table of salts that the database has not cleared away."""


class Erasures:
    """The erasures of a city."""

    def __init__(self, core: Core, runner: Runner, decider: Decider) -> None:
        self._core, self._runner, self._decider = core, runner, decider

    def all(self) -> tuple[Erasure, ...]:
        """Return every erasure, by record; it reads the whole journal."""
        with self._runner.unit(write=False) as unit:
            return tuple(_erasure(entry) for entry in self._events(unit.tx))

    def check(self, copies: Sequence[Path | Storage] = ()) -> Checked:
        """Look for the keys of what was erased: in the store, in its files, and in copies.

        A copy is a file (a database, a log, a dump as text) or a store that is open.
        """
        storage = self._runner.storage
        traces = storage if isinstance(storage, LeavesTraces) else None
        cleared = traces is None or self._runner.traces.clear_now()
        with self._runner.unit(write=False) as unit:
            erased = {_name(one): one for one in self._events(unit.tx)}
            again = _with_salt(unit.tx, erased)
            held = [*self._opened(unit, unit.tx, erased, "store")]
            files = () if traces is None else traces.files()
            for copy in (*copies, *map(Path, files)):
                if isinstance(copy, Path):
                    held += _in_file(copy, erased.keys() - again)
                    continue
                tx = copy.begin(write=False)
                held += self._opened(unit, tx, erased, "copy")
                tx.close()
        return Checked(
            erased=tuple(map(_erasure, erased.values())),
            held=tuple(held),
            again=tuple(sorted(again - {one.record for one in held})),
            cleared=cleared,
            dead_rows=0 if traces is None else traces.dead_rows(SALTS.name),
        )

    def apply(self, erasures: Iterable[Erasure], actor: Actor) -> list[Erasure]:
        """Erase again what this store does not know of a list, and return it.

        What the store has no record of, or has erased since, is left alone. Who does it is a
        privacy officer of the city. Raises ``not_granted``, ``erasure_unknown``.
        """
        given = list(erasures)

        def once(unit: Unit) -> list[Erasure]:
            envelope = self._core.envelope(actor, PRIVACY, None)
            today = legal_date(envelope.now)
            authorise(EVERYWHERE, self, actor, PRIVACY, unit, today)
            done = [one for one in given if self._again(one, envelope, unit)]
            unit.commit()
            return done

        return self._runner.whole(once, Level.ALONE)

    def _again(self, one: Erasure, envelope: Envelope, unit: Unit) -> bool:
        """Erase a record again unless it is not there or was erased since; tell whether."""
        record = self._core.catalogue.records.get(one.kind)
        if record is None or one.type not in _erasing(record):
            raise BadInput(texts.ERASURE_UNKNOWN, kind=one.kind, type=one.type)
        if not unit.exists(record, one.key):
            return False
        unit.flush()
        since = datetime.fromisoformat(one.at)
        for entry in events_of(unit.tx, one.kind, one.key):
            if entry.type in _erasing(record) and datetime.fromisoformat(entry.at) >= since:
                return False
        event = EventReader(unit, record)(_entry(one))
        self._decider.repeat(record, one.key, event, envelope, unit)
        return True

    def _events(self, tx: Transaction) -> Iterator[StoredEvent]:
        """Give the erasing events, the last of each record after those before."""
        wanted = {kind: _erasing(one) for kind, one in self._core.catalogue.records.items()}
        after = ("", "", 0)
        while page := tx.history(after, PAGE):
            yield from (one for one in page if one.type in wanted.get(one.kind, ()))
            after = (page[-1].kind, page[-1].key, page[-1].version)

    def _opened(
        self, unit: Unit, tx: Transaction, erased: Mapping[str, StoredEvent], where: str
    ) -> Iterator[Held]:
        """Name the records of which a salt of a store opens what was sealed before the erasure.

        What was entered after it has a salt of its own, which opens nothing of before.
        """
        for name in sorted(_with_salt(tx, erased)):
            last = erased[name]
            sealing = Sealing(tx, unit.sealing.keys, {})
            before = (
                one
                for one in events_of(unit.tx, last.kind, last.key)
                if one.version < last.version and one.sealed is not None
            )
            if any(sealing.open(one) is not None for one in before):
                yield Held(record=name, where=where)


def _with_salt(tx: Transaction, names: Iterable[str]) -> set[str]:
    """Return those of some records that have a salt in a store."""
    return {str(row[0]) for row in tx.lookup(SALTS.name, ("record",), [(one,) for one in names])}


def _in_file(path: Path, names: Iterable[str]) -> Iterator[Held]:
    """Name the records whose salts stand in the bytes of a file; it is read piece by piece.

    It is not mapped into memory: another process may cut it meanwhile.
    """
    wanted = {name.encode() for name in names}
    lengths = sorted({len(name) for name in wanted})
    found: set[bytes] = set()
    with path.open("rb") as file:
        tail = b""
        while piece := file.read(PIECE):
            data = tail + piece
            found.update(_in_bytes(data, wanted, lengths))
            tail = data[-OVERLAP:]
    yield from (Held(record=name.decode(), where=str(path)) for name in sorted(found))


def _in_bytes(data: bytes, wanted: set[bytes], lengths: list[int]) -> Iterator[bytes]:
    """Give those of some names that a salt follows."""
    for one in _NAMED.finditer(data):
        for length in lengths:
            name = data[one.start() : one.start() + length]
            if name in wanted and IN_BYTES.match(data, one.start() + length):
                yield name


def _erasing(record: Record[Any, Any]) -> set[str]:
    """Return the names of the events that erase a record, also those that they had before."""
    now = {one.__name__ for one in record.erased_by}
    return now | {old for old, new in record.renamed.items() if new in now}


def _name(entry: StoredEvent) -> str:
    return f"{entry.kind}/{entry.key}"


def _erasure(entry: StoredEvent) -> Erasure:
    return Erasure(
        kind=entry.kind,
        key=entry.key,
        at=entry.at,
        actor=entry.actor,
        type=entry.type,
        schema=entry.schema,
        body=entry.body,
    )


def _entry(one: Erasure) -> StoredEvent:
    """Return the event of a list as the journal had it."""
    return StoredEvent(
        kind=one.kind,
        key=one.key,
        version=0,
        type=one.type,
        schema=one.schema,
        command_id="",
        actor=one.actor,
        purpose=str(PRIVACY),
        at=one.at,
        body=one.body,
        sealed=None,
    )


def read_list(data: bytes) -> list[Erasure]:
    """Return the erasures of a list that was exported; raises ``erasure_list_wrong``."""
    found = []
    for number, line in enumerate(data.splitlines(), 1):
        try:
            found.append(msgspec.json.decode(line, type=Erasure))
        except msgspec.MsgspecError:
            raise BadInput(texts.ERASURE_LIST_WRONG, line=number) from None
    return found
