"""Commands and events of a town's paper and its ballots."""

from datetime import date

from ruralgov.domain.evaluation.model_ballot import BallotMarks, TownDecision
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import AccountId, EvaluationId, OrganisationId, PlaceId
from ruralgov.domain.kernel.personal import OfficerText
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class RecordTownDecision:
    """Say who decided on a town's ballots; it takes the place of what was said before."""

    evaluation: EvaluationId
    town: PlaceId
    decision: TownDecision


@frozen(kw_only=True)
class CastBallot:
    """Enter or change what a town says of a unit.

    *marks*: one for each criterion, - where it cannot judge, only - where it had no dealings with
    the unit. *dealings*: how many it had in the period.
    """

    evaluation: EvaluationId
    town: PlaceId
    ratee: OrganisationId
    marks: BallotMarks
    dealings: BallotMarks
    comment: OfficerText | None = None


@frozen(kw_only=True)
class WithdrawBallot:
    """Withdraw a ballot that was entered by mistake, while it may still change."""

    evaluation: EvaluationId
    town: PlaceId
    ratee: OrganisationId
    reason: str


@frozen(kw_only=True)
class NoteBallot:
    """Note on the town's paper whether there is a ballot of a unit."""

    evaluation: EvaluationId
    town: PlaceId
    ratee: OrganisationId
    entered: bool


@frozen(kw_only=True)
class EraseBallot:
    """Erase what a ballot says, once its evaluation is over."""

    evaluation: EvaluationId
    town: PlaceId
    ratee: OrganisationId
    ground: ErasureGround
    reason: str


@frozen(kw_only=True)
class TownDecided:
    """A town decided on its ballots."""

    evaluation: EvaluationId
    town: PlaceId
    decision: TownDecision
    by: AccountId


@frozen(kw_only=True)
class BallotNoted:
    """There is a ballot of a unit, or no more."""

    ratee: OrganisationId
    entered: bool
    day: date


@frozen(kw_only=True)
class BallotCast:
    """A town said something of a unit, or that it has nothing to say."""

    evaluation: EvaluationId
    town: PlaceId
    ratee: OrganisationId
    marks: BallotMarks
    dealings: BallotMarks
    comment: OfficerText


@frozen(kw_only=True)
class BallotWithdrawn:
    """A ballot was entered by mistake."""

    evaluation: EvaluationId
    town: PlaceId
    ratee: OrganisationId
    reason: str


@frozen(kw_only=True)
class BallotErased:
    """What a ballot said is erased."""

    ground: ErasureGround
    reason: str


PaperEvent = TownDecided | BallotNoted
"""What happens to a town's paper."""
BallotEvent = BallotCast | BallotWithdrawn | BallotErased
"""What happens to a ballot."""
