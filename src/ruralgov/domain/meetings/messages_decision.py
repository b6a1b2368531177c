"""Commands and events of decisions, and of the way of one through 四议两公开."""

from datetime import date
from typing import ClassVar

from attrs import field

from ruralgov.domain.kernel.ids import (
    AccountId,
    BodyId,
    CollectiveId,
    DecisionId,
    MeetingId,
    PlaceId,
    ProcedureId,
    VillagerGroupId,
)
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.meetings.model import Act, BodyKind, Matter
from ruralgov.domain.meetings.model_decision import (
    Figures,
    ProcedureEnd,
    Published,
    Step,
    Taken,
)


@frozen(kw_only=True)
class EnterDecision:
    """Enter what a motion that passed gives."""

    id: DecisionId
    meeting: MeetingId
    motion: int


@frozen(kw_only=True)
class EnterPaperDecision:
    """Enter an old decision from its paper; another person confirms that it says so.

    With *figures*, it must have passed by the rules of its day.
    """

    id: DecisionId | None = None
    body: BodyId
    matter: Matter
    act: Act = Act.DECIDE
    title: str
    day: date
    reference: str
    figures: Figures | None = None
    delegates: tuple[Matter, ...] = ()
    delegated_until: date | None = field(default=None, metadata={"ruralgov_end": True})


@frozen(kw_only=True)
class ConfirmPaperDecision:
    """Confirm that an old paper says what was entered of it, as another person."""

    decision: DecisionId


@frozen(kw_only=True)
class PublishDecision:
    """Enter that a decision, or the result of carrying it out, hangs out from a day on."""

    decision: DecisionId
    what: Published = Published.DECISION
    since: date
    where: str


@frozen(kw_only=True)
class TakeDownPublication:
    """Enter on which day a publication came down: after its 15 days."""

    decision: DecisionId
    publication: int
    day: date


@frozen(kw_only=True)
class WithdrawPublication:
    """Say that a publication was faulty, or entered by mistake: it counts for nothing.

    The right one is entered anew, and its days begin anew.
    """

    decision: DecisionId
    publication: int
    reason: str


@frozen(kw_only=True)
class AnnulDecision:
    """Enter that a court annulled a decision, or that the town had it corrected, by a paper."""

    decision: DecisionId
    since: date
    document: str = field(metadata=text_of(TextKind.PAPER))
    reason: str


@frozen(kw_only=True)
class WithdrawAnnulment:
    """Take back an annulment that was entered by mistake: the decision holds as if never annulled.

    What it had revoked is revoked again.
    """

    decision: DecisionId
    reason: str


@frozen(kw_only=True)
class WithdrawDecision:
    """Take back an old decision that was entered by mistake."""

    decision: DecisionId
    reason: str


@frozen(kw_only=True)
class MarkMinuted:
    """Let a decision count from now on: the minutes of its meeting were approved."""

    decision: DecisionId


@frozen(kw_only=True)
class RevokeDecision:
    """End a decision by a later one."""

    decision: DecisionId
    by: DecisionId
    since: date


@frozen(kw_only=True)
class ReviveDecision:
    """Let a decision hold again: what revoked it was a mistake, or was annulled from a day on."""

    ADDED: ClassVar[tuple[str, ...]] = ("since",)
    decision: DecisionId
    by: DecisionId
    since: date | None = None


@frozen(kw_only=True)
class DropDecision:
    """Take back what a vote gave that was entered by mistake."""

    decision: DecisionId
    reason: str


@frozen(kw_only=True)
class BeginProcedure:
    """Begin the four deliberations with the proposal of the party branch."""

    place: PlaceId
    matter: Matter
    title: str
    proposal: DecisionId


@frozen(kw_only=True)
class TakeProcedureStep:
    """Take the next step of a procedure.

    The deliberations name the *decision* of their meeting; the publications are those of the
    resolution; carrying out and archiving name a paper.
    """

    procedure: ProcedureId
    step: Step
    day: date
    decision: DecisionId | None = None
    reference: str = field(default="", metadata=text_of(TextKind.PAPER))


