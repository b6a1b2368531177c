"""What of proceedings is to be done because its time is up: notices whose days are over."""

from collections.abc import Iterator
from datetime import datetime

from ruralgov.domain.aid.messages_procedure import LapseAidNotice
from ruralgov.domain.aid.roles import AID
from ruralgov.domain.aid.rows_procedure import AidNoticeRow
from ruralgov.domain.kernel.calendar import DAY, at_minute, legal_date
from ruralgov.domain.kernel.due import Due
from ruralgov.domain.kernel.ids import AidProceedingId
from ruralgov.domain.kernel.reading import Read


def due(read: Read, now: datetime) -> Iterator[Due]:
    """Give the notices that hang out after their last day."""
    today = legal_date(now)
    for row in read.rows(AidNoticeRow, hanging=True):
        if row.last < today:
            yield Due(
                kind=LapseAidNotice.__name__,
                key=row.owner,
                zh=f"第 {row.number} 次公示期满",
                en=f"notice {row.number} is over",
                since=at_minute(row.last + DAY, 0),
                command=LapseAidNotice(proceeding=AidProceedingId(row.owner), number=row.number),
                purpose=AID,
            )
