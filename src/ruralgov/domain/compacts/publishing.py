"""What of the events of compacts leaves: rules, schemes, months, and nothing of single people."""

from typing import Final

from ruralgov.domain.compacts import messages_agreement as a
from ruralgov.domain.compacts import messages_points as p
from ruralgov.domain.compacts import messages_request as r
from ruralgov.domain.compacts import messages_rules as m
from ruralgov.domain.compacts import messages_scheme as s
from ruralgov.domain.kernel.publish import Publishes, Publishing, kept

PUBLISHES: Final[tuple[Publishing, ...]] = (
    *kept("a draft is nobody's rule yet", m.VillageRulesDrafted, m.VillageRulesRevised),
    Publishes(m.VillageRulesAdopted, ("decision", "day")),
    Publishes(m.VillageRulesFiled, ("filed",), words=("reference",)),
    Publishes(m.VillageRulesObjected, ("day",), words=("clauses",)),
    Publishes(m.TownObjectionWithdrawn),
    Publishes(m.VillageRulesEnded, ("since",)),
    Publishes(m.VillageRulesWithdrawn),
    *kept("a draft is nobody's scheme yet", s.CreditSchemeDrafted, s.CreditSchemeRevised),
    Publishes(s.CreditSchemeAdopted, ("decision", "day")),
    Publishes(s.CreditSchemePublished, ("published", "since", "review_on")),
    Publishes(s.CreditSchemeStartCorrected, ("since", "review_on")),
    Publishes(s.CreditSchemeEnded, ("since",)),
    Publishes(s.CreditSchemeWithdrawn),
    Publishes(p.CreditMonthOpened, ("village", "month")),
    Publishes(p.CreditMonthPublished, ("day", "last")),
    Publishes(p.CreditNoticeWithdrawn),
    Publishes(p.CreditMonthFinal, ("day",)),
    *kept(
        "it says something of single people",
        a.CreditAgreementsSigned,
        a.CreditAgreementEnded,
        p.PointsRecorded,
        p.PointsApproved,
        p.PointsInformed,
        p.PointsEnded,
        p.PointHeld,
        p.PointReleased,
        r.CreditRequestLodged,
        r.CreditRequestAnswered,
        r.CreditReviewAsked,
        r.CreditReviewDecided,
        r.CreditRequestWithdrawn,
        r.CreditRequestErased,
        r.VillagersCommended,
        r.CommendationRevoked,
    ),
)