@frozen(kw_only=True)
class WithdrawProcedureStep:
    """Take back the step taken last, which was entered by mistake."""

    procedure: ProcedureId
    reason: str


@frozen(kw_only=True)
class EndProcedure:
    """End a procedure before its last step: a body rejected it, or it was withdrawn."""

    procedure: ProcedureId
    end: ProcedureEnd
    reason: str


@frozen(kw_only=True)
class DecisionTaken:
    """A body decided."""

    body: BodyId
    kind: BodyKind
    place: PlaceId
    collective: CollectiveId | None
    group: VillagerGroupId | None
    matter: Matter
    act: Act
    title: str
    day: date
    reference: str
    meeting: MeetingId
    motion: int
    figures: Figures
    delegates: tuple[Matter, ...]
    delegated_until: date | None
    delegation: DecisionId | None
    by: AccountId


@frozen(kw_only=True)
class PaperDecisionEntered:
    """An old decision was entered from its paper."""

    body: BodyId
    kind: BodyKind
    place: PlaceId
    collective: CollectiveId | None
    group: VillagerGroupId | None
    matter: Matter
    act: Act
    title: str
    day: date
    reference: str
    figures: Figures | None
    delegates: tuple[Matter, ...]
    delegated_until: date | None
    by: AccountId


@frozen(kw_only=True)
class PaperDecisionConfirmed:
    """Another person compared an old decision with its paper."""

    by: AccountId


@frozen(kw_only=True)
class DecisionMinuted:
    """The minutes of the meeting that decided were approved, by another person than recorded."""

    by: AccountId


@frozen(kw_only=True)
class DecisionPublished:
    """A decision or its result hangs out."""

    what: Published
    since: date
    where: str = field(metadata=text_of(TextKind.PUBLISHED))
    by: AccountId


@frozen(kw_only=True)
class PublicationTakenDown:
    """A publication came down."""

    publication: int
    day: date


@frozen(kw_only=True)
class PublicationWithdrawn:
    """A publication was faulty."""

    publication: int
    reason: str


@frozen(kw_only=True)
class DecisionAnnulled:
    """A decision was annulled."""

    since: date
    document: str = field(metadata=text_of(TextKind.PAPER))
    reason: str


@frozen(kw_only=True)
class AnnulmentWithdrawn:
    """A decision was annulled by mistake, and holds."""

    reason: str


@frozen(kw_only=True)
class DecisionRevoked:
    """A decision was ended by a later one."""

    by: DecisionId
    since: date


@frozen(kw_only=True)
class DecisionRevived:
    """A decision holds again: what ended it was a mistake, or was annulled from *since* on."""

    SCHEMA: ClassVar[int] = 2
    by: DecisionId
    since: date | None


@frozen(kw_only=True)
class DecisionWithdrawn:
    """A decision was entered by mistake."""

    reason: str


@frozen(kw_only=True)
class ProcedureBegun:
    """The four deliberations began."""

    place: PlaceId
    matter: Matter
    title: str
    proposal: DecisionId
    day: date


@frozen(kw_only=True)
class ProcedureStepTaken:
    """A step of a procedure was taken."""

    taken: Taken


@frozen(kw_only=True)
class ProcedureStepWithdrawn:
    """The step taken last was entered by mistake."""

    step: Step
    reason: str


@frozen(kw_only=True)
class ProcedureEnded:
    """A procedure ended before its last step."""

    end: ProcedureEnd
    reason: str


DecisionEvent = (
    DecisionTaken
    | PaperDecisionEntered
    | PaperDecisionConfirmed
    | DecisionMinuted
    | DecisionPublished
    | PublicationTakenDown
    | PublicationWithdrawn
    | DecisionAnnulled
    | AnnulmentWithdrawn
    | DecisionRevoked
    | DecisionRevived
    | DecisionWithdrawn
)
"""What happens to a decision."""
ProcedureEvent = ProcedureBegun | ProcedureStepTaken | ProcedureStepWithdrawn | ProcedureEnded
"""What happens to a procedure."""
