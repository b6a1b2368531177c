"""Commands and events of salient problems."""

from datetime import date

from attrs import field

from ruralgov.domain.conferences.model import NAME, OFFICE, PAPER
from ruralgov.domain.conferences.model_problem import ProblemSeverity
from ruralgov.domain.kernel.ids import (
    AccountId,
    ConferenceId,
    OrganisationId,
    PlaceId,
    ResolutionId,
    SalientProblemId,
    SteeringGroupId,
)
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class RaiseProblem:
    """Raise a problem that one unit cannot solve by itself."""

    group: SteeringGroupId
    title: str
    raised_by: OrganisationId
    channel: str = field(metadata=NAME)
    place: PlaceId
    first_seen: date
    repeat_of: SalientProblemId | None = None
    severity: ProblemSeverity
    severity_rule: str = field(metadata=PAPER)
    people: int
    law: str = ""
    owner: OrganisationId


@frozen(kw_only=True)
class TableProblem:
    """Note that a problem was on the agenda of a conference that was held."""

    problem: SalientProblemId
    conference: ConferenceId
    item: int
    day: date


@frozen(kw_only=True)
class UntableProblem:
    """Take back that a problem was on the agenda of a conference that there was not."""

    problem: SalientProblemId
    conference: ConferenceId


@frozen(kw_only=True)
class DecideProblem:
    """Note a resolution that is to solve a problem."""

    problem: SalientProblemId
    resolution: ResolutionId


@frozen(kw_only=True)
class UndecideProblem:
    """Take back a resolution of a problem that was entered by mistake."""

    problem: SalientProblemId
    resolution: ResolutionId


@frozen(kw_only=True)
class ReportCure:
    """Report for the owner what was done about a problem, with the evidence."""

    problem: SalientProblemId
    measures: str = field(metadata=OFFICE)
    evidence: str = field(metadata=PAPER)


@frozen(kw_only=True)
class VerifyProblem:
    """Verify on the spot whether a problem is gone, as another person than worked on it."""

    problem: SalientProblemId
    passed: bool
    opinion: str = field(metadata=OFFICE)


@frozen(kw_only=True)
class CloseProblem:
    """Close a problem: resolved, with evidence, and verified by another person."""

    problem: SalientProblemId


@frozen(kw_only=True)
class DeclareNotCurable:
    """Say that a problem cannot be solved now, why, and who was told."""

    problem: SalientProblemId
    reason: str
    told_to: str = field(metadata=NAME)


@frozen(kw_only=True)
class MergeProblem:
    """Say that a problem is part of another."""

    problem: SalientProblemId
    into: SalientProblemId
    reason: str


@frozen(kw_only=True)
class ReopenProblem:
    """Open a problem again that is over and is still there."""

    problem: SalientProblemId
    reason: str


@frozen(kw_only=True)
class ChangeProblem:
    """Mend what is entered of a problem; what is not named stays."""

    problem: SalientProblemId
    title: str | None = None
    place: PlaceId | None = None
    severity: ProblemSeverity | None = None
    people: int | None = None
    owner: OrganisationId | None = None
    reason: str


@frozen(kw_only=True)
class WithdrawProblem:
    """Take back a problem that was entered by mistake and is not on any agenda."""

    problem: SalientProblemId
    reason: str


@frozen(kw_only=True)
class ProblemRaised:
    """A problem was raised."""

    group: SteeringGroupId
    title: str
    raised_by: OrganisationId
    channel: str = field(metadata=NAME)
    place: PlaceId
    first_seen: date
    repeat_of: SalientProblemId | None
    severity: ProblemSeverity
    severity_rule: str = field(metadata=PAPER)
    people: int
    law: str
    owner: OrganisationId
    day: date
    by: AccountId


@frozen(kw_only=True)
class ProblemTabled:
    """A problem was on the agenda of a conference."""

    conference: ConferenceId
    item: int
    day: date


@frozen(kw_only=True)
class ProblemUntabled:
    """A problem was not on that agenda."""

    conference: ConferenceId


@frozen(kw_only=True)
class ProblemUndecided:
    """A resolution of a problem was entered by mistake."""

    resolution: ResolutionId


@frozen(kw_only=True)
class ProblemDecided:
    """A resolution is to solve a problem."""

    resolution: ResolutionId
    day: date


@frozen(kw_only=True)
class CureReported:
    """What was done about a problem."""

    day: date
    by: AccountId
    measures: str = field(metadata=OFFICE)
    evidence: str = field(metadata=PAPER)


@frozen(kw_only=True)
class ProblemVerified:
    """Somebody else looked whether a problem is gone."""

    passed: bool
    opinion: str = field(metadata=OFFICE)
    day: date
    by: AccountId


@frozen(kw_only=True)
class ProblemClosed:
    """A problem was closed."""

    day: date


@frozen(kw_only=True)
class ProblemNotCurable:
    """A problem cannot be solved now."""

    reason: str
    told_to: str = field(metadata=NAME)
    day: date


@frozen(kw_only=True)
class ProblemMerged:
    """A problem is part of another."""

    into: SalientProblemId
    reason: str
    day: date


@frozen(kw_only=True)
class ProblemReopened:
    """A problem was opened again."""

    reason: str
    day: date


@frozen(kw_only=True)
class ProblemChanged:
    """What is entered of a problem was mended."""

    title: str
    place: PlaceId
    severity: ProblemSeverity
    people: int
    owner: OrganisationId
    reason: str


@frozen(kw_only=True)
class ProblemWithdrawn:
    """A problem was entered by mistake."""

    reason: str


SalientProblemEvent = (
    ProblemRaised
    | ProblemTabled
    | ProblemUntabled
    | ProblemUndecided
    | ProblemDecided
    | CureReported
    | ProblemVerified
    | ProblemClosed
    | ProblemNotCurable
    | ProblemMerged
    | ProblemReopened
    | ProblemChanged
    | ProblemWithdrawn
)
"""What happens to a salient problem."""
