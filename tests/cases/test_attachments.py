"""Files of cases: who files, sees and takes back which, and what becomes of their bytes."""

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from PIL import Image

from ruralgov.app.application import App
from ruralgov.app.attachments import SETTLED, Attachments
from ruralgov.app.file_kinds import kind_of
from ruralgov.builtin.folder_files import FolderFiles
from ruralgov.builtin.memory import MemoryStorage
from ruralgov.builtin.memory_files import MemoryFiles
from ruralgov.domain import cases as m
from ruralgov.domain.access import Readings, RegisterAccount
from ruralgov.domain.cases import (
    Action,
    AttachmentPart,
    CaseAttachments,
    CaseHistory,
    FileKind,
    OpenAttachment,
    Stage,
)
from ruralgov.domain.cases.attachments.model import MOST
from ruralgov.domain.cases.attachments.rules import attach_to_case
from ruralgov.domain.cases.records import CASE
from ruralgov.domain.cases.table import OPEN
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import AccountId, CaseId
from ruralgov.domain.kernel.personal import FileKey, OfficerText
from ruralgov.domain.policy import AdoptProfile, CurrentProfile
from ruralgov.ports.storage import Storage
from ruralgov_sqlalchemy import SqlStorage
from tests.given import given
from tests.town import KEYS, Town, code_of
from tests.ways import WAYS, matter, report, take

A, REPORT, WORK = Action, AttachmentPart.REPORT, AttachmentPart.WORK
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 5000
HANDLING = (A.ACCEPT, A.DISPATCH, A.SIGN, A.HANDLE)


@pytest.fixture
def town() -> Town:
    return Town()


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Storage]:
    found: Storage = MemoryStorage()
    if request.param != "memory":
        url = f"sqlite:///{tmp_path}/c.db"
        if request.param == "postgresql":
            url = request.getfixturevalue("postgres_url")
        found = SqlStorage(url, "371082")
    yield found
    found.close()


class Desk:
    """A town with a store of files, and what is attached and opened there."""

    def __init__(self, town: Town, files: Any = None) -> None:
        self.town = town
        self.files = MemoryFiles(lambda: town.clock().timestamp()) if files is None else files
        self.kept: Attachments = town.app.attachments(self.files)

    def attach(
        self, account: str, case: CaseId, data: bytes = PDF, part: AttachmentPart = REPORT
    ) -> Any:
        pieces = (data[at : at + 1000] for at in range(0, len(data), 1000))
        acting = self.town.acting(account)
        return self.kept.attach(case, pieces, part=part, shows="路灯不亮", **acting)

    def read(self, account: str, case: CaseId, number: int = 1) -> bytes:
        found = self.kept.open(case, number, **self.town.acting(account))
        return b"".join(found.pieces)

    def withdraw(self, account: str, case: CaseId, number: int = 1) -> Any:
        return self.kept.withdraw(case, number, "传错了", **self.town.acting(account))

    def there(self) -> set[str]:
        return set(self.files.names())


def test_rule_51_a_file_comes_back_as_it_was_and_nobody_reads_it_in_the_store(
    storage: Storage, tmp_path: Path
) -> None:
    desk = Desk(Town(storage), FolderFiles(tmp_path / "files"))
    case = report(desk.town)
    desk.attach("reporter", case)
    assert desk.read("desk", case) == PDF
    (name,) = desk.there()
    held = b"".join(desk.files.get(name))
    assert b"%PDF-1.7" not in held
    assert PDF[2000:2032] not in held
    (line,) = desk.town.ask("desk", CaseAttachments(case=case))
    assert (line.kind, line.size, line.part, line.shows) == (
        FileKind.PDF,
        len(PDF),
        REPORT,
        "路灯不亮",
    )
    assert line.by == "reporter"
    assert desk.town.app.verify() == []
    assert list(desk.kept.faults()) == []


