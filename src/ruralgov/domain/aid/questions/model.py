"""A question to a register: what was asked of whom, by which authorisation, and how it ended."""

from datetime import date

from ruralgov.domain.aid.asking.answers import AnswerStatus
from ruralgov.domain.aid.asking.planning import Shape
from ruralgov.domain.aid.means.items import Item
from ruralgov.domain.aid.means.law import Programme
from ruralgov.domain.kernel.ids import AidFileId, PersonId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.personal import Figures
from ruralgov.domain.kernel.value import frozen


class QuestionStage(LabelledEnum):
    """Where a question stands."""

    OPEN = "open", "待答复", "waiting for an answer"
    ANSWERED = "answered", "已答复", "answered"
    WITHHELD = "withheld", "授权失效未发出", "not sent: no authorisation was in force"
    DROPPED = "dropped", "答复迟到未用", "its answer came too late and was dropped"
    WITHDRAWN = "withdrawn", "撤回", "taken back"


@frozen(kw_only=True)
class Asks:
    """What is asked: one item of one person, of one source, in one shape.

    *limit* is the amount of a comparison. It stands open, like the item itself; whoever reads
    questions reads files.
    """

    person: PersonId
    item: Item
    source: str
    shape: Shape
    limit: int | None = None
    purpose: Programme
    authorization: int


@frozen(kw_only=True)
class RegisterQuestion:
    """One question and what became of it; what was found is sealed, and goes to the file."""

    file: AidFileId
    asks: Asks
    asked: date
    stage: QuestionStage = QuestionStage.OPEN
    status: AnswerStatus | None = None
    """How it was answered, or failed to be answered last."""
    reason: str = ""
    """Why there is no answer, as a code."""
    receipt: str = ""
    unasked: int = 0
    """How many fields came that nobody had asked for."""
    found: Figures | None = None
    ended: date | None = None
