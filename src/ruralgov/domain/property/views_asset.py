"""The answers to questions about assets and resources."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from ruralgov.domain.collectives import holding
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import AssetId, CollectiveId
from ruralgov.domain.kernel.month import last_day, month_before, month_of
from ruralgov.domain.property import texts_asset
from ruralgov.domain.property.model_asset import stage_on
from ruralgov.domain.property.model_contract import Direction
from ruralgov.domain.property.queries_asset import (
    AccountTotal,
    AssetEntry,
    AssetFile,
    AssetRegister,
    AssetTotals,
    FileOfAsset,
)
from ruralgov.domain.property.records import ASSET
from ruralgov.domain.property.rows_asset import AssetMovementRow, AssetRow, DepreciationRow
from ruralgov.domain.property.rows_contract import ContractAssetRow


def asset_register(query: AssetRegister, asked: Asked) -> list[AssetEntry]:
    """Return the assets that there are on the day asked, by their code."""
    rows: list[AssetRow] = []
    let: dict[str, list[str]] = {}
    for one in holding(query.collective, asked.read, asked.day):
        rows += asked.read.rows(AssetRow, on=asked.day, collective=one)
        for row in asked.read.rows(
            ContractAssetRow, on=asked.day, collective=one, direction=Direction.LET_OUT
        ):
            let.setdefault(row.asset, []).append(row.number)
    return [
        _entry(row, tuple(let.get(row.owner, ())), asked)
        for row in sorted(rows, key=lambda row: (row.code, row.owner))
    ]


def _entry(row: AssetRow, contracts: tuple[str, ...], asked: Asked) -> AssetEntry:
    asset = existing(asked.read.state(ASSET, row.owner), texts_asset.ASSET_MISSING, asset=row.owner)
    known = [one for one in asset.valuations if one.day <= asked.day]
    return AssetEntry(
        asset=AssetId(row.owner),
        row=row,
        stage=stage_on(asset, asked.day, let=bool(contracts)),
        contracts=contracts,
        value=asset.value(asked.day),
        depreciated=asset.depreciated(month_of(asked.day)),
        valuation=max(known, key=lambda one: one.day, default=None),
    )


def asset_file(query: AssetFile, asked: Asked) -> FileOfAsset:
    """Return all that is known of an asset; raises ``asset_missing``."""
    asset = existing(
        asked.read.state(ASSET, query.asset), texts_asset.ASSET_MISSING, asset=query.asset
    )
    contracts = tuple(asked.read.rows(ContractAssetRow, asset=query.asset))
    let = any(
        one.direction is Direction.LET_OUT and one.since <= asked.day < one.until
        for one in contracts
    )
    return FileOfAsset(
        asset=asset,
        stage=stage_on(asset, asked.day, let=let),
        contracts=contracts,
        history=tuple(asked.history(ASSET, query.asset)),
    )


def asset_totals(query: AssetTotals, asked: Asked) -> list[AccountTotal]:
    """Return the totals of each account at the end of a month, by account."""
    end = last_day(query.month)
    owners = holding(query.collective, asked.read, end)
    moved = _sums(owners, asked, month=query.month)
    before = _sums(owners, asked, span=("month", "", query.month))
    counts: dict[str, int] = {}
    for one in owners:
        for row in asked.read.rows(AssetRow, on=end, collective=one):
            counts[row.account] = counts.get(row.account, 0) + 1
    worn = _worn(query, owners, asked, end)
    return [
        AccountTotal(
            account=account,
            assets=counts.get(account, 0),
            value=before.get(account, 0),
            moved=moved.get(account, 0),
            accumulated=worn.get(account, (0, 0))[0],
            depreciation=worn.get(account, (0, 0))[1],
        )
        for account in sorted({*before, *counts, *worn})
    ]


def _sums(owners: tuple[CollectiveId, ...], asked: Asked, **which: Any) -> dict[str, int]:
    """Return what moved on each account, of all the collectives whose property it is."""
    found: dict[str, int] = {}
    for one in owners:
        for account, _, amount in asked.read.tally(
            AssetMovementRow, ("account",), sums=("amount",), collective=one, **which
        ):
            found[account] = found.get(account, 0) + amount
    return found


def _worn(
    query: AssetTotals, owners: tuple[CollectiveId, ...], asked: Asked, end: date
) -> dict[str, tuple[int, int]]:
    """Return (accumulated, of the month) for the accounts of what is depreciated.

    What went in the month still has its depreciation of the month, and no longer accumulates.
    """
    found: dict[str, tuple[int, int]] = {}
    for key, account in _planned(owners, asked):
        asset = existing(asked.read.state(ASSET, key), texts_asset.ASSET_MISSING, asset=key)
        now = asset.depreciated(query.month)
        month = 0
        if asset.acquired <= end:
            month = now - asset.depreciated(month_before(query.month))
            month = 0 if month_of(asset.acquired) == query.month else month
        there = now if asset.acquired <= end < asset.until else 0
        total = found.get(account, (0, 0))
        found[account] = (total[0] + there, total[1] + month)
    return found


def _planned(owners: tuple[CollectiveId, ...], asked: Asked) -> Iterator[tuple[AssetId, str]]:
    seen = set()
    for one in owners:
        for row in asked.read.rows(DepreciationRow, collective=one):
            if row.owner not in seen:
                seen.add(row.owner)
                yield AssetId(row.owner), row.account
