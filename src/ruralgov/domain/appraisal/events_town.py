"""Events of the appraisal of a town."""

from datetime import date

from ruralgov.domain.appraisal.model import PublicationScope
from ruralgov.domain.appraisal.model_town import (
    Adjustment,
    Answer,
    Claim,
    ExtraEntry,
    Input,
    Score,
    VetoEntry,
)
from ruralgov.domain.kernel.ids import AccountId, AppraisalSchemeId, PlaceId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class TownAppraisalOpened:
    """The appraisal of a town was opened with its frozen inputs."""

    scheme: AppraisalSchemeId
    town: PlaceId
    year: int
    inputs: tuple[Input, ...]


@frozen(kw_only=True)
class TownAppraisalVoided:
    """The appraisal of a town is void."""

    reason: str


@frozen(kw_only=True)
class TownInputEntered:
    """A value from outside was entered."""

    value: Input
    by: AccountId


@frozen(kw_only=True)
class TownInputAdjusted:
    """A value was adjusted after the freezing."""

    adjustment: Adjustment


@frozen(kw_only=True)
class ExtraPointsEntered:
    """Points for a listed item were entered."""

    entry: ExtraEntry


@frozen(kw_only=True)
class ExtraPointsWithdrawn:
    """Points for a listed item were withdrawn."""

    number: int
    reason: str
    by: AccountId


@frozen(kw_only=True)
class VetoRecorded:
    """A veto item was met."""

    entry: VetoEntry


@frozen(kw_only=True)
class VetoWithdrawn:
    """That a veto item was met was withdrawn."""

    number: int
    reason: str
    by: AccountId


@frozen(kw_only=True)
class TownScored:
    """The score of a town was reckoned."""

    score: Score


@frozen(kw_only=True)
class TownScoreShown:
    """A town was shown its score; both days are the last on which it may ask."""

    day: date
    correct_until: date
    appeal_until: date
    by: AccountId


@frozen(kw_only=True)
class ScoreClaimed:
    """A town asked for a correction, or appealed."""

    claim: Claim


@frozen(kw_only=True)
class ScoreClaimAnswered:
    """A request or an appeal was answered; *appeal_until* is the last day for an appeal."""

    number: int
    answer: Answer
    appeal_until: date


@frozen(kw_only=True)
class ScoreClaimWithdrawn:
    """A town took back what it had asked."""

    number: int
    day: date


@frozen(kw_only=True)
class TownScoreFinalised:
    """A score is final."""

    day: date
    by: AccountId


@frozen(kw_only=True)
class TownScorePublished:
    """A score was published to some."""

    day: date
    scope: PublicationScope


@frozen(kw_only=True)
class TownScoreReopened:
    """A final score was opened again."""

    reason: str
    day: date


TownEvent = (
    TownAppraisalOpened
    | TownAppraisalVoided
    | TownInputEntered
    | TownInputAdjusted
    | ExtraPointsEntered
    | ExtraPointsWithdrawn
    | VetoRecorded
    | VetoWithdrawn
    | TownScored
    | TownScoreShown
    | ScoreClaimed
    | ScoreClaimAnswered
    | ScoreClaimWithdrawn
    | TownScoreFinalised
    | TownScorePublished
    | TownScoreReopened
)
"""What happens to the appraisal of a town."""
