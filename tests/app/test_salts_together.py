"""A batch that seals something for many records reads their salts together."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from attrs import frozen

from ruralgov.app.application import App
from ruralgov.app.keys import Keys
from ruralgov.app.sealing import SALTS
from ruralgov.domain import access, policy, registry
from ruralgov.domain.access import ADMINISTRATION, GrantRole
from ruralgov.domain.kernel.declare import Access, Context, Given, Record, changes
from ruralgov.domain.kernel.ids import CITY, AccountId
from ruralgov.domain.kernel.personal import OfficerText
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.registry import REGISTRAR, REGISTRATION
from ruralgov.ports.storage import Row
from ruralgov_sqlalchemy import SqlStorage
from ruralgov_sqlalchemy.transaction import SqlTransaction

CLERK = Actor(AccountId("qian"))
MANY = 30


@frozen(kw_only=True)
class Said:
    key: str
    words: OfficerText | None = None


@frozen(kw_only=True)
class Say:
    key: str
    words: OfficerText | None = None


def say(_: Said | None, command: Say, _given: Given) -> Iterator[Said]:
    yield Said(key=command.key, words=command.words)


SAID = Record(
    kind="said", state=Said, events=(Said,), evolve=lambda _state, event: event, tables=()
)
RULE = changes(
    Say,
    SAID,
    say,
    Access(
        roles=frozenset({REGISTRAR}),
        purposes=frozenset({REGISTRATION}),
        place=lambda _command, _read: CITY,
    ),
    by="key",
)
CONTEXTS = (
    access.CONTEXT,
    policy.CONTEXT,
    registry.CONTEXT,
    Context(name="said", records=(SAID,), commands=(RULE,), queries=()),
)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    storage = SqlStorage(f"sqlite:///{tmp_path}/c.db", "371082")
    app = App("371082", storage, Keys(b"k" * 32), contexts=CONTEXTS)
    app.set_up(AccountId("zhao"))
    grant = GrantRole(account=CLERK.account, role=REGISTRAR, basis="test")
    app.execute(grant, actor=Actor(AccountId("zhao")), purpose=ADMINISTRATION)
    yield app
    app.close()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return how many salts each question asked for."""
    found: list[int] = []
    inner = SqlTransaction.lookup

    def lookup(
        self: SqlTransaction, table: str, columns: tuple[str, ...], values: Sequence[Row]
    ) -> list[Row]:
        if table == SALTS.name and values:
            found.append(len(values))
        return inner(self, table, columns, values)

    monkeypatch.setattr(SqlTransaction, "lookup", lookup)
    return found


def _give(app: App, words: str | None) -> None:
    said = None if words is None else OfficerText.of(words)
    commands = [Say(key=f"k{n}", words=said) for n in range(MANY)]
    receipts = list(app.execute_many(commands, actor=CLERK, purpose=REGISTRATION))
    assert [type(one).__name__ for one in receipts] == ["Receipt"] * MANY


def test_the_salts_of_a_batch_are_read_together(app: App, asked: list[int]) -> None:
    _give(app, "一")
    _give(app, "二")
    assert asked == [MANY, MANY]  # also of records that come to be, and have none yet
    assert app.verify() == []


def test_no_salt_is_read_where_nothing_is_sealed(app: App, asked: list[int]) -> None:
    _give(app, "一")
    asked.clear()
    _give(app, None)
    assert asked == []
    assert app.verify() == []
