"""A tiny context that can be declared in several ways: what was stored by one is opened by another.

A matter is opened with a title and the name of a citizen, and settled with an answer.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, ClassVar

from attrs import evolve, frozen

from ruralgov.app.application import App
from ruralgov.app.keys import Keys
from ruralgov.domain import access
from ruralgov.domain.access import ADMINISTRATION, GrantRole
from ruralgov.domain.kernel.declare import (
    Access,
    CommandRule,
    Context,
    Given,
    Record,
    Table,
)
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import CITY, AccountId
from ruralgov.domain.kernel.personal import ERASED, PersonName
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.registry import REGISTRAR, REGISTRATION
from ruralgov.ports.storage import Storage

ADMIN, CLERK = Actor(AccountId("zhao")), Actor(AccountId("qian"))


@frozen(kw_only=True)
class OpenMatter:
    key: str
    title: str
    name: PersonName | None = None


@frozen(kw_only=True)
class SettleMatter:
    key: str
    answer: str


@frozen(kw_only=True)
class EraseMatter:
    key: str


@frozen(kw_only=True)
class MatterOpened:
    title: str
    name: PersonName | None


@frozen(kw_only=True)
class MatterSettled:
    answer: str


@frozen(kw_only=True)
class MatterErased:
    pass


@frozen(kw_only=True)
class Matter:
    title: str
    name: PersonName | None
    answer: str = ""


@frozen(kw_only=True)
class MatterRow:
    owner: str
    title: str


def apply(state: Any, event: Any) -> Any:
    match event:
        case MatterOpened():
            return Matter(title=event.title, name=event.name)
        case MatterSettled():
            return evolve(state, answer=event.answer)
        case _:
            return evolve(state, name=PersonName(ERASED))


TABLE = Table(name="matters", row=MatterRow, key=("owner",), tallies=(("title",),))
MATTER = Record(
    kind="matter",
    state=Matter,
    events=(MatterOpened, MatterSettled, MatterErased),
    evolve=apply,
    rows=lambda state: [MatterRow(owner="", title=state.title)],
    tables=(TABLE,),
    erased_by=(MatterErased,),
)


def with_table(
    record: Record[Any, Any], row: type, rows: Callable[[Any], Iterable[Any]], **more: Any
) -> Record[Any, Any]:
    """Return a record whose one table has other rows."""
    (table,) = record.tables
    return evolve(record, tables=(evolve(table, row=row, **more),), rows=rows)


@frozen(kw_only=True)
class WiderRow(MatterRow):
    answer: str


@frozen(kw_only=True)
class Weighed(Matter):
    weight: int


def weigh(state: Any, event: Any) -> Any:
    if isinstance(event, MatterOpened):
        return Weighed(title=event.title, name=event.name, weight=len(event.title))
    return apply(state, event)


@frozen(kw_only=True)
class MatterAnswered:
    answer: str


def answer(state: Any, event: Any) -> Any:
    return (
        evolve(state, answer=event.answer)
        if isinstance(event, MatterAnswered)
        else apply(state, event)
    )


RENAMED = evolve(
    MATTER,
    events=(MatterOpened, MatterAnswered, MatterErased),
    evolve=answer,
    renamed={"MatterSettled": "MatterAnswered"},
)


@frozen(kw_only=True)
class MatterOpened3:
    """Its third schema: the name has another field, and there is one more."""

    SCHEMA: ClassVar[int] = 3
    title: str
    citizen: PersonName | None
    letters: int


MatterOpened3.__name__ = "MatterOpened"


def third(state: Any, event: Any) -> Any:
    if isinstance(event, MatterOpened3):
        return Weighed(title=event.title, name=event.citizen, weight=event.letters)
    return apply(state, event)


def cited(fields: dict[str, Any]) -> dict[str, Any]:
    return fields | {"citizen": fields.pop("name")}


def counted(fields: dict[str, Any]) -> dict[str, Any]:
    assert "citizen" in fields
    return fields | {"letters": len(fields["title"])}


UPCAST = evolve(
    MATTER,
    state=Weighed,
    events=(MatterOpened3, MatterSettled, MatterErased),
    evolve=third,
    upcasts={("MatterOpened", 1): cited, ("MatterOpened", 2): counted},
)


def command(
    record: Record[Any, Any], kind: type, decide: Callable[[Any], Any]
) -> CommandRule[Any, Any]:
    def rule(_state: Any, given: Any, _given: Given) -> Iterator[Any]:
        yield decide(given)

    return CommandRule(
        command=kind,
        record=record,
        key=lambda one, _given: one.key,
        rule=rule,
        access=Access(
            roles=frozenset({REGISTRAR}),
            purposes=frozenset({REGISTRATION}),
            place=lambda _command, _read: CITY,
        ),
    )


def declared(
    storage: Storage,
    record: Record[Any, Any] = MATTER,
    *,
    city: str = "371082",
    opens: Callable[[Any], Any] = lambda c: MatterOpened(title=c.title, name=c.name),
    settles: Callable[[Any], Any] = lambda c: MatterSettled(answer=c.answer),
) -> App:
    """Return an app over a store, with matters as a record declares them."""
    rules = (
        command(record, OpenMatter, opens),
        command(record, SettleMatter, settles),
        command(record, EraseMatter, lambda _: MatterErased()),
    )
    matters = Context(
        name="matters",
        roles=(REGISTRAR,),
        purposes=(REGISTRATION,),
        records=(record,),
        commands=rules,
        queries=(),
    )
    contexts = (access.CONTEXT, matters)
    return App(city, storage, Keys(city.encode() * 6), contexts=contexts)


def opened(storage: Storage, record: Record[Any, Any] = MATTER, **options: Any) -> App:
    """Return the same, open."""
    app = declared(storage, record, **options)
    try:
        app.open()
    except RuralgovError:
        app.close()
        raise
    return app


def do(app: App, *commands: Any) -> None:
    for one in commands:
        app.execute(one, actor=CLERK, purpose=REGISTRATION)


def founded(app: App) -> App:
    """Let a clerk in, and give a few matters."""
    app.set_up(ADMIN.account)
    grant = GrantRole(account=CLERK.account, role=REGISTRAR, basis="test")
    app.execute(grant, actor=ADMIN, purpose=ADMINISTRATION)
    do(
        app,
        OpenMatter(key="m1", title="路", name=PersonName("钱学木兰")),
        SettleMatter(key="m1", answer="修"),
        OpenMatter(key="m2", title="水"),
        OpenMatter(key="m3", title="灯", name=PersonName("赵桂英")),
        EraseMatter(key="m3"),
    )
    return app


def state(app: App, key: str) -> Any:
    """Return the state of a matter as it is stored."""
    record = app.catalogue.records["matter"]
    with app._runner.unit(write=False) as unit:  # noqa: SLF001  it alone can open a state
        return unit.state(record, key)


def rows(app: App) -> list[Any]:
    """Return the rows of the matters."""
    (table,) = app.catalogue.records["matter"].tables
    with app._runner.unit(write=False) as unit:  # noqa: SLF001  as above
        return unit.rows(table.row)
