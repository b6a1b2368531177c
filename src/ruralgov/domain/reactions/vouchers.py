"""What follows from a posted voucher: for the purse, for applications and for contracts."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.books import (
    ABOUT_APPLICATION,
    Voucher,
    VoucherKind,
    VoucherPosted,
    cash_moves,
    contract_money,
    refunds,
    settlements,
    voucher_of,
)
from ruralgov.domain.books.cash import is_cash
from ruralgov.domain.collectives import heir
from ruralgov.domain.funds import (
    FUND_APPLICATION,
    BookRefund,
    CashAccount,
    FundApplication,
    MoveCash,
    SettlePayment,
    UndoRefund,
    UndoSettlement,
)
from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CollectiveId, FundApplicationId, VoucherId
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.property import (
    CONTRACT,
    RECEIPT,
    BookReceipt,
    Contract,
    ReverseReceipt,
    receipt_of,
)
from ruralgov.domain.reactions import texts

CASH_ACCOUNTS = {account.value: account for account in CashAccount}


def tell_purse(
    event: VoucherPosted, key: str, given: Given
) -> Iterator[MoveCash | SettlePayment | UndoSettlement]:
    """The purse knows from each posted voucher what is there, and what was paid is booked.

    What a reversed voucher booked, and what is left of it does not, is to be booked again: all that
    it paid for an application, or nothing of it.
    """
    voucher = voucher_of(VoucherId(key), given.read)
    if voucher.kind is VoucherKind.REVERSAL and voucher.corrects is not None:
        yield from _unsettled(voucher.corrects, VoucherId(key), given)
    for paid in settlements(voucher):
        asked = given.read.state(FUND_APPLICATION, paid.application)
        about = f"{FUND_APPLICATION.kind}/{paid.application}"
        _check_same(asked, event.collective, about, given)
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


def tell_refunds(event: VoucherPosted, key: str, given: Given) -> Iterator[BookRefund | UndoRefund]:
    """What came back about an application is its refund, until its voucher is reversed.

    All of it is undone or nothing, as with what was paid.
    """
    voucher = voucher_of(VoucherId(key), given.read)
    for back in refunds(voucher):
        asked = given.read.state(FUND_APPLICATION, back.application)
        about = f"{FUND_APPLICATION.kind}/{back.application}"
        _check_same(asked, event.collective, about, given)
        yield BookRefund(
            application=back.application,
            voucher=VoucherId(key),
            amount=back.amount,
            day=event.day,
        )
    if event.kind is VoucherKind.REVERSAL and voucher.corrects is not None:
        yield from _unrefunded(voucher.corrects, VoucherId(key), given)


def tell_contracts(
    event: VoucherPosted, key: str, given: Given
) -> Iterator[BookReceipt | ReverseReceipt]:
    """Money that came in about a contract is a receipt of it, until its voucher is reversed.

    Of such a line all is undone or nothing: half a receipt could pay nothing rightly.
    """
    voucher = voucher_of(VoucherId(key), given.read)
    for money in contract_money(voucher):
        contract = given.read.state(CONTRACT, money.contract)
        _check_same(contract, event.collective, f"{CONTRACT.kind}/{money.contract}", given)
        yield BookReceipt(
            contract=money.contract,
            voucher=VoucherId(key),
            line=money.line,
            amount=money.amount,
            day=event.day,
        )
    if event.kind is VoucherKind.REVERSAL and voucher.corrects is not None:
        yield from _taken_back(voucher.corrects, voucher, VoucherId(key), given)


def _unsettled(undone: VoucherId, by: VoucherId, given: Given) -> Iterator[UndoSettlement]:
    """Give the applications that a voucher had booked, and that what is left of it does not."""
    voucher = voucher_of(undone, given.read)
    left = {paid.application: paid for paid in settlements(voucher.standing)}
    for application in _named(voucher, ABOUT_APPLICATION):
        state = given.read.state(FUND_APPLICATION, application)
        if state is None or state.voucher != undone:
            continue
        paid = left.get(FundApplicationId(application))
        if paid is None:
            yield UndoSettlement(application=FundApplicationId(application), voucher=undone, by=by)
        elif paid.amount != state.committed:
            raise Refused(
                texts.SETTLEMENT_UNDONE_IN_PART,
                line=paid.lines[0],
                rest=show_yuan(paid.amount),
            )


def _unrefunded(undone: VoucherId, by: VoucherId, given: Given) -> Iterator[UndoRefund]:
    """Give the applications whose refund a voucher had booked, and what is left of it does not."""
    voucher = voucher_of(undone, given.read)
    left = {back.application: back for back in refunds(voucher.standing)}
    for key in map(FundApplicationId, _named(voucher, ABOUT_APPLICATION)):
        state = given.read.state(FUND_APPLICATION, key)
        booked = [one for one in state.refunds if one.voucher == undone] if state else []
        if not booked:
            continue
        back = left.get(key)
        if back is None:
            yield UndoRefund(application=key, voucher=undone, by=by)
        elif back.amount != booked[0].amount:
            raise Refused(
                texts.REFUND_UNDONE_IN_PART, line=back.lines[0], rest=show_yuan(back.amount)
            )


def _taken_back(
    undone: VoucherId, reversal: Voucher, by: VoucherId, given: Given
) -> Iterator[ReverseReceipt]:
    """Give the receipts of a voucher that what is left of it does not bring in."""
    voucher = voucher_of(undone, given.read)
    left = {money.line: money.amount for money in contract_money(voucher.standing)}
    for number, line in enumerate(voucher.lines, 1):
        if line.about is None or not line.debit:
            continue
        receipt = receipt_of(undone, number)
        booked = given.read.state(RECEIPT, receipt)
        if booked is None or booked.reversed_by is not None:
            continue
        rest = left.get(number, 0) if is_cash(line) else voucher.remaining(number)
        if not rest:
            yield ReverseReceipt(receipt=receipt, voucher=by, reason=reversal.reason)
        elif rest != booked.amount:
            raise Refused(texts.RECEIPT_UNDONE_IN_PART, line=number, rest=show_yuan(rest))


def _named(voucher: Voucher, kind: str) -> dict[str, None]:
    """Return the keys of the records of a kind that lines of a voucher are about."""
    abouts = (line.about for line in voucher.lines if line.about is not None)
    return {key: None for found, _, key in (one.partition("/") for one in abouts) if found == kind}


def _check_same(
    state: FundApplication | Contract | None, collective: CollectiveId, about: str, given: Given
) -> None:
    """Refuse a voucher of one collective about what is another's; raises ``about_elsewhere``.

    What was of one that merged is its successor's.
    """
    if state is not None and heir(state.collective, given.read) != collective:
        raise Refused(texts.ABOUT_ELSEWHERE, about=about, collective=collective)


REACTIONS: Final[Reactions] = {VoucherPosted: (tell_purse, tell_refunds, tell_contracts)}
