"""The kit for stores of files passes good ones, and names each fault that was planted."""

import os
import time
from collections.abc import Iterable, Iterator
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from ruralgov.builtin.folder_files import FolderFiles
from ruralgov.builtin.memory_files import MemoryFiles
from ruralgov.hooks import Plugins
from ruralgov.testing.files import PROMISES, PromiseBroken, Trial

LATER = timedelta(hours=2).total_seconds()


def of_memory() -> Trial:
    now = [0.0]
    files = MemoryFiles(lambda: now[0])
    return Trial(make=lambda: files, lasting=False, aged=lambda: now.__setitem__(0, LATER))


def of_folder(folder: Path, kind: type[FolderFiles] = FolderFiles) -> Trial:
    outside = folder / "outside"
    outside.write_bytes(b"mine")

    def aged() -> None:
        for file in (folder / "files").rglob("*"):
            os.utime(file, (time.time() - LATER,) * 2)

    return Trial(make=lambda: kind(folder / "files"), outside=outside, aged=aged)


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
@pytest.mark.parametrize("where", ["memory", "folder"])
def test_a_store_of_files_keeps_every_promise(where: str, promise: Any, tmp_path: Path) -> None:
    promise(of_memory() if where == "memory" else of_folder(tmp_path))


class Broken(FolderFiles):
    """A good store, until a subclass breaks it."""

    def path(self, name: str) -> Path:
        return self._folder / name[:2] / name


class Strips(Broken):
    def get(self, name: str) -> Iterator[bytes]:
        return (piece.strip(b"\xff") for piece in super().get(name))


class NoEmptyOnes(Broken):
    def put(self, pieces: Iterable[bytes]) -> str:
        return super().put(iter([b"".join(map(bytes, pieces)) or b"-"]))


class NamesByTime(Broken):
    def put(self, pieces: Iterable[bytes]) -> str:
        name = sha256(str(time.time_ns()).encode()).hexdigest()
        real = super().put(pieces)
        self.path(name).parent.mkdir(exist_ok=True)
        self.path(real).rename(self.path(name))
        return name


class UpperCase(Broken):
    def put(self, pieces: Iterable[bytes]) -> str:
        return super().put(pieces).upper()

    def get(self, name: str) -> Iterator[bytes]:
        return super().get(name.lower())


class InMemoryOnly(MemoryFiles):
    def __init__(self, _folder: Path) -> None:
        super().__init__()


