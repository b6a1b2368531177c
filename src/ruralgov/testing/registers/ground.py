"""Who is on trial and who plays the other side, and what every promise uses."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Final, TypeVar
from unittest import SkipTest

from attrs import frozen

from ruralgov.ports.registers import (
    EFFECTS,
    Answer,
    Band,
    Effect,
    Identity,
    Pending,
    Question,
    Register,
    Shape,
    Taken,
    wrong,
)
from ruralgov.testing.kit import PromiseBroken, check

T = TypeVar("T")
SECRET: Final = "hunter2-kit-of-registers"  # noqa: S105  nobody has it
"""Put it where the settings of your register have a secret."""
WAIT: Final = 77
"""Seconds for which a busy register asks."""
NUMBER, NAME = "370102195503070015", "某甲〇"
OTHER_NUMBER: Final = "370102199001010001"
VALUE: Final = 1_234_567
UNASKED: Final = "13800000000"
"""A value that a register with ``extra`` sends and nobody asked for."""


@frozen(kw_only=True)
class Asked:
    """What has arrived at the other side."""

    key: str
    number: str
    item: str
    shape: Shape
    limit: int | None
    purpose: str
    authorization: str


Faults = Callable[[], AbstractContextManager[object]]


@frozen(kw_only=True)
class Trial:
    """A register on trial, with one who plays the other side.

    *make* makes the adapter, as a restart would, and *item* is what it can be asked in *shapes*.
    *knows* has the other side know something of a number: the fields by shape, nothing where there
    is none. *asked* is what has arrived, one for each effect. *come* has the answers come that are
    due, by calls or files, and hands them to the desk; a register that answers at once needs none.
    *twice* has the last of them come again. Within each of the other means the other side
    misbehaves as it is called, and *patience* is how many seconds yours is set to wait.
    """

    make: Callable[[], Register]
    item: str
    shapes: frozenset[Shape] = frozenset(Shape)
    knows: Callable[[str, Mapping[str, object] | None], None]
    asked: Callable[[], Sequence[Asked]]
    come: Callable[[Register, "TrialDesk"], object] | None = None
    twice: Callable[[Register, "TrialDesk"], object] | None = None
    without_day: Faults | None = None
    other_person: Faults | None = None
    extra: Faults | None = None
    several: Faults | None = None
    part: Faults | None = None
    refuses: Faults | None = None
    away: Faults | None = None
    silent: Faults | None = None
    busy: Faults | None = None
    garbled: Sequence[Faults] = ()
    forged: Sequence[Faults] = ()
    patience: float = 2.0


class TrialDesk:
    """A desk that waits for the questions it was told of, and keeps what it is given."""

    def __init__(self) -> None:
        self.waits: dict[str, Question] = {}
        self.given: list[Answer] = []
        self.thrown: list[str] = []

    def expects(self, key: str) -> Question | None:
        """Return a question that is waited for."""
        if key not in self.waits:
            self.thrown.append(key)
        return self.waits.get(key)

    def take(self, answer: Answer) -> Taken:
        """Keep an answer, and say what a desk would."""
        seen = any(one.key == answer.key for one in self.given)
        self.given.append(answer)
        question = self.waits.get(answer.key)
        if question is None or wrong(question, answer, datetime.now(UTC).date()):
            return Taken.WRONG
        return Taken.AGAIN if seen else Taken.TAKEN


def needed(means: T | None) -> T:
    """Return what a trial needs for a promise, which is skipped where there is none."""
    if means is None:
        raise SkipTest("the trial has no means for this promise")
    return means


def question(trial: Trial, key: str = "0190-aa", shape: Shape | None = None) -> Question:
    """Return a question of the kit, in the smallest shape that there is, or in one."""
    asked = shape or next(one for one in Shape if one in trial.shapes)
    return Question(
        key=key,
        reference=f"ref-{key}",
        identity=Identity(NUMBER, NAME),
        item=trial.item,
        shape=asked,
        limit=2_000_000 if asked is Shape.COMPARE else None,
        purpose="minimum",
        authorization="A-17",
        day=datetime.now(UTC).date(),
    )


FOUND: Final[Mapping[Shape, Mapping[str, object]]] = {
    Shape.EXISTS: {"there": True},
    Shape.BAND: {"low": 1_000_000, "high": 2_000_000},
    Shape.COMPARE: {"at_most": True},
    Shape.VALUE: {"value": VALUE},
}
SAID: Final[Mapping[Shape, object]] = {
    Shape.EXISTS: None,
    Shape.BAND: Band(1_000_000, 2_000_000),
    Shape.COMPARE: True,
    Shape.VALUE: VALUE,
}


def said(trial: Trial, one: Question, promise: int, register: Register | None = None) -> Answer:
    """Return the answer to a question, at once or as it comes; that there is one is a promise."""
    using = register or trial.make()
    desk = TrialDesk()
    desk.waits[one.key] = one
    found = ask(using, one, promise)
    if isinstance(found, Pending):
        check(trial.come is not None, promise, "it is pending, and the trial has no answers come")
        needed(trial.come)(using, desk)
        check(bool(desk.given), promise, "it was to answer later, and nothing came")
        found = desk.given[-1]
    check(isinstance(found, Answer), promise, f"ask returned a {type(found).__name__}")
    return found


def ask(register: Register, one: Question, promise: int) -> Answer | Pending:
    """Ask it; that it can be asked is a promise."""
    try:
        return register.ask(one)
    except Exception as error:
        raise PromiseBroken(f"promise {promise}: it was not asked: {error!r}") from error


def outcome(trial: Trial, one: Question, fails: Faults) -> Answer | Exception | None:
    """Return the answer while a fault lasts, what is raised instead, or None where nothing came."""
    register, desk = trial.make(), TrialDesk()
    desk.waits[one.key] = one
    with fails():
        try:
            found = register.ask(one)
            if isinstance(found, Pending) and trial.come is not None:
                trial.come(register, desk)
                return desk.given[-1] if desk.given else None
        except Exception as error:  # noqa: BLE001  an adapter raises what it likes
            return error
    return found if isinstance(found, Answer) else None


def finds(found: Answer | Exception | None) -> bool:
    """Tell whether something would be known by an outcome."""
    known = (Effect.KNOWN, Effect.ABSENT)
    return isinstance(found, Answer) and EFFECTS[found.status] in known


def called(found: Answer | Exception | None) -> str:
    """Return what an outcome is called where a promise is broken."""
    if isinstance(found, Answer):
        return str(found.status)
    return type(found).__name__ if found is not None else "nothing"


Promise = Callable[[Trial], None]
