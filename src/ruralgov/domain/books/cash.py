"""What a voucher does with cash and bank money, for the contexts that watch over it."""

from collections.abc import Iterable, Iterator

from ruralgov.domain.books import texts
from ruralgov.domain.books.accounts import CASH, official
from ruralgov.domain.books.effects import check_effects, effects, transferred
from ruralgov.domain.books.model import MERGERS, Voucher, VoucherKind, VoucherLine
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import ContractId, FundApplicationId
from ruralgov.domain.kernel.money import Fen, show_yuan
from ruralgov.domain.kernel.value import frozen

ABOUT_APPLICATION, ABOUT_CONTRACT, ABOUT_ASSET = "fund_application", "contract", "asset"
ABOUT = frozenset({ABOUT_APPLICATION, ABOUT_CONTRACT, ABOUT_ASSET})
"""The kinds of record that a line may be about."""


@frozen(kw_only=True)
class CashMove:
    """What a voucher moves on 101 or 102: more is above nothing. *income*: it came from outside."""

    account: str
    amount: Fen
    income: bool


@frozen(kw_only=True)
class Settlement:
    """What a voucher pays for a fund application, and by which lines (from 1)."""

    application: FundApplicationId
    amount: Fen
    lines: tuple[int, ...]


@frozen(kw_only=True)
class ContractMoney:
    """Money that came in for a contract, and by which line (from 1)."""

    contract: ContractId
    line: int
    amount: Fen


def is_cash(line: VoucherLine) -> bool:
    """Tell whether a line is on 101, 102 or below them."""
    return official(line.account) in CASH


def check_about(lines: Iterable[VoucherLine]) -> None:
    """Refuse what names no record of a known kind; raises ``about_wrong``."""
    for line in lines:
        if line.about is not None:
            kind, _, key = line.about.partition("/")
            if kind not in ABOUT or not key:
                raise Refused(texts.ABOUT_WRONG, about=line.about, kinds="、".join(sorted(ABOUT)))


def check_payments(kind: VoucherKind, lines: tuple[VoucherLine, ...]) -> None:
    """Refuse money that leaves without a fund application; raises ``payment_not_approved``.

    What moves between 101 and 102, what a reversal gives back and opening balances need none. What
    only moves is about no record, and what is about one is money from or to outside.
    """
    if kind in (VoucherKind.REVERSAL, VoucherKind.OPENING):
        return
    free = sum(line.credit for line in lines if is_cash(line) and not _is(line, ABOUT_APPLICATION))
    if free > transferred(lines):
        raise Refused(texts.PAYMENT_NOT_APPROVED, amount=show_yuan(free - transferred(lines)))
    check_effects(lines)


def cash_moves(voucher: Voucher) -> Iterator[CashMove]:
    """Give the net movement of 101 and of 102, with what is below them."""
    net: dict[str, int] = {}
    for line in filter(is_cash, voucher.lines):
        name = official(line.account)
        net[name] = net.get(name, 0) + line.debit - line.credit
    internal = transferred(voucher.lines) > 0 or voucher.kind in {
        VoucherKind.OPENING,
        VoucherKind.REVERSAL,
        *MERGERS,
    }
    for account, amount in sorted(net.items()):
        if amount:
            yield CashMove(account=account, amount=Fen(amount), income=amount > 0 and not internal)


def settlements(voucher: Voucher) -> Iterator[Settlement]:
    """Give what is paid for each fund application; a reversal settles nothing."""
    if voucher.kind is VoucherKind.REVERSAL:
        return
    for effect in effects(voucher.lines):
        if effect.amount < 0 and effect.of(ABOUT_APPLICATION):
            yield Settlement(
                application=FundApplicationId(effect.key),
                amount=Fen(-effect.amount),
                lines=tuple(part.line for part in effect.parts),
            )


def contract_money(voucher: Voucher) -> Iterator[ContractMoney]:
    """Give the money that came in for contracts, line by line; a reversal brings nothing in."""
    if voucher.kind is VoucherKind.REVERSAL:
        return
    for effect in effects(voucher.lines):
        if effect.amount > 0 and effect.of(ABOUT_CONTRACT):
            for part in effect.parts:
                yield ContractMoney(
                    contract=ContractId(effect.key), line=part.line, amount=part.amount
                )


def _is(line: VoucherLine, kind: str) -> bool:
    return line.about is not None and line.about.startswith(f"{kind}/")
