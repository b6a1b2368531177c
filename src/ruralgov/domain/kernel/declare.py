"""How a context declares itself to the application: records, commands, queries, tables."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, Protocol, TypeVar

from attrs import evolve, frozen

from ruralgov.domain.kernel.calendar import WorkingCalendar
from ruralgov.domain.kernel.ids import AccountId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.personal import Personal
from ruralgov.domain.kernel.profile import Profile

R = TypeVar("R")


class Role(LabelledEnum):
    """What an account may be at a place; what each may do is declared with each command."""

    ADMINISTRATOR = "administrator", "系统管理员", "administrator"
    REGISTRAR = "registrar", "基础信息管理员", "registrar"
    GRID_OFFICER = "grid_officer", "网格管理员", "grid officer"
    REPORTER = "reporter", "上报人（网格长、街巷长等）", "reporter (a grid or lane chief, …)"
    INTAKE = "intake", "受理派单员", "intake and dispatch desk"
    HANDLER = "handler", "承办人员", "handler"
    CHECKER = "checker", "核查员", "checker"
    SUPERVISOR = "supervisor", "督办审批员", "supervisor"
    CALLER = "caller", "回访员", "caller"
    LIAISON = "liaison", "部门联络员", "department liaison"
    AUDITOR = "auditor", "审计员", "auditor"
    BOOKKEEPER = "bookkeeper", "记账会计", "bookkeeper"
    BOOK_CHECKER = "book_checker", "凭证复核员", "voucher checker"
    CASHIER = "cashier", "出纳", "cashier"
    FUND_APPLICANT = "fund_applicant", "用款经办人", "fund applicant"
    VILLAGE_HEAD = "village_head", "村集体负责人", "head of the collective"
    FINANCE_REVIEWER = "finance_reviewer", "民主理财小组成员", "member of the finance review group"
    TOWN_FUND_OFFICER = "town_fund_officer", "镇街三资审核员", "town officer for collective funds"
    PROPERTY_KEEPER = "property_keeper", "资产资源合同管理员", "keeper of assets and contracts"
    DISCLOSER = "discloser", "村务公开员", "discloser"


class Purpose(LabelledEnum):
    """The closed list of reasons for which anything may be done or read."""

    ADMINISTRATION = "administration", "系统管理", "administration"
    REGISTRATION = "registration", "基础信息登记", "registration"
    GRID_MANAGEMENT = "grid_management", "网格管理", "grid management"
    CASE_HANDLING = "case_handling", "诉求办理", "case handling"
    EXCHANGE = "exchange", "部门协同", "exchange with departments"
    AUDIT = "audit", "审计监督", "audit"
    STATISTICS = "statistics", "统计分析", "statistics"
    COLLECTIVE_FINANCE = "collective_finance", "集体三资管理", "collective funds and assets"
    DISCLOSURE = "disclosure", "信息公开", "disclosure"


@frozen
class Actor:
    """Who is at the keyboard. Rights are not here: they are read from the store each time."""

    account: AccountId


@frozen(kw_only=True)
class Table:
    """A table of rows computed from records.

    ``key`` is unique, as is each of ``unique``. The first field of a row is ``owner``, the key of
    the record that gives it; the application fills it in. ``tallies`` are groupings whose counts
    and sums of the integer columns ``sums`` are kept ready; none of these columns is ever None.
    ``changed_by`` names the only events that can change its rows, where most events of the record
    do not: a batch then need not write what is pending before the table is asked. A table with
    ``rows`` gives its rows itself, so that they are worked out only after an event that can change
    them.
    """

    name: str
    row: type
    key: tuple[str, ...]
    unique: tuple[tuple[str, ...], ...] = ()
    indexes: tuple[tuple[str, ...], ...] = ()
    tallies: tuple[tuple[str, ...], ...] = ()
    sums: tuple[str, ...] = ()
    changed_by: tuple[type, ...] = ()
    rows: Callable[[Any], Iterable[Any]] | None = None

    def may_change(self, event: type) -> bool:
        """Tell whether an event of the record can change its rows."""
        return not self.changed_by or issubclass(event, self.changed_by)


class Read(Protocol):
    """A read-only window on the records and tables of one transaction."""

    def state(self, record: "Record", key: str) -> Any:
        """Return the state of a record, or None."""

    def states(self, record: "Record", keys: Iterable[str]) -> dict[str, Any]:
        """Return the states of those of the records that there are, fetched together, by key."""

    def one(self, row: type[R], **equal: object) -> R | None:
        """Return the row with these values of its key or of unique columns; fast in a batch."""

    def rows(
        self,
        row: type[R],
        *,
        on: date | None = None,
        limit: int | None = None,
        span: tuple[str, object, object] | None = None,
        **equal: object,
    ) -> list[R]:
        """Return the rows that equal the values given, in the order of the table's key.

        With *on*, only those valid on that day; with *limit*, at most so many; with *span*
        ``(column, after, until)``, only those beyond *after* and up to *until*.
        """

    def tally(
        self,
        row: type,
        by: tuple[str, ...],
        *,
        sums: tuple[str, ...] = (),
        span: tuple[str, object, object] | None = None,
        on: date | None = None,
        **equal: object,
    ) -> list[tuple[Any, ...]]:
        """Return (value of each column of *by* …, count, each sum …) by group, in their order.

        With *span* ``(column, after, until)``, only rows beyond *after* and up to *until*.
        """


class Policy(Protocol):
    """What the city has decided, read when a rule first asks for it."""

    def profile(self) -> Profile:
        """Return the profile in force today; raises ``profile_missing``."""

    def calendar(self) -> WorkingCalendar:
        """Return the working calendar."""


@frozen(kw_only=True)
class Given:
    """All that a rule may know beside state and command."""

    now: datetime
    today: date
    actor: Actor
    read: Read
    new_id: Callable[[], str]
    number: Callable[[str], str]
    """Next number of a series of this city and year, such as 371082-2026-000123."""
    policy: Policy
    above: Callable[[PlaceId], tuple[PlaceId, ...]]
    """The place itself and those above it today, up to the city."""
    villages: Callable[[], list[tuple[PlaceId, ...]]]
    """Each village of today with the places above it."""
    holds: Callable[[AccountId, Role, PlaceId], bool]
    """Whether an account holds a role today at a place or above it."""

    @property
    def profile(self) -> Profile:
        """What the city has decided, as of today."""
        return self.policy.profile()

    @property
    def calendar(self) -> WorkingCalendar:
        """The working calendar as it is published now."""
        return self.policy.calendar()


@frozen(kw_only=True)
class Record:
    """The smallest thing whose rules hold together; its rows are a pure function of its state.

    ``rows`` gives those of all its tables that do not give their own.
    The sealed values of a record are keyed to the record itself: destroying that one key erases
    them everywhere, which an event of ``erased_by`` does. Personal values are top-level fields.
    """

    kind: str
    state: type
    events: tuple[type, ...]
    evolve: Callable[[Any, Any], Any]
    rows: Callable[[Any], Iterable[Any]] = lambda _state: ()
    tables: tuple[Table, ...]
    erased_by: tuple[type, ...] = ()

    def rows_of(self, state: Any, names: Container[str] | None = None) -> Iterator[Any]:
        """Give the rows of a state; with *names*, only those tables' where they give their own."""
        yield from self.rows(state)
        for table in self.tables:
            if table.rows is not None and (names is None or table.name in names):
                yield from table.rows(state)


