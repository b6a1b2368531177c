"""What of coordination hangs on a place: problems that are not over."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.conferences.rows_conference import SalientProblemRow
from ruralgov.domain.kernel.declare import Hanging, Read
from ruralgov.domain.kernel.ids import PlaceId


def hanging(place: PlaceId, read: Read, _day: date) -> Iterator[Hanging]:
    """Give the open problems of a place."""
    for row in read.rows(SalientProblemRow, place=place, open=True):
        yield Hanging(
            place=place,
            kind="salient_problem",
            key=row.owner,
            zh=f"未了突出问题“{row.title}”",
            en=f"salient problem '{row.title}', not over",
            command="ChangeProblem/CloseProblem",
        )
