"""How a context declares itself to the application: records, commands, queries, tables."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Protocol, TypeVar

from attrs import frozen

from ruralgov.domain.kernel.ids import AccountId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.personal import Personal

R = TypeVar("R")


class Role(LabelledEnum):
    """What an account may be at a place; what each may do is declared with each command."""

    ADMINISTRATOR = "administrator", "系统管理员", "administrator"
    REGISTRAR = "registrar", "基础信息管理员", "registrar"
    AUDITOR = "auditor", "审计员", "auditor"


class Purpose(LabelledEnum):
    """The closed list of reasons for which anything may be done or read."""

    ADMINISTRATION = "administration", "系统管理", "administration"
    REGISTRATION = "registration", "基础信息登记", "registration"
    AUDIT = "audit", "审计监督", "audit"
    STATISTICS = "statistics", "统计分析", "statistics"


@frozen
class Actor:
    """Who is at the keyboard. Rights are not here: they are read from the store each time."""

    account: AccountId


@frozen(kw_only=True)
class Table:
    """A table of rows computed from records: ``key`` is unique, as is each of ``unique``."""

    name: str
    row: type
    key: tuple[str, ...]
    unique: tuple[tuple[str, ...], ...] = ()
    indexes: tuple[tuple[str, ...], ...] = ()


class Read(Protocol):
    """A read-only window on the records and tables of one transaction."""

    def state(self, record: "Record", key: str) -> Any:
        """Return the state of a record, or None."""

    def rows(self, row: type[R], *, on: date | None = None, **equal: object) -> list[R]:
        """Return the rows that equal the values given, valid on the day *on* if it is given."""


@frozen(kw_only=True)
class Given:
    """All that a rule may know beside state and command."""

    now: datetime
    today: date
    actor: Actor
    read: Read
    new_id: Callable[[], str]


@frozen(kw_only=True)
class Record:
    """The smallest thing whose rules hold together; its rows are a pure function of its state.

    The sealed values of a record are keyed to the record itself: destroying that one key erases
    them everywhere.
    """

    kind: str
    state: type
    events: tuple[type, ...]
    evolve: Callable[[Any, Any], Any]
    rows: Callable[[Any], Iterable[Any]]
    tables: tuple[Table, ...]


@frozen(kw_only=True)
class Access:
    """Who may do it: an account that holds one of *roles* at the place or above it."""

    roles: frozenset[Role]
    purposes: frozenset[Purpose]
    place: Callable[[Any, Read], PlaceId]


@frozen(kw_only=True)
class CommandRule:
    """One command: the record it is for, the rule that decides, and who may give it."""

    command: type
    record: Record
    key: Callable[[Any, Given], str]
    rule: Callable[[Any, Any, Given], Iterator[Any]]
    access: Access


@frozen(kw_only=True)
class Asked:
    """All that a query may know; ``reveal`` opens a personal value and records the reading."""

    now: datetime
    day: date
    actor: Actor
    purpose: Purpose
    read: Read
    reveal: Callable[[str, str, Personal], str]


@frozen(kw_only=True)
class QueryRule:
    """One query: its handler, and who may ask. ``personal``: it may open personal values."""

    query: type
    handler: Callable[[Any, Asked], Any]
    access: Access
    personal: bool = False


@frozen(kw_only=True)
class Context:
    """Everything that a context tells the application."""

    name: str
    records: tuple[Record, ...]
    commands: tuple[CommandRule, ...]
    queries: tuple[QueryRule, ...]


def by_name(types: Iterable[type]) -> Mapping[str, type]:
    """Return the types by their names."""
    return {kind.__name__: kind for kind in types}