@pytest.mark.parametrize("stage", list(Stage))
def test_rule_51_each_part_is_added_and_seen_only_by_who_needs_it_at_the_stage(
    town: Town, stage: Stage
) -> None:
    desk = Desk(town)
    case = report(town, matter(town))
    desk.attach("desk", case, PDF + b"1")
    way = WAYS[stage]
    if A.SIGN in way:
        at = way.index(A.SIGN) + 1
        take(town, case, *way[:at])
        desk.attach("handler", case, PDF + b"2", WORK)
        take(town, case, *way[at:])
    else:
        take(town, case, *way)
    in_hand = stage in (Stage.SIGNED, Stage.HANDLING, Stage.PAUSED)
    at_intake = stage in (Stage.REPORTED, Stage.ACCEPTED)
    still_open = stage in OPEN
    adds = {
        ("desk", REPORT): still_open,
        ("reporter", REPORT): at_intake,
        ("handler", REPORT): False,
        ("handler", WORK): in_hand,
        ("desk", WORK): False,
        ("reporter", WORK): False,
    }
    for (account, part), may in adds.items():
        data = PDF + account.encode()
        code = code_of(lambda d=data, a=account, p=part: desk.attach(a, case, d, p))  # type: ignore[misc]
        assert code == ("" if may else "attachment_not_now"), (account, part)
    to_call = stage in (Stage.ANSWERED, Stage.CHECKED, Stage.CALLED_BACK)
    out = in_hand or stage in (Stage.DISPATCHED, Stage.RETURNED, Stage.ARBITRATION)
    sees = {"desk": still_open, "handler": out, "caller": to_call, "checker": False}
    for account, may in sees.items():
        code = code_of(lambda a=account: desk.read(a, case))  # type: ignore[misc]
        assert code == ("" if may else "attachment_not_needed"), account
    if A.SIGN in way:
        code = code_of(lambda: desk.read("checker", case, 2))
        assert code == ("" if stage is Stage.DONE else "attachment_not_needed")
    for account in ("auditor", "supervisor", "reporter"):
        assert code_of(lambda a=account: desk.read(a, case)) == "not_granted"  # type: ignore[misc]


def test_rule_51_each_opening_is_a_reading_and_a_refused_one_is_none(town: Town) -> None:
    desk = Desk(town)
    case = report(town)
    desk.attach("reporter", case)
    code_of(lambda: desk.read("caller", case))
    assert town.ask("auditor", Readings(subject=f"case/{case}")) == []
    desk.read("desk", case)
    (reading,) = town.ask("auditor", Readings(subject=f"case/{case}"))
    assert (reading.account, reading.query, reading.fields) == (
        "desk",
        "OpenAttachment",
        "attachment 1",
    )


def test_rule_51_a_handler_of_another_unit_neither_adds_nor_sees(town: Town) -> None:
    desk = Desk(town)
    case = report(town)
    desk.attach("desk", case)
    take(town, case, *HANDLING)
    person = town.person(town.household("1"))
    unit = town.unit("另一单位")
    command = RegisterAccount(account=AccountId("handler"), person=person, unit=unit, basis="聘用")
    town.do("admin", command)
    take_over = code_of(lambda: desk.attach("handler", case, PDF + b"1", WORK))
    assert take_over == "attachment_not_now"
    assert code_of(lambda: desk.read("handler", case)) == "attachment_not_needed"
    (line,) = town.ask("handler", CaseAttachments(case=case))
    assert line.shows is None


def test_rule_51_too_large_too_many_twice_and_of_another_kind_are_refused_and_leave_nothing(
    town: Town,
) -> None:
    desk = Desk(town)
    case = report(town)
    desk.attach("reporter", case)
    there = desk.there()
    profile = town.ask("auditor", CurrentProfile())
    small = evolve(profile, since=town.clock().date() + timedelta(1), attachment_megabytes=1)
    town.do("admin", AdoptProfile(profile=small))
    assert code_of(lambda: desk.attach("desk", case)) == "attachment_twice"
    town.clock.now += timedelta(days=2)
    assert code_of(lambda: desk.attach("desk", case, PDF + b"1")) == "attachment_too_large"
    assert code_of(lambda: desk.attach("desk", case, b"MZ" + PDF)) == "file_kind_not_taken"
    assert code_of(lambda: desk.attach("desk", case, b"")) == "file_kind_not_taken"
    assert code_of(lambda: desk.attach("auditor", case, b"%PDF-" + b"1" * 50)) == "not_granted"
    missing = CaseId("00000000-0000-7000-8000-0000000000ff")
    assert code_of(lambda: desk.attach("desk", missing, b"%PDF-" + b"1" * 50)) == "case_missing"
    assert desk.there() == there


