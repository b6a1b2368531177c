"""An entry of a ledger: what was done, who saw it, who approved it, and how it ended."""

from datetime import date

from attrs import field

from ruralgov.domain.kernel.ids import (
    AccountId,
    BehaviourListId,
    OrganisationId,
    PersonId,
    PlaceId,
    VolunteerHoursId,
)
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.partypoints.model import PartyLedger, RedScope, Subject


class ProofKind(LabelledEnum):
    """By what a fact is shown; only an effective document shows a deduction alone."""

    DOCUMENT = "document", "已生效的文书", "effective document"
    RECORD = "record", "登记记录", "record"
    SITE = "site", "现场材料", "what was seen on the spot"


@frozen(kw_only=True)
class Proof:
    """What shows a fact: where it is kept, who made it and when, and its hash.

    *attesters* are persons who saw it.
    """

    kind: ProofKind
    reference: str
    maker: OrganisationId
    made: date
    sha256: str
    attesters: tuple[PersonId, ...] = ()


class Stand(LabelledEnum):
    """What a subject said who was told of a deduction."""

    AGREES = "agrees", "无异议", "agrees"
    OBJECTS = "objects", "有异议", "objects"


class EntryEnd(LabelledEnum):
    """How an entry ended that was approved."""

    REVERSED = "reversed", "更正冲销", "reversed as a mistake"
    OVERTURNED = "overturned", "申诉成立撤销", "overturned on appeal"
    REPAIRED = "repaired", "信用修复", "repaired"


class EntryStage(LabelledEnum):
    """How far an entry has come."""

    RECORDED = "recorded", "已登记，未核准", "recorded, not approved"
    APPROVED = "approved", "已核准", "approved"
    APPEALED = "appealed", "申诉处理中", "appealed, not decided"
    ENDED = "ended", "已冲销、撤销或修复", "reversed, overturned or repaired"
    REFUSED = "refused", "未予核准或已撤回", "not approved, or withdrawn"


@frozen(kw_only=True)
class Ended:
    """How and when an approved entry ended, by whom and why."""

    end: EntryEnd
    by: AccountId
    day: date
    reason: str


@frozen(kw_only=True)
class Appeal:
    """That an entry was appealed: where that is written, who entered it, and what came of it."""

    reference: str
    by: AccountId
    day: date
    stands: bool | None = None
    reviewer: AccountId | None = None
    answered: date | None = None
    reason: str = ""


@frozen(kw_only=True)
class PartyEntry:
    """One entry. *points*, *title* and *scope* are those of the list on *day*, and stay.

    *posted* is the day from which it is in the ledger, *expires* the first on which it counts no
    more.
    """

    ledger: PartyLedger
    subject: Subject
    organisation: OrganisationId
    place: PlaceId
    behaviour_list: BehaviourListId
    item: str
    title: str
    scope: RedScope | None
    points: int
    day: date
    expires: date
    hearing_days: int
    appeal_days: int
    proof: Proof
    hours: VolunteerHoursId | None
    by: AccountId
    told: date | None = None
    tellers: tuple[AccountId, ...] = ()
    stand: Stand | None = None
    statement: str = field(default="", metadata=text_of(TextKind.PAPER))
    approver: AccountId | None = None
    posted: date | None = None
    appeals: tuple[Appeal, ...] = ()
    ended: Ended | None = None
    refused: str | None = None

    @property
    def fact(self) -> str:
        """The fact that it rests on: the hash of what shows it, or the hours."""
        return self.proof.sha256 if self.hours is None else f"hours/{self.hours}"

    @property
    def acted(self) -> tuple[AccountId | None, ...]:
        """All who acted on it so far: none of them judges it."""
        reviewers = (one.reviewer for one in self.appeals)
        return (self.by, *self.tellers, self.approver, *reviewers)

    @property
    def stage(self) -> EntryStage:
        """How far it has come."""
        if self.refused is not None:
            return EntryStage.REFUSED
        if self.posted is None:
            return EntryStage.RECORDED
        if self.ended is not None:
            return EntryStage.ENDED
        open_ = bool(self.appeals) and self.appeals[-1].stands is None
        return EntryStage.APPEALED if open_ else EntryStage.APPROVED
