"""A store gets another master key: whole, killed anywhere, and while others write."""

from collections import Counter
from collections.abc import Iterator
from copy import copy
from itertools import count
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from attrs import define, evolve
from tests.scenario import PARTS
from tests.town import DAY, NAME, Town

from ruralgov.app import rotation
from ruralgov.app.application import App
from ruralgov.app.keys import Keys
from ruralgov.app.rekeying import Columns, Rekeying
from ruralgov.app.running import Runner
from ruralgov.app.sealing import SALTS
from ruralgov.builtin.keyfile import LocalKey
from ruralgov.builtin.memory import MemoryStorage
from ruralgov.domain.kernel.errors import Refused, StorageFailure
from ruralgov.domain.kernel.ids import AccountId, HouseholdId
from ruralgov.domain.kernel.personal import ERASED, IdentityNumber, PersonName, Telephone
from ruralgov.domain.registry import (
    CorrectPerson,
    ErasePerson,
    HouseholdRelation,
    Members,
    PersonByIdentity,
    RegisterPerson,
)
from ruralgov.ports.keys import MasterKey
from ruralgov.ports.storage import Changes, Shape, Storage, Where
from ruralgov.sample.city import City
from ruralgov.sample.draw import identity_number
from ruralgov_sqlalchemy import SqlStorage

OLD, NEW, OTHER = (LocalKey(one * 32) for one in (b"k", b"n", b"o"))
KEYED = ("identities", "identity_documents", "fund_applications", "interests")
FIRST = RegisterPerson(
    household=HouseholdId(""),
    name=PersonName.of(NAME),
    identity=IdentityNumber.of(identity_number(500)),
    relation=HouseholdRelation.HEAD,
    since=DAY,
    source="t",
)


class Killed(Exception):
    """The process died."""


@define
class Mortal:
    """A storage whose process dies at a commit."""

    storage: Any
    left: int

    def begin(self, *, write: bool) -> Any:
        tx = self.storage.begin(write=write)
        commit = tx.commit

        def dying() -> None:
            self.left -= 1
            if self.left < 0:
                raise Killed
            commit()

        tx.commit = dying
        return tx

    def __getattr__(self, name: str) -> Any:
        return getattr(self.storage, name)


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    if request.param == "memory":
        return MemoryStorage()
    if request.param == "sqlite":
        return SqlStorage(f"sqlite:///{tmp_path}/c.db", "371082")
    return SqlStorage(request.getfixturevalue("postgres_url"), "371082")


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rotation, "PAGE", 3)


class Settled(Town):
    """A town with four people and an erased one, and a command that came with an id."""

    def __init__(self, storage: Storage) -> None:
        super().__init__(storage)
        self.home = self.household("1")
        people = [self.person(self.home) for _ in range(5)]
        self.do("registrar", ErasePerson(person=people[4], reason="申请"))
        self.first = evolve(FIRST, household=self.home)
        self.receipt = self.do("registrar", self.first, "desk-1")

    def known(self, number: int) -> int:
        query = PersonByIdentity(identity=IdentityNumber.of(identity_number(number)))
        return len(self.ask("registrar", query))


@pytest.fixture
def town(storage: Storage) -> Iterator[Settled]:
    town = Settled(storage)
    yield town
    town.app.close()


def app_of(town: Town, *masters: MasterKey) -> App:
    """Return another process's app over the store, opened with some keys."""
    app = App(
        "371082",
        town.app.storage,
        Keys(*masters),
        contexts=tuple(town.app.catalogue.contexts),
        clock=town.clock,
    )
    app.open()
    return app


def with_app(town: Town, app: App) -> None:
    """Let a town be used through another app."""
    town.app = app
    town.city = City(app, AccountId("admin"))


def check_works(town: Settled, added: int) -> None:
    """Check that a store is read, found in and written as ever."""
    assert town.app.verify() == []
    assert [town.known(number) for number in (1, 4, 5, 500)] == [1, 1, 0, 1]
    names = [one.name for one in town.ask("registrar", Members(household=town.home))]
    assert {*names} == {NAME, ERASED}
    with pytest.raises(Refused, match="identity_taken"):
        town.person(town.home, identity_number(2))
    assert town.do("registrar", town.first, "desk-1") == town.receipt
    with pytest.raises(Refused, match="command_id_reused"):
        town.do("registrar", evolve(town.first, source="u"), "desk-1")
    town.person(town.home, identity_number(added))
    assert town.known(added) == 1


def stored(town: Town) -> dict[str, Any]:
    """Return what is stored of salts, keyed values, prints and sealed parts."""
    tx = town.app.storage.begin(write=False)
    tables = {name: tx.rows(name, ()) for name in (SALTS.name, "receipts", *KEYED)}
    sealed = [one for one in tx.history(("", "", 0), 10**6) if one.sealed is not None]
    tx.close()
    return tables | {"sealed": sealed}


