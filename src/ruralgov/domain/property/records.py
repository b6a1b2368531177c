"""The three records of property."""

from typing import Final, get_args

from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.upcasts import added, added_all
from ruralgov.domain.property import (
    evolve_asset,
    evolve_contract,
    evolve_receipt,
    rows_asset,
    rows_citing,
    rows_contract,
    rows_receipt,
)
from ruralgov.domain.property.messages_asset import AssetDisposed, AssetEvent, AssetRegistered
from ruralgov.domain.property.messages_contract import (
    ContractChangeProposed,
    ContractDecided,
    ContractDrafted,
    ContractEnded,
    ContractErased,
    ContractEvent,
    ContractSigned,
    ContractVaried,
)
from ruralgov.domain.property.messages_receipt import ReceiptBooked, ReceiptEvent
from ruralgov.domain.property.messages_repayment import RepaymentProposed
from ruralgov.domain.property.model_asset import Asset
from ruralgov.domain.property.model_contract import Contract
from ruralgov.domain.property.model_receipt import Receipt

ASSET: Final[Record[Asset, AssetEvent]] = Record(
    kind="asset",
    state=Asset,
    events=get_args(AssetEvent),
    begins={AssetRegistered: evolve_asset.begin},
    evolve=evolve_asset.evolve,
    rows=rows_asset.rows,
    tables=(*rows_asset.TABLES, rows_citing.DISPOSAL_DECISIONS),
    version=5,
    upcasts=added("disposal.decision.cites", AssetDisposed),
)
CONTRACT: Final[Record[Contract, ContractEvent]] = Record(
    kind="contract",
    guarded=True,
    series="contract",
    state=Contract,
    events=get_args(ContractEvent),
    begins={ContractDrafted: evolve_contract.begin},
    evolve=evolve_contract.evolve,
    rows=rows_contract.rows,
    tables=(*rows_contract.TABLES, rows_citing.CONTRACT_DECISIONS),
    version=9,
    upcasts={
        **added("price.covers", ContractDrafted),
        **added("dues.period", ContractSigned),
        **added("decision.cites", ContractDecided, ContractEnded),
        **added("variation.decision.cites", ContractVaried),
        **added("variation.reduced", ContractVaried, schema=2, value=[]),
        **added("variation.dues.period", ContractVaried, schema=3),
        **added_all(
            {
                "proposed.ending": None,
                "proposed.amount": 0,
                "proposed.terms.price.covers": None,
            },
            ContractChangeProposed,
        ),
        **added_all({"reduced": [], "dues": [], "terms": None}, ContractEnded, schema=2),
    },
    erased_by=(ContractErased,),
)
RECEIPT: Final[Record[Receipt, ReceiptEvent]] = Record(
    kind="receipt",
    state=Receipt,
    events=get_args(ReceiptEvent),
    begins={ReceiptBooked: evolve_receipt.begin},
    evolve=evolve_receipt.evolve,
    rows=rows_receipt.rows,
    tables=rows_receipt.TABLES,
    version=3,
    upcasts=added("repayment.mandate", RepaymentProposed, value=""),
)
