from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from ruralgov.app import codec
from ruralgov.app.application import App
from ruralgov.app.keys import Keys
from ruralgov.domain import access, policy, registry
from ruralgov.domain.access import ADMINISTRATION, GrantRole
from ruralgov.domain.kernel.declare import Access, CommandRule, Context, Given, Record, Table
from ruralgov.domain.kernel.ids import CITY, AccountId
from ruralgov.domain.kernel.personal import IdentityNumber, PersonName
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.registry import REGISTRAR, REGISTRATION
from ruralgov_sqlalchemy import SqlStorage

NAME, NUMBER = "钱学木兰", "371082199001011239"
ADMIN, CLERK = Actor(AccountId("zhao")), Actor(AccountId("qian"))


@frozen(kw_only=True)
class Note:
    name: PersonName
    number: IdentityNumber


@frozen(kw_only=True)
class NoteRow:
    owner: str
    number: IdentityNumber


def take(_: Note | None, command: Note, _given: Given) -> Iterator[Note]:
    yield command


NOTE = Record(
    kind="note",
    state=Note,
    events=(Note,),
    evolve=lambda _state, event: event,
    rows=lambda note: [NoteRow(owner="", number=note.number)],
    tables=(Table(name="notes", row=NoteRow, key=("owner",), indexes=(("number",),)),),
)
RULE = CommandRule(
    command=Note,
    record=NOTE,
    key=lambda _command, _given: "n1",
    rule=take,
    access=Access(
        roles=frozenset({REGISTRAR}),
        purposes=frozenset({REGISTRATION}),
        place=lambda _command, _read: CITY,
    ),
)
CONTEXTS = (
    access.CONTEXT,
    policy.CONTEXT,
    registry.CONTEXT,
    Context(name="notes", records=(NOTE,), commands=(RULE,), queries=()),
)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    app = App(
        "371082",
        SqlStorage(f"sqlite:///{tmp_path}/c.db", "371082"),
        Keys(b"k" * 32),
        contexts=CONTEXTS,
    )
    app.set_up(ADMIN.account)
    grant = GrantRole(account=CLERK.account, role=REGISTRAR, basis="test")
    app.execute(grant, actor=ADMIN, purpose=ADMINISTRATION)
    fields: dict[str, Any] = {"name": NAME, "number": NUMBER}
    app.execute(codec.message(Note, fields), actor=CLERK, purpose=REGISTRATION)
    yield app
    app.close()


def test_no_byte_of_the_store_holds_a_name_or_a_number(app: App, tmp_path: Path) -> None:
    stored = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"n1" in stored
    for text in (NAME, NUMBER):
        assert text.encode() not in stored
    assert app.verify() == []


def test_a_receipt_and_an_error_hold_no_name(app: App) -> None:
    with pytest.raises(Exception, match="message_malformed") as caught:
        codec.message(Note, {"name": NAME, "number": NUMBER, "more": 1})
    assert NAME not in str(caught.value)
    assert NUMBER not in str(caught.value)


def test_a_value_sealed_for_one_record_does_not_open_for_another() -> None:
    keys = Keys(b"k" * 32)
    salt = keys.new_salt("note/n1")
    sealed = keys.seal(salt, "note/n1", b"text")
    assert keys.open(salt, "note/n1", sealed) == b"text"
    assert keys.open(salt, "note/n2", sealed) is None
    assert keys.open(keys.new_salt("note/n1"), "note/n1", sealed) is None
