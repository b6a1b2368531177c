"""What of wells is to be done because its time is up."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from ruralgov.domain.kernel.calendar import DAY, at_minute, legal_date
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.due import Due
from ruralgov.domain.kernel.reading import Read
from ruralgov_wells.messages import CloseWell
from ruralgov_wells.model import WellId
from ruralgov_wells.roles import WATER_SAFETY
from ruralgov_wells.rows import WellRow

UNFIT: Final = timedelta(days=30)
"""How long a well stays open whose water was not good, if no later test finds it good."""


def due(read: Read, now: datetime) -> Iterator[Due]:
    """Give the open wells whose water has not been good for longer than that (rule 5)."""
    for row in read.rows(WellRow, good=False, until=FOREVER):
        last = (row.tested or row.since) + UNFIT
        if last < legal_date(now):
            yield Due(
                kind="CloseWell",
                key=row.owner,
                zh=f"水井 {row.name}",
                en=f"well {row.name}",
                since=at_minute(last + DAY, 0),
                command=CloseWell(
                    well=WellId(row.owner), since=last + DAY, reason="水质不达标，逾期未复检"
                ),
                purpose=WATER_SAFETY,
            )
