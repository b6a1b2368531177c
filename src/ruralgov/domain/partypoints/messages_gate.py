"""Commands and events of the gate."""

from datetime import date

from attrs import field

from ruralgov.domain.kernel.ids import AccountId, GateCheckId, OrganisationId, PlaceId
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.partypoints.model import Subject
from ruralgov.domain.partypoints.model_gate import GateProcess, GateResult, Ground


@frozen(kw_only=True)
class OpenGateCheck:
    """Gather, as of yesterday, what there is to consider of a subject before a process."""

    process: GateProcess
    subject: Subject
    organisation: OrganisationId


@frozen(kw_only=True)
class ConcludeGateCheck:
    """Say what comes of it, why, and where that is written; *cites* are records of its grounds."""

    check: GateCheckId
    result: GateResult
    cites: tuple[str, ...] = field(default=(), metadata=text_of(TextKind.CODE))
    reason: str
    reference: str


@frozen(kw_only=True)
class AskGateReview:
    """Enter that the subject asks for a review, and where the request is kept."""

    check: GateCheckId
    reference: str


@frozen(kw_only=True)
class AnswerGateReview:
    """Answer a request for a review; by a person who has not acted on it before."""

    check: GateCheckId
    result: GateResult
    cites: tuple[str, ...] = field(default=(), metadata=text_of(TextKind.CODE))
    reason: str
    reference: str


@frozen(kw_only=True)
class WithdrawGateCheck:
    """Withdraw a check that was opened by mistake."""

    check: GateCheckId
    reason: str


@frozen(kw_only=True)
class GateCheckOpened:
    """What there is to consider was gathered."""

    process: GateProcess
    subject: Subject
    organisation: OrganisationId
    place: PlaceId
    as_of: date
    grounds: tuple[Ground, ...]
    by: AccountId


@frozen(kw_only=True)
class GateCheckConcluded:
    """Somebody said what comes of it."""

    result: GateResult
    cites: tuple[str, ...] = field(metadata=text_of(TextKind.CODE))
    reason: str
    reference: str
    by: AccountId
    day: date


@frozen(kw_only=True)
class GateReviewAsked:
    """The subject asks for a review."""

    reference: str
    by: AccountId


@frozen(kw_only=True)
class GateReviewAnswered:
    """Somebody else looked again."""

    result: GateResult
    cites: tuple[str, ...] = field(metadata=text_of(TextKind.CODE))
    reason: str
    reference: str
    by: AccountId
    day: date


@frozen(kw_only=True)
class GateCheckWithdrawn:
    """It was opened by mistake."""

    reason: str


GateCheckEvent = (
    GateCheckOpened | GateCheckConcluded | GateReviewAsked | GateReviewAnswered | GateCheckWithdrawn
)
"""What happens to a check."""
