"""Commands and events of decisions, of what is given, and of what was paid."""

from datetime import date

from attrs import field

from ruralgov.domain.aid.model_procedure import AidChangeCause, AidOutcome
from ruralgov.domain.kernel.ids import AccountId, AidProceedingId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.personal import (
    CitizenText,
    OfficerText,
    citizen_text,
    officer_text,
)
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class DecideAid:
    """Decide an application, as a person and in writing, with reasons."""

    proceeding: AidProceedingId
    outcome: AidOutcome
    amount: Fen = Fen(0)
    day: date
    assessment: str = field(default="", metadata=text_of(TextKind.CODE))
    reasons: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class RevokeAidDecision:
    """Take back a decision that the family was not told yet."""

    proceeding: AidProceedingId
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class TellAidDecision:
    """Enter that the letter came to the family."""

    proceeding: AidProceedingId
    day: date


@frozen(kw_only=True)
class AskAidReconsideration:
    """Enter that the family takes a decision to reconsideration."""

    proceeding: AidProceedingId
    day: date
    objection: CitizenText = field(converter=citizen_text)


@frozen(kw_only=True)
class AnswerAidReconsideration:
    """Enter what was decided one level up, by another person: it stands, or another one does."""

    proceeding: AidProceedingId
    upheld: bool
    outcome: AidOutcome
    amount: Fen = Fen(0)
    day: date
    reasons: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class ReviewAid:
    """Enter that what is given was looked at again; it changes nothing by itself."""

    proceeding: AidProceedingId
    day: date
    stable: bool
    findings: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class ProposeAidChange:
    """Propose another amount, or none, and tell the family: less is heard first."""

    proceeding: AidProceedingId
    amount: Fen
    cause: AidChangeCause
    gradual: int = 0
    day: date
    findings: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class ObjectToAidChange:
    """Enter that the family objects to getting less."""

    proceeding: AidProceedingId
    day: date
    objection: CitizenText = field(converter=citizen_text)


@frozen(kw_only=True)
class HearAidChange:
    """Enter that the family was heard."""

    proceeding: AidProceedingId
    day: date
    findings: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class DecideAidChange:
    """Decide a change, as another person than who proposed it."""

    proceeding: AidProceedingId
    day: date
    reasons: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class DropAidChange:
    """Drop a change that was proposed."""

    proceeding: AidProceedingId
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class PayAid:
    """Enter that what is due for a month was paid."""

    proceeding: AidProceedingId
    month: Month
    day: date


@frozen(kw_only=True)
class WithdrawAidPayment:
    """Take back a payment that was entered by mistake."""

    proceeding: AidProceedingId
    month: Month
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class ReturnAidPayment:
    """Enter that a payment came back."""

    proceeding: AidProceedingId
    month: Month
    day: date
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class AskAidBack:
    """Ask back what was paid too much for a month, as a person."""

    proceeding: AidProceedingId
    month: Month
    amount: Fen
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class AidDecided:
    """A person decided an application."""

    number: int
    outcome: AidOutcome
    amount: Fen
    since: Month
    day: date
    by: AccountId
    assessment: str = field(default="", metadata=text_of(TextKind.CODE))
    reasons: OfficerText


@frozen(kw_only=True)
class AidDecisionRevoked:
    """A decision was taken back."""

    number: int
    by: AccountId
    reason: OfficerText


@frozen(kw_only=True)
class AidDecisionTold:
    """The letter came to the family."""

    number: int
    day: date


@frozen(kw_only=True)
class AidReconsiderationAsked:
    """A decision is reconsidered."""

    number: int
    day: date
    by: AccountId
    objection: CitizenText


@frozen(kw_only=True)
class AidReconsidered:
    """A decision stands, or another one does."""

    number: int
    upheld: bool
    outcome: AidOutcome
    amount: Fen
    since: Month
    day: date
    by: AccountId
    reasons: OfficerText


@frozen(kw_only=True)
class AidChangeProposed:
    """A change was proposed and told."""

    amount: Fen
    cause: AidChangeCause
    gradual: int
    day: date
    last: date
    by: AccountId
    findings: OfficerText


@frozen(kw_only=True)
class AidChangeObjected:
    """The family objects to getting less."""

    day: date
    objection: CitizenText


@frozen(kw_only=True)
class AidChangeHeard:
    """The family was heard."""

    day: date
    by: AccountId
    findings: OfficerText


@frozen(kw_only=True)
class AidChangeDecided:
    """Another amount is given from a month on."""

    amount: Fen
    since: Month
    day: date
    by: AccountId
    reasons: OfficerText


@frozen(kw_only=True)
class AidChangeDropped:
    """A change that was proposed is not made."""

    by: AccountId
    reason: OfficerText


@frozen(kw_only=True)
class AidReviewed:
    """What is given was looked at again."""

    number: int
    day: date
    by: AccountId
    stable: bool
    findings: OfficerText


@frozen(kw_only=True)
class AidPaid:
    """What is due for a month was paid."""

    month: Month
    amount: Fen
    day: date
    by: AccountId


@frozen(kw_only=True)
class AidPaymentWithdrawn:
    """Nothing was paid for a month."""

    month: Month
    reason: OfficerText


@frozen(kw_only=True)
class AidPaymentReturned:
    """A payment came back."""

    month: Month
    day: date
    reason: OfficerText


@frozen(kw_only=True)
class AidAskedBack:
    """What was paid too much is asked back."""

    month: Month
    amount: Fen
    by: AccountId
    reason: OfficerText
