"""Property: assets and resources of a collective, its contracts, what is owed, what came in.

Rules:
1. An asset or resource is entered under a code of its own in its collective, and is never deleted.
2. Valuations are dated, have a basis and leave the books alone; a change of the value in the books
   is dated, and never goes below what the plan of depreciation says.
3. Depreciation is straight and a plan: each month's part is a pure function of it, and the parts of
   all months are exactly value less residual. A later plan goes on from what is depreciated.
4. Whether an asset is let follows from the contracts in force; nobody enters it.
5. An asset goes only by a decision and a tender, or a stated exemption, made before; not while it
   is let.
6. A contract is drafted, decided on by another than who drafted it, and signed after that.
7. A term beyond a limit of the law that binds is refused; beyond another it needs a reason.
8. No asset is let twice on one day, or sold twice; what is gone is neither let nor sold.
9. Dues are made when the contract is signed, and never by themselves later; a renewal is a contract
   of its own that begins when the old one is over, and there is one at most.
10. A line of a voucher makes one receipt.
11. A receipt pays dues with amounts, n to m: never more than it has, no due more than is owed, and
    both sides change in one transaction. The receipt is the truth; the contract copies it.
12. An allocation is taken back by an event with a reason; a reversed voucher takes back all of it.
13. A variation begins today or later, and replaces only dues from then on of which nothing was
    paid.
14. A contract is performed when nothing is owed; an early end needs a decision, and leaves what was
    due by then owed. A deposit goes back, or is kept for a reason, once.
15. Arrears and what is about to end are counted as of a day, and never entered.
16. Who the person on the other side is, is sealed; only ``ContractParty`` opens it.
17. What was entered by mistake is taken back with a reason, the last of its kind first, and never
    by who drafted the contract; what rests on it, such as a voucher, goes before.
18. That person is erased, on a ground of the law, once the contract is over, owes nothing and was
    kept long enough, or was never signed; its figures stay.
19. A decision of a meeting that is named is of the collective or its village, about property, says
    what the papers say, and is in force; one of 四议两公开 was published before it is signed.
20. What can enrich the other side takes two persons: a variation, and what becomes of a deposit,
    hold once somebody else passed them, as they were seen; the council does not vary what the
    members decided.
21. Farm land is contracted to households and to no company, and construction land alone is granted.
30. How a contract by which the collective pays is paid, in advance and with what kept back, is
    entered by another than drafted it, within its price; once signed, by a decision.
31. What was done or delivered is accepted by another than drafted the contract, in sums that only
    grow, up to its price. No more is paid of it than was accepted, or agreed in advance.
32. How the other side of a signed contract is written is corrected with its paper, by another
    than who drafted the contract. An organisation's name holds no personal number.
33. What a contract owes is met in kind, by labour or by set-off, or what is late is written off:
    asked for with evidence, approved by another by a decision (a write-off by the members), and
    done by the voucher that books exactly it. A reversed voucher leaves it to be booked again.
34. An early end takes two persons, and what all decided the council does not end. Its terms say
    what is owed of each due: without them what was paid stays paid, and the rest goes. A due whose
    period is known is owed for the days that have run. What was paid beyond that is free again.
35. An asset goes, sold or scrapped, once somebody else than asked for it has passed it, as it was
    seen.
36. What came in beyond all that a contract owes stays to be seen, and can pay a later due. It goes
    back by two persons, never more than that; until a voucher pays it, it can be taken back.
37. A repayment is done by the voucher that pays exactly it to the other side of the contract, or to
    another by a mandate with its paper, and names the contract on a line without cash; one that is
    reversed leaves it to be paid again. A receipt that goes back is not reversed.
38. A due may say for which days it is, both within; of what was paid of it so much belongs to each
    month as days of it do, to the fen.
"""

