"""Funds: money leaves a collective in two phases, reserved when asked for, paid once approved.

An application holds back budget and cash when it is filed; then it is paid (in full or in part),
refused, withdrawn or expired: once. The purse knows what is there from the books (`MoveCash`).
Money that comes in passes another gate: nothing here is asked of it.

Rules:
1. Who approves what is policy as data, by amount, role and quorum, dated; a collective without
   its own policy follows the city's. A running application keeps the steps it was filed under,
   also when a version that was entered by mistake is withdrawn or moved.
2. A budget is entered by year and item as a meeting resolved; no item goes below what it holds
   back and has spent.
3. What an application asks for is held back of budget and cash when it is filed, in the same
   transaction; what would break a limit fails then, not after the approvals.
4. Steps are taken in order, each by so many different persons who hold its role there today.
5. Who is away delegates a role within dates, for a year at most: a delegate acts in the name of the
   giver, and the two count as one.
6. The applicant never approves, a person counts once, and who is related to the payee does not
   approve; a relation declared later still stops the payment.
7. An application ends once: paid, refused, withdrawn or expired; only a payment can come back.
8. After its last day an application is not approved or paid; anybody at work may expire it.
9. The same claim (payee, amount, invoice or paper) is filed once in the whole city while it is
   not void; what a payee gets within some days counts together, so that splitting avoids no tier.
10. No payment without its approval, none above it, and none by who applied or approved. Income in
    cash is not spent before it is banked (坐支), unless the policy allows it, with a reason.
11. A payment is settled once, by a voucher of its amount; only then is it spent. Reversing that
    voucher takes both back: the payment waits to be booked rightly.
12. What comes in needs no application, and what the books say moved is refused nothing: too much
    cash in hand shows as a warning.
13. Above a threshold the record of 四议两公开 is asked for: its days, its votes, its publication.
14. The name of a person who is paid is sealed; only who decides or pays opens it, on the record.
15. Of a collective that went into another the purse keeps what it spent: the rest of its budget,
    what it holds back and its open applications are the successor's.
16. A payment that came back from the bank, or was recorded by mistake, is taken back by somebody
    else than recorded it, once no voucher books it: it can be paid again, or withdrawn.
17. Persons are erased, on a ground of the law: of an application that is booked and kept long
    enough or came to nothing, of a relation that has ended; figures and approvals stay.
18. A procedure of 四议两公开 that is named gives the record itself, once it was resolved and
    published; it is of the collective or its village, and about what money is spent on.
19. What a payee gives back, by a voucher about the application, is spent no more: its budget has it
    back. It is never more than was paid, and the payment is not undone before its refunds.
20. What was filed in one year and is paid in the next can count towards the budget of the next,
    where that has room; the applicant does not say so.
21. What pays a purchase or works names the contract and the part: to its other side, within what
    may be paid of it by then, asked again when money goes out. Who accepted the work does not
    apply. What goes back to who pays the collective is named alike, and is no more than was passed
    to go back.
22. A budget, a policy and its correction hold once another person than entered them passed them,
    as they were seen; what was stopped never held.
"""

from ruralgov.domain.funds.citing import ApplicationProcedureRow
from ruralgov.domain.funds.claims import clean_payee, plain_mark
from ruralgov.domain.funds.context import (
    CONTEXT,
)
from ruralgov.domain.funds.contracting import ContractPaymentRow
from ruralgov.domain.funds.messages_application import (
    ApplicationApproved,
    ApplicationErased,
    ApplicationExpired,
    ApplicationFiled,
    ApplicationRefused,
    ApplicationWithdrawn,
    ApproveApplication,
    EraseApplication,
    ExpireApplication,
    FileApplication,
    PaymentRecorded,
    PaymentReturned,
    PaymentSettled,
    RecordPayment,
    RefuseApplication,
    ReturnPayment,
    SettlementUndone,
    SettlePayment,
    UndoSettlement,
    WithdrawApplication,
)
from ruralgov.domain.funds.messages_purse import (
    AdoptFundPolicy,
    AlignPurse,
    BudgetSet,
    CashMoved,
    CorrectFundPolicyEntry,
    FundPolicyAdopted,
    FundPolicyEntryCorrected,
    FundsPaidOut,
    FundsReleased,
    FundsReserved,
    FundsReturned,
    FundsSpent,
    FundsUnspent,
    HandOverPurse,
    MoveCash,
    PlannedItem,
    PurseHandedOver,
    PurseTakenOver,
    SetBudget,
    TakeOverPurse,
)
from ruralgov.domain.funds.messages_refund import (
    AlignRefund,
    BookRefund,
    FundsRefunded,
    FundsRefundUndone,
    RefundBooked,
    RefundUndone,
    UndoRefund,
)
from ruralgov.domain.funds.messages_review import (
    BudgetProposed,
    BudgetReviewed,
    FundPolicyCorrectionProposed,
    FundPolicyProposed,
    FundPolicyReviewed,
    ReviewBudget,
    ReviewFundPolicy,
)
from ruralgov.domain.funds.messages_standing import (
    DeclareInterest,
    DelegateRole,
    DelegationRevoked,
    EndInterest,
    EraseInterest,
    InterestDeclared,
    InterestEnded,
    InterestErased,
    RevokeDelegation,
    RoleDelegated,
)
from ruralgov.domain.funds.messages_year import BudgetYearChanged, ChangeBudgetYear, FundsMoved
from ruralgov.domain.funds.model import (
    VOID,
    Approval,
    Bar,
    BudgetEntries,
    BudgetLine,
    CashAccount,
    FundApplication,
    FundPolicy,
    FundStage,
    Hold,
    Payment,
    PolicyVersion,
    ProposedItem,
    ProposedPolicy,
    Purse,
    Resolution,
    Step,
    Tier,
    VoucherMoves,
)
from ruralgov.domain.funds.model_payment import PaymentPart, Refund, Refunded, Returned
from ruralgov.domain.funds.model_standing import Delegation, Interest
from ruralgov.domain.funds.queries import (
    AccountShown,
    ApplicationFile,
    BudgetExecution,
    CashWarning,
    CashWarnings,
    ContractPayments,
    FundApplicationFile,
    FundApplications,
    ItemExecution,
    PayeeOf,
    ProposedBudget,
    ProposedFundPolicy,
    PurseOf,
    PurseShown,
    StepFile,
    WaitingItem,
    WarningKind,
)
from ruralgov.domain.funds.records import (
    DELEGATION,
    FUND_APPLICATION,
    FUND_POLICY,
    INTEREST,
    PURSE,
    purse_of,
)
from ruralgov.domain.funds.rows import (
    BudgetRow,
    DelegationRow,
    FundApplicationRow,
    FundPolicyRow,
    InterestRow,
    PurseRow,
)

