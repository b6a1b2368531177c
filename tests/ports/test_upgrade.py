"""Opening a store upgrades it whole or not at all, wherever the process is killed."""

import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from tests.town import Town

from ruralgov.testing.storage import CITY, FIRST, SHAPE, everything, write
from ruralgov_sqlalchemy import SqlStorage, schema


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


def killed_before(line: int, url: str) -> bool:
    child = os.fork()
    if child:
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])
    seen: set[tuple[str, int]] = set()

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        name = frame.f_code.co_filename
        if "ruralgov_sqlalchemy" not in name:
            return None
        if event == "line":
            seen.add((name, frame.f_lineno))
            if len(seen) >= line:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)
    set_up(url)
    os._exit(0)


def version(url: str) -> str | None:
    storage = SqlStorage(url, CITY)
    with storage.engine.connect() as connection:
        found = schema.version(connection)
    storage.close()
    return found


@pytest.fixture
def old(url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A store as the first version left it, with something in it."""
    with monkeypatch.context() as patch:
        patch.setattr(schema, "HEAD", "0001")
        storage = set_up(url)
        write(storage, FIRST)
        storage.close()
    assert version(url) == "0001"
    return url


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the sweep forks, and this system cannot")
def test_an_upgrade_killed_at_any_line_is_whole_or_not_begun(old: str) -> None:
    line, died = 0, True
    while died and version(old) == "0001":
        line += 1
        died = killed_before(line, old)
        assert version(old) in ("0001", schema.HEAD)
    storage = set_up(old)
    assert version(old) == schema.HEAD
    assert [stored.key for stored in everything(storage)[0]] == ["1"]  # type: ignore[attr-defined]
    with pytest.raises(Exception, match="append-only"), storage.engine.begin() as connection:
        connection.execute(text("DELETE FROM ruralgov_events"))
    storage.close()
    assert line > 20


def test_a_table_that_is_new_is_filled_from_the_records(url: str) -> None:
    town = Town(SqlStorage(url, CITY))
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE ruralgov_places"))
    engine.dispose()
    town.app.close()
    town.app.open()
    assert town.app.verify() == []
    town.app.close()
