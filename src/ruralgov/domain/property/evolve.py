"""How the events of assets, contracts and receipts fold into their states."""

from typing import Any

from attrs import asdict

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.property import messages_asset as a
from ruralgov.domain.property import messages_contract as c
from ruralgov.domain.property import messages_receipt as r
from ruralgov.domain.property.asset import Asset
from ruralgov.domain.property.contract import Contract, ContractStage, Due
from ruralgov.domain.property.receipt import Receipt, joined


def _values(event: Any, *without: str) -> dict[str, Any]:
    values = asdict(event, recurse=False)
    return {name: value for name, value in values.items() if name not in without}


def evolve_asset(state: Asset | None, event: a.AssetEvent) -> Asset:
    """Fold one event into an asset."""
    if isinstance(event, a.AssetRegistered):
        return Asset(**_values(event))
    if state is None:
        raise Refused("asset_missing", asset="-")
    match event:
        case a.AssetCorrected():
            return change(state, **_values(event, "reason"))
        case a.AssetValued(valuation=valuation):
            return change(state, valuations=(*state.valuations, valuation))
        case a.AssetValueChanged(change=changed):
            return change(state, changes=(*state.changes, changed))
        case a.DepreciationPlanned(plan=plan):
            return change(state, plans=(*state.plans, plan))
        case a.AssetMarked(stage=stage):
            return change(state, stage=stage)
        case a.AssetDisposed(disposal=disposal):
            return change(state, stage=disposal.stage, disposal=disposal)


def evolve_receipt(state: Receipt | None, event: r.ReceiptEvent) -> Receipt:
    """Fold one event into a receipt."""
    if isinstance(event, r.ReceiptBooked):
        return Receipt(**_values(event))
    if state is None:
        raise Refused("receipt_missing", receipt="-")
    match event:
        case r.ReceiptAllocated(allocations=allocations):
            return change(state, allocations=joined(state.allocations, allocations))
        case r.AllocationWithdrawn(allocation=allocation):
            kept = tuple(one for one in state.allocations if one != allocation)
            return change(state, allocations=kept)
        case r.ReceiptReversed(voucher=voucher):
            return change(state, allocations=(), reversed_by=voucher)


def evolve_contract(state: Contract | None, event: c.ContractEvent) -> Contract:
    """Fold one event into a contract."""
    if isinstance(event, c.ContractDrafted):
        return Contract(**_values(event, "term_reason", "at"), drafted=event.at)
    if state is None:
        raise Refused("contract_missing", contract="-")
    match event:
        case c.ContractDecided(decision=decision, tender=tender):
            return change(state, stage=ContractStage.DECIDED, decision=decision, tender=tender)
        case c.ContractWithdrawn():
            return change(state, stage=ContractStage.WITHDRAWN)
        case c.ContractSigned(day=day, dues=dues):
            return change(state, stage=ContractStage.SIGNED, signed=day, dues=dues)
        case c.ContractVaried(variation=variation, overlong=overlong):
            kept = _withdrawn(state.dues, variation.withdrawn)
            return change(
                state,
                until=variation.until,
                overlong=overlong,
                dues=(*kept, *variation.dues),
                variations=(*state.variations, variation),
            )
        case c.PerformanceNoted(note=note):
            return change(state, notes=(*state.notes, note))
        case c.ContractCompleted():
            return change(state, stage=ContractStage.PERFORMED)
        case c.ContractReopened():
            return change(state, stage=ContractStage.SIGNED)
        case c.ContractEnded():
            return change(
                state,
                stage=ContractStage.ENDED,
                cause=event.cause,
                ended=event.since,
                dues=_withdrawn(state.dues, event.withdrawn),
            )
        case c.DepositSettled(settlement=settlement):
            return change(state, settlement=settlement)
        case c.DuesCredited(receipt=receipt, credits=paid):
            others = tuple(one for one in state.credits if one.receipt != receipt)
            return change(state, credits=(*others, *paid))


def _withdrawn(dues: tuple[Due, ...], numbers: tuple[int, ...]) -> tuple[Due, ...]:
    gone = frozenset(numbers)
    return tuple(change(due, withdrawn=True) if due.no in gone else due for due in dues)
