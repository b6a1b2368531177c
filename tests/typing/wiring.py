"""What mypy must refuse and what it must know: checked with the rest of the code, never run.

Each ignore names the error that mypy finds there; without that error mypy calls the ignore unused,
and the check fails.
"""

from collections.abc import Iterator
from typing import Any, TypeVar, assert_type

from attrs import frozen

from ruralgov import App
from ruralgov.domain.kernel.declare import (
    Access,
    Asked,
    CommandRule,
    Context,
    Given,
    Query,
    Read,
    Record,
    Rule,
    answers,
    changes,
    creates,
)
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.roles import Actor, Purpose
from ruralgov.domain.kernel.text import Text


@frozen(kw_only=True)
class Open:
    name: str


@frozen(kw_only=True)
class Close:
    door: str


@frozen(kw_only=True)
class Opened:
    name: str


@frozen(kw_only=True)
class Closed:
    pass


@frozen(kw_only=True)
class Rung:
    """An event of another record."""


@frozen(kw_only=True)
class Door:
    name: str


@frozen(kw_only=True)
class Doors(Query[list[str]]):
    pass


@frozen(kw_only=True)
class Count(Query[int]):
    pass


DoorEvent = Opened | Closed
DOOR: Record[Door, DoorEvent] = Record(
    kind="door",
    state=Door,
    events=(Opened, Closed),
    evolve=lambda door, _event: door,
    tables=(),
)
ACCESS = Access(roles=frozenset(), purposes=frozenset())
MISSING = Text("door_missing", "没有 {door}", "no {door}")


def open_door(_: Door | None, command: Open, given: Given) -> Iterator[Opened]:
    yield Opened(name=command.name)


def close_door(door: Door | None, command: Close, given: Given) -> Iterator[Closed]:
    assert_type(existing(door, MISSING, door=command.door), Door)
    yield Closed()


def ring(_: Door | None, command: Open, given: Given) -> Iterator[Rung]:
    yield Rung()


def of_another_state(_: int | None, command: Open, given: Given) -> Iterator[Opened]:
    yield Opened(name=command.name)


def doors(_: Doors, asked: Asked) -> list[str]:
    return []


creates(Open, DOOR, open_door, ACCESS)
changes(Close, DOOR, close_door, ACCESS, by="door")
answers(Doors, doors, ACCESS)

creates(Open, DOOR, close_door, ACCESS)  # type: ignore[arg-type]
changes(Close, DOOR, open_door, ACCESS, by="door")  # type: ignore[arg-type]
creates(Open, DOOR, ring, ACCESS)  # type: ignore[arg-type]
creates(Open, DOOR, of_another_state, ACCESS)  # type: ignore[arg-type]
answers(Count, doors, ACCESS)  # type: ignore[arg-type]

Context(
    name="doors",
    records=(DOOR,),
    commands=(
        creates(Open, DOOR, open_door, ACCESS),
        changes(Close, DOOR, open_door, ACCESS, by="door"),  # type: ignore[arg-type]
    ),
    queries=(
        answers(Doors, doors, ACCESS),
        answers(Count, doors, ACCESS),  # type: ignore[arg-type]
    ),
)


changes(Close, DOOR, close_door, ACCESS, by=lambda command, _given: command.door)
changes(Close, DOOR, close_door, ACCESS, by=lambda command, _given: command.name)  # type: ignore[attr-defined]
changes(Open, DOOR, close_door, ACCESS, by=lambda _command, _given: "1")  # type: ignore[arg-type]

C = TypeVar("C")


def _door(command: type[C], rule: Rule[Door, C, DoorEvent]) -> CommandRule[Any, Any]:
    """Declare one as contexts do that have many: it says nothing of C, or all would be Any."""
    return changes(command, DOOR, rule, ACCESS, by="door")


Context(
    name="many",
    commands=(
        _door(Close, close_door),
        _door(Close, open_door),  # type: ignore[arg-type]
        _door(Close, of_another_state),  # type: ignore[arg-type]
    ),
)


def known(app: App, read: Read, actor: Actor, purpose: Purpose) -> None:
    assert_type(app.query(Doors(), actor=actor, purpose=purpose), list[str])
    assert_type(app.query(Count(), actor=actor, purpose=purpose), int)
    assert_type(read.state(DOOR, "1"), Door | None)
    assert_type(read.states(DOOR, ["1"]), dict[str, Door])
    app.query(Open(name="x"), actor=actor, purpose=purpose)  # type: ignore[arg-type]
