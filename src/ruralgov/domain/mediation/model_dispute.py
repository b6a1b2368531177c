"""A dispute: its sides, their consent, who mediates, the sessions, and what was agreed."""

from datetime import date
from typing import Final

from ruralgov.domain.kernel.ids import (
    AccountId,
    MediationCommitteeId,
    MediationPlaceId,
    OrganisationId,
    PersonId,
    PlaceId,
)
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.mediation.model import ResolutionLevel
from ruralgov.domain.mediation.model_agreement import MediationAgreement

MONTH_DAYS: Final = 30
"""Within so many days of its acceptance a dispute is settled, as a rule."""
CONFIRM_DAYS: Final = 30
"""Within so many days of its effect an agreement is taken to the court (人民调解法 art. 33)."""


class DisputeKind(LabelledEnum):
    """What a dispute is about: the fifteen types of the justice bureaus' returns."""

    FAMILY = "family", "婚姻家庭", "marriage and family"
    NEIGHBOURS = "neighbours", "邻里", "neighbours"
    HOUSING = "housing", "房屋宅基地", "houses and homesteads"
    CONTRACT = "contract", "合同", "contract"
    BUSINESS = "business", "生产经营", "production and trade"
    DAMAGE = "damage", "损害赔偿", "damages"
    LAND = "land", "山林土地", "land, hills and woods"
    EXPROPRIATION = "expropriation", "征地拆迁", "expropriation"
    POLLUTION = "pollution", "环境污染", "pollution"
    LABOUR = "labour", "劳动争议", "labour"
    CONSUMERS = "consumers", "消费", "consumers"
    MEDICAL = "medical", "医疗", "medical"
    TRAFFIC = "traffic", "道路交通事故", "traffic accident"
    ESTATE = "estate", "物业", "estate services"
    OTHER = "other", "其他", "other"


WRITTEN: Final = frozenset({DisputeKind.LAND})
"""Of what is agreed in writing alone (农村土地承包经营纠纷调解仲裁法 art. 10)."""


class DisputeSource(LabelledEnum):
    """How a dispute came to a committee; nobody can order it."""

    APPLIED = "applied", "当事人申请", "a side applied"
    OFFERED = "offered", "主动调解", "the committee offered it"
    REFERRED = "referred", "移送或告知", "another organ told the sides of it"


class PartySide(LabelledEnum):
    """On which side a party stands."""

    APPLICANT = "applicant", "申请人", "applicant"
    RESPONDENT = "respondent", "被申请人", "respondent"


class Telling(LabelledEnum):
    """How a side was told that mediation is free of charge and bars no way to court."""

    PAPER = "paper", "书面告知", "on paper"
    READ_ALOUD = "read_aloud", "宣读告知", "read aloud"


class DisputeStage(LabelledEnum):
    """Where a dispute stands."""

    RECEIVED = "received", "登记待同意", "received, consent is asked"
    ACCEPTED = "accepted", "调解中", "accepted"
    IN_FORCE = "in_force", "协议生效", "agreed"
    CLOSED = "closed", "已结案归档", "closed"
    REFUSED = "refused", "不予受理", "not for mediation"
    DECLINED = "declined", "当事人不同意调解", "a side did not want it"
    TERMINATED = "terminated", "终止调解", "ended without agreement"
    WITHDRAWN = "withdrawn", "登记撤销", "entered by mistake"


BEFORE: Final = DisputeStage.RECEIVED, DisputeStage.ACCEPTED
"""Before an agreement."""
AGREED: Final = DisputeStage.IN_FORCE, DisputeStage.CLOSED
GOING: Final = frozenset({*BEFORE, DisputeStage.IN_FORCE})


class RefusalCause(LabelledEnum):
    """Why a committee cannot take a dispute."""

    RESERVED = "reserved", "法律规定由专门机关处理", "the law reserves it to another organ"
    FORBIDDEN = "forbidden", "法律禁止调解", "the law forbids to mediate it"
    ELSEWHERE = "elsewhere", "法院、公安等已受理或解决", "a court, the police … have it"
    OWN_ACT = "own_act", "涉及本组织自己的决定", "it is about the committee's own decision"


