"""A store knows its key; what does not open is one thing, and what was erased another."""

from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
from tests.town import KEYS, NAME, Town

from ruralgov.app.application import App
from ruralgov.app.keyring import KEYRING
from ruralgov.app.keys import Keys
from ruralgov.app.opening import make_key, open_app
from ruralgov.app.sealing import SALTS
from ruralgov.builtin.keyfile import LocalKey
from ruralgov.builtin.memory import MemoryStorage
from ruralgov.domain.kernel.errors import PluginFailure, Refused, StorageFailure
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.personal import UNREADABLE
from ruralgov.domain.registry import CorrectPerson, ErasePerson, Members
from ruralgov.hooks import Plugins
from ruralgov.ports.storage import Changes, Storage
from ruralgov_sqlalchemy import SqlStorage

FOUND = [one for one in entry_points(group="ruralgov") if one.name == "sqlalchemy"]
WRONG, RIGHT = LocalKey(b"w" * 32), KEYS.masters[0]


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    if request.param == "memory":
        return MemoryStorage()
    if request.param == "sqlite":
        return SqlStorage(f"sqlite:///{tmp_path}/c.db", "371082")
    return SqlStorage(request.getfixturevalue("postgres_url"), "371082")


def with_keys(town: Town, *masters: Any) -> App:
    contexts = tuple(town.app.catalogue.contexts)
    return App("371082", town.app.storage, Keys(*masters), contexts=contexts, clock=town.clock)


def as_before(storage: Storage) -> None:
    """Let a store look as if made by a version that kept no ring."""
    tx = storage.begin(write=True)
    tx.write(Changes(removed=[(KEYRING.name, row) for row in tx.rows(KEYRING.name, ())]))
    tx.commit()


def test_a_wrong_key_is_refused_when_it_opens_and_writes_nothing(storage: Storage) -> None:
    town = Town(storage)
    town.person(town.household("1"))
    wrong = with_keys(town, WRONG)
    with pytest.raises(StorageFailure, match="key_wrong") as refused:
        wrong.open()
    assert refused.value.facts["key"] == WRONG.name
    assert refused.value.facts["expected"] == RIGHT.name
    town.app, mine = wrong, town.app
    with pytest.raises(StorageFailure, match="key_wrong"):
        town.household("2")
    assert mine.verify() == []
    mine.close()


@pytest.mark.parametrize("masters", [(RIGHT,), (WRONG, RIGHT)])
def test_a_store_of_before_gets_the_ring_of_the_key_that_opens_it(
    storage: Storage, masters: Any
) -> None:
    town = Town(storage)
    town.person(town.household("1"))
    as_before(storage)
    with pytest.raises(StorageFailure, match="key_wrong"):
        with_keys(town, WRONG).open()
    town.app = with_keys(town, *masters)
    town.app.open()
    with pytest.raises(StorageFailure, match="key_wrong"):
        with_keys(town, WRONG).open()
    assert town.app.verify() == []
    town.app.close()


def test_one_damaged_part_does_not_keep_a_store_of_before_from_its_key() -> None:
    storage = MemoryStorage()
    town = Town(storage)
    home = town.household("1")
    people = [town.person(home) for _ in range(3)]
    salts = storage.tables[SALTS.name].rows
    salts[(f"person/{people[0]}",)] = (f"person/{people[0]}", "00" * 32)
    as_before(storage)
    with_keys(town, RIGHT).open()
    with pytest.raises(StorageFailure, match="key_wrong"):
        with_keys(town, WRONG).open()


def test_a_store_of_before_that_holds_nothing_sealed_takes_the_key_it_is_given() -> None:
    storage = MemoryStorage()
    app = App("371082", storage, Keys(RIGHT))
    app.open()
    as_before(storage)
    App("371082", storage, Keys(WRONG)).open()
    with pytest.raises(StorageFailure, match="key_wrong"):
        app.open()


def test_a_ring_that_was_taken_away_while_it_is_used_is_noticed() -> None:
    town = Town(MemoryStorage())
    as_before(town.app.storage)
    with pytest.raises(StorageFailure, match="key_wrong"):
        town.household("1")


