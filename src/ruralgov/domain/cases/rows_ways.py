"""The tables of what few cases have: a grievance that is left."""

from collections.abc import Iterator
from datetime import datetime

from attrs import frozen

from ruralgov.domain.cases.beside import NextStep
from ruralgov.domain.cases.messages_call import GrievanceSettled
from ruralgov.domain.cases.messages_ending import CaseCalledBack
from ruralgov.domain.cases.messages_place import CaseRelocated
from ruralgov.domain.cases.model import Case
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import PlaceId


@frozen(kw_only=True)
class GrievanceRow:
    """A case whose reporter stayed dissatisfied after the last round, closed or not."""

    owner: str = ""
    number: str
    matter: str
    place: PlaceId
    town: PlaceId
    round: int
    since: datetime
    step: NextStep
    """What the reporter is owed."""
    waiting: bool
    """Whether it was not reviewed yet."""
    settled: datetime | None


def _grievance_row(case: Case) -> Iterator[GrievanceRow]:
    found = case.aside.grievance
    if found is not None:
        yield GrievanceRow(
            number=case.number,
            matter=case.matter,
            place=case.place,
            town=case.town,
            round=case.round,
            since=found.since,
            step=found.step,
            waiting=found.settled_at is None,
            settled=found.settled_at,
        )


TABLES = (
    Table(
        name="grievances",
        row=GrievanceRow,
        key=("owner",),
        indexes=(("waiting", "town"),),
        changed_by=(CaseCalledBack, GrievanceSettled, CaseRelocated),
        rows=_grievance_row,
    ),
)
