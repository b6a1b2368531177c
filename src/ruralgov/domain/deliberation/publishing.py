"""What of deliberation leaves: days, stages and posts, and no words and nobody who spoke."""

from typing import Final

from ruralgov.domain.deliberation import messages as m
from ruralgov.domain.deliberation import messages_council as c
from ruralgov.domain.kernel.publish import Publishes, Publishing, kept

PUBLISHES: Final[tuple[Publishing, ...]] = (
    Publishes(
        m.DeliberationSeriesBegun, ("place", "monthly", "notice_days", "since"), words=("name",)
    ),
    Publishes(m.DeliberationSeriesEnded, ("since",)),
    Publishes(m.DeliberationDayAnnounced, ("place", "series", "day", "announced")),
    Publishes(m.DeliberationDayMoved, ("day",)),
    Publishes(m.DeliberationDayCalledOff),
    Publishes(m.DeliberationDayHeld, ("chair", "came")),
    *kept("it may say who brought something up", m.AppealRegistered),
    Publishes(m.AppealReassigned, ("appeal", "owner", "promised")),
    Publishes(m.AppealAnswered, ("appeal", "accepted", "day")),
    Publishes(m.AppealDirected, ("appeal", "target", "decision")),
    Publishes(m.AppealWithdrawn, ("appeal",)),
    Publishes(m.AppealMarkedHanded, ("appeal", "case")),
    Publishes(m.DeliberationMinutesDrafted),
    Publishes(m.DeliberationMinutesSigned, ("day",)),
    Publishes(m.AppealHanded, ("deliberation", "appeal", "place", "day"), words=("matter",)),
    Publishes(m.CaseAnswerTaken, ("over", "day")),
    Publishes(m.CaseAnswerErased),
    Publishes(c.NeighbourCouncilFounded, ("place",), words=("span",)),
    Publishes(c.NeighbourCouncilChanged, words=("span",)),
    Publishes(c.NeighbourCouncilEnded, ("since",)),
    Publishes(c.NeighbourCouncilCorrected, ("entry", "since")),
    Publishes(c.CouncilSessionCalled, ("council", "place", "day", "called")),
    Publishes(c.CouncilSessionCalledOff),
    Publishes(c.CouncilSessionHeld, ("households",)),
    Publishes(c.CouncilMotionConcluded, ("motion", "outcome", "owner", "due")),
    Publishes(c.CouncilMotionFollowedUp, ("motion", "followed", "decision", "day")),
    Publishes(c.CouncilMinutesSigned, ("day",)),
)
