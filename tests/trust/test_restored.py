"""A PostgreSQL store that goes on in another server, younger or older: feed, seals and readers."""

import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import create_engine
from tests.town import KEYS, code_of

from ruralgov.app.application import App
from ruralgov.domain.access import ADMINISTRATION, GrantRole
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.registry import REGISTRAR
from ruralgov.testing.postgres import Server, server
from ruralgov_sqlalchemy import JoinedStorage, SqlStorage

CITY, ADMIN = "371082", AccountId("admin")
AGE = 3000
"""Transaction ids that the old server has given before."""


@pytest.fixture
def young() -> Iterator[Server]:
    """A second server, which has given few transaction ids."""
    with server(quick=True) as running:
        yield running


@pytest.fixture
def old(postgres_process: Server) -> Server:
    """A server that has given many."""
    with psycopg.connect(postgres_process.url, autocommit=True) as connection:
        connection.execute(
            f"DO $$ BEGIN FOR n IN 1..{AGE} LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP; "
            "END $$".encode()
        )
    return postgres_process


def moved(source: Server, target: Server) -> None:
    """Dump the database of one server and load it into another."""
    words: list[str | Path] = [source.binaries / "pg_dump", "--inserts", source.url]
    done = subprocess.run(words, check=True, capture_output=True)  # noqa: S603  a pip package's
    lines = done.stdout.decode().splitlines(keepends=True)
    kept = "".join(one for one in lines if not one.startswith("\\"))
    with psycopg.connect(target.url, autocommit=True) as connection:
        connection.execute(kept.encode())


def opened(url: str) -> App:
    """Return the app of a city over a server, with its first administrator."""
    app = App(CITY, SqlStorage(url, CITY), KEYS)
    app.set_up(ADMIN)
    return app


def grant(app: App, account: str) -> None:
    """Give a command."""
    command = GrantRole(account=AccountId(account), role=REGISTRAR, basis="t")
    app.execute(command, actor=Actor(ADMIN), purpose=ADMINISTRATION)


def marks(app: App, after: str = "") -> list[str]:
    """Return the marks of the feed."""
    tx = app.storage.begin(write=False)
    page = tx.feed(after, 10_000)
    tx.close()
    return [one.mark for one in page]


def lived(app: App, before: list[str], head: str) -> tuple[list[str], str]:
    """Check that nothing of before is lost or moved, and that what is new comes after it."""
    assert marks(app) == before
    assert app.verify(head) == []
    assert str(app.seal()) == head
    grant(app, f"later-{len(before)}")
    after = marks(app)
    assert after[: len(before)] == before
    assert marks(app, before[-1]) == after[len(before) :] != []
    assert all(one < other for one, other in pairwise(after))
    newest = str(app.seal())
    assert newest != head
    assert app.verify(head) == app.verify(newest) == []
    return after, newest


def test_feed_seals_and_readers_survive_a_younger_and_an_older_server(
    old: Server, young: Server
) -> None:
    app = opened(old.url)
    grant(app, "early")
    before, head = marks(app), str(app.seal())
    assert int(before[-1].split(".")[0]) > AGE
    app.close()
    moved(old, young)
    app = opened(young.url)
    after, newest = lived(app, before, head)
    app.close()
    with psycopg.connect(old.url, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    moved(young, old)
    app = opened(old.url)
    lived(app, after, newest)
    app.close()


def test_another_server_begins_an_epoch_whatever_it_counts(old: Server) -> None:
    app = opened(old.url)
    before, head = marks(app), str(app.seal())
    app.close()
    with psycopg.connect(old.url, autocommit=True) as connection:
        connection.execute("UPDATE ruralgov_epochs SET server = 'another'")
    app = opened(old.url)
    after, _ = lived(app, before, head)
    assert int(after[-1].split(".")[0]) > 2**48 > int(before[-1].split(".")[0])
    app.close()


def test_an_open_app_does_not_go_on_over_a_restored_server(old: Server, young: Server) -> None:
    app = opened(old.url)
    before, head = marks(app), str(app.seal())
    moved(old, young)
    young.stop()
    old.stop()
    young.port = old.port
    young.start()
    assert code_of(lambda: grant(app, "x")) == "store_restored"
    assert code_of(app.verify) == "store_restored"
    app.open()
    lived(app, before, head)
    app.close()


def test_what_joins_a_transaction_is_refused_until_the_store_was_opened(
    old: Server, young: Server
) -> None:
    app = opened(old.url)
    moved(old, young)
    engine = create_engine(young.url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect().execution_options(isolation_level="SERIALIZABLE") as connection:
        storage = JoinedStorage(connection, CITY)
        assert code_of(lambda: app.joining(storage)) == "store_restored"
    engine.dispose()
    app.close()
