"""Files of cases: sealed into a store of files first, and then said in the journal.

A file has a key of its own, which is sealed in the event under the key of its case. So the journal
never names bytes that are not there, and what a process that died left behind is bytes that nobody
can open, until ``sweep`` takes them away.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from cryptography.exceptions import InvalidTag

from ruralgov.app import texts
from ruralgov.app.file_kinds import CLEANERS, HEAD, kind_of
from ruralgov.app.file_sealing import opened, sealed
from ruralgov.app.policy import StoredPolicy
from ruralgov.app.receipts import Receipt
from ruralgov.app.unit import Unit
from ruralgov.domain.cases import (
    MEGABYTE,
    AttachmentPart,
    AttachmentRow,
    AttachToCase,
    FileKind,
    OpenAttachment,
    WithdrawAttachment,
)
from ruralgov.domain.cases.attachments import texts as attachment_texts
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.errors import BadInput, Denied, Refused, StorageFailure
from ruralgov.domain.kernel.ids import CaseId
from ruralgov.domain.kernel.personal import FileKey, OfficerText
from ruralgov.domain.kernel.roles import Actor, Purpose
from ruralgov.domain.kernel.value import frozen
from ruralgov.ports.files import PIECE, FileStore

if TYPE_CHECKING:
    from ruralgov.app.application import App

KEY: Final = 32
"""Bytes of the key of a file."""
SETTLED: Final = timedelta(days=1)
"""After so long nobody is still about to say in the journal what he has put there."""


@frozen(kw_only=True)
class OpenFile:
    """A file that was opened for somebody: what it is, and its bytes, to be gone through once."""

    kind: FileKind
    sha256: str
    size: int
    pieces: Iterator[bytes]


class Attachments:
    """The files of the cases of a city, in one store of files."""

    def __init__(
        self, app: "App", files: FileStore, entropy: Callable[[int], bytes] = os.urandom
    ) -> None:
        self._app, self._files, self._entropy = app, files, entropy

    def attach(
        self,
        case: CaseId,
        pieces: Iterable[bytes],
        *,
        part: AttachmentPart,
        shows: OfficerText | str,
        actor: Actor,
        purpose: Purpose,
    ) -> Receipt:
        """Seal a file into the store and attach it to a case; a refused one leaves nothing.

        Of a picture, what a camera wrote beside it is left out first. Given again, the same file is
        refused with ``attachment_twice``. Raises ``file_kind_not_taken``, ``attachment_too_large``,
        ``picture_damaged``, ``file_store_failed`` and what ``AttachToCase`` does.
        """
        kind, given = _kind_of(iter(pieces))
        limited = self._limited(given)
        if kind in CLEANERS:
            picture = bytearray()
            for piece in limited:
                picture += piece
            limited = _bytes_of(CLEANERS[kind](picture))
        seen, key = _Seen(), self._entropy(KEY)
        stored = self._files.put(sealed(seen.through(limited), key))
        command = AttachToCase(
            case=case,
            part=part,
            kind=kind,
            sha256=seen.digest.hexdigest(),
            size=seen.size,
            stored=stored,
            file_key=FileKey.of(key.hex()),
            shows=shows,
        )
        try:
            return self._app.execute(command, actor=actor, purpose=purpose)
        except (Refused, Denied, BadInput):  # of all else nobody knows whether it was done
            self._files.delete(stored)
            raise

    def open(self, case: CaseId, number: int, *, actor: Actor, purpose: Purpose) -> OpenFile:
        """Open a file for somebody who needs it now; it is recorded as a reading.

        Its stored bytes are compared with their name before any is given. Raises
        ``stored_file_missing``, ``attachment_changed`` and what ``OpenAttachment`` does.
        """
        query = OpenAttachment(case=case, attachment=number)
        found = self._app.query(query, actor=actor, purpose=purpose)
        fault = self._fault(found.stored)
        if fault is not None:
            raise fault
        plain = opened(self._files.get(found.stored), bytes.fromhex(found.file_key))
        return OpenFile(
            kind=found.kind,
            sha256=found.sha256,
            size=found.size,
            pieces=_as_filed(plain, found.stored, found.sha256),
        )

    def withdraw(
        self, case: CaseId, number: int, reason: str, *, actor: Actor, purpose: Purpose
    ) -> Receipt:
        """Take back a wrong file, its bytes at once; raises what ``WithdrawAttachment`` does."""
        with self._unit() as unit:
            rows = unit.rows(AttachmentRow, owner=case, attachment=number)
        command = WithdrawAttachment(case=case, attachment=number, reason=OfficerText(reason))
        receipt = self._app.execute(command, actor=actor, purpose=purpose)
        for row in rows:
            self._files.delete(row.stored)
        return receipt

    def faults(self) -> Iterator[str]:
        """Name each file that should be there and is missing or changed, and go on."""
        for row in self._rows():
            fault = self._fault(row.stored)
            if fault is not None:
                yield f"case {row.number} attachment {row.attachment}: {fault.code} {row.stored}"

    def sweep(self, older: timedelta = SETTLED) -> int:
        """Take away bytes that no case has any more or ever had, and return how many files.

        That is what was erased or withdrawn, and what a process that died had not yet said in the
        journal. What is younger than *older* is left: somebody may be about to say it.
        """
        taken = 0
        kept = {row.stored for row in self._rows()}
        for name in list(self._files.names(older)):
            if name not in kept:
                self._files.delete(name)
                taken += 1
        return taken

    def _limited(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Give the bytes of a file while they are no more than the profile allows."""
        with self._unit() as unit:
            policy = StoredPolicy(unit, legal_date(self._app.clock()))
            most = policy.profile().attachment_megabytes
        size = 0
        for piece in pieces:
            size += len(piece)
            if size > most * MEGABYTE:
                raise Refused(attachment_texts.ATTACHMENT_TOO_LARGE, most=most)
            yield piece

    def _fault(self, stored: str) -> StorageFailure | None:
        """Return what is wrong with stored bytes: gone, out of reach, or not what they were."""
        digest = sha256()
        try:
            for piece in self._files.get(stored):
                digest.update(piece)
        except StorageFailure as error:
            return error
        if digest.hexdigest() != stored:
            return StorageFailure(texts.ATTACHMENT_CHANGED, name=stored)
        return None

    def _rows(self) -> list[AttachmentRow]:
        with self._unit() as unit:
            return unit.rows(AttachmentRow)

    @contextmanager
    def _unit(self) -> Iterator[Unit]:
        tx = self._app.storage.begin(write=False)
        try:
            yield self._app.unit_of(tx)
        finally:
            tx.close()


