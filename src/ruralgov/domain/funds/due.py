"""What of funds is to be done because its time is up: applications that have expired."""

from collections.abc import Iterator
from datetime import datetime

from ruralgov.domain.collectives import COLLECTIVE_FINANCE
from ruralgov.domain.funds.messages_application import ExpireApplication
from ruralgov.domain.funds.rows import FundApplicationRow
from ruralgov.domain.funds.rules_application import OPEN
from ruralgov.domain.kernel.calendar import DAY, at_minute, legal_date
from ruralgov.domain.kernel.due import Due
from ruralgov.domain.kernel.ids import FundApplicationId
from ruralgov.domain.kernel.reading import Read


def due(read: Read, now: datetime) -> Iterator[Due]:
    """Give the applications that still hold money back after their last day."""
    today = legal_date(now)
    for stage in OPEN:
        for row in read.rows(FundApplicationRow, stage=stage):
            if row.expires < today:
                yield Due(
                    kind=ExpireApplication.__name__,
                    key=row.owner,
                    zh=f"用款申请 {row.number}（{stage.zh}）",
                    en=f"application {row.number} ({stage.en})",
                    since=at_minute(row.expires + DAY, 0),
                    command=ExpireApplication(application=FundApplicationId(row.owner)),
                    purpose=COLLECTIVE_FINANCE,
                )