__all__ = [
    "CONTEXT",
    "DELEGATION",
    "FUND_APPLICATION",
    "FUND_POLICY",
    "INTEREST",
    "PURSE",
    "VOID",
    "AccountShown",
    "AdoptFundPolicy",
    "AlignPurse",
    "AlignRefund",
    "ApplicationApproved",
    "ApplicationErased",
    "ApplicationExpired",
    "ApplicationFile",
    "ApplicationFiled",
    "ApplicationProcedureRow",
    "ApplicationRefused",
    "ApplicationWithdrawn",
    "Approval",
    "ApproveApplication",
    "Bar",
    "BookRefund",
    "BudgetEntries",
    "BudgetExecution",
    "BudgetLine",
    "BudgetProposed",
    "BudgetReviewed",
    "BudgetRow",
    "BudgetSet",
    "BudgetYearChanged",
    "CashAccount",
    "CashMoved",
    "CashWarning",
    "CashWarnings",
    "ChangeBudgetYear",
    "ContractPaymentRow",
    "ContractPayments",
    "CorrectFundPolicyEntry",
    "DeclareInterest",
    "DelegateRole",
    "Delegation",
    "DelegationRevoked",
    "DelegationRow",
    "EndInterest",
    "EraseApplication",
    "EraseInterest",
    "ExpireApplication",
    "FileApplication",
    "FundApplication",
    "FundApplicationFile",
    "FundApplicationRow",
    "FundApplications",
    "FundPolicy",
    "FundPolicyAdopted",
    "FundPolicyCorrectionProposed",
    "FundPolicyEntryCorrected",
    "FundPolicyProposed",
    "FundPolicyReviewed",
    "FundPolicyRow",
    "FundStage",
    "FundsMoved",
    "FundsPaidOut",
    "FundsRefundUndone",
    "FundsRefunded",
    "FundsReleased",
    "FundsReserved",
    "FundsReturned",
    "FundsSpent",
    "FundsUnspent",
    "HandOverPurse",
    "Hold",
    "Interest",
    "InterestDeclared",
    "InterestEnded",
    "InterestErased",
    "InterestRow",
    "ItemExecution",
    "MoveCash",
    "PayeeOf",
    "Payment",
    "PaymentPart",
    "PaymentRecorded",
    "PaymentReturned",
    "PaymentSettled",
    "PlannedItem",
    "PolicyVersion",
    "ProposedBudget",
    "ProposedFundPolicy",
    "ProposedItem",
    "ProposedPolicy",
    "Purse",
    "PurseHandedOver",
    "PurseOf",
    "PurseRow",
    "PurseShown",
    "PurseTakenOver",
    "RecordPayment",
    "Refund",
    "RefundBooked",
    "RefundUndone",
    "Refunded",
    "RefuseApplication",
    "Resolution",
    "ReturnPayment",
    "Returned",
    "ReviewBudget",
    "ReviewFundPolicy",
    "RevokeDelegation",
    "RoleDelegated",
    "SetBudget",
    "SettlePayment",
    "SettlementUndone",
    "Step",
    "StepFile",
    "TakeOverPurse",
    "Tier",
    "UndoRefund",
    "UndoSettlement",
    "VoucherMoves",
    "WaitingItem",
    "WarningKind",
    "WithdrawApplication",
    "clean_payee",
    "plain_mark",
    "purse_of",
]
