"""What of the events of appraisals leaves: that a scheme was adopted, and no scores."""

from typing import Final

from ruralgov.domain.appraisal import events_town as e
from ruralgov.domain.appraisal import messages as m
from ruralgov.domain.kernel.publish import Publishes, Publishing, kept

PUBLISHES: Final[tuple[Publishing, ...]] = (
    Publishes(m.AppraisalSchemeAdopted, ("adopted", "entered"), words=("approval",)),
    Publishes(m.SchemeAdoptionWithdrawn),
    Publishes(m.AppraisalFrozen, ("at", "towns"), words=("head",)),
    Publishes(m.FreezingWithdrawn),
    *kept(
        "a draft is nobody's business until it is adopted",
        m.AppraisalSchemeDrafted,
        m.AppraisalSchemeChanged,
        m.AppraisalSchemeDropped,
    ),
    *kept(
        "what a town scored goes to those whom the scheme names, and is ranked by nobody",
        e.TownAppraisalOpened,
        e.TownAppraisalVoided,
        e.TownInputEntered,
        e.TownInputAdjusted,
        e.ExtraPointsEntered,
        e.ExtraPointsWithdrawn,
        e.VetoRecorded,
        e.VetoWithdrawn,
        e.TownScored,
        e.TownScoreShown,
        e.ScoreClaimed,
        e.ScoreClaimAnswered,
        e.ScoreClaimWithdrawn,
        e.TownScoreFinalised,
        e.TownScorePublished,
        e.TownScoreReopened,
    ),
)
