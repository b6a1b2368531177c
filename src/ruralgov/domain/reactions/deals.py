"""What is of weight in a collective is decided by its members: contracts, their ends, disposals."""

from collections.abc import Iterator
from typing import Any, Final

from ruralgov.domain.collectives import heir
from ruralgov.domain.funds.records import policy_on
from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.property import (
    ASSET,
    CONTRACT,
    AssetDisposalProposed,
    ContractChangeProposed,
    ContractDecided,
    Decision,
    DecisionKind,
)
from ruralgov.domain.reactions import texts


def check_contract(
    event: ContractDecided | ContractChangeProposed, key: str, given: Given
) -> Iterator[Any]:
    """Refuse that the council alone decides a contract, a variation or an end of weight."""
    contract = given.read.state(CONTRACT, key)
    if contract is not None:
        amount = contract.worth if isinstance(event, ContractDecided) else event.proposed.amount
        _check(_decision(event), amount, contract.collective, given)
    yield from ()


def _decision(event: ContractDecided | ContractChangeProposed) -> Decision | None:
    """Return the decision of what is asked for; a deposit needs none."""
    if isinstance(event, ContractDecided):
        return event.decision
    asked = event.proposed.terms or event.proposed.ending
    return None if asked is None else asked.decision


def check_disposal(event: AssetDisposalProposed, key: str, given: Given) -> Iterator[Any]:
    """Refuse that the council alone lets an asset of weight go."""
    asset = given.read.state(ASSET, key)
    if asset is not None:
        asked = event.proposed
        _check(asked.disposal.decision, asked.amount, asset.collective, given)
    yield from ()


def _check(decision: Decision | None, amount: int, collective: CollectiveId, given: Given) -> None:
    """Refuse the council above the limit of the fund policy; raises ``deal_needs_members``."""
    if decision is None or decision.kind is not DecisionKind.COUNCIL:
        return
    policy = policy_on(given.today, heir(collective, given.read), given.read)
    if policy is not None and amount > policy.resolution_above:
        raise Refused(
            texts.DEAL_NEEDS_MEMBERS,
            amount=show_yuan(amount),
            limit=show_yuan(policy.resolution_above),
        )


REACTIONS: Final[Reactions] = {
    ContractDecided: (check_contract,),
    ContractChangeProposed: (check_contract,),
    AssetDisposalProposed: (check_disposal,),
}
