"""Cross-checks of balances and postings that stand on the wrong side."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.books import ACCOUNTS, RESULTS, Side, VoucherKind, VoucherLineRow
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.oversight import texts
from ruralgov.domain.oversight.ledgers import Ledgers
from ruralgov.domain.oversight.model import Evidence, Found, Severity
from ruralgov.domain.oversight.wording import Said

EITHER: Final = frozenset({"321", "322", *RESULTS})
"""Accounts whose balance may stand on either side: a loss is one, and results are carried over."""
CLAIMS: Final = frozenset({"112", "211", "212", "213", "214"})
"""Where a balance on the other side may be money paid ahead, which belongs on another account."""
FEW: Final = 12
APPLICATION: Final = "fund_application/"
PLAIN: Final = frozenset({VoucherKind.ORDINARY})
RESERVES: Final = frozenset({"301", "311"})
"""Capital and reserve: no income, and no claim of anybody."""
TAKES: Final = RESULTS | {"101", "102", "113", "211", "322"}
"""What a reserve may not be turned into by a voucher alone."""


def sides(of: Ledgers) -> Iterator[Found]:
    """R29: an account stands on the side on which it cannot, or is posted where only a mistake is.

    The commands check that a voucher balances, not what its accounts mean. Looked at are the
    balances at the end of the period, income that is debited and expenses that are credited by an
    ordinary voucher (a correction, a carry-over and the refund of an application may), and capital
    or reserves that become income, cash, a debt or a result.
    """
    for code, account in ACCOUNTS.items():
        if account.two_way or code in EITHER:
            continue
        balance = of.balance(code)
        wrong = balance if account.side is Side.CREDIT else -balance
        if wrong > 0:
            lines = [line for line in of.lines if line.account == code]
            yield Found(
                about=("side", code),
                day=of.day,
                **texts.WRONG_SIDE.say(
                    account=code, zh=account.zh, en=account.en, amount=show_yuan(wrong)
                ),
                evidence=(Evidence(zh="余额", en="balance", value=show_yuan(balance)),),
                links=tuple(
                    of.voucher(key) for key in dict.fromkeys(line.owner for line in lines[-FEW:])
                ),
                severity=Severity.WARNING if code in CLAIMS else None,
            )
    for key, lines in of.by_voucher.items():
        if of.vouchers[key].kind in PLAIN and key not in of.undone:
            yield from _posted(of, key, lines)


def _posted(of: Ledgers, key: str, lines: list[VoucherLineRow]) -> Iterator[Found]:
    odd = sum([_against(line) for line in lines if line.account in RESULTS])
    if odd > 0 and not any((line.about or "").startswith(APPLICATION) for line in lines):
        said = texts.POSTED_AGAINST.say(amount=show_yuan(odd))
        yield _found(of, key, "against", odd, said, Severity.WARNING)
    taken = sum([line.debit - line.credit for line in lines if line.account in RESERVES])
    if taken <= 0:
        return
    given = sum(line.credit - line.debit for line in lines if line.account in TAKES)
    turned = min(taken, given)
    if turned > 0:
        said = texts.RESERVE_TURNED.say(amount=show_yuan(turned))
        yield _found(of, key, "reserve", turned, said, None)


def _against(line: VoucherLineRow) -> int:
    """Return how much a line posts against the side of its account, one of income or expense."""
    if line.carried:
        return 0
    credit = ACCOUNTS[line.account].side is Side.CREDIT
    return max(0, line.debit if credit else line.credit)


def _found(
    of: Ledgers, key: str, what: str, fen: int, said: Said, severity: Severity | None
) -> Found:
    return Found(
        about=(f"voucher/{key}", what),
        day=of.vouchers[key].day,
        **said,
        evidence=(Evidence(zh="金额", en="amount", value=show_yuan(fen)),),
        links=(of.voucher(key),),
        severity=severity,
    )
