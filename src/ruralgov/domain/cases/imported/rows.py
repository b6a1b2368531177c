"""The tables of history: systems, and the cases taken over from them, apart from our own."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from ruralgov.domain.cases.imported.messages import CaseImported
from ruralgov.domain.cases.imported.model import OldSystem
from ruralgov.domain.cases.model import Case, IntakeChannel
from ruralgov.domain.cases.results import HAPPY, Result, Satisfaction
from ruralgov.domain.cases.table import Stage
from ruralgov.domain.kernel.calendar import month_of
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class ImportedRow:
    """A case taken over from another system; it has no row among our own cases."""

    owner: str = ""
    number: str
    system: str
    matter: str
    place: PlaceId
    town: PlaceId
    channel: IntakeChannel
    reported: datetime
    month: str
    """In which it came in there, such as 2024-01, in Asia/Shanghai."""
    ended: datetime
    month_ended: str
    recency: int
    """Less the later it ended: the order of a month gives the last one first."""
    ending: Stage
    unit: str | None
    judged: bool
    """Whether the other system gave when it was due and when it was done."""
    on_time: bool
    answered: bool
    """Whether its reporter was reached."""
    satisfied: bool
    solved: bool


@frozen(kw_only=True)
class OldSystemRow:
    """A system of which history is taken over, and of which days."""

    owner: str = ""
    first_day: date
    last_day: date
    source: str


def _rows(case: Case) -> Iterator[ImportedRow]:
    known = case.imported
    if known is None:
        return
    said = known.satisfaction
    yield ImportedRow(
        number=case.number,
        system=known.system,
        matter=case.matter,
        place=case.place,
        town=case.town,
        channel=case.channel,
        reported=case.reported_at,
        month=month_of(case.reported_at),
        ended=known.ended,
        month_ended=month_of(known.ended),
        recency=-int(known.ended.timestamp()),
        ending=case.stage,
        unit=case.unit,
        judged=known.on_time is not None,
        on_time=known.on_time is True,
        answered=said is not None and said is not Satisfaction.UNREACHABLE,
        satisfied=said in HAPPY,
        solved=known.result is Result.SOLVED,
    )


def system_rows(system: OldSystem) -> Iterator[OldSystemRow]:
    """Give the row of a system."""
    yield OldSystemRow(first_day=system.first_day, last_day=system.last_day, source=system.source)


SUMS: Final = ("judged", "on_time", "answered", "satisfied", "solved")
TABLES = (
    Table(
        name="imported_cases",
        row=ImportedRow,
        key=("month_ended", "place", "matter", "recency", "owner"),
        unique=(("number",),),
        indexes=(("month", "town", "matter"),),
        tallies=(("month", "system", "town"), ("place", "month", "system", "town")),
        sums=SUMS,
        changed_by=(CaseImported,),
        rows=_rows,
    ),
)
SYSTEM_TABLES = (Table(name="old_systems", row=OldSystemRow, key=("owner",)),)