from ruralgov.domain.property import exports_asset
from ruralgov.domain.property.context import (
    CONTEXT,
)
from ruralgov.domain.property.exports_asset import *
from ruralgov.domain.property.limits import exceeded
from ruralgov.domain.property.messages_contract import (
    CompleteContract,
    ContractChangeProposed,
    ContractChangeReviewed,
    ContractCompleted,
    ContractDecided,
    ContractDrafted,
    ContractEnded,
    ContractEntryWithdrawn,
    ContractErased,
    ContractReopened,
    ContractSigned,
    ContractVaried,
    ContractWithdrawn,
    CreditDues,
    DecideContract,
    DepositSettled,
    DraftContract,
    DuesCredited,
    EndContract,
    EraseContract,
    NotePerformance,
    PerformanceNoted,
    ReviewContractChange,
    SettleDeposit,
    SignContract,
    VaryContract,
    WithdrawContract,
    WithdrawContractEntry,
)
from ruralgov.domain.property.messages_discharge import (
    ApproveDischarge,
    BookDischarge,
    DischargeApproved,
    DischargeBooked,
    DischargeProposed,
    DischargeUndone,
    DischargeWithdrawn,
    ProposeDischarge,
    UndoDischarge,
    WithdrawDischarge,
)
from ruralgov.domain.property.messages_party import ContractPartyCorrected, CorrectContractParty
from ruralgov.domain.property.messages_payment import (
    AcceptWork,
    AgreePaymentTerms,
    PaymentTermsAgreed,
    WorkAccepted,
)
from ruralgov.domain.property.messages_receipt import (
    AllocateReceipt,
    AllocationWithdrawn,
    BookReceipt,
    ReceiptAllocated,
    ReceiptBooked,
    ReceiptReleased,
    ReceiptReversed,
    ReleaseReceipt,
    ReverseReceipt,
    WithdrawAllocation,
    receipt_of,
)
from ruralgov.domain.property.messages_repayment import (
    BookRepayment,
    ProposeRepayment,
    RepaymentBooked,
    RepaymentProposed,
    RepaymentReviewed,
    RepaymentUndone,
    RepaymentWithdrawn,
    ReviewRepayment,
    UndoRepayment,
    WithdrawRepayment,
)
from ruralgov.domain.property.model_contract import (
    BOUND,
    Contract,
    ContractMistake,
    ContractStage,
    Credit,
    Deposit,
    DepositSettlement,
    Direction,
    Due,
    DueKind,
    EndCause,
    NewTerms,
    PartyBefore,
    PerformanceNote,
    PriceStep,
    ProposedChange,
    ProposedEnd,
    Reduction,
    Tenure,
    Term,
    Variation,
    dues_of,
)
from ruralgov.domain.property.model_discharge import Discharge, DischargeForm
from ruralgov.domain.property.model_ending import DueCut, EndTerms
from ruralgov.domain.property.model_payment import Acceptance, PaymentTerms
from ruralgov.domain.property.model_period import Period
from ruralgov.domain.property.model_receipt import (
    Allocation,
    Receipt,
)
from ruralgov.domain.property.model_repayment import Repayment
from ruralgov.domain.property.queries_arrears import (
    Age,
    Arrears,
    ArrearsFigure,
    ArrearsFigures,
    ArrearsReport,
    Expiring,
    ExpiringContracts,
    LateDue,
)
from ruralgov.domain.property.queries_contract import (
    AssetOfContract,
    ContractFile,
    ContractHistory,
    ContractParty,
    Contracts,
    ContractStep,
    DueTotal,
    DueTotals,
    FileOfContract,
    HeirOfContract,
    HistoryOfContract,
    OpenDues,
    PartyOfContract,
)
from ruralgov.domain.property.queries_income import RentIncome, RentSchedule
from ruralgov.domain.property.queries_receipt import (
    FileOfReceipt,
    Overpayment,
    Overpayments,
    ReceiptFile,
    WaitingReceipts,
)
from ruralgov.domain.property.records import (
    ASSET,
    CONTRACT,
    RECEIPT,
)
from ruralgov.domain.property.rows_citing import ContractDecisionRow, DisposalDecisionRow
from ruralgov.domain.property.rows_contract import (
    ContractAssetRow,
    ContractRow,
    DueCreditRow,
    DueRow,
)
from ruralgov.domain.property.rows_receipt import (
    ContractReceiptRow,
)
from ruralgov.domain.property.rules_repayment import overpaid
from ruralgov.domain.property.tenures import fits

