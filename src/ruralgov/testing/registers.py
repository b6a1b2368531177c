"""The conformance kit for registers: each promise of ``ports/registers.py`` as a function.

Say how yours is made, and play the other side, on a small server or folder of your test::

    def trial(folder):
        other = MyOtherSide(folder)
        return Trial(make=lambda: MyRegister(folder), knows=other.knows, asked=other.asked, …)

    @pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
    def test_promise(promise, tmp_path):
        promise(trial(tmp_path))

A promise for which a trial has no means is skipped, and says so.
"""

import logging
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from typing import Any, Final, TypeVar
from unittest import SkipTest

from attrs import evolve, frozen

from ruralgov.ports.departments import RetryLater
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
    Status,
    Taken,
    wrong,
)
from ruralgov.testing.kit import PromiseBroken, check

__all__ = ["PROMISES", "SECRET", "WAIT", "Asked", "PromiseBroken", "Trial", "TrialDesk"]
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
    found = _asked(using, one, promise)
    if isinstance(found, Pending):
        check(trial.come is not None, promise, "it is pending, and the trial has no answers come")
        needed(trial.come)(using, desk)
        check(bool(desk.given), promise, "it was to answer later, and nothing came")
        found = desk.given[-1]
    check(isinstance(found, Answer), promise, f"ask returned a {type(found).__name__}")
    return found


def _asked(register: Register, one: Question, promise: int) -> Answer | Pending:
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


def promise_01_what_is_asked_arrives(trial: Trial) -> None:
    """Ask in each shape."""
    register = trial.make()
    held = register.holds().get(trial.item, frozenset())
    check(held == trial.shapes, 1, f"it holds {trial.item} in {sorted(held)}")
    asked = [question(trial, f"0190-1{n}", shape) for n, shape in enumerate(sorted(trial.shapes))]
    for one in asked:
        trial.knows(NUMBER, FOUND[one.shape])
        said(trial, one, 1, register)
    found = {one.key: one for one in trial.asked()}
    for one in asked:
        wanted = (NUMBER, one.item, one.shape, one.limit, one.purpose, one.authorization)
        got = found.get(one.key)
        check(got is not None, 1, "a question did not arrive")
        assert got is not None  # noqa: S101  as was checked
        came = (got.number, got.item, got.shape, got.limit, got.purpose, got.authorization)
        check(came == wanted, 1, f"what arrived differs: {came[1:]!r}")


def promise_02_the_answer_is_what_was_said(trial: Trial) -> None:
    """Ask where there is something, in each shape, where there is none, and without a day."""
    for n, shape in enumerate(sorted(trial.shapes)):
        trial.knows(NUMBER, FOUND[shape])
        one = question(trial, f"0190-2{n}", shape)
        found = said(trial, one, 2)
        why = wrong(one, found, datetime.now(UTC).date())
        check(not why, 2, f"to {shape} it gave what is no answer: {why}")
        same = found.status is Status.HIT and _same(found.value, SAID[shape])
        check(same, 2, f"to {shape} it said {found.status}, and another value than was said")
    trial.knows(NUMBER, None)
    one = question(trial, "0190-2x")
    found = said(trial, one, 2)
    check(found.status is Status.NONE, 2, f"that there is none came as {found.status}")
    check(not wrong(one, found, datetime.now(UTC).date()), 2, "there is none, but as of no day")
    if trial.without_day is not None:
        dayless = outcome(trial, question(trial, "0190-2y"), trial.without_day)
        check(not finds(dayless), 2, f"without a day it said {dayless!r}")


def _same(value: object, wanted: object) -> bool:
    return value == wanted and isinstance(value, bool) == isinstance(wanted, bool)


def promise_03_once_for_each_key(trial: Trial) -> None:
    """Ask three times, the last time with an adapter that was made anew."""
    shape = max(trial.shapes, key=list(Shape).index)
    trial.knows(NUMBER, FOUND[shape])
    one = question(trial, "0190-30", shape)
    register = trial.make()
    for each in (register, register, trial.make()):
        _asked(each, one, 3)
    found = [each.key for each in trial.asked()]
    check(set(found) == {one.key}, 3, f"three times the same arrived as {found}")
    if trial.come is not None:
        check(len(found) == 1, 3, f"three times the same had {len(found)} effects")
    other = evolve(one, key="0190-31", reference="ref-0190-31")
    first, second = said(trial, one, 3, register), said(trial, other, 3, register)
    check((first.key, second.key) == (one.key, other.key), 3, "two keys were not kept apart")
    check(first.reference != second.reference, 3, "two questions got one reference")


