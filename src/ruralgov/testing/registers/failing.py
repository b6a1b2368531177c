"""What fails, comes late, or comes at once: promises 7 to 13."""

import logging
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from ruralgov.ports.departments import RetryLater
from ruralgov.ports.registers import (
    Answer,
    Question,
    Register,
    Shape,
)
from ruralgov.testing.kit import PromiseBroken, check
from ruralgov.testing.registers.ground import (
    FOUND,
    NAME,
    NUMBER,
    OTHER_NUMBER,
    SECRET,
    UNASKED,
    WAIT,
    Faults,
    Trial,
    TrialDesk,
    ask,
    called,
    finds,
    needed,
    outcome,
    question,
    said,
)


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
        check(not finds(found), 10, f"of bad one {n} was made {called(found)}")
    good = question(trial, "0190-ax")
    check(finds(said(trial, good, 10)), 10, "after bad ones a good one was not taken")


def promise_11_what_comes_twice_or_late_does_no_harm(trial: Trial) -> None:
    """Have an answer come twice, and one that nobody waits for any more."""
    come, twice = needed(trial.come), needed(trial.twice)
    one, late = question(trial, "0190-b0"), question(trial, "0190-b1")
    trial.knows(NUMBER, FOUND[one.shape])
    register, desk = trial.make(), TrialDesk()
    desk.waits[one.key] = one
    ask(register, one, 11)
    come(register, desk)
    twice(register, desk)
    check(0 < len(desk.given) < 3, 11, f"the desk was given {len(desk.given)} answers")
    check(all(each == desk.given[0] for each in desk.given), 11, "the second was another one")
    ask(register, late, 11)
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
        return [ask(register, question(trial, f"0190-d{n}{at}", shape), 13) for at in range(4)]

    with ThreadPoolExecutor(4) as pool:
        found = [one for some in pool.map(work, range(4)) for one in some]
    wanted = {f"0190-d{n}{at}" for n in range(4) for at in range(4)}
    check({one.key for one in trial.asked()} >= wanted, 13, "some did not arrive")
    answered = [one.key for one in found if isinstance(one, Answer)]
    check(len(answered) in (0, 16) and len({*answered}) == len(answered), 13, "answers are mixed")
