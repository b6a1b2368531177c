"""The table of cases whose reporters asked where they stand; few cases have such a row."""

from collections.abc import Iterator
from datetime import datetime

from ruralgov.domain.cases.messages_hand import CaseReclassified
from ruralgov.domain.cases.messages_place import CaseRelocated
from ruralgov.domain.cases.messages_reporter import CaseChased, ChaseAnswered
from ruralgov.domain.cases.model import Case
from ruralgov.domain.cases.rows import ENDED_BY
from ruralgov.domain.cases.table import OPEN
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class ChaseRow:
    """A case whose reporter asked where it stands, how often, and whether an answer is owed."""

    owner: str = ""
    number: str
    matter: str
    place: PlaceId
    town: PlaceId
    chases: int
    waiting: bool
    """Whether one was not answered yet and the case is open."""
    since: datetime | None
    """Since when it waits."""
    due: datetime | None


def _chase_row(case: Case) -> Iterator[ChaseRow]:
    if case.aside.chases:
        chase = case.aside.chase if case.stage in OPEN else None
        yield ChaseRow(
            number=case.number,
            matter=case.matter,
            place=case.place,
            town=case.town,
            chases=case.aside.chases,
            waiting=chase is not None,
            since=None if chase is None else chase.since,
            due=None if chase is None else chase.due,
        )


TABLES = (
    Table(
        name="chases",
        row=ChaseRow,
        key=("owner",),
        indexes=(("waiting", "town"),),
        changed_by=(CaseChased, ChaseAnswered, CaseRelocated, CaseReclassified, *ENDED_BY),
        rows=_chase_row,
    ),
)
