"""What of cases hangs on a place: those that are open now and had come in by the day."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.cases.rows import CaseRow, OpenCaseRow
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.declare import Hanging, Read
from ruralgov.domain.kernel.ids import PlaceId


def hanging(place: PlaceId, read: Read, day: date) -> Iterator[Hanging]:
    """Give the open cases of a place."""
    for case in read.rows(OpenCaseRow, place=place):
        came = read.one(CaseRow, owner=case.owner)
        if came is None or legal_date(came.reported) <= day:
            yield Hanging(
                place=place,
                kind="case",
                key=case.owner,
                zh=f"诉求 {case.number}（{case.stage.zh}）",
                en=f"case {case.number} ({case.stage.en})",
                command="RelocateCase",
            )
