"""What of evaluations leaves: that there is one and where it stands; no paper, ballot or figure."""

from typing import Final

from ruralgov.domain.evaluation import messages as m
from ruralgov.domain.evaluation import messages_ballot as b
from ruralgov.domain.kernel.publish import Publishes, Publishing, kept

PUBLISHES: Final[tuple[Publishing, ...]] = (
    *kept("a draft binds nobody", m.EvaluationDrafted),
    Publishes(m.EvaluationPublished, ("day",)),
    Publishes(m.EvaluationOpened, ("day",)),
    Publishes(m.EvaluationExtended, ("closes",)),
    Publishes(m.EvaluationClosed, ("day",)),
    Publishes(m.EvaluationFinalised, ("day",)),
    Publishes(m.EvaluationCancelled),
    *kept(
        "results are shown with their statement, and to those concerned",
        m.ReturnMarksEntered,
        m.EvaluationComputed,
        m.CommentsReleased,
        m.ResultObjected,
        m.ObjectionWithdrawn,
        m.ObjectionAnswered,
    ),
    *kept("when a town enters what tells of its ballots", b.TownDecided, b.BallotNoted),
    *kept("a ballot is sealed", b.BallotCast, b.BallotWithdrawn, b.BallotErased),
)
