"""PostgreSQL dies under load, and commits whose reply is cut: what was said to be done is there."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from urllib.parse import urlsplit

import psycopg
import pytest
from tests.sampling import FULL
from tests.town import Town

from ruralgov.domain.kernel.errors import Conflict, StorageFailure
from ruralgov.domain.registry import Places, RegisterPlace
from ruralgov.testing.postgres import Server
from ruralgov_sqlalchemy import SqlStorage

COUNT = 60
CUTS = 60 if FULL else 15


def place(n: int) -> RegisterPlace:
    return RegisterPlace(
        code=f"3710821012{n + 10}", name=f"村{n}", since=date(2024, 1, 1), source="t"
    )


def give(town: Town, n: int) -> str | None:
    try:
        return town.do("registrar", place(n), f"c-{n}").key
    except (StorageFailure, Conflict):
        return None


def check_all_there_once(town: Town, acknowledged: dict[int, str], count: int = COUNT) -> None:
    for n in range(count):
        key = give(town, n)
        assert key is not None
        assert acknowledged.get(n, key) == key
    rows = town.ask("auditor", Places(parent=town.town))
    assert len([row for row in rows if row.name.startswith("村")]) == count
    assert town.app.verify() == []


def test_a_server_that_is_killed_under_load_loses_nothing_that_was_acknowledged(
    postgres_process: Server,
) -> None:
    town = Town(SqlStorage(postgres_process.url, "371082"))
    acknowledged: dict[int, str] = {}
    enough = threading.Event()

    def work(first: int) -> None:
        for n in range(first, COUNT, 3):
            key = give(town, n)
            if key is None:
                return
            acknowledged[n] = key
            if len(acknowledged) > COUNT // 4:
                enough.set()

    threads = [threading.Thread(target=work, args=(first,)) for first in range(3)]
    for thread in threads:
        thread.start()
    assert enough.wait(30)
    postgres_process.kill()
    for thread in threads:
        thread.join()
    assert len(acknowledged) < COUNT
    postgres_process.start()
    check_all_there_once(town, acknowledged)
    town.app.close()


def test_a_transaction_whose_server_process_died_is_let_go_without_a_word(
    postgres_process: Server,
) -> None:
    storage = SqlStorage(postgres_process.url, "371082")
    town = Town(storage)
    tx = storage.begin(write=True)
    (pid,) = tx._ask("SELECT pg_backend_pid()", ())[0]  # noqa: SLF001  which process to end
    with psycopg.connect(postgres_process.url.replace("+psycopg", "")) as other:
        other.execute("SELECT pg_terminate_backend(%s)", (pid,))
    tx.close()
    assert town.household("1")
    town.app.close()


class CuttingProxy:
    """Passes everything on, but cuts the connection after a COMMIT, before its reply."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self.target = (parts.hostname, parts.port)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = url.replace(str(parts.port), str(self.listener.getsockname()[1]))
        self.cuts = 0
        self.cutting = False
        self.open: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self.listener.close()
        for one in self.open:
            one.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            server = socket.create_connection(self.target)
            self.open += [client, server]
            cut = threading.Event()
            for pair in ((client, server), (server, client)):
                threading.Thread(target=self._pass, args=(*pair, client, cut), daemon=True).start()

    def _pass(
        self,
        source: socket.socket,
        sink: socket.socket,
        client: socket.socket,
        cut: threading.Event,
    ) -> None:
        try:
            while data := source.recv(65536):
                if source is client and self.cutting and b"COMMIT\0" in data:
                    cut.set()
                    self.cuts += 1
                if source is not client and cut.is_set():
                    break
                sink.sendall(data)
        except OSError:
            pass
        for one in (source, sink):
            try:
                one.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue


@contextmanager
def proxied(url: str) -> Iterator[CuttingProxy]:
    proxy = CuttingProxy(url)
    try:
        yield proxy
    finally:
        proxy.close()


def test_a_commit_whose_reply_is_cut_is_done_once_when_given_again(postgres_url: str) -> None:
    with proxied(postgres_url) as proxy:
        town = Town(SqlStorage(proxy.url, "371082"))
        proxy.cutting = True
        for n in range(CUTS):
            with pytest.raises(StorageFailure) as caught:
                town.do("registrar", place(n), f"c-{n}")
            assert caught.value.code == "store_failed"
        proxy.cutting = False
        assert proxy.cuts >= CUTS
        rows = town.ask("auditor", Places(parent=town.town))
        assert len(rows) == CUTS + 2
        check_all_there_once(town, {}, CUTS)
        town.app.close()


def test_a_connection_that_rested_while_the_server_restarted_is_not_used(
    postgres_process: Server,
) -> None:
    town = Town(SqlStorage(postgres_process.url, "371082"))
    assert give(town, 0) is not None
    postgres_process.kill()
    postgres_process.start()
    assert give(town, 1) is not None
    town.app.close()
