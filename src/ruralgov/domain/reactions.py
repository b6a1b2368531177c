"""What an event in one context asks of another: event -> commands, in the same transaction."""

import json
from collections.abc import Iterator

from ruralgov.domain.books import (
    VOUCHER,
    Voucher,
    VoucherKind,
    cash_moves,
    contract_money,
    settlements,
)
from ruralgov.domain.books.messages import (
    ConfirmOpening,
    CountVoucher,
    MarkUndone,
    VoucherPosted,
)
from ruralgov.domain.cases import CASE, recompute
from ruralgov.domain.cases.messages import CaseDispatched, RecomputeDeadline
from ruralgov.domain.exchange.messages import AskDepartment
from ruralgov.domain.funds import FUND_APPLICATION, MONEY_EVENTS, CashAccount, follow
from ruralgov.domain.funds.messages import MoveCash, SettlePayment, UndoSettlement
from ruralgov.domain.funds.model import FundApplication
from ruralgov.domain.kernel.declare import Given, Reaction
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CollectiveId, ReceiptId, VoucherId
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.policy import CalendarPublished
from ruralgov.domain.property.contract import Contract
from ruralgov.domain.property.messages_contract import CreditDues
from ruralgov.domain.property.messages_receipt import (
    AllocationWithdrawn,
    BookReceipt,
    ReceiptAllocated,
    ReceiptReversed,
    ReverseReceipt,
    receipt_of,
)
from ruralgov.domain.property.records import CONTRACT

CASH_ACCOUNTS = {account.value: account for account in CashAccount}


def recount_provisional(
    _event: CalendarPublished, _key: str, given: Given
) -> Iterator[RecomputeDeadline]:
    """When a calendar arrives, every open provisional deadline is counted again."""
    yield from recompute(given.read)


def ask_outside(event: CaseDispatched, key: str, given: Given) -> Iterator[AskDepartment]:
    """A case of a matter that a department outside handles is asked of it."""
    if event.department is not None:
        case = given.read.state(CASE, key)
        body = {"number": case.number, "matter": case.matter, "due": event.deadline.due.isoformat()}
        yield AskDepartment(
            department=event.department,
            subject=case.number,
            body=json.dumps(body, ensure_ascii=False, sort_keys=True),
            about=f"{CASE.kind}/{key}",
        )


def count_posted(
    event: VoucherPosted, key: str, given: Given
) -> Iterator[CountVoucher | MarkUndone | ConfirmOpening]:
    """A posted voucher is counted by its month, known to what it undoes, and may open the books."""
    voucher = VoucherId(key)
    yield CountVoucher(voucher=voucher)
    if event.kind is VoucherKind.REVERSAL:
        state: Voucher = given.read.state(VOUCHER, key)
        if state.corrects is not None:
            yield MarkUndone(voucher=state.corrects, by=voucher)
    if event.kind is VoucherKind.OPENING:
        yield ConfirmOpening(voucher=voucher)


def credit_dues(
    event: ReceiptAllocated | AllocationWithdrawn | ReceiptReversed, key: str, _given: Given
) -> Iterator[CreditDues]:
    """What a receipt pays, or pays no more, is seen on the dues of each contract that it names."""
    allocations = (
        (event.allocation,) if isinstance(event, AllocationWithdrawn) else event.allocations
    )
    for contract in dict.fromkeys(one.contract for one in allocations):
        yield CreditDues(contract=contract, receipt=ReceiptId(key))


def tell_purse(
    event: VoucherPosted, key: str, given: Given
) -> Iterator[MoveCash | SettlePayment | UndoSettlement]:
    """The purse knows from each posted voucher what is there, and what was paid is booked.

    What a reversed voucher booked is to be booked again: all that it paid for an application, or
    nothing of it.
    """
    voucher: Voucher = given.read.state(VOUCHER, key)
    if voucher.kind is VoucherKind.REVERSAL and voucher.corrects is not None:
        undone: Voucher = given.read.state(VOUCHER, voucher.corrects)
        touched = {part.line for part in voucher.undoes}
        for paid in settlements(undone):
            if touched.isdisjoint(paid.lines):
                continue
            for line in paid.lines:
                if rest := undone.remaining(line):
                    raise Refused("settlement_undone_in_part", line=line, rest=show_yuan(rest))
            yield UndoSettlement(
                application=paid.application, voucher=voucher.corrects, by=VoucherId(key)
            )
    for paid in settlements(voucher):
        asked: FundApplication | None = given.read.state(FUND_APPLICATION, paid.application)
        _check_same(asked, event.collective, f"{FUND_APPLICATION.kind}/{paid.application}")
        yield SettlePayment(
            application=paid.application, voucher=VoucherId(key), amount=paid.amount
        )
    for moved in cash_moves(voucher):
        yield MoveCash(
            collective=event.collective,
            voucher=VoucherId(key),
            account=CASH_ACCOUNTS[moved.account],
            amount=moved.amount,
            income=moved.income,
            day=event.day,
        )


def tell_contracts(
    event: VoucherPosted, key: str, given: Given
) -> Iterator[BookReceipt | ReverseReceipt]:
    """Money that came in about a contract is a receipt of it, until its voucher is reversed.

    Of such a line all is undone or nothing: half a receipt could pay nothing rightly.
    """
    voucher: Voucher = given.read.state(VOUCHER, key)
    for money in contract_money(voucher):
        contract: Contract | None = given.read.state(CONTRACT, money.contract)
        _check_same(contract, event.collective, f"{CONTRACT.kind}/{money.contract}")
        yield BookReceipt(
            contract=money.contract,
            voucher=VoucherId(key),
            line=money.line,
            amount=money.amount,
            day=event.day,
        )
    if event.kind is VoucherKind.REVERSAL and voucher.corrects is not None:
        undone: Voucher = given.read.state(VOUCHER, voucher.corrects)
        lines = {part.line for part in voucher.undoes}
        for money in contract_money(undone):
            if money.line in lines:
                if rest := undone.remaining(money.line):
                    raise Refused("receipt_undone_in_part", line=money.line, rest=show_yuan(rest))
                yield ReverseReceipt(
                    receipt=receipt_of(voucher.corrects, money.line),
                    voucher=VoucherId(key),
                    reason=voucher.reason,
                )


def _check_same(
    state: FundApplication | Contract | None, collective: CollectiveId, about: str
) -> None:
    """Refuse a voucher of one collective about what is another's; raises ``about_elsewhere``."""
    if state is not None and state.collective != collective:
        raise Refused("about_elsewhere", about=about, collective=collective)


REACTIONS: dict[type, tuple[Reaction, ...]] = {
    CalendarPublished: (recount_provisional,),
    CaseDispatched: (ask_outside,),
    VoucherPosted: (count_posted, tell_purse, tell_contracts),
    **dict.fromkeys(MONEY_EVENTS, (follow,)),
    ReceiptAllocated: (credit_dues,),
    AllocationWithdrawn: (credit_dues,),
    ReceiptReversed: (credit_dues,),
}
