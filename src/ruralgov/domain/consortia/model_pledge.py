"""What villages pool in a consortium, and what their collectives undertake together.

Neither ever owns anything: a pledge names an owner and lends a use, a project names a contract or a
company that stands outside.
"""

from datetime import date
from fractions import Fraction
from typing import Final

from attrs import field

from ruralgov.domain.consortia import texts
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import CollectiveId, DecisionId, OrganisationId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.value import frozen


class ResourceKind(LabelledEnum):
    """What is pooled; each is counted in a unit of its own."""

    CADRE_TIME = "cadre_time", "干部人才", "time of cadres"
    FUND = "fund", "资金", "money"
    ASSET_USE = "asset_use", "资产使用", "use of assets"
    LAND_USE = "land_use", "土地使用", "use of land"
    GOVERNANCE = "governance", "治理力量", "means of governance"

    @property
    def unit(self) -> tuple[str, str]:
        """In what it is counted, in Chinese and English."""
        return UNITS[self]


UNITS: Final = {
    ResourceKind.CADRE_TIME: ("人天", "days of a person"),
    ResourceKind.FUND: ("分", "fen"),
    ResourceKind.ASSET_USE: ("件", "items"),
    ResourceKind.LAND_USE: ("平方米", "square metres"),
    ResourceKind.GOVERNANCE: ("项", "items"),
}
OWNED: Final = frozenset({ResourceKind.FUND, ResourceKind.ASSET_USE, ResourceKind.LAND_USE})
"""Kinds of which a collective is the owner."""


class PledgeEnd(LabelledEnum):
    """How a pledge ended."""

    RETURNED = "returned", "已退还", "returned"
    SETTLED = "settled", "已结清", "settled"


@frozen(kw_only=True)
class Pledge:
    """What a village lends to a consortium, whose it is and stays, and by whose decision.

    *quantity* is in the unit of its kind. *withdrawn* says that it was entered by mistake.
    """

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
    end: PledgeEnd | None = None
    ended: date | None = None
    settlement: str = ""
    withdrawn: bool = False

    @property
    def open(self) -> bool:
        """Whether it is neither returned nor settled."""
        return self.end is None and not self.withdrawn


class Vehicle(LabelledEnum):
    """In what lawful form collectives undertake something together."""

    CONTRACT = "contract", "联合经营合同", "contract between the collectives"
    COMPANY = "company", "公司", "company of which they hold shares"
    COOPERATIVE = "cooperative", "合作社", "co-operative of which they hold shares"


@frozen(kw_only=True)
class Portion:
    """What a collective has of a project: ``part / whole``, for a contribution, by its decision."""

    village: PlaceId
    owner: CollectiveId
    part: int
    whole: int = field()
    contribution: Fen = field()
    decision: DecisionId

    @whole.validator
    def _check(self, _: object, whole: int) -> None:
        if not 0 < self.part <= whole:
            raise BadInput(texts.PORTION_WRONG, part=self.part, whole=whole)

    @contribution.validator
    def _check_contribution(self, _: object, contribution: Fen) -> None:
        if contribution < 0:
            raise BadInput(texts.CONTRIBUTION_WRONG)

    @property
    def share(self) -> Fraction:
        """Its part, exactly."""
        return Fraction(self.part, self.whole)


@frozen(kw_only=True)
class JointProject:
    """What collectives undertake together: in what form, by which paper, who bears a loss.

    *organisation* is the company or co-operative. *withdrawn*: it was entered by mistake.
    """

    number: int
    name: str
    vehicle: Vehicle
    organisation: OrganisationId | None
    reference: str
    portions: tuple[Portion, ...]
    loss_rule: str
    since: date
    until: date
    ended: date | None = None
    settlement: str = ""
    withdrawn: bool = False

    @property
    def open(self) -> bool:
        """Whether it goes on."""
        return self.ended is None and not self.withdrawn

    @property
    def villages(self) -> frozenset[PlaceId]:
        """The villages whose collectives are in it."""
        return frozenset(one.village for one in self.portions)
