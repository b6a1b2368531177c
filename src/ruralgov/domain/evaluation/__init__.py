"""Evaluation: towns rate departments by sealed ballots, and nothing tells what one of them said.

Rules:
1. A scheme has criteria whose weights are exactly 100, a scale of whole marks, days in their order,
   and a least number of ballots that is not under the city's.
2. The towns are those of one day, and at least as many as may be shown.
3. Rated are departments and institutions of the city and their outposts: no town and no town's
   own. No unit is rated by two rounds for the same days, since they could be subtracted.
4. The towns count for as much of a unit's appraisal as the law asks, which is dated and cited.
5. Ballots are entered, changed and withdrawn from the opening until the end of the last day, and
   never after it.
6. There is one ballot of each town and unit in a round; the paper of a town says that it is there,
   and not what it says.
7. A town's ballots are entered and seen by who holds the role at the town itself, and by nobody
   from above it; a person fills in for one town.
8. Two people at least decide for a town. Too few dealings give no marks, and no marks are no score.
9. Results are computed once, from all ballots; no ballot is taken out and nothing is computed
   anew. A round is cancelled before that, or never.
10. Under the least number of ballots, also for one criterion, no figure of a unit is kept or shown:
    the counts and the reason are. Bands are by intervals, and nobody is last.
11. Comments are released in the host's words, in no order of theirs and without a date, and only
    of units of which figures are shown.
12. What a ballot says is erased once its round is over.
13. What looks unusual is counted, named of nobody, and changes nothing.
14. A unit objects to its own result within days, another person answers, and the result is set
    aside or stands; it is final without open objections.
"""

from ruralgov.domain.evaluation.context import CONTEXT
from ruralgov.domain.evaluation.law import TownsWeight
from ruralgov.domain.evaluation.messages import (
    AnswerObjection,
    CancelEvaluation,
    CloseEvaluation,
    CommentsReleased,
    ComputeEvaluation,
    DraftEvaluation,
    EnterReturnMarks,
    EvaluationCancelled,
    EvaluationClosed,
    EvaluationComputed,
    EvaluationDrafted,
    EvaluationExtended,
    EvaluationFinalised,
    EvaluationOpened,
    EvaluationPublished,
    ExtendEvaluation,
    FinaliseEvaluation,
    ObjectionAnswered,
    ObjectionWithdrawn,
    ObjectToResult,
    OpenEvaluation,
    PublishEvaluation,
    RedraftEvaluation,
    ReleaseComments,
    ResultObjected,
    ReturnMarksEntered,
    WithdrawObjection,
)
from ruralgov.domain.evaluation.messages_ballot import (
    BallotCast,
    BallotErased,
    BallotNoted,
    BallotWithdrawn,
    CastBallot,
    EraseBallot,
    NoteBallot,
    RecordTownDecision,
    TownDecided,
    WithdrawBallot,
)
from ruralgov.domain.evaluation.model import (
    BandRule,
    Criterion,
    Evaluation,
    EvaluationScheme,
    EvaluationStage,
    Objection,
    Ratee,
    Rater,
    ReleasedComments,
    ReturnMark,
)
from ruralgov.domain.evaluation.model_ballot import (
    Ballot,
    BallotMarks,
    DecisionForm,
    Entered,
    TownDecision,
    TownPaper,
)
from ruralgov.domain.evaluation.model_result import (
    CriterionFigure,
    Patterns,
    Result,
    ResultBand,
    Withheld,
)
from ruralgov.domain.evaluation.queries import (
    BandLines,
    CommentsToRewrite,
    CriterionLine,
    EvaluationFile,
    EvaluationObjections,
    EvaluationOutcome,
    EvaluationPatterns,
    Evaluations,
    EvaluationSheet,
    OutcomeSheet,
    OwnLine,
    OwnSheet,
    Participation,
    ParticipationLine,
    ParticipationSheet,
    RateeWeight,
    ResultLine,
    TownSheet,
)
from ruralgov.domain.evaluation.records import BALLOT, PAPER, ROUND
from ruralgov.domain.evaluation.roles import (
    EVALUATION,
    EVALUATION_HOST,
    EVALUATION_REVIEWER,
    RATED_UNIT,
    TOWN_RATER,
)
from ruralgov.domain.evaluation.rows import (
    EvaluationRateeRow,
    EvaluationRaterRow,
    EvaluationRow,
    TownPaperRow,
)

__all__ = [
    "BALLOT",
    "CONTEXT",
    "EVALUATION",
    "EVALUATION_HOST",
    "EVALUATION_REVIEWER",
    "PAPER",
    "RATED_UNIT",
    "ROUND",
    "TOWN_RATER",
    "AnswerObjection",
    "Ballot",
    "BallotCast",
    "BallotErased",
    "BallotMarks",
    "BallotNoted",
    "BallotWithdrawn",
    "BandLines",
    "BandRule",
    "CancelEvaluation",
    "CastBallot",
    "CloseEvaluation",
    "CommentsReleased",
    "CommentsToRewrite",
    "ComputeEvaluation",
    "Criterion",
    "CriterionFigure",
    "CriterionLine",
    "DecisionForm",
    "DraftEvaluation",
    "EnterReturnMarks",
    "Entered",
    "EraseBallot",
    "Evaluation",
    "EvaluationCancelled",
    "EvaluationClosed",
    "EvaluationComputed",
    "EvaluationDrafted",
    "EvaluationExtended",
    "EvaluationFile",
    "EvaluationFinalised",
    "EvaluationObjections",
    "EvaluationOpened",
    "EvaluationOutcome",
    "EvaluationPatterns",
    "EvaluationPublished",
    "EvaluationRateeRow",
    "EvaluationRaterRow",
    "EvaluationRow",
    "EvaluationScheme",
    "EvaluationSheet",
    "EvaluationStage",
    "Evaluations",
    "ExtendEvaluation",
    "FinaliseEvaluation",
    "NoteBallot",
    "ObjectToResult",
    "Objection",
    "ObjectionAnswered",
    "ObjectionWithdrawn",
    "OpenEvaluation",
    "OutcomeSheet",
    "OwnLine",
    "OwnSheet",
    "Participation",
    "ParticipationLine",
    "ParticipationSheet",
    "Patterns",
    "PublishEvaluation",
    "Ratee",
    "RateeWeight",
    "Rater",
    "RecordTownDecision",
    "RedraftEvaluation",
    "ReleaseComments",
    "ReleasedComments",
    "Result",
    "ResultBand",
    "ResultLine",
    "ResultObjected",
    "ReturnMark",
    "ReturnMarksEntered",
    "TownDecided",
    "TownDecision",
    "TownPaper",
    "TownPaperRow",
    "TownSheet",
    "TownsWeight",
    "WithdrawBallot",
    "WithdrawObjection",
    "Withheld",
]
