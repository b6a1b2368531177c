"""The conformance kit for departments: each promise of ``ports/departments.py`` as a function.

Say how yours is made and how what arrives is seen, on a small server or folder of your test::

    def trial(folder):
        return Trial(make=lambda: MyDepartment(folder), received=lambda: read_all(folder), …)

    @pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
    def test_promise(promise, tmp_path):
        promise(trial(tmp_path))

A promise for which a trial has no means is skipped.
"""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from typing import Final, TypeVar
from unittest import SkipTest

from attrs import evolve, frozen

from ruralgov.ports.departments import Delivered, Department, Message, RetryLater
from ruralgov.testing.kit import PromiseBroken, check

__all__ = ["PROMISES", "SECRET", "PromiseBroken", "Trial"]
T = TypeVar("T")
SECRET: Final = "hunter2-kit"  # noqa: S105  nobody has it
"""Put it where the settings of your department have a secret."""
BODY: Final = "  村民来信：\n“自来水”停了\t𠮷 & <b>é</b>; '--\r\n" + "详" * 3000
MESSAGE: Final = Message(
    key="0190-aa", department="水务公司", subject="停水 “A&B”/..\\?", body=BODY
)
WAIT: Final = 77
"""Seconds for which a busy department asks."""


@frozen(kw_only=True)
class Trial:
    """A department on trial, with one who plays the other side.

    *make* makes the adapter, as a restart would; *received* is what has arrived, a message for each
    effect, in any order. *answer* has the other side answer a key from now on. Within *away* it
    cannot be reached; within *silent* it is reached and says nothing, and *patience* seconds is
    what yours is set to wait; within *busy* it asks to be left alone for ``WAIT`` seconds.
    """

    make: Callable[[], Department]
    received: Callable[[], Sequence[Message]]
    answer: Callable[[str, str], None] | None = None
    away: Callable[[], AbstractContextManager[object]] | None = None
    silent: Callable[[], AbstractContextManager[object]] | None = None
    patience: float = 2.0
    busy: Callable[[], AbstractContextManager[object]] | None = None


def needed(means: T | None) -> T:
    """Return what a trial needs for a promise, which is skipped where there is none."""
    if means is None:
        raise SkipTest("the trial has no means for this promise")
    return means


def failure(department: Department, message: Message, promise: int) -> Exception:
    """Return what delivering raises; that it raises something is a promise."""
    try:
        done = department.deliver(message)
    except Exception as error:  # noqa: BLE001  an adapter raises what it likes
        return error
    raise PromiseBroken(f"promise {promise}: {done} though nothing can have arrived")


def delivered(department: Department, message: Message, promise: int) -> Delivered:
    """Return what delivering returns; that it does not fail is a promise."""
    try:
        done = department.deliver(message)
    except Exception as error:
        raise PromiseBroken(f"promise {promise}: it was not delivered: {error!r}") from error
    check(isinstance(done, Delivered), promise, f"deliver returned {done!r}")
    return done


def promise_1_arrives_whole(trial: Trial) -> None:
    """Deliver texts of every kind, the empty one and a long one too."""
    department = trial.make()
    messages = [MESSAGE, evolve(MESSAGE, key="0190-ab", body="", subject="空")]
    for message in messages:
        delivered(department, message, 1)
    found = {one.key: (one.subject, one.body) for one in trial.received()}
    for message in messages:
        check(found.get(message.key) == (message.subject, message.body), 1, f"{found!r:.300}")


def promise_2_once_for_each_key(trial: Trial) -> None:
    """Deliver three times, the last time with an adapter that was made anew."""
    department = trial.make()
    for one in (department, department, trial.make()):
        delivered(one, MESSAGE, 2)
    found = [one.key for one in trial.received()]
    check(found == [MESSAGE.key], 2, f"three times the same had the effects {found}")
    (kept,) = trial.received()
    check(kept.body == MESSAGE.body, 2, "the second time changed what had arrived")


