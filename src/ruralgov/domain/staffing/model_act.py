"""What an enforcement centre did: in whose name, and by whom."""

from datetime import date

from ruralgov.domain.kernel.ids import (
    AccountId,
    CentreId,
    OfficerId,
    OrganisationId,
    PlaceId,
)
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.staffing.model_officer import ActCapacity


class ActKind(LabelledEnum):
    """What was done."""

    GUIDANCE = "guidance", "指导", "guidance"
    CHECK = "check", "检查", "check"
    ORDER = "order", "责令改正", "order to correct"
    PENALTY = "penalty", "处罚", "penalty"


class RecusalGround(LabelledEnum):
    """Why an officer is to stand back (行政处罚法 art. 43); what it is in detail stays on paper."""

    INTEREST = "interest", "与案件有直接利害关系", "a direct interest in the case"
    RELATION = "relation", "有其他关系可能影响公正", "another relation that may impair fairness"


class RecusalAsker(LabelledEnum):
    """Who asked that an officer stands back."""

    PARTY = "party", "当事人申请", "the party"
    OFFICER = "officer", "执法人员自行提出", "the officer"


@frozen(kw_only=True)
class Recusal:
    """That an officer is asked to stand back, and what was decided of it."""

    officer: OfficerId
    ground: RecusalGround
    asked_by: RecusalAsker
    asked: date
    by: AccountId
    decided: date | None = None
    agreed: bool | None = None
    decided_by: AccountId | None = None


@frozen(kw_only=True)
class LegalReview:
    """What another person with the qualification found of a grave case (行政处罚法 art. 58)."""

    day: date
    by: AccountId
    qualification: str
    passed: bool


@frozen(kw_only=True)
class Handover:
    """That a case went on to another authority."""

    to: OrganisationId
    day: date
    document: str


@frozen(kw_only=True)
class EnforcementAct:
    """One act; of whom it was done is on the document, and not here.

    *grave*: a legal review is needed (art. 58). *entered_by* is None where it was entered before
    that was kept.
    """

    centre: CentreId
    kind: ActKind
    capacity: ActCapacity
    matter: str
    document: str
    officers: tuple[OfficerId, ...]
    place: PlaceId
    day: date
    grave: bool = False
    entered_by: AccountId | None = None
    recusals: tuple[Recusal, ...] = ()
    review: LegalReview | None = None
    handover: Handover | None = None
    withdrawn: str | None = None
    """Why it was taken back, where it was entered by mistake."""

    @property
    def recused(self) -> frozenset[OfficerId]:
        """The officers who were to stand back."""
        return frozenset(one.officer for one in self.recusals if one.agreed)

    @property
    def reviewed(self) -> bool:
        """Whether no legal review is missing."""
        return not self.grave or (self.review is not None and self.review.passed)
