"""Money that comes back from who was paid for a fund application."""

from collections.abc import Iterator

from ruralgov.domain.books.cash import ABOUT_APPLICATION
from ruralgov.domain.books.effects import effects
from ruralgov.domain.books.model import Voucher, VoucherKind
from ruralgov.domain.kernel.ids import FundApplicationId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class RefundMoney:
    """Money that came back of what an application was paid, and by which lines (from 1)."""

    application: FundApplicationId
    amount: Fen
    lines: tuple[int, ...]


def refunds(voucher: Voucher) -> Iterator[RefundMoney]:
    """Give what came back for each fund application; a reversal brings nothing back."""
    if voucher.kind is VoucherKind.REVERSAL:
        return
    for effect in effects(voucher.lines):
        if effect.amount > 0 and effect.of(ABOUT_APPLICATION):
            yield RefundMoney(
                application=FundApplicationId(effect.key),
                amount=Fen(effect.amount),
                lines=tuple(part.line for part in effect.parts),
            )