class _Seen:
    """What went through: its digest and its size."""

    def __init__(self) -> None:
        self.digest, self.size = sha256(), 0

    def through(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Give the pieces, and note what they are."""
        for piece in pieces:
            self.digest.update(piece)
            self.size += len(piece)
            yield piece


def _kind_of(pieces: Iterator[bytes]) -> tuple[FileKind, Iterator[bytes]]:
    """Return what a file is and all of it; raises ``file_kind_not_taken``."""
    head = b""
    while len(head) < HEAD and (piece := next(pieces, b"")):
        head += piece
    kind = kind_of(head)
    if kind is None:
        taken = "、".join(one.zh for one in FileKind)
        taken_en = ", ".join(one.en for one in FileKind)
        raise BadInput(texts.FILE_KIND_NOT_TAKEN, taken=taken, taken_en=taken_en)
    return kind, _again(head, pieces)


def _again(head: bytes, pieces: Iterator[bytes]) -> Iterator[bytes]:
    yield head
    yield from pieces


def _bytes_of(parts: Iterable[bytes | memoryview]) -> Iterator[bytes]:
    for part in parts:
        for at in range(0, len(part), PIECE):
            yield bytes(part[at : at + PIECE])


def _as_filed(pieces: Iterator[bytes], stored: str, expected: str) -> Iterator[bytes]:
    """Give the bytes of a file as they were filed; raises ``attachment_changed``."""
    seen = _Seen()
    try:
        yield from seen.through(pieces)
    except InvalidTag:
        raise StorageFailure(texts.ATTACHMENT_CHANGED, name=stored) from None
    if seen.digest.hexdigest() != expected:
        raise StorageFailure(texts.ATTACHMENT_CHANGED, name=stored)
