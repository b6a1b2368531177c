"""What a voucher does with cash and bank money, for the contexts that watch over it."""

from collections.abc import Iterable, Iterator

from ruralgov.domain.books import texts
from ruralgov.domain.books.accounts import CASH, official
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


def transferred(lines: Iterable[VoucherLine]) -> int:
    """Return how many fen at least only move between 101 and 102.

    Money that comes in may have come from the other lines' credits; only what cannot is taken for
    a transfer, so that income and payment in one voucher never pass for one.
    """
    came = other = 0
    for line in lines:
        if is_cash(line):
            came += line.debit
        else:
            other += line.credit
    return max(0, came - other)


def check_payments(kind: VoucherKind, lines: tuple[VoucherLine, ...]) -> None:
    """Refuse money that leaves without a fund application; raises ``payment_not_approved``.

    What moves between 101 and 102, what a reversal gives back and opening balances need none.
    """
    if kind in (VoucherKind.REVERSAL, VoucherKind.OPENING):
        return
    free = sum(line.credit for line in lines if is_cash(line) and not _is(line, ABOUT_APPLICATION))
    if free and free > transferred(lines):
        raise Refused(texts.PAYMENT_NOT_APPROVED, amount=show_yuan(free - transferred(lines)))


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
    paid: dict[str, list[int]] = {}
    for number, line in enumerate(voucher.lines, 1):
        if line.credit and is_cash(line) and _is(line, ABOUT_APPLICATION):
            paid.setdefault(str(line.about).partition("/")[2], []).append(number)
    for key, lines in paid.items():
        amount = sum(voucher.lines[number - 1].credit for number in lines)
        yield Settlement(application=FundApplicationId(key), amount=Fen(amount), lines=tuple(lines))


def contract_money(voucher: Voucher) -> Iterator[ContractMoney]:
    """Give each debit of 101 or 102 that is about a contract; a reversal brings nothing in."""
    if voucher.kind is VoucherKind.REVERSAL:
        return
    for number, line in enumerate(voucher.lines, 1):
        if line.debit and is_cash(line) and _is(line, ABOUT_CONTRACT):
            key = ContractId(str(line.about).partition("/")[2])
            yield ContractMoney(contract=key, line=number, amount=line.debit)


def _is(line: VoucherLine, kind: str) -> bool:
    return line.about is not None and line.about.startswith(f"{kind}/")
