"""The kit for departments: the folder of the examples keeps its promises, and faults are named."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from ruralgov.ports.departments import Delivered, Message, RetryLater
from ruralgov.testing.departments import PROMISES, SECRET, WAIT, PromiseBroken, Trial
from ruralgov_folder import make


def folder_trial(folder: Path) -> Trial:
    """Try the folder: who is away has taken it along."""
    shared = folder / "shared"
    shared.mkdir()

    def received() -> list[Message]:
        files = [json.loads(file.read_text("utf-8")) for file in shared.glob("*.request.json")]
        return [Message(department="", **fields) for fields in files]

    def answer(key: str, text: str) -> None:
        (shared / f"{key}.answer.txt").write_text(text, encoding="utf-8", newline="")

    @contextmanager
    def away() -> Iterator[None]:
        gone = shared.rename(folder / "gone")
        yield
        gone.rename(shared)

    department = make({"path": str(shared)})
    return Trial(make=lambda: department, received=received, answer=answer, away=away)


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
def test_the_folder_keeps_its_promises(promise: Callable[[Trial], None], tmp_path: Path) -> None:
    promise(folder_trial(tmp_path))


class Office:
    """The other side."""

    def __init__(self) -> None:
        self.got: dict[str, Message] = {}
        self.answers: dict[str, str] = {}
        self.state = ""
        self.twice: list[Message] = []

    @contextmanager
    def being(self, state: str) -> Iterator[None]:
        self.state = state
        yield
        self.state = ""

    def take(self, message: Message) -> str | None:
        self.got.setdefault(message.key, message)
        return self.answers.get(message.key)


class Good:
    """A way to the office."""

    patience = 0.05

    def __init__(self, office: Office) -> None:
        self.office = office

    def deliver(self, message: Message) -> Delivered:
        if self.office.state == "away":
            raise ConnectionError("no route to the office")
        if self.office.state == "silent":
            time.sleep(self.patience)
            raise TimeoutError("the office does not answer")
        if self.office.state == "busy":
            raise RetryLater(WAIT)
        return Delivered(self.take(message))

    def take(self, message: Message) -> str | None:
        return self.office.take(message)


class Trims(Good):
    def take(self, message: Message) -> str | None:
        return super().take(evolve(message, body=message.body.strip()))


class Cuts(Good):
    def take(self, message: Message) -> str | None:
        return super().take(evolve(message, body=message.body[:2000]))


class Twice(Good):
    def take(self, message: Message) -> str | None:
        self.office.twice.append(message)
        return super().take(message)


class TwiceAfterRestart(Good):
    """Knows itself what it has delivered, and nobody else does."""

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self.done: set[str] = set()

    def take(self, message: Message) -> str | None:
        if message.key not in self.done:
            self.done.add(message.key)
            self.office.twice.append(message)
        return super().take(message)


class RefusesASecond(Good):
    def take(self, message: Message) -> str | None:
        if message.key in self.office.got:
            raise ValueError("409 Conflict")
        return super().take(message)


class KnowsByText(Good):
    def take(self, message: Message) -> str | None:
        if any(one.body == message.body for one in self.office.got.values()):
            return self.office.answers.get(message.key)
        return super().take(message)


class CutsKeys(Good):
    def take(self, message: Message) -> str | None:
        return super().take(evolve(message, key=message.key[:7])) or self.office.answers.get(
            message.key
        )


class AnswersAlways(Good):
    def take(self, message: Message) -> str | None:
        return super().take(message) or ""


class AnswersInShort(Good):
    def take(self, message: Message) -> str | None:
        found = super().take(message)
        return found.splitlines()[0] if found else None


class Swallows(Good):
    def deliver(self, message: Message) -> Delivered:
        try:
            return super().deliver(message)
        except ConnectionError:
            return Delivered()


class SendsAndFails(Good):
    def deliver(self, message: Message) -> Delivered:
        if self.office.state == "away":
            self.take(message)
        return super().deliver(message)


class StaysDown(Good):
    """Never tries again what has failed once."""

    down = False

    def deliver(self, message: Message) -> Delivered:
        if self.down:
            raise ConnectionError("the connection is closed")
        try:
            return super().deliver(message)
        except ConnectionError:
            self.down = True
            raise


class Waits(Good):
    patience = 1.6


class SaysDelivered(Good):
    def deliver(self, message: Message) -> Delivered:
        return Delivered() if self.office.state == "silent" else super().deliver(message)


class ForgetsHowLong(Good):
    def deliver(self, message: Message) -> Delivered:
        try:
            return super().deliver(message)
        except RetryLater:
            raise RuntimeError("429 Too Many Requests") from None


class TellsTheBody(Good):
    def deliver(self, message: Message) -> Delivered:
        try:
            return super().deliver(message)
        except ConnectionError:
            raise ConnectionError(f"POST {message.body!r} failed") from None


class TellsTheSecret(Good):
    def deliver(self, message: Message) -> Delivered:
        try:
            return super().deliver(message)
        except ConnectionError:
            raise ConnectionError(f"https://user:{SECRET}@office: no route") from None


class OneMessage(Good):
    """Keeps what it sends where all adapters see it."""

    now: Message | None = None

    def take(self, message: Message) -> str | None:
        OneMessage.now = message
        time.sleep(0.002)
        sent = OneMessage.now
        return super().take(evolve(message, body=sent.body))


PLANTED: list[tuple[int, type[Good]]] = [
    *((1, kind) for kind in (Trims, Cuts)),
    *((2, kind) for kind in (Twice, TwiceAfterRestart, RefusesASecond)),
    *((3, kind) for kind in (KnowsByText, CutsKeys)),
    *((4, kind) for kind in (AnswersAlways, AnswersInShort)),
    *((5, kind) for kind in (Swallows, SendsAndFails, StaysDown)),
    *((6, kind) for kind in (Waits, SaysDelivered)),
    (7, ForgetsHowLong),
    *((8, kind) for kind in (TellsTheBody, TellsTheSecret)),
    (9, OneMessage),
]


def office_trial(kind: type[Good]) -> Trial:
    office = Office()
    return Trial(
        make=lambda: kind(office),
        received=lambda: office.twice or [*office.got.values()],
        answer=office.answers.__setitem__,
        away=lambda: office.being("away"),
        silent=lambda: office.being("silent"),
        patience=0.05,
        busy=lambda: office.being("busy"),
    )


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
def test_a_good_department_passes(promise: Any) -> None:
    promise(office_trial(Good))


def test_each_promise_has_a_fault() -> None:
    assert {number for number, _ in PLANTED} == {
        int(one.__name__.split("_")[1]) for one in PROMISES
    }


@pytest.mark.parametrize(("number", "kind"), PLANTED, ids=[f"{n} {k.__name__}" for n, k in PLANTED])
def test_a_fault_is_named(number: int, kind: type[Good]) -> None:
    (promise,) = [one for one in PROMISES if one.__name__.startswith(f"promise_{number}_")]
    with pytest.raises(PromiseBroken, match=f"^promise {number}:"):
        promise(office_trial(kind))
