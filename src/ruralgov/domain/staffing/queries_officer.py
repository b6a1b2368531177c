"""What can be asked of centres, officers and secondments."""

from datetime import date

from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import CITY, CentreId, OfficerId, OrganisationId, PersonId, PlaceId
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.staffing.model_officer import ActCapacity, Officer
from ruralgov.domain.staffing.rows_officer import BadgeRow, CentreRow, OfficerRow


@frozen(kw_only=True)
class Centres(Query[list[CentreRow]]):
    """Ask for the enforcement centres at a place and below it on the day asked."""

    place: PlaceId = CITY


@frozen(kw_only=True)
class RosterLine:
    """Who is where on the day asked; *last* is the last day, *badge_last* that of the badge.

    *badge_last* is None where no badge is in force.
    """

    officer: OfficerId
    person: PersonId
    department: OrganisationId
    department_name: str
    centre: CentreId
    place: PlaceId
    capacity: ActCapacity
    since: date
    last: date
    badge_last: date | None


@frozen(kw_only=True)
class SecondmentRoster(Query[list[RosterLine]]):
    """Ask who is seconded to the centres at a place and below it on the day asked."""

    place: PlaceId = CITY
    department: OrganisationId | None = None


@frozen(kw_only=True)
class RosterCell:
    """How many people of a department are at the centre of a town."""

    department: OrganisationId
    department_name: str
    place: PlaceId
    people: int


@frozen(kw_only=True)
class RosterSum:
    """The people of a department in all towns, or of all departments in a town, each once."""

    key: str
    name: str
    people: int


@frozen(kw_only=True)
class RosterTable:
    """People by department and town; *people* counts each once, *departments* those that sent.

    The sums are of the day asked, of a department and of a town each, in the order of their names.
    """

    day: date
    cells: tuple[RosterCell, ...]
    by_department: tuple[RosterSum, ...]
    by_town: tuple[RosterSum, ...]
    people: int
    departments: int
    towns: int


@frozen(kw_only=True)
class SecondmentTable(Query[RosterTable]):
    """Ask how many people of which department are in which town on the day asked."""

    place: PlaceId = CITY


@frozen(kw_only=True)
class EndingBadges(Query[list[RosterLine]]):
    """Ask who is seconded and has no badge, or none that lasts so many days more."""

    place: PlaceId = CITY
    within_days: int = 60


@frozen(kw_only=True)
class NamedOfficer:
    """An officer at a centre, by name."""

    officer: OfficerId
    person: PersonId
    name: str | None


@frozen(kw_only=True)
class OfficerNames(Query[list[NamedOfficer]]):
    """Ask for the names of those seconded to the centres at a place and below it."""

    place: PlaceId = CITY


@frozen(kw_only=True)
class Officers(Query[list[OfficerRow]]):
    """Ask who is an officer on the day asked, by which post; the answer names nobody."""

    department: OrganisationId | None = None


@frozen(kw_only=True)
class Badges(Query[list[BadgeRow]]):
    """Ask for the badges in force on the day asked; ``owner`` is the officer."""

    number: str | None = None


@frozen(kw_only=True)
class OfficerFile(Query[Officer]):
    """Ask for an officer with all badges and secondments."""

    officer: OfficerId
