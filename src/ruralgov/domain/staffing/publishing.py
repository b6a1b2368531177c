"""What of the events of posts leaves."""

from typing import Final

from ruralgov.domain.kernel.publish import Publishes, Publishing
from ruralgov.domain.staffing import messages as m

PUBLISHES: Final[tuple[Publishing, ...]] = (
    Publishes(
        m.PostsTransferred, ("kind", "basis", "approved", "since", "postings"), words=("approval",)
    ),
    Publishes(m.TransferReversed, ("day",)),
    Publishes(m.StaffCounted, ("kind", "day", "staff")),
    Publishes(m.StaffCountCorrected, ("kind", "day", "staff")),
)