__all__ = [
    "ASSET",
    "BOUND",
    "CONTEXT",
    "CONTRACT",
    "RECEIPT",
    "AcceptWork",
    "Acceptance",
    "Age",
    "AgreePaymentTerms",
    "AllocateReceipt",
    "Allocation",
    "AllocationWithdrawn",
    "ApproveDischarge",
    "Arrears",
    "ArrearsFigure",
    "ArrearsFigures",
    "ArrearsReport",
    "AssetOfContract",
    "BookDischarge",
    "BookReceipt",
    "BookRepayment",
    "CompleteContract",
    "Contract",
    "ContractAssetRow",
    "ContractChangeProposed",
    "ContractChangeReviewed",
    "ContractCompleted",
    "ContractDecided",
    "ContractDecisionRow",
    "ContractDrafted",
    "ContractEnded",
    "ContractEntryWithdrawn",
    "ContractErased",
    "ContractFile",
    "ContractHistory",
    "ContractMistake",
    "ContractParty",
    "ContractPartyCorrected",
    "ContractReceiptRow",
    "ContractReopened",
    "ContractRow",
    "ContractSigned",
    "ContractStage",
    "ContractStep",
    "ContractVaried",
    "ContractWithdrawn",
    "Contracts",
    "CorrectContractParty",
    "Credit",
    "CreditDues",
    "DecideContract",
    "Deposit",
    "DepositSettled",
    "DepositSettlement",
    "Direction",
    "Discharge",
    "DischargeApproved",
    "DischargeBooked",
    "DischargeForm",
    "DischargeProposed",
    "DischargeUndone",
    "DischargeWithdrawn",
    "DisposalDecisionRow",
    "DraftContract",
    "Due",
    "DueCreditRow",
    "DueCut",
    "DueKind",
    "DueRow",
    "DueTotal",
    "DueTotals",
    "DuesCredited",
    "EndCause",
    "EndContract",
    "EndTerms",
    "EraseContract",
    "Expiring",
    "ExpiringContracts",
    "FileOfContract",
    "FileOfReceipt",
    "HeirOfContract",
    "HistoryOfContract",
    "LateDue",
    "NewTerms",
    "NotePerformance",
    "OpenDues",
    "Overpayment",
    "Overpayments",
    "PartyBefore",
    "PartyOfContract",
    "PaymentTerms",
    "PaymentTermsAgreed",
    "PerformanceNote",
    "PerformanceNoted",
    "Period",
    "PriceStep",
    "ProposeDischarge",
    "ProposeRepayment",
    "ProposedChange",
    "ProposedEnd",
    "Receipt",
    "ReceiptAllocated",
    "ReceiptBooked",
    "ReceiptFile",
    "ReceiptReleased",
    "ReceiptReversed",
    "Reduction",
    "ReleaseReceipt",
    "RentIncome",
    "RentSchedule",
    "Repayment",
    "RepaymentBooked",
    "RepaymentProposed",
    "RepaymentReviewed",
    "RepaymentUndone",
    "RepaymentWithdrawn",
    "ReverseReceipt",
    "ReviewContractChange",
    "ReviewRepayment",
    "SettleDeposit",
    "SignContract",
    "Tenure",
    "Term",
    "UndoDischarge",
    "UndoRepayment",
    "Variation",
    "VaryContract",
    "WaitingReceipts",
    "WithdrawAllocation",
    "WithdrawContract",
    "WithdrawContractEntry",
    "WithdrawDischarge",
    "WithdrawRepayment",
    "WorkAccepted",
    "dues_of",
    "exceeded",
    "fits",
    "overpaid",
    "receipt_of",
]
__all__ += exports_asset.__all__
