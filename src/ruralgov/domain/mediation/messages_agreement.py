"""The agreement, its obligations and what came of them: commands and events."""

from datetime import date

from attrs import field

from ruralgov.domain.kernel.ids import AccountId, DisputeId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.personal import OfficerText
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.mediation.model import NAME
from ruralgov.domain.mediation.model_agreement import (
    AgreementForm,
    ConfirmationOutcome,
    ObligationKind,
    ObligationPerformance,
    ObligationStage,
    SigningManner,
)
from ruralgov.domain.mediation.model_dispute import Telling


@frozen(kw_only=True)
class DraftMediationAgreement:
    """Draft the agreement: its form, and the facts on which the sides agree.

    Drafted again before anybody signed, it begins anew, without obligations.
    """

    dispute: DisputeId
    form: AgreementForm
    facts: OfficerText


@frozen(kw_only=True)
class AddObligation:
    """Add to a draft who owes whom what, how and where, by when."""

    dispute: DisputeId
    debtor: int
    creditor: int
    kind: ObligationKind
    words: OfficerText
    amount: Fen | None = None
    due: date


@frozen(kw_only=True)
class SignMediationAgreement:
    """Record that a party signed; it was told once more that the way to court is open."""

    dispute: DisputeId
    party: int
    manner: SigningManner
    day: date
    told: Telling


@frozen(kw_only=True)
class CountersignMediationAgreement:
    """Sign the agreement as one of its mediators, or state that an oral one was recorded."""

    dispute: DisputeId
    day: date


@frozen(kw_only=True)
class SealMediationAgreement:
    """Put the seal of the committee to a written agreement."""

    dispute: DisputeId
    day: date


@frozen(kw_only=True)
class CorrectAgreementDays:
    """Put the days on which an agreement was signed and sealed right; absent ones stay."""

    dispute: DisputeId
    party: int | None = None
    signed: date | None = None
    countersigned: date | None = None
    sealed: date | None = None
    reason: OfficerText


@frozen(kw_only=True)
class DraftAgreementVariation:
    """Draft how both sides vary an agreement in force, and which open obligations it replaces.

    What is owed instead is added, signed, countersigned and sealed as the agreement was. Drafted
    again before anybody signed, it begins anew.
    """

    dispute: DisputeId
    replaces: tuple[int, ...]
    words: OfficerText


@frozen(kw_only=True)
class WithdrawAgreementVariation:
    """Take the newest variation back: a side does not sign it, or it was a mistake."""

    dispute: DisputeId
    reason: OfficerText


@frozen(kw_only=True)
class RecordObligationPerformance:
    """Record that an obligation was performed: in full, or an amount of it."""

    dispute: DisputeId
    obligation: int
    day: date
    amount: Fen | None = None
    proof: OfficerText


@frozen(kw_only=True)
class WithdrawObligationPerformance:
    """Take back a performance that was entered by mistake."""

    dispute: DisputeId
    obligation: int
    performance: int
    reason: OfficerText


@frozen(kw_only=True)
class RemindDebtor:
    """Remind a debtor of what is overdue."""

    dispute: DisputeId
    obligation: int


@frozen(kw_only=True)
class HearDebtor:
    """Record what a debtor says about what is overdue, after being reminded."""

    dispute: DisputeId
    obligation: int
    words: OfficerText


@frozen(kw_only=True)
class DeclareBreach:
    """Say that an obligation was broken, after the debtor was reminded and heard."""

    dispute: DisputeId
    obligation: int
    reason: OfficerText


@frozen(kw_only=True)
class WithdrawBreach:
    """Take back that an obligation was broken: it is open again."""

    dispute: DisputeId
    obligation: int
    reason: OfficerText


@frozen(kw_only=True)
class EndObligation:
    """Say that the creditor released a debtor, or that the debtor cannot fulfil: no breach."""

    dispute: DisputeId
    obligation: int
    stage: ObligationStage
    reason: OfficerText


