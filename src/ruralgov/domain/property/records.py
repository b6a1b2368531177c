"""The three records of property."""

from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.property import evolve, rows
from ruralgov.domain.property import messages_asset as a
from ruralgov.domain.property import messages_contract as c
from ruralgov.domain.property import messages_receipt as r
from ruralgov.domain.property.asset import Asset
from ruralgov.domain.property.contract import Contract
from ruralgov.domain.property.receipt import Receipt

ASSET = Record(
    kind="asset",
    state=Asset,
    events=(
        a.AssetRegistered,
        a.AssetCorrected,
        a.AssetValued,
        a.AssetValueChanged,
        a.DepreciationPlanned,
        a.AssetMarked,
        a.AssetDisposed,
    ),
    evolve=evolve.evolve_asset,
    rows=rows.asset_rows,
    tables=rows.ASSET_TABLES,
)
CONTRACT = Record(
    kind="contract",
    state=Contract,
    events=(
        c.ContractDrafted,
        c.ContractDecided,
        c.ContractWithdrawn,
        c.ContractSigned,
        c.ContractVaried,
        c.PerformanceNoted,
        c.ContractCompleted,
        c.ContractReopened,
        c.ContractEnded,
        c.DepositSettled,
        c.DuesCredited,
    ),
    evolve=evolve.evolve_contract,
    rows=rows.contract_rows,
    tables=rows.CONTRACT_TABLES,
)
RECEIPT = Record(
    kind="receipt",
    state=Receipt,
    events=(r.ReceiptBooked, r.ReceiptAllocated, r.AllocationWithdrawn, r.ReceiptReversed),
    evolve=evolve.evolve_receipt,
    rows=rows.receipt_rows,
    tables=rows.RECEIPT_TABLES,
)
