"""Commands and events of a proceeding up to the decision, and of its end."""

from datetime import date

from attrs import field

from ruralgov.domain.aid.means.law import Programme
from ruralgov.domain.aid.model_procedure import AidAnswer, AidEnding, AidPost, AidStep, AidTrack
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import AccountId, AidFileId, AidProceedingId, PersonId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.personal import (
    CitizenText,
    OfficerText,
    citizen_text,
    officer_text,
)
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class BeginAidProceeding:
    """Begin the proceeding of an accepted application, by a variant of its programme."""

    id: AidProceedingId | None = None
    file: AidFileId
    application: int
    track: AidTrack


@frozen(kw_only=True)
class ExtendAidProceeding:
    """Extend the whole clock once, where the table allows it."""

    proceeding: AidProceedingId
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class DeclareAidTie:
    """Enter that a relative of the family handles aid or is of the villagers' committee."""

    proceeding: AidProceedingId
    official: PersonId
    post: AidPost


@frozen(kw_only=True)
class WithdrawAidTie:
    """Take back a tie that was entered by mistake."""

    proceeding: AidProceedingId
    number: int
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class InvestigateAid:
    """Enter the investigation by two people, of which all and the family signed the record."""

    proceeding: AidProceedingId
    day: date
    investigators: tuple[AccountId, ...]
    signed: bool
    assessment: str = field(default="", metadata=text_of(TextKind.CODE))
    findings: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class RecordAidStep:
    """Enter a step that has no command of its own: checking, a county visit, completed papers."""

    proceeding: AidProceedingId
    step: AidStep
    day: date
    assessment: str = field(default="", metadata=text_of(TextKind.CODE))
    findings: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class GiveAidOpinion:
    """Give the opinion of the town: for or against, and how much a month."""

    proceeding: AidProceedingId
    day: date
    favour: bool
    amount: Fen
    assessment: str = field(default="", metadata=text_of(TextKind.CODE))
    findings: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class CorrectAidStepDay:
    """Put the day of a step right."""

    proceeding: AidProceedingId
    number: int
    day: date
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class WithdrawAidStep:
    """Take back the last step that was done, where it was entered by mistake."""

    proceeding: AidProceedingId
    number: int
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class PostAidNotice:
    """Hang a notice out for seven days, of no more than whose, how many and how much."""

    proceeding: AidProceedingId
    since: date


@frozen(kw_only=True)
class TakeDownAidNotice:
    """Take a notice down before its time: what it says is wrong, or should not be seen."""

    proceeding: AidProceedingId
    number: int
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class LapseAidNotice:
    """Take a notice down whose time is over."""

    proceeding: AidProceedingId
    number: int


@frozen(kw_only=True)
class ObjectToAidNotice:
    """Enter an objection to a notice."""

    proceeding: AidProceedingId
    day: date
    objection: CitizenText = field(converter=citizen_text)


@frozen(kw_only=True)
class AnswerAidObjection:
    """Answer an objection, after another investigation or a democratic review."""

    proceeding: AidProceedingId
    number: int
    day: date
    way: AidAnswer
    upheld: bool
    findings: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class WithdrawAidProceeding:
    """Take back a proceeding that was begun by mistake; nothing was decided."""

    proceeding: AidProceedingId
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class RestoreAidProceeding:
    """Take back that a proceeding ended."""

    proceeding: AidProceedingId
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class EndAidProceeding:
    """End a proceeding whose application was withdrawn."""

    proceeding: AidProceedingId
    day: date


@frozen(kw_only=True)
class FollowAidDeath:
    """Follow the death of somebody of a family that is helped."""

    proceeding: AidProceedingId
    person: PersonId
    since: date


@frozen(kw_only=True)
class EraseAidProceeding:
    """Erase for good what was written in a proceeding that is over."""

    proceeding: AidProceedingId
    ground: ErasureGround
    reason: str


@frozen(kw_only=True)
class SettleAidApplication:
    """Settle an application with its proceeding; with *back*, it goes on."""

    file: AidFileId
    number: int
    day: date
    back: bool = False


@frozen(kw_only=True)
class AidProceedingBegun:
    """The proceeding of an application began."""

    file: AidFileId
    application: int
    programme: Programme
    track: AidTrack
    accepted: date
    by: AccountId


@frozen(kw_only=True)
class AidProceedingExtended:
    """The whole clock was extended."""

    by: AccountId
    reason: OfficerText


@frozen(kw_only=True)
class AidTieDeclared:
    """A relative handles aid or is of the committee."""

    number: int
    official: PersonId
    post: AidPost


@frozen(kw_only=True)
class AidTieWithdrawn:
    """There is no such tie."""

    number: int
    reason: OfficerText


@frozen(kw_only=True)
class AidStepDone:
    """A step was done."""

    number: int
    step: AidStep
    day: date
    by: AccountId
    investigators: tuple[AccountId, ...] = ()
    favour: bool | None = None
    amount: Fen | None = None
    assessment: str = field(default="", metadata=text_of(TextKind.CODE))
    findings: OfficerText


@frozen(kw_only=True)
class AidStepCorrected:
    """A step was done on another day."""

    number: int
    day: date
    reason: OfficerText


@frozen(kw_only=True)
class AidStepWithdrawn:
    """A step was not done."""

    number: int
    reason: OfficerText


@frozen(kw_only=True)
class AidNoticePosted:
    """A notice hangs out."""

    number: int
    since: date
    last: date
    members: int
    amount: Fen
    by: AccountId


@frozen(kw_only=True)
class AidNoticeTakenDown:
    """A notice hangs out no more."""

    number: int
    day: date
    reason: OfficerText | None


@frozen(kw_only=True)
class AidNoticeObjected:
    """Somebody objects to a notice."""

    number: int
    day: date
    by: AccountId
    objection: CitizenText


@frozen(kw_only=True)
class AidObjectionAnswered:
    """An objection was looked into and answered."""

    number: int
    day: date
    by: AccountId
    way: AidAnswer
    upheld: bool
    findings: OfficerText


@frozen(kw_only=True)
class AidProceedingEnded:
    """A proceeding is over before its time."""

    day: date
    ending: AidEnding
    reason: OfficerText | None


@frozen(kw_only=True)
class AidProceedingRestored:
    """A proceeding goes on that had ended."""

    reason: OfficerText


@frozen(kw_only=True)
class AidDeathNoted:
    """Somebody of those who are helped died; the others are looked at again."""

    person: PersonId
    since: date


@frozen(kw_only=True)
class AidProceedingErased:
    """What was written in a proceeding is gone."""

    ground: ErasureGround
    reason: str


@frozen(kw_only=True)
class AidApplicationSettled:
    """An application is settled, or goes on again."""

    number: int
    day: date
    back: bool