@frozen(kw_only=True)
class RecordAgreementSuit:
    """Record that a party took it to court; it needs no consent, and nothing follows for it."""

    dispute: DisputeId
    party: int
    day: date


@frozen(kw_only=True)
class EndAgreementSuit:
    """Record that the court is done with it."""

    dispute: DisputeId
    party: int
    day: date


@frozen(kw_only=True)
class ApplyForConfirmation:
    """Record that every party asked a court together to confirm the written agreement."""

    dispute: DisputeId
    applicants: tuple[int, ...]
    day: date
    court: str = field(metadata=NAME)


@frozen(kw_only=True)
class RecordConfirmation:
    """Record what the court made of the application."""

    dispute: DisputeId
    outcome: ConfirmationOutcome
    day: date
    reference: str = ""


@frozen(kw_only=True)
class MediationAgreementDrafted:
    """An agreement was drafted."""

    form: AgreementForm
    between: tuple[int, ...]
    facts: OfficerText
    day: date
    by: AccountId


@frozen(kw_only=True)
class ObligationAdded:
    """An obligation was added to the draft."""

    number: int
    debtor: int
    creditor: int
    kind: ObligationKind
    words: OfficerText
    amount: Fen | None
    due: date


@frozen(kw_only=True)
class MediationAgreementSigned:
    """A party signed."""

    party: int
    manner: SigningManner
    day: date
    told: Telling


@frozen(kw_only=True)
class MediationAgreementCountersigned:
    """A mediator signed."""

    day: date
    by: AccountId


@frozen(kw_only=True)
class MediationAgreementSealed:
    """The committee put its seal to it."""

    day: date
    by: AccountId


@frozen(kw_only=True)
class AgreementDaysCorrected:
    """The days of an agreement are right."""

    party: int | None
    signed: date | None
    countersigned: date | None
    sealed: date | None
    reason: OfficerText


@frozen(kw_only=True)
class AgreementVariationDrafted:
    """A variation was drafted."""

    number: int
    between: tuple[int, ...]
    replaces: tuple[int, ...]
    words: OfficerText
    day: date
    by: AccountId


@frozen(kw_only=True)
class AgreementVariationWithdrawn:
    """A variation was taken back, and what it replaced is owed again."""

    number: int
    reason: OfficerText
    day: date


@frozen(kw_only=True)
class ObligationPerformed:
    """Something of an obligation was done."""

    obligation: int
    performance: ObligationPerformance
    proof: OfficerText


@frozen(kw_only=True)
class ObligationPerformanceWithdrawn:
    """Nothing was done of an obligation where an entry said so."""

    obligation: int
    performance: int
    reason: OfficerText


@frozen(kw_only=True)
class DebtorReminded:
    """A debtor was reminded."""

    obligation: int
    day: date


@frozen(kw_only=True)
class DebtorHeard:
    """A debtor was heard."""

    obligation: int
    words: OfficerText
    day: date


@frozen(kw_only=True)
class ObligationBreached:
    """An obligation was broken."""

    obligation: int
    reason: OfficerText
    day: date


@frozen(kw_only=True)
class BreachWithdrawn:
    """An obligation was not broken."""

    obligation: int
    reason: OfficerText
    day: date


@frozen(kw_only=True)
class ObligationEnded:
    """An obligation ended without being fulfilled and without being broken."""

    obligation: int
    stage: ObligationStage
    reason: OfficerText
    day: date


@frozen(kw_only=True)
class AgreementSuitRecorded:
    """A party went to court."""

    party: int
    day: date


@frozen(kw_only=True)
class AgreementSuitEnded:
    """A court is done."""

    party: int
    day: date


@frozen(kw_only=True)
class ConfirmationApplied:
    """Both sides asked a court to confirm."""

    applicants: tuple[int, ...]
    day: date
    court: str = field(metadata=NAME)


@frozen(kw_only=True)
class ConfirmationRecorded:
    """A court decided on a confirmation."""

    outcome: ConfirmationOutcome
    day: date
    reference: str
