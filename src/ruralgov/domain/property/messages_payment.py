"""What can be done where a contract is paid by its progress, and what has happened. Fen."""

from datetime import date

from attrs import field

from ruralgov.domain.kernel.ids import ContractId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.property.model_asset import Decision, check_digest
from ruralgov.domain.property.model_payment import Acceptance, PaymentTerms


@frozen(kw_only=True)
class AgreePaymentTerms:
    """Enter how a contract by which the collective pays is paid, as its text says.

    Once it is signed that needs the *decision* by which it was changed.
    """

    contract: ContractId
    terms: PaymentTerms
    decision: Decision | None = None
    reason: str


@frozen(kw_only=True)
class AcceptWork:
    """Say what all that was done or delivered by a day is worth, after a paper.

    *document* is the SHA-256 of that paper.
    """

    contract: ContractId
    day: date
    worth: Fen
    note: str
    document: str = field(default="", validator=check_digest)


@frozen(kw_only=True)
class PaymentTermsAgreed:
    """It is known how a contract is paid."""

    terms: PaymentTerms
    decision: Decision | None
    reason: str


@frozen(kw_only=True)
class WorkAccepted:
    """Something was accepted."""

    acceptance: Acceptance
