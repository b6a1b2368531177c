"""A voucher that divides an account: its whole balance goes onto new accounts right below it.

The first line takes the balance away; each of the others is on a new account, whose name is the
text of the line.
"""

from ruralgov.domain.books import texts
from ruralgov.domain.books.accounts import official
from ruralgov.domain.books.model import Chart, SubAccount, Voucher, VoucherLine
from ruralgov.domain.books.rows import VoucherLineRow
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.reading import Read


def new_accounts(voucher: Voucher) -> tuple[SubAccount, ...]:
    """Return the accounts that it makes."""
    return tuple(SubAccount(code=one.account, name=one.text) for one in voucher.lines[1:])


def check_division(lines: tuple[VoucherLine, ...], month: Month, chart: Chart, read: Read) -> None:
    """Refuse what takes another balance than there is, or makes an account that is there.

    Raises what ``must_take`` raises, ``account_taken``, ``division_month_wrong`` and
    ``division_differs``.
    """
    taken, *made = lines
    chart.must_take(taken.account)
    for one in made:
        if any(known.code == one.account for known in chart.accounts):
            raise Refused(texts.ACCOUNT_TAKEN, code=one.account, name=chart.name(one.account))
    before, later = balance_around(chart, taken.account, month, read)
    if later:
        raise Refused(texts.DIVISION_MONTH_WRONG, code=taken.account, month=later)
    if before != taken.credit - taken.debit:
        raise Refused(
            texts.DIVISION_DIFFERS,
            code=taken.account,
            balance=show_yuan(before),
            amount=show_yuan(taken.credit - taken.debit),
        )


def balance_around(chart: Chart, code: str, month: Month, read: Read) -> tuple[int, str]:
    """Return debit less credit of a full code, and the last month after *month* with lines."""
    found = read.tally(
        VoucherLineRow,
        ("code", "month"),
        sums=("debit", "credit"),
        collective=chart.collective,
        account=official(code),
    )
    mine = [(when, debit - credit) for one, when, _, debit, credit in found if one == code]
    return sum(fen for _, fen in mine), max((when for when, _ in mine if when > month), default="")
