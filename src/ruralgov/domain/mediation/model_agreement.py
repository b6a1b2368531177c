"""A mediation agreement: its obligations as data, who signed, and what came of it."""

from datetime import date

from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.value import frozen


class AgreementForm(LabelledEnum):
    """How an agreement was made (人民调解法 art. 28)."""

    WRITTEN = "written", "书面协议", "written"
    ORAL = "oral", "口头协议（已记录）", "oral, recorded by the mediator"


class SigningManner(LabelledEnum):
    """How a side signed; an oral agreement is agreed by word."""

    SIGNED = "signed", "签名", "signed"
    SEALED = "sealed", "盖章", "sealed"
    FINGERPRINT = "fingerprint", "按指印", "fingerprint"
    BY_WORD = "by_word", "口头同意", "agreed by word"


class ObligationKind(LabelledEnum):
    """What is owed."""

    MONEY = "money", "给付款项", "money"
    ACT = "act", "作为", "to do something"
    REFRAIN = "refrain", "不作为", "to refrain from something"


class ObligationStage(LabelledEnum):
    """What became of an obligation."""

    OPEN = "open", "履行中", "open"
    FULFILLED = "fulfilled", "已履行", "fulfilled"
    BREACHED = "breached", "违约", "breached"
    RELEASED = "released", "债权人免除", "released by the creditor"
    EXCUSED = "excused", "因故不能履行（不作违约）", "unable to fulfil, no breach"
    VARIED = "varied", "已协议变更", "varied by both sides"


class ConfirmationOutcome(LabelledEnum):
    """What the court made of an application for judicial confirmation."""

    CONFIRMED = "confirmed", "裁定有效", "confirmed"
    DISMISSED = "dismissed", "裁定驳回", "dismissed"
    WITHDRAWN = "withdrawn", "申请人撤回", "withdrawn by the applicants"


@frozen(kw_only=True)
class ObligationPerformance:
    """That something of an obligation was done: an amount of money, or the whole act."""

    number: int
    day: date
    amount: Fen | None


@frozen(kw_only=True)
class Obligation:
    """Who owes whom what by when; debtor and creditor are parties, and nobody else."""

    number: int
    debtor: int
    creditor: int
    kind: ObligationKind
    amount: Fen | None
    due: date
    performed: tuple[ObligationPerformance, ...] = ()
    reminded: date | None = None
    heard: date | None = None
    stage: ObligationStage = ObligationStage.OPEN
    ended: date | None = None

    @property
    def paid(self) -> int:
        """How much was paid of it."""
        return sum(one.amount or 0 for one in self.performed)

    @property
    def done(self) -> date | None:
        """Return the day on which the last of it was done; None where something is left."""
        left = self.amount is not None and self.paid < self.amount
        return None if left or not self.performed else max(one.day for one in self.performed)


@frozen(kw_only=True)
class Signature:
    """That a party signed, and when."""

    party: int
    manner: SigningManner
    day: date


@frozen(kw_only=True)
class JudicialConfirmation:
    """That both sides asked a court together to confirm their agreement.

    *version* is how many variations it had by then: what was varied later is not confirmed.
    """

    applied: date
    court: str
    version: int = 0
    outcome: ConfirmationOutcome | None = None
    decided: date | None = None
    reference: str = ""

    @property
    def confirmed(self) -> bool:
        """Whether the court confirmed it."""
        return self.outcome is ConfirmationOutcome.CONFIRMED


@frozen(kw_only=True)
class AgreementSuit:
    """That a party took the agreement, or what it is about, to court."""

    party: int
    since: date
    until: date | None = None


@frozen(kw_only=True)
class Paper:
    """What both sides sign; it has effect from the last signature, countersignature and seal."""

    form: AgreementForm
    between: tuple[int, ...]
    """The parties that are to sign."""
    drafted: date
    by: AccountId
    obligations: tuple[Obligation, ...] = ()
    signatures: tuple[Signature, ...] = ()
    countersigned: date | None = None
    sealed: date | None = None

    @property
    def effective(self) -> date | None:
        """From when it has effect; None while somebody has not signed.

        The seal of the committee counts for a written one alone.
        """
        signed = {one.party for one in self.signatures}
        days = [self.countersigned]
        if self.form is AgreementForm.WRITTEN:
            days.append(self.sealed)
        if not signed.issuperset(self.between) or None in days:
            return None
        return max([*(one.day for one in self.signatures), *filter(None, days)])


@frozen(kw_only=True)
class AgreementVariation(Paper):
    """That both sides vary an agreement in force: what is owed in the place of what it *replaces*.

    Its obligations are as they were drafted; what became of them is told by the agreement.
    """

    number: int
    replaces: tuple[int, ...]


@frozen(kw_only=True)
class MediationAgreement(Paper):
    """What both sides agreed, with what they varied since: the last variation may wait."""

    variations: tuple[AgreementVariation, ...] = ()
    confirmations: tuple[JudicialConfirmation, ...] = ()
    suits: tuple[AgreementSuit, ...] = ()

    @property
    def varying(self) -> AgreementVariation | None:
        """The variation that has no effect yet."""
        last = self.variations[-1] if self.variations else None
        return None if last is None or last.effective is not None else last

    @property
    def in_effect(self) -> tuple[AgreementVariation, ...]:
        """The variations that have effect."""
        return tuple(one for one in self.variations if one.effective is not None)

    @property
    def since(self) -> date | None:
        """From when it has effect as it stands now; None while it has none."""
        days = [one.effective for one in (self, *self.in_effect)]
        return None if self.effective is None else max(filter(None, days))

    @property
    def confirming(self) -> tuple[JudicialConfirmation, ...]:
        """The applications about it as it stands now."""
        now = len(self.in_effect)
        return tuple(one for one in self.confirmations if one.version == now)

    def begun(self, number: int) -> date | None:
        """Return since when an obligation is owed."""
        for one in self.in_effect:
            if any(each.number == number for each in one.obligations):
                return one.effective
        return self.effective

    def obligation(self, number: int) -> Obligation | None:
        """Return an obligation by its number."""
        return next((one for one in self.obligations if one.number == number), None)

    @property
    def in_court(self) -> bool:
        """Whether a party is in court about it now."""
        return any(one.until is None for one in self.suits)
