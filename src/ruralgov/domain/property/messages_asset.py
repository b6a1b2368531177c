"""What can be done to assets and resources, and what has happened to them. Amounts are in fen."""

from datetime import date, datetime
from typing import ClassVar

from ruralgov.domain.kernel.ids import AccountId, AssetId, CollectiveId, ContractId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.property.model_asset import (
    NOTHING,
    AssetKind,
    AssetMistake,
    AssetStage,
    Boundary,
    Condition,
    Decision,
    Disposal,
    Plan,
    ProposedDisposal,
    Quantity,
    Tender,
    Valuation,
    ValueChange,
)


@frozen(kw_only=True)
class RegisterAsset:
    """Enter an asset or resource; *account* is its account in the books, such as 151, or empty.

    *acquired* is the day from which it counts, *original* its value in the books, 0 for none.
    *id* may name an asset that does not exist yet, so that a batch can go on with it.
    """

    id: AssetId | None = None
    collective: CollectiveId
    code: str
    name: str
    kind: AssetKind
    quantity: Quantity
    boundary: Boundary | None = None
    condition: Condition = Condition.GOOD
    account: str = ""
    acquired: date
    original: Fen = NOTHING
    source: str


@frozen(kw_only=True)
class CorrectAsset:
    """Correct or bring up to date how an asset is described; what stays the same is given too."""

    asset: AssetId
    name: str
    quantity: Quantity
    boundary: Boundary | None
    condition: Condition
    reason: str


@frozen(kw_only=True)
class ValueAsset:
    """Enter what an asset was said to be worth on a day; the books stay as they are."""

    asset: AssetId
    day: date
    amount: Fen
    basis: str


@frozen(kw_only=True)
class ChangeAssetValue:
    """Add to the value in the books (or, below zero, take off), as a voucher of that day does."""

    asset: AssetId
    day: date
    amount: Fen
    basis: str


@frozen(kw_only=True)
class PlanDepreciation:
    """Depreciate an asset in a straight line over so many months from a month on.

    *opening* is what was depreciated before it was registered; a later plan goes on from what is.
    """

    asset: AssetId
    first: Month
    months: int
    residual: Fen = NOTHING
    opening: Fen = NOTHING
    basis: str


@frozen(kw_only=True)
class MarkAsset:
    """Say that an asset is used by the collective, or idle."""

    asset: AssetId
    stage: AssetStage
    reason: str


@frozen(kw_only=True)
class DisposeAsset:
    """Scrap or sell an asset, by a decision, and by a tender or with a stated exemption.

    It is gone once somebody else has passed it (``ReviewDisposal``).
    """

    asset: AssetId
    stage: AssetStage
    day: date
    proceeds: Fen = NOTHING
    decision: Decision
    tender: Tender
    contract: ContractId | None = None
    reason: str


@frozen(kw_only=True)
class ReviewDisposal:
    """Pass the disposal of an asset that another asked for, or stop it, with *words*.

    *seen* is the number of what was looked at (``proposals.asked`` of the asset in ``AssetFile``).
    """

    ADDED: ClassVar[tuple[str, ...]] = ("seen",)
    asset: AssetId
    passed: bool
    words: str
    seen: int = 0


@frozen(kw_only=True)
class WithdrawAssetEntry:
    """Take back what was entered of an asset by mistake: the last entry of its kind.

    A disposal that was none brings the asset back. An asset that was registered by mistake leaves
    the register, and its code is free. A voucher about it is reversed before.
    """

    asset: AssetId
    entry: AssetMistake
    reason: str


@frozen(kw_only=True)
class AssetRegistered:
    """An asset was entered."""

    collective: CollectiveId
    code: str
    name: str
    kind: AssetKind
    quantity: Quantity
    boundary: Boundary | None
    condition: Condition
    account: str
    acquired: date
    original: Fen
    source: str


@frozen(kw_only=True)
class AssetCorrected:
    """An asset is described anew."""

    name: str
    quantity: Quantity
    boundary: Boundary | None
    condition: Condition
    reason: str


@frozen(kw_only=True)
class AssetValued:
    """An asset was valued."""

    valuation: Valuation


@frozen(kw_only=True)
class AssetValueChanged:
    """The value of an asset in the books changed."""

    change: ValueChange


@frozen(kw_only=True)
class DepreciationPlanned:
    """An asset is depreciated by a plan."""

    plan: Plan
    basis: str


@frozen(kw_only=True)
class AssetMarked:
    """An asset is used in another way."""

    stage: AssetStage
    reason: str


@frozen(kw_only=True)
class AssetDisposalProposed:
    """The disposal of an asset waits for a second person."""

    proposed: ProposedDisposal


@frozen(kw_only=True)
class AssetDisposalReviewed:
    """A second person passed the disposal of an asset, or stopped it."""

    passed: bool
    words: str
    by: AccountId
    at: datetime


@frozen(kw_only=True)
class AssetDisposed:
    """An asset went out of the collective's hands."""

    SCHEMA: ClassVar[int] = 2
    disposal: Disposal


@frozen(kw_only=True)
class AssetEntryWithdrawn:
    """An entry about an asset was a mistake; *day* is the one from which it held."""

    entry: AssetMistake
    day: date
    reason: str


AssetEvent = (
    AssetRegistered
    | AssetCorrected
    | AssetValued
    | AssetValueChanged
    | DepreciationPlanned
    | AssetMarked
    | AssetDisposalProposed
    | AssetDisposalReviewed
    | AssetDisposed
    | AssetEntryWithdrawn
)
"""What happens to an asset."""
