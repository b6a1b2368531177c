"""The file of any record as it was known at an instant: its events, and what they give."""

from datetime import datetime
from typing import Any

from attrs import evolve

from ruralgov.app import codec, texts
from ruralgov.app.catalogue import Catalogue
from ruralgov.app.events import EventReader
from ruralgov.app.journal import events_of
from ruralgov.app.unit import Unit
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.kernel.history import RecordFile, Written
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.personal import ERASED, Personal
from ruralgov.domain.kernel.roles import Purpose


def file_of(catalogue: Catalogue, unit: Unit, kind: str, key: str, until: datetime) -> RecordFile:
    """Return what the journal says of a record up to an instant, folded by today's code.

    Raises ``kind_unknown``, and what the record says where there is none.
    """
    record = catalogue.records.get(kind)
    if record is None:
        raise BadInput(texts.KIND_UNKNOWN, kind=kind, known=", ".join(sorted(catalogue.records)))
    read = EventReader(unit, record)
    erasing = {one.__name__ for one in record.erased_by}
    state, events, found = None, list[Written](), False
    for entry in events_of(unit.tx, kind, key):
        found = True
        if record.renamed.get(entry.type, entry.type) in erasing:
            events = [_erased(one) for one in events]
        at = datetime.fromisoformat(entry.at)
        if at > until:
            continue
        event = read(entry)
        state = record.apply(state, event)
        events.append(
            Written(
                version=entry.version,
                at=at,
                account=AccountId(entry.actor),
                purpose=Purpose(entry.purpose),
                command_id=entry.command_id,
                type=type(event).__name__,
                fields=codec.closed(event),
                personal=_personal(event),
            )
        )
    if not found:
        facts: dict[str, object] = {"kind": kind, "key": key, kind: key}
        raise Refused(record.missing or texts.RECORD_MISSING, **facts)
    return RecordFile(
        events=tuple(events),
        guarded=record.guarded,
        state=None if state is None else codec.closed(state),
        personal={} if state is None else _personal(state),
    )


def _erased(one: Written) -> Written:
    """Return an event of before an erasure, also one whose texts were not sealed then."""
    gone = dict.fromkeys(one.personal, ERASED)
    return evolve(one, fields={**one.fields, **gone}, personal={})


def _personal(value: Any) -> dict[str, Personal]:
    """Return the personal values of an event or a state that are there and were not erased."""
    kind: Any = type(value)
    closed = codec.closed(value)
    held = ((name, getattr(value, name)) for name in codec.split_fields(kind)[1])
    return {name: one for name, one in held if one is not None and closed[name] is None}
