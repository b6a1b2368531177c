"""The commands, events and queries of questions to registers, as the package gives them."""

from ruralgov.domain.aid.questions.messages import (
    AskRegister,
    EraseRegisterQuestion,
    RegisterAnswerDropped,
    RegisterAnswered,
    RegisterAnswerFailed,
    RegisterAsked,
    RegisterQuestionErased,
    RegisterQuestionWithdrawn,
    RegisterQuestionWithheld,
    ReportRegisterAnswer,
    WithdrawRegisterQuestion,
    WithholdRegisterQuestion,
)
from ruralgov.domain.aid.questions.model import (
    Asks,
    QuestionStage,
    RegisterQuestion,
)
from ruralgov.domain.aid.questions.queries import (
    OpenQuestion,
    RegisterQuestions,
    RegisterQuestionToAsk,
)
from ruralgov.domain.aid.questions.records import AID_QUESTION
from ruralgov.domain.aid.questions.rows import RegisterQuestionRow

__all__ = [
    "AID_QUESTION",
    "AskRegister",
    "Asks",
    "EraseRegisterQuestion",
    "OpenQuestion",
    "QuestionStage",
    "RegisterAnswerDropped",
    "RegisterAnswerFailed",
    "RegisterAnswered",
    "RegisterAsked",
    "RegisterQuestion",
    "RegisterQuestionErased",
    "RegisterQuestionRow",
    "RegisterQuestionToAsk",
    "RegisterQuestionWithdrawn",
    "RegisterQuestionWithheld",
    "RegisterQuestions",
    "ReportRegisterAnswer",
    "WithdrawRegisterQuestion",
    "WithholdRegisterQuestion",
]
