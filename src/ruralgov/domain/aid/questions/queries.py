"""What can be asked about questions to registers, and what the answers are."""

from datetime import date

from ruralgov.domain.aid.questions.model import Asks, QuestionStage
from ruralgov.domain.aid.questions.rows import RegisterQuestionRow
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import AidQuestionId, PlaceId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class OpenQuestion:
    """A question that may be asked, or answered, today, with whom it is about.

    *number* and *name* are as the registry has them; without a resident identity number no register
    can be asked of somebody, and there is none here.
    """

    question: str
    asks: Asks
    number: str
    name: str
    day: date
    """The day of today, by which its answer is judged."""


@frozen(kw_only=True)
class RegisterQuestionToAsk(Query[OpenQuestion | None]):
    """Ask for a question with whom it is about, recorded as read; None where it may not be asked.

    A machine asks before it sends, and when an answer comes.
    """

    question: AidQuestionId


@frozen(kw_only=True)
class RegisterQuestions(Query[list[RegisterQuestionRow]]):
    """Ask for the questions of files at a place or below it, those first that wait longest."""

    place: PlaceId
    stages: tuple[QuestionStage, ...] = ()
