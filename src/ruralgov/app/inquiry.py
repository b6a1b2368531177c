"""Putting questions to registers: the exchange takes them across, answers come to a desk.

A question is queued with the exchange in the transaction that asks it; its request holds the key of
the question and nothing of a person. When it is delivered, after commit, the desk looks whether it
may still be asked and opens whom it is about; what comes back is looked at before it is taken.
"""

import json
import logging
import re
from collections.abc import Mapping
from typing import Any, Final, Protocol

from attrs import evolve, frozen

from ruralgov.domain.kernel.scrub import scrubbed
from ruralgov.ports.departments import Delivered, Message, RetryLater
from ruralgov.ports.registers import (
    EFFECTS,
    Answer,
    Desk,
    Effect,
    NotAnswered,
    Question,
    Register,
    Taken,
)

log: Final = logging.getLogger("ruralgov.registers")
_CODE: Final = re.compile(r"(?!.*[0-9]{6})[a-z][a-z0-9_.]{0,59}")
_RECEIPT: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")


class Counter(Desk, Protocol):
    """A desk from which questions go out as well."""

    def to_ask(self, key: str) -> Question | None:
        """Return a question that may be asked now; None where it may not, which is recorded."""


@frozen
class AskedRegister:
    """A register as the exchange serves it: a department like the others."""

    register: Register
    counter: Counter

    def deliver(self, message: Message) -> Delivered:
        """Put the question of a request; its answer goes to the desk and not to the exchange.

        An answer that is none is raised as well, so that it is asked again. What is raised says
        which kind of thing went wrong, and nothing that a register said.
        """
        question = self.counter.to_ask(key_of(message))
        if question is None:
            return Delivered()
        said = _asked(self.register, question)
        if isinstance(said, Answer):
            taken = self.counter.take(said)
            if taken is Taken.WRONG or EFFECTS[said.status] is Effect.RETRY:
                raise NotAnswered(code(said.reason) or "wrong")
        return Delivered()


def body_of(key: str) -> str:
    """Return what the request of a question says."""
    return json.dumps({"question": key})


def key_of(message: Message) -> str:
    """Return the question of a request; raises ``NotAnswered`` where it is none."""
    try:
        key = json.loads(message.body)["question"]
    except (ValueError, KeyError, TypeError):
        raise NotAnswered("no_question") from None
    if not isinstance(key, str):
        raise NotAnswered("no_question")
    return key


def _asked(register: Register, question: Question) -> Any:
    try:
        return register.ask(question)
    except RetryLater as later:
        raise RetryLater(later.seconds) from None
    except NotAnswered as error:
        raise NotAnswered(code(error.reason)) from None
    except Exception as error:  # noqa: BLE001  it may say whom it was asked about
        raise NotAnswered(type(error).__name__) from None


def code(said: str) -> str:
    """Return what a register says in short if it is a code; nothing else is kept."""
    return said if _CODE.fullmatch(said) else "unknown" if said else ""


def kept(answer: Answer) -> Answer:
    """Return an answer without what is no code in it, and say in the log how much came unasked."""
    if answer.dropped:
        log.warning("question %s: %d fields came that nobody asked", answer.key, answer.dropped)
    fit = _RECEIPT.fullmatch(answer.receipt) and scrubbed(answer.receipt) == answer.receipt
    receipt = answer.receipt if fit else ""
    return evolve(answer, reason=code(answer.reason), receipt=receipt)


def collect(registers: Mapping[str, Register], desk: Desk) -> dict[str, int]:
    """Have every register hand over what came since; return how many answers, -1 where it failed.

    One that fails stops no other.
    """
    found = {}
    for name, register in registers.items():
        try:
            found[name] = register.collect(desk)
        except Exception as error:  # noqa: BLE001  whatever it raises is its own fault
            log.warning("register %s: nothing was collected: %s", name, type(error).__name__)
            found[name] = -1
    return found
