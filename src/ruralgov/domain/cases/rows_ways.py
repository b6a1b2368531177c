"""The tables of what few cases have: tasks of co-units, a grievance that is left."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from ruralgov.domain.cases.beside import CoState, NextStep
from ruralgov.domain.cases.messages_call import GrievanceSettled
from ruralgov.domain.cases.messages_ending import CaseCalledBack
from ruralgov.domain.cases.messages_hand import CaseHandedOver, CaseReclassified
from ruralgov.domain.cases.messages_handling import CaseArbitrated
from ruralgov.domain.cases.messages_help import (
    CoTaskAnswered,
    CoTaskReleased,
    CoTaskSigned,
    CoUnitsAsked,
)
from ruralgov.domain.cases.messages_intake import CaseAnswered
from ruralgov.domain.cases.messages_place import CaseRelocated
from ruralgov.domain.cases.model import Case
from ruralgov.domain.cases.rows import ENDED_BY
from ruralgov.domain.cases.table import HELD, Stage
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.value import frozen

_ASKED: Final = HELD | {Stage.ACCEPTED}
"""The stages in which a unit that helps is still asked: the lead has the case, or will again."""


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


@frozen(kw_only=True)
class CoTaskRow:
    """What a unit that helps was asked in a round of a case, and what became of it."""

    owner: str = ""
    unit: str
    round: int
    asked: datetime
    number: str
    matter: str
    place: PlaceId
    town: PlaceId
    due: datetime
    signed: datetime | None
    state: CoState
    ended: datetime | None
    on_time: bool | None
    """The verdict, once it answered."""


def _co_task_rows(case: Case) -> Iterator[CoTaskRow]:
    for one in case.aside.co_tasks:
        asked = one.round == case.round and case.stage in _ASKED
        over = one.state is CoState.OPEN and not asked
        yield CoTaskRow(
            unit=one.unit,
            round=one.round,
            asked=one.asked_at,
            number=case.number,
            matter=case.matter,
            place=case.place,
            town=case.town,
            due=one.due,
            signed=one.signed_at,
            state=CoState.DROPPED if over else one.state,
            ended=one.ended_at,
            on_time=one.on_time,
        )


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
        changed_by=(CaseCalledBack, GrievanceSettled, CaseRelocated, CaseReclassified),
        rows=_grievance_row,
    ),
    Table(
        name="co_tasks",
        row=CoTaskRow,
        key=("owner", "unit", "asked"),
        indexes=(("state", "town"), ("state", "unit")),
        changed_by=(
            *(CoUnitsAsked, CoTaskSigned, CoTaskAnswered, CoTaskReleased),
            *(CaseHandedOver, CaseReclassified, CaseRelocated, CaseArbitrated),
            *(CaseAnswered, *ENDED_BY),
        ),
        rows=_co_task_rows,
    ),
)