def test_a_rotated_store_works_and_the_old_key_opens_nothing_of_it(town: Settled) -> None:
    before = stored(town)
    seal = str(town.app.seal())
    counts: Counter[str] = Counter()
    assert town.app.rotate_key(NEW, lambda table, n: counts.update({table: n})) == []
    assert counts["identities"] == len(before["identities"]) > 3
    assert counts[SALTS.name] == len(before[SALTS.name])
    after = stored(town)
    old = Keys(OLD)
    salts = dict(after[SALTS.name])
    assert after["sealed"] == before["sealed"]
    for one in after["sealed"]:
        name = f"{one.kind}/{one.key}"
        assert name not in salts or old.open(salts[name], name, one.sealed) is None
    assert old.lookup(identity_number(1)) in {row[1] for row in before["identities"]}
    assert old.lookup(identity_number(1)) not in {row[1] for row in after["identities"]}
    assert not {row[1] for row in before["receipts"]} & {row[1] for row in after["receipts"]}
    with pytest.raises(StorageFailure, match="key_wrong") as refused:
        app_of(town, OLD)
    assert refused.value.facts["expected"] == NEW.name
    check_works(town, 600)
    with_app(town, app_of(town, NEW))
    check_works(town, 601)
    assert town.app.verify(seal) == []
    assert town.app.rotating() == ""
    assert town.app.rotate_key(NEW) == []


def test_a_rotation_killed_at_any_commit_is_whole_in_between_and_goes_on() -> None:
    for kill in count():
        town = Settled(MemoryStorage())
        mortal = app_of(town, OLD)
        mortal.storage = Mortal(mortal.storage, kill)
        mortal._stand_on(mortal._core, Runner(mortal._core, mortal.storage))  # noqa: SLF001
        try:
            mortal.rotate_key(NEW)
        except Killed:
            with_app(town, app_of(town, OLD, NEW))
            assert town.app.rotating() == ("" if kill == 0 else NEW.name)
            check_works(town, 600)
            if kill:
                with pytest.raises(Refused, match="rotation_unfinished"):
                    town.app.rotate_key(OTHER)
            town.app.rotate_key(NEW)
            with_app(town, app_of(town, NEW))
            check_works(town, 601)
        else:
            break
    assert kill > 10


def test_others_go_on_while_a_key_is_rotated(town: Settled) -> None:
    """Each that knows the new key reads and writes between any two steps."""
    other, numbers = copy(town), count(600)
    with_app(other, app_of(town, OLD, NEW))
    erased = town.person(town.home)
    corrected = town.person(town.home)

    def between(_table: str, _changed: int) -> None:
        number = next(numbers)
        if number % 3 == 0:
            check_works(other, number)
        if number == 601:
            other.do("registrar", ErasePerson(person=erased, reason="申请"))
        if number == 603:
            right = IdentityNumber.of(identity_number(999))
            other.do("registrar", CorrectPerson(person=corrected, identity=right, reason="误"))

    town.app.rotate_key(NEW, between)
    assert next(numbers) > 610
    assert [other.known(number) for number in (6, 7, 999)] == [0, 0, 1]
    for app in (other.app, town.app, app_of(town, NEW)):
        with_app(town, app)
        check_works(town, next(numbers))


def test_nothing_of_the_old_key_is_left_by_who_writes_at_the_same_time(town: Settled) -> None:
    writer, done, added = app_of(town, OLD, NEW), Event(), count(600)
    people: list[int] = []

    def write() -> None:
        mine = copy(town)
        with_app(mine, writer)
        while not done.is_set():
            number = next(added)
            mine.person(town.home, identity_number(number))
            people.append(number)

    thread = Thread(target=write)
    thread.start()
    try:
        town.app.rotate_key(NEW)
    finally:
        done.set()
        thread.join()
    check_works(town, 999)
    assert people
    assert all(town.known(number) == 1 for number in people)
    left = stored(town)
    made = [row[1] for name in (SALTS.name, "receipts", "identities") for row in left[name]]
    assert {one.partition(".")[0] for one in made} == {"2"}


def test_a_process_that_knows_the_old_key_alone_is_refused_and_harms_nothing(
    town: Settled,
) -> None:
    stale = app_of(town, OLD)
    town.app.rotate_key(NEW)
    mine = town.app
    with_app(town, stale)
    with pytest.raises(StorageFailure, match="key_wrong"):
        town.person(town.home, identity_number(600))
    with pytest.raises(StorageFailure, match="key_wrong"):
        town.ask("registrar", Members(household=town.home))
    with_app(town, mine)
    check_works(town, 600)


