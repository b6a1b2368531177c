"""What a register must be: one that answers a question about one person, and no more than it.

A question is sent after commit, at least once: the same key may come again, and must then have no
second effect. It says who is meant, one item and how much of it is asked; nothing of a case. What
comes back at once, by a call, in a file or on paper is the same :class:`Answer`, and goes to a
:class:`Desk`, which looks whether it may still be used.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, NamedTuple, Protocol

from attrs import field, frozen

from ruralgov.domain.aid.asking.answers import AnswerStatus as Status
from ruralgov.domain.aid.asking.planning import LARGEST, Shape
from ruralgov.domain.kernel.labels import LabelledEnum

__all__ = [
    "EFFECTS",
    "FIELDS",
    "Answer",
    "Band",
    "Called",
    "Desk",
    "Effect",
    "Identity",
    "NotAnswered",
    "Pending",
    "Question",
    "Register",
    "Reply",
    "Shape",
    "Status",
    "Taken",
    "answered",
    "bounds",
    "without_value",
    "wrong",
]


class Effect(LabelledEnum):
    """What an answer does: only the first two say anything about a family."""

    KNOWN = "known", "成为已知", "what was asked is known"
    ABSENT = "absent", "成为查无", "that there is none is known"
    MATCH = "match", "仍未知，由人工辨认", "not known; a person finds out who is meant"
    REST = "rest", "仍未知，待补其余", "not known; the rest is asked"
    ACT = "act", "仍未知，由拒绝方说明所需", "not known; what the register wants is done"
    RETRY = "retry", "仍未知，再问", "not known; it is asked again"


EFFECTS: Final[Mapping[Status, Effect]] = {
    Status.HIT: Effect.KNOWN,
    Status.NONE: Effect.ABSENT,
    Status.AMBIGUOUS: Effect.MATCH,
    Status.PARTIAL: Effect.REST,
    Status.REFUSED: Effect.ACT,
    Status.FAILED: Effect.RETRY,
}
"""The effect of each status. What is not known never counts against a family."""


@frozen
class Identity:
    """Whom a register is asked about, as it knows people; no error and no log shows it."""

    number: str = field(repr=False)
    name: str = field(repr=False, default="")
    scheme: str = "resident_id"


@frozen(kw_only=True)
class Question:
    """One thing asked about one person.

    *key* stays the same on every attempt. *reference* stands for the person in this question only:
    nobody can join two questions by it. *limit* is the amount, in the unit of the item, that a
    comparison asks about; *authorization* and *purpose* are what the register may want to see.
    *day* is the day of asking.
    """

    key: str
    reference: str
    identity: Identity = field(repr=False)
    item: str
    shape: Shape
    limit: int | None = None
    purpose: str
    authorization: str
    day: date


class Band(NamedTuple):
    """From *low* to *high*, both included; without *high*, any above."""

    low: int
    high: int | None


Value = Band | bool | int | None


@frozen(kw_only=True)
class Answer:
    """What a register says to a question.

    *reference* is that of the question, given only where the register's own number of the person
    was seen to be the one that was asked about. *value* goes by the shape of the question: nothing
    where only existence was asked, a :class:`Band`, whether it is at most the limit, or the value
    (fen for money). *as_of* is the day up to which the register knows; *receipt* is its own number
    of the answer, *reason* a short code. *dropped* is how many fields came that nobody asked.
    """

    key: str
    reference: str
    status: Status
    value: Value = field(default=None, repr=False)
    as_of: date | None = None
    receipt: str = ""
    reason: str = ""
    dropped: int = 0


@frozen
class Pending:
    """The register has the question, and answers later; *receipt* is its number of it."""

    receipt: str = ""


class NotAnswered(Exception):
    """The question could not be put, or what came is none of its answers: it is asked again.

    *reason* is a short code of the adapter's own, and never what the other side said.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Taken(LabelledEnum):
    """What became of an answer at the desk."""

    TAKEN = "taken", "已收", "taken"
    AGAIN = "again", "重复，未再计", "had been taken already"
    LATE = "late", "授权已失效，未用", "dropped: no authorisation is in force any more"
    WRONG = "wrong", "与所问不符，未用", "dropped: it does not answer the question"


class Desk(Protocol):
    """Where answers go that come later."""

    def expects(self, key: str) -> Question | None:
        """Return the question of a key; None where nobody waits for its answer any more.

        That something came for it is then recorded by the desk, and what came is thrown away.
        """

    def take(self, answer: Answer) -> Taken:
        """Take an answer; the same again has no second effect."""


