"""That a due is met otherwise than with money, or written off: asked for, approved, booked."""

from datetime import date

from ruralgov.domain.kernel.ids import AccountId, VoucherId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.property.model_asset import Decision


class DischargeForm(LabelledEnum):
    """By what a due is met, if not by money."""

    IN_KIND = "in_kind", "以物抵款", "in kind"
    LABOUR = "labour", "以劳抵款", "by labour"
    SET_OFF = "set_off", "债权债务抵销", "by set-off"
    WRITE_OFF = "write_off", "坏账核销", "written off"


@frozen(kw_only=True)
class Discharge:
    """One discharge. Its number is never given again.

    ``document`` is the SHA-256 of its evidence: the delivery note, the list of labour, the
    agreement, the judgment.
    """

    no: int
    form: DischargeForm
    amount: Fen
    day: date
    reason: str
    document: str
    by: AccountId
    decision: Decision | None = None
    """By what it was approved."""
    withdrawn: bool = False
    voucher: VoucherId | None = None
    """By which voucher it is booked, and by which line of it."""
    line: int = 0

    @property
    def waits(self) -> bool:
        """Whether it is neither booked nor withdrawn."""
        return self.voucher is None and not self.withdrawn

    @property
    def approved(self) -> bool:
        """Whether a voucher can book it."""
        return self.waits and self.decision is not None
