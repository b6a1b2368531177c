"""The kit for registers: a good one passes, and each known bad behaviour is named."""

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

import pytest
from attrs import evolve

from ruralgov.ports.departments import RetryLater
from ruralgov.ports.registers import (
    FIELDS,
    Answer,
    Desk,
    NotAnswered,
    Pending,
    Question,
    Shape,
    Status,
    answered,
    without_value,
)
from ruralgov.testing.registers import (
    OTHER_NUMBER,
    PROMISES,
    SECRET,
    UNASKED,
    WAIT,
    Asked,
    PromiseBroken,
    Trial,
)

TODAY = datetime.now(UTC).date()
STATES = {
    "several": Status.AMBIGUOUS,
    "part": Status.PARTIAL,
    "refuses": Status.REFUSED,
}


class Office:
    """The other side: what it knows, what came, and how it misbehaves."""

    def __init__(self) -> None:
        self.people: dict[str, Mapping[str, object] | None] = {}
        self.got: list[Question] = []
        self.due: list[dict[str, Any]] = []
        self.last: list[dict[str, Any]] = []
        self.state = ""

    @contextmanager
    def being(self, state: str) -> Iterator[None]:
        self.state = state
        yield
        self.state = ""

    def says(self, question: Question) -> dict[str, Any]:
        """Return what comes over the wire."""
        known = self.people.get(question.identity.number)
        return {
            "key": "another" if self.state == "garbled" else question.key,
            "number": OTHER_NUMBER if self.state == "other_person" else question.identity.number,
            "status": STATES.get(self.state, Status.NONE if known is None else Status.HIT),
            "as_of": None if self.state == "without_day" else TODAY,
            "fields": {**(known or {}), **({"tel": UNASKED} if self.state == "extra" else {})},
            "signed": self.state != "forged",
        }


class Good:
    """A way to the office."""

    patience = 0.05
    later = False

    def __init__(self, office: Office) -> None:
        self.office = office

    def holds(self) -> Mapping[str, frozenset[Shape]]:
        return {"deposits": frozenset(Shape)}

    def sent(self, question: Question) -> Question:
        return question

    def ask(self, question: Question) -> Answer | Pending:
        self.reached(question)
        self.put(self.sent(question))
        if self.later:
            return Pending()
        return self.read(question, self.office.says(question))

    def reached(self, question: Question) -> None:
        if self.office.state == "away":
            raise ConnectionError("no route to the office")
        if self.office.state == "silent":
            time.sleep(self.patience)
            raise TimeoutError("the office does not answer")
        if self.office.state == "busy":
            raise RetryLater(WAIT)

    def put(self, question: Question) -> None:
        if question.key not in [one.key for one in self.office.got]:
            self.office.got.append(question)
            self.office.due.append(self.office.says(question))

    def read(self, question: Question, said: dict[str, Any]) -> Answer:
        if not said["signed"] or said["key"] != question.key:
            raise NotAnswered("no_answer")
        if said["number"] != question.identity.number:
            return without_value(question, Status.FAILED, "person_wrong")
        return self.made(question, said)

    def made(self, question: Question, said: dict[str, Any]) -> Answer:
        if said["status"] not in (Status.HIT, Status.NONE):
            return without_value(question, said["status"], "")
        if said["as_of"] is None:
            return without_value(question, Status.PARTIAL, "no_day")
        if said["status"] is Status.NONE:
            return without_value(question, Status.NONE, "", as_of=said["as_of"])
        return answered(question, said["fields"], as_of=said["as_of"])

    def collect(self, desk: Desk) -> int:
        for said in self.office.last:
            question = desk.expects(said["key"])
            if question is not None:
                try:
                    desk.take(self.read(question, said))
                except NotAnswered as error:
                    desk.take(without_value(question, Status.FAILED, error.reason))
        return len(self.office.last)


class Later(Good):
    later = True


class AsksForAll(Good):
    def sent(self, question: Question) -> Question:
        return evolve(question, shape=Shape.VALUE)


class ForgetsTheLimit(Good):
    def sent(self, question: Question) -> Question:
        return evolve(question, limit=None)


class ForgetsWhy(Good):
    def sent(self, question: Question) -> Question:
        return evolve(question, authorization="")


class HoldsNothing(Good):
    def holds(self) -> Mapping[str, frozenset[Shape]]:
        return {}


