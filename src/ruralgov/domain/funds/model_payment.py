"""What a payment is of a contract, and what came back of one. Amounts are fen."""

from datetime import date

from ruralgov.domain.kernel.ids import FundApplicationId, VoucherId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.value import frozen


class PaymentPart(LabelledEnum):
    """What of a contract is paid."""

    ADVANCE = "advance", "预付款", "in advance"
    PROGRESS = "progress", "进度款", "by progress"
    FINAL = "final", "结算款", "in final settlement"
    RETENTION = "retention", "质保金", "what was kept back"
    REPAYMENT = "repayment", "退还款、补偿款", "back to the other side"


@frozen(kw_only=True)
class Refund:
    """What came back of a payment, and by which voucher."""

    voucher: VoucherId
    amount: Fen
    day: date


@frozen(kw_only=True)
class Returned:
    """That a payment came back whole: when, by which entry of the bank, if that was said."""

    amount: Fen
    day: date | None
    reference: str


@frozen(kw_only=True)
class Refunded:
    """What a line of the budget has back of what was spent."""

    application: FundApplicationId
    voucher: VoucherId
    year: int
    item: str
    amount: Fen