def command(**more: Any) -> m.AttachToCase:
    fields: dict[str, Any] = {
        "case": CaseId("it"),
        "part": REPORT,
        "kind": FileKind.PDF,
        "sha256": "a" * 64,
        "size": 1,
        "stored": "b" * 64,
        "file_key": FileKey.of("c" * 64),
        "shows": "路灯",
    }
    return m.AttachToCase(**(fields | more))


def test_boundaries_of_size_and_number(town: Town) -> None:
    case = report(town)
    with town.app._runner.unit(write=False) as unit:  # noqa: SLF001
        state = unit.state(CASE, case)
    here = given(CASE, state=state)
    most = here.given.profile.attachment_megabytes * m.MEGABYTE
    assert here.when(command(size=most), attach_to_case).only().number == 1
    here.when(command(size=most + 1), attach_to_case).refused("attachment_too_large")
    here.when(command(shows=OfficerText("13900001111")), attach_to_case).refused("text_personal")
    filed = m.AttachmentFiled(
        **{
            name: getattr(command(), name)
            for name in ("part", "kind", "size", "stored", "file_key", "shows")
        },
        by=AccountId("me"),
        number=1,
        sha256="0" * 64,
        at=town.clock(),
    )
    many = [evolve(filed, number=n, sha256=f"{n:064x}") for n in range(1, MOST + 1)]
    almost = given(CASE, *many[:-1], state=state)
    assert almost.when(command(), attach_to_case).only().number == MOST
    given(CASE, *many, state=state).when(command(), attach_to_case).refused("attachments_too_many")
    for wrong in ({"sha256": "A" * 64}, {"stored": "b"}, {"size": 0}):
        assert code_of(lambda wrong=wrong: command(**wrong)) == "attachment_wrong"  # type: ignore[misc]
    assert code_of(lambda: FileKey.of("c" * 63)) == "file_key_wrong"


def test_rule_52_the_wrong_file_goes_and_its_entry_stays(storage: Storage) -> None:
    desk = Desk(Town(storage))
    town = desk.town
    case = report(town)
    desk.attach("reporter", case)
    desk.attach("desk", case, PDF + b"1")
    assert code_of(lambda: desk.withdraw("reporter", case, 2)) == "attachment_not_yours"
    desk.withdraw("reporter", case)
    first, second = town.ask("desk", CaseAttachments(case=case))
    assert (first.withdrawn, first.reason) == (town.clock(), "传错了")
    assert second.withdrawn is None
    assert len(desk.there()) == 1
    assert code_of(lambda: desk.read("desk", case, 1)) == "attachment_withdrawn"
    assert code_of(lambda: desk.withdraw("desk", case, 1)) == "attachment_withdrawn"
    assert code_of(lambda: desk.withdraw("desk", case, 3)) == "attachment_missing"
    assert code_of(lambda: desk.read("desk", case, 3)) == "attachment_missing"
    desk.attach("desk", case)  # the same bytes may come again, under a number of their own
    assert [one.number for one in town.ask("desk", CaseAttachments(case=case))] == [1, 2, 3]
    assert town.app.verify() == []


def test_rule_52_evidence_is_taken_back_by_the_desk_alone_once_the_work_is_reported(
    town: Town,
) -> None:
    desk = Desk(town)
    case = report(town)
    take(town, case, *HANDLING)
    for number in range(2):
        desk.attach("handler", case, PDF + bytes([number]), WORK)
    desk.withdraw("handler", case, 1)
    take(town, case, A.REPORT_DONE)
    assert code_of(lambda: desk.withdraw("handler", case, 2)) == "attachment_not_yours"
    take(town, case, A.PASS_CHECK, A.CALL_BACK, A.CLOSE)
    desk.withdraw("desk", case, 2)
    assert desk.there() == set()
    said = town.ask("auditor", CaseHistory(number=_number(town, case)))
    assert "传错了" in [one.note for one in said]


