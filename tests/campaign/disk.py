"""A disk that loses power: what SQLite wrote is recorded, and what a cut would leave is made.

The library runs as it is, on the SQLite of this Python. What SQLite hands to the system is seen
by its own file layer (the VFS), whose functions are wrapped in place. A file that is made or
removed is taken for durable; a write is durable once its file was synced after it, and until then
it may be there, be lost, or be there up to the border of a sector.
"""

import _sqlite3
import ctypes
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from attrs import Factory, define, frozen

SECTOR = 512
POINTER, INT, LONG = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
OPEN = ctypes.CFUNCTYPE(INT, POINTER, POINTER, POINTER, INT, POINTER)
DELETE = ctypes.CFUNCTYPE(INT, POINTER, POINTER, INT)
WRITE = ctypes.CFUNCTYPE(INT, POINTER, POINTER, INT, LONG)
TRUNCATE = ctypes.CFUNCTYPE(INT, POINTER, LONG)
SYNC = ctypes.CFUNCTYPE(INT, POINTER, INT)


class Vfs(ctypes.Structure):
    """The beginning of ``sqlite3_vfs``."""

    _fields_ = (
        *((name, INT) for name in ("version", "size", "longest")),
        *((name, POINTER) for name in ("next", "name", "data", "open", "delete")),
    )


class Methods(ctypes.Structure):
    """``sqlite3_io_methods`` up to its version 3."""

    _fields_ = (
        ("version", INT),
        *((name, POINTER) for name in ("close", "read", "write", "truncate", "sync")),
        ("others", POINTER * 13),
    )


@frozen
class Done:
    """Something that was done to a file, or was acknowledged (*what* is then who heard it)."""

    how: Literal["write", "truncate", "sync", "delete", "acknowledged"]
    what: str
    at: int = 0
    data: bytes = b""


def layer() -> Any:
    """Return the file layer of this Python's SQLite, or None where it cannot be reached."""
    try:
        find = ctypes.CDLL(_sqlite3.__file__).sqlite3_vfs_find
    except (AttributeError, OSError):
        return None
    find.restype = ctypes.POINTER(Vfs)
    return find(None).contents


@contextmanager
def recorded(folder: Path) -> Iterator[list[Done]]:
    """Record what is done to the files of a folder whose databases are opened meanwhile."""
    vfs, log, kept = layer(), list[Done](), list[Any]()
    opened, deleted = vfs.open, vfs.delete
    real_open, real_delete = OPEN(opened), DELETE(deleted)
    wrapped: dict[int, Methods] = {}
    names: dict[int, str] = {}

    def name_of(path: int | None) -> str:
        text = "" if path is None else ctypes.string_at(path).decode()
        return text.removeprefix(f"{folder}/") if text.startswith(f"{folder}/") else ""

    def on_open(here: int, path: int, file: int, flags: int, out: int) -> int:
        code: int = real_open(here, path, file, flags, out)
        name = name_of(path)
        if code == 0 and name and not name.endswith("-shm"):
            names[file] = name
            methods = ctypes.cast(file, ctypes.POINTER(POINTER))
            real = int(methods[0] or 0)
            if real not in wrapped:
                wrapped[real] = _wrapped(real, names, log.append, kept)
            methods[0] = ctypes.addressof(wrapped[real])
        return code

    def on_delete(here: int, path: int, durable: int) -> int:
        if name := name_of(path):
            log.append(Done("delete", name))
        return int(real_delete(here, path, durable))

    kept += [OPEN(on_open), DELETE(on_delete)]
    vfs.open, vfs.delete = (ctypes.cast(one, POINTER).value for one in kept[:2])
    try:
        yield log
    finally:
        vfs.open, vfs.delete = opened, deleted


def _wrapped(
    real: int, names: dict[int, str], note: Callable[[Done], None], kept: list[Any]
) -> Methods:
    """Return the functions of an open file, those that change it noted before they are called."""
    methods = Methods.from_buffer_copy(ctypes.string_at(real, ctypes.sizeof(Methods)))
    write, truncate, sync = WRITE(methods.write), TRUNCATE(methods.truncate), SYNC(methods.sync)

    def on_write(file: int, data: int, size: int, at: int) -> int:
        note(Done("write", names[file], at, ctypes.string_at(data, size)))
        return int(write(file, data, size, at))

    def on_truncate(file: int, size: int) -> int:
        note(Done("truncate", names[file], size))
        return int(truncate(file, size))

    def on_sync(file: int, flags: int) -> int:
        code: int = sync(file, flags)
        note(Done("sync", names[file]))
        return code

    mine = (WRITE(on_write), TRUNCATE(on_truncate), SYNC(on_sync))
    kept += [write, truncate, sync, *mine]
    methods.write, methods.truncate, methods.sync = (
        ctypes.cast(one, POINTER).value for one in mine
    )
    return methods


@define
class Content:
    """A file: what of it is durable, and what was done to it since."""

    durable: bytearray = Factory(bytearray)
    since: list[Done] = Factory(list)

    def after_power(self, chance: random.Random) -> bytes:
        """Return what is in it after a power cut: of what was not synced, this or that."""
        found, since = bytearray(self.durable), self.since
        how = chance.choice(("none", "first", "some", "torn"))
        if how == "none":
            since = []
        elif how == "first":
            since = since[: chance.randint(0, len(since))]
        else:
            since = [one for one in since if chance.random() < 0.5]
        for one in since:
            cut = how == "torn" and chance.random() < 0.5
            _apply(found, _torn(one, chance) if cut else one)
        return bytes(found)


def _torn(one: Done, chance: random.Random) -> Done:
    sectors = -(-len(one.data) // SECTOR)
    return Done(one.how, one.what, one.at, one.data[: SECTOR * chance.randint(0, sectors)])


def _apply(content: bytearray, one: Done) -> None:
    if one.how == "truncate":
        del content[one.at :]
        return
    if len(content) < one.at:
        content.extend(bytes(one.at - len(content)))
    content[one.at : one.at + len(one.data)] = one.data


@define
class Disk:
    """The files of a folder as a log of what was done to them makes them."""

    files: dict[str, Content] = Factory(dict)
    acknowledged: list[str] = Factory(list)

    def take(self, one: Done) -> None:
        """Let something be done."""
        if one.how == "acknowledged":
            self.acknowledged.append(one.what)
        elif one.how == "delete":
            self.files.pop(one.what, None)
        else:
            content = self.files.setdefault(one.what, Content())
            if one.how != "sync":
                content.since.append(one)
                return
            for each in content.since:
                _apply(content.durable, each)
            content.since.clear()

    def lose_power(self, into: Path, chance: random.Random) -> None:
        """Write into a folder what is left of the files."""
        for name, content in self.files.items():
            (into / name).write_bytes(content.after_power(chance))