class Register(Protocol):
    """A register outside.

    What is promised, and tried by ``ruralgov.testing.registers``:

    1. What is asked arrives as it is: person, item, shape, limit, purpose and authorisation.
    2. The answer is what the register says, in each shape; that there is none is one only with the
       day up to which it knows.
    3. The same question again has no second effect, and the same answer is given; after a restart
       too.
    4. What is about another person is never found nor none.
    5. What nobody asked is dropped and counted; its values are nowhere.
    6. Several that match, a part, and a refusal are said to be that, and nothing is made of them.
    7. While it cannot be reached something is raised, and nothing is asked; later it is.
    8. What does not answer is given up well within five minutes, by raising something.
    9. Who is asked to wait raises ``RetryLater`` with the seconds.
    10. What cannot be read, and what is not signed as agreed, is no answer; the next one is.
    11. What comes twice, or late, goes to the desk once more and does no harm; what nobody waits
        for any more is thrown away.
    12. Neither what is raised nor a log repeats who is asked about, what came, or a secret.
    13. Several of them may be used at once, each in a thread of its own.
    """

    def holds(self) -> Mapping[str, frozenset[Shape]]:
        """Return what it can be asked: the shapes of each item."""

    def ask(self, question: Question) -> Answer | Pending:
        """Put a question. Any exception means: not asked, or no answer; try again later."""

    def collect(self, desk: Desk) -> int:
        """Hand to the desk what has come since, and return how many answers there were."""


@frozen
class Reply:
    """What is said to who calls: an HTTP status and a body of JSON."""

    status: int
    body: bytes


class Called(Protocol):
    """A register that calls back: give its calls to it from a web server."""

    def receive(self, body: bytes, desk: Desk) -> Reply:
        """Take a call; what is not signed as agreed is refused and has no effect."""


FIELDS: Final[Mapping[Shape, tuple[str, ...]]] = {
    Shape.EXISTS: ("there",),
    Shape.BAND: ("low", "high"),
    Shape.COMPARE: ("at_most",),
    Shape.VALUE: ("value",),
}
"""The fields of an answer where the person is known, by the shape of its question."""


def answered(
    question: Question,
    fields: Mapping[str, object],
    *,
    as_of: date | None,
    receipt: str = "",
    extra: int = 0,
) -> Answer:
    """Return the answer of a register that knows the person, of the fields it sent.

    What the shape does not ask is dropped and counted, *extra* being what was dropped before. That
    somebody is known there does not say that there is anything: ``there`` has to say so. Raises
    ``NotAnswered`` where a field is missing or is of another type.
    """
    wanted = FIELDS[question.shape]
    value: Value = None
    there = True
    match question.shape:
        case Shape.BAND:
            high = fields.get("high")
            value = Band(_number(fields.get("low")), None if high is None else _number(high))
        case Shape.COMPARE:
            value = _truth(fields.get("at_most"))
        case Shape.VALUE:
            value = _number(fields.get("value"))
        case Shape.EXISTS:
            there = _truth(fields.get("there"))
    if not _fits(question, value):
        raise NotAnswered("value_wrong")
    return Answer(
        key=question.key,
        reference=question.reference,
        status=Status.HIT if there else Status.NONE,
        value=value,
        as_of=as_of,
        receipt=receipt,
        dropped=extra + sum(1 for name in fields if name not in wanted),
    )


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise NotAnswered("value_wrong")
    return value


def _number(value: object) -> int:
    if type(value) is not int or not 0 <= value <= LARGEST:
        raise NotAnswered("value_wrong")
    return value


def wrong(question: Question, answer: Answer, today: date) -> str:
    """Return why an answer is none to a question, as a code; nothing where it is one."""
    if answer.key != question.key:
        return "key_wrong"
    if EFFECTS[answer.status] not in (Effect.KNOWN, Effect.ABSENT):
        return ""
    if answer.reference != question.reference:
        return "person_wrong"
    if answer.as_of is None or answer.as_of > today:
        return "day_wrong"
    if answer.status is Status.NONE:
        return "" if answer.value is None else "value_wrong"
    return "" if _fits(question, answer.value) else "value_wrong"


def _fits(question: Question, value: Value) -> bool:
    """Tell whether a value is one of the shape that was asked; True is no number here."""
    match question.shape:
        case Shape.EXISTS:
            return value is None
        case Shape.BAND:
            return (
                isinstance(value, Band)
                and _plain(value.low)
                and (value.high is None or (_plain(value.high) and value.low <= value.high))
            )
        case Shape.COMPARE:
            return isinstance(value, bool) and question.limit is not None
        case Shape.VALUE:
            return _plain(value)


def _plain(value: object) -> bool:
    return type(value) is int and 0 <= value <= LARGEST


def bounds(question: Question, answer: Answer) -> Band | None:
    """Return between what the thing is after an answer; None where nothing is known by it."""
    if answer.status is Status.NONE:
        return Band(0, 0)
    if answer.status is not Status.HIT:
        return None
    value = answer.value
    match question.shape:
        case Shape.EXISTS:
            return Band(1, None)
        case Shape.COMPARE if question.limit is not None:
            return Band(0, question.limit) if value else Band(question.limit + 1, None)
        case _ if isinstance(value, Band):
            return value
        case _ if type(value) is int:
            return Band(value, value)
    return None


def without_value(question: Question, status: Status, reason: str, **more: Any) -> Answer:
    """Return an answer by which nothing is known."""
    return Answer(
        key=question.key, reference=question.reference, status=status, reason=reason, **more
    )
