"""How often a program waits for its PostgreSQL server, counted by one that stands between."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit


class Between:
    """Passes everything on, and counts how often the program speaks after the server did."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._server = (parts.hostname, parts.port)
        self._door = socket.create_server(("127.0.0.1", 0))
        self.url = url.replace(f":{parts.port}/", f":{self._door.getsockname()[1]}/")
        self.count = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Let nobody in any more."""
        self._door.close()

    def _accept(self) -> None:
        while True:
            try:
                program, _ = self._door.accept()
            except OSError:
                return
            server = socket.create_connection(self._server)
            answered = threading.Event()
            answered.set()
            for pair in ((program, server, False), (server, program, True)):
                threading.Thread(target=self._pass, args=(*pair, answered), daemon=True).start()

    def _pass(
        self, source: socket.socket, sink: socket.socket, answers: bool, answered: threading.Event
    ) -> None:
        while True:
            try:
                said = source.recv(1 << 16)
                if not said:
                    sink.shutdown(socket.SHUT_RDWR)
                    return
                if answers:
                    answered.set()
                elif answered.is_set():
                    answered.clear()
                    self.count += 1
                sink.sendall(said)
            except OSError:
                return


@contextmanager
def between(url: str) -> Iterator[Between]:
    """Stand between a program and a server for a while."""
    counting = Between(url)
    try:
        yield counting
    finally:
        counting.close()
