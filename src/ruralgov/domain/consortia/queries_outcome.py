"""What can be asked of outcomes."""

from datetime import date

from ruralgov.domain.consortia.model_outcome import Integration
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import CITY, ConsortiumId, PlaceId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class VillageIncome:
    """What the collectives of a village had of a project, in fen: its share, and no more."""

    village: PlaceId
    amount: int


@frozen(kw_only=True)
class OutcomeLine:
    """One outcome of a consortium; it counts there and once. *last* is the last day of its period.

    *verified* None: nobody but who entered it has seen it, and it is in no sum.
    """

    consortium: ConsortiumId
    name: str
    number: int
    integration: Integration
    indicator: str
    unit: str
    project: int | None
    project_name: str
    since: date
    last: date
    before: int
    after: int
    evidence: str
    verified: date | None
    villages: tuple[VillageIncome, ...]

    @property
    def change(self) -> int:
        """How much more it is than before; less than nothing where it is less."""
        return self.after - self.before


@frozen(kw_only=True)
class IntegrationSum:
    """How many outcomes of an integration are verified and wait, in how many consortia."""

    integration: Integration
    consortia: int
    verified: int
    waiting: int
    income: int
    """What verified outcomes of industry come to, in fen."""


@frozen(kw_only=True)
class OutcomeSheet:
    """The outcomes of some consortia, and their sums by integration."""

    lines: tuple[OutcomeLine, ...]
    sums: tuple[IntegrationSum, ...]


@frozen(kw_only=True)
class ConsortiumOutcomes(Query[OutcomeSheet]):
    """Ask for the outcomes of the consortia of a place that ended by the day asked.

    *since*: those that ended on it or later.
    """

    place: PlaceId = CITY
    consortium: ConsortiumId | None = None
    integration: Integration | None = None
    since: date | None = None
