"""What of duties hangs on a place: its lists, and work off them that goes on."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.duties.rows import DutyListRow, ListStage, OffListRow
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Hanging, Read
from ruralgov.domain.kernel.ids import PlaceId


def hanging(place: PlaceId, read: Read, day: date) -> Iterator[Hanging]:
    """Give the lists of a place that hold or are drafted, and work asked of it that goes on."""
    for row in _lists(read.rows(DutyListRow, place=place), day):
        published = row.stage is ListStage.PUBLISHED
        yield Hanging(
            place=place,
            kind="duty_list",
            key=row.owner,
            zh=f"履职清单“{row.title}”",
            en=f"duty list '{row.title}'",
            command="EndDutyList" if published else "WithdrawDutyList",
        )
    for work in read.rows(OffListRow, place=place):
        if work.until is None or work.until > day:
            approved = work.until is not None
            yield Hanging(
                place=place,
                kind="off_list_work",
                key=work.owner,
                zh=f"清单外事项“{work.title}”",
                en=f"work off the list '{work.title}'",
                command="EndOffListWork" if approved else "WithdrawOffListWork",
            )


def _lists(rows: list[DutyListRow], day: date) -> Iterator[DutyListRow]:
    """Give drafts, and of each role the newest version, where it has no end by a day."""
    newest: dict[str, DutyListRow] = {}
    for row in rows:
        if row.stage in (ListStage.DRAFT, ListStage.ADOPTED):
            yield row
        elif row.since is not None:
            before = newest.get(row.role)
            if before is None or (before.since or day) < row.since:
                newest[row.role] = row
    yield from (row for row in newest.values() if (row.until or FOREVER) > day)
