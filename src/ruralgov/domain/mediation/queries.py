"""What can be asked of mediation."""

from datetime import date

from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import (
    CITY,
    DisputeId,
    MediationCommitteeId,
    MediationPlaceId,
    PersonId,
    PlaceId,
)
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.mediation.model import MediationPlaceKind, OpeningTime, ResolutionLevel
from ruralgov.domain.mediation.model_agreement import (
    AgreementForm,
    AgreementSuit,
    JudicialConfirmation,
    ObligationKind,
    ObligationStage,
    Signature,
)
from ruralgov.domain.mediation.model_dispute import (
    DisputeKind,
    DisputeSource,
    DisputeStage,
    LevelStep,
    PartySide,
    Telling,
    TerminationCause,
    Tie,
)
from ruralgov.domain.mediation.rows import DisputeRow, MediationCommitteeRow


@frozen(kw_only=True)
class MediationPlaceLine:
    """A place of mediation as everybody may know it."""

    at: MediationPlaceId
    place: PlaceId
    kind: MediationPlaceKind
    name: str
    venue: str
    opening: tuple[OpeningTime, ...]
    committee: str
    """The name of the committee that mediates there."""


@frozen(kw_only=True)
class MediationPlaces(Query[list[MediationPlaceLine]]):
    """Ask for the stations, rooms and parlours of a place, and when they are open."""

    place: PlaceId = CITY


@frozen(kw_only=True)
class MediationCommittees(Query[list[MediationCommitteeRow]]):
    """Ask for the committees of a place that are there on the day asked."""

    place: PlaceId = CITY


@frozen(kw_only=True)
class NamedMediator:
    """Who mediates for a committee."""

    person: PersonId
    name: str | None
    member: bool
    chair: bool


@frozen(kw_only=True)
class MediatorsOf(Query[list[NamedMediator]]):
    """Ask who mediates for a committee on the day asked, by name: the sides choose among them."""

    committee: MediationCommitteeId


@frozen(kw_only=True)
class Disputes(Query[list[DisputeRow]]):
    """Ask for the register of disputes of a place, of a year or all; nobody is named."""

    place: PlaceId = CITY
    year: int | None = None


@frozen(kw_only=True)
class PartyLine:
    """A party by name."""

    number: int
    side: PartySide
    name: str | None
    guardian: str | None
    consented: date | None
    told: Telling | None
    left: date | None
    follows: int | None


@frozen(kw_only=True)
class SessionLine:
    """A session with what was recorded; what was conceded stays at the table."""

    number: int
    day: date
    venue: str
    present: tuple[int, ...]
    joint: bool
    open: bool
    told: Telling
    words: str | None


@frozen(kw_only=True)
class PerformanceLine:
    """What was done of an obligation, and what proves it."""

    day: date
    amount: Fen | None
    proof: str | None


@frozen(kw_only=True)
class ObligationLine:
    """An obligation in words, with what came of it."""

    number: int
    debtor: int
    creditor: int
    kind: ObligationKind
    words: str | None
    amount: Fen | None
    due: date
    stage: ObligationStage
    settled: date | None
    reminded: date | None
    heard: date | None
    performed: tuple[PerformanceLine, ...]


@frozen(kw_only=True)
class VariationLine:
    """How both sides varied an agreement: *effective* is None while it is being signed."""

    number: int
    words: str | None
    replaces: tuple[int, ...]
    obligations: tuple[ObligationLine, ...]
    drafted: date
    signatures: tuple[Signature, ...]
    countersigned: date | None
    sealed: date | None
    effective: date | None


@frozen(kw_only=True)
class AgreementSheet:
    """The agreement of a dispute; *confirm_by* is the last day to ask a court to confirm it."""

    form: AgreementForm
    facts: str | None
    obligations: tuple[ObligationLine, ...]
    signatures: tuple[Signature, ...]
    countersigned: date | None
    sealed: date | None
    effective: date | None
    confirm_by: date | None
    variations: tuple[VariationLine, ...]
    confirmations: tuple[JudicialConfirmation, ...]
    suits: tuple[AgreementSuit, ...]


@frozen(kw_only=True)
class MediatorLine:
    """Who mediates or did, and what tie the parties were told of."""

    name: str | None
    since: date
    until: date | None
    tie: Tie | None


