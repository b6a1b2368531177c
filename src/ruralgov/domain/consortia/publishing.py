"""What of the events of consortia leaves: who is in them, and never why or for what price."""

from typing import Final

from ruralgov.domain.consortia import messages as m
from ruralgov.domain.consortia import messages_life as f
from ruralgov.domain.consortia import messages_outcome as o
from ruralgov.domain.consortia import messages_pledge as p
from ruralgov.domain.kernel.publish import Publishes, Publishing

PUBLISHES: Final[tuple[Publishing, ...]] = (
    Publishes(m.ConsortiumProposed, ("kind", "lead", "villages", "since"), words=("name",)),
    Publishes(m.ProposalChanged, ("kind", "lead", "villages", "renewed"), words=("name",)),
    Publishes(m.VillageConsented, ("village", "decision", "day")),
    Publishes(m.ConsentWithdrawn, ("village",)),
    Publishes(m.ConsortiumApproved, ("approved", "review_on", "decision")),
    Publishes(m.ConsortiumApprovalWithdrawn),
    Publishes(m.ProposalDropped, ("since",)),
    Publishes(m.ConsortiumActivated, ("since",)),
    Publishes(f.ConsortiumChanged, ("since", "kind", "lead"), words=("name",)),
    Publishes(f.ConsortiumSuspended, ("since",)),
    Publishes(f.ConsortiumResumed, ("since",)),
    Publishes(f.DissolutionBegun, ("since", "decision")),
    Publishes(f.ConsortiumDissolved, ("since",)),
    Publishes(f.VillageAdmitted, ("village", "since", "decision", "approved_by")),
    Publishes(f.VillageLeft, ("village", "notified", "since", "decision")),
    Publishes(f.VillageFollowed, ("village", "successor", "since")),
    Publishes(f.ConsortiumEntryCorrected, ("what", "entry", "since")),
    Publishes(f.ConsortiumMemberCorrected, ("village", "entry", "since")),
    Publishes(
        p.ResourcePledged,
        ("number", "village", "owner", "kind", "quantity", "since", "until", "decision"),
    ),
    Publishes(p.PledgeSettled, ("pledge", "end", "day")),
    Publishes(p.PledgeReopened, ("pledge",)),
    Publishes(p.PledgeWithdrawn, ("pledge",)),
    Publishes(p.ProjectAgreed, ("number", "vehicle", "organisation", "since", "until")),
    Publishes(p.ProjectEnded, ("project", "day")),
    Publishes(p.ProjectReopened, ("project",)),
    Publishes(p.ProjectWithdrawn, ("project",)),
    Publishes(
        o.OutcomeEntered,
        ("number", "integration", "project", "since", "until", "before", "after"),
    ),
    Publishes(o.OutcomeVerified, ("outcome", "day")),
    Publishes(o.OutcomeWithdrawn, ("outcome",)),
)
