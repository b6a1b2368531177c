"""Commands and events of what is pooled in a consortium, and of joint projects."""

from datetime import date

from ruralgov.domain.consortia.model_pledge import PledgeEnd, Portion, ResourceKind, Vehicle
from ruralgov.domain.kernel.ids import (
    CollectiveId,
    ConsortiumId,
    DecisionId,
    OrganisationId,
    PlaceId,
)
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class PledgeResource:
    """Enter what a member village lends to a consortium until a day, by the owner's own decision.

    *owner* is the collective whose money, asset or land it is, and stays; cadres and means of
    governance are the village's. *quantity* is in the unit of the kind: fen, days of a person,
    items, square metres. *consideration* says what the owner gets for it.
    """

    consortium: ConsortiumId
    village: PlaceId
    owner: CollectiveId | None = None
    kind: ResourceKind
    item: str
    quantity: int
    since: date
    until: date
    consideration: str
    decision: DecisionId


@frozen(kw_only=True)
class SettlePledge:
    """Enter that a pledge was returned to its owner, or settled, and by which paper."""

    consortium: ConsortiumId
    pledge: int
    end: PledgeEnd
    day: date
    settlement: str


@frozen(kw_only=True)
class ReopenPledge:
    """Take back that a pledge was returned or settled."""

    consortium: ConsortiumId
    pledge: int
    reason: str


@frozen(kw_only=True)
class WithdrawPledge:
    """Take back a pledge that was entered by mistake."""

    consortium: ConsortiumId
    pledge: int
    reason: str


@frozen(kw_only=True)
class AgreeProject:
    """Enter what collectives of member villages undertake together, in a lawful form.

    *reference* is the contract or the charter; *organisation* the company or co-operative. The
    portions make exactly one whole, each by the decision of its owner.
    """

    consortium: ConsortiumId
    name: str
    vehicle: Vehicle
    organisation: OrganisationId | None = None
    reference: str
    portions: tuple[Portion, ...]
    loss_rule: str
    since: date
    until: date


@frozen(kw_only=True)
class EndProject:
    """Enter that a project ended and was settled."""

    consortium: ConsortiumId
    project: int
    day: date
    settlement: str


@frozen(kw_only=True)
class ReopenProject:
    """Take back that a project ended."""

    consortium: ConsortiumId
    project: int
    reason: str


@frozen(kw_only=True)
class WithdrawProject:
    """Take back a project that was entered by mistake."""

    consortium: ConsortiumId
    project: int
    reason: str


@frozen(kw_only=True)
class ResourcePledged:
    """Something was pledged."""

    number: int
    village: PlaceId
    owner: CollectiveId | None
    kind: ResourceKind
    item: str
    quantity: int
    since: date
    until: date
    consideration: str
    decision: DecisionId


@frozen(kw_only=True)
class PledgeSettled:
    """A pledge was returned or settled."""

    pledge: int
    end: PledgeEnd
    day: date
    settlement: str


@frozen(kw_only=True)
class PledgeReopened:
    """A pledge is neither returned nor settled after all."""

    pledge: int
    reason: str


@frozen(kw_only=True)
class PledgeWithdrawn:
    """A pledge was entered by mistake."""

    pledge: int
    reason: str


@frozen(kw_only=True)
class ProjectAgreed:
    """A joint project was agreed."""

    number: int
    name: str
    vehicle: Vehicle
    organisation: OrganisationId | None
    reference: str
    portions: tuple[Portion, ...]
    loss_rule: str
    since: date
    until: date


@frozen(kw_only=True)
class ProjectEnded:
    """A joint project ended."""

    project: int
    day: date
    settlement: str


@frozen(kw_only=True)
class ProjectReopened:
    """A joint project goes on after all."""

    project: int
    reason: str


@frozen(kw_only=True)
class ProjectWithdrawn:
    """A joint project was entered by mistake."""

    project: int
    reason: str


PledgeEvent = (
    ResourcePledged
    | PledgeSettled
    | PledgeReopened
    | PledgeWithdrawn
    | ProjectAgreed
    | ProjectEnded
    | ProjectReopened
    | ProjectWithdrawn
)
