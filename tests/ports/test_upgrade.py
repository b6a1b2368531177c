"""Opening a store upgrades it whole or not at all, wherever the process is killed.

Of the lines of app and plugin that an upgrade comes to, every so many is tried: killed before it by
SIGKILL, the store must be as it was, or as the upgrade leaves it. The lines of the domain are left
out: they do no input or output.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve
from sqlalchemy import create_engine, inspect, text
from tests.app.shapes import MATTER, Weighed, WiderRow, founded, opened, weigh, with_table
from tests.sampling import FULL, TURN
from tests.town import Town

from ruralgov.testing.kills import dying, in_child
from ruralgov.testing.storage import CITY, SHAPE, everything
from ruralgov_sqlalchemy import SqlStorage, schema

STRIDE = 13 if FULL else 39
"""Lines from one kill to the next, the first of which goes by turns."""
forks = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="the sweep forks, and this system cannot"
)
CHANGED = evolve(
    with_table(
        MATTER,
        WiderRow,
        lambda s: [WiderRow(owner="", title=s.title, answer=s.answer)],
        unique=(("title",),),
        indexes=(("answer",),),
        tallies=(("answer",),),
    ),
    state=Weighed,
    evolve=weigh,
)
"""A column, a unique key, an index, a tally and the state, all otherwise."""


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/s.db"
    found: str = request.getfixturevalue("postgres_url")
    return found


def set_up(url: str) -> SqlStorage:
    storage = SqlStorage(url, CITY)
    storage.set_up([SHAPE], lambda _tx, _made: None)
    return storage


def killed_before(line: int, action: Callable[[], object]) -> bool:
    """Do something in a child that dies before its *line*-th new line; tell whether it died."""
    return in_child(action, dying(line))


def version(url: str) -> str | None:
    storage = SqlStorage(url, CITY)
    with storage.engine.connect() as connection:
        found = schema.version(connection)
    storage.close()
    return found


def content(url: str) -> dict[str, object]:
    """Return each table of a store: its columns, indexes and rows."""
    storage = SqlStorage(url, CITY)
    with storage.engine.connect() as connection:
        look = inspect(connection)
        found: dict[str, object] = {
            name: (
                [column["name"] for column in look.get_columns(name)],
                sorted(str(index["name"]) for index in look.get_indexes(name)),
                sorted(map(str, connection.execute(text(f"SELECT * FROM {name}")))),  # noqa: S608
            )
            for name in look.get_table_names()
        }
    storage.close()
    return found


@pytest.fixture
def old(url: str) -> str:
    """A store as the first version left it, with something in it."""
    storage = SqlStorage(url, CITY)
    tallies = [schema.declared_tally(SHAPE, by) for by in SHAPE.tallies]
    with storage.engine.begin() as connection, pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema, "HEAD", "0001")
        schema.upgrade(connection)
        for table in (schema.declared(SHAPE), *tallies):
            table.create(connection)
        place = "xid, position, " if connection.dialect.name == "sqlite" else ""
        for statement in (
            f"INSERT INTO ruralgov_events (city, {place}kind, key, version, type, schema, "  # noqa: S608
            f"command_id, actor, purpose, at, body) VALUES ('{CITY}', {'0, 1, ' if place else ''}"
            "'k', '1', 1, 'T', 1, 'c', 'a', 'p', '2026-01-05T01:00:00.000000+00:00', '{}')",
            f"INSERT INTO ruralgov_records VALUES ('{CITY}', 'k', '1', 1, '{{}}', NULL)",  # noqa: S608
        ):
            connection.exec_driver_sql(statement)
    storage.close()
    assert version(url) == "0001"
    return url


def first() -> int:
    """Return what the first line to be killed at comes a stride after; it is another each turn."""
    return TURN % STRIDE - STRIDE


@forks
def test_an_upgrade_killed_at_any_line_is_whole_or_not_begun(old: str) -> None:
    line, died = first(), True
    while died and version(old) == "0001":
        line += STRIDE
        died = killed_before(line, lambda: set_up(old))
        assert version(old) in ("0001", schema.HEAD)
    storage = set_up(old)
    assert version(old) == schema.HEAD
    records, _, history, feed = everything(storage)
    assert [stored.key for stored in records] == ["1"]  # type: ignore[attr-defined]
    assert [marked.entry for marked in feed] == history  # type: ignore[attr-defined]
    assert [entry.command_id for entry in history] == ["c"]
    with pytest.raises(Exception, match="append-only"), storage.engine.begin() as connection:
        connection.execute(text("DELETE FROM ruralgov_events"))
    storage.close()
    assert line > 100


@forks
def test_a_store_whose_shapes_all_changed_is_whole_or_as_it_was_after_a_kill(url: str) -> None:
    founded(opened(SqlStorage(url, CITY))).close()
    before, line, died = content(url), first(), True
    now = before
    while died and now == before:
        line += STRIDE
        died = killed_before(line, lambda: opened(SqlStorage(url, CITY), CHANGED))
        now = content(url)
    assert now != before
    app = opened(SqlStorage(url, CITY), CHANGED)
    assert app.verify() == []
    app.close()
    assert content(url) == now
    assert line > 300


def test_a_table_that_is_new_is_filled_from_the_records(url: str) -> None:
    town = Town(SqlStorage(url, CITY))
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE ruralgov_places"))
    engine.dispose()
    town.app.storage.close()
    town.app.open()
    assert town.app.verify() == []
    town.app.close()
