"""The tables of what few cases have: open at a month's end, given back, accepted late."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from ruralgov.domain.cases.beside import ReturnOutcome
from ruralgov.domain.cases.messages_ending import CaseCancelled, CaseForced
from ruralgov.domain.cases.messages_hand import CaseHandedOver, CaseReclassified
from ruralgov.domain.cases.messages_handling import (
    CaseArbitrated,
    ReturnAsked,
    ReturnDecided,
    ReturnLapsed,
)
from ruralgov.domain.cases.messages_intake import CaseAccepted, CaseRefused
from ruralgov.domain.cases.messages_place import CaseRelocated
from ruralgov.domain.cases.messages_withdrawal import CaseWithdrawn
from ruralgov.domain.cases.model import Case
from ruralgov.domain.cases.table import Level, Stage
from ruralgov.domain.kernel.calendar import month_of
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class MonthEndRow:
    """A case that was open at the end of a month, as it stood then; it never changes."""

    owner: str = ""
    month: str
    """Such as 2026-01, in Asia/Shanghai."""
    number: str
    matter: str
    place: PlaceId
    town: PlaceId
    unit: str
    """The unit that had it or did its work, or ``desk``."""
    level: Level
    late: bool
    """Whether it was past its day then."""


@frozen(kw_only=True)
class ReturnRow:
    """A return that a unit asked for, and what became of it."""

    owner: str = ""
    asking: int
    """Its place among those of the case, from 1."""
    number: str
    matter: str
    place: PlaceId
    town: PlaceId
    unit: str
    level: Level
    month: str
    """In which it was asked for, such as 2026-01, in Asia/Shanghai."""
    outcome: ReturnOutcome
    pending: bool
    granted: bool
    """Whether it was granted, or the case given to another unit by arbitration."""
    refused: bool
    lapsed: bool
    moved: bool
    kept: bool
    overtaken: bool
    asked: datetime


@frozen(kw_only=True)
class AcceptanceRow:
    """A case that was not accepted or refused in time, or of which that is not known.

    One that still waits for it is here where it was handed over to another place meanwhile.
    """

    owner: str = ""
    number: str
    matter: str
    place: PlaceId
    town: PlaceId
    month: str
    """In which it came in, such as 2026-01, in Asia/Shanghai."""
    late: bool
    """Whether its time was up; else it ended before, or nothing is known of when it was taken."""
    reported: datetime
    waits_until: datetime | None = None
    """Until when it is to be accepted, while it waits for that."""


def _month_end_rows(case: Case) -> Iterator[MonthEndRow]:
    for one in () if case.beside is None else case.beside.month_ends:
        yield MonthEndRow(
            month=one.month,
            number=case.number,
            matter=one.matter,
            place=one.place,
            town=one.town,
            unit=one.unit,
            level=one.level,
            late=one.late,
        )


_WAITS: Final = (Stage.RETURNED, Stage.ARBITRATION)


def _return_rows(case: Case) -> Iterator[ReturnRow]:
    for at, one in enumerate(() if case.beside is None else case.beside.returns, 1):
        found = one.outcome
        if found is ReturnOutcome.PENDING and case.stage not in _WAITS:
            found = ReturnOutcome.OVERTAKEN
        yield ReturnRow(
            asking=at,
            number=case.number,
            matter=case.matter,
            place=case.came_in,
            town=case.came_in_town,
            unit=one.unit,
            level=one.level,
            month=month_of(one.asked_at),
            outcome=found,
            pending=found is ReturnOutcome.PENDING,
            granted=found in (ReturnOutcome.GRANTED, ReturnOutcome.MOVED),
            refused=found is ReturnOutcome.REFUSED,
            lapsed=found is ReturnOutcome.LAPSED,
            moved=found is ReturnOutcome.MOVED,
            kept=found is ReturnOutcome.KEPT,
            overtaken=found is ReturnOutcome.OVERTAKEN,
            asked=one.asked_at,
        )


def _acceptance_rows(case: Case) -> Iterator[AcceptanceRow]:
    """Give a case that was not taken in time, and one that waits elsewhere than it came in."""
    waits = case.stage is Stage.REPORTED
    in_time = case.taken_late is False or (waits and case.came_in_at is None)
    if in_time or case.imported is not None:
        return
    yield AcceptanceRow(
        number=case.number,
        matter=case.matter,
        place=case.came_in,
        town=case.came_in_town,
        month=month_of(case.reported_at),
        late=bool(case.taken_late),
        reported=case.reported_at,
        waits_until=case.hold_due if waits else None,
    )


RETURN_SUMS: Final = ("granted", "pending", "refused", "lapsed", "moved", "kept", "overtaken")
TABLES: Final = (
    Table(
        name="month_ends",
        row=MonthEndRow,
        key=("owner", "month"),
        tallies=(("month", "town", "unit"), ("month", "town", "place")),
        sums=("late",),
        rows=_month_end_rows,
    ),
    Table(
        name="case_returns",
        row=ReturnRow,
        key=("owner", "asking"),
        indexes=(("month", "town"),),
        changed_by=(
            *(ReturnAsked, ReturnDecided, ReturnLapsed, CaseArbitrated),
            *(CaseHandedOver, CaseReclassified, CaseForced, CaseWithdrawn),
        ),
        rows=_return_rows,
    ),
    Table(
        name="acceptances",
        row=AcceptanceRow,
        key=("owner",),
        indexes=(("month", "town"),),
        changed_by=(
            *(CaseAccepted, CaseRefused, CaseCancelled, CaseForced),
            *(CaseRelocated, CaseReclassified, CaseWithdrawn),
        ),
        rows=_acceptance_rows,
    ),
)