def promise_04_another_person_is_no_answer(trial: Trial) -> None:
    """Have the other side answer for somebody else."""
    fails = needed(trial.other_person)
    for n in range(2):
        one = question(trial, f"0190-4{n}")
        trial.knows(NUMBER, FOUND[one.shape] if n == 0 else None)
        found = outcome(trial, one, fails)
        check(not finds(found), 4, "what was said of another person was taken")


def promise_05_what_nobody_asked_is_dropped(trial: Trial) -> None:
    """Have the other side send a telephone number, a name, and amounts beside."""
    fails = needed(trial.extra)
    for n, shape in enumerate(sorted(trial.shapes)):
        trial.knows(NUMBER, {**FOUND[shape], "value": VALUE, "phone": UNASKED})
        one = question(trial, f"0190-5{n}", shape)
        found = outcome(trial, one, fails)
        if not isinstance(found, Answer):
            continue
        check(not finds(found) or found.dropped > 0, 5, "it counted nothing that it dropped")
        shown = f"{found!r} {found.value!r} {found.reason} {found.receipt}"
        check(UNASKED not in shown, 5, "what nobody asked is in the answer")
        amount = shape in (Shape.EXISTS, Shape.COMPARE) and str(VALUE) in shown
        check(not amount, 5, f"an amount is in the answer to {shape}")


def promise_06_what_is_not_whole_is_no_answer(trial: Trial) -> None:
    """Have the other side find several, send a part, and refuse."""
    means = (
        (trial.several, Status.AMBIGUOUS),
        (trial.part, Status.PARTIAL),
        (trial.refuses, Status.REFUSED),
    )
    needed(trial.several or trial.part or trial.refuses)
    for n, (fails, status) in enumerate(means):
        if fails is None:
            continue
        one = question(trial, f"0190-6{n}")
        trial.knows(NUMBER, FOUND[one.shape])
        found = outcome(trial, one, fails)
        is_it = isinstance(found, Answer) and found.status is status
        check(is_it, 6, f"what is {status} came as {_shown(found)}")
        assert isinstance(found, Answer)  # noqa: S101  as was checked
        check(found.value is None, 6, f"what is {status} has a value")


def _shown(found: Answer | Exception | None) -> str:
    if isinstance(found, Answer):
        return str(found.status)
    return type(found).__name__ if found is not None else "nothing"


def promise_07_what_cannot_be_reached_raises(trial: Trial) -> None:
    """Ask while the other side is away, and when it is back, by the same adapter."""
    one = question(trial, "0190-70")
    trial.knows(NUMBER, FOUND[one.shape])
    register = trial.make()
    with needed(trial.away)():
        _raised(register, one, 7)
    check(not list(trial.asked()), 7, "it was asked, and was said not to have been")
    check(finds(said(trial, one, 7, register)), 7, "what came back did not answer")


def _raised(register: Register, one: Question, promise: int) -> Exception:
    try:
        done = register.ask(one)
    except Exception as error:  # noqa: BLE001  an adapter raises what it likes
        return error
    raise PromiseBroken(f"promise {promise}: {type(done).__name__} though nobody can have answered")


def promise_08_silence_is_given_up(trial: Trial) -> None:
    """Ask one who takes it and never answers."""
    start = time.monotonic()
    with needed(trial.silent)():
        _raised(trial.make(), question(trial, "0190-80"), 8)
    took = time.monotonic() - start
    check(took < 2 * trial.patience + 1, 8, f"it took {took:.1f} s to give up")


def promise_09_who_is_asked_to_wait_says_how_long(trial: Trial) -> None:
    """Ask one who wants to be left alone."""
    register, one = trial.make(), question(trial, "0190-90")
    trial.knows(NUMBER, FOUND[one.shape])
    with needed(trial.busy)():
        error = _raised(register, one, 9)
    asked = error.seconds if isinstance(error, RetryLater) else None
    check(asked == WAIT, 9, f"it raised {type(error).__name__}, and not RetryLater({WAIT})")
    check(finds(said(trial, one, 9, register)), 9, "who was busy is not asked again")