@pytest.mark.parametrize("ring", ["", "00" * 60, "no ring", None])
def test_a_ring_that_was_changed_is_named(ring: str | None) -> None:
    storage = MemoryStorage()
    app = App("371082", storage, Keys(RIGHT))
    app.open()
    ((key, row),) = storage.tables[KEYRING.name].rows.items()
    changed = str(row[2])[:-1] + ("0" if str(row[2])[-1] != "0" else "1") if ring is None else ring
    storage.tables[KEYRING.name].rows[key] = (*row[:2], changed)
    with pytest.raises(StorageFailure, match="keyring_damaged"):
        app.open()


class Lost:
    """A store with two people whose salts were destroyed, one of them by an erasure."""

    def __init__(self, break_salt: Any) -> None:
        self.storage = MemoryStorage()
        self.town = Town(self.storage)
        self.home = self.town.household("1")
        self.person, self.erased = (self.town.person(self.home) for _ in range(2))
        self.other = self.town.person(self.home)
        erase = ErasePerson(person=self.erased, reason="申请")
        self.town.do("registrar", erase)
        self.salts = self.storage.tables[SALTS.name].rows
        self.kept = self.salts[(f"person/{self.person}",)]
        break_salt(self.salts, (f"person/{self.person}",))

    def names(self) -> dict[str, str]:
        rows = self.town.ask("registrar", Members(household=self.home))
        return {str(row.person): row.name for row in rows}


def delete(salts: dict[Any, Any], key: Any) -> None:
    del salts[key]


def flip(salts: dict[Any, Any], key: Any) -> None:
    salts[key] = (key[0], "0" + salts[key][1][1:] if salts[key][1][0] != "0" else "1" * 64)


def spoil(salts: dict[Any, Any], key: Any) -> None:
    salts[key] = (key[0], "not a salt")


@pytest.mark.parametrize("break_salt", [delete, flip, spoil])
def test_what_does_not_open_is_not_called_erased(break_salt: Any) -> None:
    lost = Lost(break_salt)
    person, town = lost.person, lost.town
    town.app = with_keys(town, RIGHT)  # nothing is at hand
    town.app.open()
    assert lost.names() == {person: UNREADABLE, lost.erased: "erased", lost.other: NAME}
    faults = town.app.verify()
    said = "a sealed part does not open, and no event erased it"
    assert f"person {person}: {said}" in faults
    assert not any(lost.erased in fault for fault in faults)
    right = CorrectPerson(person=person, party_member=False, reason="误")
    with pytest.raises(Refused, match="sealed_unreadable"):
        town.do("registrar", right)
    lost.salts[(f"person/{person}",)] = lost.kept
    assert town.app.verify() == []
    assert lost.names()[person] == NAME


def test_what_nobody_can_read_can_be_erased() -> None:
    lost = Lost(delete)
    lost.town.app = with_keys(lost.town, RIGHT)
    lost.town.do("registrar", ErasePerson(person=lost.person, reason="盐值已失"))
    assert lost.town.app.verify() == []
    assert lost.names()[lost.person] == "erased"


def test_a_batch_goes_on_after_a_record_that_nobody_can_read() -> None:
    lost = Lost(delete)
    lost.town.app = with_keys(lost.town, RIGHT)
    given = [
        CorrectPerson(person=one, party_member=False, reason="误")
        for one in (lost.person, lost.other)
    ]
    acting = lost.town.acting("registrar")
    refused, done = lost.town.app.execute_many(given, **acting)
    assert getattr(refused, "code", "") == "sealed_unreadable"
    assert getattr(done, "events", ()) == ("PersonCorrected",)


def test_an_upgrade_goes_on_past_what_nobody_can_read() -> None:
    lost = Lost(delete)
    second = lost.town.person(lost.home)
    delete(lost.salts, (f"person/{second}",))
    tx = lost.storage.begin(write=True)
    tx.write(
        Changes(removed=[("kinds", row) for row in tx.rows("kinds", ()) if row[0] == "person"])
    )
    tx.commit()
    lost.town.app = with_keys(lost.town, RIGHT)
    lost.town.app.open()
    assert lost.names()[lost.person] == UNREADABLE
    assert any(lost.person in fault for fault in lost.town.app.verify())


