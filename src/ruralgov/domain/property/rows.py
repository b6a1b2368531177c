"""What is found of assets, contracts and receipts: rows as pure functions of their states."""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import AssetId, CollectiveId, ContractId, ReceiptId, VoucherId
from ruralgov.domain.kernel.month import Month, month_of
from ruralgov.domain.property import messages_asset as a
from ruralgov.domain.property import messages_contract as c
from ruralgov.domain.property.asset import Asset, AssetKind, AssetStage, Condition, Unit, movements
from ruralgov.domain.property.contract import (
    BOUND,
    Contract,
    ContractStage,
    Direction,
    DueKind,
    Tenure,
)
from ruralgov.domain.property.receipt import Receipt


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


@frozen(kw_only=True)
class ContractRow:
    """One contract; it names nobody. ``total`` and ``paid`` are of its price, in fen."""

    owner: str = ""
    number: str
    collective: CollectiveId
    title: str
    direction: Direction
    tenure: Tenure | None
    stage: ContractStage
    company: str
    """The organisation on the other side, empty for a person."""
    since: date
    until: date
    renews: ContractId | None
    overlong: bool
    varied: int
    """How often it was varied."""
    total: int
    paid: int


@frozen(kw_only=True)
class ContractAssetRow:
    """That a contract that was signed is about an asset, on the days in which it is in force."""

    owner: str = ""
    asset: AssetId
    collective: CollectiveId
    direction: Direction
    number: str
    since: date
    until: date


@frozen(kw_only=True)
class DueRow:
    """A due in force. Valid (``since``, ``until``) while it is due and not paid whole. Fen."""

    owner: str = ""
    no: int
    collective: CollectiveId
    number: str
    kind: DueKind
    incoming: bool
    """Whether it is owed to the collective."""
    open: bool
    month: Month
    since: date
    until: date
    amount: int
    credited: int
    rest: int


@frozen(kw_only=True)
class DueCreditRow:
    """What a receipt pays of a due, in fen."""

    owner: str = ""
    due: int
    receipt: ReceiptId
    collective: CollectiveId
    kind: DueKind
    month: Month
    day: date
    amount: int


@frozen(kw_only=True)
class ContractReceiptRow:
    """Money that came in about a contract, and how much of it pays something, in fen."""

    owner: str = ""
    collective: CollectiveId
    contract: ContractId
    voucher: VoucherId
    line: int
    day: date
    month: Month
    amount: int
    allocated: int
    rest: int
    waiting: bool
    """Whether some of it pays nothing yet."""
    reversed: bool


ASSET_TABLES = (
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
        changed_by=(a.AssetRegistered, a.AssetValueChanged, a.AssetDisposed),
    ),
    Table(
        name="asset_depreciations",
        row=DepreciationRow,
        key=("owner", "first"),
        indexes=(("collective",),),
        changed_by=(a.DepreciationPlanned,),
    ),
)
CONTRACT_TABLES = (
    Table(
        name="contracts",
        row=ContractRow,
        key=("owner",),
        unique=(("number",),),
        indexes=(("collective", "stage"), ("stage", "until"), ("renews",)),
        tallies=(("collective", "stage", "direction"),),
        sums=("total", "paid"),
    ),
    Table(
        name="contract_assets",
        row=ContractAssetRow,
        key=("owner", "asset"),
        indexes=(("asset",), ("collective", "direction")),
        changed_by=(c.ContractSigned, c.ContractVaried, c.ContractEnded),
    ),
    Table(
        name="contract_dues",
        row=DueRow,
        key=("owner", "no"),
        indexes=(
            ("collective", "incoming", "since"),
            ("collective", "open", "since"),
            ("incoming", "until"),
        ),
        tallies=(("collective", "kind", "incoming", "month"),),
        sums=("amount", "credited", "rest"),
        changed_by=(c.ContractSigned, c.ContractVaried, c.ContractEnded, c.DuesCredited),
    ),
    Table(
        name="contract_credits",
        row=DueCreditRow,
        key=("owner", "due", "receipt"),
        indexes=(("collective", "month"), ("receipt",)),
        tallies=(("collective", "kind", "month"),),
        sums=("amount",),
        changed_by=(c.DuesCredited,),
    ),
)
RECEIPT_TABLES = (
    Table(
        name="contract_receipts",
        row=ContractReceiptRow,
        key=("owner",),
        indexes=(("contract",), ("collective", "waiting")),
        tallies=(("collective", "month"),),
        sums=("amount", "allocated", "rest"),
    ),
)


def asset_rows(asset: Asset) -> Iterator[AssetRow | AssetMovementRow | DepreciationRow]:
    """Give the row of an asset, one for each movement of its value and each plan."""
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


def contract_rows(
    contract: Contract,
) -> Iterator[ContractRow | ContractAssetRow | DueRow | DueCreditRow]:
    """Give the row of a contract, and those of its assets, dues and credits."""
    kinds = {due.no: due.kind for due in contract.dues}
    yield _contract_row(contract, kinds)
    if contract.stage in BOUND and contract.since < contract.over:
        for asset in contract.assets:
            yield ContractAssetRow(
                asset=asset,
                collective=contract.collective,
                direction=contract.direction,
                number=contract.number,
                since=contract.since,
                until=contract.over,
            )
    yield from _due_rows(contract)
    for credit in contract.credits:
        yield DueCreditRow(
            due=credit.due,
            receipt=credit.receipt,
            collective=contract.collective,
            kind=kinds[credit.due],
            month=month_of(credit.day),
            day=credit.day,
            amount=credit.amount,
        )


def _contract_row(contract: Contract, kinds: dict[int, DueKind]) -> ContractRow:
    owed = [due for due in contract.dues if due.kind is DueKind.PRICE and not due.withdrawn]
    paid = [one for one in contract.credits if kinds[one.due] is DueKind.PRICE]
    return ContractRow(
        number=contract.number,
        collective=contract.collective,
        title=contract.title,
        direction=contract.direction,
        tenure=contract.tenure,
        stage=contract.stage,
        company=contract.company,
        since=contract.since,
        until=contract.over,
        renews=contract.renews,
        overlong=contract.overlong,
        varied=len(contract.variations),
        total=sum(due.amount for due in owed),
        paid=sum(one.amount for one in paid),
    )


def _due_rows(contract: Contract) -> Iterator[DueRow]:
    sums: dict[int, int] = {}
    last: dict[int, date] = {}
    for credit in contract.credits:
        sums[credit.due] = sums.get(credit.due, 0) + credit.amount
        last[credit.due] = max(last.get(credit.due, date.min), credit.day)
    for due in contract.dues:
        if due.withdrawn:
            continue
        rest = due.amount - sums.get(due.no, 0)
        yield DueRow(
            no=due.no,
            collective=contract.collective,
            number=contract.number,
            kind=due.kind,
            incoming=contract.comes_in(due),
            open=rest > 0,
            month=month_of(due.day),
            since=due.day,
            until=FOREVER if rest > 0 else last[due.no],
            amount=due.amount,
            credited=due.amount - rest,
            rest=rest,
        )


def receipt_rows(receipt: Receipt) -> Iterator[ContractReceiptRow]:
    """Give the one row of a receipt."""
    yield ContractReceiptRow(
        collective=receipt.collective,
        contract=receipt.contract,
        voucher=receipt.voucher,
        line=receipt.line,
        day=receipt.day,
        month=month_of(receipt.day),
        amount=receipt.amount,
        allocated=receipt.allocated,
        rest=receipt.rest,
        waiting=receipt.rest > 0,
        reversed=receipt.reversed_by is not None,
    )
