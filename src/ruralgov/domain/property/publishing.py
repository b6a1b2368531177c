"""What of the events of property leaves; the other side of a contract does not."""

from typing import Final

from ruralgov.domain.kernel.publish import Publishes
from ruralgov.domain.property.messages_asset import (
    AssetCorrected,
    AssetDisposalProposed,
    AssetDisposalReviewed,
    AssetDisposed,
    AssetEntryWithdrawn,
    AssetMarked,
    AssetRegistered,
    AssetValueChanged,
    AssetValued,
    DepreciationPlanned,
)
from ruralgov.domain.property.messages_contract import (
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
    DepositSettled,
    DuesCredited,
    PerformanceNoted,
)
from ruralgov.domain.property.messages_discharge import (
    DischargeApproved,
    DischargeBooked,
    DischargeProposed,
    DischargeUndone,
    DischargeWithdrawn,
)
from ruralgov.domain.property.messages_party import ContractPartyCorrected
from ruralgov.domain.property.messages_payment import PaymentTermsAgreed, WorkAccepted
from ruralgov.domain.property.messages_receipt import (
    AllocationWithdrawn,
    ReceiptAllocated,
    ReceiptBooked,
    ReceiptReleased,
    ReceiptReversed,
)
from ruralgov.domain.property.messages_repayment import (
    RepaymentBooked,
    RepaymentProposed,
    RepaymentReviewed,
    RepaymentUndone,
    RepaymentWithdrawn,
)

PUBLISHES: Final = (
    Publishes(
        AssetRegistered,
        ("collective", "kind", "quantity", "condition", "acquired", "original"),
        words=("code", "account"),
    ),
    Publishes(AssetCorrected, ("quantity", "condition")),
    Publishes(AssetValued),
    Publishes(AssetValueChanged),
    Publishes(DepreciationPlanned),
    Publishes(AssetMarked, ("stage",)),
    Publishes(AssetDisposalProposed),
    Publishes(AssetDisposalReviewed, ("passed", "at")),
    Publishes(AssetDisposed),
    Publishes(AssetEntryWithdrawn, ("entry", "day")),
    Publishes(
        ContractDrafted,
        ("collective", "direction", "tenure", "assets", "since", "until", "overlong", "at"),
        words=("number",),
    ),
    Publishes(ContractDecided),
    Publishes(ContractWithdrawn),
    Publishes(ContractSigned, ("day",)),
    Publishes(ContractVaried, ("overlong",)),
    Publishes(ContractChangeProposed),
    Publishes(ContractChangeReviewed, ("passed", "at")),
    Publishes(PerformanceNoted),
    Publishes(ContractCompleted, ("day",)),
    Publishes(ContractReopened, ("receipt",)),
    Publishes(ContractEnded, ("cause", "since")),
    Publishes(ContractEntryWithdrawn, ("entry",)),
    Publishes(DepositSettled),
    Publishes(DuesCredited, ("receipt",)),
    Publishes(PaymentTermsAgreed),
    Publishes(WorkAccepted),
    Publishes(ReceiptBooked, ("contract", "collective", "voucher", "line", "amount", "day")),
    Publishes(ReceiptAllocated),
    Publishes(AllocationWithdrawn),
    Publishes(ReceiptReleased),
    Publishes(ReceiptReversed, ("voucher",)),
    Publishes(RepaymentProposed),
    Publishes(RepaymentReviewed, ("no", "passed", "at")),
    Publishes(RepaymentWithdrawn, ("no",)),
    Publishes(RepaymentBooked, ("no", "voucher", "line")),
    Publishes(RepaymentUndone, ("no",)),
    Publishes(ContractErased),
    Publishes(ContractPartyCorrected, ("day", "renamed")),
    Publishes(DischargeProposed),
    Publishes(DischargeApproved, ("no",)),
    Publishes(DischargeWithdrawn, ("no",)),
    Publishes(DischargeBooked, ("no", "voucher", "line")),
    Publishes(DischargeUndone, ("no",)),
)
