"""What can be asked about files and applications, and what the answers are."""

from datetime import date

from ruralgov.domain.aid.model import (
    AidApplication,
    AidPaper,
    AidStage,
    Circle,
    InclusionCause,
    Seat,
)
from ruralgov.domain.aid.rows import AidApplicationRow, AidFileRow
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import AidFileId, PersonId, PlaceId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class AidMember:
    """Somebody in a set of a family; the name of a minor is there only with an approval."""

    number: int
    person: PersonId
    name: str | None
    minor: bool
    circle: Circle
    cause: InclusionCause
    since: date
    until: date


@frozen(kw_only=True)
class AidCard:
    """A file as its clerk reads it. ``held_back``: what is said of minors is not shown."""

    file: AidFileId
    seats: tuple[Seat, ...]
    members: tuple[AidMember, ...]
    situation: str | None
    held_back: bool
    applications: tuple[AidApplication, ...]
    missing: tuple[tuple[int, tuple[AidPaper, ...]], ...]
    """What each open application lacks, by its number."""
    closed: date | None
    into: AidFileId | None


@frozen(kw_only=True)
class AidFinding:
    """Somebody who is of two families on a day, which nobody meant: people turned out to be one."""

    person: PersonId
    files: tuple[str, ...]


@frozen(kw_only=True)
class AidFiles(Query[list[AidFileRow]]):
    """Ask for the open files that are kept at a place, or below it."""

    place: PlaceId


@frozen(kw_only=True)
class AidFileCard(Query[AidCard]):
    """Ask for one file; names and what was written are recorded as read."""

    file: AidFileId


@frozen(kw_only=True)
class AidApplications(Query[list[AidApplicationRow]]):
    """Ask for the applications at a place or below it, the longest waiting first."""

    place: PlaceId
    stages: tuple[AidStage, ...] = ()


@frozen(kw_only=True)
class AidFindings(Query[list[AidFinding]]):
    """Ask who is of two families at a place or below it."""

    place: PlaceId
