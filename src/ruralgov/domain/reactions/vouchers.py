"""What follows from a posted voucher: for the purse, for applications and for contracts."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.books import (
    VoucherKind,
    VoucherPosted,
    cash_moves,
    contract_money,
    settlements,
    voucher_of,
)
from ruralgov.domain.collectives import heir
from ruralgov.domain.funds import (
    FUND_APPLICATION,
    CashAccount,
    FundApplication,
    MoveCash,
    SettlePayment,
    UndoSettlement,
)
from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CollectiveId, VoucherId
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.property import CONTRACT, BookReceipt, Contract, ReverseReceipt, receipt_of
from ruralgov.domain.reactions import texts

CASH_ACCOUNTS = {account.value: account for account in CashAccount}


def tell_purse(
    event: VoucherPosted, key: str, given: Given
) -> Iterator[MoveCash | SettlePayment | UndoSettlement]:
    """The purse knows from each posted voucher what is there, and what was paid is booked.

    What a reversed voucher booked is to be booked again: all that it paid for an application, or
    nothing of it.
    """
    voucher = voucher_of(VoucherId(key), given.read)
    if voucher.kind is VoucherKind.REVERSAL and voucher.corrects is not None:
        undone = voucher_of(voucher.corrects, given.read)
        touched = {part.line for part in voucher.undoes}
        for paid in settlements(undone):
            if touched.isdisjoint(paid.lines):
                continue
            for line in paid.lines:
                if rest := undone.remaining(line):
                    raise Refused(texts.SETTLEMENT_UNDONE_IN_PART, line=line, rest=show_yuan(rest))
            yield UndoSettlement(
                application=paid.application, voucher=voucher.corrects, by=VoucherId(key)
            )
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
        undone = voucher_of(voucher.corrects, given.read)
        lines = {part.line for part in voucher.undoes}
        for money in contract_money(undone):
            if money.line in lines:
                if rest := undone.remaining(money.line):
                    raise Refused(
                        texts.RECEIPT_UNDONE_IN_PART, line=money.line, rest=show_yuan(rest)
                    )
                yield ReverseReceipt(
                    receipt=receipt_of(voucher.corrects, money.line),
                    voucher=VoucherId(key),
                    reason=voucher.reason,
                )


def _check_same(
    state: FundApplication | Contract | None, collective: CollectiveId, about: str, given: Given
) -> None:
    """Refuse a voucher of one collective about what is another's; raises ``about_elsewhere``.

    What was of one that merged is its successor's.
    """
    if state is not None and heir(state.collective, given.read) != collective:
        raise Refused(texts.ABOUT_ELSEWHERE, about=about, collective=collective)


REACTIONS: Final[Reactions] = {VoucherPosted: (tell_purse, tell_contracts)}
