"""What of funds hangs on a place: the applications of its collectives that are under way."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.collectives import founded_at
from ruralgov.domain.funds.model import FundStage
from ruralgov.domain.funds.rows import FundApplicationRow
from ruralgov.domain.kernel.declare import Hanging, Read
from ruralgov.domain.kernel.ids import PlaceId

COMMANDS = {
    FundStage.FILED: "ApproveApplication/RefuseApplication/WithdrawApplication",
    FundStage.APPROVED: "RecordPayment/WithdrawApplication/ExpireApplication",
    FundStage.PAID: "EnterVoucher/PostVoucher",
}
"""What brings an application on at each stage at which it is under way."""


def hanging(place: PlaceId, read: Read, day: date) -> Iterator[Hanging]:
    """Give the applications filed up to a day that are under way now."""
    for owner in founded_at(place, read, day):
        for stage, command in COMMANDS.items():
            for one in read.rows(FundApplicationRow, collective=owner.owner, stage=stage):
                if one.day <= day:
                    yield Hanging(
                        place=place,
                        kind="application",
                        key=one.owner,
                        zh=f"用款申请 {one.number}（{stage.zh}）",
                        en=f"application {one.number} ({stage.en})",
                        command=command,
                    )
