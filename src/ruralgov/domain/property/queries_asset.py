"""What can be asked of assets and resources, and what the answers are."""

from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.history import Happened
from ruralgov.domain.kernel.ids import AssetId, CollectiveId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.property.model_asset import Asset, AssetStage, Valuation
from ruralgov.domain.property.rows_asset import AssetRow
from ruralgov.domain.property.rows_contract import ContractAssetRow


@frozen(kw_only=True)
class AssetEntry:
    """One asset as it stands on a day. Amounts in fen."""

    asset: AssetId
    row: AssetRow
    stage: AssetStage
    contracts: tuple[str, ...]
    """The numbers of the contracts by which it is let on that day."""
    value: int
    """Its value in the books."""
    depreciated: int
    """Depreciation accumulated at the end of the month of that day."""
    valuation: Valuation | None
    """The last one up to that day."""


@frozen(kw_only=True)
class FileOfAsset:
    """An asset with its whole history."""

    asset: Asset
    stage: AssetStage
    contracts: tuple[ContractAssetRow, ...]
    history: tuple[Happened, ...]


@frozen(kw_only=True)
class AccountTotal:
    """What the register says about one account at the end of a month. Amounts in fen."""

    account: str
    assets: int
    value: int
    moved: int
    """By how much the value changed in the month."""
    accumulated: int
    depreciation: int
    """What the month depreciated."""


@frozen(kw_only=True)
class AssetRegister(Query[list[AssetEntry]]):
    """Ask for the assets and resources of a collective on the day asked; it names nobody."""

    collective: CollectiveId


@frozen(kw_only=True)
class AssetFile(Query[FileOfAsset]):
    """Ask for everything about an asset: what it is, its contracts, and all that happened to it."""

    asset: AssetId


@frozen(kw_only=True)
class AssetTotals(Query[list[AccountTotal]]):
    """Ask for value and depreciation by account at the end of a month, for cross-checks."""

    collective: CollectiveId
    month: Month
