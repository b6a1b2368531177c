"""Marks on events, and what is verified since a seal, in memory, on SQLite and on PostgreSQL."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from tests.campaign.ground import STRANGER, strange
from tests.town import KEYS, Town

from ruralgov.app.application import App
from ruralgov.app.receipts import BAR, RECEIPTS
from ruralgov.builtin.memory import MemoryStorage
from ruralgov.domain.access import ADMINISTRATION, ADMINISTRATOR, GrantRole
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.roles import Actor
from ruralgov.ports.storage import Changes
from ruralgov.testing.storage import Opener

FORGED = "was not written with the key of this store, or not after the event before it"


@pytest.fixture
def town(opener: Opener) -> Iterator[Town]:
    town = Town(opener("371082"))
    town.person(town.household("1"))
    yield town
    town.app.close()


def stranger(town: Town) -> App:
    """Return an app over the same store, of one who has everything but the key."""
    return strange(App("371082", town.app.storage, STRANGER, contexts=town.app.catalogue.contexts))


def grant(app: App, account: str) -> str:
    command = GrantRole(account=AccountId(account), role=ADMINISTRATOR, basis="任命")
    actor = Actor(AccountId("admin"))
    return app.execute(command, actor=actor, purpose=ADMINISTRATION).key


def test_what_is_written_without_the_key_is_named_sealed_or_not(town: Town) -> None:
    head = str(town.app.seal())
    key = grant(stranger(town), "mallory")
    said = [f"grant {key}: event 1 (RoleGranted) {FORGED}"]
    assert town.app.verify(head) == town.app.verify(head, since=head) == said
    stranger(town).seal()
    assert said[0] in town.app.verify()
    assert "seal 2: it was not made with the key of this store" in town.app.verify()


def test_honest_work_goes_on_after_a_seal_and_in_another_process(town: Town) -> None:
    head = str(town.app.seal())
    other = App("371082", town.app.storage, KEYS, contexts=town.app.catalogue.contexts)
    for app in (town.app, other):
        grant(app, f"clerk-{id(app)}")
    assert town.app.verify(head) == town.app.verify(since=head) == []
    newest = str(town.app.seal())
    assert town.app.verify(newest, since=head) == town.app.verify(since=newest) == []


def test_a_seal_that_is_not_there_is_no_checkpoint(town: Town) -> None:
    (said,) = town.app.verify(since="7:" + "0" * 64)
    assert said.startswith("checkpoint 7:000")


@pytest.mark.parametrize("opener", ["memory"], indirect=True)
def test_since_a_seal_only_what_was_touched_is_looked_at(town: Town, opener: Opener) -> None:
    store = town.app.storage
    assert isinstance(store, MemoryStorage)
    before = town.household("before")
    head = str(town.app.seal())
    after = town.household("after")
    for key in (before, after):
        one = store.kept["household", key]
        store.kept["household", key] = replace(one, body=one.body.replace('"since"', '"sinc"'))
    table = store.tables["households"]
    (row,) = (row for row in table.rows.values() if row[0] == after)
    table.remove(row[:1])
    whole, since = ({one.split(":")[0] for one in town.app.verify(since=at)} for at in (None, head))
    assert whole == {f"household {before}", f"household {after}"}
    assert since == {f"household {after}"}


@pytest.mark.parametrize("opener", ["memory"], indirect=True)
def test_since_a_seal_no_row_of_what_was_touched_is_invented(town: Town, opener: Opener) -> None:
    store = town.app.storage
    assert isinstance(store, MemoryStorage)
    head = str(town.app.seal())
    person = town.person(town.household("after"))
    table = store.tables["identities"]
    (row,) = (row for row in table.rows.values() if row[0] == person)
    table.put((person, "0" * 64, *row[2:]))
    said = f"person {person}: a row of {table.shape.name} is missing or was changed"
    assert said in town.app.verify()
    assert town.app.verify(since=head) == [said]


def test_since_a_seal_a_receipt_without_the_mark_of_the_key_is_named(town: Town) -> None:
    head, actor = str(town.app.seal()), Actor(AccountId("admin"))
    for n in range(2):
        command = GrantRole(account=AccountId(f"clerk{n}"), role=ADMINISTRATOR, basis="任命")
        town.app.execute(command, actor=actor, purpose=ADMINISTRATION, command_id=f"c-{n}")
    assert town.app.verify(since=head) == []
    tx = town.app.storage.begin(write=True)
    rows = tx.lookup(RECEIPTS.name, ("command_id",), [("c-0",), ("c-1",)])
    prints = [str(row[1]).partition(BAR)[0] for row in rows]
    forged = [f"{prints[0]}{BAR}{'0' * 32}", prints[1]]
    for row, mark in zip(rows, forged, strict=True):
        tx.write(Changes(changed=[(RECEIPTS.name, row, (row[0], mark, *row[2:]))]))
    tx.commit()
    said = [f"receipt c-{n}: it was not written with the key of this store" for n in range(2)]
    assert town.app.verify(since=head) == said


@pytest.mark.parametrize("opener", ["memory"], indirect=True)
def test_old_events_have_no_mark_and_are_taken_over_as_they_stand(opener: Opener) -> None:
    store = opener("371082")
    assert isinstance(store, MemoryStorage)
    town = Town(store)
    town.app.seal()
    store.journal[:] = [replace(one, mac=None) for one in store.journal]
    store.tables["proofs"].rows.clear()
    town.app.open()
    town.household("new")
    assert town.app.verify() == []
    honest = store.journal[3]
    store.journal[3] = replace(honest, actor="mallory")
    assert any(
        one.startswith("events: those without a mark are not those of 2026")
        for one in town.app.verify()
    )
    store.journal[3] = honest
    store.tables["proofs"].remove(("start",))
    town.app.open()  # does not take over again what has marks by now
    assert town.app.verify() == [
        "proofs: what says where the marks begin is missing or was changed"
    ]
