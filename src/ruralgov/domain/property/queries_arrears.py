"""What can be asked about what is late or about to end, and what the answers are."""

from datetime import date

from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import CITY, CollectiveId, ContractId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.property.model_contract import DueKind


class Age(LabelledEnum):
    """How late a due is, in days."""

    DAYS_30 = "30", "30天以内", "up to 30 days"
    DAYS_90 = "90", "31至90天", "31 to 90 days"
    DAYS_365 = "365", "91至365天", "91 to 365 days"
    YEARS_3 = "1095", "1至3年", "1 to 3 years"
    OLDER = "older", "3年以上", "more than 3 years"


@frozen(kw_only=True)
class LateDue:
    """A due that was not paid whole by its day. Amounts in fen."""

    contract: ContractId
    number: str
    due: int
    kind: DueKind
    day: date
    rest: int
    days: int
    age: Age


@frozen(kw_only=True)
class ArrearsFigure:
    """Arrears on a day, by age, in fen."""

    key: str
    """The collective or the place that they are of."""
    name: str
    """The name of the collective, empty for a place."""
    dues: int
    rest: int
    by_age: dict[Age, int]


@frozen(kw_only=True)
class ArrearsReport:
    """The arrears at a place and below it: all, of each town, and of each collective."""

    total: ArrearsFigure
    towns: tuple[ArrearsFigure, ...]
    """A collective of the city itself is counted under the city."""
    collectives: tuple[ArrearsFigure, ...]


@frozen(kw_only=True)
class Expiring:
    """A contract that is about to end."""

    contract: ContractId
    number: str
    title: str
    until: date
    days: int
    renewed: bool
    """Whether a contract that follows it was signed."""


@frozen(kw_only=True)
class Arrears(Query[list[LateDue]]):
    """Ask for the dues of a collective that are late on the day asked, the latest first."""

    collective: CollectiveId


@frozen(kw_only=True)
class ArrearsFigures(Query[ArrearsReport]):
    """Ask for the arrears at a place and below it on the day asked, by their age."""

    place: PlaceId = CITY


@frozen(kw_only=True)
class ExpiringContracts(Query[list[Expiring]]):
    """Ask which contracts of a collective end within so many days after the day asked."""

    collective: CollectiveId
    days: int = 90