def _number(town: Town, case: CaseId) -> str:
    with town.app._runner.unit(write=False) as unit:  # noqa: SLF001
        state = unit.state(CASE, case)
    assert state is not None
    return str(state.number)


def test_erasing_a_case_erases_its_files(storage: Storage) -> None:
    desk = Desk(Town(storage))
    town = desk.town
    case, other = report(town), report(town)
    for one in (case, other):
        desk.attach("desk", one)
    take(town, case, A.REFUSE)
    erase = m.EraseCase(case=case, ground=ErasureGround.PURPOSE_DONE, reason="到期")
    town.do("privacy", erase)
    assert code_of(lambda: desk.read("desk", case)) == "attachment_erased"
    (line,) = town.ask("desk", CaseAttachments(case=case))
    assert line.shows is None
    assert len(desk.there()) == 2
    assert desk.kept.sweep(timedelta(0)) == 1
    assert desk.read("desk", other) == PDF
    assert list(desk.kept.faults()) == []
    assert town.app.verify() == []


def test_what_is_missing_or_changed_is_named_and_refused_and_the_rest_is_looked_at(
    town: Town, tmp_path: Path
) -> None:
    desk = Desk(town, FolderFiles(tmp_path))
    cases = [report(town) for _ in range(4)]
    stored: list[str] = []
    for case in cases:
        before = desk.there()
        desk.attach("desk", case)
        stored += desk.there() - before
    paths = [tmp_path / name[:2] / name for name in stored]
    paths[0].unlink()
    paths[1].write_bytes(paths[1].read_bytes()[:-1])
    data = bytearray(paths[2].read_bytes())
    data[700_000] ^= 1
    paths[2].write_bytes(data)
    faults = list(desk.kept.faults())
    assert sorted(one.split(": ")[1] for one in faults) == sorted(
        [
            f"stored_file_missing {stored[0]}",
            f"attachment_changed {stored[1]}",
            f"attachment_changed {stored[2]}",
        ]
    )
    assert code_of(lambda: desk.read("desk", cases[0])) == "stored_file_missing"
    for case in cases[1:3]:
        assert code_of(lambda case=case: desk.read("desk", case)) == "attachment_changed"  # type: ignore[misc]
    assert desk.read("desk", cases[3]) == PDF


def test_the_bytes_of_one_file_under_the_name_of_another_do_not_open(town: Town) -> None:
    desk = Desk(town)
    first, second = report(town), report(town)
    desk.attach("desk", first)
    (one,) = desk.there()
    desk.attach("desk", second, PDF + b"2")
    (two,) = desk.there() - {one}
    opened = town.ask("desk", OpenAttachment(case=second, attachment=1))
    swapped = evolve(opened, stored=one)
    town.app.query = lambda *_, **__: swapped  # type: ignore[method-assign]
    assert code_of(lambda: desk.read("desk", second)) == "attachment_changed"
    assert two


