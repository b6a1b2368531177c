"""The tables of contracts, and of what they make due."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import AssetId, CollectiveId, ContractId, ReceiptId
from ruralgov.domain.kernel.month import Month, month_of
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.property import messages_contract as m
from ruralgov.domain.property.messages_receipt import receipt_of
from ruralgov.domain.property.model_contract import (
    BOUND,
    Contract,
    ContractStage,
    Direction,
    DueKind,
    Tenure,
)
from ruralgov.domain.property.model_discharge import DischargeForm


@frozen(kw_only=True)
class ContractRow:
    """One contract; it names nobody. ``total`` and ``paid`` are of its price, in fen.

    What was written off is not paid.
    """

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


TABLES = (
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
        changed_by=(
            m.ContractSigned,
            m.ContractVaried,
            m.ContractEnded,
            m.ContractEntryWithdrawn,
        ),
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
        changed_by=(
            m.ContractSigned,
            m.ContractVaried,
            m.ContractEnded,
            m.DuesCredited,
            m.ContractEntryWithdrawn,
        ),
    ),
    Table(
        name="contract_credits",
        row=DueCreditRow,
        key=("owner", "due", "receipt"),
        indexes=(("collective", "month"), ("receipt",)),
        tallies=(("collective", "kind", "month"),),
        sums=("amount",),
        changed_by=(m.DuesCredited,),
    ),
)


def rows(
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
    forgone = {
        receipt_of(one.voucher, one.line)
        for one in contract.discharges
        if one.form is DischargeForm.WRITE_OFF and one.voucher is not None
    }
    paid = [
        one
        for one in contract.credits
        if kinds[one.due] is DueKind.PRICE and one.receipt not in forgone
    ]
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
