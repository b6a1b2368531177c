"""What is asked and answered: promises 1 to 6."""

from datetime import UTC, datetime

from attrs import evolve

from ruralgov.ports.registers import Answer, Shape, Status, wrong
from ruralgov.testing.kit import check
from ruralgov.testing.registers.ground import (
    FOUND,
    NUMBER,
    SAID,
    UNASKED,
    VALUE,
    Trial,
    ask,
    called,
    finds,
    needed,
    outcome,
    question,
    said,
)


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
        ask(each, one, 3)
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
        check(is_it, 6, f"what is {status} came as {called(found)}")
        assert isinstance(found, Answer)  # noqa: S101  as was checked
        check(found.value is None, 6, f"what is {status} has a value")
