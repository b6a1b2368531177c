"""Cross-checks of what becomes of a payment: money that bounced or came back, and of which year."""

from collections.abc import Iterator

from ruralgov.domain.books import VoucherKind, VoucherLineRow
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.oversight import texts
from ruralgov.domain.oversight.ledgers import Ledgers
from ruralgov.domain.oversight.model import Evidence, Found
from ruralgov.domain.oversight.wording import Wording

APPLICATION = "fund_application/"
CASH = frozenset({"101", "102"})
SPENT = frozenset({"153", "401", "511", "512", "513", "514", "515", "521"})
"""Accounts onto which money is spent."""
PLAIN = frozenset({VoucherKind.ORDINARY, VoucherKind.CORRECTION})


def refunds(of: Ledgers) -> Iterator[Found]:
    """R47: money came back of something spent, and the application that paid it does not show it.

    Nothing refuses it: whoever enters the voucher may name no application. The budget has not got
    the money back then, and the payment still says what it was.
    """
    for key, lines in of.by_voucher.items():
        if of.vouchers[key].kind not in PLAIN or key in of.undone:
            continue
        came = [line for line in lines if line.account in CASH and line.debit]
        if not came or any(line.account in CASH and line.credit for line in lines):
            continue
        spent = sum(line.credit for line in lines if line.account in SPENT)
        if spent and all(line.about is None for line in came):
            yield _came_back(of, key, lines, spent, texts.REFUND_NAMES_NOTHING)
        wrong = sum(line.debit for line in came if _untold(of, key, line))
        if wrong:
            yield _came_back(of, key, lines, wrong, texts.REFUND_UNTOLD)


def _untold(of: Ledgers, voucher: str, line: VoucherLineRow) -> bool:
    """Tell whether a line is about an application that has no refund by its voucher."""
    about = line.about or ""
    known = of.applications.get(about.removeprefix(APPLICATION))
    return (
        about.startswith(APPLICATION)
        and known is not None
        and all(one.voucher != voucher for one in known.refunds)
    )


def _came_back(
    of: Ledgers, key: str, lines: list[VoucherLineRow], fen: int, wording: Wording
) -> Found:
    amount = show_yuan(fen)
    return Found(
        about=(f"voucher/{key}", "refund"),
        day=lines[0].day,
        **wording.say(amount=amount),
        evidence=(Evidence(zh="退回金额", en="came back", value=amount),),
        links=(of.voucher(key),),
    )
