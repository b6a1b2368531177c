"""How a context declares itself to the application: records, commands, queries, tables."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from datetime import date, datetime
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from attrs import evolve, field, fields_dict

from ruralgov.domain.kernel import texts
from ruralgov.domain.kernel.calendar import WorkingCalendar
from ruralgov.domain.kernel.dated import RuleKind
from ruralgov.domain.kernel.dates import PLANNING_DAYS
from ruralgov.domain.kernel.due import Due, Dues
from ruralgov.domain.kernel.errors import Refused, StorageFailure
from ruralgov.domain.kernel.events import by_name as by_name
from ruralgov.domain.kernel.events import schema_of as schema_of
from ruralgov.domain.kernel.hanging import Hanging as Hanging
from ruralgov.domain.kernel.hanging import Hangs
from ruralgov.domain.kernel.held import Held, Holds
from ruralgov.domain.kernel.history import Happened, RecordFile
from ruralgov.domain.kernel.holder import Behind
from ruralgov.domain.kernel.ids import AccountId, PersonId, PlaceId
from ruralgov.domain.kernel.personal import Personal
from ruralgov.domain.kernel.profile import Policy, Profile
from ruralgov.domain.kernel.publish import FeedPage, Publishing
from ruralgov.domain.kernel.reading import Read as Read
from ruralgov.domain.kernel.roles import Access as Access
from ruralgov.domain.kernel.roles import Actor, Purpose, Role
from ruralgov.domain.kernel.text import Text
from ruralgov.domain.kernel.value import frozen

if TYPE_CHECKING:
    from ruralgov.domain.kernel.imports import ImportFile, ImportTable

S = TypeVar("S")
E = TypeVar("E")
C = TypeVar("C")
A = TypeVar("A")
A_co = TypeVar("A_co", covariant=True)
Q = TypeVar("Q", bound="Query[Any]")


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


class Query(Generic[A_co]):
    """A question; ``A_co`` is what its answer is, so that ``app.query`` gives back that type."""

    __slots__ = ()


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
    holder: Behind
    """Who is behind an account."""
    stands: Callable[[PlaceId, date], bool]
    """Whether there is a place on a day; the city always is."""
    rules: Mapping[str, RuleKind]
    """The kinds of dated rules that contexts have, by their name."""
    sealed: Callable[[str], bool]
    """Whether a head (``18:9f3c…``) is that of a seal of the journal."""

    def is_actor(self, account: AccountId) -> bool:
        """Tell whether the person behind an account is the one who acts, by whichever account."""
        return account == self.actor.account or self.holder(account) == self.holder(
            self.actor.account
        )

    city: str
    """The code under which the store of the city is opened."""

    def must_not_be(self, said: Text, *others: AccountId | None, **facts: object) -> None:
        """Refuse a person who acted before, by any of *others*: nobody judges what he did.

        It compares persons, so a second account does not help. A machine is nobody, and judges
        nothing that another person must. Raises *said*, or ``machine_judges``.
        """
        account = self.actor.account
        mine = self.holder(account)
        if mine.machine:
            raise Refused(texts.MACHINE_JUDGES, account=account)
        for one in {*others}:
            if one is not None and (one == account or self.holder(one) == mine):
                raise Refused(said, **facts)

    @property
    def profile(self) -> Profile:
        """What the city has decided, as of today."""
        return self.policy.profile()

    def horizon(self) -> int:
        """Return how many days ahead something may begin, also in a city without a profile."""
        try:
            return self.profile.planning_horizon_days
        except Refused:
            return PLANNING_DAYS

    @property
    def calendar(self) -> WorkingCalendar:
        """The working calendar as it is published now."""
        return self.policy.calendar()


Upcast = Callable[[dict[str, Any]], dict[str, Any]]
"""From the fields of an event as plain data to those that it has in the next schema."""


@frozen(kw_only=True)
class Record(Generic[S, E]):
    """The smallest thing whose rules hold together; its rows are a pure function of its state.

    ``rows`` gives those of all its tables that do not give their own.
    The sealed values of a record are keyed to the record itself: destroying that one key erases
    them everywhere, which an event of ``erased_by`` does. Personal values are top-level fields.

    State and rows are kept and can be had again from the events: raise ``version`` when the same
    events give another state or other rows. An event whose fields changed has a class attribute
    ``SCHEMA: ClassVar[int] = 2``, and ``upcasts`` says under (name of the event, schema) how one of
    that schema becomes one of the next; nothing that is open may come of a personal value, which is
    another one after it was erased. ``renamed`` maps names that events had to those they have, and
    no name is used again.

    Where ``id`` is the type of its keys, every command that names one is refused unless there is
    such a record: with ``missing`` (facts: kind, key, and the key under the name of the kind).
    """

    kind: str
    state: type[S]
    events: tuple[type[E], ...]
    begins: Mapping[type, Callable[[Any], S]] = field(factory=dict)
    """What a first event makes, by its type; without any, ``evolve`` is given None for it."""
    evolve: Callable[[Any, E], S]
    rows: Callable[[S], Iterable[Any]] = lambda _state: ()
    tables: tuple[Table, ...]
    erased_by: tuple[type, ...] = ()
    version: int = 1
    upcasts: Mapping[tuple[str, int], Upcast] = field(factory=dict)
    renamed: Mapping[str, str] = field(factory=dict)
    id: object = None
    missing: Text | None = None
    slow: bool = False
    """Whether it changes a few times a day at most, and all the time is asked for: the app keeps it
    across transactions. Nothing personal may be in it."""
    guarded: bool = False
    """Whether its personal values are opened by its own queries alone: they ask more of readers."""
    series: str = ""
    """The series from which its rule takes the ``number`` of its state, if it takes one."""

    def apply(self, state: S | None, event: E) -> S:
        """Return the state after one more event; raises ``event_unfounded``."""
        if state is not None or not self.begins:
            return self.evolve(state, event)
        begin = self.begins.get(type(event))
        if begin is None:
            raise StorageFailure(texts.EVENT_UNFOUNDED, kind=self.kind, type=type(event).__name__)
        return begin(event)

    def rows_of(self, state: S, names: Container[str] | None = None) -> Iterator[Any]:
        """Give the rows of a state; with *names*, only those tables' where they give their own."""
        yield from self.rows(state)
        for table in self.tables:
            if table.rows is not None and (names is None or table.name in names):
                yield from table.rows(state)


