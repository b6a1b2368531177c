"""Commands and events of questions to registers."""

from datetime import date

from attrs import field

from ruralgov.domain.aid.asking.answers import AnswerStatus
from ruralgov.domain.aid.questions.model import Asks
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import AidFileId, AidQuestionId
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.personal import Figures, OfficerText, officer_text
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class AskRegister:
    """Ask one thing of one source about one person, by an authorisation that is in force."""

    id: AidQuestionId | None = None
    file: AidFileId
    asks: Asks


@frozen(kw_only=True)
class ReportRegisterAnswer:
    """Enter what a register answered; *found* is between what it is: ``0..120000``, ``1..``.

    The desk gives it, which has looked whether it is an answer to this question.
    """

    question: AidQuestionId
    status: AnswerStatus
    found: Figures | None = None
    as_of: date | None = None
    receipt: str = field(default="", metadata=text_of(TextKind.CODE))
    reason: str = field(default="", metadata=text_of(TextKind.CODE))
    unasked: int = 0


@frozen(kw_only=True)
class WithholdRegisterQuestion:
    """Enter that a question was not sent, because no authorisation is in force for it any more."""

    question: AidQuestionId


@frozen(kw_only=True)
class WithdrawRegisterQuestion:
    """Take a question back that was put by mistake, or is not needed any more."""

    question: AidQuestionId
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class EraseRegisterQuestion:
    """Erase what a register answered; what was made of it stands in the file."""

    question: AidQuestionId
    ground: ErasureGround
    reason: str


@frozen(kw_only=True)
class RegisterAsked:
    """Something is asked of a register."""

    file: AidFileId
    asks: Asks
    asked: date


@frozen(kw_only=True)
class RegisterAnswered:
    """A register answered, in time and by an authorisation."""

    status: AnswerStatus
    found: Figures | None
    as_of: date | None
    receipt: str = field(metadata=text_of(TextKind.CODE))
    reason: str
    unasked: int
    on: date


@frozen(kw_only=True)
class RegisterAnswerFailed:
    """What came was no answer; the question stays open."""

    reason: str
    on: date


@frozen(kw_only=True)
class RegisterAnswerDropped:
    """An answer came that may not be used; nothing of it is kept."""

    on: date


@frozen(kw_only=True)
class RegisterQuestionWithheld:
    """A question was not sent."""

    on: date


@frozen(kw_only=True)
class RegisterQuestionWithdrawn:
    """A question was taken back."""

    reason: OfficerText
    on: date


@frozen(kw_only=True)
class RegisterQuestionErased:
    """What a register answered is gone."""

    ground: ErasureGround
    reason: str


QuestionEvent = (
    RegisterAsked
    | RegisterAnswered
    | RegisterAnswerFailed
    | RegisterAnswerDropped
    | RegisterQuestionWithheld
    | RegisterQuestionWithdrawn
    | RegisterQuestionErased
)
"""What happens to a question."""
