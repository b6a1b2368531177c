"""A question to a register is taken across by the exchange, after its transaction."""

import json
from collections.abc import Iterator
from typing import Final

from ruralgov.domain.aid.questions.messages import RegisterAsked
from ruralgov.domain.aid.questions.records import AID_QUESTION
from ruralgov.domain.exchange import AskDepartment
from ruralgov.domain.kernel.declare import Given, Reactions


def ask(event: RegisterAsked, key: str, _: Given) -> Iterator[AskDepartment]:
    """Queue a question with the key alone: whom it is about is opened when it is delivered."""
    yield AskDepartment(
        department=event.asks.source,
        subject="信息核对",
        body=json.dumps({"question": key}),
        about=f"{AID_QUESTION.kind}/{key}",
    )


REACTIONS: Final[Reactions] = {RegisterAsked: (ask,)}
