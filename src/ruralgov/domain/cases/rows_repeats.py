"""The table of the cases that repeat one which was closed shortly before."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from ruralgov.domain.cases.beside import RepeatKind
from ruralgov.domain.cases.messages_hand import CaseReclassified
from ruralgov.domain.cases.messages_intake import CaseReported
from ruralgov.domain.cases.model import Case
from ruralgov.domain.kernel.calendar import month_of
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import CaseId, PlaceId
from ruralgov.domain.kernel.value import frozen

SAME: Final = (RepeatKind.HOUSEHOLD, RepeatKind.NEAR)
"""What counts as the same trouble again."""


@frozen(kw_only=True)
class RepeatRow:
    """A case that repeats one which was closed shortly before; most cases have no such row."""

    owner: str = ""
    number: str
    earlier: CaseId
    matter: str
    place: PlaceId
    town: PlaceId
    month: str
    """In which it came in, such as 2026-01, in Asia/Shanghai."""
    kind: RepeatKind = RepeatKind.UNTOLD
    """How it is like the earlier one."""
    same: bool = False
    """Whether that is of the same household, or at the same spot."""
    reported: datetime | None = None


def _repeat_row(case: Case) -> Iterator[RepeatRow]:
    if case.repeat_of is not None:
        yield RepeatRow(
            number=case.number,
            earlier=case.repeat_of,
            matter=case.matter,
            place=case.came_in,
            town=case.came_in_town,
            month=month_of(case.reported_at),
            kind=case.repeat or RepeatKind.UNTOLD,
            same=case.repeat in SAME,
            reported=case.reported_at,
        )


TABLES = (
    Table(
        name="repeats",
        row=RepeatRow,
        key=("owner",),
        indexes=(("month", "town"),),
        changed_by=(CaseReported, CaseReclassified),
        rows=_repeat_row,
    ),
)