def dying(files: Any, where: str) -> FolderFiles:
    """Return a store in which a process dies before or after a method of it did its work."""

    class Dying(FolderFiles):
        def put(self, pieces: Any) -> str:
            name = super().put(pieces)
            if where == "put":
                os._exit(7)
            return name

        def delete(self, name: str) -> None:
            if where == "delete":
                os._exit(7)
            super().delete(name)

    return Dying(files._folder)  # noqa: SLF001


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
@pytest.mark.parametrize("where", ["put", "delete"])
def test_a_death_between_store_and_journal_leaves_what_is_swept(
    kind: str, where: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    url = (
        f"sqlite:///{tmp_path}/c.db"
        if kind == "sqlite"
        else request.getfixturevalue("postgres_url")
    )
    town = Town(SqlStorage(url, "371082"))
    desk = Desk(town, FolderFiles(tmp_path / "files"))
    case = report(town)
    desk.attach("desk", case)
    child = os.fork()
    if not child:
        with suppress(BaseException):
            contexts = town.app.catalogue.contexts
            storage = SqlStorage(url, "371082")
            town.app = App("371082", storage, KEYS, contexts=contexts, clock=town.clock)
            town.app.open()
            other = Desk(town, dying(desk.files, where))
            if where == "put":
                other.attach("desk", case, PDF + b"1")
            else:
                other.withdraw("desk", case)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    (line,) = town.ask("desk", CaseAttachments(case=case))
    assert (line.withdrawn is None) == (where == "put")
    assert len(desk.there()) == (2 if where == "put" else 1)
    assert desk.kept.sweep() == 0  # somebody may be about to say it
    for file in (tmp_path / "files").rglob("*"):
        old = town.clock().timestamp() - 10 * 366 * 86400
        os.utime(file, (old, old))
    assert desk.kept.sweep(SETTLED) == 1
    assert list(desk.kept.faults()) == []
    assert town.app.verify() == []
    town.app.close()


def picture(form: str, **how: Any) -> bytes:
    made = BytesIO()
    image = Image.effect_noise((200, 120), 60).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "SECRETPHONE"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (37.0, 10.0, 22.0)
    image.save(made, form, exif=exif, **how)
    return made.getvalue()


@pytest.mark.parametrize(
    ("form", "how"),
    [
        ("jpeg", {"comment": "SECRETWORDS"}),
        ("jpeg", {"progressive": True, "icc_profile": b"colours" * 9}),
        ("jpeg", {"xmp": b"SECRETXMP", "quality": 30}),
        ("png", {}),
    ],
)
def test_a_picture_loses_what_a_camera_wrote_and_keeps_every_pixel(
    town: Town, form: str, how: dict[str, Any]
) -> None:
    desk = Desk(town)
    case = report(town)
    before = picture(form, **how)
    trailing = b"SECRETPREVIEW" if form == "jpeg" else b"SECRET"
    desk.attach("desk", case, before + trailing)
    after = desk.read("desk", case)
    assert b"SECRET" not in after
    first, second = Image.open(BytesIO(before)), Image.open(BytesIO(after))
    assert first.tobytes() == second.tobytes()
    exif = second.getexif()
    assert not exif.get_ifd(0x8825)
    assert dict(exif) == ({0x0112: 6} if form == "jpeg" else {})
    assert first.info.get("icc_profile") == second.info.get("icc_profile")
    (line,) = town.ask("desk", CaseAttachments(case=case))
    assert line.size == len(after)


@pytest.mark.parametrize("form", ["jpeg", "png"])
def test_a_picture_that_is_cut_off_is_refused_wherever_it_is_cut(town: Town, form: str) -> None:
    desk = Desk(town)
    case = report(town)
    whole = picture(form)
    for length in (*range(20, 400, 23), len(whole) - 1, len(whole) - 2):
        assert code_of(lambda n=length: desk.attach("desk", case, whole[:n])) == "picture_damaged"  # type: ignore[misc]
    assert desk.there() == set()


def _heads() -> Iterator[tuple[bytes, FileKind | None]]:
    yield b"\xff\xd8\xff\xe0", FileKind.JPEG
    yield b"\x89PNG\r\n\x1a\n", FileKind.PNG
    yield b"%PDF-1.4", FileKind.PDF
    yield b"\0\0\0\x20ftypisom\0\0\2\0", FileKind.MP4
    yield b"\0\0\0\x20ftypM4A \0\0\2\0", FileKind.M4A
    yield b"RIFF\0\0\0\0WAVEfmt ", FileKind.WAV
    yield b"#!AMR\n<", FileKind.AMR
    yield b"ID3\3", FileKind.MP3
    yield b"\xff\xfb\x90d", FileKind.MP3
    yield from (
        (head, None)
        for head in (
            *(b"", b"MZ\x90", b"PK\3\4", b"<html>", b"GIF89a", b"\0\0\0\x18ftypheic", b"<?xml"),
            *(b"RIFF\0\0\0\0WEBPVP8 ", b"\x7fELF", b"#!/bin/sh\n", b" %PDF-1.4"),
        )
    )


@pytest.mark.parametrize(("head", "kind"), list(_heads()))
def test_a_kind_is_known_by_its_content(head: bytes, kind: FileKind | None) -> None:
    assert kind_of(head) is kind
