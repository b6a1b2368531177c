"""What is stored is read by msgspec: it gives what cattrs gives, of all that a release wrote."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

from ruralgov.app import codec, journal
from ruralgov.app.application import App
from ruralgov.app.unit import Unit
from ruralgov.domain.kernel.personal import Personal, unseal
from ruralgov.ports.storage import StoredEvent, StoredRecord
from ruralgov_sqlalchemy import SqlStorage
from tests.stores import CITY, HERE, releases
from tests.stores.databases import unpack_sqlite
from tests.town import KEYS

KINDS, TABLES = 30, 40


def whole(value: Any) -> Any:
    """A value with the types of all its parts and its personal texts, which repr hides."""
    if isinstance(value, Personal):
        return type(value), unseal(value)
    if attrs.has(type(value)):
        names = [field.name for field in attrs.fields(type(value))]
        return type(value), [(name, whole(getattr(value, name))) for name in names]
    if isinstance(value, dict):
        return {whole(key): whole(held) for key, held in value.items()}
    if isinstance(value, tuple | list):
        return type(value), [whole(one) for one in value]
    return type(value), value


def slow(kind: type, fields: dict[str, Any]) -> Any:
    return codec._inside.structure(fields, kind)  # noqa: SLF001  the slow way is asked nowhere else


@pytest.fixture(params=[folder.name for folder in releases()])
def app(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[App]:
    url = unpack_sqlite(HERE / request.param / "whole.db.xz", tmp_path / "store.db")
    app = App(CITY, SqlStorage(url, CITY), KEYS)
    app.open()
    yield app
    app.close()


def sealed(unit: Unit, records: Any) -> Iterator[tuple[type, dict[str, Any]]]:
    """Give the type and the fields of what has personal values: states, and events of today."""
    states = (one for page in journal.records(unit.tx) for one in page)
    stored: list[StoredRecord | StoredEvent] = [*states, *journal.history(unit)]
    for one in stored:
        record = records[one.kind]
        kind: Any = record.state
        if not isinstance(one, StoredRecord):
            newest = {event.__name__: event for event in record.events}
            kind = newest.get(record.renamed.get(one.type, one.type))
        if kind is not None and codec.split_fields(kind)[1]:
            secret = None if one.sealed is None else unit.sealing.open(one)
            yield kind, codec.fields(one.body, secret)


def test_states_and_events_with_personal_values(app: App) -> None:
    records, read = app.catalogue.records, set()
    tx = app.storage.begin(write=False)
    for kind, fields in sealed(app.unit_of(tx), records):
        erased = fields | dict.fromkeys(codec.split_fields(kind)[1], "erased")
        for one in (fields, erased):
            assert whole(codec.structure(kind, one)) == whole(slow(kind, one))
        read.add(kind)
    tx.close()
    assert len(read) > KINDS


def test_rows(app: App) -> None:
    tx, filled = app.storage.begin(write=False), 0
    for coder in app.catalogue.rows.values():
        rows = tx.rows(coder.name, ())
        filled += bool(rows)
        for row in rows:
            fields = dict(zip(coder.fields, row, strict=True))
            assert whole(coder.decode(row)) == whole(slow(coder.table.row, fields))
    tx.close()
    assert filled > TABLES


def test_what_msgspec_does_not_take_cattrs_reads() -> None:
    row = attrs.make_class("Row", {"day": attrs.field(type=date), "text": attrs.field(type=str)})
    assert codec.structure(row, {"day": "2026-01-05T08:00:00+00:00", "text": 7}) == row(
        date(2026, 1, 5), "7"
    )
