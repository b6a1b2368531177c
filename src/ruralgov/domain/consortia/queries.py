"""What can be asked of consortia."""

from datetime import date

from ruralgov.domain.consortia.model import Consortium, ConsortiumKind, ConsortiumStage, Terms
from ruralgov.domain.consortia.model_pledge import ResourceKind
from ruralgov.domain.consortia.rows import ConsortiumRow, JointShareRow, PledgeRow
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import CITY, ConsortiumId, DecisionId, OrganisationId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class Consortia(Query[list[ConsortiumRow]]):
    """Ask for the consortia with a village at a place and below it, as they are on the day asked.

    Without *stages*, those that have members; *kind* leaves one kind. They are sorted by name.
    """

    place: PlaceId = CITY
    kind: ConsortiumKind | None = None
    stages: tuple[ConsortiumStage, ...] = ()


@frozen(kw_only=True)
class KindCount:
    """How many active consortia of a kind there are, and how many villages are in them."""

    kind: ConsortiumKind
    consortia: int
    villages: int


@frozen(kw_only=True)
class TownCount:
    """How many active consortia are counted in a town, and how many of its villages are in one.

    *place* is the city where the villages of a consortium lie in several towns and its lead
    organisation in none of them.
    """

    place: PlaceId
    name: str
    consortia: int
    villages: int
    kinds: tuple[KindCount, ...]


@frozen(kw_only=True)
class Census:
    """How many consortia are active on a day, and how many different villages are in them.

    A village that became part of another counts as that one. ``consortia`` is the sum by kind, and
    the sum by town: one across towns counts in the town of its lead organisation alone.
    ``villages`` is the sum by town. Those suspended or being dissolved are not among them.
    """

    day: date
    consortia: int
    villages: int
    towns: int
    by_kind: tuple[KindCount, ...]
    by_town: tuple[TownCount, ...]
    suspended: int
    dissolving: int
    left_out: int
    """How many villages are in consortia that are suspended or being dissolved, and in no other."""


@frozen(kw_only=True)
class ConsortiumCensus(Query[Census]):
    """Ask how many consortia there are in the city on the day asked, by kind and town."""


class ConsortiumFault(LabelledEnum):
    """What is wrong with a consortium."""

    TOO_FEW = "too_few", "成员村不足两个", "fewer than two villages"
    LEAD_GONE = "lead_gone", "牵头单位已终止", "its lead organisation has ended"
    VILLAGE_ENDED = "village_ended", "成员村已撤并", "a village of it has ended"
    VILLAGE_TWICE = "village_twice", "成员村同在两个片区", "a village is in two consortia"
    DECISION_FALLEN = (
        "decision_fallen",
        "成员村的决议已失效",
        "the decision of a village holds no more",
    )
    REVIEW_OVERDUE = "review_overdue", "逾期未复核", "its review is overdue"
    PLEDGE_OVERDUE = "pledge_overdue", "到期未退还或结清", "something pooled was due back"


@frozen(kw_only=True)
class ConsortiumFinding:
    """What is wrong with a consortium on the day asked, since when, and what it is about.

    *about_name* is what that is called. *until* is the last day of grace; after it, the consortium
    is to be mended or dissolved.
    """

    consortium: ConsortiumId
    name: str
    fault: ConsortiumFault
    about: str
    about_name: str
    since: date
    until: date


@frozen(kw_only=True)
class ConsortiumFindings(Query[list[ConsortiumFinding]]):
    """Ask what is wrong with the consortia of a place and below it on the day asked."""

    place: PlaceId = CITY


@frozen(kw_only=True)
class FaultCount:
    """In how many consortia something is wrong, and how often."""

    fault: ConsortiumFault
    consortia: int
    findings: int


@frozen(kw_only=True)
class CensusSheet:
    """The census of a day, with all that is wrong, each kind of fault counted also where it is 0.

    *sound* is how many consortia that have members have no finding.
    """

    census: Census
    findings: tuple[ConsortiumFinding, ...]
    faults: tuple[FaultCount, ...]
    sound: int


@frozen(kw_only=True)
class ConsortiumCensusSheet(Query[CensusSheet]):
    """Ask how many consortia there are on the day asked, and what is wrong with which of them."""


@frozen(kw_only=True)
class PooledSum:
    """What is pooled of a kind on the day asked: how many pledges, and how much in its unit."""

    kind: ResourceKind
    pledges: int
    quantity: int


@frozen(kw_only=True)
class MemberLine:
    """A village of a consortium, and by which decision it is in it."""

    village: PlaceId
    name: str
    town: PlaceId
    since: date
    decision: DecisionId
    reference: str


@frozen(kw_only=True)
class Charter:
    """One consortium on a day: what it is, who is in it, what is pooled, what is wrong.

    *record* has its whole history. *terms* are those of the day, or its first ones. *on_paper*: no
    decision of a body is named by which it was approved. *pooled* and *projects* are of the day.
    """

    consortium: ConsortiumId
    stage: ConsortiumStage
    terms: Terms
    lead: OrganisationId | None
    lead_name: str
    on_paper: bool
    members: tuple[MemberLine, ...]
    pooled: tuple[PooledSum, ...]
    projects: int
    findings: tuple[ConsortiumFinding, ...]
    record: Consortium


@frozen(kw_only=True)
class ConsortiumCharter(Query[Charter]):
    """Ask for one consortium with all that is in it, as of the day asked."""

    consortium: ConsortiumId


@frozen(kw_only=True)
class Pooled:
    """What a village has in consortia: its pledges, and the shares of its collectives."""

    pledges: tuple[PledgeRow, ...]
    shares: tuple[JointShareRow, ...]


@frozen(kw_only=True)
class PooledBy(Query[Pooled]):
    """Ask what a village, or what became part of it, pledged and undertook in consortia."""

    village: PlaceId
