"""What each event makes of a question."""

from typing import assert_never

from ruralgov.domain.aid.asking.answers import AnswerStatus
from ruralgov.domain.aid.questions import messages as m
from ruralgov.domain.aid.questions.model import QuestionStage, RegisterQuestion
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.personal import Figures, gone


def begin(event: m.RegisterAsked) -> RegisterQuestion:
    """Return a question that was put."""
    return RegisterQuestion(file=event.file, asks=event.asks, asked=event.asked)


def evolve(question: RegisterQuestion, event: m.QuestionEvent) -> RegisterQuestion:
    """Return a question after one more event."""
    match event:
        case m.RegisterAsked():
            return begin(event)
        case m.RegisterAnswered():
            return change(
                question,
                stage=QuestionStage.ANSWERED,
                status=event.status,
                found=event.found,
                receipt=event.receipt,
                reason=event.reason,
                unasked=event.unasked,
                ended=event.on,
            )
        case m.RegisterAnswerFailed():
            return change(question, status=AnswerStatus.FAILED, reason=event.reason)
        case m.RegisterAnswerDropped():
            return change(question, stage=QuestionStage.DROPPED, ended=event.on)
        case m.RegisterQuestionWithheld():
            return change(question, stage=QuestionStage.WITHHELD, ended=event.on)
        case m.RegisterQuestionWithdrawn():
            return change(question, stage=QuestionStage.WITHDRAWN, ended=event.on)
        case m.RegisterQuestionErased():
            return change(question, found=gone(question.found, Figures))
        case _:
            assert_never(event)
