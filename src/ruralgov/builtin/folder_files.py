"""Files in a folder: each under the SHA-256 of its bytes, in a folder of its first two digits."""

import os
import secrets
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final

from ruralgov.domain.kernel.errors import RuralgovError, StorageFailure
from ruralgov.ports import texts
from ruralgov.ports.files import PIECE, checked

DRAFTS: Final = "drafts"
SHARD: Final = 2
"""Digits of a name that name its folder: 256 folders."""


class FolderFiles:
    """A store of files in a folder that only its owner can read.

    A file is written beside its place, brought to the disk, and only then given its name, so that
    what has a name is whole. What a process that died left is a draft; its name is one as well, so
    that whoever clears up takes it away like any other.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = Path(folder)
        self._drafts = self._folder / DRAFTS

    def put(self, pieces: Iterable[bytes]) -> str:
        """Keep the bytes that the pieces make, and return their name."""
        draft = self._drafts / secrets.token_hex(32)
        try:
            _make(self._drafts)
            name = _write(draft, pieces)
            place = self._place(name)
            _make(place.parent)
            draft.replace(place)
            _sync(place.parent)
        except OSError as error:
            raise _failed(self._folder, error) from None
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
        return name

    def get(self, name: str) -> Iterator[bytes]:
        """Give the bytes of a name, piece by piece."""
        try:
            with self._place(checked(name)).open("rb") as file:
                while piece := file.read(PIECE):
                    yield piece
        except FileNotFoundError:
            raise StorageFailure(texts.STORED_FILE_MISSING, name=name) from None
        except OSError as error:
            raise _failed(self._folder, error) from None

    def exists(self, name: str) -> bool:
        """Tell whether there are bytes of a name, whole."""
        return self._place(checked(name)).is_file()

    def delete(self, name: str) -> None:
        """Take the bytes of a name away, if they are there."""
        try:
            for place in (self._place(checked(name)), self._drafts / name):
                if place.is_file():
                    place.unlink(missing_ok=True)
                    _sync(place.parent)
        except OSError as error:
            raise _failed(self._folder, error) from None

    def names(self, older: timedelta = timedelta()) -> Iterator[str]:
        """Give the names of all that has lain there for at least so long, drafts among them."""
        latest = time.time() - older.total_seconds()
        for folder in sorted(self._folder.glob("*")) if self._folder.is_dir() else ():
            for file in sorted(folder.glob("*")):
                with suppress(RuralgovError, FileNotFoundError):  # no file of ours, or gone by now
                    if file.stat().st_mtime <= latest:
                        yield checked(file.name)

    def _place(self, name: str) -> Path:
        return self._folder / name[:SHARD] / name


def _write(path: Path, pieces: Iterable[bytes]) -> str:
    """Write a file that only its owner can read, bring it to the disk, and return its name."""
    digest = sha256()
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        for piece in pieces:
            digest.update(piece)
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()


def _make(folder: Path) -> None:
    """Make a folder that is not there, with those above it, durably."""
    if folder.is_dir():
        return
    _make(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    _sync(folder.parent)


def _sync(folder: Path) -> None:
    if os.name == "nt":  # which opens no folder
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _failed(folder: Path, error: OSError) -> StorageFailure:
    problem = error.strerror or type(error).__name__
    return StorageFailure(texts.FILE_STORE_FAILED, store=folder, problem=problem)


def from_url(url: str, city: str) -> FolderFiles:
    """Return the store of a city in ``folder:PATH`` or ``folder:///PATH``: a folder of its own."""
    return FolderFiles(Path(url.partition(":")[2].removeprefix("//")) / city)