class OutsideKey:
    """A key in a service: it wraps and unwraps, and never leaves."""

    def __init__(self, name: str) -> None:
        self.name, self._inner, self.asked = f"kms:{name}", LocalKey(name.encode() * 4), 0

    def wrap(self, plain: bytes) -> bytes:
        self.asked += 1
        return self._inner.wrap(plain)

    def unwrap(self, wrapped: bytes) -> bytes:
        self.asked += 1
        return self._inner.unwrap(wrapped)


class KmsPlugin:
    """Offers such keys as ``kms:NAME``."""

    def ruralgov_key_providers(self) -> Any:
        return {"kms": lambda source: OutsideKey(source.partition(":")[2])}


def test_a_master_key_may_stay_outside_and_is_asked_once(tmp_path: Path) -> None:
    store, plugins = f"sqlite:///{tmp_path}/c.db", Plugins(extra={"kms": KmsPlugin()}, found=FOUND)
    with pytest.raises(PluginFailure, match="key_scheme_unknown"):
        open_app("371082", store, key="kms:abcdefgh")
    app = open_app("371082", store, key="kms:abcdefgh", plugins=plugins)
    app.set_up(AccountId("zhao"))
    app.close()
    key = OutsideKey("abcdefgh")
    app = open_app("371082", store, key=key, plugins=plugins)
    assert app.verify() == []
    assert key.asked == 1
    app.close()
    with pytest.raises(StorageFailure, match="key_wrong"):
        open_app("371082", store, key=OutsideKey("ijklmnop"), plugins=plugins)


def test_a_store_moves_from_a_file_to_a_service() -> None:
    town = Town(MemoryStorage())
    home = town.household("1")
    town.person(home)
    town.app.rotate_key(OutsideKey("abcdefgh"))
    town.app = with_keys(town, OutsideKey("abcdefgh"))
    town.app.open()
    assert town.app.verify() == []
    assert [row.name for row in town.ask("registrar", Members(household=home))] == [NAME]


class BrokenKey(OutsideKey):
    """A key whose service does not answer."""

    def unwrap(self, wrapped: bytes) -> bytes:
        raise ConnectionError("kms.example: timed out")


def test_a_service_that_fails_is_named(tmp_path: Path) -> None:
    storage = MemoryStorage()
    App("371082", storage, Keys(OutsideKey("abcdefgh"))).open()
    with pytest.raises(StorageFailure, match=r"key_provider_failed.*timed out"):
        App("371082", storage, Keys(BrokenKey("abcdefgh"))).open()


def test_a_key_in_the_environment_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = f"sqlite:///{tmp_path}/c.db"
    with pytest.raises(StorageFailure, match=r"key_variable_missing.*RURALGOV_KEY"):
        open_app("371082", store)
    monkeypatch.setenv("RURALGOV_KEY", "ab" * 32)
    open_app("371082", store).close()
    open_app("371082", store, key=LocalKey(b"\xab" * 32)).close()
    monkeypatch.setenv("OTHER", "secret words")
    with pytest.raises(StorageFailure, match="key_file_wrong") as wrong:
        open_app("371082", store, key="env:OTHER")
    assert "secret" not in str(wrong.value)
    with pytest.raises(PluginFailure, match=r"key_scheme_unknown.*env, file"):
        open_app("371082", store, key="vault:x")


def test_no_key_is_made_for_a_store_that_has_the_city(tmp_path: Path) -> None:
    store, path = f"sqlite:///{tmp_path}/c.db", tmp_path / "c.key"
    assert make_key(path, city="371082", store=store)
    open_app("371082", store, key_file=path).close()
    path.rename(tmp_path / "kept")
    with pytest.raises(StorageFailure, match="key_missing"):
        make_key(path, city="371082", store=store)
    assert not path.exists()
    assert make_key(path, city="370682", store=store), "another city of the store has its own"
    with pytest.raises(StorageFailure, match="key_wrong"):
        open_app("371082", store, key_file=path)
    open_app("371082", store, key=f"file:{tmp_path}/kept").close()
