"""Money that comes back from who was paid for a fund application."""

from collections.abc import Iterable, Iterator

from ruralgov.domain.books import texts
from ruralgov.domain.books.cash import ABOUT_APPLICATION, is_cash
from ruralgov.domain.books.model import Voucher, VoucherKind, VoucherLine
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import FundApplicationId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class RefundMoney:
    """Money that came back of what an application was paid, and by which lines (from 1)."""

    application: FundApplicationId
    amount: Fen
    lines: tuple[int, ...]


def check_refunds(lines: Iterable[VoucherLine]) -> None:
    """Refuse a refund in a voucher by which money leaves too; raises ``refund_mixed``.

    What goes out and in by one voucher may have come from nowhere.
    """
    known = list(lines)
    if any(_refunds(line) for line in known) and any(
        line.credit and is_cash(line) for line in known
    ):
        raise Refused(texts.REFUND_MIXED)


def refunds(voucher: Voucher) -> Iterator[RefundMoney]:
    """Give what came back for each fund application; a reversal brings nothing back."""
    if voucher.kind is VoucherKind.REVERSAL:
        return
    back: dict[str, list[int]] = {}
    for number, line in enumerate(voucher.lines, 1):
        if _refunds(line):
            back.setdefault(str(line.about).partition("/")[2], []).append(number)
    for key, lines in back.items():
        amount = sum(voucher.lines[number - 1].debit for number in lines)
        yield RefundMoney(
            application=FundApplicationId(key), amount=Fen(amount), lines=tuple(lines)
        )


def _refunds(line: VoucherLine) -> bool:
    kind = (line.about or "").partition("/")[0]
    return line.debit > 0 and is_cash(line) and kind == ABOUT_APPLICATION