Wanted = tuple[type, dict[str, object]]
Loaded = Iterable[tuple[Record[Any, Any], str]]
"""Records, each with the key of one that is to be read."""


@frozen(kw_only=True)
class CommandRule(Generic[C, S]):
    """One command: the record it is for, the rule that decides, and who may give it.

    ``key`` names the record (``given.new_id()`` for a new one). So that a batch fetches things
    together, ``prefetch_rows`` names the unique rows that the rule will ask ``read.one`` for,
    ``prefetch_records`` the records it will read, and ``prefetch_related`` those that the state of
    such a record leads to. An *inner* one only follows from an event: nobody can give it.
    """

    command: type[C]
    record: Record[S, Any]
    key: Callable[[C, Given], str]
    rule: Callable[[S | None, C, Given], Iterator[Any]]
    access: Access
    prefetch_rows: Callable[[C], Iterable[Wanted]] = lambda _command: ()
    prefetch_records: Callable[[C], Loaded] = lambda _command: ()
    prefetch_related: Callable[[Any], Loaded] = lambda _state: ()
    inner: bool = False
    chosen: str | None = None
    """The field in which the giver may choose the id of a new record."""
    looks_up: bool = True
    """Whether what it names is looked up first; a rule that names all that is wrong does so."""
    by_key: bool = False
    """Whether it asks for its own record and slow ones alone: many such may write at once."""
    before: tuple[type, ...] = ()
    """Rows that a rule *by_key* asks for besides; it gets those of before its transaction began."""


Rule = Callable[[S | None, C, Given], Iterator[E]]
"""Decides: from the state, the command and what is given to the events."""


def creates(
    command: type[C],
    record: Record[S, E],
    rule: Rule[S, C, E],
    access: Access,
    *,
    id: str | None = None,
    **more: Any,
) -> CommandRule[Any, Any]:
    """Declare a command that makes a record under a new id.

    *id* is a field by which the giver may choose it; *more* is what :class:`CommandRule` takes.
    The return type says nothing of command and state: where it did, mypy would take them from the
    place that the rule is put in, a tuple of any rules, and compare nothing.
    """
    chosen = _reader(command, id) if id else None

    def key(command: C, given: Given) -> str:
        return (chosen(command) if chosen else None) or given.new_id()

    if chosen is not None and "prefetch_records" not in more:
        more["prefetch_records"] = lambda command: (
            [(record, one)] if (one := chosen(command)) else []
        )
    return CommandRule(
        command=command, record=record, key=key, rule=rule, access=access, chosen=id, **more
    )


