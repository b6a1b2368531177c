"""What of appraisals hangs on a place: one that is not final."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.appraisal.model_town import Stage
from ruralgov.domain.appraisal.rows import TownAppraisalRow
from ruralgov.domain.kernel.declare import Hanging, Read
from ruralgov.domain.kernel.ids import PlaceId

OPEN: Final = (Stage.FROZEN, Stage.SCORED, Stage.SHOWN)


def hanging(place: PlaceId, read: Read, _day: date) -> Iterator[Hanging]:
    """Give the appraisals of a town that are not final: its heir answers for them."""
    for row in read.rows(TownAppraisalRow, town=place):
        if row.stage in OPEN:
            yield Hanging(
                place=place,
                kind="town_appraisal",
                key=row.owner,
                zh=f"{row.year} 年度镇街考核",
                en=f"appraisal of the year {row.year}",
                command="FinaliseTownScore",
            )