@frozen(kw_only=True)
class Access:
    """Who may do it: an account that holds one of *roles* at the place or above it.

    Without *place*, holding it anywhere is enough: for what names nobody and is no secret.
    """

    roles: frozenset[Role]
    purposes: frozenset[Purpose]
    place: Callable[[Any, Read], PlaceId] | None = None


@frozen
class Happened:
    """An event of a record, when it happened and who caused it."""

    at: datetime
    account: AccountId
    event: Any


Rule = Callable[[Any, Any, Given], Iterator[Any]]
Wanted = tuple[type, dict[str, object]]


@frozen(kw_only=True)
class CommandRule:
    """One command: the record it is for, the rule that decides, and who may give it.

    ``key`` names the record (``given.new_id()`` for a new one). ``wants`` names the unique rows
    that the rule will ask ``read.one`` for, and ``loads`` the records it will read, so that a batch
    fetches them together; ``follows`` names those that the state of such a record leads to. An
    *inner* one only follows from an event, by a reaction: nobody can give it.
    """

    command: type
    record: Record
    key: Callable[[Any, Given], str]
    rule: Rule
    access: Access
    wants: Callable[[Any], Iterable[Wanted]] = lambda _command: ()
    loads: Callable[[Any], Iterable[tuple[Record, str]]] = lambda _command: ()
    follows: Callable[[Any], Iterable[tuple[Record, str]]] = lambda _state: ()
    inner: bool = False


def inner(rule: CommandRule) -> CommandRule:
    """Return the rule of a command that nobody can give: a reaction does."""
    return evolve(rule, inner=True)


@frozen(kw_only=True)
class Asked:
    """All that a query may know; ``reveal`` opens a personal value and records the reading."""

    now: datetime
    day: date
    actor: Actor
    purpose: Purpose
    roles: frozenset[Role]
    """By which roles the actor may ask."""
    read: Read
    reveal: Callable[[str, str, str, Personal | None], str | None]
    """``reveal(record kind, record key, field, value)`` returns the text itself."""
    policy: Policy
    above: Callable[[PlaceId, date], tuple[PlaceId, ...]]
    """The place itself and those above it on a day, up to the city."""
    villages: Callable[[], list[tuple[PlaceId, ...]]]
    """Each village of today with the places above it."""
    history: Callable[[Record, str], list[Happened]]
    """What has happened to a record, from its first event on."""


@frozen(kw_only=True)
class QueryRule:
    """One query: its handler, and who may ask. ``personal``: it may open personal values."""

    query: type
    handler: Callable[[Any, Asked], Any]
    access: Access
    personal: bool = False


Reaction = Callable[[Any, str, Given], Iterable[Any]]
"""``(event, key of its record, given) -> commands`` that follow in the same transaction."""


@frozen(kw_only=True)
class Context:
    """Everything that a context tells the application."""

    name: str
    records: tuple[Record, ...]
    commands: tuple[CommandRule, ...]
    queries: tuple[QueryRule, ...]


@cache
def by_name(types: tuple[type, ...]) -> Mapping[str, type]:
    """Return the types by their names."""
    return {kind.__name__: kind for kind in types}
