"""What of the events of rolls and distributions leaves: what was done, and never of whom."""

from typing import Final

from ruralgov.domain.kernel.publish import Publishes, Publishing, kept
from ruralgov.domain.membership import messages as m
from ruralgov.domain.membership import messages_distribution as d

PUBLISHES: Final[tuple[Publishing, ...]] = (
    Publishes(m.MemberRollDrafted, ("management", "since")),
    Publishes(m.MemberRollPublished, ("since", "until")),
    Publishes(m.RollObjectionEntered, ("number", "day")),
    Publishes(m.RollObjectionAnswered, ("objection", "upheld", "day")),
    Publishes(m.MemberRollConfirmed, ("decision",)),
    *kept(
        "it says who came, went or got whose shares",
        m.RollChangeProposed,
        m.MemberTakenOver,
        m.FormerMembershipEnded,
        m.MemberEntryPutRight,
    ),
    Publishes(m.RollChangeApproved, ("change",)),
    Publishes(m.RollChangeDropped, ("change",)),
    Publishes(m.ShareMoveWithdrawn, ("change",)),
    Publishes(
        d.DistributionPlanned,
        ("collective", "year", "amount", "basis", "remainder", "record_day", "decision"),
    ),
    *kept("it says what whom is owed or paid", d.DistributionRecomputed, d.LinesShifted),
    *kept("it says who was paid", d.LinesPaid, d.LinePaymentReturned),
    Publishes(d.DistributionPublished, ("since", "until")),
    Publishes(d.LineObjectionEntered, ("number", "day")),
    Publishes(d.LineObjectionAnswered, ("objection", "upheld", "day")),
    Publishes(d.DistributionApproved, ("day",)),
    Publishes(d.PayableBooked, ("voucher",)),
    Publishes(d.PayableUnbooked, ("voucher",)),
    Publishes(d.LinePaymentsWithdrawn, ("voucher",)),
    Publishes(d.DistributionWithdrawn),
)
