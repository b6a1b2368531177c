"""What can be asked of the powers of towns, and of centres with all that they have."""

from datetime import date

from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import CITY, CentreId, OrganisationId, PlaceId, PowerGrantId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.staffing.model_officer import ActCapacity
from ruralgov.domain.staffing.model_power import AssessmentResult, PowerGrant
from ruralgov.domain.staffing.queries_officer import RosterLine


class PowerFault(LabelledEnum):
    """What is amiss with a matter in which a town may act."""

    UNASSESSED = "unassessed", "逾期未评估", "assessment overdue"
    UNFIT = "unfit", "评估不能承接而未收回", "found unfit and not taken back"
    ENDING = "ending", "即将到期", "ends soon"


@frozen(kw_only=True)
class PowerLine:
    """One matter in which a town may act on the day asked; *last* is its last day, None: no end."""

    grant: PowerGrantId
    place: PlaceId
    capacity: ActCapacity
    department: OrganisationId
    department_name: str
    code: str
    title: str
    law: str
    document: str
    since: date
    last: date | None
    assessed: date | None
    result: AssessmentResult | None
    faults: tuple[PowerFault, ...]


@frozen(kw_only=True)
class Powers(Query[list[PowerLine]]):
    """Ask in which matters the towns at a place and below it may act on the day asked.

    What was transferred is to be assessed every *assessed_days*; what ends within *within_days* is
    said to end soon.
    """

    place: PlaceId = CITY
    department: OrganisationId | None = None
    assessed_days: int = 365
    within_days: int = 60


@frozen(kw_only=True)
class PowerFile(Query[PowerGrant]):
    """Ask for a grant with its matters and assessments."""

    grant: PowerGrantId


@frozen(kw_only=True)
class CentreSheet:
    """A centre with its powers and who is there; *ending*: whose badge is missing or runs out."""

    centre: CentreId
    name: str
    place: PlaceId
    since: date
    transferred: int
    commissioned: int
    powers: tuple[PowerLine, ...]
    officers: tuple[RosterLine, ...]
    ending: tuple[RosterLine, ...]


@frozen(kw_only=True)
class CentreSheets(Query[list[CentreSheet]]):
    """Ask for the centres at a place and below it, with powers and officers on the day asked."""

    place: PlaceId = CITY
    within_days: int = 60
