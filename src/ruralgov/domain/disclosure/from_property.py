"""What the register and the contracts say, as of the last day of the period; it names nobody."""

from datetime import date, timedelta

from ruralgov.domain.collectives import family, holding
from ruralgov.domain.disclosure.feeds import ASSET_ITEMS, CONTRACT_ITEMS
from ruralgov.domain.disclosure.figures import Scope, Sheet
from ruralgov.domain.disclosure.masking import party
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.month import first_day
from ruralgov.domain.property import (
    ASSET,
    BOUND,
    CONTRACT,
    RESOURCES,
    AssetRow,
    Contract,
    ContractAssetRow,
    ContractRow,
    Direction,
    DueKind,
    stage_on,
)
from ruralgov.domain.property import texts as property_texts
from ruralgov.domain.property import texts_asset as asset_texts


def add_register(scope: Scope, sheet: Sheet) -> None:
    """Add every asset and resource that there is on the last day, under its item."""
    let: set[str] = set()
    rows: list[AssetRow] = []
    for one in holding(scope.collective, scope.read, scope.day):
        rows += scope.read.rows(AssetRow, on=scope.day, collective=one)
        let |= {
            row.asset
            for row in scope.read.rows(
                ContractAssetRow, on=scope.day, collective=one, direction=Direction.LET_OUT
            )
        }
    for row in sorted(rows, key=lambda row: (row.kind, row.code, row.owner)):
        asset = existing(
            scope.read.state(ASSET, row.owner), asset_texts.ASSET_MISSING, asset=row.owner
        )
        value = asset.value(scope.day)
        depreciated = asset.depreciated(scope.last)
        entry = {
            "asset_code": row.code,
            "what": row.name,
            "quantity": row.quantity,
            "unit": row.unit.zh,
            "state": stage_on(asset, scope.day, let=row.owner in let).zh,
            "condition": row.condition.zh,
        }
        if row.kind not in RESOURCES:
            entry |= {"value": value, "depreciated": depreciated}
        sheet.register(ASSET_ITEMS[row.kind], value - depreciated, entry)


def add_contracts(scope: Scope, sheet: Sheet) -> None:
    """Add every contract that was in force on a day of the period, under its item."""
    begin = first_day(scope.first)
    rows = [
        row
        for one in family(scope.collective, scope.read, scope.day)
        for row in scope.read.rows(ContractRow, collective=one)
    ]
    for row in sorted(rows, key=lambda row: row.number):
        if row.stage not in BOUND or row.since > scope.day or row.until <= begin:
            continue
        contract = existing(
            scope.read.state(CONTRACT, row.owner),
            property_texts.CONTRACT_MISSING,
            contract=row.owner,
        )
        due, paid = _due(contract, scope.day)
        entry = {
            "number": row.number,
            "what": _what(scope, contract),
            "kind": (contract.tenure or contract.direction).zh,
            "other": party(contract.company, contract.person),
            "method": "" if contract.tender is None else contract.tender.method.zh,
            "since": row.since.isoformat(),
            "until": (row.until - timedelta(days=1)).isoformat(),
            "total": row.total,
            "due": due,
            "paid": paid,
        }
        sheet.add(CONTRACT_ITEMS[row.direction], row.total, entry)


def _what(scope: Scope, contract: Contract) -> str:
    """Return what a contract is about: its assets, never its title, which people write freely."""
    names = []
    for key in contract.assets:
        asset = scope.read.state(ASSET, key)
        if asset is not None:
            names.append(asset.name)
    return "、".join(names) or contract.direction.zh


def _due(contract: Contract, day: date) -> tuple[int, int]:
    """Return what of its price was due by a day, and what of the price was paid by then, in fen."""
    price = {due.no for due in contract.dues if due.kind is DueKind.PRICE and not due.withdrawn}
    due = sum(one.amount for one in contract.dues if one.no in price and one.day <= day)
    paid = sum(one.amount for one in contract.credits if one.due in price and one.day <= day)
    return due, paid
