"""What of the events leaves: the lists that were published, and nothing of anybody."""

from typing import Final

from ruralgov.domain.kernel.publish import Publishes, Publishing, kept
from ruralgov.domain.partypoints import messages as m
from ruralgov.domain.partypoints import messages_branch as b
from ruralgov.domain.partypoints import messages_entry as e
from ruralgov.domain.partypoints import messages_gate as g
from ruralgov.domain.partypoints import messages_team as t

PUBLISHES: Final[tuple[Publishing, ...]] = (
    *kept("a draft is nobody's list yet", m.BehaviourListDrafted, m.BehaviourListWithdrawn),
    Publishes(m.BehaviourListAdopted, ("day",), words=("approval",)),
    Publishes(m.BehaviourListPublished, ("published", "since")),
    Publishes(m.BehaviourListEnded, ("since",)),
    Publishes(m.BehaviourListEntryCorrected, ("entry", "since")),
    *kept(
        "it says what one party member or organisation did",
        e.PartyEntryRecorded,
        e.PartySubjectTold,
        e.PartySubjectHeard,
        e.PartyEntryApproved,
        e.PartyEntryRefused,
        e.PartyEntryAppealed,
        e.PartyAppealAnswered,
        e.PartyEntryReversed,
        e.PartyEntryRepaired,
        b.StandingMarked,
        b.StandingEnded,
        b.StandingWithdrawn,
        b.PartyRewardProposed,
        b.PartyRewardDecided,
        b.PartyRewardWithdrawn,
        b.MemberPledgeMade,
        b.MemberPledgeFulfilled,
        b.MemberPledgeReviewed,
        b.MemberPledgeWithdrawn,
    ),
    *kept("a bulletin goes to the branch and nowhere else", b.BulletinIssued),
    Publishes(t.VolunteerTeamFormed, ("team", "place", "since"), words=("name",)),
    Publishes(t.VolunteerTeamPaired, ("leader",)),
    Publishes(t.VolunteerTeamDissolved, ("since",)),
    *kept(
        "volunteers are nobody's list (志愿服务条例 art. 20)",
        t.VolunteerJoined,
        t.VolunteerLeft,
        t.VolunteerHoursRecorded,
        t.VolunteerHoursCertified,
        t.VolunteerHoursWithdrawn,
    ),
    *kept(
        "what is considered of somebody stays with who decides",
        g.GateCheckOpened,
        g.GateCheckConcluded,
        g.GateReviewAsked,
        g.GateReviewAnswered,
        g.GateCheckWithdrawn,
    ),
)