class NamesItsOwn(Broken):
    """Names only what this object has put."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.mine: set[str] = set()

    def put(self, pieces: Iterable[bytes]) -> str:
        self.mine.add(name := super().put(pieces))
        return name

    def names(self, older: timedelta = timedelta()) -> Iterator[str]:
        return (name for name in super().names(older) if name in self.mine)


class KeepsTheHalf(Broken):
    def put(self, pieces: Iterable[bytes]) -> str:
        given = bytearray()
        try:
            for piece in pieces:
                given += piece
        finally:
            name = super().put([bytes(given)])
        return name


class SwallowsErrors(Broken):
    def put(self, pieces: Iterable[bytes]) -> str:
        try:
            return super().put(pieces)
        except Exception:  # noqa: BLE001
            return sha256(b"").hexdigest()


class OtherError(Broken):
    def put(self, pieces: Iterable[bytes]) -> str:
        try:
            return super().put(pieces)
        except Exception as error:
            raise RuntimeError("it failed") from error


class LeavesDrafts(Broken):
    def put(self, pieces: Iterable[bytes]) -> str:
        draft = self._drafts / sha256(b"draft").hexdigest()
        draft.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(b"")
        name = super().put(pieces)
        draft.unlink()
        return name


class EmptyForMissing(Broken):
    def get(self, name: str) -> Iterator[bytes]:
        return super().get(name) if self.exists(name) else iter(())


class KeyErrorForMissing(Broken):
    def get(self, name: str) -> Iterator[bytes]:
        if not self.exists(name):
            raise KeyError(name)
        return super().get(name)


class AllExist(Broken):
    def exists(self, name: str) -> bool:
        return super().exists(name) or True


class DeleteFailsTwice(Broken):
    def delete(self, name: str) -> None:
        self.path(name).unlink()


class DeletesTheShelf(Broken):
    def delete(self, name: str) -> None:
        super().delete(name)
        for one in list(self.names()):
            self.path(one).unlink()


class DeletesNothing(Broken):
    def delete(self, name: str) -> None:
        self.exists(name)


class TakesAnyName(Broken):
    def exists(self, name: str) -> bool:
        return self.path(name).is_file()


class ReadsOutside(Broken):
    def get(self, name: str) -> Iterator[bytes]:
        file = self._folder / name
        return iter([file.read_bytes()]) if "outside" in name else super().get(name)


class TakesUpperCase(Broken):
    def delete(self, name: str) -> None:
        super().delete(name.lower())


class NamesNothing(Broken):
    def names(self, older: timedelta = timedelta()) -> Iterator[str]:
        return iter(())


class AgeIsIgnored(Broken):
    def names(self, older: timedelta = timedelta()) -> Iterator[str]:
        return super().names(timedelta(hours=-9))


class NeverOld(Broken):
    def names(self, older: timedelta = timedelta()) -> Iterator[str]:
        return super().names(older) if older < timedelta() else iter(())


class OneDraft(Broken):
    """All writers share one file."""

    def put(self, pieces: Iterable[bytes]) -> str:
        self._folder.mkdir(exist_ok=True)
        draft = self._folder / "draft"
        with draft.open("wb") as file:
            for piece in pieces:
                file.write(piece)
                time.sleep(0.001)
        data = draft.read_bytes()
        return super().put([data])


class WholeAtOnce(Broken):
    def get(self, name: str) -> Iterator[bytes]:
        return iter([b"".join(super().get(name))])


class CollectsPieces(Broken):
    def put(self, pieces: Iterable[bytes]) -> str:
        return super().put(list(pieces))


class WritesInPlace(Broken):
    """The bytes stand under their name before all are there."""

    def put(self, pieces: Iterable[bytes]) -> str:
        so_far = bytearray()
        for piece in pieces:
            so_far += piece
            name = super().put([bytes(so_far)])
        return name if so_far else super().put([b""])


class LostDrafts(Broken):
    """What a death leaves is named and cannot be deleted."""

    def names(self, older: timedelta = timedelta()) -> Iterator[str]:
        yield from super().names(older)

    def delete(self, name: str) -> None:
        if self.exists(name):
            super().delete(name)


FAULTS: list[tuple[int, type[Any]]] = [
    (1, Strips),
    (1, NoEmptyOnes),
    (2, NamesByTime),
    (2, UpperCase),
    (3, InMemoryOnly),
    (3, NamesItsOwn),
    (4, KeepsTheHalf),
    (4, SwallowsErrors),
    (4, OtherError),
    (4, LeavesDrafts),
    (5, EmptyForMissing),
    (5, KeyErrorForMissing),
    (5, AllExist),
    (6, DeleteFailsTwice),
    (6, DeletesTheShelf),
    (6, DeletesNothing),
    (7, TakesAnyName),
    (7, ReadsOutside),
    (7, TakesUpperCase),
    (8, NamesNothing),
    (8, AgeIsIgnored),
    (8, NeverOld),
    (9, OneDraft),
    (10, WholeAtOnce),
    (10, CollectsPieces),
    (11, WritesInPlace),
    (11, LostDrafts),
]


@pytest.mark.parametrize(("number", "fault"), FAULTS, ids=lambda one: getattr(one, "__name__", "_"))
def test_a_planted_fault_is_named_by_its_promise(
    number: int, fault: type[Any], tmp_path: Path
) -> None:
    broken = next(one for one in PROMISES if one.__name__.startswith(f"promise_{number}_"))
    with pytest.raises(PromiseBroken, match=f"^promise {number}: "):
        broken(of_folder(tmp_path, fault))


def test_each_promise_has_a_fault_that_breaks_it() -> None:
    assert {number for number, _ in FAULTS} == set(range(1, len(PROMISES) + 1))


def test_the_folder_is_its_owners_alone_and_what_it_holds_is_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    real = os.fsync

    def fsync(handle: int) -> None:
        synced.append(Path(os.readlink(f"/proc/self/fd/{handle}")).name)
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    files = Plugins(found=()).file_store(f"folder:{tmp_path}/files", "371082")
    name = files.put([b"x"])
    file = tmp_path / "files" / "371082" / name[:2] / name
    assert file.stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0
    assert synced[-1] == name[:2]  # the folder of the name, after the file
    assert len(synced) >= 2
    assert not list((tmp_path / "files" / "371082" / "drafts").iterdir())


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "files").write_text("no folder")
    with pytest.raises(Exception, match="file_store_failed"):
        FolderFiles(tmp_path / "files").put([b"x"])
