"""The rules by which a second person passes that an asset goes (rules 5 and 35)."""

from collections.abc import Iterator

from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.month import month_of
from ruralgov.domain.property import messages_asset as m
from ruralgov.domain.property import texts_asset, texts_deals
from ruralgov.domain.property.model_asset import Asset, Disposal, ProposedDisposal
from ruralgov.domain.property.rules_asset import dispose_asset


def propose_disposal(
    asset: Asset | None, command: m.DisposeAsset, given: Given
) -> Iterator[m.AssetDisposalProposed]:
    """Ask that an asset goes as it could go now (rules 5 and 35)."""
    known = existing(asset, texts_asset.ASSET_MISSING, asset=command.asset)
    for gone in dispose_asset(known, command, given):
        disposal = gone.disposal
        yield m.AssetDisposalProposed(
            proposed=ProposedDisposal(
                by=given.actor.account,
                at=given.now,
                disposal=disposal,
                amount=max(disposal.proceeds, _left(known, disposal)),
            )
        )


def review_disposal(
    asset: Asset | None, command: m.ReviewDisposal, given: Given
) -> Iterator[m.AssetEvent]:
    """Pass it as its rule judges it now, or stop it, by another than who asked (rule 35)."""
    known = existing(asset, texts_asset.ASSET_MISSING, asset=command.asset)
    proposed = existing(known.proposed, texts_deals.DISPOSAL_NOT_PROPOSED, asset=known.code)
    given.must_not_be(texts_deals.DISPOSAL_SAME_PERSON, proposed.by, asset=known.code)
    known.proposals.must_be_seen(command.seen)
    yield m.AssetDisposalReviewed(
        passed=command.passed,
        words=clean_text("words", command.words),
        by=given.actor.account,
        at=given.now,
    )
    if command.passed:
        yield from dispose_asset(known, _asked(command, proposed.disposal), given)


def _left(asset: Asset, disposal: Disposal) -> int:
    """Return what an asset is still worth in the books when it goes."""
    value = asset.original + sum(one.amount for one in asset.changes)
    return value - asset.depreciated(month_of(disposal.day))


def _asked(command: m.ReviewDisposal, disposal: Disposal) -> m.DisposeAsset:
    return m.DisposeAsset(
        asset=command.asset,
        stage=disposal.stage,
        day=disposal.day,
        proceeds=disposal.proceeds,
        decision=disposal.decision,
        tender=disposal.tender,
        contract=disposal.contract,
        reason=disposal.reason,
    )
