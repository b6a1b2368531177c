"""Commands of the appraisal of a town."""

from datetime import date

from attrs import field

from ruralgov.domain.appraisal.model_town import CODE, OFFICE, PAPER, Input
from ruralgov.domain.kernel.ids import AppraisalSchemeId, PlaceId, TownAppraisalId
from ruralgov.domain.kernel.number import Number
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class OpenTownAppraisal:
    """Open the appraisal of a town with its frozen inputs: it follows the freezing."""

    scheme: AppraisalSchemeId
    town: PlaceId
    inputs: tuple[Input, ...]


@frozen(kw_only=True)
class VoidTownAppraisal:
    """Void the appraisal of a town: the freezing was undone."""

    appraisal: TownAppraisalId
    reason: str


@frozen(kw_only=True)
class EnterTownInput:
    """Enter the value of an indicator that comes from outside, with what it rests on."""

    appraisal: TownAppraisalId
    indicator: str = field(metadata=CODE)
    numerator: Number
    denominator: Number
    evidence: str = field(metadata=PAPER)


@frozen(kw_only=True)
class AdjustTownInput:
    """Adjust a value after the freezing, before the town is shown its score; both stay in sight.

    Without numbers the indicator has no value any more.
    """

    appraisal: TownAppraisalId
    indicator: str = field(metadata=CODE)
    numerator: Number | None
    denominator: Number | None
    reason: str
    evidence: str = field(metadata=PAPER)


@frozen(kw_only=True)
class EnterExtraPoints:
    """Enter points for an item that the scheme lists, with what they rest on."""

    appraisal: TownAppraisalId
    item: str = field(metadata=CODE)
    points: Number
    evidence: str = field(metadata=PAPER)


@frozen(kw_only=True)
class WithdrawExtraPoints:
    """Withdraw points for a listed item, by the number of their entry."""

    appraisal: TownAppraisalId
    number: int
    reason: str


@frozen(kw_only=True)
class RecordVeto:
    """Record that a veto item of the scheme was met, by a document."""

    appraisal: TownAppraisalId
    veto: str = field(metadata=CODE)
    document: str = field(metadata=PAPER)
    happened: date


@frozen(kw_only=True)
class WithdrawVeto:
    """Withdraw that a veto item was met, by the number of its entry."""

    appraisal: TownAppraisalId
    number: int
    reason: str


@frozen(kw_only=True)
class ScoreTown:
    """Reckon the score of a town."""

    appraisal: TownAppraisalId


@frozen(kw_only=True)
class ShowTownScore:
    """Show a town its score: from now on it may ask for corrections, and then appeal."""

    appraisal: TownAppraisalId


@frozen(kw_only=True)
class AskScoreCorrection:
    """Ask that the value of an indicator be corrected, as the town."""

    appraisal: TownAppraisalId
    indicator: str = field(metadata=CODE)
    ground: str = field(metadata=OFFICE)
    evidence: str = field(metadata=PAPER)


@frozen(kw_only=True)
class Right:
    """The right value of an indicator; without numbers it has none."""

    indicator: str = field(metadata=CODE)
    numerator: Number | None
    denominator: Number | None


@frozen(kw_only=True)
class AnswerScoreCorrection:
    """Answer what a town asked: with the right value, or with a refusal, and why."""

    appraisal: TownAppraisalId
    number: int
    right: Right | None
    reason: str
    evidence: str = field(default="", metadata=PAPER)


@frozen(kw_only=True)
class AppealTownScore:
    """Appeal against a score, as the town."""

    appraisal: TownAppraisalId
    ground: str = field(metadata=OFFICE)
    evidence: str = field(metadata=PAPER)


@frozen(kw_only=True)
class WithdrawScoreClaim:
    """Take back what was asked or appealed, as the town."""

    appraisal: TownAppraisalId
    number: int


@frozen(kw_only=True)
class ReviewScoreAppeal:
    """Decide about an appeal as another body: with the right values, or reject it, and why."""

    appraisal: TownAppraisalId
    number: int
    rights: tuple[Right, ...]
    body: str = field(metadata=PAPER)
    reason: str
    evidence: str = field(default="", metadata=PAPER)


@frozen(kw_only=True)
class FinaliseTownScore:
    """Make a score final, once nobody can ask for anything any more."""

    appraisal: TownAppraisalId


@frozen(kw_only=True)
class PublishTownScore:
    """Publish a final score to those whom the scheme names."""

    appraisal: TownAppraisalId


@frozen(kw_only=True)
class ReopenTownScore:
    """Open a final score again because something in it is wrong."""

    appraisal: TownAppraisalId
    reason: str
