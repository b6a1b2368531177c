"""The tables of assets and resources."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.kernel.month import Month, month_of
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.property import messages_asset as m
from ruralgov.domain.property.model_asset import (
    Asset,
    AssetKind,
    AssetStage,
    Condition,
    Unit,
    movements,
)


@frozen(kw_only=True)
class AssetRow:
    """One asset or resource; valid from the day it counts to the day it is gone. Fen."""

    owner: str = ""
    collective: CollectiveId
    code: str
    name: str
    kind: AssetKind
    quantity: int
    """In thousandths of the unit."""
    unit: Unit
    condition: Condition
    account: str
    stage: AssetStage
    original: int
    since: date
    until: date


@frozen(kw_only=True)
class AssetMovementRow:
    """A change of the value of an asset in the books, in fen: out is below zero."""

    owner: str = ""
    no: int
    collective: CollectiveId
    account: str
    month: Month
    day: date
    amount: int
    cause: str


@frozen(kw_only=True)
class DepreciationRow:
    """One plan by which an asset is depreciated; months at the end of which it has."""

    owner: str = ""
    first: Month
    collective: CollectiveId
    account: str
    months: int
    opening: int
    total: int
    residual: int


TABLES = (
    Table(
        name="assets",
        row=AssetRow,
        key=("owner",),
        unique=(("collective", "code"),),
        indexes=(("collective", "kind"),),
        tallies=(("collective", "kind", "stage"),),
        sums=("original",),
    ),
    Table(
        name="asset_movements",
        row=AssetMovementRow,
        key=("owner", "no"),
        indexes=(("collective", "month"),),
        tallies=(("collective", "month", "account"),),
        sums=("amount",),
        changed_by=(
            m.AssetRegistered,
            m.AssetValueChanged,
            m.AssetDisposed,
            m.AssetEntryWithdrawn,
        ),
    ),
    Table(
        name="asset_depreciations",
        row=DepreciationRow,
        key=("owner", "first"),
        indexes=(("collective",),),
        changed_by=(m.DepreciationPlanned, m.AssetEntryWithdrawn),
    ),
)


def rows(asset: Asset) -> Iterator[AssetRow | AssetMovementRow | DepreciationRow]:
    """Give the row of an asset, one for each movement of its value and each plan.

    One that was registered by mistake has none.
    """
    if asset.stage is AssetStage.WITHDRAWN:
        return
    yield AssetRow(
        collective=asset.collective,
        code=asset.code,
        name=asset.name,
        kind=asset.kind,
        quantity=asset.quantity.thousandths,
        unit=asset.quantity.unit,
        condition=asset.condition,
        account=asset.account,
        stage=asset.stage,
        original=asset.original,
        since=asset.acquired,
        until=asset.until,
    )
    for no, (day, amount, cause) in enumerate(movements(asset), 1):
        yield AssetMovementRow(
            no=no,
            collective=asset.collective,
            account=asset.account,
            month=month_of(day),
            day=day,
            amount=amount,
            cause=cause,
        )
    for plan in asset.plans:
        yield DepreciationRow(
            first=plan.first,
            collective=asset.collective,
            account=asset.account,
            months=plan.months,
            opening=plan.opening,
            total=plan.total,
            residual=plan.residual,
        )