class Rounds(Good):
    def made(self, question: Question, said: dict[str, Any]) -> Answer:
        answer = super().made(question, said)
        value = answer.value
        if isinstance(value, int) and not isinstance(value, bool):
            return evolve(answer, value=value // 1000)
        return answer


class SaysOneForYes(Good):
    def made(self, question: Question, said: dict[str, Any]) -> Answer:
        answer = super().made(question, said)
        return evolve(answer, value=1) if answer.value is True else answer


class TakesTodayForTheDay(Good):
    def made(self, question: Question, said: dict[str, Any]) -> Answer:
        return super().made(question, {**said, "as_of": said["as_of"] or TODAY})


class KnowsNoneByNoDay(Good):
    def made(self, question: Question, said: dict[str, Any]) -> Answer:
        if said["status"] is Status.NONE:
            return without_value(question, Status.NONE, "")
        return super().made(question, said)


class TakesNoneForHit(Good):
    def made(self, question: Question, said: dict[str, Any]) -> Answer:
        if said["status"] is Status.NONE and said["as_of"] is not None:
            return evolve(without_value(question, Status.HIT, ""), as_of=said["as_of"])
        return super().made(question, said)


class AsksTwice(Later):
    def put(self, question: Question) -> None:
        self.office.got.append(question)
        self.office.due.append(self.office.says(question))


class AnswersWithTheFirstKey(Good):
    first: Question | None = None

    def ask(self, question: Question) -> Answer | Pending:
        self.first = self.first or question
        found = super().ask(question)
        return evolve(found, key=self.first.key) if isinstance(found, Answer) else found


class OneReferenceForAll(Good):
    def made(self, question: Question, said: dict[str, Any]) -> Answer:
        return evolve(super().made(question, said), reference="370102-zhang")


class TakesAnybody(Good):
    def read(self, question: Question, said: dict[str, Any]) -> Answer:
        return super().read(question, {**said, "number": question.identity.number})


class TakesAnybodyWithNothing(Good):
    def read(self, question: Question, said: dict[str, Any]) -> Answer:
        if said["status"] is Status.NONE:
            return self.made(question, said)
        return super().read(question, said)


class KeepsTheExtra(Good):
    def made(self, question: Question, said: dict[str, Any]) -> Answer:
        return evolve(super().made(question, said), reason=str(said["fields"].get("tel", "")))


class CountsNothing(Good):
    def made(self, question: Question, said: dict[str, Any]) -> Answer:
        return evolve(super().made(question, said), dropped=0)


class KeepsTheAmount(Good):
    def made(self, question: Question, said: dict[str, Any]) -> Answer:
        answer = super().made(question, said)
        amount = said["fields"].get("value")
        return evolve(answer, receipt=f"{amount}") if answer.status is Status.HIT else answer


class TakesTheFirstOfSeveral(Good):
    def made(self, question: Question, said: dict[str, Any]) -> Answer:
        several = said["status"] is Status.AMBIGUOUS
        return super().made(question, {**said, "status": Status.HIT if several else said["status"]})


class TakesAPartForAll(Good):
    def made(self, question: Question, said: dict[str, Any]) -> Answer:
        part = said["status"] is Status.PARTIAL
        return super().made(question, {**said, "status": Status.HIT if part else said["status"]})


class TakesNoForNone(Good):
    def made(self, question: Question, said: dict[str, Any]) -> Answer:
        no = said["status"] is Status.REFUSED
        return super().made(question, {**said, "status": Status.NONE if no else said["status"]})


class SaysPending(Good):
    def ask(self, question: Question) -> Answer | Pending:
        try:
            return super().ask(question)
        except ConnectionError:
            return Pending()


class SendsAndFails(Good):
    def reached(self, question: Question) -> None:
        if self.office.state == "away":
            self.put(question)
        super().reached(question)


class StaysDown(Good):
    down = False

    def reached(self, question: Question) -> None:
        if self.down:
            raise ConnectionError("the connection is closed")
        self.down = self.office.state == "away"
        super().reached(question)


class Waits(Good):
    patience = 1.6


class SilenceIsNone(Good):
    def ask(self, question: Question) -> Answer | Pending:
        try:
            return super().ask(question)
        except TimeoutError:
            return without_value(question, Status.NONE, "", as_of=TODAY)


class ForgetsHowLong(Good):
    def reached(self, question: Question) -> None:
        try:
            super().reached(question)
        except RetryLater:
            raise RuntimeError("429 Too Many Requests") from None


class TakesForged(Good):
    def read(self, question: Question, said: dict[str, Any]) -> Answer:
        return super().read(question, {**said, "signed": True})


class TakesAnyKey(Good):
    def read(self, question: Question, said: dict[str, Any]) -> Answer:
        return super().read(question, {**said, "key": question.key})


class BrokenByABadOne(Good):
    def read(self, question: Question, said: dict[str, Any]) -> Answer:
        if not said["signed"]:
            self.office.people = dict.fromkeys(self.office.people)
            self.office.says = self.garbled  # type: ignore[method-assign]
        return super().read(question, said)

    def garbled(self, question: Question) -> dict[str, Any]:
        return {**Office().says(question), "signed": False}


class MakesUpTheQuestion(Later):
    """Knows itself what it has asked, and hands in what nobody waits for."""

    asked: list[Question]

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self.asked = []

    def put(self, question: Question) -> None:
        self.asked.append(question)
        super().put(question)

    def collect(self, desk: Desk) -> int:
        for said in self.office.last:
            for question in self.asked:
                if question.key == said["key"]:
                    desk.take(self.read(question, said))
        return 1


class SecondIsAnother(Later):
    calls = 0

    def collect(self, desk: Desk) -> int:
        self.calls += 1
        self.office.last = [
            {**said, "status": Status.REFUSED if self.calls > 1 else said["status"]}
            for said in self.office.last
        ]
        return super().collect(desk)


class TellsThePerson(Good):
    def reached(self, question: Question) -> None:
        try:
            super().reached(question)
        except ConnectionError:
            raise ConnectionError(f"POST /{question.identity.number} failed") from None


class TellsBelow(Good):
    """Its error is short, and the one below it in the traceback is not."""

    def reached(self, question: Question) -> None:
        try:
            super().reached(question)
        except ConnectionError:
            raise ConnectionError("failed") from ValueError(f"body {question.identity.name}")


class TellsTheSecret(Good):
    def reached(self, question: Question) -> None:
        try:
            super().reached(question)
        except ConnectionError:
            raise ConnectionError(f"Bearer {SECRET}") from None


class LogsWhatCame(Good):
    def read(self, question: Question, said: dict[str, Any]) -> Answer:
        logging.getLogger("vendor").debug("came %s", said)
        return super().read(question, said)


class OneQuestion(Good):
    """Keeps what it asks where all adapters see it."""

    now: Question | None = None

    def ask(self, question: Question) -> Answer | Pending:
        OneQuestion.now = question
        time.sleep(0.002)
        return super().ask(OneQuestion.now)


PLANTED: list[tuple[int, type[Good]]] = [
    *((1, kind) for kind in (AsksForAll, ForgetsTheLimit, ForgetsWhy, HoldsNothing)),
    *((2, kind) for kind in (Rounds, SaysOneForYes, TakesTodayForTheDay)),
    *((2, kind) for kind in (KnowsNoneByNoDay, TakesNoneForHit)),
    *((3, kind) for kind in (AsksTwice, AnswersWithTheFirstKey, OneReferenceForAll)),
    *((4, kind) for kind in (TakesAnybody, TakesAnybodyWithNothing)),
    *((5, kind) for kind in (KeepsTheExtra, CountsNothing, KeepsTheAmount)),
    *((6, kind) for kind in (TakesTheFirstOfSeveral, TakesAPartForAll, TakesNoForNone)),
    *((7, kind) for kind in (SaysPending, SendsAndFails, StaysDown)),
    *((8, kind) for kind in (Waits, SilenceIsNone)),
    (9, ForgetsHowLong),
    *((10, kind) for kind in (TakesForged, TakesAnyKey, BrokenByABadOne)),
    *((11, kind) for kind in (MakesUpTheQuestion, SecondIsAnother)),
    *((12, kind) for kind in (TellsThePerson, TellsBelow, TellsTheSecret, LogsWhatCame)),
    (13, OneQuestion),
]


def office_trial(kind: type[Good]) -> Trial:
    office = Office()

    def being(state: str) -> Callable[[], Any]:
        return lambda: office.being(state)

    def come(register: Any, desk: Any) -> None:
        office.last, office.due = office.due, []
        register.collect(desk)

    def knows(number: str, fields: Mapping[str, object] | None) -> None:
        office.people[number] = fields

    def asked() -> list[Asked]:
        return [
            Asked(
                key=one.key,
                number=one.identity.number,
                item=one.item,
                shape=one.shape,
                limit=one.limit,
                purpose=one.purpose,
                authorization=one.authorization,
            )
            for one in office.got
        ]

    return Trial(
        make=lambda: kind(office),
        item="deposits",
        knows=knows,
        asked=asked,
        come=come if kind.later else None,
        twice=(lambda register, desk: register.collect(desk)) if kind.later else None,
        without_day=being("without_day"),
        other_person=being("other_person"),
        extra=being("extra"),
        several=being("several"),
        part=being("part"),
        refuses=being("refuses"),
        away=being("away"),
        silent=being("silent"),
        busy=being("busy"),
        garbled=[being("garbled")],
        forged=[being("forged")],
        patience=0.05,
    )


@pytest.mark.parametrize("kind", [Good, Later])
@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
def test_a_good_register_passes(promise: Any, kind: type[Good]) -> None:
    promise(office_trial(kind))


def test_each_promise_has_a_fault() -> None:
    assert {number for number, _ in PLANTED} == {
        int(one.__name__.split("_")[1]) for one in PROMISES
    }


@pytest.mark.parametrize(("number", "kind"), PLANTED, ids=[f"{n} {k.__name__}" for n, k in PLANTED])
def test_a_fault_is_named(number: int, kind: type[Good]) -> None:
    (promise,) = [one for one in PROMISES if one.__name__.startswith(f"promise_{number:02}_")]
    with pytest.raises(PromiseBroken, match=f"^promise {number}:"):
        promise(office_trial(kind))


def test_the_kit_knows_each_field_of_each_shape() -> None:
    from ruralgov.testing.registers import FOUND

    assert {shape: set(fields) for shape, fields in FOUND.items()} == {
        shape: set(fields) for shape, fields in FIELDS.items()
    }
    assert isinstance(TODAY, date)
