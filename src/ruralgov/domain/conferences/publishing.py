"""What of the events of coordination leaves: stages and days, and never words or who came."""

from typing import Final

from ruralgov.domain.conferences import messages as m
from ruralgov.domain.conferences import messages_conference as c
from ruralgov.domain.conferences import messages_liaison as b
from ruralgov.domain.conferences import messages_problem as p
from ruralgov.domain.conferences import messages_resolution as r
from ruralgov.domain.kernel.publish import Publishes, Publishing, kept

PUBLISHES: Final[tuple[Publishing, ...]] = (
    Publishes(m.SteeringGroupEstablished, ("host", "last_day", "since"), words=("name",)),
    Publishes(m.SteeringGroupChanged, ("host", "last_day", "since"), words=("name",)),
    Publishes(m.SteeringGroupEnded, ("since",)),
    Publishes(m.GroupTermsCorrected, ("entry", "since")),
    Publishes(m.PostSeated),
    Publishes(m.PostUnseated, ("post", "since")),
    Publishes(m.GroupSeatCorrected, ("post", "entry", "since")),
    Publishes(m.ConferenceRuleAdopted),
    Publishes(m.ConferenceRuleCorrected, ("entry", "since")),
    *kept(
        "it says how to reach an office within the administration",
        b.LiaisonNamed,
        b.LiaisonReplaced,
        b.LiaisonConfirmed,
        b.LiaisonEnded,
        b.LiaisonEntryCorrected,
    ),
    Publishes(c.ConferenceConvened, ("group", "kind", "day")),
    Publishes(c.ConferenceChanged, ("day",)),
    Publishes(c.ConferenceCalledOff),
    *kept("it says who came", c.ConferenceHeld),
    Publishes(c.ItemDisposed, ("item", "outcome")),
    *kept("minutes may be internal", c.ConferenceMinutesDrafted, c.AddendumDrafted),
    Publishes(c.ConferenceMinutesSigned, ("day",)),
    Publishes(c.AddendumSigned, ("number", "day")),
    Publishes(c.ConferenceWithdrawn),
    Publishes(
        r.ResolutionRegistered,
        ("group", "conference", "item", "problem", "lead", "co_units", "due", "supervisor", "day"),
    ),
    Publishes(r.ResolutionAssigned, ("day",)),
    Publishes(r.ResolutionAccepted, ("day",)),
    Publishes(r.ResolutionUrged, ("day",)),
    Publishes(r.ResolutionExtensionAsked, ("day", "wanted")),
    Publishes(r.ResolutionExtensionDecided, ("granted", "due", "day")),
    Publishes(r.ResolutionReported, ("day",)),
    Publishes(r.ResolutionReviewed, ("passed", "day")),
    Publishes(r.ResolutionClosed, ("day",)),
    Publishes(r.ResolutionSuspended, ("day", "until")),
    Publishes(r.ResolutionResumed, ("day",)),
    Publishes(r.ResolutionChanged, ("lead", "co_units", "supervisor")),
    Publishes(r.ResolutionRevoked, ("conference", "item", "day")),
    Publishes(r.ResolutionReopened, ("day",)),
    Publishes(r.ResolutionWithdrawn),
    Publishes(
        p.ProblemRaised,
        ("group", "raised_by", "place", "first_seen", "repeat_of", "severity", "owner", "day"),
    ),
    Publishes(p.ProblemTabled, ("conference", "item", "day")),
    Publishes(p.ProblemUntabled, ("conference",)),
    Publishes(p.ProblemUndecided, ("resolution",)),
    Publishes(p.ProblemDecided, ("resolution", "day")),
    Publishes(p.CureReported, ("day",)),
    Publishes(p.ProblemVerified, ("passed", "day")),
    Publishes(p.ProblemClosed, ("day",)),
    Publishes(p.ProblemNotCurable, ("day",)),
    Publishes(p.ProblemMerged, ("into", "day")),
    Publishes(p.ProblemReopened, ("day",)),
    Publishes(p.ProblemChanged, ("place", "severity", "owner")),
    Publishes(p.ProblemWithdrawn),
)
