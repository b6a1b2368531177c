"""What can be asked of history, and what the answers are."""

from attrs import field

from ruralgov.domain.cases.imported.rows import ImportedRow, OldSystemRow
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.month import EARLIEST, LATEST, check_period
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class ImportedFigure:
    """Cases of another system that came in there in a month; None where too few are counted."""

    system: str
    month: str
    came_in: int | None
    judged: int | None
    """Those of which the other system gave when they were due and when they were done."""
    on_time: int | None
    answered: int | None
    """Those whose reporter was reached."""
    satisfied: int | None
    solved: int | None


@frozen(kw_only=True)
class ImportedFigures(Query[list[ImportedFigure]]):
    """Ask for what other systems say of their own cases, by system and month; never with ours."""

    place: PlaceId | None = None
    first: str = EARLIEST
    last: str = field(default=LATEST, validator=check_period)


@frozen(kw_only=True)
class ImportedCases(Query[list[ImportedRow]]):
    """Ask for the cases that came in at a place in a month and were taken over from elsewhere."""

    place: PlaceId
    month: str


@frozen(kw_only=True)
class OldSystems(Query[list[OldSystemRow]]):
    """Ask of which other systems history is taken over."""


@frozen(kw_only=True)
class OldNumbers(Query[list[str]]):
    """Ask for the numbers that were taken over from a system."""

    system: str
