"""The table of problems: which case is linked to which."""

from collections.abc import Iterator
from datetime import datetime

from ruralgov.domain.cases.problems.model import Problem
from ruralgov.domain.kernel.calendar import month_of
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import CaseId, HouseholdId, PlaceId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class ProblemLinkRow:
    """A case that is linked; ``owner`` is its problem, and it has no other at the same time."""

    owner: str = ""
    linked: CaseId
    number: str
    matter: str
    town: PlaceId
    place: PlaceId
    household: HouseholdId | None
    reported: datetime
    month: str
    """In which the case came in, such as 2026-01, in Asia/Shanghai."""
    imported: bool = False
    """Whether another system handled it: then it is none of our workload."""


TABLES = (
    Table(
        name="problem_links",
        row=ProblemLinkRow,
        key=("linked",),
        indexes=(("month", "town"), ("town",), ("place",)),
    ),
)


def rows(problem: Problem) -> Iterator[ProblemLinkRow]:
    """Give a row for each case that is linked now."""
    for one in problem.cases:
        yield ProblemLinkRow(
            linked=one.case,
            number=one.number,
            matter=one.matter,
            town=problem.town,
            place=one.place,
            household=one.household,
            reported=one.reported_at,
            month=month_of(one.reported_at),
            imported=one.imported,
        )