def promise_10_what_cannot_be_read_is_no_answer(trial: Trial) -> None:
    """Have the other side send what is no answer, and what others signed; then a good one."""
    bad = [*trial.garbled, *trial.forged]
    needed(bad or None)
    for n, fails in enumerate(bad):
        one = question(trial, f"0190-a{n:02}")
        trial.knows(NUMBER, FOUND[one.shape])
        found = outcome(trial, one, fails)
        check(not finds(found), 10, f"of bad one {n} was made {_shown(found)}")
    good = question(trial, "0190-ax")
    check(finds(said(trial, good, 10)), 10, "after bad ones a good one was not taken")


def promise_11_what_comes_twice_or_late_does_no_harm(trial: Trial) -> None:
    """Have an answer come twice, and one that nobody waits for any more."""
    come, twice = needed(trial.come), needed(trial.twice)
    one, late = question(trial, "0190-b0"), question(trial, "0190-b1")
    trial.knows(NUMBER, FOUND[one.shape])
    register, desk = trial.make(), TrialDesk()
    desk.waits[one.key] = one
    _asked(register, one, 11)
    come(register, desk)
    twice(register, desk)
    check(0 < len(desk.given) < 3, 11, f"the desk was given {len(desk.given)} answers")
    check(all(each == desk.given[0] for each in desk.given), 11, "the second was another one")
    _asked(register, late, 11)
    come(register, desk)
    check(all(each.key == one.key for each in desk.given), 11, "the desk got what it dropped")
    check(late.key in desk.thrown, 11, "the desk does not know that something came late")


def promise_12_nothing_is_given_away(trial: Trial) -> None:
    """Look for the person, the values and the secret in all that failing says, and in the logs."""
    faults = [one for one in _faults(trial) if one is not None]
    needed(faults or None)
    for n, fails in enumerate(faults):
        one = question(trial, f"0190-c{n:02}")
        trial.knows(NUMBER, {**FOUND[one.shape], "phone": UNASKED})
        with logs() as lines:
            found = outcome(trial, one, fails)
        shown = " ".join([*lines, f"{found!r}", f"{one!r}", *_chain(found)])
        for secret in (NUMBER, NAME, SECRET, UNASKED, OTHER_NUMBER):
            check(secret not in shown, 12, f"of fault {n} it said what is secret")


def _chain(found: Answer | Exception | None) -> Iterator[str]:
    """Give what an error shows, with those that a traceback shows below it."""
    error: BaseException | None = found if isinstance(found, Exception) else None
    while error is not None:
        yield f"{error!r} {error}"
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _faults(trial: Trial) -> Iterator[Faults | None]:
    yield from (trial.other_person, trial.extra, trial.several, trial.part, trial.refuses)
    yield from (trial.away, trial.silent, trial.busy, trial.without_day)
    yield from (*trial.garbled, *trial.forged)


@contextmanager
def logs() -> Iterator[list[str]]:
    """Collect every line that anything logs."""
    lines: list[str] = []

    class Collects(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(record.getMessage())
            if record.exc_info and record.exc_info[1] is not None:
                lines.extend(_chain(RuntimeError(repr(record.exc_info[1]))))

    root, handler = logging.getLogger(), Collects(level=0)
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield lines
    finally:
        root.removeHandler(handler)
        root.setLevel(before)


def promise_13_several_at_once(trial: Trial) -> None:
    """Ask by several adapters, each in a thread of its own."""
    shape = next(one for one in Shape if one in trial.shapes)
    trial.knows(NUMBER, FOUND[shape])

    def work(n: int) -> list[Any]:
        register = trial.make()
        return [_asked(register, question(trial, f"0190-d{n}{at}", shape), 13) for at in range(4)]

    with ThreadPoolExecutor(4) as pool:
        found = [one for some in pool.map(work, range(4)) for one in some]
    wanted = {f"0190-d{n}{at}" for n in range(4) for at in range(4)}
    check({one.key for one in trial.asked()} >= wanted, 13, "some did not arrive")
    answered = [one.key for one in found if isinstance(one, Answer)]
    check(len(answered) in (0, 16) and len({*answered}) == len(answered), 13, "answers are mixed")


Promise = Callable[[Trial], None]
PROMISES: Final[tuple[Promise, ...]] = tuple(
    function for name, function in sorted(globals().items()) if name.startswith("promise_")
)
