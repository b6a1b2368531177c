"""What happened to a contract, step by step, as it may be shown to anybody: it names nobody."""

from datetime import datetime

from attrs import frozen

from ruralgov.domain.collectives import COLLECTIVE, Collective
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import AssetId, CollectiveId, ContractId
from ruralgov.domain.property.asset import Asset, AssetKind, Boundary, Quantity
from ruralgov.domain.property.contract import Contract
from ruralgov.domain.property.evolve import evolve_contract
from ruralgov.domain.property.records import ASSET, CONTRACT


@frozen(kw_only=True)
class ContractHistory:
    """Ask what was done to a contract, from its draft on, and how it stood after each step."""

    contract: ContractId


@frozen(kw_only=True)
class ContractStep:
    """One step: the name of its event, when it was, and the contract after it, without names."""

    no: int
    at: datetime
    event: str
    contract: Contract


@frozen(kw_only=True)
class AssetOfContract:
    """An asset that a contract is about, as it is described now."""

    asset: AssetId
    code: str
    name: str
    kind: AssetKind
    quantity: Quantity
    boundary: Boundary | None


@frozen(kw_only=True)
class HistoryOfContract:
    """The steps of a contract, and what it is about."""

    contract: ContractId
    number: str
    collective: CollectiveId
    collective_name: str
    private: bool
    """Whether a person is on the other side."""
    assets: tuple[AssetOfContract, ...]
    steps: tuple[ContractStep, ...]


def contract_history(query: ContractHistory, asked: Asked) -> HistoryOfContract:
    """Return the steps of a contract; raises ``contract_missing``."""
    now: Contract | None = asked.read.state(CONTRACT, query.contract)
    if now is None:
        raise Refused("contract_missing", contract=query.contract)
    state, steps = None, []
    for no, happened in enumerate(asked.history(CONTRACT, query.contract), 1):
        state = evolve_contract(state, happened.event)
        steps.append(
            ContractStep(
                no=no,
                at=happened.at,
                event=type(happened.event).__name__,
                contract=change(state, person=None, telephone=None),
            )
        )
    collective: Collective = asked.read.state(COLLECTIVE, now.collective)
    return HistoryOfContract(
        contract=query.contract,
        number=now.number,
        collective=now.collective,
        collective_name=collective.name,
        private=now.person is not None,
        assets=tuple(_described(key, asked) for key in now.assets),
        steps=tuple(steps),
    )


def _described(key: AssetId, asked: Asked) -> AssetOfContract:
    asset: Asset = asked.read.state(ASSET, key)
    return AssetOfContract(
        asset=key,
        code=asset.code,
        name=asset.name,
        kind=asset.kind,
        quantity=asset.quantity,
        boundary=asset.boundary,
    )
