"""How much there is to do, and what people say: reports and problems, answers and persons.

Both numbers are given each time: what came in, and what it is about. A case is counted in the
month in which it came in, an answer in that in which its case was closed. A problem or a person
counts once in what is asked for, so that the figures of months may add up to more than those of
the year.
"""

from attrs import field

from ruralgov.domain.cases.beside import RepeatKind
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.month import check_period
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class Answers:
    """What was said: ``satisfied`` of ``answered``; the two others are in neither.

    All are None where too few answered to be shown.
    """

    answered: int | None
    satisfied: int | None
    unreachable: int | None
    unranked: int | None
    """About matters by which satisfaction is not ranked."""


@frozen(kw_only=True)
class Workload:
    """Both numbers, of the work and of the answers; None where they are too few to be shown."""

    cases: int | None
    """Every report that came in."""
    problems: int | None
    """Every problem once, and every case that is linked to none."""
    by_case: Answers
    """The last answer about each case that was closed."""
    by_person: Answers
    """The same with each person once."""


@frozen(kw_only=True)
class Repeat:
    """A case, and the closed one that it repeats, by their numbers."""

    number: str
    earlier: str
    matter: str
    place: PlaceId
    kind: RepeatKind = RepeatKind.UNTOLD
    """How they are alike."""


@frozen(kw_only=True)
class Repeats:
    """How many of the cases that came in are repeats, and which.

    Outside the office nothing is said of single cases, nor of a number that is too small.
    """

    cases: int | None
    repeats: int | None
    found: tuple[Repeat, ...]


@frozen(kw_only=True)
class WorkloadOf(Query[Workload]):
    """Ask for the reports and problems of some months, and for what the reporters said.

    Of a village or a town (*place*), or of the city. *first* and *last* are such as 2026-01.
    """

    place: PlaceId | None = None
    first: str
    last: str = field(validator=check_period)


@frozen(kw_only=True)
class RepeatsOf(Query[Repeats]):
    """Ask which cases that came in in some months repeat one that was closed shortly before.

    Of a village or a town (*place*), or of the city. *first* and *last* are such as 2026-01.
    """

    place: PlaceId | None = None
    first: str
    last: str = field(validator=check_period)
