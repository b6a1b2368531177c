"""What of the events of posts and centres leaves; of officers only how many are where."""

from typing import Final

from ruralgov.domain.kernel.publish import Publishes, Publishing, kept
from ruralgov.domain.staffing import messages as m
from ruralgov.domain.staffing import messages_act as a
from ruralgov.domain.staffing import messages_officer as o
from ruralgov.domain.staffing import messages_power as p

PUBLISHES: Final[tuple[Publishing, ...]] = (
    Publishes(
        m.PostsTransferred, ("kind", "basis", "approved", "since", "postings"), words=("approval",)
    ),
    Publishes(
        m.TransferDrafted, ("kind", "basis", "approved", "since", "postings"), words=("approval",)
    ),
    Publishes(m.TransferApproved, ("day",)),
    Publishes(m.TransferDropped),
    Publishes(m.ReversalProposed, ("day",)),
    Publishes(m.ReversalApproved, ("day",)),
    Publishes(m.ReversalDropped),
    Publishes(m.TransferReversed, ("day",)),
    Publishes(m.StaffCounted, ("kind", "day", "staff")),
    Publishes(m.StaffCountCorrected, ("kind", "day", "staff")),
    Publishes(o.CentreEstablished, ("place", "since"), words=("name",)),
    Publishes(o.CentreClosed, ("since",)),
    Publishes(o.CentreCarriedOver, ("place", "since")),
    Publishes(o.CentreEntryCorrected, ("entry", "since")),
    *kept(
        "it says who is an officer, or what was said of one",
        o.OfficerEntered,
        o.OfficerAligned,
        o.BadgeIssued,
        o.BadgeEnded,
        o.BadgeEntryWithdrawn,
        o.RecallProposed,
        o.RecallAnswered,
        o.RecallWithdrawn,
    ),
    Publishes(o.OfficerSeconded, ("centre", "capacity", "since", "until")),
    Publishes(o.SecondmentExtended, ("until",)),
    Publishes(o.SecondmentEnded, ("since", "recalled")),
    Publishes(o.SecondmentEntryCorrected, ("entry", "since", "until")),
    Publishes(
        p.PowerGranted,
        ("capacity", "department", "place", "published", "since"),
        words=("document",),
    ),
    Publishes(p.PowerRevoked, ("since",), words=("document",)),
    Publishes(p.RevocationWithdrawn),
    Publishes(p.PowerWithdrawn),
    Publishes(p.PowerAssessed, ("day", "result")),
    Publishes(p.AssessmentWithdrawn, ("day",)),
    Publishes(a.ActRecorded, ("centre", "kind", "capacity", "place", "day", "grave")),
    Publishes(a.ActCorrected, ("centre", "kind", "capacity", "place", "day", "grave")),
    *kept(
        "it says of an officer that somebody doubts their fairness",
        a.RecusalAsked,
        a.RecusalDecided,
        a.RecusalWithdrawn,
    ),
    Publishes(a.ActReviewed, ("day", "passes")),
    Publishes(a.ActReviewWithdrawn),
    Publishes(a.ActTransferred, ("to", "day")),
    Publishes(a.ActTransferWithdrawn),
    Publishes(a.ActWithdrawn),
)
