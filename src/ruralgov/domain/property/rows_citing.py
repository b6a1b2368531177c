"""The tables of the decisions of meetings that contracts and disposals name."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import DecisionId
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.property.model_asset import Asset
from ruralgov.domain.property.model_contract import Contract, ContractStage


@frozen(kw_only=True)
class ContractDecisionRow:
    """That a contract, what was changed or discharged of it, or its end rests on a decision."""

    owner: str = ""
    decision: DecisionId


@frozen(kw_only=True)
class DisposalDecisionRow:
    """That a disposal rests on a decision of a meeting."""

    owner: str = ""
    decision: DecisionId


def contract_rows(contract: Contract) -> Iterator[ContractDecisionRow]:
    """Give a row for each decision that a contract names, unless it was given up as a draft."""
    if contract.stage is ContractStage.WITHDRAWN:
        return
    named = [contract.decision, *(one.decision for one in contract.variations), contract.ending]
    named += [contract.paying]
    named += [one.decision for one in contract.discharges if not one.withdrawn]
    cites = [one.cites for one in named if one is not None]
    for decision in dict.fromkeys(one for one in cites if one is not None):
        yield ContractDecisionRow(decision=decision)


def disposal_rows(asset: Asset) -> Iterator[DisposalDecisionRow]:
    """Give a row for the decision that the disposal of an asset names."""
    cites = None if asset.disposal is None else asset.disposal.decision.cites
    if cites is not None:
        yield DisposalDecisionRow(decision=cites)


CONTRACT_DECISIONS: Final = Table(
    name="contract_decisions",
    row=ContractDecisionRow,
    key=("owner", "decision"),
    indexes=(("decision",),),
    rows=contract_rows,
)
DISPOSAL_DECISIONS: Final = Table(
    name="disposal_decisions",
    row=DisposalDecisionRow,
    key=("owner", "decision"),
    indexes=(("decision",),),
    rows=disposal_rows,
)
