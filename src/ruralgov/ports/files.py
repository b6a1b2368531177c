"""What a store of files must be: bytes under the name that they make, apart from the journal.

What lies there is sealed: the store sees neither what a file is nor whose, and needs no rights of
its own beyond those of the folder or bucket. A store is of one city: what the journal of that city
does not name is cleared away. Its promises,
each with a test of the same number in ``ruralgov.testing.files``:

1. ``get`` gives back what was put, to the byte, whatever its length and however it was cut.
2. ``put`` returns the SHA-256 of the bytes, 64 hexadecimal digits in lower case; the same bytes
   have the same name, and putting them again is harmless.
3. Another object made from the same settings, as after a restart, finds them.
4. A ``put`` whose pieces fail lets that error through, and nothing of it exists.
5. What is not there does not exist, and ``get`` raises ``stored_file_missing`` for it before it
   gives a byte.
6. ``delete`` takes away what has a name and nothing else; a second time it is harmless.
7. What is no name, such as ``../x``, is refused with ``stored_file_name_wrong`` by each method, and
   nothing outside is read, written or deleted.
8. ``names`` gives what has lain there for at least so long, also what a ``put`` that died left of
   itself; ``delete`` takes each of them.
9. Threads may use one object at the same time, also for the same bytes.
10. ``get`` gives pieces of at most ``PIECE`` bytes, and ``put`` takes each before it asks for the
    next: neither holds a file.
11. When ``put`` has returned, the bytes are durable; a process that dies within it leaves nothing
    that exists.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from typing import Final, Protocol

from ruralgov.domain.kernel.errors import BadInput
from ruralgov.ports import texts

PIECE: Final = 1 << 18
"""Bytes that are handed on at once, at most."""
_NAME: Final = re.compile(r"[0-9a-f]{64}")


class FileStore(Protocol):
    """Keeps sealed bytes under their names."""

    def put(self, pieces: Iterable[bytes]) -> str:
        """Keep the bytes that the pieces make, and return their name."""

    def get(self, name: str) -> Iterator[bytes]:
        """Give the bytes of a name, piece by piece."""

    def exists(self, name: str) -> bool:
        """Tell whether there are bytes of a name, whole."""

    def delete(self, name: str) -> None:
        """Take the bytes of a name away, if they are there."""

    def names(self, older: timedelta = timedelta()) -> Iterator[str]:
        """Give the names of all that has lain there for at least so long."""


FileStoreMaker = Callable[[str, str], FileStore]
"""``(URL, such as folder:/srv/files, city code) -> store of files`` of that city alone."""


def checked(name: str) -> str:
    """Return a name; raises ``stored_file_name_wrong`` for what is none."""
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise BadInput(texts.STORED_FILE_NAME_WRONG, name=str(name)[:80])
    return name
