"""What follows from a posted voucher within the books."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.books.dividing import new_accounts
from ruralgov.domain.books.messages import (
    ConfirmOpening,
    CountVoucher,
    MarkUndone,
    TakeOverAccounts,
    VoucherPosted,
)
from ruralgov.domain.books.model import VoucherKind
from ruralgov.domain.books.records import voucher_of
from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.ids import VoucherId


def count_posted(
    event: VoucherPosted, key: str, given: Given
) -> Iterator[CountVoucher | MarkUndone | ConfirmOpening | TakeOverAccounts]:
    """A posted voucher is counted by its month, known to what it undoes, and may open the books.

    One that divides an account makes those that take its balance.
    """
    voucher = VoucherId(key)
    yield CountVoucher(voucher=voucher)
    if event.kind is VoucherKind.REVERSAL:
        state = voucher_of(voucher, given.read)
        if state.corrects is not None:
            yield MarkUndone(voucher=state.corrects, by=voucher)
    if event.kind is VoucherKind.OPENING:
        yield ConfirmOpening(voucher=voucher)
    if event.kind is VoucherKind.DIVISION:
        accounts = new_accounts(voucher_of(voucher, given.read))
        yield TakeOverAccounts(collective=event.collective, accounts=accounts)


REACTIONS: Final[Reactions] = {VoucherPosted: (count_posted,)}