def test_every_command_is_taken_while_a_key_is_rotated() -> None:
    town = Town(MemoryStorage())
    part = list(PARTS.values())
    for one in part[: len(part) // 2]:
        play(town, one(town))
    mortal = app_of(town, OLD)
    mortal.storage = Mortal(mortal.storage, 9)
    mortal._stand_on(mortal._core, Runner(mortal._core, mortal.storage))  # noqa: SLF001
    with pytest.raises(Killed):
        mortal.rotate_key(NEW)
    with_app(town, app_of(town, OLD, NEW))
    for one in part[len(part) // 2 :]:
        play(town, one(town))
    assert town.app.verify() == []
    town.app.rotate_key(NEW)
    assert town.app.verify() == []


def play(town: Town, steps: Any) -> None:
    """Give the steps of a part of the scenario."""
    receipt = None
    while True:
        try:
            account, command = steps.send(receipt)
        except StopIteration:
            return
        receipt = town.do(account, command)


def test_a_backup_has_the_key_that_its_store_had(tmp_path: Path) -> None:
    store = SqlStorage(f"sqlite:///{tmp_path}/c.db", "371082")
    town = Settled(store)
    store.backup(tmp_path / "before")
    town.app.rotate_key(NEW)
    store.backup(tmp_path / "after")
    for name, key, other in (("before", OLD, NEW), ("after", NEW, OLD)):
        empty = SqlStorage(f"sqlite:///{tmp_path}/{name}.db", "371082")
        town.app = App("371082", empty, Keys(other), contexts=tuple(town.app.catalogue.contexts))
        town.app.open()
        empty.restore(tmp_path / name)
        with pytest.raises(StorageFailure, match="key_wrong"):
            town.app.open()
        with_app(town, app_of(town, key))
        check_works(town, 600)
        empty.close()
    store.close()


def test_rows_of_both_generations_are_found_by_a_value_in_the_order_of_the_key() -> None:
    shape = Shape("marked", {"owner": "text", "mark": "text"}, ("owner",), indexes=(("mark",),))
    storage, first = MemoryStorage(), Keys(OLD)
    storage.set_up([shape], lambda _tx, _stale: None)
    now = first.with_ring(first.next_ring(NEW))
    old, new, other = first.lookup("x"), now.lookup("x"), first.lookup("y")
    rows = [("a", old), ("b", str(new)), ("c", other), ("d", old)]
    tx = storage.begin(write=True)
    tx.write(Changes(put=[("marked", row) for row in rows]))
    seen = Rekeying(tx, {"marked": Columns.of(shape, ("mark",), now.renewed_lookup)})
    wanted = [Where("mark", "=", new)]
    assert seen.rows("marked", wanted) == [(key, new) for key in "abd"]
    assert seen.rows("marked", wanted, limit=2) == [("a", new), ("b", new)]
    assert seen.rows("marked", wanted, after=("a",), columns=("owner",)) == [("b",), ("d",)]
    assert seen.rows("marked", ()) == [(key, new) for key in "ab"] + [
        ("c", now.lookup("y")),
        ("d", new),
    ]
    tx.close()


def test_a_second_rotation_follows_a_first(town: Settled) -> None:
    town.app.rotate_key(NEW)
    check_works(town, 600)
    town.app.rotate_key(OTHER)
    with_app(town, app_of(town, OTHER))
    check_works(town, 601)
    with pytest.raises(StorageFailure, match="key_wrong"):
        app_of(town, OLD, NEW)


def test_a_copy_of_the_old_salts_opens_nothing_that_is_sealed_after_the_rotation() -> None:
    town = Settled(MemoryStorage())
    person = town.person(town.home)
    before = dict(stored(town)[SALTS.name])
    town.app.rotate_key(NEW)
    phone = Telephone.of("13900000000")
    town.do("registrar", CorrectPerson(person=person, telephone=phone, reason="补"))
    name = f"person/{person}"
    first, last = [one for one in stored(town)["sealed"] if one.key == person]
    old = Keys(OLD)
    assert old.open(before[name], name, first.sealed) is not None
    assert old.open(before[name], name, last.sealed) is None


def test_a_salt_that_nobody_can_read_is_named_and_holds_up_nothing() -> None:
    storage = MemoryStorage()
    town = Settled(storage)
    person = town.person(town.home)
    town.app.rotate_key(NEW)
    salts = storage.tables[SALTS.name].rows
    (key,) = [one for one in salts if one == (f"person/{person}",)]
    salts[key] = (key[0], "2.00")
    assert town.app.rotate_key(OTHER) == [f"person/{person}"]
    said = "a sealed part does not open, and no event erased it"
    assert f"person {person}: {said}" in town.app.verify()
