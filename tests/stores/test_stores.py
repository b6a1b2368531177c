"""Every store that a release made is opened by today's code and lives on, on both databases."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ruralgov.builtin.keyfile import LocalKey
from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.domain.registry import REGISTRAR, REGISTRATION, RegisterPlace
from ruralgov.sample.city import STAFF
from ruralgov_sqlalchemy import SqlStorage
from tests.stores import CITY, CUTS, HERE, read, releases
from tests.stores.changes import CHANGES, changed_since
from tests.stores.databases import ENDINGS, unpack_postgresql, unpack_sqlite
from tests.stores.played import StoredTown, play, played
from tests.town import DAY, Ids

COMMANDS = {rule.command for context in CONTEXTS for rule in context.commands}
NAMES = [folder.name for folder in releases()]
NEWEST = NAMES[-1]
NEW_IDS = 50_000_000
"""Ids that today's code gives begin here, beyond those that any store holds."""
Unpacked = Callable[[str, str], str]
Half = Callable[..., StoredTown]
STEP = "registry/RegisterPlace-1"


@pytest.fixture
def unpacked(request: pytest.FixtureRequest, database: str, tmp_path: Path) -> Unpacked:
    """Unpacks a cut of a release and gives its URL."""

    def unpack(release: str, cut: str) -> str:
        packed = HERE / release / f"{cut}{ENDINGS[database]}"
        if database == "sqlite":
            return unpack_sqlite(packed, tmp_path / "store.db")
        return unpack_postgresql(packed, request.getfixturevalue("postgres_url"))

    return unpack


def opened(url: str, release: str, cut: str, changed: frozenset[str]) -> StoredTown:
    about = read(HERE / release)
    storage, ids = SqlStorage(url, CITY), Ids(NEW_IDS)
    return StoredTown(storage, ids, staff=about.staff, given=about.given(cut), changed=changed)


@pytest.mark.parametrize(
    ("database", "release", "cut"),
    [(one, name, cut) for one in ENDINGS for name in NAMES for cut in CUTS],
)
def test_a_store_of_a_release_verifies_clean_and_takes_every_command(
    unpacked: Unpacked, database: str, release: str, cut: str
) -> None:
    head = read(HERE / release).heads[database][cut]
    town = opened(unpacked(release, cut), release, cut, changed_since(release, NAMES))
    assert town.app.verify(head) == []
    play(town)
    assert town.seen == COMMANDS
    assert town.app.verify(head) == []
    sealed = str(town.app.seal())
    assert sealed != head
    assert town.app.verify(sealed) == town.app.verify(head) == []
    town.app.close()


def test_a_store_of_a_release_gets_another_key_and_takes_every_command(tmp_path: Path) -> None:
    head = read(HERE / NEWEST).heads["sqlite"]["half"]
    url = unpack_sqlite(HERE / NEWEST / "half.db.xz", tmp_path / "store.db")
    town = opened(url, NEWEST, "half", changed_since(NEWEST, NAMES))
    town.app.rotate_key(LocalKey(b"n" * 32))
    assert town.app.verify(head) == []
    play(town)
    assert town.seen == COMMANDS
    assert town.app.verify(head) == []
    town.app.close()


def test_every_release_has_its_stores_and_the_cuts_are_what_they_say() -> None:
    assert NAMES
    for release in NAMES:
        about = read(HERE / release)
        files = {f"{cut}{end}" for cut in CUTS for end in ENDINGS.values()}
        assert files < {file.name for file in (HERE / release).iterdir()}
        founded, half, whole = (set(about.given(cut)) for cut in CUTS)
        assert founded < half < whole
        assert {one.split("/")[0] for one in founded} == {"founding"}


def test_every_change_that_is_listed_names_a_release() -> None:
    assert {change.last for change in CHANGES} <= set(NAMES)


@pytest.fixture
def half(tmp_path: Path) -> Half:
    """Opens the newest town that has half of its steps behind it, some of them said to differ."""

    def open_half(*changed: str) -> StoredTown:
        url = unpack_sqlite(HERE / NEWEST / "half.db.xz", tmp_path / "store.db")
        town = opened(url, NEWEST, "half", frozenset(changed))
        town.part = "registry"
        return town

    return open_half


def another() -> RegisterPlace:
    """Another command than the first of its type that the store holds."""
    return RegisterPlace(code="371082101299", name="别庄", since=DAY, source="t")


def test_a_step_that_is_no_longer_the_same_command_is_found(half: Half) -> None:
    town = half()
    with pytest.raises(AssertionError, match=f"{STEP}: .*changes"):
        town.do("registrar", another())
    town.app.close()


@pytest.mark.parametrize("listed", [STEP, STEP.removesuffix("-1")])
def test_a_step_listed_as_changed_is_refused_and_the_old_receipt_stands(
    half: Half, listed: str
) -> None:
    town = half(listed)
    assert town.do("registrar", another()) == read(HERE / NEWEST).given("half")[STEP]
    town.app.close()


def test_a_step_listed_as_changed_that_is_not_is_found(half: Half) -> None:
    town = half(STEP)
    with pytest.raises(AssertionError, match=f"{STEP} is not changed"):
        next(played(town, "registry"))
    town.app.close()


def test_an_account_that_is_new_is_given_its_role(
    half: Half, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(STAFF, "another", (REGISTRAR, REGISTRATION))
    town = half()
    assert town.do("another", another(), "x").version == 1
    town.app.close()
