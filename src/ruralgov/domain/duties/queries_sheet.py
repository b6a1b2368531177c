"""What can be asked of duties done: the sheet of one actor, and completion by place."""

from datetime import date
from fractions import Fraction

from attrs import field

from ruralgov.domain.duties.doers import Office
from ruralgov.domain.duties.due import NotRated, Period
from ruralgov.domain.duties.model import DutyClass, DutyItem, DutyRole
from ruralgov.domain.duties.model_done import Doer
from ruralgov.domain.duties.queries import HindranceLine, WorkLine
from ruralgov.domain.duties.rows import PerformanceRow
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class DutyLine:
    """One item of a sheet.

    *due* is how often it fell due in periods that ended in the days asked, *done* how often of
    these it was done: more in one period makes up for none in another. *missing* are the periods
    in which it was not done in full. Where nothing fell due, *not_rated* says why; *parts* counts
    the periods that were left out, by reason. *running* is how often it was done in the period
    that goes on, which falls due on *next_due*.
    """

    item: DutyItem
    department_name: str
    due: int
    done: int
    not_rated: NotRated | None
    parts: tuple[tuple[NotRated, int], ...]
    missing: tuple[Period, ...]
    running: int
    next_due: date | None
    facts: tuple[PerformanceRow, ...]


@frozen(kw_only=True)
class Sheet:
    """The duty sheet of one actor: in office when, what fell due, was done, or is not rated.

    *due* and *done* are of the items that the actor answers for; where it only helps, the lines
    alone say what was done.
    """

    doer: Doer
    since: date
    until: date
    offices: tuple[Office, ...]
    titles: tuple[str, ...]
    lines: tuple[DutyLine, ...]
    off_list: tuple[WorkLine, ...]
    off_list_facts: tuple[PerformanceRow, ...]
    hindrances: tuple[HindranceLine, ...]
    due: int
    done: int


@frozen(kw_only=True)
class DutySheet(Query[Sheet]):
    """Ask for the sheet of one actor from a day until the day asked; by default, of this year."""

    doer: Doer
    since: date | None = None


@frozen(kw_only=True)
class DoerLine:
    """Somebody with duties at a place, and what they are called there: a cadre by the posts."""

    doer: Doer
    name: str
    place_name: str


@frozen(kw_only=True)
class DutyDoers(Query[list[DoerLine]]):
    """Ask at which places a lane, grid, person, branch or town has the duties of a role.

    Those of the year of the day asked, or else the last before; nothing of an id that is none.
    """

    role: DutyRole
    key: str = field(metadata=text_of(TextKind.CODE))


@frozen(kw_only=True)
class CompletionLine:
    """How much of what fell due at a place was done, of the items of one class.

    *offices* are those to which something fell due. *not_rated* counts the items that were left
    out, each once for each office and period, by reason; *as_needed* counts what was done as
    needed.
    """

    place: PlaceId
    name: str
    duty_class: DutyClass
    offices: int
    due: int
    done: int
    not_rated: tuple[tuple[NotRated, int], ...]
    as_needed: int

    @property
    def rate(self) -> Fraction | None:
        """Return the part that was done; None where nothing fell due: not rated, never 0 or 1."""
        return Fraction(self.done, self.due) if self.due else None


@frozen(kw_only=True)
class DutyCompletion(Query[list[CompletionLine]]):
    """Ask how far the duties of a kind of actor were done, by the places just below a place.

    It counts the periods that ended from *since*, by default the first day of the month before,
    until the day asked.
    """

    role: DutyRole
    place: PlaceId = CITY
    since: date | None = None