class TerminationCause(LabelledEnum):
    """Why mediation ended without an agreement."""

    LEFT = "left", "当事人退出调解", "a side left"
    NO_AGREEMENT = "no_agreement", "未达成协议", "no agreement was reached"
    TIME_OVER = "time_over", "期限届满未共同同意延长", "the time is over, not extended by both"
    NOT_MEDIABLE = "not_mediable", "不宜调解", "it turned out not to be for mediation"
    DANGER = "danger", "存在暴力或危险", "violence or danger"
    NO_MEDIATOR = "no_mediator", "没有双方接受的调解员", "no mediator whom both accept"
    PARTY_DIED = "party_died", "当事人去世且无人承接", "a party died and nobody follows"


class Tie(LabelledEnum):
    """What ties a mediator to a dispute, beside kin and household, which the registry shows."""

    INTEREST = "interest", "与纠纷有利害关系", "an interest in the dispute"
    CREDITOR = "creditor", "与一方有债权债务", "creditor or debtor of a side"
    REPORTED = "reported", "曾上报或处理该纠纷", "reported or handled it before"
    OTHER = "other", "其他可能影响公正的关系", "another tie"


@frozen(kw_only=True)
class DisputeParty:
    """Who is on a side: a person, for whom a guardian may act, or an organisation.

    *consented* is since when the party agrees to mediation, as long as that is so; *follows* is
    the number of the party in whose place it came, and *left* since when it is a party no more.
    """

    number: int
    side: PartySide
    person: PersonId | None = None
    organisation: OrganisationId | None = None
    guardian: PersonId | None = None
    consented: date | None = None
    told: Telling | None = None
    follows: int | None = None
    left: date | None = None


@frozen(kw_only=True)
class MediatorSeat:
    """Who mediates, since both sides accepted them; *tie* is what they were told before."""

    person: PersonId
    since: date
    tie: Tie | None = None
    until: date | None = None


@frozen(kw_only=True)
class MediationSession:
    """One session: when, where, and which parties were there."""

    number: int
    day: date
    at: MediationPlaceId | None
    venue: str
    present: tuple[int, ...]
    mediators: tuple[PersonId, ...]
    joint: bool
    open: bool
    told: Telling
    by: AccountId


@frozen(kw_only=True)
class LevelStep:
    """That a dispute goes one level up; the first committee has it until the next took it."""

    to: MediationCommitteeId
    place: PlaceId
    level: ResolutionLevel
    day: date
    taken: date | None = None


@frozen(kw_only=True)
class Dispute:
    """A dispute between two sides, whom a committee offers to mediate."""

    number: str
    place: PlaceId
    """Where it arose; it is counted there, whoever settles it."""
    committee: MediationCommitteeId
    seat: PlaceId
    level: ResolutionLevel
    kind: DisputeKind
    source: DisputeSource
    letter: str
    parties: tuple[DisputeParty, ...]
    received: date
    by: AccountId
    stage: DisputeStage = DisputeStage.RECEIVED
    accepted: date | None = None
    due: date | None = None
    mediators: tuple[MediatorSeat, ...] = ()
    ties: tuple[tuple[PersonId, Tie], ...] = ()
    sessions: tuple[MediationSession, ...] = ()
    victims: tuple[int, ...] = ()
    wishes: tuple[int, ...] = ()
    """Which victims of violence wished a joint session by themselves."""
    steps: tuple[LevelStep, ...] = ()
    agreement: MediationAgreement | None = None
    ended: date | None = None
    cause: TerminationCause | None = None
    told_end: Telling | None = None
    erased: bool = False

    @property
    def standing(self) -> tuple[DisputeParty, ...]:
        """The parties of today."""
        return tuple(one for one in self.parties if one.left is None)

    @property
    def agreed(self) -> bool:
        """Whether every party agrees to mediation now."""
        return all(one.consented is not None for one in self.standing)

    @property
    def sitting(self) -> tuple[PersonId, ...]:
        """Who mediates now."""
        return tuple(one.person for one in self.mediators if one.until is None)

    @property
    def pending(self) -> LevelStep | None:
        """The step up that nobody took yet."""
        return next((one for one in self.steps if one.taken is None), None)

    def party(self, number: int) -> DisputeParty | None:
        """Return a party of today by its number."""
        return next((one for one in self.standing if one.number == number), None)