@frozen(kw_only=True)
class DisputeSheet:
    """The file of a dispute, but for what was conceded at the table."""

    dispute: DisputeId
    number: str
    committee: str
    place: PlaceId
    kind: DisputeKind
    source: DisputeSource
    letter: str
    level: ResolutionLevel
    stage: DisputeStage
    received: date
    accepted: date | None
    due: date | None
    text: str | None
    parties: tuple[PartyLine, ...]
    mediators: tuple[MediatorLine, ...]
    sessions: tuple[SessionLine, ...]
    steps: tuple[LevelStep, ...]
    agreement: AgreementSheet | None
    cause: TerminationCause | None
    ended: date | None
    told_end: Telling | None


@frozen(kw_only=True)
class DisputeFile(Query[DisputeSheet]):
    """Ask for the file of a dispute, as its mediator, clerk or supervisor; it is recorded."""

    dispute: DisputeId


@frozen(kw_only=True)
class OwnDispute(Query[DisputeSheet]):
    """Ask for the file of a dispute as one of its parties, or as the guardian of one."""

    dispute: DisputeId


@frozen(kw_only=True)
class Concession:
    """What was offered in a session to reach an agreement."""

    session: int
    words: str | None


@frozen(kw_only=True)
class ConcessionsOf(Query[list[Concession]]):
    """Ask what was conceded at the table, as a mediator of the dispute: it goes nowhere else."""

    dispute: DisputeId


@frozen(kw_only=True)
class CauseCount:
    """How many mediations ended on a cause."""

    cause: TerminationCause
    disputes: int


@frozen(kw_only=True)
class LevelCount:
    """How many disputes were settled at a level."""

    level: ResolutionLevel
    disputes: int


@frozen(kw_only=True)
class MediationSummary:
    """Figures of the disputes that arose in a place and were accepted within some days.

    What was accepted is the whole: *settled*, *ended* and *open* make it up. *declined* and
    *refused* were received within those days, were never accepted, and are shown beside it.
    Obligations are those that fell due within the days.
    """

    place: PlaceId
    since: date
    until: date
    accepted: int
    settled: tuple[LevelCount, ...]
    ended: tuple[CauseCount, ...]
    open: int
    declined: int
    refused: int
    obligations: int
    fulfilled: int
    """Fulfilled by their day."""
    late: int
    breached: int
    eased: int
    """Released, or excused."""
    varied: int
    """Varied by both sides after their day; what was varied before is not among them."""
    written: int
    """Written agreements of these disputes: a court can be asked to confirm them."""
    applied: int
    confirmed: int

    @property
    def within(self) -> tuple[int, int]:
        """How many were settled in the village, and how many in the village or the town."""
        found = {one.level: one.disputes for one in self.settled}
        village = found.get(ResolutionLevel.VILLAGE, 0)
        return village, village + found.get(ResolutionLevel.TOWN, 0)


@frozen(kw_only=True)
class MediationFigures(Query[MediationSummary]):
    """Ask how many disputes of a place were settled at which level (小事不出村、大事不出镇).

    Both days belong to it.
    """

    place: PlaceId = CITY
    since: date
    until: date


@frozen(kw_only=True)
class MediationTownLine:
    """What came of the disputes of a town in a year; a count below five is None, nought as well.

    There is no total: a count that is held back is the total less the others.
    """

    place: PlaceId
    settled: tuple[tuple[ResolutionLevel, int | None], ...]
    ended: int | None
    open: int | None
    declined: int | None


@frozen(kw_only=True)
class MediationOverview(Query[list[MediationTownLine]]):
    """Ask what came of the disputes of a year that is over, town by town; anybody may.

    No smaller place and no shorter time is told: what two answers differ by would be a few people.
    """

    year: int


class MediationFault(LabelledEnum):
    """What stands still, and nobody did anything wrong by it that could be refused."""

    TERM_OVER = "term_over", "委员会任期已满未换届", "the term of a committee is over"
    WAITING = "waiting", "登记三十日仍未取得各方意见", "received 30 days ago, nobody said yes or no"
    TIME_OVER = (
        "time_over",
        "调解期限已过，未终止也未延长",
        "the time is over, neither ended nor extended",
    )
    UNTAKEN = "untaken", "移送上级七日未接收", "passed up 7 days ago and not taken"
    UNSIGNED = "unsigned", "协议变更三十日仍未签署完毕", "a variation is not signed for 30 days"
    OVERDUE = "overdue", "义务到期未履行，未了结", "an obligation is overdue"


@frozen(kw_only=True)
class MediationFinding:
    """What stands still, of which record, and since when."""

    fault: MediationFault
    key: str
    name: str
    """The number of the dispute, or the name of the committee."""
    about: str
    since: date


@frozen(kw_only=True)
class MediationFindings(Query[list[MediationFinding]]):
    """Ask what of mediation stands still in a place, the longest first."""

    place: PlaceId = CITY
