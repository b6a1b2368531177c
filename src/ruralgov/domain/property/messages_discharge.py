"""What can be done so that a due is met otherwise than with money, and what has happened."""

from attrs import field

from ruralgov.domain.kernel.ids import ContractId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.property.model_asset import Decision, check_digest
from ruralgov.domain.property.model_discharge import Discharge, DischargeForm


@frozen(kw_only=True)
class ProposeDischarge:
    """Ask that so much of what is owed is met in kind, by labour or set-off, or written off.

    *document* is the SHA-256 of the evidence. What is written off is late.
    """

    contract: ContractId
    form: DischargeForm
    amount: Fen
    document: str = field(validator=check_digest)
    reason: str


@frozen(kw_only=True)
class ApproveDischarge:
    """Approve a discharge by a decision; a bad debt is written off by the members alone."""

    contract: ContractId
    no: int
    decision: Decision


@frozen(kw_only=True)
class WithdrawDischarge:
    """Take back a discharge that no voucher books."""

    contract: ContractId
    no: int
    reason: str


@frozen(kw_only=True)
class BookDischarge:
    """Note the line of the posted voucher by which an approved discharge is booked."""

    contract: ContractId
    no: int
    voucher: VoucherId
    line: int


@frozen(kw_only=True)
class UndoDischarge:
    """Note that the voucher of a discharge was reversed: it is to be booked again."""

    contract: ContractId
    no: int


@frozen(kw_only=True)
class DischargeProposed:
    """A discharge was asked for."""

    discharge: Discharge


@frozen(kw_only=True)
class DischargeApproved:
    """A discharge was approved."""

    no: int
    decision: Decision


@frozen(kw_only=True)
class DischargeWithdrawn:
    """A discharge was taken back."""

    no: int
    reason: str


@frozen(kw_only=True)
class DischargeBooked:
    """A voucher books a discharge."""

    no: int
    voucher: VoucherId
    line: int


@frozen(kw_only=True)
class DischargeUndone:
    """No voucher books a discharge any more."""

    no: int


DischargeEvent = (
    DischargeProposed | DischargeApproved | DischargeWithdrawn | DischargeBooked | DischargeUndone
)
"""What happens to a discharge of a contract."""
