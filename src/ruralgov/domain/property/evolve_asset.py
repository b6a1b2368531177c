"""What each event makes of an asset."""

from typing import assert_never

from ruralgov.domain.kernel.change import change
from ruralgov.domain.property import messages_asset as m
from ruralgov.domain.property.messages_asset import AssetEvent
from ruralgov.domain.property.model_asset import Asset, AssetMistake, AssetStage


def begin(event: m.AssetRegistered) -> Asset:
    """Return an asset as it was entered."""
    return Asset(
        collective=event.collective,
        code=event.code,
        name=event.name,
        kind=event.kind,
        quantity=event.quantity,
        boundary=event.boundary,
        condition=event.condition,
        account=event.account,
        acquired=event.acquired,
        original=event.original,
        source=event.source,
    )


def evolve(asset: Asset, event: AssetEvent) -> Asset:
    """Return an asset after one more event."""
    match event:
        case m.AssetRegistered():
            return begin(event)
        case m.AssetCorrected():
            return change(
                asset,
                name=event.name,
                quantity=event.quantity,
                boundary=event.boundary,
                condition=event.condition,
            )
        case m.AssetValued():
            return change(asset, valuations=(*asset.valuations, event.valuation))
        case m.AssetValueChanged():
            return change(asset, changes=(*asset.changes, event.change))
        case m.DepreciationPlanned():
            return change(asset, plans=(*asset.plans, event.plan))
        case m.AssetMarked():
            return change(asset, stage=event.stage, marked=event.stage)
        case m.AssetDisposalProposed(proposed=proposed):
            return change(asset, proposed=proposed, proposals=asset.proposals.again())
        case m.AssetDisposalReviewed():
            return change(asset, proposed=None, proposals=asset.proposals.over())
        case m.AssetDisposed():
            return change(asset, stage=event.disposal.stage, disposal=event.disposal)
        case m.AssetEntryWithdrawn():
            return _without(asset, event.entry)
        case _:
            assert_never(event)


def _without(asset: Asset, entry: AssetMistake) -> Asset:
    """Return an asset without the last entry of a kind."""
    match entry:
        case AssetMistake.REGISTRATION:
            return change(asset, stage=AssetStage.WITHDRAWN)
        case AssetMistake.VALUATION:
            return change(asset, valuations=asset.valuations[:-1])
        case AssetMistake.VALUE:
            return change(asset, changes=asset.changes[:-1])
        case AssetMistake.PLAN:
            return change(asset, plans=asset.plans[:-1])
        case AssetMistake.DISPOSAL:
            return change(asset, stage=asset.marked, disposal=None)
        case _:
            assert_never(entry)
