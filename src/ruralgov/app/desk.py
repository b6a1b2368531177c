"""The desk of aid: from where questions go to registers, and where their answers come."""

import hashlib
import logging
from typing import Any, Final

from ruralgov.app.application import App
from ruralgov.app.inquiry import kept
from ruralgov.app.texts import COMMAND_ID_REUSED
from ruralgov.domain.aid import (
    OpenQuestion,
    RegisterQuestionToAsk,
    ReportRegisterAnswer,
    WithholdRegisterQuestion,
)
from ruralgov.domain.aid.questions.texts import (
    AID_QUESTION_MISSING,
    AID_QUESTION_STAGE,
    AID_STILL_AUTHORISED,
)
from ruralgov.domain.exchange import EXCHANGE
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import AidQuestionId
from ruralgov.domain.kernel.personal import Figures
from ruralgov.domain.kernel.roles import Actor
from ruralgov.ports.registers import (
    Answer,
    Identity,
    Question,
    Status,
    Taken,
    bounds,
    wrong,
)

LATE: Final = "late"
_AGAIN: Final = (
    AID_QUESTION_STAGE,
    AID_QUESTION_MISSING,
    AID_STILL_AUTHORISED,
    COMMAND_ID_REUSED,
)
log: Final = logging.getLogger("ruralgov.registers")


class AidDesk:
    """Puts questions and takes answers for an account with the role ``liaison``.

    Whom a question is about is opened when it is sent and when its answer comes, and each time
    recorded as read.
    """

    def __init__(self, app: App, actor: Actor) -> None:
        self._app = app
        self._acting: dict[str, Any] = {"actor": actor, "purpose": EXCHANGE}

    def to_ask(self, key: str) -> Question | None:
        """Return a question that may be asked today; one that may not is withheld."""
        found = self._found(key)
        if found is None:
            self._give(WithholdRegisterQuestion(question=AidQuestionId(key)), f"{key}/withheld")
        return found

    def expects(self, key: str) -> Question | None:
        """Return a question that is waited for; what came for another is dropped, and recorded."""
        found = self._found(key)
        if found is None:
            self._report(key, Status.FAILED, LATE)
        return found

    def take(self, answer: Answer) -> Taken:
        """Take an answer; of what is none only that it came is recorded."""
        question = self._found(answer.key)
        if question is None:
            self._report(answer.key, Status.FAILED, LATE)
            return Taken.LATE
        said = kept(answer)
        problem = wrong(question, said, question.day)
        if problem:
            log.warning("question %s: an answer is none: %s", answer.key, problem)
            self._report(answer.key, Status.FAILED, problem)
            return Taken.WRONG
        span = bounds(question, said) if said.status is Status.HIT else None
        found = None if span is None else Figures.from_spans(span)
        known = said.status in (Status.HIT, Status.NONE)
        return self._report(
            answer.key,
            said.status,
            said.reason,
            found=found,
            as_of=said.as_of if known else None,
            receipt=said.receipt,
            unasked=said.dropped,
        )

    def _found(self, key: str) -> Question | None:
        try:
            query = RegisterQuestionToAsk(question=AidQuestionId(key))
            found = self._app.query(query, **self._acting)
        except Refused as refused:
            if refused.said is not AID_QUESTION_MISSING:
                raise
            return None
        return None if found is None else _question(found)

    def _report(self, key: str, status: Status, reason: str, **more: Any) -> Taken:
        question = AidQuestionId(key)
        command = ReportRegisterAnswer(question=question, status=status, reason=reason, **more)
        return self._give(command, f"{key}/{status.value}/{reason}")

    def _give(self, command: Any, command_id: str) -> Taken:
        """Give a command under an id of the key, so that the same again is one.

        Nothing that a register said is in the id: it stands open.
        """
        try:
            self._app.execute(command, **self._acting, command_id=command_id)
        except Refused as refused:
            if refused.said not in _AGAIN:
                raise
            return Taken.AGAIN
        return Taken.TAKEN


def _question(found: OpenQuestion) -> Question:
    """Return a question as a register gets it: with a reference that says nothing elsewhere."""
    asks = found.asks
    return Question(
        key=found.question,
        reference=hashlib.sha256(f"ruralgov question {found.question}".encode()).hexdigest()[:24],
        identity=Identity(found.number, found.name),
        item=asks.item.value,
        shape=asks.shape,
        limit=asks.limit,
        purpose=asks.purpose.value,
        authorization=str(asks.authorization),
        day=found.day,
    )
