"""What of the events of duties leaves: lists and exceptions, and nothing of single people."""

from typing import Final

from ruralgov.domain.duties import messages as m
from ruralgov.domain.duties import messages_done as d
from ruralgov.domain.duties import messages_work as w
from ruralgov.domain.kernel.publish import Publishes, Publishing, kept

PUBLISHES: Final[tuple[Publishing, ...]] = (
    *kept("a draft is nobody's list yet", m.DutyListDrafted, m.DutyListRevised),
    Publishes(m.DutyListAdopted, ("day",), words=("approval",)),
    Publishes(m.DutyListPublished, ("published", "since")),
    Publishes(m.DutyListEnded, ("since",)),
    Publishes(m.DutyListEntryCorrected, ("entry", "since")),
    Publishes(m.DutyListWithdrawn),
    *kept(
        "it says what one person did, or what stood in their way",
        d.PerformanceRecorded,
        d.PerformanceWithdrawn,
        d.HindranceReported,
        d.HindranceAnswered,
        d.HindranceWithdrawn,
    ),
    Publishes(w.OffListWorkAsked, ("role", "place", "money", "day"), words=("title",)),
    Publishes(w.OffListWorkApproved, ("since", "until", "day"), words=("approval",)),
    Publishes(w.OffListWorkExtended, ("until", "day"), words=("approval",)),
    Publishes(w.OffListWorkEnded, ("since",)),
    Publishes(w.OffListWorkWithdrawn),
)
