"""The record of a question to a register."""

from typing import Final, get_args

from ruralgov.domain.aid.questions import evolve, rows, texts
from ruralgov.domain.aid.questions.messages import (
    QuestionEvent,
    RegisterAsked,
    RegisterQuestionErased,
)
from ruralgov.domain.aid.questions.model import RegisterQuestion
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.ids import AidQuestionId

AID_QUESTION: Final[Record[RegisterQuestion, QuestionEvent]] = Record(
    kind="aid_question",
    state=RegisterQuestion,
    events=get_args(QuestionEvent),
    begins={RegisterAsked: evolve.begin},
    evolve=evolve.evolve,
    rows=rows.rows,
    tables=rows.TABLES,
    erased_by=(RegisterQuestionErased,),
    id=AidQuestionId,
    missing=texts.AID_QUESTION_MISSING,
    guarded=True,
)
