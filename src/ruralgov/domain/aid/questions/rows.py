"""The table of questions to registers."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.aid.asking.answers import AnswerStatus
from ruralgov.domain.aid.asking.planning import Shape
from ruralgov.domain.aid.means.items import Item
from ruralgov.domain.aid.questions.model import QuestionStage, RegisterQuestion
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import AidFileId, PersonId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class RegisterQuestionRow:
    """One question, and where it stands."""

    owner: str = ""
    file: AidFileId
    person: PersonId
    item: Item
    source: str
    shape: Shape
    stage: QuestionStage
    status: AnswerStatus | None
    reason: str
    asked: date


TABLES: Final = (
    Table(
        name="aid_register_questions",
        row=RegisterQuestionRow,
        key=("owner",),
        indexes=(("file", "stage"), ("stage",)),
    ),
)


def rows(question: RegisterQuestion) -> Iterator[RegisterQuestionRow]:
    """Give the row of a question."""
    asks = question.asks
    yield RegisterQuestionRow(
        file=question.file,
        person=asks.person,
        item=asks.item,
        source=asks.source,
        shape=asks.shape,
        stage=question.stage,
        status=question.status,
        reason=question.reason,
        asked=question.asked,
    )
