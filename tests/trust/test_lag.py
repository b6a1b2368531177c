"""How far the feed waits for transactions of strangers, who they are, and that doctor says it."""

import json
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner
from tests.town import Town

from ruralgov.cli import main, store
from ruralgov.ports.besides import Lag, Lagging
from ruralgov_sqlalchemy import SqlStorage

QUIET = Lag(events=0, since="", pid=None, database="", application="", seconds=None)
BUSY = "application_name=batch"


def lag_of(town: Town) -> Lag | None:
    assert isinstance(town.app.storage, Lagging)
    return town.app.storage.lag()


def test_the_feed_says_for_whom_it_waits(postgres_url: str, postgres_server: str) -> None:
    town = Town(SqlStorage(postgres_url, "371082"))
    assert lag_of(town) == QUIET
    with psycopg.connect(postgres_server, application_name="batch") as stranger:
        stranger.execute("SELECT pg_current_xact_id()")
        assert town.household("1")
        found = lag_of(town)
        assert found is not None
        assert (found.events, found.since) == (1, town.clock.now.isoformat(timespec="microseconds"))
        assert (found.pid, found.application) == (stranger.info.backend_pid, "batch")
        assert found.database == stranger.info.dbname != postgres_url.rsplit("/", 1)[1]
        assert found.seconds is not None
        assert 0 <= found.seconds < 60
    assert lag_of(town) == QUIET
    town.app.close()


def test_sqlite_never_waits(tmp_path: Path) -> None:
    town = Town(SqlStorage(f"sqlite:///{tmp_path}/c.db", "371082"))
    assert lag_of(town) is None
    town.app.close()


def test_doctor_names_it_where_it_is_long(
    postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = ["--store", postgres_url, "--key-file", f"{tmp_path}/k", "--json", "--lang", "en"]
    assert CliRunner().invoke(main, [*at, "init"]).exit_code == 0
    with psycopg.connect(postgres_url, application_name="batch") as stranger:
        stranger.execute("SELECT pg_current_xact_id()")
        calm = json.loads(CliRunner().invoke(main, [*at, "doctor"]).stdout)
        assert calm["checks"]["feed lag"] == ""
        assert calm["lag"]["pid"] == stranger.info.backend_pid
        monkeypatch.setattr(store, "LATE", 0)
        told = CliRunner().invoke(main, [*at, "doctor"])
        said = json.loads(told.stdout)["checks"]["feed lag"]
        assert told.exit_code == 1
        assert f"process {stranger.info.backend_pid}, database" in said
        assert "application 'batch'" in said
