"""What of aid hangs on a place: the files that are kept there, and leads that are followed."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.aid.model_lead import GOING_LEADS
from ruralgov.domain.aid.rows import AidFileRow
from ruralgov.domain.aid.rows_lead import AidLeadRow
from ruralgov.domain.kernel.declare import Hanging, Read
from ruralgov.domain.kernel.ids import PlaceId


def hanging(place: PlaceId, read: Read, day: date) -> Iterator[Hanging]:
    """Give the files of a place that are open on a day, and nothing of whose they are."""
    for row in read.rows(AidFileRow, on=day, place=place):
        yield Hanging(
            place=place,
            kind="aid_file",
            key=row.owner,
            zh="救助档案",
            en="aid file",
            command="MoveAidFile",
        )
    for stage in sorted(GOING_LEADS):
        for one in read.rows(AidLeadRow, place=place, stage=stage):
            yield Hanging(
                place=place,
                kind="aid_lead",
                key=one.owner,
                zh="救助线索",
                en="lead of aid",
                command="CloseAidLead",
            )
