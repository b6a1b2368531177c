"""What happened to a contract, step by step, as it may be shown to anybody: it names nobody."""

from collections.abc import Iterator

from ruralgov.domain.collectives import COLLECTIVE, CollectiveMerged
from ruralgov.domain.collectives import texts as collectives_texts
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import AssetId, CollectiveId
from ruralgov.domain.property import texts, texts_asset
from ruralgov.domain.property.model_contract import Contract
from ruralgov.domain.property.queries_contract import (
    AssetOfContract,
    ContractHistory,
    ContractStep,
    HeirOfContract,
    HistoryOfContract,
)
from ruralgov.domain.property.records import ASSET, CONTRACT


def contract_history(query: ContractHistory, asked: Asked) -> HistoryOfContract:
    """Return the steps of a contract; raises ``contract_missing``."""
    now = existing(
        asked.read.state(CONTRACT, query.contract), texts.CONTRACT_MISSING, contract=query.contract
    )
    state: Contract | None = None
    steps = []
    for no, happened in enumerate(asked.history(CONTRACT, query.contract), 1):
        state = CONTRACT.apply(state, happened.event)
        steps.append(
            ContractStep(
                no=no,
                at=happened.at,
                event=type(happened.event).__name__,
                contract=change(state, person=None, telephone=None),
            )
        )
    collective = existing(
        asked.read.state(COLLECTIVE, now.collective),
        collectives_texts.COLLECTIVE_MISSING,
        collective=now.collective,
    )
    return HistoryOfContract(
        contract=query.contract,
        number=now.number,
        collective=now.collective,
        collective_name=collective.name,
        heirs=tuple(_heirs(now.collective, asked)),
        private=now.person is not None,
        assets=tuple(_described(key, asked) for key in now.assets),
        steps=tuple(steps),
    )


def _heirs(key: CollectiveId, asked: Asked) -> Iterator[HeirOfContract]:
    """Give the collectives into which one went, over any number of steps."""
    for happened in asked.history(COLLECTIVE, key):
        if isinstance(happened.event, CollectiveMerged):
            into = happened.event.into
            state = asked.read.state(COLLECTIVE, into)
            name = "" if state is None else state.name
            since = happened.event.since
            yield HeirOfContract(collective=into, name=name, since=since, at=happened.at)
            yield from _heirs(into, asked)


def _described(key: AssetId, asked: Asked) -> AssetOfContract:
    asset = existing(asked.read.state(ASSET, key), texts_asset.ASSET_MISSING, asset=key)
    return AssetOfContract(
        asset=key,
        code=asset.code,
        name=asset.name,
        kind=asset.kind,
        quantity=asset.quantity,
        boundary=asset.boundary,
    )
