"""Commands and events of deliberation days and of the appeals that were brought up."""

from datetime import date

from attrs import field

from ruralgov.domain.deliberation.model import SHOWN, Appeal, AppealTarget, CameBy
from ruralgov.domain.kernel.ids import (
    AccountId,
    CaseId,
    DecisionId,
    DeliberationDayId,
    DeliberationSeriesId,
    DisputeId,
    HandedAppealId,
    PersonId,
    PlaceId,
    PostId,
)
from ruralgov.domain.kernel.personal import OfficerText
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class BeginDeliberationSeries:
    """Say that a place holds a deliberation day each month, on or next after a day of it."""

    place: PlaceId
    name: str
    monthly: int
    notice_days: int = 3
    basis: str
    since: date


@frozen(kw_only=True)
class EndDeliberationSeries:
    """End a series from a day on."""

    series: DeliberationSeriesId
    since: date
    reason: str


@frozen(kw_only=True)
class AnnounceDeliberationDay:
    """Announce a deliberation day; one of a series on its working day, or *reason* says why not."""

    place: PlaceId
    series: DeliberationSeriesId | None = None
    day: date
    venue: str
    topic: str = field(default="", metadata=SHOWN)
    reason: str = ""


@frozen(kw_only=True)
class MoveDeliberationDay:
    """Move a day that was announced, or that was entered as held on a wrong day."""

    deliberation: DeliberationDayId
    day: date
    reason: str


@frozen(kw_only=True)
class CallOffDeliberationDay:
    """Call a day off, or take back one that was none."""

    deliberation: DeliberationDayId
    reason: str


@frozen(kw_only=True)
class HoldDeliberationDay:
    """Record that a day was held, in whose chair, and how many came."""

    deliberation: DeliberationDayId
    chair: PostId
    came: CameBy


@frozen(kw_only=True)
class RegisterAppeal:
    """Enter what was brought up, who owes an answer, and by when; without a name if so wished."""

    deliberation: DeliberationDayId
    matter: str = field(metadata=SHOWN)
    person: PersonId | None = None
    owner: PostId
    promised: date


@frozen(kw_only=True)
class ReassignAppeal:
    """Give an appeal to another post, or promise another day, with the reason."""

    deliberation: DeliberationDayId
    appeal: int
    owner: PostId | None = None
    promised: date | None = None
    reason: str


@frozen(kw_only=True)
class AnswerAppeal:
    """Answer an appeal, in words that everybody may read; again where the answer was wrong."""

    deliberation: DeliberationDayId
    appeal: int
    answer: str = field(metadata=SHOWN)
    accepted: bool | None = None


@frozen(kw_only=True)
class DirectAppeal:
    """Say where an appeal goes other than to the case platform: it is still answered."""

    deliberation: DeliberationDayId
    appeal: int
    target: AppealTarget
    dispute: DisputeId | None = None
    decision: DecisionId | None = None


@frozen(kw_only=True)
class WithdrawAppeal:
    """Take back an appeal that was entered by mistake."""

    deliberation: DeliberationDayId
    appeal: int
    reason: str


@frozen(kw_only=True)
class HandAppeal:
    """Hand an appeal to the case platform, once; its answer comes back by itself."""

    deliberation: DeliberationDayId
    appeal: int
    matter: str
    """The code of the matter in the catalogue of cases."""


@frozen(kw_only=True)
class MarkAppealHanded:
    """Note at the day which case has an appeal."""

    deliberation: DeliberationDayId
    appeal: int
    case: CaseId


@frozen(kw_only=True)
class TakeCaseAnswer:
    """Note what the case platform answered, and whether it is done with it."""

    handed: HandedAppealId
    answer: OfficerText | None
    over: bool


@frozen(kw_only=True)
class DropCaseAnswer:
    """Erase what the case platform answered: the case was erased."""

    handed: HandedAppealId


@frozen(kw_only=True)
class DraftDeliberationMinutes:
    """Say that the minutes are drafted: every appeal has an owner and a day."""

    deliberation: DeliberationDayId


@frozen(kw_only=True)
class SignDeliberationMinutes:
    """Sign the minutes, as another than who drafted them; from then on everybody reads them."""

    deliberation: DeliberationDayId


@frozen(kw_only=True)
class DeliberationSeriesBegun:
    """A series was begun."""

    place: PlaceId
    name: str
    monthly: int
    notice_days: int
    basis: str
    since: date


@frozen(kw_only=True)
class DeliberationSeriesEnded:
    """A series ended."""

    since: date
    reason: str


@frozen(kw_only=True)
class DeliberationDayAnnounced:
    """A day was announced."""

    number: str
    place: PlaceId
    series: DeliberationSeriesId | None
    day: date
    venue: str
    topic: str = field(metadata=SHOWN)
    reason: str
    announced: date


@frozen(kw_only=True)
class DeliberationDayMoved:
    """A day is another one."""

    day: date
    reason: str


@frozen(kw_only=True)
class DeliberationDayCalledOff:
    """A day was called off."""

    reason: str


@frozen(kw_only=True)
class DeliberationDayHeld:
    """A day was held."""

    chair: PostId
    came: CameBy


@frozen(kw_only=True)
class AppealRegistered:
    """Something was brought up."""

    appeal: Appeal


@frozen(kw_only=True)
class AppealReassigned:
    """Another post owes the answer, or by another day."""

    appeal: int
    owner: PostId
    promised: date
    reason: str


@frozen(kw_only=True)
class AppealAnswered:
    """An appeal was answered."""

    appeal: int
    answer: str = field(metadata=SHOWN)
    accepted: bool | None
    day: date


@frozen(kw_only=True)
class AppealDirected:
    """An appeal goes elsewhere."""

    appeal: int
    target: AppealTarget
    dispute: DisputeId | None
    decision: DecisionId | None


@frozen(kw_only=True)
class AppealWithdrawn:
    """There was no such appeal."""

    appeal: int
    reason: str


@frozen(kw_only=True)
class AppealMarkedHanded:
    """A case has an appeal."""

    appeal: int
    case: CaseId


@frozen(kw_only=True)
class DeliberationMinutesDrafted:
    """The minutes are drafted."""

    by: AccountId


@frozen(kw_only=True)
class DeliberationMinutesSigned:
    """The minutes are signed."""

    by: AccountId
    day: date


@frozen(kw_only=True)
class AppealHanded:
    """An appeal was handed to the case platform."""

    deliberation: DeliberationDayId
    appeal: int
    matter: str
    place: PlaceId
    day: date


@frozen(kw_only=True)
class CaseAnswerTaken:
    """The case platform answered, or is done."""

    words: OfficerText | None
    over: bool
    day: date


@frozen(kw_only=True)
class CaseAnswerErased:
    """What the case platform answered is erased."""


DeliberationSeriesEvent = DeliberationSeriesBegun | DeliberationSeriesEnded
"""What happens to a series."""
DeliberationDayEvent = (
    DeliberationDayAnnounced
    | DeliberationDayMoved
    | DeliberationDayCalledOff
    | DeliberationDayHeld
    | AppealRegistered
    | AppealReassigned
    | AppealAnswered
    | AppealDirected
    | AppealWithdrawn
    | AppealMarkedHanded
    | DeliberationMinutesDrafted
    | DeliberationMinutesSigned
)
"""What happens to a deliberation day."""
HandedAppealEvent = AppealHanded | CaseAnswerTaken | CaseAnswerErased
"""What happens to an appeal that the case platform has."""