def promise_3_two_keys_are_two_messages(trial: Trial) -> None:
    """Deliver the same text under two keys."""
    department = trial.make()
    keys = [MESSAGE.key, f"{MESSAGE.key}0", "0190-ba"]
    for key in keys:
        delivered(department, evolve(MESSAGE, key=key), 3)
    found = sorted(one.key for one in trial.received())
    check(found == sorted(keys), 3, f"what arrived are {found}")


def promise_4_the_answer_is_what_was_said(trial: Trial) -> None:
    """Deliver where nothing is answered, and where something is."""
    department = trial.make()
    check(delivered(department, MESSAGE, 4).answer is None, 4, "an answer that nobody gave")
    text = "已恢复供水。“谢谢”\n𠮷"
    needed(trial.answer)("0190-ac", text)
    found = delivered(department, evolve(MESSAGE, key="0190-ac"), 4).answer
    check(found == text, 4, f"the answer {text!r} came as {found!r}")
    again = delivered(department, evolve(MESSAGE, key="0190-ac"), 4).answer
    check(again == text, 4, f"the second time the answer was {again!r}")
    other = delivered(department, evolve(MESSAGE, key="0190-ad"), 4).answer
    check(other is None, 4, f"the answer to another came: {other!r}")


def promise_5_what_cannot_arrive_raises(trial: Trial) -> None:
    """Deliver while the other side is away, and when it is back, by the same adapter."""
    department = trial.make()
    with needed(trial.away)():
        failure(department, MESSAGE, 5)
    check(list(trial.received()) == [], 5, "it arrived, and was said not to have")
    delivered(department, MESSAGE, 5)
    check(len(trial.received()) == 1, 5, "what came back did not get it once")


def promise_6_silence_is_given_up(trial: Trial) -> None:
    """Deliver to one who takes it and never answers."""
    start = time.monotonic()
    with needed(trial.silent)():
        failure(trial.make(), MESSAGE, 6)
    took = time.monotonic() - start
    check(took < 2 * trial.patience + 1, 6, f"it took {took:.1f} s to give up")


def promise_7_who_is_asked_to_wait_says_how_long(trial: Trial) -> None:
    """Deliver to one who asks to be left alone."""
    department = trial.make()
    with needed(trial.busy)():
        error = failure(department, MESSAGE, 7)
    asked = error.seconds if isinstance(error, RetryLater) else None
    check(asked == WAIT, 7, f"it raised {error!r}, and not RetryLater({WAIT})")
    delivered(department, MESSAGE, 7)


def promise_8_what_is_raised_gives_nothing_away(trial: Trial) -> None:
    """Look for the body, and for the secret, in all that failing says."""
    means = (trial.away, trial.silent, trial.busy)
    needed(trial.away or trial.silent or trial.busy)
    for fails in filter(None, means):
        with fails():
            said = f"{failure(trial.make(), MESSAGE, 8)!r}"
        for part in (BODY[2:9], "详详详", SECRET):
            check(part not in said, 8, f"it said {said!r:.200}")


def promise_9_several_at_once(trial: Trial) -> None:
    """Deliver by several adapters, each in a thread of its own."""

    def work(n: int) -> None:
        department = trial.make()
        for at in range(4):
            delivered(department, evolve(MESSAGE, key=f"0190-{n}{at}", body=f"{n}{at}" * 500), 9)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    found = sorted((one.key, one.body) for one in trial.received())
    wanted = [(f"0190-{n}{at}", f"{n}{at}" * 500) for n in range(4) for at in range(4)]
    check(found == wanted, 9, f"of {len(wanted)} there are {[key for key, _ in found]}")


Promise = Callable[[Trial], None]
PROMISES: Final[tuple[Promise, ...]] = tuple(
    function for name, function in sorted(globals().items()) if name.startswith("promise_")
)
