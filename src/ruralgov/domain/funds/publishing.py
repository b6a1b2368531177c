"""What of the events of the funds leaves; who is paid, and why, does not."""

from typing import Final

from ruralgov.domain.funds.messages_application import (
    ApplicationApproved,
    ApplicationErased,
    ApplicationExpired,
    ApplicationFiled,
    ApplicationRefused,
    ApplicationWithdrawn,
    PaymentRecorded,
    PaymentReturned,
    PaymentSettled,
    SettlementUndone,
)
from ruralgov.domain.funds.messages_purse import (
    BudgetSet,
    CashMoved,
    FundPolicyAdopted,
    FundPolicyEntryCorrected,
    FundsPaidOut,
    FundsReleased,
    FundsReserved,
    FundsReturned,
    FundsSpent,
    FundsUnspent,
    PurseHandedOver,
    PurseTakenOver,
)
from ruralgov.domain.funds.messages_refund import (
    FundsRefunded,
    FundsRefundUndone,
    RefundBooked,
    RefundUndone,
)
from ruralgov.domain.funds.messages_review import (
    BudgetProposed,
    BudgetReviewed,
    FundPolicyCorrectionProposed,
    FundPolicyProposed,
    FundPolicyReviewed,
)
from ruralgov.domain.funds.messages_standing import (
    DelegationRevoked,
    InterestDeclared,
    InterestEnded,
    InterestErased,
    RoleDelegated,
)
from ruralgov.domain.funds.messages_year import BudgetYearChanged, FundsMoved
from ruralgov.domain.kernel.publish import Publishes, Publishing, kept

PUBLISHES: Final[tuple[Publishing, ...]] = (
    Publishes(FundPolicyAdopted),
    Publishes(FundPolicyEntryCorrected, ("entry", "since")),
    Publishes(BudgetSet, ("year",)),
    Publishes(BudgetProposed),
    Publishes(BudgetReviewed, ("year", "passed")),
    Publishes(FundPolicyProposed),
    Publishes(FundPolicyCorrectionProposed, ("entry", "since")),
    Publishes(FundPolicyReviewed, ("passed",)),
    Publishes(CashMoved, ("voucher", "account", "amount", "income", "day")),
    Publishes(FundsReserved, ("application", "year", "account", "amount"), words=("item",)),
    Publishes(FundsPaidOut, ("application", "amount")),
    Publishes(FundsReturned, ("application", "amount")),
    Publishes(FundsReleased, ("application",)),
    Publishes(FundsSpent, ("application",)),
    Publishes(FundsUnspent, ("application", "year", "account", "amount"), words=("item",)),
    Publishes(PurseTakenOver, ("source", "income")),
    Publishes(PurseHandedOver, ("into",)),
    Publishes(
        ApplicationFiled,
        ("collective", "at", "day", "amount", "total", "account", "expires"),
        words=("number", "item"),
    ),
    Publishes(ApplicationApproved, ("role", "at", "last")),
    Publishes(ApplicationRefused, ("role", "at")),
    Publishes(ApplicationWithdrawn, ("at",)),
    Publishes(ApplicationExpired, ("at",)),
    Publishes(PaymentRecorded, ("amount", "account", "at")),
    Publishes(PaymentReturned, ("at",)),
    Publishes(PaymentSettled, ("voucher",)),
    Publishes(SettlementUndone, ("voucher", "by")),
    Publishes(BudgetYearChanged, ("year", "at"), words=("item",)),
    Publishes(FundsMoved, ("application", "year"), words=("item",)),
    Publishes(RefundBooked, ("voucher", "amount", "day")),
    Publishes(RefundUndone, ("voucher", "by")),
    Publishes(FundsRefunded, ("application", "voucher", "year", "amount"), words=("item",)),
    Publishes(FundsRefundUndone, ("application", "voucher")),
    Publishes(RoleDelegated, ("collective", "role", "since", "until")),
    Publishes(DelegationRevoked, ("until",)),
    *kept(
        "who stands near whom is for those who check payments",
        InterestDeclared,
        InterestEnded,
    ),
    Publishes(ApplicationErased),
    Publishes(InterestErased),
)
