"""Files that live in memory: for tests and trials."""

import time
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from hashlib import sha256

from ruralgov.domain.kernel.errors import StorageFailure
from ruralgov.ports import texts
from ruralgov.ports.files import PIECE, checked


class MemoryFiles:
    """A store of files in memory; *clock* gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._files: dict[str, tuple[bytes, float]] = {}
        self._clock = clock

    def put(self, pieces: Iterable[bytes]) -> str:
        """Keep the bytes that the pieces make, and return their name."""
        data = bytearray()
        for piece in pieces:
            data += piece
        name = sha256(data).hexdigest()
        self._files[name] = (bytes(data), self._clock())
        return name

    def get(self, name: str) -> Iterator[bytes]:
        """Give the bytes of a name, piece by piece."""
        data, _ = self._files.get(checked(name), (None, 0.0))
        if data is None:
            raise StorageFailure(texts.STORED_FILE_MISSING, name=name)
        for at in range(0, len(data), PIECE):
            yield data[at : at + PIECE]

    def exists(self, name: str) -> bool:
        """Tell whether there are bytes of a name, whole."""
        return checked(name) in self._files

    def delete(self, name: str) -> None:
        """Take the bytes of a name away, if they are there."""
        self._files.pop(checked(name), None)

    def names(self, older: timedelta = timedelta()) -> Iterator[str]:
        """Give the names of all that has lain there for at least so long."""
        latest = self._clock() - older.total_seconds()
        yield from [name for name, (_, since) in list(self._files.items()) if since <= latest]