def changes(
    command: type[C],
    record: Record[S, E],
    rule: Rule[S, C, E],
    access: Access,
    *,
    by: str | Callable[[C, Given], str],
    **more: Any,
) -> CommandRule[Any, Any]:
    """Declare a command for the record whose key stands in its field *by*, or is what *by* gives.

    *more* is what :class:`CommandRule` takes. Raises ``TypeError`` where there is no such field.
    """
    rest: dict[str, Any] = {"command": command, "record": record, "rule": rule, "access": access}
    if callable(by):
        return CommandRule(key=by, **rest, **more)
    named = _reader(command, by)
    more.setdefault("prefetch_records", lambda command: ((record, str(named(command))),))
    return CommandRule(key=lambda command, _given: str(named(command)), **rest, **more)


def _reader(command: type, field: str) -> Callable[[Any], Any]:
    kind: Any = command
    if field not in fields_dict(kind):
        raise TypeError(f"{command.__name__} has no field {field}")
    return attrgetter(field)


def inner(rule: CommandRule[Any, Any]) -> CommandRule[Any, Any]:
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
    holder: Behind
    """Who is behind an account."""
    stands: Callable[[PlaceId, date], bool]
    """Whether there is a place on a day; the city always is."""
    rules: Mapping[str, RuleKind]
    """The kinds of dated rules that contexts have, by their name."""
    sealed: Callable[[str], bool]
    """Whether a head is that of a seal of the journal."""
    history: Callable[[Record[Any, Any], str], list[Happened]]
    """What has happened to a record, from its first event on."""
    hanging: Callable[[PlaceId, date], list[Hanging]]
    """What of all contexts hangs on a place on a day."""
    held: Callable[[PersonId], list[Held]]
    """What of all contexts a person holds or held."""
    due: Mapping[str, Callable[[], list[Due]]]
    """What of each context, by its name, is to be done because its time is up."""
    feed: Callable[[str, int, tuple[str, ...]], FeedPage]
    """``feed(mark, how many events, types)`` is the next page of the feed."""
    file: Callable[[str, str, datetime], RecordFile]
    """``file(record kind, record key, instant)`` is what was known of it then, as plain data."""
    code: Callable[[str, str], str]
    """``code(record kind, record key)`` is the code of a record, which the keys make: the store has
    it nowhere."""


@frozen(kw_only=True)
class QueryRule(Generic[Q, A]):
    """One query: its handler, and who may ask. ``personal``: it may open personal values."""

    query: type[Q]
    handler: Callable[[Q, Asked], A]
    access: Access
    personal: bool = False


def answers(
    query: type[Q], handler: Callable[[Q, Asked], A], access: Access, *, personal: bool = False
) -> QueryRule[Any, Any]:
    """Declare a query with the handler that answers it."""
    return QueryRule(query=query, handler=handler, access=access, personal=personal)


Reaction = Callable[[Any, str, Given], Iterable[Any]]
"""``(event, key of its record, given) -> commands`` that follow in the same transaction."""
Reactions = Mapping[type, tuple[Reaction, ...]]
"""What follows from each type of event."""


@frozen(kw_only=True)
class Context:
    """Everything that a context tells the application; nothing of it stands elsewhere."""

    name: str
    roles: tuple[Role, ...] = ()
    purposes: tuple[Purpose, ...] = ()
    texts: tuple[Text, ...] = ()
    records: tuple[Record[Any, Any], ...] = ()
    commands: tuple[CommandRule[Any, Any], ...] = ()
    queries: tuple[QueryRule[Any, Any], ...] = ()
    reactions: Reactions = field(factory=dict)
    imports: "tuple[ImportTable | ImportFile, ...]" = ()
    """The tables and files from outside that it takes in."""
    publishes: tuple[Publishing, ...] = ()
    """What of each event the feed gives, or why not; what is not declared is kept."""
    hangs: Hangs = lambda _place, _read, _day: ()
    """What of it hangs on a place: listed before the place ends, and found again afterwards."""
    holds: Holds = lambda _person, _read: ()
    """What of it a person holds or held."""
    due: Dues = lambda _read, _now: ()
    """What of it is to be done because its time is up: ``ruralgov tick`` does it."""
    rules: tuple[RuleKind, ...] = ()
    """The kinds of dated rules that it has: each can rest on an instrument of the framework."""
